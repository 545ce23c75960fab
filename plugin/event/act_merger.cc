// "shelling killed 15": when subject and verb give the same type, they are one
// event, the noun's, with the verb's slots. "lifted its ban on": when the noun
// is what the verb's act consists of, the verb's. "the withdrawal ... of
// withdrawing troops": a modifier tells nothing that another event of its type
// does not.
#include "plugin/event/act_merger.h"

#include <algorithm>

namespace dateline {

namespace {

class ActMerger {
  public:
    ActMerger(const EventLexicon& events,
              const SentenceView& view,
              std::vector<EventCandidate>& candidates)
        : events_(events), s_(view.syntax), out_(candidates) {}

    void run() {
        if (out_.size() < 2) {
            return;
        }
        drop_covered();
        while (merge_one()) {
        }
        merge_effects();
        drop_restated();
    }

  private:
    enum class Keep : std::uint8_t { Both, Noun, Verb };

    void erase(std::size_t i) {
        out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(i));
    }

    [[nodiscard]] std::uint32_t type_of(const EventCandidate& one) const {
        return events_.rules()[one.rule].type;
    }

    /// Of triggers that share words the longest stays, then the best.
    void drop_covered() {
        std::stable_sort(out_.begin(),
                         out_.end(),
                         [](const EventCandidate& a, const EventCandidate& b) {
                             const std::uint32_t la = a.last - a.first;
                             const std::uint32_t lb = b.last - b.first;
                             return la != lb ? la > lb : a.score > b.score;
                         });
        std::vector<bool> covered(s_.words.size());
        std::size_t kept = 0;
        for (std::size_t i = 0; i < out_.size(); ++i) {
            if (is_covered(out_[i], covered) || is_within(i, kept)) {
                continue;
            }
            cover(out_[i], covered);
            if (kept != i) {
                out_[kept] = out_[i];
            }
            ++kept;
        }
        out_.resize(kept);
        std::stable_sort(out_.begin(),
                         out_.end(),
                         [](const EventCandidate& a, const EventCandidate& b) {
                             return a.first < b.first;
                         });
    }

    /// Of a verb's words only the ends count: an object stands between.
    static bool is_covered(const EventCandidate& one,
                           const std::vector<bool>& covered) {
        for (std::uint32_t w = one.first; w < one.last; ++w) {
            const bool own = w == one.first || w + 1 == one.last ||
                             one.kind == TriggerKind::Phrase;
            if (own && covered[w]) {
                return true;
            }
        }
        return false;
    }

    /// "opened an investigation": within a longer trigger of its type, one of
    /// the first @p kept.
    [[nodiscard]] bool is_within(std::size_t number, std::size_t kept) const {
        const EventCandidate& one = out_[number];
        return std::any_of(out_.begin(),
                           out_.begin() + static_cast<std::ptrdiff_t>(kept),
                           [&](const EventCandidate& other) {
                               return other.first <= one.first &&
                                      one.last <= other.last &&
                                      type_of(other) == type_of(one);
                           });
    }

    static void cover(const EventCandidate& one, std::vector<bool>& covered) {
        for (std::uint32_t w = one.first; w < one.last; ++w) {
            const bool object_between = one.kind == TriggerKind::Verb &&
                                        w != one.first && w + 1 != one.last;
            if (!object_between) {
                covered[w] = true;
            }
        }
    }

