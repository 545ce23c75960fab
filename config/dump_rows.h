// Rows of GeoNames dumps: which dump a file is, how many columns it has, and
// what its names and years are worth. No reading, no writing.
#ifndef DATELINE_CONFIG_DUMP_ROWS_H
#define DATELINE_CONFIG_DUMP_ROWS_H

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// In the order in which they are read: ids before what refers to them.
enum class DumpKind : std::uint8_t {
    Countries,  ///< countryInfo
    Divisions,  ///< admin1CodesASCII, admin2Codes
    Places,     ///< allCountries, citiesN, XX
    Names,      ///< alternateNamesV2
    Hierarchy,
};

/// By the file's name; nothing for any other file.
std::optional<DumpKind> dump_kind(const std::filesystem::path& file);

/// Least and most columns of a row.
struct ColumnCount {
    std::size_t least = 0;
    std::size_t most = 0;
};
ColumnCount columns_of(DumpKind kind);

/// False for codes that are no languages (postal and airport codes, links...).
bool is_language(std::string_view code);

/// Whether a name can be met in Latin or Cyrillic news text: one script,
/// letters and the marks of names, a capital, no airport's code.
bool is_usable_name(std::string_view name);

/// The year in "1924", "1924-05-01", "19240501" or "1 May 1924"; nothing when
/// there is none.
std::optional<int> year_in(std::string_view text);

}  // namespace dateline

#endif
