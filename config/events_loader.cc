// Two passes: first every word of a rule becomes a lemma with the part of
// speech it is used as, then rules are laid out, when all lemmas are known and
// canonical keys of forms no longer change.
#include "config/events_loader.h"

#include <algorithm>
#include <map>
#include <set>

#include "config/edit_distance.h"
#include "config/event_lint.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

/// The words of an entry as the tokenizer will see them: at spaces and inner
/// hyphens, "n't" and "'s" left whole.
std::vector<std::string> split_words(const std::string& entry) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : entry + " ") {
        if (c == ' ' || c == '-') {
            if (!word.empty()) {
                words.push_back(std::move(word));
            }
            word.clear();
        } else if (c != '.') {
            word += c;
        }
    }
    return words;
}

class Compiler {
  public:
    Compiler(const EventSources& sources, WordTable& words, LintReport& report)
        : sources_(sources), words_(words), report_(report) {}

    void run(ImageWriter& writer) {
        require_words();
        writer_ = &writer;
        number_classes();
        types_and_codes();
        class_words();
        for (const RuleSource& rule : sources_.rules) {
            compile_rule(rule);
        }
        cues();
        light_verbs();
        groups();
        finish();
    }

  private:
    using Triggers = std::map<std::uint32_t, std::vector<EventTrigger>>;
    struct PartTriggers {
        Triggers verbs, nouns, adjectives;
    };

    // --- pass 1 -----------------------------------------------------------

    void require_words() {
        for (const RuleSource& rule : sources_.rules) {
            for (const std::string& entry : rule.verbs) {
                require(entry, 'v', true);
            }
            for (const std::string& entry : rule.nouns) {
                require(entry, 'n', false);
            }
            for (const std::string& entry : rule.adjectives) {
                require(entry, 'a', false);
            }
        }
        for (const CueSource& cue : sources_.cues) {
            for (const std::string& entry : cue.nouns) {
                require(entry, 'n', false);
            }
        }
        for (const ClassSource& source : sources_.classes) {
            for (const std::string& entry : source.words) {
                require(entry, 'n', false);
            }
        }
    }

    /// The head of an entry (its first word, else its last) has to be known.
    void require(const std::string& entry, char part, bool first) {
        const std::vector<std::string> parts = split_words(entry);
        if (parts.empty()) {
            return;
        }
        const std::string& head = first ? parts.front() : parts.back();
        const bool auxiliary = head == "be" || head == "have" || head == "do";
        if (!(part == 'v' && auxiliary) && !words_.is_function_word(head)) {
            words_.require(head, part);
        }
    }

    // --- pass 2 -----------------------------------------------------------

    std::uint64_t key(const std::string& word) {
        return words_.canonical_key(word);
    }

    std::vector<std::uint64_t> keys(const std::string& entry) {
        std::vector<std::uint64_t> all;
        for (const std::string& word : split_words(entry)) {
            all.push_back(key(word));
        }
        return all;
    }

    void number_classes() {
        for (const std::string_view name : built_in_class_names()) {
            class_number(std::string(name));
        }
        for (const ClassSource& source : sources_.classes) {
            class_number(source.name);
        }
        if (class_names_.size() > kMaxClasses) {
            report_.error({}, "more than 128 noun classes");
        }
    }

    std::uint32_t class_number(const std::string& name) {
        const auto [it, fresh] = class_numbers_.emplace(
            name, static_cast<std::uint32_t>(class_names_.size()));
        if (fresh) {
            class_names_.push_back(writer_->intern(name));
        }
        return it->second;
    }

    ClassSet class_set(const std::vector<std::string>& names) {
        ClassSet set;
        for (const std::string& name : names) {
            const auto it = class_numbers_.find(name);
            if (it != class_numbers_.end()) {
                set.add(it->second);
            }
        }
        return set;
    }

    /// The classes a word of class @p name is in: its own and all that include
    /// it, however deep.
    ClassSet classes_above(const std::string& name) {
        std::set<std::string> above = {name};
        for (bool grown = true; grown;) {
            grown = false;
            for (const ClassSource& source : sources_.classes) {
                for (const std::string& inner : source.includes) {
                    if (above.count(inner) != 0 &&
                        above.insert(source.name).second) {
                        grown = true;
                    }
                }
            }
        }
        return class_set({above.begin(), above.end()});
    }

