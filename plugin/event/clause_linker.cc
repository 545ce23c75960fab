// Verb by verb, left to right, each looks back over the chunks for its subject
// and its governor:
//
//   "X withdrew"                  the nearest phrase without a preposition
//   "X, the governor of Y, said"  past the insertion between commas
//   "X withdrew and shelled Y"    the subject of the verb joined by "and"
//   "X, who withdrew, shelled Y"  the phrase before the relative pronoun
//   "X sent to Y withdrew"        a past form without object between a phrase
//                                 and a finite verb is a participle
//   "X ordered Y to withdraw"     the object of the governor, else its subject
//   "withdrew, killing 15"        the subject of the main verb
//   "..., X said"                 governs the main verbs before it
//
// A phrase that became a subject is no object. Dependents of a verb end where
// the next verb or clause begins.
#include "plugin/event/clause_linker.h"

#include <algorithm>

#include "plugin/event/chunker.h"

namespace dateline {

namespace {

/// How far a verb looks back, in chunks.
constexpr std::uint32_t kReach = 48;

}  // namespace

ClauseLinker::ClauseLinker(const WordLexicon& words, const EventLexicon& events)
    : words_(&words),
      events_(&events),
      of_(lemma_of(words, "of")),
      that_(lemma_of(words, "that")),
      who_(lemma_of(words, "who")),
      after_(lemma_of(words, "after")),
      before_(lemma_of(words, "before")),
      since_(lemma_of(words, "since")),
      until_(lemma_of(words, "until")),
      as_(lemma_of(words, "as")) {}

struct ClauseLinker::Pass {
    const ClauseLinker& owner;
    const Analysis& analysis;
    const MentionIndex& mentions;
    Syntax& s;

    [[nodiscard]] const Chunk& chunk(std::uint32_t c) const {
        return s.chunks[c];
    }
    [[nodiscard]] bool is(std::uint32_t c, ChunkKind kind) const {
        return c < s.chunks.size() && s.chunks[c].kind == kind;
    }
    [[nodiscard]] NounPhrase& phrase(std::uint32_t c) const {
        return s.phrases[s.chunks[c].index];
    }
    [[nodiscard]] VerbGroup& verb(std::uint32_t c) const {
        return s.verbs[s.chunks[c].index];
    }
    /// Chunk @p c is a noun phrase without a preposition, no possessor.
    [[nodiscard]] bool bare_phrase(std::uint32_t c) const {
        return is(c, ChunkKind::NounPhrase) && phrase(c).preposition == kNone &&
               !phrase(c).is_possessor;
    }
    [[nodiscard]] bool skippable(std::uint32_t c) const {
        return is(c, ChunkKind::Adverb) || is(c, ChunkKind::Time) ||
               is(c, ChunkKind::Preposition);
    }

    // --- noun phrases -----------------------------------------------------

    void link_phrases() {
        for (std::uint32_t c = 0; c < s.chunks.size(); ++c) {
            if (!is(c, ChunkKind::NounPhrase)) {
                continue;
            }
            const std::uint32_t number = s.chunks[c].index;
            NounPhrase& current = s.phrases[number];
            if (current.preposition == owner.of_ && c >= 2) {
                std::uint32_t before = c - 1;
                while (before > 0 && !is(before, ChunkKind::NounPhrase) &&
                       is(before, ChunkKind::Preposition)) {
                    --before;
                }
                if (is(before, ChunkKind::NounPhrase)) {
                    current.of = s.chunks[before].index;
                }
            }
            join_list(c, number);
            rename(c);
        }
    }

    /// "Mosul, the second city, ...": the second phrase renames the first.
    void rename(std::uint32_t c) {
        if (c < 2 || !is(c - 1, ChunkKind::Comma) ||
            !is(c - 2, ChunkKind::NounPhrase) ||
            phrase(c).preposition != kNone || phrase(c).is_possessor) {
            return;
        }
        std::uint32_t after = c + 1;
        while (is(after, ChunkKind::Preposition) ||
               (is(after, ChunkKind::NounPhrase) &&
                phrase(after).preposition != kNone)) {
            ++after;
        }
        const bool closes = is(after, ChunkKind::Break) ||
                            (is(after, ChunkKind::Comma) &&
                             !is(after + 1, ChunkKind::Conjunction));
        NounPhrase& first = phrase(c - 2);
        if (closes && first.prev_in_list == kNone &&
            first.next_in_list == kNone && !first.pronoun &&
            !phrase(c).pronoun) {
            first.renamed_by = chunk(c).index;
            phrase(c).renames = chunk(c - 2).index;
        }
    }

