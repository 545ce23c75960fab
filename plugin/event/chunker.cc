// One left-to-right pass. A noun phrase is the longest run of words that can
// stand before and in its head; "dozens of soldiers" and "more than 100
// people" are one phrase with the counted noun as head; a possessor is a
// phrase of its own, linked. A verb group is auxiliaries, adverbs and the main
// verb.
#include "plugin/event/chunker.h"

#include <algorithm>
#include <array>
#include <span>

#include "plugin/event/verb_group.h"
#include "plugin/text/normalize.h"

namespace dateline {

using enum WordTag;

namespace {

std::uint32_t preposition_of(const WordLexicon& words, std::string_view form) {
    std::uint64_t key = 0;
    while (!form.empty()) {
        const std::size_t end = std::min(form.find(' '), form.size());
        key = extend_key(key, hash_folded(form.substr(0, end)));
        form.remove_prefix(std::min(end + 1, form.size()));
    }
    const PhraseNode* node = words.prepositions().find(key);
    return node == nullptr || node->count == 0
               ? kNone
               : words.prepositions().payloads(*node)[0];
}

}  // namespace

std::uint32_t lemma_of(const WordLexicon& words, std::string_view form) {
    if (form.find(' ') != std::string_view::npos) {
        return preposition_of(words, form);
    }
    const WordSlot* slot = words.find(hash_folded(form));
    return slot == nullptr || slot->count == 0 ? kNone
                                               : words.readings(*slot)[0].lemma;
}

namespace {

bool is_noun(WordTag tag) {
    return tag == Noun || tag == PluralNoun || tag == Name;
}

bool is_open_verb(WordTag tag) {
    return tag >= VerbBase && tag <= VerbGerund;
}

bool is_auxiliary(WordTag tag) {
    return tag == Modal || tag == Be || tag == Have || tag == Do;
}

}  // namespace

Chunker::Chunker(const WordLexicon& words)
    : lexicon_(&words),
      of_(lemma_of(words, "of")),
      last_(lemma_of(words, "last")),
      first_(lemma_of(words, "first")) {}

struct Chunker::Pass {
    const Chunker& owner;
    const Analysis& analysis;
    Syntax& syntax;
    std::uint32_t count;
    std::uint32_t possessor = kNone;
    std::uint32_t preposition = kNone;

    [[nodiscard]] const Word& word(std::uint32_t i) const {
        return syntax.words[i];
    }
    [[nodiscard]] WordTag tag(std::uint32_t i) const {
        return i < count ? syntax.words[i].tag : Punctuation;
    }
    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return analysis.tokens[syntax.token(i)];
    }
    [[nodiscard]] bool joined(std::uint32_t i) const {
        return i < count && word(i).has(kHyphenated);
    }

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

    /// "the 2014 annexation", "Monday's attack": the time belongs to a phrase.
    [[nodiscard]] bool inside_phrase_time(std::uint32_t i) const {
        return i > 0 && tag(i - 1) == Determiner && after_time(i) < count &&
               (is_noun(tag(after_time(i))) ||
                tag(after_time(i)) == Adjective) &&
               token(after_time(i)).has(kSpaceBefore) &&
               word(i - 1).time == kNone;
    }
    [[nodiscard]] std::uint32_t after_time(std::uint32_t i) const {
        std::uint32_t end = i;
        while (end < count && word(end).time == word(i).time) {
            ++end;
        }
        return end;
    }

    std::uint32_t time(std::uint32_t i) {
        const std::uint32_t end = after_time(i);
        push(ChunkKind::Time, i, end, word(i).time);
        preposition = kNone;
        if (end < count && tag(end) == Possessive) {
            push(ChunkKind::Adverb, end, end + 1);
            return end + 1;
        }
        return end;
    }