    std::uint32_t set_number(ClassSet set) {
        for (std::size_t i = 0; i < class_sets_.size(); ++i) {
            if (class_sets_[i].low == set.low &&
                class_sets_[i].high == set.high) {
                return static_cast<std::uint32_t>(i);
            }
        }
        class_sets_.push_back(set);
        return static_cast<std::uint32_t>(class_sets_.size() - 1);
    }

    void class_words() {
        std::map<std::uint32_t, ClassSet> single;
        std::map<std::vector<std::uint64_t>, ClassSet> compound;
        for (const ClassSource& source : sources_.classes) {
            const ClassSet set = classes_above(source.name);
            for (const std::string& word : source.words) {
                const std::vector<std::string> parts = split_words(word);
                if (parts.size() == 1) {
                    single[words_.lemma(words_.noun_of(parts[0]))].add(set);
                } else if (!parts.empty()) {
                    compound[keys(word)].add(set);
                }
            }
        }
        for (const auto& [noun, kind] : sources_.noun_kinds) {
            single[words_.lemma(noun)].add(class_set({kind}));
        }
        class_sets_ = {ClassSet{}};
        for (const auto& [lemma, set] : single) {
            class_of_[lemma] = static_cast<std::uint16_t>(set_number(set));
        }
        for (const auto& [path, set] : compound) {
            compounds_.add(path, set_number(set));
        }
    }

    void types_and_codes() {
        for (const TypeSource& source : sources_.types) {
            EventType type;
            type.slug = writer_->intern(source.slug);
            type.label = writer_->intern(source.label);
            type.plural = writer_->intern(source.plural);
            type.family = writer_->intern(source.family);
            type.place = source.place;
            type.symmetric = source.symmetric;
            type.home = source.home;
            type.question_terms.first =
                static_cast<std::uint32_t>(terms_.size());
            for (const std::string& term : source.question_terms) {
                terms_.push_back(writer_->intern(term));
            }
            type.question_terms.count =
                static_cast<std::uint32_t>(source.question_terms.size());
            code_rows(source.slug, type);
            type_numbers_[source.slug] =
                static_cast<std::uint32_t>(types_.size());
            types_.push_back(type);
        }
    }

    void code_rows(const std::string& slug, EventType& type) {
        type.code_rows.first = static_cast<std::uint32_t>(code_rows_.size());
        for (const CodeSource& source : sources_.codes) {
            if (std::find(source.types.begin(), source.types.end(), slug) ==
                source.types.end()) {
                continue;
            }
            CodeRow row;
            row.mode = writer_->intern(source.mode);
            for (const EventStatus status : source.statuses) {
                row.statuses |= 1U << static_cast<unsigned>(status);
            }
            row.doers = kind_bits(source.doers);
            row.recipients = kind_bits(source.recipients);
            row.plover = writer_->intern(source.plover);
            row.cameo = writer_->intern(source.cameo);
            row.acled = writer_->intern(source.acled);
            row.case2021 = writer_->intern(source.case2021);
            row.mediatopic = writer_->intern(source.mediatopic);
            code_rows_.push_back(row);
        }
        type.code_rows.count = static_cast<std::uint32_t>(code_rows_.size()) -
                               type.code_rows.first;
    }

    static std::uint32_t kind_bits(const std::vector<PartyKind>& kinds) {
        std::uint32_t bits = 0;
        for (const PartyKind kind : kinds) {
            if (kind == PartyKind::Any) {
                return 0;
            }
            bits |= 1U << static_cast<unsigned>(kind);
        }
        return bits;
    }

    EventSlot slot(const SlotSource& source) {
        EventSlot slot;
        slot.role = source.role;
        slot.is = class_set(source.is);
        slot.isnt = class_set(source.isnt);
        slot.required = source.required;
        if (source.status) {
            slot.status = static_cast<std::uint8_t>(*source.status);
        }
        slot.words.first = static_cast<std::uint32_t>(lemma_words_.size());
        for (const std::string& word : source.words) {
            const std::vector<std::string> parts = split_words(word);
            lemma_words_.push_back(words_.lemma(
                words_.noun_of(parts.empty() ? word : parts.back())));
        }
        slot.words.count = static_cast<std::uint32_t>(source.words.size());
        return slot;
    }

