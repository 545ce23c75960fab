#include "query/question_matcher.h"

#include <algorithm>
#include <utility>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

bool overlaps_any(DaySpan days, const std::vector<DaySpan>& asked) {
    return std::ranges::any_of(
        asked, [days](DaySpan span) { return span.overlaps(days); });
}

std::vector<DaySpan> spans_of(const std::vector<AskedDays>& asked) {
    std::vector<DaySpan> spans;
    for (const AskedDays& days : asked) {
        spans.push_back(days.days);
    }
    return spans;
}

}  // namespace

bool AskedSet::holds(NodeId node, const NodeTable& table) {
    if (node >= known_.size()) {
        known_.resize(std::max(table.node_count(), std::size_t{node} + 1));
    }
    Known& known = known_[node];
    if (known == Known::No) {
        const auto closure = table.closure(node);
        const bool inside = std::ranges::any_of(closure, [this](ValueId value) {
            return std::ranges::find(asked_, value) != asked_.end();
        });
        known = inside ? Known::Inside : Known::Outside;
    }
    return known == Known::Inside;
}

bool AskedSet::any(std::span<const NodeId> nodes, const NodeTable& table) {
    return !empty() && std::ranges::any_of(nodes, [&](NodeId node) {
        return holds(node, table);
    });
}

QuestionMatcher::QuestionMatcher(const Question& question, NodeTable& table)
    : table_(&table),
      one_event_(question.about_one_event()),
      statuses_asked_(!question.statuses.empty()),
      roles_asked_(!(question.doers.empty() && question.origins.empty() &&
                     question.destinations.empty() &&
                     question.recipients.empty() && question.between.empty())),
      background_(question.background),
      types_(asked(question.events)),
      places_(asked(question.places)),
      origins_(asked(question.origins)),
      origin_actors_(asked(question.origin_actors)),
      place_is_origin_(asked(question.place_is_origin)),
      destinations_(asked(question.destinations)),
      destination_actors_(asked(question.destination_actors)),
      doers_(asked(question.doers)),
      doer_places_(asked(question.doer_places)),
      place_is_scene_(asked(question.place_is_scene)),
      recipients_(asked(question.recipients)),
      recipient_places_(asked(question.recipient_places)),
      place_is_target_(asked(question.place_is_target)),
      actors_(asked(question.actors)),
      dates_(spans_of(question.dates)),
      published_(spans_of(question.published)) {
    for (const EventStatus status : question.wanted_statuses()) {
        statuses_ |= 1U << static_cast<unsigned>(status);
    }
    for (const auto& side : question.between) {
        between_.push_back(asked(side));
    }
    for (const std::string& source : question.sources) {
        sources_.push_back(fold(source));
    }
}

AskedSet QuestionMatcher::asked(const std::vector<NamedId>& ids) {
    AskedSet set;
    for (const NamedId& id : ids) {
        set.add(table_->value_of(id.id));
    }
    return set;
}

AskedSet QuestionMatcher::asked(const std::vector<std::string>& ids) {
    AskedSet set;
    for (const std::string& id : ids) {
        set.add(table_->value_of(id));
    }
    return set;
}

bool QuestionMatcher::dates_match(const NumberedEvent& event) const {
    return dates_.empty() || (event.days && overlaps_any(*event.days, dates_));
}

bool QuestionMatcher::published_matches(const NumberedRecord& record) const {
    return published_.empty() ||
           (record.published && overlaps_any(*record.published, published_));
}

bool QuestionMatcher::source_matches(const NumberedRecord& record) {
    if (sources_.empty() || !record.has_source) {
        return sources_.empty();
    }
    const auto [at, is_new] = source_known_.try_emplace(record.source);
    if (is_new) {
        at->second =
            std::ranges::find(sources_, fold(table_->text(record.source))) !=
            sources_.end();
    }
    return at->second;
}

bool QuestionMatcher::origin_matches(const NumberedRecord& record,
                                     const NumberedEvent& event) {
    if (origins_.empty() && origin_actors_.empty()) {
        return true;
    }
    if (origins_.any(record.role(event, RecordRole::Origin), *table_)) {
        return true;
    }
    if (place_is_origin_.holds(event.type, *table_)) {
        return origins_.any(record.role(event, RecordRole::Place), *table_);
    }
    return origin_actors_.any(record.role(event, RecordRole::Doer), *table_);
}

bool QuestionMatcher::destination_matches(const NumberedRecord& record,
                                          const NumberedEvent& event) {
    return (destinations_.empty() && destination_actors_.empty()) ||
           destinations_.any(record.role(event, RecordRole::Destination),
                             *table_) ||
           destination_actors_.any(record.role(event, RecordRole::Recipient),
                                   *table_) ||
           // "a visit to Minsk" took place there.
           (place_is_scene_.holds(event.type, *table_) &&
            destinations_.any(record.role(event, RecordRole::Place), *table_));
}