    /// "A and B", "A, B and C": links B to A when only a conjunction (and a
    /// possessor) stands between.
    void join_list(std::uint32_t c, std::uint32_t number) {
        std::uint32_t first = c;
        while (first > 0 && s.phrases[number].possessor != kNone &&
               is(first - 1, ChunkKind::NounPhrase)) {
            --first;
        }
        if (first < 2 || s.phrases[number].preposition != kNone ||
            !is(first - 1, ChunkKind::Conjunction)) {
            return;
        }
        std::uint32_t before = first - 2;
        if (is(before, ChunkKind::Comma) && before > 0) {
            --before;
        }
        if (!is(before, ChunkKind::NounPhrase)) {
            return;
        }
        std::uint32_t other = s.chunks[before].index;
        // "the army of X and the police": joins the head of the of-chain when
        // its own sort is the same.
        set_list(other, number);
        // earlier members, joined by commas
        while (before >= 2 && is(before - 1, ChunkKind::Comma) &&
               is(before - 2, ChunkKind::NounPhrase) &&
               s.phrases[s.chunks[before].index].preposition == kNone) {
            const std::uint32_t earlier = s.chunks[before - 2].index;
            if (s.phrases[earlier].next_in_list != kNone) {
                break;
            }
            set_list(earlier, other);
            other = earlier;
            before -= 2;
        }
    }

    void set_list(std::uint32_t a, std::uint32_t b) {
        s.phrases[a].next_in_list = b;
        s.phrases[b].prev_in_list = a;
    }

    /// The phrase a chain of "of", lists and appositions hangs on.
    [[nodiscard]] std::uint32_t list_head(std::uint32_t number) const {
        for (int n = 0; n < 8 && s.phrases[number].prev_in_list != kNone; ++n) {
            number = s.phrases[number].prev_in_list;
        }
        return number;
    }

    // --- verbs ------------------------------------------------------------

    void link_verbs() {
        for (std::uint32_t v = 0; v < s.verbs.size(); ++v) {
            VerbGroup& group = s.verbs[v];
            group.clause_begin = group.chunk;
            if (group.infinitive) {
                link_infinitive(v);
            } else if (group.finite) {
                link_finite(v);
            } else if (group.form == VerbForm::Gerund &&
                       group.voice == Voice::Active) {
                link_gerund(v);
            } else {
                link_participle(v);
            }
        }
        for (std::uint32_t v = 0; v < s.verbs.size(); ++v) {
            attribute(v);
        }
        set_regions();
    }

    /// The verb group nearest before chunk @p c, within reach.
    [[nodiscard]] std::uint32_t verb_before(std::uint32_t c) const {
        const std::uint32_t limit = c > kReach ? c - kReach : 0;
        while (c-- > limit) {
            if (is(c, ChunkKind::VerbGroup)) {
                return s.chunks[c].index;
            }
        }
        return kNone;
    }

    /// The nearest finite verb before, participles and infinitives skipped.
    [[nodiscard]] std::uint32_t main_before(std::uint32_t c) const {
        const std::uint32_t limit = c > kReach ? c - kReach : 0;
        std::uint32_t any = kNone;
        while (c-- > limit) {
            if (is(c, ChunkKind::VerbGroup)) {
                const VerbGroup& group = verb(c);
                if (any == kNone) {
                    any = s.chunks[c].index;
                }
                if (group.finite && group.link != VerbLink::Relative) {
                    return s.chunks[c].index;
                }
            }
        }
        return any;
    }

    void take_subject(std::uint32_t v, std::uint32_t number) {
        number = list_root_of_subject(number);
        s.verbs[v].subject = number;
        for (std::uint32_t n = number, i = 0; n != kNone && i < 16; ++i) {
            if (s.phrases[n].subject_of == kNone) {
                s.phrases[n].subject_of = v;
            }
            n = s.phrases[n].next_in_list;
        }
        const std::uint32_t at = s.phrases[number].chunk;
        s.verbs[v].clause_begin =
            s.phrases[number].possessor == kNone
                ? at
                : s.phrases[s.phrases[number].possessor].chunk;
    }

    /// A list counts as one subject unless its first part is the object of a
    /// verb before it ("shelled X and Y withdrew"), which is cut off then.
    std::uint32_t list_root_of_subject(std::uint32_t number) {
        const std::uint32_t root = list_head(number);
        if (root == number) {
            return number;
        }
        std::uint32_t at = s.phrases[root].chunk;
        while (at > 0 && skippable(at - 1)) {
            --at;
        }
        const bool after_verb = at > 0 && is(at - 1, ChunkKind::VerbGroup) &&
                                !owner.events_->is_speech(verb(at - 1).lemma);
        const bool after_preposition = s.phrases[root].preposition != kNone;
        if (!after_verb && !after_preposition) {
            return root;
        }
        const std::uint32_t before = s.phrases[number].prev_in_list;
        s.phrases[before].next_in_list = kNone;
        s.phrases[number].prev_in_list = kNone;
        return number;
    }

    /// Makes a tentative past form the participle that it was: "X sent to Y".
    void make_participle(std::uint32_t v) {
        VerbGroup& group = s.verbs[v];
        group.finite = false;
        group.voice = Voice::Passive;
        group.form = VerbForm::Participle;
        group.tense = VerbTense::None;
        group.link = VerbLink::Relative;
        group.patient = group.subject;
        if (group.subject != kNone &&
            s.phrases[group.subject].subject_of == v) {
            for (std::uint32_t n = group.subject, i = 0; n != kNone && i < 16;
                 ++i) {
                s.phrases[n].subject_of = kNone;
                n = s.phrases[n].next_in_list;
            }
        }
        group.subject = kNone;
        group.clause_begin = group.chunk;
    }

