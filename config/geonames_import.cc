// Each kind of dump has its function; rows are looked at one by one and what
// is kept goes to a table at once. All that stays in memory are three sets of
// ids, a bit for each.
#include "config/geonames_import.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <set>

#include "config/config_dir.h"
#include "config/dump_file.h"
#include "config/dump_list.h"
#include "config/dump_rows.h"
#include "config/import_table.h"
#include "config/source_dir.h"
#include "config/table_reader.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace fs = std::filesystem;

namespace {

/// A dump with more wrong rows is no dump.
constexpr std::size_t kMostErrors = 20;
constexpr std::uint64_t kRowsBetweenReports = 4096;

class Importer {
  public:
    Importer(const ImportOptions& options,
             const fs::path& sources,
             const fs::path& out,
             const std::function<void(const ImportProgress&)>& progress,
             LintReport& report)
        : options_(options),
          dumps_(find_dumps(options.dumps)),
          progress_(progress),
          report_(report),
          out_(out),
          countries_(out, "countries.tsv", "countries of a GeoNames dump"),
          divisions_(out, "divisions.tsv", "divisions of a GeoNames dump"),
          places_(out, "places.tsv", "places of a GeoNames dump"),
          names_(out, "names.tsv", "names of a GeoNames dump"),
          parents_(out, "parents.tsv", "what lies in what in a GeoNames dump") {
        read_features(sources);
        read_known_ids(sources);
    }

    ImportCounts run() {
        for (const Dump& dump : dumps_) {
            at_.total_bytes += size_of(dump.path);
            tagged_names_ = tagged_names_ || dump.kind == DumpKind::Names;
        }
        for (const Dump& dump : dumps_) {
            read(dump);
        }
        for (ImportTable* table : tables()) {
            table->close();
        }
        write_notes();
        return counts_;
    }

  private:
    std::array<ImportTable*, 5> tables() {
        return {&countries_, &divisions_, &places_, &names_, &parents_};
    }

    void read_features(const fs::path& sources) {
        const std::string text =
            read_whole_file(sources / "world" / "features.tsv");
        std::set<std::string, std::less<>> unknown(options_.also.begin(),
                                                   options_.also.end());
        for_each_row(text, [&](std::uint32_t, const Columns& row) {
            for (const std::string_view key : {row[0], row[1]}) {
                const auto asked =
                    std::find(options_.also.begin(), options_.also.end(), key);
                if (asked != options_.also.end()) {
                    also_.insert(std::string(row[1]));
                    unknown.erase(*asked);
                }
            }
        });
        if (!unknown.empty()) {
            throw ConfigError("'" + *unknown.begin() +
                              "' is no feature code of world/features.tsv");
        }
    }

    /// Names of places that are in the gazetteer anyway are of use, too.
    void read_known_ids(const fs::path& sources) {
        const std::string text =
            read_source_file(sources / "world" / "cities.tsv.xz");
        for_each_row(text, [&](std::uint32_t, const Columns& row) {
            std::uint32_t id = 0;
            std::from_chars(row[0].data(), row[0].data() + row[0].size(), id);
            known_.add(std::min(id, kMostGeonameId));
        });
    }

    void read(const Dump& dump) {
        DumpFile file(dump.path);
        const ColumnCount width = columns_of(dump.kind);
        const std::uint64_t bytes_before = at_.bytes;
        in_file_.clear();
        Columns row;
        for (std::string_view line; file.next(line);) {
            if (++at_.rows % kRowsBetweenReports == 0 && progress_) {
                at_.bytes = bytes_before + file.bytes_read();
                progress_(at_);
            }
            if (line.empty() || line.front() == '#') {
                continue;
            }
            split(line, row);
            if (row.size() < width.least || row.size() > width.most) {
                error(file,
                      "the row has " + std::to_string(row.size()) +
                          " columns, not " + std::to_string(width.most));
            } else if (!is_valid_utf8_without_nul(line)) {
                error(file, "the row is no UTF-8");
            } else {
                read_row(dump.kind, file, row);
            }
            if (report_.messages().size() >= kMostErrors) {
                report_.error({dump.path.string(), 0, 0},
                              "too many errors; is it a GeoNames dump?");
                break;
            }
        }
        at_.bytes = bytes_before + size_of(dump.path);
    }

