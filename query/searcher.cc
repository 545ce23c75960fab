#include "query/searcher.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "plugin/facet/event_evidence.h"
#include "plugin/facet/facet_schema.h"
#include "query/candidates.h"
#include "query/story_groups.h"
#include "query/xapian_query.h"

namespace dateline {

namespace {

constexpr Day kNoDay = std::numeric_limits<Day>::min();

/// How well an event answers when no words are asked for: what happened
/// before what is claimed, news before history.
float event_score(const EventView& event) {
    float score = 1.0F;
    if (event.status() == EventStatus::Announced) {
        score = 0.9F;
    } else if (event.status() >= EventStatus::Alleged) {
        score = 0.7F;
    }
    return event.background() ? score * 0.6F : score;
}

/// The best event counts, each further one a little.
float article_score(const std::vector<FoundEvent>& events) {
    float best = 0;
    for (const FoundEvent& found : events) {
        best = std::max(best, event_score(found.event));
    }
    const auto more = static_cast<float>(
        std::min<std::size_t>(events.empty() ? 0 : events.size() - 1, 10));
    return events.empty() ? 0.5F : best * (0.9F + 0.01F * more);
}

/// The question in the numbers of each shard, made when needed.
class ShardMatchers {
  public:
    ShardMatchers(const Question& question, IndexSet& index)
        : question_(question), index_(index), matchers_(index.shard_count()) {}

    QuestionMatcher& of(Xapian::docid document) {
        const std::size_t shard = index_.shard_of(document);
        if (!matchers_[shard]) {
            matchers_[shard].emplace(question_, index_.shard(shard).nodes());
        }
        return *matchers_[shard];
    }

  private:
    const Question& question_;
    IndexSet& index_;
    std::vector<std::optional<QuestionMatcher>> matchers_;
};

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

/// One thread's part of the articles of one shard.
struct Searcher::Walk {
    Walk(const Question& question, const NodeView& nodes, FacetCounter* into)
        : matcher(question, nodes), counter(into) {
        for (const AskedText& text : question.text) {
            words = words || !text.excluded;
        }
    }

    void see(const ProposedArticle& article, const FacetView& record) {
        if (!matcher.matches(record, events)) {
            return;
        }
        if (counter != nullptr) {
            counter->add(record, events, matcher);
        }
        found.push_back(
            {article.document,
             words ? article.weight : article_score(events),
             record.published() ? record.published()->from : kNoDay});
    }

