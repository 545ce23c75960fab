// The further words of a trigger of several: "pull ... back", "take up arms".
#ifndef DATELINE_PLUGIN_EVENT_TRIGGER_TAIL_H
#define DATELINE_PLUGIN_EVENT_TRIGGER_TAIL_H

#include <array>
#include <cstdint>
#include <span>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/sentence_view.h"

namespace dateline {

/// The words of one sentence as tails ask for them. Holds scratch; one a
/// thread.
class TriggerTail {
  public:
    /// @param of lemma id
    explicit TriggerTail(std::uint32_t of) : of_(of) {}

    /// Begins a sentence.
    void read(const SentenceView& view) { view_ = &view; }

    /// Begins a verb: notes the words that its tails may begin with.
    void begin(const VerbGroup& verb);

    /// False when the tail of @p trigger certainly does not follow the verb.
    [[nodiscard]] bool may_follow(const EventTrigger& trigger) const {
        const std::uint8_t bit = trigger.tail_bit;
        return trigger.tail.count == 0 ||
               (seen_[bit / 64] >> (bit % 64) & 1) != 0;
    }

    /// Where the further words of a verb's trigger end: a word, or 0 when they
    /// are not there. The other questions are about the last call.
    std::uint32_t match(std::span<const TailWord> tail, const VerbGroup& verb);
    /// The words found.
    [[nodiscard]] std::span<const std::uint32_t> words() const {
        return std::span(words_).first(count_);
    }
    /// A noun of the tail was the passive's subject: "shots were fired".
    [[nodiscard]] bool from_passive() const { return from_passive_; }

  private:
    void note(const Word& word);
    [[nodiscard]] std::uint32_t passive_subject(const VerbGroup& verb) const;
    [[nodiscard]] bool same_word(const TailWord& tail, std::uint32_t i) const;
    [[nodiscard]] bool in_passive(const TailWord& word,
                                  const VerbGroup& verb) const;
    [[nodiscard]] bool may_skip(std::uint32_t i,
                                bool particle,
                                std::uint32_t skipped) const;

    std::uint32_t of_;
    const SentenceView* view_ = nullptr;
    std::array<std::uint64_t, 4> seen_{};  ///< bits, see tail_bit()
    std::array<std::uint32_t, 8> words_{};
    std::uint32_t count_ = 0;
    bool from_passive_ = false;
};

}  // namespace dateline

#endif
