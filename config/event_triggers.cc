// A verb is found by its first word, a noun by its last; a participle that is
// listed as an adjective is found as a form of its verb, too.
#include "config/event_triggers.h"

#include <set>

#include "config/event_words.h"
#include "plugin/text/normalize.h"

namespace dateline {

void EventTriggers::add_rule(const RuleSource& source, std::uint32_t number) {
    std::set<std::string> seen;
    const auto fresh = [&](const char* part, const std::string& entry) {
        if (!seen.insert(part + entry).second) {
            report_.warning(
                source.at,
                "'" + entry + "' is twice in rule '" + source.name + "'");
            return false;
        }
        return true;
    };
    EventTrigger trigger;
    trigger.rule = number;
    trigger.voice = source.voice;
    trigger.kind = TriggerKind::Verb;
    const auto wants = [&](const std::optional<SlotSource>& slot,
                           TriggerFlag flag) {
        if (slot && slot->required) {
            trigger.flags = static_cast<std::uint8_t>(trigger.flags | flag);
        }
    };
    wants(source.subject, kWantsSubject);
    wants(source.object, kWantsObject);
    for (const std::string& entry : source.verbs) {
        if (fresh("v", entry)) {
            add_verb(entry, trigger, of_rules_);
        }
    }
    trigger.kind = TriggerKind::Adjective;
    const EventTrigger adjective = trigger;
    trigger.kind = TriggerKind::Noun;
    trigger.voice = VoiceLimit::Any;
    for (const std::string& entry : source.nouns) {
        if (fresh("n", entry)) {
            add_noun(entry, trigger, of_rules_);
        }
    }
    for (const std::string& entry : source.adjectives) {
        if (fresh("a", entry)) {
            add_adjective(entry, adjective);
        }
    }
    for (const std::string& entry : source.phrases) {
        if (fresh("p", entry)) {
            phrases_.add(canonical_keys(entry, words_), number << 1);
        }
    }
}

void EventTriggers::add_cue(const CueSource& source) {
    EventTrigger trigger;
    trigger.rule = static_cast<std::uint32_t>(source.status);
    trigger.kind = TriggerKind::Cue;
    for (const std::string& entry : source.verbs) {
        add_verb(entry, trigger, of_cues_);
    }
    for (const std::string& entry : source.nouns) {
        add_noun(entry, trigger, of_cues_);
    }
    for (const std::string& entry : source.words) {
        const std::vector<std::uint64_t> path = canonical_keys(entry, words_);
        if (!path.empty()) {
            status_words_.add(path, trigger.rule);
        }
    }
}

void EventTriggers::set_tail(EventTrigger& trigger,
                             const std::vector<std::string>& parts,
                             std::size_t from) {
    trigger.tail = {static_cast<std::uint32_t>(tails_.size()), 0};
    for (std::size_t i = from; i < parts.size(); ++i) {
        TailWord word;
        word.hash = hash_folded(fold(parts[i]));
        const std::uint64_t canonical = words_.canonical_key(parts[i]);
        word.lemma = canonical <= words_.lemma_count()
                         ? static_cast<std::uint32_t>(canonical - 1)
                         : 0xFFFFFFFFU;
        word.preposition = words_.is_particle(parts[i]) ? 1 : 0;
        tails_.push_back(word);
        ++trigger.tail.count;
    }
    if (trigger.tail.count != 0) {
        trigger.tail_bit = tail_bit(tails_[trigger.tail.first]);
    }
}

void EventTriggers::add_verb(const std::string& entry,
                             EventTrigger trigger,
                             PartTriggers& into) {
    const std::vector<std::string> parts = split_words(entry);
    if (parts.empty()) {
        return;
    }
    if (parts.size() > 1 && parts[0] == "be") {
        // "be believed", "be going": the verb, in that form after "be".
        const std::string verb = words_.verb_of(parts[1]);
        if (!verb.empty()) {
            EventTrigger after_be = trigger;
            after_be.flags =
                static_cast<std::uint8_t>(trigger.flags | kAfterBe);
            set_tail(after_be, parts, 2);
            into.verbs[words_.lemma(verb)].push_back(after_be);
        }
    }
    set_tail(trigger, parts, 1);
    into.verbs[words_.lemma(parts[0])].push_back(trigger);
}

void EventTriggers::add_noun(const std::string& entry,
                             EventTrigger trigger,
                             PartTriggers& into) {
    const std::vector<std::string> parts = split_words(entry);
    if (parts.size() > 1 && trigger.kind == TriggerKind::Noun) {
        phrases_.add(canonical_keys(entry, words_), trigger.rule << 1 | 1);
        return;
    }
    if (!parts.empty()) {
        into.nouns[words_.lemma(words_.noun_of(parts.back()))].push_back(
            trigger);
    }
}

void EventTriggers::add_adjective(const std::string& entry,
                                  EventTrigger trigger) {
    const std::vector<std::string> parts = split_words(entry);
    if (parts.size() > 1) {
        phrases_.add(canonical_keys(entry, words_), trigger.rule << 1);
        return;
    }
    if (parts.empty()) {
        return;
    }
    of_rules_.adjectives[words_.lemma(parts[0])].push_back(trigger);
    const std::string verb = words_.verb_of(parts[0]);
    if (!verb.empty()) {
        trigger.flags = static_cast<std::uint8_t>(trigger.flags | kAfterBe);
        of_rules_.verbs[words_.lemma(verb)].push_back(trigger);
    }
}

EventTriggers::Layout EventTriggers::lay_out(
    std::vector<LemmaFacts>& facts) const {
    Layout layout;
    layout.of_rules =
        flatten(of_rules_, &LemmaFacts::triggers, layout.triggers, facts);
    layout.of_cues =
        flatten(of_cues_, &LemmaFacts::cues, layout.triggers, facts);
    return layout;
}

/// Per lemma an index into the records; index 0 is "none".
std::vector<LemmaTriggers> EventTriggers::flatten(
    const PartTriggers& parts,
    std::uint16_t LemmaFacts::*index,
    std::vector<EventTrigger>& triggers,
    std::vector<LemmaFacts>& facts) const {
    std::map<std::uint32_t, LemmaTriggers> all;
    const auto append = [&](const ByLemma& lists,
                            ListRef LemmaTriggers::*part) {
        for (const auto& [lemma, list] : lists) {
            all[lemma].*part = {static_cast<std::uint32_t>(triggers.size()),
                                static_cast<std::uint32_t>(list.size())};
            triggers.insert(triggers.end(), list.begin(), list.end());
        }
    };
    append(parts.verbs, &LemmaTriggers::verbs);
    append(parts.nouns, &LemmaTriggers::nouns);
    append(parts.adjectives, &LemmaTriggers::adjectives);
    std::vector<LemmaTriggers> records(1);
    for (const auto& [lemma, record] : all) {
        facts[lemma].*index = static_cast<std::uint16_t>(records.size());
        records.push_back(record);
    }
    if (records.size() > 0xFFFF) {
        report_.error({}, "more than 65535 trigger words");
    }
    return records;
}

}  // namespace dateline
