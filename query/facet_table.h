// FacetTable: the facets of all articles of one local database, unpacked into
// a file that is mapped, so that a question that proposes a hundred thousand
// articles is one walk through memory. A cache and nothing more: made from the
// records when a question is large enough to be worth it, told to be of
// another state of the database by its unique id and revision, and searches
// give the same answers without it.
#ifndef DATELINE_QUERY_FACET_TABLE_H
#define DATELINE_QUERY_FACET_TABLE_H

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <xapian.h>

#include "plugin/facet/node_dictionary.h"

namespace dateline {

/// Safe to share between threads.
class FacetTable {
  public:
    FacetTable(const FacetTable&) = delete;
    FacetTable& operator=(const FacetTable&) = delete;
    ~FacetTable();

    /// The table in @p file. @return null when there is none, or one of
    /// another state of the database
    static std::unique_ptr<FacetTable> open(const std::string& file,
                                            const Xapian::Database& database);

    /// Makes the table; others find it in @p file, written whole or not at
    /// all. Where that cannot be written it is this process's alone.
    /// Cost: one pass over the records, about a second a million.
    /// @return null when there is no room for it anywhere
    /// @throw Xapian::Error
    static std::unique_ptr<FacetTable> make(const std::string& file,
                                            const Xapian::Database& database,
                                            const NodeView& nodes);

    [[nodiscard]] const NodeView& nodes() const { return nodes_; }
    /// The words of an article (see facet_view.h); null when its record is
    /// damaged or it is not there.
    [[nodiscard]] const std::uint32_t* words(Xapian::docid document) const {
        if (document >= offsets_.size() || offsets_[document] == 0) {
            return nullptr;
        }
        return words_.data() + offsets_[document];
    }
    /// Says that expect(document) will be called soon.
    void expect_offset(Xapian::docid document) const {
        if (document < offsets_.size()) {
            __builtin_prefetch(&offsets_[document]);
        }
    }
    /// Says that words(document) will be read soon.
    void expect(Xapian::docid document) const {
        constexpr std::size_t kLineWords = 16;
        constexpr std::size_t kMostLines = 4;
        if (const std::uint32_t* at = words(document)) {
            for (std::size_t line = 0; line < kMostLines; ++line) {
                __builtin_prefetch(at + line * kLineWords);
            }
        }
    }

  private:
    FacetTable() = default;
    static std::unique_ptr<FacetTable> map(int descriptor,
                                           const Xapian::Database& database);

    void* mapped_ = nullptr;
    std::size_t size_ = 0;
    NodeView nodes_;
    std::span<const std::uint32_t> offsets_;  ///< by document; 0: none
    std::span<const std::uint32_t> words_;
};

/// The file for the table of the database at @p path, in the user's cache
/// folder; empty when there is no such folder.
std::string facet_table_file(const std::string& path);

}  // namespace dateline

#endif
