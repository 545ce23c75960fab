#include "query/question_matcher.h"

#include <algorithm>

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

void AskedSet::add(std::optional<ValueId> value, const NodeView& nodes) {
    empty_ = false;
    if (value) {
        asked_.resize(nodes.value_count());
        known_.resize(nodes.node_count());
        asked_[*value] = true;
    }
}

bool AskedSet::holds(NodeId node, const NodeView& nodes) {
    if (asked_.empty()) {
        return false;
    }
    Known& known = known_[node];
    if (known == Known::No) {
        const bool inside = std::ranges::any_of(
            nodes.closure(node),
            [this](ValueId value) { return asked_[value]; });
        known = inside ? Known::Inside : Known::Outside;
    }
    return known == Known::Inside;
}

bool AskedSet::any(std::span<const NodeId> list, const NodeView& nodes) {
    return !asked_.empty() && std::ranges::any_of(list, [&](NodeId node) {
        return holds(node, nodes);
    });
}

bool AskedSet::any(std::span<const CarriedValue> list) const {
    return !asked_.empty() &&
           std::ranges::any_of(list, [this](CarriedValue carried) {
               return asked_[carried.value()];
           });
}

QuestionMatcher::QuestionMatcher(const Question& question,
                                 const NodeView& nodes)
    : nodes_(nodes),
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
    for (const Question& excluded : question.excluded) {
        excluded_.emplace_back(excluded, nodes);
    }
}

AskedSet QuestionMatcher::asked(const std::vector<NamedId>& ids) {
    AskedSet set;
    for (const NamedId& id : ids) {
        set.add(nodes_.find(id.id), nodes_);
    }
    return set;
}

AskedSet QuestionMatcher::asked(const std::vector<std::string>& ids) {
    AskedSet set;
    for (const std::string& id : ids) {
        set.add(nodes_.find(id), nodes_);
    }
    return set;
}

bool QuestionMatcher::dates_match(const EventView& event) const {
    return dates_.empty() ||
           (event.days() && overlaps_any(*event.days(), dates_));
}

bool QuestionMatcher::published_matches(const FacetView& record) const {
    return published_.empty() ||
           (record.published() &&
            overlaps_any(*record.published(), published_));
}

bool QuestionMatcher::source_matches(const FacetView& record) {
    if (sources_.empty() || !record.source()) {
        return sources_.empty();
    }
    const auto [at, is_new] = source_known_.try_emplace(*record.source());
    if (is_new) {
        at->second =
            std::ranges::find(sources_, fold(nodes_.id(*record.source()))) !=
            sources_.end();
    }
    return at->second;
}

bool QuestionMatcher::origin_matches(const Event& event) {
    if (origins_.empty() && origin_actors_.empty()) {
        return true;
    }
    if (origins_.any(event.role(RecordRole::Origin), nodes_)) {
        return true;
    }
    if (place_is_origin_.holds(event.type(), nodes_)) {
        return origins_.any(event.role(RecordRole::Place), nodes_);
    }
    return origin_actors_.any(event.role(RecordRole::Doer), nodes_);
}

bool QuestionMatcher::destination_matches(const Event& event) {
    return (destinations_.empty() && destination_actors_.empty()) ||
           destinations_.any(event.role(RecordRole::Destination), nodes_) ||
           destination_actors_.any(event.role(RecordRole::Recipient), nodes_) ||
           // "a visit to Minsk" took place there.
           (place_is_scene_.holds(event.type(), nodes_) &&
            destinations_.any(event.role(RecordRole::Place), nodes_));
}

bool QuestionMatcher::recipient_matches(const Event& event) {
    if (recipients_.empty() && recipient_places_.empty()) {
        return true;
    }
    return recipients_.any(event.role(RecordRole::Recipient), nodes_) ||
           (place_is_target_.holds(event.type(), nodes_) &&
            recipient_places_.any(event.role(RecordRole::Place), nodes_));
}

