// Article and annotation to a Xapian document: full text, facet terms, slots,
// stored data. What the terms mean is decided in plugin/facet; this file puts
// them where Xapian wants them and keeps within its limits.
#ifndef DATELINE_INDEXER_DOCUMENT_BUILDER_H
#define DATELINE_INDEXER_DOCUMENT_BUILDER_H

#include <cstdint>
#include <string>

#include <xapian.h>

#include "indexer/index_dictionary.h"
#include "plugin/annotation.h"
#include "plugin/article.h"

namespace dateline {

struct BuiltDocument {
    std::string id_term;  ///< replaces the document with this term
    Xapian::Document document;
};

/// Holds a stemmer: one a thread.
class DocumentBuilder {
  public:
    /// @param dictionary must outlive the builder
    explicit DocumentBuilder(IndexDictionary& dictionary);

    /// Cost: linear in the text. @throw never for any article
    BuiltDocument build(const Article& article, const Annotation& annotation);

  private:
    void index_words(const Article& article,
                     const Annotation& annotation,
                     Xapian::Document& document);

    IndexDictionary* dictionary_;
    Xapian::TermGenerator words_;
    Xapian::Stem english_;
};

/// Of a document's data and evidence; kept in its record.
std::uint32_t content_hash(const std::string& data,
                           const std::string& evidence);

}  // namespace dateline

#endif