    static void split(std::string_view line, Columns& row) {
        row.clear();
        for (;;) {
            const std::size_t tab = line.find('\t');
            row.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos) {
                return;
            }
            line = line.substr(tab + 1);
        }
    }

    void read_row(DumpKind kind, const DumpFile& file, const Columns& row) {
        switch (kind) {
        case DumpKind::Countries:
            return read_country(file, row);
        case DumpKind::Divisions:
            return read_division(file, row);
        case DumpKind::Places:
            return read_place(file, row);
        case DumpKind::Names:
            return read_name(file, row);
        case DumpKind::Hierarchy:
            return read_parent(file, row);
        }
    }

    void error(const DumpFile& file, const std::string& message) {
        report_.error(file.at(), message);
    }

    /// An error and nothing when @p text is no GeoNames id.
    std::optional<std::uint32_t> id_of(const DumpFile& file,
                                       std::string_view text) {
        std::uint32_t id = 0;
        const auto [end, code] =
            std::from_chars(text.data(), text.data() + text.size(), id);
        if (code != std::errc() || end != text.data() + text.size() ||
            id == 0 || id >= kMostGeonameId) {
            error(file, "'" + std::string(text) + "' is no geonameid");
            return std::nullopt;
        }
        return id;
    }

    std::optional<double> number(const DumpFile& file,
                                 std::string_view text,
                                 double low,
                                 double high) {
        double value = 0;
        const auto [end, code] =
            std::from_chars(text.data(), text.data() + text.size(), value);
        if (code != std::errc() || end != text.data() + text.size() ||
            value < low || value > high) {
            error(file,
                  "'" + std::string(text) + "' is no number from " +
                      std::to_string(static_cast<long long>(low)) + " to " +
                      std::to_string(static_cast<long long>(high)));
            return std::nullopt;
        }
        return value;
    }

    void read_country(const DumpFile& file, const Columns& row) {
        const auto id = id_of(file, row[16]);
        if (!id) {
            return;
        }
        if (row[0].size() != 2) {
            return error(file, "'" + std::string(row[0]) + "' is no ISO code");
        }
        known_.add(*id);
        countries_.row({row[0], row[4], row[16]});
        ++counts_.places;
    }

    void read_division(const DumpFile& file, const Columns& row) {
        const auto id = id_of(file, row[3]);
        if (!id) {
            return;
        }
        if (row[0].find('.') != 2 || row[0].size() < 4) {
            return error(file,
                         "'" + std::string(row[0]) + "' is no division's code");
        }
        known_.add(*id);
        divisions_.row({row[0], row[1], row[2], row[3]});
        ++counts_.places;
    }

    [[nodiscard]] bool is_wanted(const Columns& row,
                                 std::uint32_t id,
                                 double population) const {
        const std::string_view feature = row[7];
        if (row[6] == "A" && (feature.substr(0, 3) == "PCL" ||
                              feature == "ADM1" || feature == "ADM2")) {
            return !row[8].empty();
        }
        if (row[6] == "P") {
            const bool seat = feature.substr(0, 4) == "PPLA" ||
                              feature == "PPLC" || feature == "PPLG";
            return !row[8].empty() &&
                   (seat || population >= options_.min_population ||
                    known_.has(id));
        }
        return also_.contains(feature);
    }

    void read_place(const DumpFile& file, const Columns& row) {
        const auto id = id_of(file, row[0]);
        if (!id) {
            return;
        }
        if (in_file_.has(*id)) {
            return error(file,
                         "the id " + std::string(row[0]) + " comes twice");
        }
        in_file_.add(*id);
        if (taken_.has(*id)) {
            return;
        }
        if (row[1].empty()) {
            return error(file, "the place has no name");
        }
        if (!number(file, row[4], -90, 90) ||
            !number(file, row[5], -180, 180)) {
            return;
        }
        const auto population =
            row[14].empty() ? 0.0 : number(file, row[14], 0, 1e10);
        if (!population) {
            return;
        }
        if (!is_wanted(row, *id, *population)) {
            ++counts_.skipped;
            return;
        }
        taken_.add(*id);
        known_.add(*id);
        places_.row({row[0],
                     row[1],
                     row[2] == row[1] ? std::string_view{} : row[2],
                     tagged_names_ ? std::string_view{} : untagged(row[3]),
                     row[4],
                     row[5],
                     row[7],
                     row[8],
                     row[10],
                     row[11],
                     row[14].empty() ? "0" : row[14]});
        ++counts_.places;
    }

