// Two passes: first every word of a rule becomes a lemma with the part of
// speech it is used as, then rules are laid out, when all lemmas are known and
// canonical keys of forms no longer change.
#include "config/events_loader.h"

#include <algorithm>
#include <map>

#include "config/class_table.h"
#include "config/event_lint.h"
#include "config/event_triggers.h"
#include "config/event_words.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

namespace {

class Compiler {
  public:
    /// @pre @p words has all words of the sources
    Compiler(const EventSources& sources,
             WordTable& words,
             ImageWriter& writer,
             LintReport& report)
        : sources_(sources),
          words_(words),
          report_(report),
          writer_(writer),
          classes_(sources, writer, report),
          triggers_(words, report) {}

    void run() {
        types_and_codes();
        classes_.add_words(words_);
        for (const RuleSource& rule : sources_.rules) {
            compile_rule(rule);
        }
        for (const CueSource& cue : sources_.cues) {
            triggers_.add_cue(cue);
        }
        verb_flags();
        groups();
        finish();
    }

  private:
    void types_and_codes() {
        for (const TypeSource& source : sources_.types) {
            EventType type;
            type.slug = writer_.intern(source.slug);
            type.label = writer_.intern(source.label);
            type.plural = writer_.intern(source.plural);
            type.family = writer_.intern(source.family);
            type.place = source.place;
            type.symmetric = source.symmetric;
            type.home = source.home;
            type.uttered = source.uttered;
            type.question_terms.first =
                static_cast<std::uint32_t>(terms_.size());
            for (const std::string& term : source.question_terms) {
                terms_.push_back(writer_.intern(term));
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
            row.mode = writer_.intern(source.mode);
            for (const EventStatus status : source.statuses) {
                row.statuses |= 1U << static_cast<unsigned>(status);
            }
            row.doers = kind_bits(source.doers);
            row.recipients = kind_bits(source.recipients);
            row.plover = writer_.intern(source.plover);
            row.cameo = writer_.intern(source.cameo);
            row.acled = writer_.intern(source.acled);
            row.case2021 = writer_.intern(source.case2021);
            row.mediatopic = writer_.intern(source.mediatopic);
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
        slot.is = classes_.set_of(source.is);
        slot.isnt = classes_.set_of(source.isnt);
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
                classes.add(classes_.set_of({entry.substr(1)}));
                continue;
            }
            const std::vector<std::uint64_t> path =
                canonical_keys(entry, words_);
            if (path.empty() || path.size() > 2) {
                report_.error(
                    at, "'" + entry + "' in needs or refuse: one word or two");
                continue;
            }
            if (list == kNoGuards) {
                list = guard_lists_++;
            }
            guards_.add(path, list);
        }
        return list;
    }

    void compile_rule(const RuleSource& source) {
        EventRule rule;
        rule.name = writer_.intern(source.name);
        rule.mode = writer_.intern(source.mode);
        const std::size_t slash = source.at.file.find_last_of('/');
        rule.source = writer_.intern(source.at.file.substr(slash + 1) + ":" +
                                     std::to_string(source.at.line));
        rule.type = static_cast<std::uint16_t>(type_numbers_[source.type]);
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
        triggers_.add_rule(source, number);
    }

    void verb_flags() {
        for (const std::string& entry : sources_.speech) {
            const std::vector<std::string> parts = split_words(entry);
            if (parts.size() == 1) {
                flags_[words_.lemma(parts[0])] |= kReportingVerb;
            }
        }
        const std::pair<const std::vector<std::string>&, LemmaFlag> lists[] = {
            {sources_.light, kLightVerb},
            {sources_.transitive, kTransitiveVerb},
            {sources_.reaching, kReachingVerb},
            {sources_.occurring, kOccurringVerb}};
        for (const auto& [verbs, flag] : lists) {
            for (const std::string& verb : verbs) {
                flags_[words_.lemma(verb)] |= flag;
            }
        }
    }

    void groups() {
        for (const auto& [word, names] : sources_.groups) {
            QuestionGroup group;
            group.word = writer_.intern(word);
            group.types = {static_cast<std::uint32_t>(lemma_words_.size()),
                           static_cast<std::uint32_t>(names.size())};
            for (const std::string& name : names) {
                lemma_words_.push_back(type_numbers_[name]);
            }
            groups_.push_back(group);
        }
    }

    void finish() {
        std::vector<LemmaFacts> facts(words_.lemma_count());
        const EventTriggers::Layout layout = triggers_.lay_out(facts);
        classes_.mark(facts);
        for (const auto& [lemma, flags] : flags_) {
            facts[lemma].flags = flags;
        }
        writer_.add("event.types", types_);
        writer_.add("event.rules", rules_);
        writer_.add("event.slots", slots_);
        writer_.add("event.preps", preposition_slots_);
        writer_.add("event.triggers", layout.triggers);
        writer_.add("event.tails", triggers_.tails());
        writer_.add("event.words", lemma_words_);
        writer_.add("event.codes", code_rows_);
        writer_.add("event.facts", facts);
        writer_.add("event.lemmas", layout.of_rules);
        writer_.add("event.cues", layout.of_cues);
        writer_.add("event.classsets", classes_.sets());
        writer_.add("event.classes", classes_.names());
        writer_.add("event.terms", terms_);
        writer_.add("event.groups", groups_);
        triggers_.phrases().write(writer_, "event.phrase");
        triggers_.status_words().write(writer_, "event.status");
        classes_.compounds().write(writer_, "event.comp");
        guards_.write(writer_, "event.guard");
    }

    const EventSources& sources_;
    WordTable& words_;
    LintReport& report_;
    ImageWriter& writer_;
    ClassTable classes_;
    EventTriggers triggers_;
    std::vector<EventType> types_;
    std::vector<EventRule> rules_;
    std::vector<EventSlot> slots_;
    std::vector<PrepositionSlot> preposition_slots_;
    std::vector<std::uint32_t> lemma_words_;
    std::vector<CodeRow> code_rows_;
    std::vector<StringRef> terms_;
    std::vector<QuestionGroup> groups_;
    std::map<std::string, std::uint32_t> type_numbers_;
    std::map<std::uint32_t, std::uint16_t> flags_;  ///< LemmaFlag, by lemma
    std::uint32_t guard_lists_ = 0;
    PhraseTableBuilder guards_;
};

}  // namespace

EventSources load_events(SourceDir& sources,
                         WordTable& words,
                         ImageWriter& writer,
                         LintReport& report) {
    EventSources read = read_event_sources(sources, report);
    lint_events(read, report);
    require_event_words(read, words);
    Compiler(read, words, writer, report).run();
    return read;
}

}  // namespace dateline