bool QuestionMatcher::actor_matches(AskedSet& asked, const Event& event) {
    return asked.any(event.role(RecordRole::Doer), nodes_) ||
           asked.any(event.role(RecordRole::Recipient), nodes_) ||
           asked.any(event.role(RecordRole::Speaker), nodes_);
}

bool QuestionMatcher::between_matches(const Event& event) {
    return std::ranges::all_of(
        between_, [&](AskedSet& side) { return actor_matches(side, event); });
}

bool QuestionMatcher::doer_matches(const Event& event) {
    const auto doers = event.role(RecordRole::Doer);
    return doers_.empty() || doers_.any(doers, nodes_) ||
           (doers.empty() && !doer_places_.empty() &&
            place_is_scene_.holds(event.type(), nodes_) &&
            doer_places_.any(event.role(RecordRole::Place), nodes_));
}

bool QuestionMatcher::kind_matches(const Event& event) {
    return wants(event.status()) &&
           (!background_ || *background_ == event.background()) &&
           (types_.empty() || types_.holds(event.type(), nodes_));
}

bool QuestionMatcher::matches(const Event& event) {
    return kind_matches(event) && dates_match(event) &&
           (places_.empty() ||
            places_.any(event.role(RecordRole::Place), nodes_)) &&
           (actors_.empty() || actor_matches(actors_, event)) &&
           doer_matches(event) && origin_matches(event) &&
           destination_matches(event) && recipient_matches(event) &&
           between_matches(event);
}

/// Each facet somewhere in the article; those of events in some event each.
bool QuestionMatcher::article_matches(const FacetView& record) {
    const auto some = [&record](auto holds) {
        bool held = false;
        record.each_event([&](const Event& event) {
            held = holds(event);
            return !held;
        });
        return held;
    };
    if ((!types_.empty() || background_ || statuses_asked_) &&
        !some([this](const Event& event) { return kind_matches(event); })) {
        return false;
    }
    if (!places_.empty() && !places_.any(record.places())) {
        return false;
    }
    if (!dates_.empty() &&
        !(record.published() && overlaps_any(*record.published(), dates_)) &&
        !some([this](const Event& event) { return dates_match(event); })) {
        return false;
    }
    if (!actors_.empty() && !actors_.any(record.actors())) {
        return false;
    }
    const auto some_holds = [&](bool (QuestionMatcher::*holds)(const Event&)) {
        return some([&](const Event& event) { return (this->*holds)(event); });
    };
    return !roles_asked_ ||
           (some_holds(&QuestionMatcher::doer_matches) &&
            some_holds(&QuestionMatcher::origin_matches) &&
            some_holds(&QuestionMatcher::destination_matches) &&
            some_holds(&QuestionMatcher::recipient_matches) &&
            some_holds(&QuestionMatcher::between_matches));
}

bool QuestionMatcher::is_excluded(const FacetView& record) {
    return std::ranges::any_of(excluded_, [&](QuestionMatcher& excluded) {
        return excluded.matches(record, unwanted_);
    });
}

/// For an article-level question: the events worth showing.
bool QuestionMatcher::bears_on(const Event& event) {
    return kind_matches(event) && dates_match(event) &&
           (places_.empty() ||
            places_.any(event.role(RecordRole::Place), nodes_)) &&
           (actors_.empty() || actor_matches(actors_, event));
}

bool QuestionMatcher::matches(const FacetView& record,
                              std::vector<FoundEvent>& events) {
    events.clear();
    if (!published_matches(record) || !source_matches(record)) {
        return false;
    }
    if ((!one_event_ && !article_matches(record)) || is_excluded(record)) {
        return false;
    }
    std::uint32_t number = 0;
    record.each_event([&](const Event& event) {
        if (one_event_ ? matches(event) : bears_on(event)) {
            events.push_back({number, event});
        }
        ++number;
        return true;
    });
    return !one_event_ || !events.empty();
}

}  // namespace dateline
