// What an import writes and remembers: tables, a row at a time, and sets of
// GeoNames ids. Which rows are worth it is geonames_import's to decide.
#ifndef DATELINE_CONFIG_IMPORT_TABLE_H
#define DATELINE_CONFIG_IMPORT_TABLE_H

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/config_dir.h"

namespace dateline {

/// GeoNames is at 13 million; a set of ids takes 32 MB at the most.
inline constexpr std::uint32_t kMostGeonameId = 1U << 28;

/// A bit for each id.
class GeonameIds {
  public:
    void add(std::uint32_t id) {
        if (id >= bits_.size()) {
            bits_.resize(std::max<std::size_t>(id + 1U, bits_.size() * 2));
        }
        bits_[id] = true;
    }
    [[nodiscard]] bool has(std::uint32_t id) const {
        return id < bits_.size() && bits_[id];
    }
    void clear() { bits_.clear(); }

  private:
    std::vector<bool> bits_;
};

/// A table that is being written.
class ImportTable {
  public:
    ImportTable(const std::filesystem::path& folder,
                std::string name,
                std::string what)
        : name_(std::move(name)),
          what_(std::move(what)),
          path_(folder / name_),
          out_(path_, std::ios::binary) {}

    void row(std::initializer_list<std::string_view> columns) {
        const char* tab = "";
        for (const std::string_view column : columns) {
            out_ << tab << column;
            tab = "\t";
        }
        out_ << '\n';
        ++rows_;
    }
    /// @throw ConfigError when not all of it could be written
    void close() {
        out_.close();
        if (!out_) {
            throw ConfigError(path_.string() + ": cannot be written");
        }
    }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& what() const { return what_; }
    [[nodiscard]] std::uint64_t rows() const { return rows_; }

  private:
    std::string name_;
    std::string what_;
    std::filesystem::path path_;
    std::ofstream out_;
    std::uint64_t rows_ = 0;
};

}  // namespace dateline

#endif
