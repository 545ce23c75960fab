#include "query/event_names.h"

#include <algorithm>
#include <array>

#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

constexpr std::uint32_t kLongestPhrase = 5;
/// A trigger of more types than this says too little to be a question.
constexpr std::size_t kMostTypes = 6;

bool is_noun(WordTag tag) {
    return tag == WordTag::Noun || tag == WordTag::PluralNoun;
}

bool is_verb(WordTag tag) {
    return tag >= WordTag::VerbBase && tag <= WordTag::VerbGerund;
}

void add_once(std::vector<std::uint32_t>& list, std::uint32_t value) {
    if (std::ranges::find(list, value) == list.end()) {
        list.push_back(value);
    }
}

}  // namespace

EventNames::EventNames(const EventLexicon& events, const WordLexicon& words)
    : events_(&events), words_(&words) {
    for (const QuestionGroup& group : events.question_groups()) {
        std::uint64_t key = 0;
        for (const std::uint64_t hash :
             phrase_hashes(events.text(group.word))) {
            key = extend_key(key, canonical(hash));
        }
        // A filler word is a group of no types.
        std::vector<std::uint32_t>& types = by_phrase_[key];
        for (const std::uint32_t type : events.words(group.types)) {
            add_once(types, type);
        }
        is_group_[key] = true;
    }
    for (std::uint32_t i = 0; i < events.types().size(); ++i) {
        const EventType& type = events.types()[i];
        add(events.text(type.label), i);
        add(events.text(type.plural), i);
        add(events.text(type.slug), i);
        for (const StringRef term : events.question_terms(type)) {
            add(events.text(term), i);
        }
    }
}

/// A group says by itself all that its word means.
void EventNames::add(std::string_view words, std::uint32_t type) {
    std::uint64_t key = 0;
    for (const std::uint64_t hash : phrase_hashes(words)) {
        key = extend_key(key, canonical(hash));
    }
    if (key != 0 && !is_group_.contains(key)) {
        add_once(by_phrase_[key], type);
    }
}

/// The hash of the word's noun lemma, so that plurals and singulars agree;
/// of its verb lemma when it is no noun.
std::uint64_t EventNames::canonical(std::uint64_t hash) const {
    const WordForm* slot = words_->find(hash);
    if (slot == nullptr) {
        return hash;
    }
    const WordReading* verb = nullptr;
    for (const WordReading& reading : words_->readings(*slot)) {
        if (is_noun(reading.tag)) {
            return hash_folded(words_->lemma_text(reading.lemma));
        }
        if (verb == nullptr && is_verb(reading.tag)) {
            verb = &reading;
        }
    }
    return verb == nullptr ? hash
                           : hash_folded(words_->lemma_text(verb->lemma));
}

EventWords EventNames::named_at(const std::vector<Token>& tokens,
                                std::uint32_t first) const {
    EventWords found;
    std::uint64_t key = 0;
    const auto last =
        std::min<std::size_t>(tokens.size(), first + kLongestPhrase);
    for (std::uint32_t at = first; at < last; ++at) {
        if (tokens[at].has(kPunctuation)) {
            break;
        }
        key = extend_key(key, canonical(tokens[at].hash));
        const auto named = by_phrase_.find(key);
        if (named != by_phrase_.end()) {
            found.length = at + 1 - first;
            found.types = named->second;
            found.named = true;
        }
    }
    return found;
}

bool EventNames::is_form_of(std::uint64_t hash, std::uint32_t lemma) const {
    const WordForm* slot = words_->find(hash);
    return slot != nullptr &&
           std::ranges::any_of(words_->readings(*slot),
                               [lemma](const WordReading& reading) {
                                   return reading.lemma == lemma;
                               });
}

