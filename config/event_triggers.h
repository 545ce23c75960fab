// EventTriggers: by which words a rule or a status cue is found - verbs, nouns
// and adjectives by lemma, phrases by their words - and which further words an
// entry asks for. What a rule wants once it is found is events_loader's.
#ifndef DATELINE_CONFIG_EVENT_TRIGGERS_H
#define DATELINE_CONFIG_EVENT_TRIGGERS_H

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "config/event_source.h"
#include "config/lint_report.h"
#include "config/word_table.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// Not thread-safe.
class EventTriggers {
  public:
    /// @pre @p words has all words of the sources
    EventTriggers(WordTable& words, LintReport& report)
        : words_(words), report_(report) {}

    /// An entry that stands twice in the rule is a warning.
    void add_rule(const RuleSource& source, std::uint32_t number);
    void add_cue(const CueSource& source);

    /// Triggers of rules and of cues in one array, then where each lemma has
    /// its own in it; the numbers go to @p facts, by lemma.
    struct Layout {
        std::vector<EventTrigger> triggers;
        std::vector<LemmaTriggers> of_rules;
        std::vector<LemmaTriggers> of_cues;
    };
    [[nodiscard]] Layout lay_out(std::vector<LemmaFacts>& facts) const;

    [[nodiscard]] const std::vector<TailWord>& tails() const { return tails_; }
    /// With the rule's number times 2, and 1 for a noun.
    [[nodiscard]] const PhraseTableBuilder& phrases() const { return phrases_; }
    /// With the status.
    [[nodiscard]] const PhraseTableBuilder& status_words() const {
        return status_words_;
    }

  private:
    using ByLemma = std::map<std::uint32_t, std::vector<EventTrigger>>;
    struct PartTriggers {
        ByLemma verbs, nouns, adjectives;
    };

    void add_verb(const std::string& entry,
                  EventTrigger trigger,
                  PartTriggers& into);
    void add_noun(const std::string& entry,
                  EventTrigger trigger,
                  PartTriggers& into);
    void add_adjective(const std::string& entry, EventTrigger trigger);
    void set_tail(EventTrigger& trigger,
                  const std::vector<std::string>& parts,
                  std::size_t from);
    std::vector<LemmaTriggers> flatten(const PartTriggers& parts,
                                       std::uint16_t LemmaFacts::*index,
                                       std::vector<EventTrigger>& triggers,
                                       std::vector<LemmaFacts>& facts) const;

    WordTable& words_;
    LintReport& report_;
    PartTriggers of_rules_;
    PartTriggers of_cues_;
    std::vector<TailWord> tails_;
    PhraseTableBuilder phrases_;
    PhraseTableBuilder status_words_;
};

}  // namespace dateline

#endif
