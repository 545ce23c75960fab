// One left-to-right pass. "Dozens of soldiers" and "more than 100 people" are
// one phrase with the counted noun as head; a possessor is a phrase of its own,
// linked. A verb group is auxiliaries, adverbs and the main verb.
#include "plugin/event/chunker.h"

#include <span>

#include "plugin/event/verb_group.h"

namespace dateline {

using enum WordTag;

Chunker::Chunker(const WordLexicon& words) : nouns_(words) {}

struct Chunker::Pass : PhraseExtent {
    const WordLexicon& lexicon;
    Syntax& syntax;
    std::uint32_t possessor = kNone;
    std::uint32_t preposition = kNone;

    Pass(const NounWords& words,
         const Analysis& analysis,
         const MentionIndex& mentions,
         Syntax& sentence)
        : PhraseExtent(words, analysis, mentions, sentence),
          lexicon(*words.lexicon),
          syntax(sentence) {}

    std::uint32_t push(ChunkKind kind,
                       std::uint32_t first,
                       std::uint32_t last,
                       std::uint32_t index = kNone,
                       std::uint32_t lemma = kNone) {
        const auto number = static_cast<std::uint32_t>(syntax.chunks.size());
        syntax.chunks.push_back({kind, first, last, index, lemma});
        for (std::uint32_t i = first; i < last; ++i) {
            syntax.words[i].chunk = number;
        }
        return number;
    }

    void run() {
        for (std::uint32_t i = 0; i < count;) {
            i = next(i);
        }
    }

    std::uint32_t next(std::uint32_t i) {
        if (word(i).time != kNone && !inside_phrase_time(i)) {
            return time(i);
        }
        if (const std::uint32_t end = compound_preposition(i); end != i) {
            return end;
        }
        if (joined(i + 1)) {
            return compound(i);
        }
        if (may_approximate(tag(i))) {
            if (const std::uint32_t number = approximation(i); number != i) {
                return noun_phrase(i, number);
            }
        }
        switch (tag(i)) {
        case Comma:
            push(ChunkKind::Comma, i, i + 1);
            possessor = preposition = kNone;
            return i + 1;
        case Conjunction:
            push(ChunkKind::Conjunction, i, i + 1, kNone, word(i).lemma);
            return i + 1;
        case Subordinator:
            push(ChunkKind::Subordinator, i, i + 1, kNone, word(i).lemma);
            preposition = kNone;
            return i + 1;
        case Relative:
            push(ChunkKind::Relative, i, i + 1, kNone, word(i).lemma);
            preposition = kNone;
            return i + 1;
        case Punctuation:
            push(ChunkKind::Break, i, i + 1);
            possessor = preposition = kNone;
            return i + 1;
        case Possessive:
            push(ChunkKind::Adverb, i, i + 1);
            return i + 1;
        case Preposition:
            preposition = word(i).lemma;
            push(ChunkKind::Preposition, i, i + 1, kNone, preposition);
            return i + 1;
        case To:
            return to(i);
        case Adverb:
        case Not:
            return adverb(i);
        default:
            break;
        }
        if (is_auxiliary(tag(i)) || is_open_verb(tag(i))) {
            return verb_or_modifier(i);
        }
        return noun_phrase(i, i);
    }

    std::uint32_t time(std::uint32_t i) {
        std::uint32_t end = after_time(i);
        preposition = kNone;
        // "three days before the vote", "hours after the rebels left"
        if (end > i + 1 && tag(end - 1) == Preposition && end < count &&
            word(end).time == kNone) {
            push(ChunkKind::Time, i, end - 1, word(i).time);
            preposition = word(end - 1).lemma;
            push(ChunkKind::Preposition, end - 1, end, kNone, preposition);
            return end;
        }
        push(ChunkKind::Time, i, end, word(i).time);
        if (end < count && tag(end) == Possessive) {
            push(ChunkKind::Adverb, end, end + 1);
            return end + 1;
        }
        return end;
    }