bool EventNames::tail_fits(const EventTrigger& trigger,
                           const std::vector<Token>& tokens,
                           std::uint32_t first) const {
    const auto tail = events_->tail(trigger);
    if (first + tail.size() > tokens.size()) {
        return false;
    }
    for (std::size_t i = 0; i < tail.size(); ++i) {
        const std::uint64_t hash = tokens[first + i].hash;
        if (hash != tail[i].hash &&
            (tail[i].lemma == 0 || !is_form_of(hash, tail[i].lemma))) {
            return false;
        }
    }
    return true;
}

/// "withdraw from", "talk with": the last word says what the next name is to
/// the event, and is left to the grammar of questions.
bool EventNames::ends_in_link(const EventTrigger& trigger) const {
    static const std::array<std::uint64_t, 9> links = {hash_folded("from"),
                                                       hash_folded("to"),
                                                       hash_folded("of"),
                                                       hash_folded("on"),
                                                       hash_folded("with"),
                                                       hash_folded("by"),
                                                       hash_folded("against"),
                                                       hash_folded("into"),
                                                       hash_folded("at")};
    const auto tail = events_->tail(trigger);
    return !tail.empty() &&
           std::ranges::find(links, tail.back().hash) != links.end();
}

/// "force", "runs", "missing": a noun or adjective as well as a verb, and in a
/// question more likely that.
bool EventNames::may_be_other(const WordForm& slot) const {
    const auto& readings = words_->readings(slot);
    const bool gerund =
        std::ranges::any_of(readings, [](const WordReading& reading) {
            return reading.tag == WordTag::VerbGerund;
        });
    return std::ranges::any_of(readings, [gerund](const WordReading& reading) {
        return is_noun(reading.tag) ||
               (gerund && reading.tag == WordTag::Adjective);
    });
}

/// Verbs with what follows them, and single nouns; the longest wins.
EventWords EventNames::triggered_at(const std::vector<Token>& tokens,
                                    std::uint32_t first) const {
    EventWords found;
    bool only_verb = true;
    const WordForm* slot = words_->find(tokens[first].hash);
    if (slot == nullptr) {
        return found;
    }
    const auto take = [&](const EventTrigger& trigger, bool verb) {
        if (trigger.has(kAfterBe) || ends_in_link(trigger) ||
            !tail_fits(trigger, tokens, first + 1)) {
            return;
        }
        const auto length =
            1 + static_cast<std::uint32_t>(events_->tail(trigger).size());
        if (length > found.length) {
            found = {length, {}, verb};
            only_verb = true;
        }
        if (length == found.length) {
            add_once(found.types, events_->rules()[trigger.rule].type);
            only_verb = only_verb && verb;
        }
    };
    for (const WordReading& reading : words_->readings(*slot)) {
        const LemmaTriggers* triggers = events_->triggers(reading.lemma);
        if (triggers == nullptr) {
            continue;
        }
        if (is_verb(reading.tag)) {
            for (const EventTrigger& trigger : events_->list(triggers->verbs)) {
                take(trigger, true);
            }
        } else if (is_noun(reading.tag)) {
            for (const EventTrigger& trigger : events_->list(triggers->nouns)) {
                if (events_->tail(trigger).empty()) {
                    take(trigger, false);
                }
            }
        }
    }
    const bool namesake = prefer_namesake(*slot, found.types);
    if (found.length == 1 && only_verb && !namesake && may_be_other(*slot)) {
        return {};
    }
    return found.types.size() <= kMostTypes ? found : EventWords{};
}

/// "withdrew" may be of candidates, too; asked, it means withdrawals: the type
/// whose own name is made from the verb.
bool EventNames::prefer_namesake(const WordForm& slot,
                                 std::vector<std::uint32_t>& types) const {
    for (const WordReading& reading : words_->readings(slot)) {
        const std::string_view lemma = words_->lemma_text(reading.lemma);
        const auto namesake =
            std::ranges::find_if(types, [&](std::uint32_t type) {
                return events_->text(events_->types()[type].slug)
                    .starts_with(lemma);
            });
        if (namesake != types.end() && !lemma.empty()) {
            types = {*namesake};
            return true;
        }
    }
    return false;
}

