// ChunkView: the chunks of a sentence as the linkers ask for them, and the
// words that linking turns on.
#ifndef DATELINE_PLUGIN_EVENT_CHUNK_VIEW_H
#define DATELINE_PLUGIN_EVENT_CHUNK_VIEW_H

#include <cstdint>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// How far a verb looks back, in chunks.
inline constexpr std::uint32_t kLinkReach = 48;
/// Chunks of a parenthesis, at most.
inline constexpr std::uint32_t kAside = 6;

/// Lemma ids. Safe to share between threads.
struct LinkWords {
    LinkWords(const WordLexicon& words, const EventLexicon& event_lexicon);

    /// Prepositions that are conjunctions as well.
    [[nodiscard]] bool joins_clauses(std::uint32_t preposition) const {
        return preposition == after || preposition == before ||
               preposition == since || preposition == until ||
               preposition == as;
    }
    /// "after seizing": the gerund is told aside.
    [[nodiscard]] bool is_aside(std::uint32_t joint) const {
        return joint == after || joint == before || joint == by ||
               joint == while_word || joint == when || joint == since ||
               joint == in || joint == despite;
    }
    /// "shot down": what follows is the verb's object.
    [[nodiscard]] bool is_particle(std::uint32_t preposition) const {
        return preposition == down || preposition == up || preposition == out ||
               preposition == off;
    }
    /// A modal that a report in the past would have put in the past.
    [[nodiscard]] bool is_present_modal(std::uint32_t modal) const {
        return modal == will || modal == shall || modal == can || modal == may;
    }
    /// "stopped X from shelling": the gerund's subject is the object.
    [[nodiscard]] bool takes_object(std::uint32_t joint) const {
        return joint == of || joint == for_word || joint == from ||
               joint == with;
    }

    /// "gave himself up was charged": never a subject.
    [[nodiscard]] bool is_reflexive(std::uint32_t pronoun) const {
        return pronoun != kNone && (pronoun == himself || pronoun == herself ||
                                    pronoun == itself || pronoun == themselves);
    }

    const WordLexicon* lexicon;
    const EventLexicon* events;
    std::uint32_t of, that, who, after, before, since, until, as, by,
        while_word, when, where, in, despite, for_word, from, with, per, to, on,
        upon, first, last, only, they, down, up, out, off, himself, herself,
        itself, themselves, order, a, an, then, will, shall, can, may, be,
        become, it, let;
};

/// One sentence; cheap to make.
struct ChunkView {
    const LinkWords& words;
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

    /// The phrase a chain of "of", lists and appositions hangs on.
    [[nodiscard]] std::uint32_t list_head(std::uint32_t number) const;
    /// The verb group nearest before chunk @p c, within reach.
    [[nodiscard]] std::uint32_t verb_before(std::uint32_t c) const;
    /// The nearest finite verb before, participles and infinitives skipped.
    [[nodiscard]] std::uint32_t main_before(std::uint32_t c) const;
    /// "told reporters that": the phrase at chunk @p c is the hearer of a verb
    /// of speaking.
    [[nodiscard]] bool reported_phrase(std::uint32_t c) const;
    /// A verb of speaking, or one whose act is about another act.
    [[nodiscard]] bool speaks(const VerbGroup& group) const;
    /// "the first to", "the strongest storm to": what follows has happened.
    [[nodiscard]] bool is_ranked(const NounPhrase& current) const;
    [[nodiscard]] bool has_object(const VerbGroup& group) const;
    [[nodiscard]] bool bare_past(const VerbGroup& group) const;
    /// "X, 79, said": the number at chunk @p c.
    [[nodiscard]] bool is_age(std::uint32_t c) const;
    [[nodiscard]] bool verb_between(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] bool is_quote(std::uint32_t c) const;
    /// From ")" back to "(": "the National Army (ELN) attacked"; @p c itself
    /// when it is no short parenthesis that ends there.
    [[nodiscard]] std::uint32_t parenthesis_begin(std::uint32_t c) const;
    /// From "(" on to ")"; @p c itself when it is no short one.
    [[nodiscard]] std::uint32_t parenthesis_end(std::uint32_t c) const;
    [[nodiscard]] std::uint32_t mark_of(std::uint32_t c) const {
        return analysis.tokens[s.token(chunk(c).first)].mark;
    }
    [[nodiscard]] bool takes_complement(const NounPhrase& current) const;
    [[nodiscard]] bool only_adverbs(std::uint32_t from, std::uint32_t to) const;
};

}  // namespace dateline

#endif