    std::uint32_t compound_preposition(std::uint32_t i) {
        const WordSlot* slot = word(i).slot;
        if (slot == nullptr || (slot->flags & kBeginsPreposition) == 0) {
            return i;
        }
        std::uint32_t length = 0;
        std::uint32_t lemma = kNone;
        owner.lexicon_->prepositions().walk(
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

    /// "more than 100", "at least 15", "as many as 500", "up to 30", "about
    /// 40": the number's word, or @p i when there is none.
    [[nodiscard]] std::uint32_t approximation(std::uint32_t i) const {
        for (std::uint32_t n = 1; n <= 3 && i + n < count; ++n) {
            const WordTag inner = tag(i + n);
            if (inner == Number && !joined(i + n)) {
                const bool small = tag(i) == Adverb || tag(i) == Quantity ||
                                   is_approximator(i);
                return small && word(i + n).time == kNone ? i + n : i;
            }
            if (inner != Preposition && inner != Adverb &&
                inner != Determiner && inner != Subordinator && inner != To &&
                inner != Quantity && inner != Adjective) {
                return i;
            }
        }
        return i;
    }

    static bool may_approximate(WordTag current) {
        return current == Preposition || current == Adverb ||
               current == Determiner || current == Subordinator ||
               current == Quantity || current == Adjective;
    }

    /// Words that soften a number: closed, so in code.
    [[nodiscard]] bool is_approximator(std::uint32_t i) const {
        static const std::array<std::uint64_t, 14> kWords = [] {
            std::array<std::uint64_t, 14> all{};
            constexpr std::array<std::string_view, 14> kForms = {"at",
                                                                 "about",
                                                                 "around",
                                                                 "nearly",
                                                                 "almost",
                                                                 "over",
                                                                 "up",
                                                                 "more",
                                                                 "less",
                                                                 "fewer",
                                                                 "as",
                                                                 "some",
                                                                 "close",
                                                                 "roughly"};
            for (std::size_t n = 0; n < kForms.size(); ++n) {
                all[n] = hash_folded(kForms[n]);
            }
            return all;
        }();
        const std::uint64_t hash = token(i).hash;
        if (std::find(kWords.begin(), kWords.end(), hash) == kWords.end()) {
            return false;
        }
        // "at 15" and "over 15" alone are places and times too.
        const bool needs_two =
            hash == kWords[0] || hash == kWords[6] || hash == kWords[10];
        return !needs_two || tag(i + 1) != Number;
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
        const bool determined =
            i > 0 && (tag(i - 1) == Preposition || tag(i - 1) == Conjunction) &&
            tag(i) != VerbGerund;
        if (participle && is_noun(tag(i + 1)) && determined &&
            word(i + 1).time == kNone && preposition != kNone) {
            return noun_phrase(i, i);
        }
        return verb_group(i);
    }

    /// Where a noun phrase that begins at @p i ends.
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t i,
                                           std::uint32_t& head) const {
        head = kNone;
        std::uint32_t at = i;
        for (; at < count; ++at) {
            const WordTag current = tag(at);
            const bool first = at == i;
            if (word(at).time != kNone && !first && !inside_phrase_time(at) &&
                !(at > i && word(at - 1).time == word(at).time)) {
                break;
            }
            if (joined(at + 1) && current != Punctuation &&
                (head == kNone || is_noun(current))) {
                head = is_noun(current) ? at : head;
                continue;
            }
            if (joined(at) && !first && current != Punctuation) {
                head = is_noun(current) || current == Number ? at : head;
                continue;
            }
            if (is_noun(current)) {
                if (head != kNone && tag(head) == PluralNoun &&
                    (current != Name || begins_clause(i, at))) {
                    break;
                }
                head = at;
                continue;
            }
            if (current == Number || current == Quantity) {
                // "in Rio de Janeiro two people": the people are not Rio's
                if (head != kNone &&
                    (tag(head) != Name || tag(at + 1) == PluralNoun)) {
                    break;
                }
                continue;
            }
            if ((current == Determiner || current == PossessivePronoun) &&
                head == kNone &&
                (first || tag(at - 1) == Quantity ||
                 tag(at - 1) == Determiner || tag(at - 1) == Adverb)) {
                continue;
            }
            if (head == kNone && modifies(i, at)) {
                continue;
            }
            break;
        }
        return at;
    }

    /// "the territories Russia illegally annexed": a name after a determined
    /// plural and before a finite verb is the subject of a relative clause.
    [[nodiscard]] bool begins_clause(std::uint32_t first,
                                     std::uint32_t at) const {
        if (tag(first) != Determiner || word(at).time != kNone) {
            return false;
        }
        while (at < count && tag(at) == Name && !joined(at + 1)) {
            ++at;
        }
        while (at < count && tag(at) == Adverb) {
            ++at;
        }
        const WordTag verb = tag(at);
        return verb == VerbPast || verb == VerbS || verb == Have ||
               verb == Modal;
    }

    /// Adjectives and participles before the head, adverbs before them, and
    /// the "and" of "Russian and Ukrainian troops".
    [[nodiscard]] bool modifies(std::uint32_t first, std::uint32_t at) const {
        switch (tag(at)) {
        case Adjective:
            return true;
        case VerbGerund:
        case VerbParticiple:
        case VerbPast:
            return (tag(at) != VerbPast || word(at).has(kMayBeParticiple)) &&
                   at > first && leads_to_noun(at + 1);
        case Adverb:
            return at > first &&
                   (tag(at + 1) == Adjective || tag(at + 1) == VerbParticiple ||
                    tag(at + 1) == Number);
        case Conjunction:
        case Comma:
            return at > first && tag(at - 1) == Adjective &&
                   tag(at + 1) == Adjective && leads_to_noun(at + 2);
        default:
            return false;
        }
    }

    [[nodiscard]] bool leads_to_noun(std::uint32_t at) const {
        for (std::uint32_t n = 0; n < 4 && at < count; ++n, ++at) {
            if (is_noun(tag(at))) {
                return true;
            }
            if (tag(at) != Adjective && tag(at) != VerbParticiple &&
                tag(at) != VerbGerund && tag(at) != Number) {
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

    /// A noun that is a word of quantity as well: "a series of".
    [[nodiscard]] bool counts(std::uint32_t i) const {
        const WordSlot* slot = word(i).slot;
        if (slot == nullptr) {
            return false;
        }
        const auto readings = owner.lexicon_->readings(*slot);
        return std::any_of(
            readings.begin(), readings.end(), [](const WordReading& reading) {
                return reading.tag == Quantity;
            });
    }

    /// "dozens of", "three of", "the last of" before the noun that counts.
    [[nodiscard]] bool counted(std::uint32_t first,
                               std::uint32_t end,
                               std::uint32_t head) const {
        if (end >= count || tag(end) != Preposition ||
            word(end).lemma != owner.of_) {
            return false;
        }
        const std::uint32_t last = end - 1;
        return (head == kNone || tag(head) != Name) &&
               (tag(last) == Quantity || tag(last) == Number || counts(last) ||
                (head == kNone && owner.is_remainder(word(last).lemma)) ||
                (tag(last) == Determiner && last == first &&
                 tag(end + 1) == Determiner));
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

    [[nodiscard]] bool begins_phrase(std::uint32_t i) const {
        return is_noun(tag(i)) || tag(i) == Adjective || tag(i) == Number ||
               tag(i) == Quantity || tag(i) == Adverb || tag(i) == VerbGerund ||
               tag(i) == VerbParticiple || tag(i) == Determiner;
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

void Chunker::chunk(const Analysis& analysis, Syntax& syntax) const {
    Pass pass{*this,
              analysis,
              syntax,
              static_cast<std::uint32_t>(syntax.words.size())};
    pass.run();
}

}  // namespace dateline