    [[nodiscard]] bool has_object(const VerbGroup& group) const {
        std::uint32_t c = group.chunk + 1;
        while (c < s.chunks.size() && is(c, ChunkKind::Adverb)) {
            ++c;
        }
        return c < s.chunks.size() && is(c, ChunkKind::NounPhrase) &&
               phrase(c).preposition == kNone;
    }

    [[nodiscard]] bool bare_past(const VerbGroup& group) const {
        return group.finite && group.first == group.main &&
               s.words[group.main].has(kMayBeParticiple) &&
               s.words[group.main].tag == WordTag::VerbPast;
    }

    void link_finite(std::uint32_t v) {
        const std::uint32_t c = s.verbs[v].chunk;
        const std::uint32_t limit = c > kReach ? c - kReach : 0;
        std::uint32_t at = c;
        bool crossed_verb = false;
        while (at-- > limit) {
            switch (chunk(at).kind) {
            case ChunkKind::Adverb:
            case ChunkKind::Time:
            case ChunkKind::Preposition:
            case ChunkKind::Adjective:
                continue;
            case ChunkKind::NounPhrase:
                if (phrase(at).is_possessor ||
                    (phrase(at).preposition != kNone &&
                     !(owner.joins_clauses(phrase(at).preposition) &&
                       opens_clause(at)))) {
                    continue;
                }
                if (belongs_to_phrase(at, limit)) {
                    continue;
                }
                if (crossed_verb && follows_verb(at) && !is_gap_subject(at)) {
                    continue;
                }
                found_subject(v, at);
                return;
            case ChunkKind::Conjunction:
                if (at + 1 == c || only_adverbs(at + 1, c)) {
                    coordinate(v, at);
                    return;
                }
                continue;
            case ChunkKind::Relative:
                if (only_adverbs(at + 1, c)) {
                    relative(v, at);
                    return;
                }
                continue;
            case ChunkKind::Subordinator:
                if (only_adverbs(at + 1, c) && chunk(at).lemma == owner.that_) {
                    relative(v, at);
                    return;
                }
                s.verbs[v].clause_begin = at;
                govern(v, at);
                return;
            case ChunkKind::Comma:
                if (const std::uint32_t open = insertion_begin(at);
                    open != at) {
                    at = open;
                    continue;
                }
                continue;
            case ChunkKind::VerbGroup:
                if (!cross_verb(at)) {
                    govern(v, c);
                    return;
                }
                crossed_verb = true;
                continue;
            case ChunkKind::Break:
                if (is_quote(at)) {
                    continue;
                }
                govern(v, c);
                return;
            }
        }
        govern(v, c);
    }

    /// "columns of tanks and trucks", "the summit between X and Y": a list that
    /// hangs on a preposition, whose last part is no subject.
    [[nodiscard]] bool belongs_to_phrase(std::uint32_t c,
                                         std::uint32_t limit) const {
        if (phrase(c).prev_in_list == kNone) {
            return false;
        }
        const std::uint32_t hung =
            s.phrases[list_head(chunk(c).index)].preposition;
        return hung != kNone && (hung == owner.of_ || !verb_between(limit, c));
    }

    /// "after troops withdrew": the phrase after such a preposition is a
    /// subject when a clause ends, or the sentence begins, before it.
    [[nodiscard]] bool opens_clause(std::uint32_t c) const {
        while (c > 0 && !is(c, ChunkKind::Preposition)) {
            --c;
        }
        while (c > 0 && skippable(c - 1)) {
            --c;
        }
        if (c == 0) {
            return true;
        }
        const ChunkKind before = chunk(c - 1).kind;
        return before != ChunkKind::NounPhrase ||
               verb_between(c > kReach ? c - kReach : 0, c);
    }

