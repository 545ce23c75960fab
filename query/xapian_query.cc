#include "query/xapian_query.h"

#include <algorithm>
#include <ctime>
#include <vector>

#include "plugin/facet/date_terms.h"
#include "plugin/facet/event_record.h"
#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

using Xapian::Query;

/// More date terms than this would cost more than they save.
constexpr std::size_t kMostDateTerms = 160;
/// Same for pairs of event type and place.
constexpr std::size_t kMostPairs = 200;

void append_terms(std::vector<std::string>& terms,
                  TermKind kind,
                  const std::vector<NamedId>& ids) {
    for (const NamedId& id : ids) {
        terms.push_back(facet_term(kind, id.id));
    }
}

void append_terms(std::vector<std::string>& terms,
                  TermKind kind,
                  const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        terms.push_back(facet_term(kind, id));
    }
}

/// Builds the filter, part by part.
class Filters {
  public:
    void add(std::vector<std::string> alternatives) {
        if (!alternatives.empty()) {
            std::ranges::sort(alternatives);
            alternatives.erase(
                std::unique(alternatives.begin(), alternatives.end()),
                alternatives.end());
            filter_.parts.push_back(std::move(alternatives));
        }
    }
    void add(TermKind kind, const std::vector<NamedId>& ids) {
        std::vector<std::string> terms;
        append_terms(terms, kind, ids);
        add(std::move(terms));
    }
    void add_nothing() { filter_.nothing = true; }
    TermFilter take() { return std::move(filter_); }

  private:
    TermFilter filter_;
};

void add_types_and_places(const Question& question, Filters& filters) {
    const bool pairs =
        question.about_one_event() && !question.events.empty() &&
        !question.places.empty() && question.statuses.empty() &&
        question.events.size() * question.places.size() <= kMostPairs &&
        std::ranges::all_of(question.places, [](const NamedId& place) {
            return is_country(place.id);
        });
    if (!pairs) {
        filters.add(TermKind::EventType, question.events);
        filters.add(TermKind::Place, question.places);
        return;
    }
    std::vector<std::string> terms;
    for (const NamedId& type : question.events) {
        for (const NamedId& place : question.places) {
            terms.push_back(facet_term(TermKind::EventInCountry,
                                       event_in_country(type.id, place.id)));
        }
    }
    filters.add(terms);
}

void add_roles(const Question& question, Filters& filters) {
    std::vector<std::string> terms;
    append_terms(terms, TermKind::Actor, question.doers);
    append_terms(terms, TermKind::Place, question.doer_places);
    filters.add(terms);
    terms.clear();
    append_terms(terms, TermKind::Place, question.origins);
    append_terms(terms, TermKind::Actor, question.origin_actors);
    filters.add(terms);
    terms.clear();
    append_terms(terms, TermKind::Place, question.destinations);
    append_terms(terms, TermKind::Actor, question.destination_actors);
    filters.add(terms);
    terms.clear();
    append_terms(terms, TermKind::Actor, question.recipients);
    append_terms(terms, TermKind::Place, question.recipient_places);
    filters.add(terms);
    for (const auto& side : question.between) {
        filters.add(TermKind::Actor, side);
    }
    filters.add(TermKind::Actor, question.actors);
}

/// The span cut to the days the database has; nothing when they do not meet.
std::optional<DaySpan> within(DaySpan asked, const Xapian::Database& database) {
    std::string first;
    std::string last;
    for (const ValueSlot slot : {kPublishedSlot, kFirstDaySlot, kLastDaySlot}) {
        const std::string lower = database.get_value_lower_bound(slot);
        if (!lower.empty() && (first.empty() || lower < first)) {
            first = lower;
        }
        last = std::max(last, database.get_value_upper_bound(slot));
    }
    const auto first_day = day_from_sortable(first);
    const auto last_day = day_from_sortable(last);
    if (first_day && first != "00000101") {
        asked.from = std::max(asked.from, *first_day);
    }
    if (last_day && last != "99991231") {
        asked.to = std::min(asked.to, *last_day);
    }
    return asked.from <= asked.to ? std::optional(asked) : std::nullopt;
}