EventWords EventNames::find(const std::vector<Token>& tokens,
                            std::uint32_t first) const {
    EventWords named = named_at(tokens, first);
    EventWords triggered = triggered_at(tokens, first);
    EventWords& best = triggered.length > named.length ? triggered : named;
    const WordForm* slot = words_->find(tokens[first].hash);
    best.verb = slot != nullptr && best.length != 0 &&
                std::ranges::none_of(words_->readings(*slot),
                                     [](const WordReading& reading) {
                                         return is_noun(reading.tag);
                                     });
    return best;
}

std::vector<std::uint32_t> EventNames::types_of(std::string_view value) const {
    std::vector<std::uint32_t> types;
    for (std::uint32_t i = 0; i < events_->types().size(); ++i) {
        if (events_->text(events_->types()[i].slug) == value) {
            return {i};
        }
        if (events_->text(events_->types()[i].family) == value) {
            types.push_back(i);
        }
    }
    if (!types.empty()) {
        return types;
    }
    std::vector<Token> tokens;
    tokenize(value, {0, static_cast<std::uint32_t>(value.size())}, tokens);
    if (tokens.empty()) {
        return {};
    }
    EventWords found = find(tokens, 0);
    return found.length == tokens.size() ? found.types
                                         : std::vector<std::uint32_t>{};
}

std::optional<std::uint32_t> EventNames::type(std::string_view slug) const {
    for (std::uint32_t i = 0; i < events_->types().size(); ++i) {
        if (events_->text(events_->types()[i].slug) == slug) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<EventStatus> EventNames::status_of(
    std::uint64_t hash, std::string_view folded) const {
    if (const auto status = event_status_from(folded)) {
        return status;
    }
    const WordForm* slot = words_->find(hash);
    if (slot == nullptr) {
        return std::nullopt;
    }
    for (const WordReading& reading : words_->readings(*slot)) {
        const LemmaTriggers* cues = reading.tag == WordTag::VerbParticiple
                                        ? events_->cues(reading.lemma)
                                        : nullptr;
        if (cues == nullptr) {
            continue;
        }
        for (const EventTrigger& cue : events_->list(cues->verbs)) {
            // "continued shelling" asks for shelling, whatever its status.
            if (events_->tail(cue).empty() &&
                cue.rule<kEventStatusCount&& static_cast<EventStatus>(cue.rule)>
                    EventStatus::Ongoing) {
                return static_cast<EventStatus>(cue.rule);
            }
        }
    }
    return std::nullopt;
}

NamedId EventNames::named(std::uint32_t type) const {
    const EventType& record = events_->types()[type];
    return {std::string(events_->text(record.slug)),
            std::string(events_->text(record.plural))};
}

std::string EventNames::label_of(std::string_view slug) const {
    const auto known = type(slug);
    return known ? named(*known).name : std::string(slug);
}

std::string EventNames::family_of(std::string_view slug) const {
    const auto known = type(slug);
    return known ? std::string(events_->text(events_->types()[*known].family))
                 : "other";
}

std::vector<std::string> EventNames::with_policy(
    const std::vector<NamedId>& types, PlacePolicy policy) const {
    std::vector<std::string> slugs;
    for (const NamedId& named : types) {
        const auto known = type(named.id);
        if (known && this->policy(*known) == policy) {
            slugs.push_back(named.id);
        }
    }
    return slugs;
}

bool EventNames::are_symmetric(const std::vector<std::uint32_t>& types) const {
    return !types.empty() &&
           std::ranges::all_of(types, [this](std::uint32_t type) {
               return events_->types()[type].symmetric;
           });
}

std::vector<std::string> EventNames::all_slugs() const {
    std::vector<std::string> slugs;
    for (const EventType& type : events_->types()) {
        slugs.emplace_back(events_->text(type.slug));
    }
    return slugs;
}

}  // namespace dateline