    [[nodiscard]] bool verb_between(std::uint32_t from,
                                    std::uint32_t to) const {
        for (; from < to; ++from) {
            if (is(from, ChunkKind::VerbGroup)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_quote(std::uint32_t c) const {
        const std::uint32_t mark =
            analysis.tokens[s.token(chunk(c).first)].mark;
        return mark == U'"' || mark == U'\u201C' || mark == U'\u201D' ||
               mark == U'\'' || mark == U'\u2018' || mark == U'\u2019';
    }

    [[nodiscard]] bool only_adverbs(std::uint32_t from,
                                    std::uint32_t to) const {
        for (; from < to; ++from) {
            if (!is(from, ChunkKind::Adverb) && !is(from, ChunkKind::Time) &&
                !is(from, ChunkKind::Comma)) {
                return false;
            }
        }
        return true;
    }

    /// A phrase right after a verb is its object rather than a later verb's
    /// subject.
    [[nodiscard]] bool follows_verb(std::uint32_t c) const {
        while (c > 0 &&
               (skippable(c - 1) || (is(c - 1, ChunkKind::NounPhrase) &&
                                     phrase(c - 1).is_possessor))) {
            --c;
        }
        return c > 0 && is(c - 1, ChunkKind::VerbGroup) &&
               verb(c - 1).voice == Voice::Active;
    }

    /// The verb before it says or thinks, so that its phrase is a subject.
    [[nodiscard]] bool is_gap_subject(std::uint32_t c) const {
        const std::uint32_t v = verb_before(c);
        return v != kNone && owner.events_->is_speech(s.verbs[v].lemma);
    }

    /// Whether a subject may lie beyond the verb at chunk @p at; makes it a
    /// participle when that is what it must be.
    bool cross_verb(std::uint32_t at) {
        VerbGroup& group = verb(at);
        if (!group.finite || group.link == VerbLink::Relative) {
            return true;
        }
        if (bare_past(group) && !has_object(group) && group.subject != kNone &&
            group.link == VerbLink::Main) {
            make_participle(s.chunks[at].index);
            return true;
        }
        return false;
    }

    /// From the closing comma at @p at back to the opening one of an
    /// insertion; @p at itself when there is none.
    [[nodiscard]] std::uint32_t insertion_begin(std::uint32_t at) const {
        const std::uint32_t limit = at > 24 ? at - 24 : 0;
        for (std::uint32_t c = at; c-- > limit;) {
            if (is(c, ChunkKind::Break) && !is_quote(c)) {
                return at;
            }
            if (is(c, ChunkKind::Comma)) {
                if (c == 0) {
                    return at;
                }
                // A list ("A, B, and C") is no insertion.
                const bool list = is(c + 2, ChunkKind::Comma) &&
                                  is(at + 1, ChunkKind::Conjunction);
                const std::uint32_t before = c - 1;
                const bool fits = is(before, ChunkKind::NounPhrase) ||
                                  is(before, ChunkKind::Time) ||
                                  is(before, ChunkKind::Conjunction);
                return fits && !list ? c : at;
            }
        }
        return at;
    }

    void found_subject(std::uint32_t v, std::uint32_t at) {
        std::uint32_t number = chunk(at).index;
        // "X, governor of Y, said" was jumped over; "X, governor of Y" before
        // the verb without a closing comma was not.
        take_subject(v, number);
        const std::uint32_t begin = s.verbs[v].clause_begin;
        govern(v, begin);
        if (s.verbs[v].clause_begin == begin) {
            s.verbs[v].clause_begin = with_setting(begin);
        }
        if (is_headline_passive(v)) {
            make_passive(v);
        } else if (bare_past(s.verbs[v]) && !has_object(s.verbs[v]) &&
                   follows_verb(at) && !is_gap_subject(at)) {
            make_participle(v);
        }
    }

    /// "and on 11 November they left": what stands between a conjunction and
    /// the subject belongs to the clause.
    [[nodiscard]] std::uint32_t with_setting(std::uint32_t begin) const {
        std::uint32_t c = begin;
        while (c > 0 &&
               (skippable(c - 1) || (is(c - 1, ChunkKind::NounPhrase) &&
                                     phrase(c - 1).preposition != kNone))) {
            --c;
        }
        return c > 0 && is(c - 1, ChunkKind::Conjunction) ? c : begin;
    }

    /// "Three soldiers killed in Mali": nothing finite beside it, no object.
    [[nodiscard]] bool is_headline_passive(std::uint32_t v) const {
        const VerbGroup& group = s.verbs[v];
        if (!bare_past(group) || has_object(group) ||
            group.link != VerbLink::Main) {
            return false;
        }
        const std::uint32_t next = group.chunk + 1;
        const bool by = is(next, ChunkKind::Preposition) &&
                        owner.words_->lemma_text(chunk(next).lemma) == "by";
        return by;
    }

    void make_passive(std::uint32_t v) {
        VerbGroup& group = s.verbs[v];
        group.voice = Voice::Passive;
        group.form = VerbForm::Participle;
    }

    void coordinate(std::uint32_t v, std::uint32_t at) {
        const std::uint32_t other = verb_before(at);
        VerbGroup& group = s.verbs[v];
        if (other == kNone) {
            return;
        }
        std::uint32_t joined = other;
        // Prefer a verb of the same kind: "said ... withdrew and shelled".
        for (std::uint32_t i = 0; i < 3 && !s.verbs[joined].finite; ++i) {
            const std::uint32_t before = verb_before(s.verbs[joined].chunk);
            if (before == kNone) {
                break;
            }
            joined = before;
        }
        if (!s.verbs[joined].finite || group.form == VerbForm::Base) {
            joined = other;
        }
        const VerbGroup& model = s.verbs[joined];
        group.coordinated = joined;
        group.subject = model.subject;
        group.governor = model.governor;
        group.governor_noun = model.governor_noun;
        group.joint = model.joint;
        group.link =
            model.link == VerbLink::Main ? VerbLink::Coordinate : model.link;
        group.clause_begin = group.chunk;
        if (s.words[group.main].tag == WordTag::VerbBase &&
            group.first == group.main) {
            group.modal = model.modal;
            group.infinitive = model.infinitive;
            group.tense = model.tense;
        }
        if (model.voice == Voice::Passive && bare_past(group) &&
            !has_object(group)) {
            group.voice = Voice::Passive;
            group.form = VerbForm::Participle;
            group.patient = model.patient;
            group.tense = model.tense;
            group.finite = model.finite;
        }
    }

    void relative(std::uint32_t v, std::uint32_t at) {
        VerbGroup& group = s.verbs[v];
        std::uint32_t c = at;
        while (c > 0 && (is(c - 1, ChunkKind::Comma) || skippable(c - 1))) {
            --c;
        }
        if (c == 0 || !is(c - 1, ChunkKind::NounPhrase)) {
            govern(v, at);
            return;
        }
        std::uint32_t number = chunk(c - 1).index;
        const bool who = chunk(at).lemma == owner.who_;
        if (who) {
            number = animate(number, c - 1);
        }
        group.link = VerbLink::Relative;
        group.subject = list_head(number);
        group.clause_begin = at;
    }

    /// "the commander of forces in X who": not the place.
    [[nodiscard]] std::uint32_t animate(std::uint32_t number,
                                        std::uint32_t c) const {
        for (int n = 0; n < 4; ++n) {
            const NounPhrase& current = s.phrases[number];
            if (!place_phrase(current) || current.preposition == kNone) {
                return number;
            }
            while (c > 0 && !is(--c, ChunkKind::NounPhrase)) {
            }
            if (!is(c, ChunkKind::NounPhrase)) {
                return number;
            }
            number = chunk(c).index;
        }
        return number;
    }

    [[nodiscard]] bool place_phrase(const NounPhrase& current) const {
        return mentions.place[s.token(current.head)] != kNone;
    }

    /// What stands before the clause that begins at chunk @p begin decides
    /// what governs its verb.
    void govern(std::uint32_t v, std::uint32_t begin) {
        VerbGroup& group = s.verbs[v];
        std::uint32_t c = begin;
        while (c > 0 && skippable(c - 1) &&
               (!is(c - 1, ChunkKind::Preposition) || is(c, ChunkKind::Time))) {
            --c;
        }
        if (begin < s.chunks.size() && is(begin, ChunkKind::Subordinator)) {
            subordinate(v, begin);
            return;
        }
        if (c == 0) {
            return;
        }
        const std::uint32_t before = c - 1;
        switch (chunk(before).kind) {
        case ChunkKind::Subordinator:
        case ChunkKind::Relative:
            subordinate(v, before);
            break;
        case ChunkKind::Preposition:
            // "after troops withdrew", "as rebels advanced"
            if (!owner.joins_clauses(chunk(before).lemma)) {
                break;
            }
            group.link = VerbLink::Subordinate;
            group.joint = chunk(before).lemma;
            group.governor = main_before(before);
            group.clause_begin = before;
            break;
        case ChunkKind::VerbGroup:
            group.link = VerbLink::That;
            group.governor = chunk(before).index;
            break;
        case ChunkKind::NounPhrase:
            said_before(v, before);
            if (group.link == VerbLink::Main && before + 1 == begin &&
                group.subject != kNone) {
                // "the suburbs they had held"
                group.link = VerbLink::Relative;
                group.gap = list_head(chunk(before).index);
            }
            break;
        case ChunkKind::Comma:
        case ChunkKind::Break:
            said_before(v, before);
            break;
        case ChunkKind::Conjunction: {
            const std::uint32_t other = verb_before(before);
            if (other != kNone && s.verbs[other].link == VerbLink::That) {
                group.link = VerbLink::That;
                group.governor = s.verbs[other].governor;
                group.governor_noun = s.verbs[other].governor_noun;
            }
            break;
        }
        default:
            break;
        }
    }

    /// "told reporters troops withdrew"; "X said: "troops withdrew"".
    void said_before(std::uint32_t v, std::uint32_t before) {
        VerbGroup& group = s.verbs[v];
        const std::uint32_t other = verb_before(before + 1);
        if (other == kNone || !owner.events_->is_speech(s.verbs[other].lemma) ||
            s.verbs[other].link == VerbLink::Attribution) {
            return;
        }
        const bool comma = is(before, ChunkKind::Comma);
        const std::uint32_t gap = before - s.verbs[other].chunk;
        if ((comma && gap > 4) || gap > 6) {
            return;
        }
        if (is(before, ChunkKind::NounPhrase) &&
            phrase(before).preposition != kNone) {
            return;
        }
        group.link = VerbLink::That;
        group.governor = other;
    }

    void subordinate(std::uint32_t v, std::uint32_t joint) {
        VerbGroup& group = s.verbs[v];
        group.joint = chunk(joint).lemma;
        group.clause_begin = joint;
        std::uint32_t c = joint;
        while (c > 0 && skippable(c - 1)) {
            --c;
        }
        if (group.joint == owner.that_ && c > 0) {
            if (is(c - 1, ChunkKind::NounPhrase) &&
                takes_complement(phrase(c - 1))) {
                group.link = VerbLink::That;
                group.governor_noun = chunk(c - 1).index;
                return;
            }
            if (is(c - 1, ChunkKind::NounPhrase) && !reported_phrase(c - 1)) {
                group.link = VerbLink::Relative;
                group.gap = list_head(chunk(c - 1).index);
                return;
            }
            if (is(c - 1, ChunkKind::VerbGroup) ||
                is(c - 1, ChunkKind::NounPhrase) ||
                is(c - 1, ChunkKind::Adjective) ||
                is(c - 1, ChunkKind::Conjunction) ||
                is(c - 1, ChunkKind::Comma)) {
                group.link = VerbLink::That;
                group.governor = speaker_before(joint);
                return;
            }
        }
        if (is(joint, ChunkKind::Relative) && c > 0 &&
            (is(c - 1, ChunkKind::NounPhrase) ||
             (is(c - 1, ChunkKind::Comma) && c > 1 &&
              is(c - 2, ChunkKind::NounPhrase)))) {
            // "the left bank, which Russia occupies"
            const std::uint32_t at =
                is(c - 1, ChunkKind::NounPhrase) ? c - 1 : c - 2;
            group.link = VerbLink::Relative;
            const bool hung = is(joint - 1, ChunkKind::Preposition);
            if (hung) {
                group.gap_preposition = chunk(joint - 1).lemma;
            }
            if (hung || !has_object(group)) {
                group.gap = measured(list_head(chunk(at).index));
            }
            return;
        }
        group.link =
            group.joint == owner.that_ ? VerbLink::That : VerbLink::Subordinate;
        group.governor = main_before(joint);
    }

    /// "a loan of 500 million euros, which", "a rise of ten per cent, which":
    /// the loan, the rise.
    [[nodiscard]] std::uint32_t measured(std::uint32_t number) const {
        for (int n = 0; n < 2 && number > 0; ++n) {
            const std::uint32_t joint = s.phrases[number].preposition;
            if (joint == kNone || (joint != owner.of_ &&
                                   owner.words_->lemma_text(joint) != "per")) {
                break;
            }
            --number;
        }
        return number;
    }

    /// "told reporters that": the phrase is the hearer of a verb of speaking.
    [[nodiscard]] bool reported_phrase(std::uint32_t c) const {
        const std::uint32_t v = verb_before(c);
        if (v == kNone) {
            return false;
        }
        const VerbGroup& verb = s.verbs[v];
        const LemmaTriggers* triggers = owner.events_->triggers(verb.lemma);
        bool complement = owner.events_->is_speech(verb.lemma);
        if (triggers != nullptr) {
            for (const EventTrigger& trigger :
                 owner.events_->list(triggers->verbs)) {
                complement =
                    complement ||
                    owner.events_->rules()[trigger.rule].complement != kNoSlot;
            }
        }
        return complement;
    }

    /// The verb a that-clause hangs on: the nearest that is no content of
    /// another that-clause joined by "and that".
    [[nodiscard]] std::uint32_t speaker_before(std::uint32_t joint) const {
        std::uint32_t v = verb_before(joint);
        std::uint32_t c = joint;
        while (c > 0 && skippable(c - 1)) {
            --c;
        }
        if (c > 0 && is(c - 1, ChunkKind::Conjunction)) {
            for (int n = 0; n < 4 && v != kNone; ++n) {
                if (s.verbs[v].link == VerbLink::That &&
                    s.verbs[v].governor != kNone) {
                    return s.verbs[v].governor;
                }
                v = verb_before(s.verbs[v].chunk);
            }
        }
        return v != kNone ? v : verb_before(joint);
    }

    [[nodiscard]] bool takes_complement(const NounPhrase& current) const {
        const std::uint32_t lemma = s.words[current.head].noun_lemma;
        if (lemma == kNone) {
            return false;
        }
        const LemmaTriggers* cues = owner.events_->cues(lemma);
        if (cues != nullptr && cues->nouns.count != 0) {
            return true;
        }
        const LemmaTriggers* triggers = owner.events_->triggers(lemma);
        if (triggers == nullptr) {
            return false;
        }
        for (const EventTrigger& trigger :
             owner.events_->list(triggers->nouns)) {
            if (owner.events_->rules()[trigger.rule].complement != kNoSlot) {
                return true;
            }
        }
        return false;
    }

    void link_infinitive(std::uint32_t v) {
        VerbGroup& group = s.verbs[v];
        group.link = VerbLink::Infinitive;
        std::uint32_t c = group.chunk;
        while (c > 0 && skippable(c - 1)) {
            --c;
        }
        if (c == 0) {
            group.link = VerbLink::Adjunct;
            return;
        }
        const std::uint32_t before = c - 1;
        switch (chunk(before).kind) {
        case ChunkKind::VerbGroup:
            controlled(v, chunk(before).index);
            break;
        case ChunkKind::Adjective: {
            const std::uint32_t other = verb_before(before);
            if (other != kNone) {
                controlled(v, other);
                if (is(before, ChunkKind::Adjective)) {
                    s.verbs[other].adjective = chunk(before).lemma;
                }
            }
            break;
        }
        case ChunkKind::Conjunction:
            coordinate(v, before);
            break;
        case ChunkKind::NounPhrase:
            infinitive_after_phrase(v, before);
            break;
        default: {
            const std::uint32_t other = main_before(group.chunk);
            if (other != kNone) {
                controlled(v, other);
                group.link = VerbLink::Adjunct;
            }
            break;
        }
        }
    }

    /// The governor's subject does it, or its object if it has one.
    void controlled(std::uint32_t v, std::uint32_t governor) {
        VerbGroup& group = s.verbs[v];
        const VerbGroup& other = s.verbs[governor];
        group.governor = governor;
        group.subject = other.voice == Voice::Passive && other.patient != kNone
                            ? other.patient
                            : other.subject;
    }

    void infinitive_after_phrase(std::uint32_t v, std::uint32_t before) {
        VerbGroup& group = s.verbs[v];
        const std::uint32_t number = chunk(before).index;
        NounPhrase& current = s.phrases[number];
        if (takes_complement(current)) {
            group.governor_noun = number;
            group.governor = verb_before(before);
            if (current.possessor != kNone) {
                group.subject = current.possessor;
            } else if (group.governor != kNone) {
                group.subject = s.verbs[group.governor].subject;
            }
            return;
        }
        const std::uint32_t other = verb_before(before);
        if (other == kNone || crosses_break(s.verbs[other].chunk, before)) {
            headline(v, number);
            return;
        }
        group.governor = other;
        const bool purpose = s.verbs[other].voice == Voice::Passive &&
                             s.verbs[other].subject != kNone &&
                             current.preposition != kNone;
        // "signed papers to annex", but "ordered", "sent troops to seize"
        const bool thing = !current.pronoun && !current.name &&
                           mentions.actor[s.token(current.head)] == kNone &&
                           s.verbs[other].voice == Voice::Active &&
                           s.verbs[other].subject != kNone &&
                           !reported_phrase(before) &&
                           current.preposition == kNone;
        group.subject =
            purpose || thing ? s.verbs[other].subject : list_head(number);
        // "called on X to withdraw", "plans by X to": a noun before?
        std::uint32_t c = before;
        while (c > 0 &&
               (skippable(c - 1) || (is(c - 1, ChunkKind::NounPhrase) &&
                                     phrase(c - 1).is_possessor))) {
            --c;
        }
        if (current.preposition != kNone && c > 0 &&
            is(c - 1, ChunkKind::NounPhrase) &&
            takes_complement(phrase(c - 1))) {
            group.governor_noun = chunk(c - 1).index;
        }
    }

    [[nodiscard]] bool crosses_break(std::uint32_t from,
                                     std::uint32_t to) const {
        for (; from < to; ++from) {
            if (is(from, ChunkKind::Break) && !is_quote(from)) {
                return true;
            }
        }
        return false;
    }

    /// "France to withdraw troops"
    void headline(std::uint32_t v, std::uint32_t number) {
        VerbGroup& group = s.verbs[v];
        group.link = VerbLink::Main;
        group.infinitive = false;
        group.finite = true;
        group.tense = VerbTense::Future;
        group.headline_future = true;
        // the first phrase that is no prepositional one
        for (std::uint32_t c = s.phrases[number].chunk + 1; c-- > 0;) {
            if (is(c, ChunkKind::VerbGroup) || is(c, ChunkKind::Break)) {
                break;
            }
            if (bare_phrase(c)) {
                number = chunk(c).index;
                break;
            }
        }
        take_subject(v, number);
    }

    void link_gerund(std::uint32_t v) {
        VerbGroup& group = s.verbs[v];
        std::uint32_t c = group.chunk;
        while (c > 0 &&
               (is(c - 1, ChunkKind::Adverb) || is(c - 1, ChunkKind::Time))) {
            --c;
        }
        group.link = VerbLink::Adjunct;
        if (c == 0) {
            return;
        }
        const std::uint32_t before = c - 1;
        const std::uint32_t other = main_before(group.chunk);
        switch (chunk(before).kind) {
        case ChunkKind::VerbGroup:
            group.link = VerbLink::Gerund;
            controlled(v, chunk(before).index);
            break;
        case ChunkKind::Preposition:
        case ChunkKind::Subordinator:
            gerund_after_preposition(v, before);
            break;
        case ChunkKind::Conjunction:
            coordinate(v, before);
            break;
        case ChunkKind::NounPhrase:
            group.link = VerbLink::Relative;
            group.subject = list_head(chunk(before).index);
            group.governor = other;
            break;
        default:
            if (other != kNone) {
                group.governor = other;
                group.subject = s.verbs[other].subject;
                group.patient = kNone;
            }
            break;
        }
    }

    void gerund_after_preposition(std::uint32_t v, std::uint32_t before) {
        VerbGroup& group = s.verbs[v];
        group.joint = chunk(before).lemma;
        group.clause_begin = before;
        const std::string_view joint = owner.words_->lemma_text(group.joint);
        const bool aside = joint == "after" || joint == "before" ||
                           joint == "by" || joint == "while" ||
                           joint == "when" || joint == "since" ||
                           joint == "in" || joint == "despite";
        const std::uint32_t other = verb_before(before);
        const bool on_phrase =
            before > 0 && is(before - 1, ChunkKind::NounPhrase);
        if (on_phrase && takes_complement(phrase(before - 1)) && !aside) {
            group.governor_noun = chunk(before - 1).index;
        }
        if (other == kNone) {
            return;
        }
        group.governor = other;
        group.link = aside ? VerbLink::Adjunct : VerbLink::Gerund;
        const VerbGroup& governor = s.verbs[other];
        const bool object = !aside && on_phrase &&
                            governor.voice == Voice::Active &&
                            group.governor_noun == kNone &&
                            (joint == "of" || joint == "for" ||
                             joint == "from" || joint == "with") &&
                            phrase(before - 1).preposition == kNone;
        group.subject =
            object ? list_head(chunk(before - 1).index) : governor.subject;
    }

    void link_participle(std::uint32_t v) {
        VerbGroup& group = s.verbs[v];
        std::uint32_t c = group.chunk;
        while (c > 0 && is(c - 1, ChunkKind::Adverb)) {
            --c;
        }
        group.link = VerbLink::Relative;
        if (c == 0) {
            group.link = VerbLink::Adjunct;
            return;
        }
        const std::uint32_t before = c - 1;
        if (is(before, ChunkKind::NounPhrase)) {
            group.patient = list_head(chunk(before).index);
            if (s.phrases[group.patient].preposition != kNone &&
                chunk(before).index != group.patient) {
                group.patient = chunk(before).index;
            }
            group.governor = kNone;
            if (verb_before(group.chunk) == kNone) {
                group.link = VerbLink::Main;
                group.tense = VerbTense::Past;
            }
            return;
        }
        if (is(before, ChunkKind::Conjunction)) {
            const std::uint32_t other = verb_before(before);
            if (other != kNone && s.verbs[other].voice == Voice::Passive) {
                coordinate(v, before);
                group.patient = s.verbs[other].patient != kNone
                                    ? s.verbs[other].patient
                                    : s.verbs[other].subject;
                return;
            }
        }
        const std::uint32_t other = main_before(group.chunk);
        group.link = VerbLink::Adjunct;
        if (other != kNone) {
            group.governor = other;
            group.patient = s.verbs[other].subject;
        }
        if (is(before, ChunkKind::Comma) && before > 0 &&
            is(before - 1, ChunkKind::NounPhrase)) {
            group.patient = chunk(before - 1).index;
        }
    }

    /// "Troops withdrew, the governor said": the saying governs what is before
    /// it. Also turns "said the governor" round.
    void attribute(std::uint32_t v) {
        VerbGroup& group = s.verbs[v];
        if (!group.finite || !owner.events_->is_speech(group.lemma) ||
            group.voice == Voice::Passive) {
            return;
        }
        std::uint32_t begin = group.clause_begin;
        std::uint32_t c = group.chunk + 1;
        if (group.subject == kNone && is(c, ChunkKind::NounPhrase) &&
            phrase(c).subject_of == kNone && group.chunk > 0) {
            const ChunkKind before = chunk(group.chunk - 1).kind;
            if (before == ChunkKind::Comma || before == ChunkKind::Break) {
                take_subject(v, chunk(c).index);
                begin = group.chunk;
                group.clause_begin = group.chunk;
            }
        }
        if (begin == 0 || (!is(begin - 1, ChunkKind::Comma) &&
                           !is(begin - 1, ChunkKind::Break))) {
            return;
        }
        for (std::uint32_t w = v + 1; w < s.verbs.size(); ++w) {
            if (s.verbs[w].governor == v && s.verbs[w].link == VerbLink::That) {
                return;
            }
        }
        if (group.link != VerbLink::Main) {
            return;
        }
        group.link = VerbLink::Attribution;
        for (std::uint32_t w = 0; w < v; ++w) {
            VerbGroup& said = s.verbs[w];
            if (said.governor == kNone && (said.link == VerbLink::Main ||
                                           said.link == VerbLink::Coordinate)) {
                said.governor = v;
                if (said.link == VerbLink::Main) {
                    said.link = VerbLink::That;
                }
            }
        }
    }

    void set_regions() {
        const auto chunks = static_cast<std::uint32_t>(s.chunks.size());
        std::uint32_t end = chunks;
        std::uint32_t v = static_cast<std::uint32_t>(s.verbs.size());
        while (v-- > 0) {
            VerbGroup& group = s.verbs[v];
            group.region_end = end;
            for (std::uint32_t c = group.chunk + 1; c < end; ++c) {
                if (is(c, ChunkKind::Break) && !is_quote(c)) {
                    group.region_end = c;
                    break;
                }
                if (is(c, ChunkKind::Subordinator) ||
                    is(c, ChunkKind::Relative)) {
                    group.region_end = c;
                    break;
                }
            }
            end = std::min(group.chunk, group.clause_begin);
        }
    }
};

void ClauseLinker::link(const Analysis& analysis,
                        const MentionIndex& mentions,
                        Syntax& syntax) const {
    Pass pass{*this, analysis, mentions, syntax};
    pass.link_phrases();
    pass.link_verbs();
}

}  // namespace dateline