void add_days(const std::vector<AskedDays>& asked,
              const Xapian::Database& database,
              Filters& filters) {
    std::vector<std::string> terms;
    for (const AskedDays& days : asked) {
        const auto span = within(days.days, database);
        if (!span) {
            continue;
        }
        const auto some = date_question_terms(*span, kMostDateTerms);
        if (!some) {
            return;
        }
        terms.insert(terms.end(), some->begin(), some->end());
    }
    if (!asked.empty() && terms.empty()) {
        filters.add_nothing();
    }
    filters.add(std::move(terms));
}

Query words_query(const AskedText& text, Xapian::QueryParser& parser) {
    if (!text.phrase) {
        return parser.parse_query(text.words, 0);
    }
    return parser.parse_query('"' + text.words + '"',
                              Xapian::QueryParser::FLAG_PHRASE);
}

}  // namespace

Query text_query(const Question& question, const Xapian::Database& database) {
    Xapian::QueryParser parser;
    parser.set_database(database);
    parser.set_stemmer(Xapian::Stem("english"));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_default_op(Query::OP_AND);
    parser.add_prefix("", "");
    parser.add_prefix("", std::string(kTitlePrefix));
    Query wanted;
    Query excluded;
    for (std::size_t i = 0; i < question.text.size();) {
        const bool is_excluded = question.text[i].excluded;
        Query words = words_query(question.text[i], parser);
        while (++i < question.text.size() && question.text[i].or_before) {
            words |= words_query(question.text[i], parser);
        }
        if (is_excluded) {
            excluded = excluded.empty() ? words : (excluded | words);
        } else {
            wanted = wanted.empty() ? words : (wanted & words);
        }
    }
    if (excluded.empty()) {
        return wanted;
    }
    return Query(
        Query::OP_AND_NOT, wanted.empty() ? Query::MatchAll : wanted, excluded);
}

TermFilter facet_filter(const Question& question,
                        const Xapian::Database& database) {
    Filters filters;
    add_types_and_places(question, filters);
    add_roles(question, filters);
    add_days(question.dates, database, filters);
    add_days(question.published, database, filters);
    std::vector<std::string> terms;
    for (const EventStatus status : question.statuses) {
        terms.push_back(facet_term(TermKind::Status, to_string(status)));
    }
    filters.add(terms);
    terms.clear();
    append_terms(terms, TermKind::Source, question.sources);
    filters.add(terms);
    return filters.take();
}

Query candidate_query(const Question& question,
                      const Xapian::Database& database,
                      const std::string& now) {
    Query filter = facet_filter(question, database).query();
    const Query embargoed(facet_term(TermKind::Embargoed, ""));
    if (database.term_exists(facet_term(TermKind::Embargoed, ""))) {
        const Query later(Query::OP_VALUE_GE, kEmbargoSlot, now + '~');
        filter = Query(Query::OP_AND_NOT, filter, embargoed & later);
    }
    const Query words = text_query(question, database);
    return words.empty() ? Query(Query::OP_SCALE_WEIGHT, filter, 0.0)
                         : Query(Query::OP_FILTER, words, filter);
}

std::vector<Xapian::docid> embargoed_documents(const Xapian::Database& database,
                                               const std::string& now) {
    std::vector<Xapian::docid> documents;
    const std::string term = facet_term(TermKind::Embargoed, "");
    if (!database.term_exists(term)) {
        return documents;  // opening a stream of values costs more
    }
    const auto end = database.postlist_end(term);
    auto until = database.valuestream_begin(kEmbargoSlot);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
        until.skip_to(*at);
        if (until == database.valuestream_end(kEmbargoSlot)) {
            break;
        }
        if (until.get_docid() == *at && *until > now) {
            documents.push_back(*at);
        }
    }
    return documents;
}

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    const std::size_t size =
        std::strftime(text, sizeof text, "%Y%m%d%H%M%S", &parts);
    return {text, size};
}

}  // namespace dateline