    QuestionMatcher matcher;
    FacetCounter* counter;
    bool words = false;
    std::vector<FoundEvent> events;
    std::vector<Match> found;  ///< by the shard's own numbers
};

/// @param counters of two threads, or none
std::vector<Searcher::Match> Searcher::matches(
    const Question& question,
    const std::vector<FacetCounter*>& counters,
    std::uint64_t& damaged) {
    std::vector<Match> found;
    std::vector<Proposals> proposals = propose(*index_, question);
    for (std::size_t at = 0; at < proposals.size(); ++at) {
        Shard& shard = index_->shard(at);
        const auto walk_with = [&](std::size_t thread) {
            return Walk(question,
                        shard.nodes(),
                        counters.empty() ? nullptr : counters[thread]);
        };
        std::vector<Walk> walks;
        walks.push_back(walk_with(0));
        if (proposals[at].words_wait) {
            std::vector<Xapian::docid> answering;
            damaged += shard.each(
                proposals[at],
                [&](const ProposedArticle& article, const FacetView& record) {
                    if (walks[0].matcher.matches(record, walks[0].events)) {
                        answering.push_back(article.document);
                    }
                });
            proposals[at] = with_words(shard.database(), question, answering);
        }
        for (FacetCounter* counter : counters) {
            counter->begin_shard(shard.nodes());
        }
        const auto see = [&](std::size_t thread) {
            return [&walk = walks[thread]](const ProposedArticle& article,
                                           const FacetView& record) {
                walk.see(article, record);
            };
        };
        if (shard.divides(proposals[at])) {
            walks.push_back(walk_with(1));
            damaged += shard.each(proposals[at], see(0), see(1));
        } else {
            damaged += shard.each(proposals[at], see(0));
        }
        for (const Walk& walk : walks) {
            for (Match match : walk.found) {
                match.document = index_->whole_number(at, match.document);
                found.push_back(match);
            }
        }
    }
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
    return load(document, ShardMatchers(question, *index_).of(document));
}

Hit Searcher::load(Xapian::docid document, QuestionMatcher& matcher) {
    Shard& shard = index_->shard(index_->shard_of(document));
    Hit hit;
    hit.document = document;
    hit.db = index_->path_of(document);
    const Xapian::Document stored = index_->all().get_document(document);
    hit.article = decode_stored(stored.get_data());
    hit.article.events = decode_evidence(stored.get_value(kEvidenceSlot));
    const std::string packed = stored.get_value(kRecordSlot);
    if (auto record = decode_record(packed, shard.nodes())) {
        hit.record = std::move(*record);
        hit.article.annotator = hit.record.annotator;
        const std::size_t events =
            std::min(hit.article.events.size(), hit.record.events.size());
        for (std::size_t i = 0; i < events; ++i) {
            hit.article.events[i].type =
                hit.record.ids[hit.record.events[i].type].id;
            hit.article.events[i].rule = hit.record.events[i].rule;
        }
    }
    if (const auto facets = shard.facets(packed)) {
        std::vector<FoundEvent> events;
        matcher.matches(*facets, events);
        for (const FoundEvent& found : events) {
            hit.events.push_back(found.number);
        }
    }
    return hit;
}

void Searcher::add_hits(const std::vector<Match>& page,
                        const Question& question,
                        float best,
                        SearchResult& result) {
    const SnippetMaker snippets(text_query(question, index_->all()),
                                index_->all());
    ShardMatchers matchers(question, *index_);
    for (const Match& match : page) {
        Hit hit = load(match.document, matchers.of(match.document));
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
    // Dimensions that are not asked for count the same sideways.
    std::vector<FacetDimension> dimensions = options.facets;
    if (options.sideways) {
        std::erase_if(dimensions, [&question](FacetDimension dimension) {
            return to_syntax(without(question, dimension)) !=
                   to_syntax(question);
        });
    }
    std::vector<Match> found = matches_counted(
        question, dimensions, options.facet_page.needed(), result);
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
    if (options.sideways) {
        add_sideways(question, options, result);
    }
    add_labels(result.facets);
    cut_to_page(result.facets, options.facet_page);
    return result;
}

std::vector<Searcher::Match> Searcher::matches_counted(
    const Question& question,
    const std::vector<FacetDimension>& dimensions,
    std::size_t limit,
    SearchResult& result) {
    FacetCounter counter(dimensions, tallies_[0], types_.family_of);
    FacetCounter second(dimensions, tallies_[1], types_.family_of);
    std::vector<Match> found =
        matches(question, {&counter, &second}, result.damaged);
    counter.add(second);
    for (Facet& facet : counter.facets(limit)) {
        result.facets.push_back(std::move(facet));
    }
    return found;
}

/// Counts the dimensions that are still missing, and puts all in the order
/// asked for.
void Searcher::add_sideways(const Question& question,
                            const SearchOptions& options,
                            SearchResult& result) {
    std::vector<Facet> counted = std::exchange(result.facets, {});
    const std::uint64_t damaged = result.damaged;
    for (const FacetDimension dimension : options.facets) {
        const auto known =
            std::ranges::find(counted, dimension, &Facet::dimension);
        if (known != counted.end()) {
            result.facets.push_back(*known);
            continue;
        }
        matches_counted(without(question, dimension),
                        {dimension},
                        options.facet_page.needed(),
                        result);
    }
    result.damaged = damaged;
}

std::uint64_t Searcher::count(const Question& question) {
    std::uint64_t damaged = 0;
    return matches(question, {}, damaged).size();
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
    std::vector<Match> all = matches(question, {}, damaged);
    order(all, options);
    ShardMatchers matchers(question, *index_);
    for (const Match& match : all) {
        Hit hit = load(match.document, matchers.of(match.document));
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
