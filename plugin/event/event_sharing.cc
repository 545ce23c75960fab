// Order matters: contents first, since an act takes its parties from what it is
// about; then places, which parties and casualties do not change.
#include "plugin/event/event_sharing.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline {

namespace {

/// Uses of actors before a sentence that count as told lately.
constexpr std::size_t kLately = 128;

using Countries = std::vector<std::pair<std::string_view, std::size_t>>;

void count(const Analysis& analysis,
           std::span<const ActorUse> uses,
           Countries& found) {
    for (const ActorUse& use : uses) {
        const std::string_view country = analysis.actors[use.actor].country;
        if (country.empty()) {
            continue;
        }
        const auto there =
            std::ranges::find(found, country, &Countries::value_type::first);
        if (there == found.end()) {
            found.emplace_back(country, 1);
        } else {
            ++there->second;
        }
    }
}

/// The actor "country:XX", if the article names it; else null.
const Actor* country_actor(const Analysis& analysis, std::string_view code) {
    constexpr std::string_view kPrefix = "country:";
    const auto found =
        std::ranges::find_if(analysis.actors, [&](const Actor& actor) {
            return actor.id.size() == kPrefix.size() + code.size() &&
                   actor.id.starts_with(kPrefix) && actor.id.ends_with(code);
        });
    return found == analysis.actors.end() ? nullptr : &*found;
}

/// The two countries that actors are of in @p sentence, else those most named
/// in it and lately before it; none when it is not plain which.
std::vector<std::string> countries_of(const Analysis& analysis,
                                      const Sentence& sentence) {
    const std::span uses(analysis.actor_uses);
    const auto first_of = [&](std::uint32_t token) {
        return static_cast<std::size_t>(
            std::ranges::lower_bound(
                uses,
                token,
                {},
                [](const ActorUse& use) { return use.tokens.first; }) -
            uses.begin());
    };
    const std::size_t begin = first_of(sentence.tokens.first);
    const std::size_t end = first_of(sentence.tokens.last);
    Countries found;
    count(analysis, uses.subspan(begin, end - begin), found);
    if (found.size() < 2) {
        const std::size_t lately = std::min(begin, kLately);
        count(analysis, uses.subspan(begin - lately, lately), found);
        std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
            return a.second > b.second;
        });
        if (found.size() > 2 && found[1].second > found[2].second) {
            found.resize(2);
        }
    }
    // Only countries that the article names are actors of it.
    std::vector<std::string> ids;
    for (const auto& [code, times] : found) {
        if (const Actor* actor = country_actor(analysis, code)) {
            ids.push_back(actor->id);
        }
    }
    if (ids.size() != 2) {
        ids.clear();
    }
    return ids;
}

}  // namespace

void EventSharing::share(std::uint32_t first) {
    link_contents(first);
    share_places();
    share_parties();
    share_casualties();
}

const EventType& EventSharing::type_of(std::size_t number) const {
    return events_.types()[events_.rules()[told_.candidates[number].rule].type];
}

void EventSharing::link_contents(std::uint32_t first) {
    for (std::uint32_t i = 0; i < told_.events.size(); ++i) {
        const std::uint32_t outer = told_.verdicts[i].outer;
        if (outer == kNone || outer == i) {
            continue;
        }
        Event& inner = told_.events[i];
        Event& act = told_.events[outer];
        if (!act.content) {
            act.content = first + i;
        }
        if (act.recipient_mentions.empty() && inner.doers != act.doers) {
            act.recipients = inner.doers;
            act.recipient_mentions = inner.doer_mentions;
        }
        if (inner.said_by.empty()) {
            inner.said_by = act.doers;
        }
        if (inner.status != EventStatus::Happened &&
            inner.status != EventStatus::Ongoing && !act.codes.plover.empty()) {
            inner.codes = act.codes;
        }
    }
}

/// "died in a raid": a noun's act in the clause of another act's
/// verb happened where that one did.
void EventSharing::share_verb_places() {
    for (std::size_t i = 0; i < told_.events.size(); ++i) {
        const EventCandidate& noun = told_.candidates[i];
        if (noun.kind != TriggerKind::Noun || noun.verb == kNone ||
            !told_.events[i].places.empty()) {
            continue;
        }
        for (std::size_t j = 0; j < told_.events.size(); ++j) {
            if (told_.candidates[j].kind == TriggerKind::Verb &&
                told_.candidates[j].verb == noun.verb) {
                told_.events[i].places = told_.events[j].places;
            }
        }
    }
}

/// What is done between parties (truces, talks, exchanges) and "the treaty" of
/// a sentence belong where its other acts are, failing that where the passage
/// is.
void EventSharing::share_places() {
    share_verb_places();
    std::vector<std::pair<std::size_t, std::vector<std::string>>> found;
    for (std::size_t i = 0; i < told_.events.size(); ++i) {
        const Event& event = told_.events[i];
        if (!event.places.empty() || !event.destinations.empty() ||
            told_.sentence.in_title || event.status == EventStatus::Negated) {
            continue;
        }
        const bool definite = is_definite(told_.candidates[i]);
        if (!definite && !type_of(i).symmetric) {
            continue;
        }
        found.emplace_back(i, nearest_places(i));
        if (found.back().second.empty() && definite &&
            !passage_.lead_place().empty()) {
            // "the withdrawal": what it is all about
            found.back().second = {passage_.lead_place()};
        }
    }
    for (auto& [i, places] : found) {
        told_.events[i].places = std::move(places);
    }
}

