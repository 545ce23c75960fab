// Hits as files for other programs: CSV, NDJSON, GeoJSON. Written one hit at a
// time, so that an export of any size needs no memory.
#ifndef DATELINE_QUERY_EXPORT_FORMATS_H
#define DATELINE_QUERY_EXPORT_FORMATS_H

#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "query/searcher.h"

namespace dateline {

enum class ExportFormat { Csv, Ndjson, GeoJson };

/// A CSV cell: quoted where it must be; one that a spreadsheet would take for
/// a formula gets a leading apostrophe.
std::string csv_cell(std::string_view value);

/// begin(), hit() for each, end(); all write to the file given.
class ExportWriter {
  public:
    using FindCoordinates =
        std::function<std::optional<Coordinates>(const std::string& place_id)>;

    ExportWriter(ExportFormat format,
                 std::FILE* out,
                 IndexSet& index,
                 FindCoordinates coordinates);

    void begin();
    /// CSV and GeoJSON: a row, or a feature for each place, an event; an
    /// article that was not asked for its events is one row.
    void hit(const Hit& hit);
    void end();

  private:
    void csv_rows(const Hit& hit);
    void csv_row(const Hit& hit, const EventRecord* event, std::size_t number);
    void features(const Hit& hit);
    void write(std::string_view text);
    [[nodiscard]] std::string names(const Hit& hit,
                                    const std::vector<IdIndex>& ids);

    ExportFormat format_;
    std::FILE* out_;
    IndexSet* index_;
    FindCoordinates coordinates_;
    bool first_ = true;
};

/// "id,title,...": one hit a line, without its events; for --csv.
std::string csv_head();
std::string csv_line(const Hit& hit);

}  // namespace dateline

#endif
