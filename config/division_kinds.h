// Division kinds: how a country's divisions are named beside their bare names
// ("X Oblast", "Republic of X", "County X"), from the YAML key `kinds`.
#ifndef DATELINE_CONFIG_DIVISION_KINDS_H
#define DATELINE_CONFIG_DIVISION_KINDS_H

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "config/gazetteer_builder.h"
#include "config/lint_report.h"
#include "config/yaml_source.h"

namespace dateline {

class DivisionKinds {
  public:
    /// One item of the key. Mistakes are errors in @p report.
    void read(const YamlFile& file, const YamlValue& value, LintReport& report);
    /// Gives the divisions of @p builder their names.
    void apply(GazetteerBuilder& builder) const;

  private:
    /// A division's name and its word for divisions, apart: "X" and "* Oblast".
    struct Kind {
        std::string country;
        int order = 1;
        std::vector<std::string> patterns;  ///< with a *
        std::set<std::string> except;
        bool bare = false;  ///< second-order ones are known by their bare names
    };

    static void apply_to(const Kind& kind,
                         std::uint32_t index,
                         GazetteerBuilder& builder);

    /// By country and order.
    std::map<std::pair<std::string, int>, Kind> kinds_;
};

}  // namespace dateline

#endif
