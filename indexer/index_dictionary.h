// IndexDictionary: the numbers of one index's ids (see
// plugin/facet/node_dictionary.h), shared by the threads that build documents
// and kept in the database as metadata. Decides pages and their compression.
#ifndef DATELINE_INDEXER_INDEX_DICTIONARY_H
#define DATELINE_INDEXER_INDEX_DICTIONARY_H

#include <cstddef>
#include <mutex>
#include <string>

#include <xapian.h>

#include "plugin/facet/event_record.h"
#include "plugin/facet/node_dictionary.h"

namespace dateline {

/// The dictionary a database holds; an empty one when it holds none.
/// @throw Xapian::DatabaseCorruptError when a page is damaged
NodeDictionary load_dictionary(const Xapian::Database& database);

class IndexDictionary {
  public:
    /// What the database holds, or a new one.
    explicit IndexDictionary(const Xapian::Database& database);

    /// Packs a record; new ids get numbers. Safe from several threads.
    std::string encode(const ArticleRecord& record);

    /// Writes what is new since the last save. A document may be committed
    /// only together with or after the numbers it refers to.
    void save(Xapian::WritableDatabase& database);
    /// Writes all of it to a database that has none.
    void save_whole(Xapian::WritableDatabase& database);

  private:
    void write_page(Xapian::WritableDatabase& database,
                    std::size_t number,
                    const std::string& page) const;

    std::mutex mutex_;
    NodeDictionary dictionary_;
    NodeDictionary::Mark saved_;
    /// The last page is written anew until it is full.
    NodeDictionary::Mark page_begin_;
    std::size_t page_ = 0;
};

}  // namespace dateline

#endif