    /// The usable ones of names that commas separate, separated by |.
    std::string_view untagged(std::string_view list) {
        untagged_.clear();
        while (!list.empty()) {
            const std::size_t comma = list.find(',');
            const std::string_view name = list.substr(0, comma);
            if (name.find('|') == std::string_view::npos &&
                is_usable_name(name)) {
                untagged_ += untagged_.empty() ? "" : "|";
                untagged_ += name;
            }
            list = comma == std::string_view::npos ? std::string_view{}
                                                   : list.substr(comma + 1);
        }
        return untagged_;
    }

    void read_name(const DumpFile& file, const Columns& row) {
        const auto id = id_of(file, row[1]);
        if (!id) {
            return;
        }
        const auto flag = [&](std::size_t column) {
            return row.size() > column && row[column] == "1";
        };
        if (!known_.has(*id) || !is_language(row[2]) ||
            !is_usable_name(row[3])) {
            ++counts_.skipped;
            return;
        }
        const bool has_years = row.size() > 9;
        const auto from = has_years ? year_in(row[8]) : std::nullopt;
        const auto to = has_years ? year_in(row[9]) : std::nullopt;
        const char* kind = row[2] == "en" ? "common" : "alternate";
        if (flag(7) || to) {
            kind = "former";
        } else if (flag(6)) {
            kind = "rare";
        }
        names_.row({row[1],
                    row[2],
                    kind,
                    row[3],
                    from ? std::to_string(*from) : "",
                    to ? std::to_string(*to) : ""});
        ++counts_.names;
    }

    void read_parent(const DumpFile& file, const Columns& row) {
        const auto parent = id_of(file, row[0]);
        const auto child = id_of(file, row[1]);
        if (!parent || !child) {
            return;
        }
        if (*parent == *child) {
            return error(file,
                         std::string(row[0]) + " is said to lie in itself");
        }
        if (known_.has(*parent) && taken_.has(*child)) {
            parents_.row({row[1], row[0]});
        } else {
            ++counts_.skipped;
        }
    }

    /// What the tables are and from where, for the gazetteer's header.
    void write_notes() {
        const fs::path path = out_ / "sources.yaml";
        std::ofstream out(path);
        out << "# Written by dateline-lexicon import, as are the tables.\n"
               "sources:\n";
        for (const ImportTable* table : tables()) {
            out << "  - file: \"" << kImported << "/" << table->name()
                << "\"\n    what: \"" << table->what()
                << "\"\n    rows: " << table->rows()
                << "\n    licence: \"CC-BY-4.0\"\n    attribution: \"GeoNames "
                   "(https://www.geonames.org/), CC BY 4.0, changed\"\n"
                   "    made_from:\n";
            for (const Dump& dump : dumps_) {
                out << "      - \"" << dump.path.filename().string() << "\"\n";
            }
        }
        out.close();
        if (!out) {
            throw ConfigError(path.string() + ": cannot be written");
        }
    }

    const ImportOptions& options_;
    std::vector<Dump> dumps_;
    const std::function<void(const ImportProgress&)>& progress_;
    LintReport& report_;
    fs::path out_;
    ImportTable countries_;
    ImportTable divisions_;
    ImportTable places_;
    ImportTable names_;
    ImportTable parents_;
    std::set<std::string, std::less<>> also_;  ///< feature codes
    GeonameIds known_;    ///< places whose names are of use
    GeonameIds taken_;    ///< rows in places_
    GeonameIds in_file_;  ///< ids of the file being read
    bool tagged_names_ = false;
    std::string untagged_;
    ImportProgress at_;
    ImportCounts counts_;
};

}  // namespace

ImportCounts import_dumps(
    const ImportOptions& options,
    const fs::path& sources,
    const fs::path& out,
    const std::function<void(const ImportProgress&)>& progress,
    LintReport& report) {
    return Importer(options, sources, out, progress, report).run();
}

}  // namespace dateline