    std::uint32_t compound_preposition(std::uint32_t i) {
        const WordForm* slot = word(i).slot;
        if (slot == nullptr || (slot->flags & kBeginsPreposition) == 0) {
            return i;
        }
        std::uint32_t length = 0;
        std::uint32_t lemma = kNone;
        lexicon.prepositions().walk(
            count - i,
            [&](std::uint32_t n) { return token(i + n).hash; },
            [&](std::uint32_t n, std::span<const std::uint32_t> ids) {
                length = n;
                lemma = ids[0];
            });
        if (length < 2 || approximation(i) != i) {
            return i;
        }
        preposition = lemma;
        push(ChunkKind::Preposition, i, i + length, kNone, lemma);
        return i + length;
    }

    /// Words joined by hyphens: what the last one is, they all are.
    std::uint32_t compound(std::uint32_t i) {
        std::uint32_t last = i;
        while (joined(last + 1)) {
            ++last;
        }
        const WordTag kind = tag(last);
        const bool verb = kind == VerbPast || kind == VerbS ||
                          kind == VerbBase ||
                          (kind == VerbParticiple && !leads_to_noun(last + 1));
        if (verb && !is_noun(tag(last + 1))) {
            for (std::uint32_t w = i; w < last; ++w) {
                syntax.words[w].tag = Adverb;
            }
            return verb_group(i);
        }
        return noun_phrase(i, i);
    }

    std::uint32_t to(std::uint32_t i) {
        std::uint32_t verb = i + 1;
        while (verb < count && (tag(verb) == Adverb || tag(verb) == Not)) {
            ++verb;
        }
        if (tag(verb) == VerbBase || tag(verb) == Be || tag(verb) == Have ||
            tag(verb) == Do) {
            return verb_group(i);
        }
        preposition = word(i).lemma;
        push(ChunkKind::Preposition, i, i + 1, kNone, preposition);
        return i + 1;
    }

    std::uint32_t adverb(std::uint32_t i) {
        std::uint32_t end = i;
        while (end < count && (tag(end) == Adverb || tag(end) == Not) &&
               word(end).time == kNone) {
            ++end;
        }
        if (end < count &&
            (tag(end) == VerbParticiple || tag(end) == VerbGerund)) {
            return verb_group(i);
        }
        push(ChunkKind::Adverb, i, end, kNone, word(i).lemma);
        return end;
    }

    /// "a killed soldier", "advancing troops": a participle that is a
    /// modifier; otherwise a verb.
    std::uint32_t verb_or_modifier(std::uint32_t i) {
        const bool participle =
            tag(i) == VerbGerund || tag(i) == VerbParticiple ||
            (tag(i) == VerbPast && word(i).has(kMayBeParticiple));
        if (tag(i) == VerbGerund && qualifies_subject(i)) {
            push(ChunkKind::Adverb, i, i + 1);
            return i + 1;
        }
        const bool determined =
            i > 0 && (tag(i - 1) == Preposition || tag(i - 1) == Conjunction) &&
            tag(i) != VerbGerund;
        if (participle && is_noun(tag(i + 1)) && determined &&
            word(i + 1).time == kNone && preposition != kNone) {
            return noun_phrase(i, i);
        }
        return verb_group(i);
    }

    /// "Retreating fighters of X burned": a gerund before a plural that a finite
    /// verb follows before any comma, at the head of a clause.
    [[nodiscard]] bool qualifies_subject(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 12;  // words
        const bool opens =
            i == 0 || tag(i - 1) == Subordinator || tag(i - 1) == Punctuation ||
            (tag(i - 1) == Preposition && word(i - 1).lemma == noun_words().as);
        std::uint32_t at = i + 1;
        while (at < count && tag(at) == Adjective) {
            ++at;
        }
        if (!opens || at >= count || tag(at) != PluralNoun) {
            return false;
        }
        for (++at; at < count && at < i + kReach; ++at) {
            const WordTag current = tag(at);
            if (is_open_verb(current) || is_auxiliary(current)) {
                return current == VerbPast || current == Have ||
                       current == Modal;
            }
            if (current == Comma || current == Punctuation ||
                current == Relative || current == Subordinator ||
                current == To) {
                return false;
            }
        }
        return false;
    }

