#include "indexer/document_builder.h"

#include <xxhash.h>

#include "indexer/embargo.h"
#include "indexer/stem_cache.h"
#include "plugin/facet/date_terms.h"
#include "plugin/facet/event_evidence.h"
#include "plugin/facet/facet_projection.h"
#include "plugin/facet/facet_schema.h"
#include "plugin/facet/stored_article.h"
#include "plugin/facet/story_sketch.h"

namespace dateline {

namespace {

/// As omindex weighs a title's words.
constexpr Xapian::termcount kTitleWeight = 5;
/// Words this far apart are never a phrase, nor near each other by Xapian's
/// default of ten; larger gaps make larger position lists.
constexpr Xapian::termcount kBlockGap = 11;

void add_days(const FacetProjection& facets, Xapian::Document& document) {
    std::string published;
    if (facets.record.published) {
        published = sortable_day(facets.record.published->from);
        document.add_value(kPublishedSlot, published);
    }
    if (!facets.days) {
        return;
    }
    const std::string first = sortable_day(facets.days->from);
    if (published.empty() || first < published) {
        document.add_value(kFirstDaySlot, first);
    }
    const std::string last = sortable_day(facets.days->to);
    if (last > published) {
        document.add_value(kLastDaySlot, last);
    }
}

void add_embargo(const Article& article, Xapian::Document& document) {
    const std::string embargo = embargo_value(article.embargoed);
    if (!embargo.empty()) {
        document.add_value(kEmbargoSlot, embargo);
        document.add_boolean_term(facet_term(TermKind::Embargoed, ""));
    }
}

}  // namespace

std::uint32_t content_hash(const std::string& data,
                           const std::string& evidence) {
    const std::uint64_t seed = XXH64(data.data(), data.size(), 0);
    return static_cast<std::uint32_t>(
        XXH64(evidence.data(), evidence.size(), seed));
}

DocumentBuilder::DocumentBuilder(IndexDictionary& dictionary)
    : dictionary_(&dictionary), english_(new StemCache) {}

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
    const StoredArticle stored = to_stored(article, annotation);
    const std::string data = encode_stored(stored);
    const std::string evidence = encode_evidence(stored.events);
    index_words(article, annotation, built.document);
    built.id_term = id_term(article.id);
    built.document.add_boolean_term(built.id_term);
    for (const std::string& term : facets.terms) {
        built.document.add_boolean_term(term);
    }
    facets.record.content = content_hash(data, evidence);
    built.document.add_value(kRecordSlot, dictionary_->encode(facets.record));
    add_days(facets, built.document);
    add_embargo(article, built.document);
    built.document.add_value(kEvidenceSlot, evidence);
    built.document.add_value(kStorySlot,
                             story_sketch(article.text, annotation.body));
    built.document.set_data(data);
    return built;
}

}  // namespace dateline