    std::uint32_t slot_index(const std::optional<SlotSource>& source) {
        if (!source) {
            return kNoSlot;
        }
        slots_.push_back(slot(*source));
        return static_cast<std::uint32_t>(slots_.size() - 1);
    }

    /// @return a list of guards, or kNoGuards when there are only classes
    std::uint32_t guards(const std::vector<std::string>& entries,
                         ClassSet& classes,
                         SourcePosition at) {
        std::uint32_t list = kNoGuards;
        for (const std::string& entry : entries) {
            if (entry.starts_with("@")) {
                classes.add(class_set({entry.substr(1)}));
                continue;
            }
            const std::vector<std::uint64_t> path = keys(entry);
            if (path.empty() || path.size() > 2) {
                report_.error(
                    at, "'" + entry + "' in needs or refuse: one word or two");
                continue;
            }
            if (list == kNoGuards) {
                list = guard_lists_++;
            }
            guard_words_.add(std::span(path.data(), 1),
                             static_cast<std::uint32_t>(guards_.size()));
            guards_.push_back({path.size() > 1 ? path[1] : 0, list});
        }
        return list;
    }

    void compile_rule(const RuleSource& source) {
        EventRule rule;
        rule.name = writer_->intern(source.name);
        rule.mode = writer_->intern(source.mode);
        const std::size_t slash = source.at.file.find_last_of('/');
        rule.source = writer_->intern(source.at.file.substr(slash + 1) + ":" +
                                      std::to_string(source.at.line));
        rule.type = type_numbers_[source.type];
        rule.subject = slot_index(source.subject);
        rule.object = slot_index(source.object);
        rule.complement = slot_index(source.complement);
        rule.noun_possessor = slot_index(source.possessor);
        rule.noun_modifier = slot_index(source.modifier);
        rule.noun_of = slot_index(source.of);
        std::vector<PrepositionSlot> preps;
        for (const auto& [word, filled] : source.prepositions) {
            if (!words_.is_preposition(word)) {
                report_.error(source.at,
                              "'" + word +
                                  "' is no preposition of "
                                  "words/function_words.yaml");
            }
            preps.push_back({words_.lemma(word), slot(filled)});
        }
        rule.prepositions = {
            static_cast<std::uint32_t>(preposition_slots_.size()),
            static_cast<std::uint32_t>(preps.size())};
        preposition_slots_.insert(
            preposition_slots_.end(), preps.begin(), preps.end());
        rule.needs = guards(source.needs, rule.needs_class, source.at);
        rule.refuse = guards(source.refuse, rule.refuse_class, source.at);
        rule.confidence = static_cast<float>(source.confidence);
        rule.voice = source.voice;
        if (source.status) {
            rule.status = static_cast<std::uint8_t>(*source.status);
        }
        const auto number = static_cast<std::uint32_t>(rules_.size());
        rules_.push_back(rule);
        rule_triggers(source, number);
    }

    void rule_triggers(const RuleSource& source, std::uint32_t number) {
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
        for (const std::string& entry : source.verbs) {
            if (fresh("v", entry)) {
                verb_trigger(entry, number, TriggerKind::Verb, rules_verbs_);
            }
        }
        for (const std::string& entry : source.nouns) {
            if (fresh("n", entry)) {
                noun_trigger(entry, number, TriggerKind::Noun, rules_verbs_);
            }
        }
        for (const std::string& entry : source.adjectives) {
            if (fresh("a", entry)) {
                adjective_trigger(entry, number);
            }
        }
        for (const std::string& entry : source.phrases) {
            if (fresh("p", entry)) {
                phrases_.add(keys(entry), number << 1);
            }
        }
    }

    ListRef tail(const std::vector<std::string>& parts, std::size_t from) {
        ListRef range{static_cast<std::uint32_t>(tails_.size()), 0};
        for (std::size_t i = from; i < parts.size(); ++i) {
            TailWord word;
            word.hash = hash_folded(fold(parts[i]));
            const std::uint64_t canonical = key(parts[i]);
            word.lemma = canonical <= words_.lemma_count()
                             ? static_cast<std::uint32_t>(canonical - 1)
                             : 0xFFFFFFFFU;
            word.preposition = words_.is_particle(parts[i]) ? 1 : 0;
            tails_.push_back(word);
            ++range.count;
        }
        return range;
    }

