#include "indexer/document_builder.h"

#include <algorithm>
#include <xxhash.h>

#include "indexer/embargo.h"
#include "plugin/facet/date_terms.h"
#include "plugin/facet/facet_projection.h"
#include "plugin/facet/facet_schema.h"
#include "plugin/facet/stored_article.h"
#include "plugin/facet/story_sketch.h"

namespace dateline {

namespace {

/// As omindex weighs a title's words.
constexpr Xapian::termcount kTitleWeight = 5;
/// Words this far apart are never a phrase.
constexpr Xapian::termcount kBlockGap = 100;

void add_slots(const FacetProjection& facets,
               const std::string& data,
               const Article& article,
               const Annotation& annotation,
               Xapian::Document& document) {
    document.add_value(kRecordSlot, encode_record(facets.record));
    if (facets.record.published) {
        document.add_value(kPublishedSlot,
                           sortable_day(facets.record.published->from));
    }
    if (facets.days) {
        document.add_value(kFirstDaySlot, sortable_day(facets.days->from));
        document.add_value(kLastDaySlot, sortable_day(facets.days->to));
    }
    const std::string embargo = embargo_value(article.embargoed);
    if (!embargo.empty()) {
        document.add_value(kEmbargoSlot, embargo);
        document.add_boolean_term(facet_term(TermKind::Embargoed, ""));
    }
    document.add_value(kContentSlot, content_hash(data));
    document.add_value(kAnnotatorSlot, annotation.annotator);
    document.add_value(kStorySlot, story_sketch(article.text, annotation.body));
}

}  // namespace

std::string content_hash(const std::string& data) {
    std::string digits(16, '0');
    std::uint64_t hash = XXH64(data.data(), data.size(), 0);
    for (std::size_t i = digits.size(); i-- > 0; hash >>= 4) {
        digits[i] = "0123456789abcdef"[hash & 15];
    }
    return digits;
}

DocumentBuilder::DocumentBuilder() : english_("english") {}

void DocumentBuilder::index_words(const Article& article,
                                  const Annotation& annotation,
                                  Xapian::Document& document) {
    words_.set_stemmer(article.language.starts_with("en") ? english_
                                                          : Xapian::Stem());
    words_.set_document(document);
    words_.set_termpos(0);
    words_.index_text(article.title, kTitleWeight, std::string(kTitlePrefix));
    for (const Span& span : annotation.body) {
        words_.increase_termpos(kBlockGap);
        words_.index_text(Xapian::Utf8Iterator(article.text.data() + span.begin,
                                               span.size()));
    }
    // Documents count their references without locks: keep none of one that
    // goes to another thread.
    words_.set_document(Xapian::Document());
}

BuiltDocument DocumentBuilder::build(const Article& article,
                                     const Annotation& annotation) {
    BuiltDocument built;
    FacetProjection facets = project_facets(article, annotation);
    const std::string data = encode_stored(to_stored(article, annotation));
    index_words(article, annotation, built.document);
    built.id_term = id_term(article.id);
    built.document.add_boolean_term(built.id_term);
    for (const std::string& term : facets.terms) {
        built.document.add_boolean_term(term);
    }
    add_slots(facets, data, article, annotation, built.document);
    built.document.set_data(data);
    built.names = std::move(facets.names);
    return built;
}

}  // namespace dateline
