#include "query/searcher.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "plugin/facet/facet_schema.h"
#include "query/candidates.h"
#include "query/story_groups.h"
#include "query/xapian_query.h"

namespace dateline {

namespace {

constexpr Day kNoDay = std::numeric_limits<Day>::min();

/// How well an event answers when no words are asked for: what happened
/// before what is claimed, news before history.
float event_score(const NumberedEvent& event) {
    float score = 1.0F;
    if (event.status == EventStatus::Announced) {
        score = 0.9F;
    } else if (event.status >= EventStatus::Alleged) {
        score = 0.7F;
    }
    return event.background ? score * 0.6F : score;
}

/// The best event counts, each further one a little.
float article_score(const NumberedRecord& record,
                    const std::vector<std::uint32_t>& events) {
    float best = 0;
    for (const std::uint32_t event : events) {
        best = std::max(best, event_score(record.events[event]));
    }
    const auto more = static_cast<float>(
        std::min<std::size_t>(events.empty() ? 0 : events.size() - 1, 10));
    return events.empty() ? 0.5F : best * (0.9F + 0.01F * more);
}

}  // namespace

Question without(const Question& question, FacetDimension dimension) {
    Question rest = question;
    switch (dimension) {
    case FacetDimension::Event:
    case FacetDimension::Family:
        rest.events.clear();
        break;
    case FacetDimension::Place:
        rest.places.clear();
        break;
    case FacetDimension::Actor:
        rest.actors.clear();
        break;
    case FacetDimension::By:
        rest.doers.clear();
        rest.doer_places.clear();
        break;
    case FacetDimension::Against:
        rest.recipients.clear();
        rest.recipient_places.clear();
        break;
    case FacetDimension::Year:
    case FacetDimension::Month:
        rest.dates.clear();
        break;
    case FacetDimension::Status:
        // All of them, so that the question stays one about events.
        rest.statuses.clear();
        for (std::size_t i = 0; i < kEventStatusCount; ++i) {
            rest.statuses.push_back(static_cast<EventStatus>(i));
        }
        break;
    case FacetDimension::Source:
        rest.sources.clear();
        break;
    }
    // Without its types a question of one event stays one, so that each
    // count is what choosing the value gives.
    if (question.about_one_event() && !rest.about_one_event()) {
        rest.statuses = question.wanted_statuses();
    }
    return rest;
}

Searcher::Searcher(IndexSet& index, TypeNames types)
    : index_(&index), types_(std::move(types)) {}

std::vector<Searcher::Match> Searcher::matches(const Question& question,
                                               FacetCounter* counter,
                                               std::uint64_t& damaged) {
    std::vector<Match> found;
    QuestionMatcher matcher(question, table_);
    RecordNumberer numberer(table_);
    NumberedRecord record;
    std::vector<std::uint32_t> events;
    bool words = false;
    for (const AskedText& text : question.text) {
        words = words || !text.excluded;
    }
    each_proposed(
        index_->all(),
        candidate_query(question, index_->all(), utc_now()),
        [&](const ProposedArticle& candidate, const std::string& packed) {
            if (!numberer.number(packed, record)) {
                ++damaged;
                return;
            }
            if (!matcher.matches(record, events)) {
                return;
            }
            if (counter != nullptr) {
                counter->add(record, events, matcher);
            }
            found.push_back(
                {candidate.document,
                 words ? candidate.weight : article_score(record, events),
                 record.published ? record.published->from : kNoDay});
        });
    return found;
}

void Searcher::order(std::vector<Match>& found,
                     const SearchOptions& options) const {
    const auto before = [&options](const Match& a, const Match& b) {
        if (options.sort == SortOrder::Relevance && a.score != b.score) {
            return a.score > b.score;
        }
        if (a.published != b.published) {
            // Without a date last, whichever way.
            if (a.published == kNoDay || b.published == kNoDay) {
                return b.published == kNoDay;
            }
            return options.sort == SortOrder::OldestFirst
                       ? a.published < b.published
                       : a.published > b.published;
        }
        return a.document < b.document;
    };
    const std::size_t wanted =
        options.limit > found.size() - std::min(options.offset, found.size())
            ? found.size()
            : options.offset + options.limit;
    std::partial_sort(found.begin(),
                      found.begin() + static_cast<std::ptrdiff_t>(wanted),
                      found.end(),
                      before);
    found.resize(wanted);
    found.erase(found.begin(),
                found.begin() + static_cast<std::ptrdiff_t>(
                                    std::min(options.offset, wanted)));
}

Hit Searcher::load(Xapian::docid document, const Question& question) {
    Hit hit;
    hit.document = document;
    hit.db = index_->path_of(document);
    const Xapian::Document stored = index_->all().get_document(document);
    hit.article = decode_stored(stored.get_data());
    const std::string packed = stored.get_value(kRecordSlot);
    if (auto record = decode_record(packed)) {
        hit.record = std::move(*record);
    }
    NumberedRecord numbered;
    RecordNumberer(table_).number(packed, numbered);
    QuestionMatcher matcher(question, table_);
    matcher.matches(numbered, hit.events);
    return hit;
}

void Searcher::add_hits(const std::vector<Match>& page,
                        const Question& question,
                        float best,
                        SearchResult& result) {
    const SnippetMaker snippets(text_query(question, index_->all()),
                                index_->all());
    for (const Match& match : page) {
        Hit hit = load(match.document, question);
        hit.score = best > 0 ? double(match.score) / double(best) : 1.0;
        hit.snippet = snippets.of(hit.article);
        hit.snippet_of_words = snippets.has_words();
        result.hits.push_back(std::move(hit));
    }
}

Version Searcher::version(Xapian::docid document) const {
    StoredArticle article =
        decode_stored(index_->all().get_document(document).get_data());
    return {std::move(article.id),
            std::move(article.title),
            std::move(article.published),
            index_->path_of(document)};
}

/// The page of stories: of each the best version as the hit, the rest named.
void Searcher::add_stories(const std::vector<Match>& found,
                           const Question& question,
                           const SearchOptions& options,
                           float best,
                           SearchResult& result) {
    std::vector<Xapian::docid> documents;
    for (const Match& match : found) {
        documents.push_back(match.document);
    }
    const auto groups = group_stories(sketches_of(index_->all(), documents));
    result.stories = groups.size();
    const std::size_t first = std::min(options.offset, groups.size());
    const std::size_t last =
        first + std::min(options.limit, groups.size() - first);
    std::vector<Match> page;
    for (std::size_t i = first; i < last; ++i) {
        page.push_back(found[groups[i].front()]);
    }
    add_hits(page, question, best, result);
    for (std::size_t i = first; i < last; ++i) {
        Hit& hit = result.hits[i - first];
        hit.version_count = groups[i].size() - 1;
        for (std::size_t n = 1; n < groups[i].size() && n <= kMostVersions;
             ++n) {
            hit.versions.push_back(version(documents[groups[i][n]]));
        }
    }
}

SearchResult Searcher::search(const Question& question,
                              const SearchOptions& options) {
    SearchResult result;
    FacetCounter counter(options.facets, table_, types_.family_of);
    std::vector<Match> found = matches(question, &counter, result.damaged);
    result.total = found.size();
    float best = 0;
    for (const Match& match : found) {
        best = std::max(best, match.score);
    }
    if (options.group) {
        SearchOptions all = options;
        all.offset = 0;
        all.limit = found.size();
        order(found, all);
        add_stories(found, question, options, best, result);
    } else {
        order(found, options);
        add_hits(found, question, best, result);
    }
    result.facets = options.sideways
                        ? sideways(question, options)
                        : counter.facets(options.facet_page.needed());
    add_labels(result.facets);
    cut_to_page(result.facets, options.facet_page);
    return result;
}

std::vector<Facet> Searcher::sideways(const Question& question,
                                      const SearchOptions& options) {
    std::vector<Facet> facets;
    for (const FacetDimension dimension : options.facets) {
        FacetCounter counter({dimension}, table_, types_.family_of);
        std::uint64_t damaged = 0;
        matches(without(question, dimension), &counter, damaged);
        facets.push_back(counter.facets(options.facet_page.needed()).front());
    }
    return facets;
}

std::uint64_t Searcher::count(const Question& question) {
    std::uint64_t damaged = 0;
    return matches(question, nullptr, damaged).size();
}

bool Searcher::finds_text(const Question& question) const {
    Xapian::Enquire enquire(index_->all());
    enquire.set_query(text_query(question, index_->all()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    return !enquire.get_mset(0, 1).empty();
}

bool Searcher::has_word(const std::string& word) const {
    return index_->all().term_exists(word) ||
           index_->all().term_exists(std::string(kTitlePrefix) + word);
}

void Searcher::each(const Question& question,
                    const SearchOptions& options,
                    const std::function<void(const Hit&)>& found) {
    std::uint64_t damaged = 0;
    std::vector<Match> all = matches(question, nullptr, damaged);
    order(all, options);
    for (const Match& match : all) {
        Hit hit = load(match.document, question);
        hit.score = double(match.score);
        found(hit);
    }
}

void Searcher::add_labels(std::vector<Facet>& facets) {
    for (Facet& facet : facets) {
        for (FacetValue& value : facet.values) {
            value.label = facet.dimension == FacetDimension::Event
                              ? types_.label_of(value.id)
                              : index_->name_of(value.id);
        }
    }
}

}  // namespace dateline