/// Candidates come in text order, so the nearest is the nearest in the row.
const std::vector<std::string>& EventSharing::nearest_places(
    std::size_t number) const {
    constexpr std::size_t kReach = 4;
    for (std::size_t d = 1; d <= kReach; ++d) {
        if (d <= number && !told_.events[number - d].places.empty()) {
            return told_.events[number - d].places;
        }
        if (number + d < told_.events.size() &&
            !told_.events[number + d].places.empty()) {
            return told_.events[number + d].places;
        }
    }
    return passage_.places();
}

/// What is done between parties that its own words do not name ("the two sides
/// exchanged prisoners") is done between the two countries of the sentence,
/// failing those between the two named most in what was told lately.
void EventSharing::share_parties() {
    std::vector<std::string> countries;
    bool counted = false;
    for (std::size_t i = 0; i < told_.events.size(); ++i) {
        Event& event = told_.events[i];
        if (!event.doers.empty() || told_.sentence.in_title ||
            !type_of(i).symmetric) {
            continue;
        }
        if (is_they(told_.candidates[i]) && passage_.doers().size() > 1) {
            event.doers = passage_.doers();  // "They signed": who met before
            continue;
        }
        if (!counted) {
            countries = countries_of(analysis_, told_.sentence);
            counted = true;
        }
        event.doers = countries;
    }
}

/// Done by "they".
bool EventSharing::is_they(const EventCandidate& candidate) const {
    for (std::uint32_t i = 0; i < candidate.filler_count; ++i) {
        const Filler& filler = candidate.fillers[i];
        if ((filler.role == EventRole::Doer ||
             filler.role == EventRole::Party) &&
            filler.phrase != kNone && syntax_.phrases[filler.phrase].pronoun &&
            words_.lemma_text(
                syntax_.words[syntax_.phrases[filler.phrase].head].lemma) ==
                "they") {
            return true;
        }
    }
    return false;
}

/// "the withdrawal", "the annexation treaty"
bool EventSharing::is_definite(const EventCandidate& candidate) const {
    if (candidate.kind != TriggerKind::Noun || candidate.phrase == kNone) {
        return false;
    }
    const NounPhrase& phrase = syntax_.phrases[candidate.phrase];
    return phrase.head > phrase.first && phrase.head <= phrase.first + 2 &&
           syntax_.words[phrase.first].lemma == the_ && the_ != kNone;
}

/// A count wants a number: most sentences have none.
void EventSharing::share_casualties() {
    if (std::ranges::none_of(syntax_.words, [](const Word& word) {
            return word.tag == WordTag::Number && word.time == kNone;
        })) {
        return;
    }
    for (std::uint32_t v = 0; v < syntax_.verbs.size(); ++v) {
        if (const auto count = casualties_of(words_, syntax_, v)) {
            give_casualties(v, *count);
        }
    }
}

void EventSharing::give_casualties(std::uint32_t v,
                                   const CasualtyCount& count) {
    const VerbGroup& verb = syntax_.verbs[v];
    const bool of_verb = std::any_of(
        told_.candidates.begin(), told_.candidates.end(), [v](const auto& one) {
            return one.verb == v && one.kind != TriggerKind::Noun;
        });
    for (std::size_t i = 0; i < told_.events.size(); ++i) {
        const EventCandidate& candidate = told_.candidates[i];
        const bool noun = candidate.kind == TriggerKind::Noun;
        const bool subject = noun && candidate.phrase == verb.subject;
        const bool own = candidate.verb == v &&
                         (!noun || (candidate.phrase != kNone && subject));
        const bool main = candidate.verb != kNone && candidate.verb != v &&
                          !noun &&
                          ((verb.governor == candidate.verb &&
                            verb.link == VerbLink::Adjunct) ||
                           verb.coordinated == candidate.verb);
        // "died in the attack"
        const bool within =
            noun && !of_verb && candidate.verb == v &&
            candidate.phrase != kNone &&
            syntax_.phrases[candidate.phrase].preposition != kNone &&
            words_.lemma_text(syntax_.phrases[candidate.phrase].preposition) ==
                "in";
        if (!own && !main && !subject && !within) {
            continue;
        }
        auto& there = told_.events[i].casualties;
        if (!there) {
            there.emplace();
        }
        auto& number = count.killed ? there->killed : there->wounded;
        if (!number) {
            number = count.number;
            if (!there->surface.empty()) {
                there->surface += "; ";
            }
            there->surface +=
                analysis_.surface(syntax_.token_range(count.first, count.last));
        }
    }
}

}  // namespace dateline