    void set_tail_bit(EventTrigger& trigger) const {
        if (trigger.tail.count != 0) {
            trigger.tail_bit = tail_bit(tails_[trigger.tail.first]);
        }
    }

    void verb_trigger(const std::string& entry,
                      std::uint32_t number,
                      TriggerKind kind,
                      PartTriggers& into) {
        std::vector<std::string> parts = split_words(entry);
        if (parts.empty()) {
            return;
        }
        EventTrigger trigger;
        trigger.rule = number;
        trigger.kind = kind;
        if (kind == TriggerKind::Verb) {
            trigger.voice = rules_[number].voice;
        }
        if (parts.size() > 1 && parts[0] == "be") {
            // "be believed", "be going": the verb, in that form after "be".
            const std::string verb = words_.verb_of(parts[1]);
            if (!verb.empty()) {
                trigger.after_be = 1;
                trigger.tail = tail(parts, 2);
                set_tail_bit(trigger);
                into.verbs[words_.lemma(verb)].push_back(trigger);
            }
        }
        trigger.after_be = 0;
        trigger.tail = tail(parts, 1);
        set_tail_bit(trigger);
        into.verbs[words_.lemma(parts[0])].push_back(trigger);
    }

    void noun_trigger(const std::string& entry,
                      std::uint32_t number,
                      TriggerKind kind,
                      PartTriggers& into) {
        const std::vector<std::string> parts = split_words(entry);
        if (parts.size() > 1 && kind == TriggerKind::Noun) {
            phrases_.add(keys(entry), number << 1 | 1);
            return;
        }
        if (parts.empty()) {
            return;
        }
        EventTrigger trigger;
        trigger.rule = number;
        trigger.kind = kind;
        into.nouns[words_.lemma(words_.noun_of(parts.back()))].push_back(
            trigger);
    }

    void adjective_trigger(const std::string& entry, std::uint32_t number) {
        const std::vector<std::string> parts = split_words(entry);
        if (parts.size() > 1) {
            phrases_.add(keys(entry), number << 1);
            return;
        }
        if (parts.empty()) {
            return;
        }
        EventTrigger trigger;
        trigger.rule = number;
        trigger.kind = TriggerKind::Adjective;
        trigger.voice = rules_[number].voice;
        rules_verbs_.adjectives[words_.lemma(parts[0])].push_back(trigger);
        const std::string verb = words_.verb_of(parts[0]);
        if (!verb.empty()) {
            trigger.after_be = 1;
            rules_verbs_.verbs[words_.lemma(verb)].push_back(trigger);
        }
    }

    void cues() {
        for (const CueSource& source : sources_.cues) {
            const auto status = static_cast<std::uint32_t>(source.status);
            for (const std::string& entry : source.verbs) {
                verb_trigger(entry, status, TriggerKind::Cue, cue_lists_);
            }
            for (const std::string& entry : source.nouns) {
                noun_trigger(entry, status, TriggerKind::Cue, cue_lists_);
            }
            for (const std::string& entry : source.words) {
                const std::vector<std::uint64_t> path = keys(entry);
                if (!path.empty()) {
                    status_words_.add(path, status);
                }
            }
        }
        for (const std::string& entry : sources_.speech) {
            const std::vector<std::string> parts = split_words(entry);
            if (parts.size() == 1) {
                flags_[words_.lemma(parts[0])] |= kReportingVerb;
            }
        }
    }

    void light_verbs() {
        for (const std::string& verb : sources_.light) {
            flags_[words_.lemma(verb)] |= kLightVerb;
        }
    }

    void groups() {
        for (const auto& [word, names] : sources_.groups) {
            QuestionGroup group;
            group.word = writer_->intern(word);
            group.types = {static_cast<std::uint32_t>(lemma_words_.size()),
                           static_cast<std::uint32_t>(names.size())};
            for (const std::string& name : names) {
                lemma_words_.push_back(type_numbers_[name]);
            }
            groups_.push_back(group);
        }
    }

