// Explanation: an optional record of which rule accepted or rejected what,
// with its numbers. Stages take an Explanation* that is null when nobody
// asked, and then spend nothing on it.
#ifndef DATELINE_PLUGIN_EXPLANATION_H
#define DATELINE_PLUGIN_EXPLANATION_H

#include <string>
#include <string_view>
#include <vector>

#include "plugin/span.h"

namespace dateline {

struct ExplanationEntry {
    std::string stage;    ///< "place", "event", ...
    std::string rule;     ///< stable, greppable name: "place/container"
    Span span;            ///< in the document's text (see DocumentText)
    std::string message;  ///< one line for a person
};

class Explanation {
  public:
    void add(std::string_view stage,
             std::string_view rule,
             Span span,
             std::string message);
    [[nodiscard]] const std::vector<ExplanationEntry>& entries() const {
        return entries_;
    }

  private:
    std::vector<ExplanationEntry> entries_;
};

}  // namespace dateline

#endif
