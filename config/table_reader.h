// Table reader: rows of tab-separated place tables, checked for their number
// of columns and their numbers, and what the rows of all such tables share:
// the division that codes mean, the kind of town that a feature code means,
// spellings of Cyrillic names. Which columns a table has is gazetteer_loader's
// and imported_loader's to know.
#ifndef DATELINE_CONFIG_TABLE_READER_H
#define DATELINE_CONFIG_TABLE_READER_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/gazetteer_builder.h"
#include "config/lint_report.h"
#include "config/source_dir.h"
#include "plugin/annotation.h"

namespace dateline {

using Columns = std::vector<std::string_view>;

/// A wrong number or row is an error in the report, at the row's line.
class TableReader {
  public:
    TableReader(SourceDir& sources, LintReport& report)
        : sources_(sources), report_(report) {}

    /// Calls `row(columns)` for the rows of @p file that have @p width columns.
    template <typename Row>
    void rows(const std::string& file, std::size_t width, Row row) {
        const auto text = sources_.data(file, report_);
        if (!text) {
            return;
        }
        at_.file = sources_.path_of(file).string();
        for_each_row(*text, [&](std::uint32_t line, const Columns& columns) {
            at_.line = line;
            at_.column = 1;
            if (columns.size() != width) {
                error("the row has " + std::to_string(columns.size()) +
                      " columns, not " + std::to_string(width));
                return;
            }
            row(columns);
        });
    }

    std::optional<double> number(std::string_view text);
    /// Nothing when both are empty.
    std::optional<Coordinates> coordinates(std::string_view lat,
                                           std::string_view lon);
    /// @param message about the row last read
    void error(std::string message) { report_.error(at_, std::move(message)); }
    /// Of the row last read.
    [[nodiscard]] const SourcePosition& at() const { return at_; }

  private:
    SourceDir& sources_;
    LintReport& report_;
    SourcePosition at_;
};

/// Calls `part(text)` for each part of a list that | separates.
template <typename Part>
void for_each_part(std::string_view list, Part part) {
    while (!list.empty()) {
        const std::size_t bar = list.find('|');
        if (bar != 0) {
            part(list.substr(0, bar));
        }
        list = bar == std::string_view::npos ? std::string_view{}
                                             : list.substr(bar + 1);
    }
}

/// Importance (see PlaceDraft) by kind of place: a country's name means the
/// country before any town, a capital comes before a town of its size.
inline constexpr double kCountryImportance = 1.6;
inline constexpr double kStateImportance = 0.1;
inline constexpr double kCountyImportance = -1.0;
inline constexpr double kGoneImportance = -1.0;

/// The id of the nearest division that is known; the country's without one.
std::string division_of(const GazetteerBuilder& builder,
                        std::string_view country,
                        std::string_view first,
                        std::string_view second);

/// Type and importance of a populated place, by its GeoNames feature code.
/// @pre its population is set
void set_town_kind(PlaceDraft& place, std::string_view feature);

/// Latin spellings of a Cyrillic name where its country writes so.
/// @param language as for transliterate()
void add_transliterations(GazetteerBuilder& builder,
                          std::uint32_t place,
                          std::string_view name,
                          std::string_view language);

}  // namespace dateline

#endif
