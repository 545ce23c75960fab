// Cuts a large XML file into the records it lists (items of a feed, newsItems
// of a message) while reading it, so that memory holds one record. What is no
// such list is one document.
#ifndef DATELINE_INDEXER_READERS_XML_RECORDS_H
#define DATELINE_INDEXER_READERS_XML_RECORDS_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/byte_source.h"

namespace dateline {

/// Every function may throw InputError: the source fails, an internal DOCTYPE
/// subset, a tag larger than the limit, an end inside a record or before the
/// root's.
class XmlRecords {
  public:
    /// Reads up to the root element's tag. @param limit bytes of one record
    XmlRecords(ByteSource& source, std::size_t limit);

    /// The root's local name; empty when there is no element.
    [[nodiscard]] const std::string& root() const { return root_; }
    /// True for rss, RDF, feed and newsMessage.
    [[nodiscard]] bool is_list() const { return !record_.empty(); }

    /// The whole document. @pre !is_list()
    std::string take_document();

    enum class Result : std::uint8_t { Record, TooLarge, End };
    /// The next record, from its start tag to its end tag. @pre is_list()
    Result next(std::string& record);

    /// What stood before the first record, at most a megabyte: not well formed,
    /// for its elements are still open.
    [[nodiscard]] const std::string& head() const { return head_; }

  private:
    struct Tag {
        std::string_view name;  ///< into the buffer, until the next fill
        std::size_t begin = 0;
        bool opens = false;
        bool closes = false;
    };

    bool next_tag(Tag& tag);
    bool skip_past(std::string_view terminator);
    bool read_tag(Tag& tag);
    void read_doctype();
    bool fill();
    [[nodiscard]] bool is_record(std::string_view name) const;

    ByteSource& source_;
    std::size_t limit_;
    std::string buffer_;
    std::size_t at_ = 0;    ///< next unread byte
    std::size_t kept_ = 0;  ///< first byte that is still needed; <= at_
    bool keeping_ = true;
    bool oversized_ = false;
    bool ended_ = false;
    bool root_closed_ = false;
    std::string root_;
    std::string root_tag_;
    std::string record_;
    std::string head_;
};

}  // namespace dateline

#endif