    /// @return false when no noun and verb are left that are one act
    bool merge_one() {
        for (std::size_t i = 0; i < out_.size(); ++i) {
            if (out_[i].kind != TriggerKind::Noun || out_[i].phrase == kNone) {
                continue;
            }
            for (std::size_t j = 0; j < out_.size(); ++j) {
                if (out_[j].kind != TriggerKind::Verb ||
                    out_[j].verb == kNone) {
                    continue;
                }
                const Keep keep = which_stays(out_[i], out_[j]);
                if (keep == Keep::Both) {
                    continue;
                }
                const std::size_t kept = keep == Keep::Noun ? i : j;
                const std::size_t gone = keep == Keep::Noun ? j : i;
                absorb(out_[kept], out_[gone], out_[i].phrase);
                erase(gone);
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] Keep which_stays(const EventCandidate& noun,
                                   const EventCandidate& verb) const {
        const EventRule& rule = events_.rules()[verb.rule];
        const bool same_type = type_of(verb) == type_of(noun);
        if (is_act_itself(verb, noun.phrase, same_type)) {
            // "lifted its blockade": no blockade besides
            const bool own_object =
                rule.mode.length != 0 && rule.object != kNoSlot &&
                s_.phrases[noun.phrase].preposition == kNone &&
                events_.slot(rule.object).required &&
                events_.slot(rule.object).role == EventRole::None;
            return same_type || own_object ? Keep::Verb : Keep::Both;
        }
        // "fired stun grenades and tear gas": part of the verb's own words
        std::uint32_t root = noun.phrase;
        for (int n = 0; n < 8 && s_.phrases[root].prev_in_list != kNone; ++n) {
            root = s_.phrases[root].prev_in_list;
        }
        if (same_type && root != noun.phrase &&
            s_.phrases[root].head >= verb.first &&
            s_.phrases[root].head < verb.last) {
            return Keep::Verb;
        }
        const VerbGroup& group = s_.verbs[verb.verb];
        const bool joined = group.subject == noun.phrase ||
                            group.patient == noun.phrase ||
                            verb.fills(noun.phrase);
        return same_type && joined ? Keep::Noun : Keep::Both;
    }

    /// The phrase fills a slot of the verb's rule that names no party.
    static bool is_act_itself(const EventCandidate& verb,
                              std::uint32_t phrase,
                              bool same_type) {
        for (std::uint32_t i = 0; i < verb.filler_count; ++i) {
            if (verb.fillers[i].phrase == phrase) {
                const EventRole role = verb.fillers[i].role;
                return role == EventRole::None ||
                       (same_type && role == EventRole::Content);
            }
        }
        return false;
    }

    /// @param shared the phrase of the noun, which is no party of its own act
    static void absorb(EventCandidate& kept,
                       const EventCandidate& gone,
                       std::uint32_t shared) {
        for (std::uint32_t i = 0; i < gone.filler_count; ++i) {
            if (gone.fillers[i].phrase != shared) {
                kept.fill(gone.fillers[i]);
            }
        }
        kept.verb = kept.verb == kNone || kept.kind == TriggerKind::Noun
                        ? gone.verb
                        : kept.verb;
    }

    /// "struck the town, killing 20", "floods and landslides": what the same
    /// thing does next, by the same rule, is one event with what it did first.
    void merge_effects() {
        for (std::size_t i = 0; i < out_.size(); ++i) {
            for (std::size_t j = out_.size(); j-- > i + 1;) {
                if ((out_[j].rule == out_[i].rule &&
                     same_thing(out_[i], out_[j])) ||
                    is_toll(out_[i], out_[j])) {
                    absorb(out_[i], out_[j], kNone);
                    erase(j);
                }
            }
        }
    }

    /// "the plane crashed, killing 19": no act besides.
    [[nodiscard]] bool is_toll(const EventCandidate& first,
                               const EventCandidate& next) const {
        if (first.kind != TriggerKind::Verb || next.kind != TriggerKind::Verb) {
            return false;
        }
        const VerbGroup& verb = s_.verbs[next.verb];
        const EventType& type = events_.types()[type_of(first)];
        return verb.link == VerbLink::Adjunct && verb.governor == first.verb &&
               verb.joint == kNone && verb.form == VerbForm::Gerund &&
               events_.text(type.family) == "disaster";
    }

    [[nodiscard]] bool same_thing(const EventCandidate& first,
                                  const EventCandidate& next) const {
        if (first.kind == TriggerKind::Noun && next.kind == TriggerKind::Noun) {
            return first.phrase != kNone && next.phrase != kNone &&
                   s_.phrases[first.phrase].next_in_list == next.phrase &&
                   first.filler_count + next.filler_count == 0;
        }
        const EventRule& rule = events_.rules()[first.rule];
        const bool thing =
            rule.subject != kNoSlot &&
            (events_.slot(rule.subject).role == EventRole::Instrument ||
             events_.slot(rule.subject).role == EventRole::None);
        if (!thing || first.kind != TriggerKind::Verb ||
            next.kind != TriggerKind::Verb) {
            return false;
        }
        const VerbGroup& verb = s_.verbs[next.verb];
        const bool follows =
            (verb.link == VerbLink::Adjunct && verb.governor == first.verb) ||
            verb.coordinated == first.verb;
        return follows && verb.subject == s_.verbs[first.verb].subject &&
               verb.subject != kNone;
    }

    void drop_restated() {
        for (std::size_t i = out_.size(); i-- > 0;) {
            if (is_restated(out_[i])) {
                erase(i);
            }
        }
    }

    [[nodiscard]] bool is_restated(const EventCandidate& one) const {
        return one.kind == TriggerKind::Phrase &&
               s_.words[one.first].form == VerbForm::Gerund &&
               phrase_headed_by(events_, s_, one.last - 1) != kNone &&
               std::any_of(out_.begin(), out_.end(), [&](const auto& other) {
                   return other.first != one.first &&
                          type_of(other) == type_of(one);
               });
    }

    const EventLexicon& events_;
    const Syntax& s_;
    std::vector<EventCandidate>& out_;
};

}  // namespace

void merge_acts(const EventLexicon& events,
                const SentenceView& view,
                std::vector<EventCandidate>& candidates) {
    ActMerger(events, view, candidates).run();
}

bool is_light_head(const EventLexicon& events, const Word& word) {
    const LemmaTriggers* cues = events.cues(word.noun_lemma);
    return cues != nullptr && cues->nouns.count != 0;
}

std::uint32_t phrase_headed_by(const EventLexicon& events,
                               const Syntax& syntax,
                               std::uint32_t word) {
    const std::uint32_t chunk = syntax.words[word].chunk;
    if (chunk == kNone || syntax.chunks[chunk].kind != ChunkKind::NounPhrase) {
        return kNone;
    }
    const std::uint32_t p = syntax.chunks[chunk].index;
    const std::uint32_t head = syntax.phrases[p].head;
    // "pull-out": its noun is "pull"
    std::uint32_t begin = word;
    while (begin > head && syntax.words[begin].has(kHyphenated)) {
        --begin;
    }
    const bool heads =
        head == word || head == begin ||
        (head == word + 1 && is_light_head(events, syntax.words[head]));
    return heads ? p : kNone;
}

}  // namespace dateline
