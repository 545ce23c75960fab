// Acts told before are remembered as indexes of Analysis::events.
#include "plugin/event/event_passage.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dateline {

namespace {

std::string lead_place_of(const Analysis& analysis) {
    for (const PlaceUse& use : analysis.place_uses) {
        if (use.form != MentionForm::Name || use.dateline ||
            use.place >= analysis.places.size()) {
            continue;
        }
        const Place& place = analysis.places[use.place];
        if (place.type != "country" && !place.id.empty()) {
            return place.id;
        }
    }
    return {};
}

/// The first to be named most, when half the places are in it.
std::string lead_country_of(const Analysis& analysis) {
    std::vector<std::pair<std::string_view, std::uint32_t>> counts;
    std::size_t best = 0;
    for (const PlaceUse& use : analysis.place_uses) {
        if (use.place >= analysis.places.size() ||
            analysis.places[use.place].country.empty()) {
            continue;
        }
        const std::string_view country = analysis.places[use.place].country;
        std::size_t i = 0;
        while (i < counts.size() && counts[i].first != country) {
            ++i;
        }
        if (i == counts.size()) {
            counts.emplace_back(country, 0);
        }
        counts[i].second += use.dateline ? 2 : 1;
        best = counts[i].second > counts[best].second ? i : best;
    }
    std::uint32_t all = 0;
    for (const auto& [country, count] : counts) {
        all += count;
    }
    return !counts.empty() && 2 * counts[best].second >= all
               ? std::string(counts[best].first)
               : std::string();
}

}  // namespace

EventPassage::EventPassage(const EventLexicon& events)
    : events_(&events),
      known_types_(events.types().size()),
      last_of_type_(events.types().size(), kNone) {}

void EventPassage::begin_article(const Analysis& analysis) {
    analysis_ = &analysis;
    block_ = kNone;
    placed_ = forces_ = kNone;
    background_.reset();
    lead_place_ = lead_place_of(analysis);
    lead_country_ = lead_country_of(analysis);
    std::ranges::fill(known_types_, 0);
    std::ranges::fill(last_of_type_, kNone);
}

void EventPassage::begin_sentence(const Sentence& sentence) {
    if (sentence.block != block_) {
        block_ = sentence.block;
        placed_ = forces_ = kNone;
        background_.reset();
    }
}

const std::vector<std::string>& EventPassage::places() const {
    static const std::vector<std::string> kNowhere;
    return placed_ == kNone ? kNowhere : told(placed_).places;
}

const std::vector<std::string>& EventPassage::doers() const {
    static const std::vector<std::string> kNobody;
    return placed_ == kNone ? kNobody : told(placed_).doers;
}

void EventPassage::carry(const SentenceView& view,
                         const Sentence& sentence,
                         const EventCandidate& candidate,
                         Event& event) const {
    const Syntax& syntax = view.syntax;
    const bool past = candidate.verb == kNone ||
                      syntax.verbs[candidate.verb].tense == VerbTense::Past ||
                      syntax.verbs[candidate.verb].tense == VerbTense::None;
    if (event.date.source != EventDateSource::Text && past && background_) {
        event.date.days = background_;
        event.date.value = background_value_;
        event.date.source = EventDateSource::Text;
        event.background = true;
    }
    if (sentence.in_title || !event.places.empty() ||
        !event.destinations.empty()) {
        return;
    }
    if (placed_ != kNone &&
        std::ranges::find_first_of(event.doers, told(placed_).doers) !=
            event.doers.end()) {
        event.places = told(placed_).places;
        return;
    }
    // "the withdrawal": the one told of before
    if (candidate.kind == TriggerKind::Noun && candidate.phrase != kNone) {
        const NounPhrase& phrase = syntax.phrases[candidate.phrase];
        const std::uint32_t last =
            last_of_type_[events_->rules()[candidate.rule].type];
        if (last != kNone && phrase.head == phrase.first + 1 &&
            syntax.words[phrase.first].tag == WordTag::Determiner) {
            event.places = told(last).places;
        }
    }
}

void EventPassage::carry_forces(const SentenceView& view,
                                const EventCandidate& candidate,
                                Event& event) const {
    constexpr std::uint32_t kReach = 60;  // tokens
    if (!event.doers.empty() || forces_ == kNone ||
        view.syntax.tokens.first > forces_token_ + kReach) {
        return;
    }
    for (std::uint32_t i = 0; i < candidate.filler_count; ++i) {
        const Filler& filler = candidate.fillers[i];
        if (filler.role == EventRole::Doer && filler.phrase != kNone &&
            view.classes.of(filler.phrase).classes.has(kClassForces)) {
            event.doers = told(forces_).doers;
            return;
        }
    }
}

void EventPassage::remember(const ToldActs& told) {
    bool dated = false;
    const auto first = static_cast<std::uint32_t>(analysis_->events.size() -
                                                  told.events.size());
    for (std::uint32_t i = 0; i < told.events.size(); ++i) {
        const Event& event = told.events[i];
        const std::uint32_t type =
            events_->rules()[told.candidates[i].rule].type;
        known_types_[type] = 1;
        if (event.doers.size() == 1 &&
            (event.doers[0].starts_with("military:") ||
             event.doers[0].starts_with("group:"))) {
            forces_ = first + i;
            forces_token_ = told.view.syntax.tokens.last;
        }
        if (!event.places.empty()) {
            last_of_type_[type] = placed_ = first + i;
        }
        const std::uint32_t verb = told.candidates[i].verb;
        const bool aside = verb != kNone && told.view.syntax.verbs[verb].link ==
                                                VerbLink::Relative;
        if (event.date.source == EventDateSource::Text && !aside) {
            remember_date(event, !dated);
            dated = true;
        }
    }
    // "arrested X, whose party won in November": told of the present
    if (std::ranges::any_of(told.events, [](const Event& event) {
            return !event.background;
        })) {
        background_.reset();
    }
}

/// @param first of the sentence: what was before is over
void EventPassage::remember_date(const Event& event, bool first) {
    if (first) {
        background_.reset();
    }
    if (event.background) {
        background_ = event.date.days;
        background_value_ = event.date.value;
    }
}

}  // namespace dateline