bool QuestionMatcher::recipient_matches(const NumberedRecord& record,
                                        const NumberedEvent& event) {
    if (recipients_.empty() && recipient_places_.empty()) {
        return true;
    }
    return recipients_.any(record.role(event, RecordRole::Recipient),
                           *table_) ||
           (place_is_target_.holds(event.type, *table_) &&
            recipient_places_.any(record.role(event, RecordRole::Place),
                                  *table_));
}

bool QuestionMatcher::actor_matches(AskedSet& asked,
                                    const NumberedRecord& record,
                                    const NumberedEvent& event) {
    return asked.any(record.role(event, RecordRole::Doer), *table_) ||
           asked.any(record.role(event, RecordRole::Recipient), *table_) ||
           asked.any(record.role(event, RecordRole::Speaker), *table_);
}

bool QuestionMatcher::between_matches(const NumberedRecord& record,
                                      const NumberedEvent& event) {
    return std::ranges::all_of(between_, [&](AskedSet& side) {
        return actor_matches(side, record, event);
    });
}

bool QuestionMatcher::doer_matches(const NumberedRecord& record,
                                   const Event& event) {
    const auto doers = record.role(event, RecordRole::Doer);
    return doers_.empty() || doers_.any(doers, *table_) ||
           (doers.empty() && !doer_places_.empty() &&
            place_is_scene_.holds(event.type, *table_) &&
            doer_places_.any(record.role(event, RecordRole::Place), *table_));
}

bool QuestionMatcher::kind_matches(const Event& event) {
    return wants(event.status) &&
           (!background_ || *background_ == event.background) &&
           (types_.empty() || types_.holds(event.type, *table_));
}

bool QuestionMatcher::matches(const NumberedRecord& record,
                              const NumberedEvent& event) {
    return kind_matches(event) && dates_match(event) &&
           (places_.empty() ||
            places_.any(record.role(event, RecordRole::Place), *table_)) &&
           (actors_.empty() || actor_matches(actors_, record, event)) &&
           doer_matches(record, event) && origin_matches(record, event) &&
           destination_matches(record, event) &&
           recipient_matches(record, event) && between_matches(record, event);
}

/// Each facet somewhere in the article; those of events in some event each.
bool QuestionMatcher::article_matches(const NumberedRecord& record) {
    const auto some = [&record](auto holds) {
        return std::ranges::any_of(record.events, holds);
    };
    if ((!types_.empty() || background_ || statuses_asked_) &&
        !some([this](const Event& event) { return kind_matches(event); })) {
        return false;
    }
    if (!places_.empty() && !places_.any(record.places, *table_) &&
        !some([&](const Event& event) {
            return places_.any(record.role(event, RecordRole::Place), *table_);
        })) {
        return false;
    }
    if (!dates_.empty() &&
        !(record.published && overlaps_any(*record.published, dates_)) &&
        !some([this](const Event& event) { return dates_match(event); })) {
        return false;
    }
    if (!actors_.empty() && !actors_.any(record.actors, *table_)) {
        return false;
    }
    const auto some_holds = [&](bool (QuestionMatcher::*holds)(
                                const NumberedRecord&, const Event&)) {
        return some(
            [&](const Event& event) { return (this->*holds)(record, event); });
    };
    return !roles_asked_ ||
           (some_holds(&QuestionMatcher::doer_matches) &&
            some_holds(&QuestionMatcher::origin_matches) &&
            some_holds(&QuestionMatcher::destination_matches) &&
            some_holds(&QuestionMatcher::recipient_matches) &&
            some_holds(&QuestionMatcher::between_matches));
}

/// For an article-level question: the events worth showing.
bool QuestionMatcher::bears_on(const NumberedRecord& record,
                               const Event& event) {
    return kind_matches(event) && dates_match(event) &&
           (places_.empty() ||
            places_.any(record.role(event, RecordRole::Place), *table_)) &&
           (actors_.empty() || actor_matches(actors_, record, event));
}

bool QuestionMatcher::matches(const NumberedRecord& record,
                              std::vector<std::uint32_t>& events) {
    events.clear();
    if (!published_matches(record) || !source_matches(record)) {
        return false;
    }
    if (!one_event_ && !article_matches(record)) {
        return false;
    }
    for (std::uint32_t i = 0; i < record.events.size(); ++i) {
        const NumberedEvent& event = record.events[i];
        if (one_event_ ? matches(record, event) : bears_on(record, event)) {
            events.push_back(i);
        }
    }
    return !one_event_ || !events.empty();
}

}  // namespace dateline