    ListRef flatten(std::vector<EventTrigger>& list) {
        const ListRef range{static_cast<std::uint32_t>(triggers_.size()),
                            static_cast<std::uint32_t>(list.size())};
        triggers_.insert(triggers_.end(), list.begin(), list.end());
        return range;
    }

    /// Per lemma an index into the records; index 0 is "none".
    std::vector<LemmaTriggers> flatten(PartTriggers& parts,
                                       std::uint16_t LemmaFacts::*index) {
        std::map<std::uint32_t, LemmaTriggers> all;
        for (auto& [lemma, list] : parts.verbs) {
            all[lemma].verbs = flatten(list);
        }
        for (auto& [lemma, list] : parts.nouns) {
            all[lemma].nouns = flatten(list);
        }
        for (auto& [lemma, list] : parts.adjectives) {
            all[lemma].adjectives = flatten(list);
        }
        std::vector<LemmaTriggers> records(1);
        for (const auto& [lemma, record] : all) {
            facts_[lemma].*index = static_cast<std::uint16_t>(records.size());
            records.push_back(record);
        }
        if (records.size() > 0xFFFF) {
            report_.error({}, "more than 65535 trigger words");
        }
        return records;
    }

    void finish() {
        facts_.assign(words_.lemma_count(), {});
        const auto lemma_triggers =
            flatten(rules_verbs_, &LemmaFacts::triggers);
        const auto lemma_cues = flatten(cue_lists_, &LemmaFacts::cues);
        for (const auto& [lemma, number] : class_of_) {
            facts_[lemma].classes = number;
        }
        for (const auto& [lemma, flags] : flags_) {
            facts_[lemma].flags = flags;
        }
        ImageWriter& writer = *writer_;
        writer.add("event.types", types_);
        writer.add("event.rules", rules_);
        writer.add("event.slots", slots_);
        writer.add("event.preps", preposition_slots_);
        writer.add("event.triggers", triggers_);
        writer.add("event.tails", tails_);
        writer.add("event.guards", guards_);
        writer.add("event.words", lemma_words_);
        writer.add("event.codes", code_rows_);
        writer.add("event.facts", facts_);
        writer.add("event.lemmas", lemma_triggers);
        writer.add("event.cues", lemma_cues);
        writer.add("event.classsets", class_sets_);
        writer.add("event.classes", class_names_);
        writer.add("event.terms", terms_);
        writer.add("event.groups", groups_);
        phrases_.write(writer, "event.phrase");
        status_words_.write(writer, "event.status");
        compounds_.write(writer, "event.comp");
        guard_words_.write(writer, "event.guard");
    }

    const EventSources& sources_;
    WordTable& words_;
    LintReport& report_;
    ImageWriter* writer_ = nullptr;
    std::vector<EventType> types_;
    std::vector<EventRule> rules_;
    std::vector<EventSlot> slots_;
    std::vector<PrepositionSlot> preposition_slots_;
    std::vector<EventTrigger> triggers_;
    std::vector<TailWord> tails_;
    std::vector<WordGuard> guards_;
    std::vector<std::uint32_t> lemma_words_;
    std::vector<CodeRow> code_rows_;
    std::vector<ClassSet> class_sets_;
    std::vector<StringRef> class_names_;
    std::vector<StringRef> terms_;
    std::vector<QuestionGroup> groups_;
    std::map<std::string, std::uint32_t> class_numbers_;
    std::map<std::string, std::uint32_t> type_numbers_;
    std::map<std::uint32_t, std::uint16_t> class_of_;
    std::map<std::uint32_t, std::uint16_t> flags_;  ///< LemmaFlag, by lemma
    std::vector<LemmaFacts> facts_;
    std::uint32_t guard_lists_ = 0;
    PartTriggers rules_verbs_;
    PartTriggers cue_lists_;
    PhraseTableBuilder phrases_;
    PhraseTableBuilder status_words_;
    PhraseTableBuilder compounds_;
    PhraseTableBuilder guard_words_;
};

}  // namespace

EventSources load_events(SourceDir& sources,
                         WordTable& words,
                         ImageWriter& writer,
                         LintReport& report) {
    EventSources read = read_event_sources(sources, report);
    lint_events(read, report);
    Compiler(read, words, report).run(writer);
    return read;
}

}  // namespace dateline
