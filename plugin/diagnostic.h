// Diagnostic: something wrong with one article that does not stop the others.
#ifndef DATELINE_PLUGIN_DIAGNOSTIC_H
#define DATELINE_PLUGIN_DIAGNOSTIC_H

#include <string>
#include <vector>

namespace dateline {

struct Diagnostic {
    std::string code;     ///< stable, greppable: "repaired-utf8"
    std::string message;  ///< one line for a person

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace dateline

#endif