    /// @param core where the phrase proper begins, after "more than"
    std::uint32_t noun_phrase(std::uint32_t first, std::uint32_t core) {
        if (tag(first) == Pronoun) {
            return add_phrase(first, first + 1, first, true);
        }
        std::uint32_t head = kNone;
        std::uint32_t end = phrase_end(core, head);
        if (end == core) {
            push(ChunkKind::Adverb, first, first + 1);
            return first + 1;
        }
        if (counted(first, end, head)) {
            if (end + 1 < count && tag(end + 1) == Pronoun) {
                return add_phrase(first, end + 2, end + 1, true);
            }
            std::uint32_t inner = kNone;
            const std::uint32_t inner_end = phrase_end(end + 1, inner);
            if (inner != kNone) {
                end = inner_end;
                head = inner;
            }
        }
        if (head == kNone) {
            return headless(first, core, end);
        }
        return add_phrase(first, end, head, false);
    }

    /// Only adjectives, numbers or determiners: predicative, or standing for
    /// a noun.
    std::uint32_t headless(std::uint32_t first,
                           std::uint32_t core,
                           std::uint32_t end) {
        std::uint32_t i = core;
        while (i < end && tag(i) != Adjective && tag(i) != VerbGerund &&
               tag(i) != VerbParticiple) {
            ++i;
        }
        const bool only_adjectives = i == first;
        if (only_adjectives) {
            push(ChunkKind::Adjective, first, end, kNone, word(end - 1).lemma);
            preposition = kNone;
            return end;
        }
        return add_phrase(first, end, end - 1, false);
    }

    std::uint32_t add_phrase(std::uint32_t first,
                             std::uint32_t end,
                             std::uint32_t head,
                             bool pronoun) {
        const auto number = static_cast<std::uint32_t>(syntax.phrases.size());
        NounPhrase phrase;
        phrase.first = first;
        phrase.last = end;
        phrase.head = head;
        phrase.pronoun = pronoun;
        phrase.name = tag(head) == Name;
        phrase.number_only = tag(head) == Number;
        phrase.possessor = possessor;
        phrase.preposition = preposition;
        phrase.chunk = push(ChunkKind::NounPhrase, first, end, number);
        possessor = preposition = kNone;
        if (end < count && tag(end) == Possessive && begins_phrase(end + 1)) {
            phrase.is_possessor = true;
            possessor = number;
            preposition = phrase.preposition;
            syntax.phrases.push_back(phrase);
            syntax.words[end].chunk = phrase.chunk;
            return end + 1;
        }
        syntax.phrases.push_back(phrase);
        return end < count && tag(end) == Possessive ? end + 1 : end;
    }

    std::uint32_t verb_group(std::uint32_t first) {
        const VerbGroupReader::Read read = VerbGroupReader(syntax).read(first);
        if (!read.found) {
            push(ChunkKind::Adverb, first, read.end);
            return read.end;
        }
        const auto number = static_cast<std::uint32_t>(syntax.verbs.size());
        syntax.verbs.push_back(read.group);
        syntax.verbs.back().chunk = push(
            ChunkKind::VerbGroup, first, read.end, number, read.group.lemma);
        preposition = kNone;
        possessor = kNone;
        return read.end;
    }
};

void Chunker::chunk(const Analysis& analysis,
                    const MentionIndex& mentions,
                    Syntax& syntax) const {
    Pass(nouns_, analysis, mentions, syntax).run();
}

}  // namespace dateline
