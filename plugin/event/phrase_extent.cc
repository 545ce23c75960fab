// A phrase is the longest run of words that can stand before and in its head.
#include "plugin/event/phrase_extent.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "plugin/text/normalize.h"

namespace dateline {

using enum WordTag;

NounWords::NounWords(const WordLexicon& words)
    : lexicon(&words),
      hosts(words),
      of(lemma_of(words, "of")),
      a(lemma_of(words, "a")),
      an(lemma_of(words, "an")),
      as(lemma_of(words, "as")),
      in(lemma_of(words, "in")),
      last(lemma_of(words, "last")),
      first(lemma_of(words, "first")),
      per(lemma_of(words, "per")),
      cent(lemma_of(words, "cent")) {}

bool PhraseExtent::inside_phrase_time(std::uint32_t i) const {
    return i > 0 && tag(i - 1) == Determiner && after_time(i) < count &&
           (is_noun(tag(after_time(i))) || tag(after_time(i)) == Adjective) &&
           token(after_time(i)).has(kSpaceBefore) && word(i - 1).time == kNone;
}

std::uint32_t PhraseExtent::after_time(std::uint32_t i) const {
    std::uint32_t end = i;
    while (end < count && word(end).time == word(i).time) {
        ++end;
    }
    return end;
}

std::uint32_t PhraseExtent::approximation(std::uint32_t i) const {
    for (std::uint32_t n = 1; n <= 3 && i + n < count; ++n) {
        const WordTag inner = tag(i + n);
        if (inner == Number && !joined(i + n)) {
            const bool small =
                tag(i) == Adverb || tag(i) == Quantity || is_approximator(i);
            return small && word(i + n).time == kNone ? i + n : i;
        }
        if (inner != Preposition && inner != Adverb && inner != Determiner &&
            inner != Subordinator && inner != To && inner != Quantity &&
            inner != Adjective) {
            return i;
        }
    }
    return i;
}

bool PhraseExtent::may_approximate(WordTag current) {
    return current == Preposition || current == Adverb ||
           current == Determiner || current == Subordinator ||
           current == Quantity || current == Adjective;
}

/// Words that soften a number: closed, so in code.
bool PhraseExtent::is_approximator(std::uint32_t i) const {
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

std::uint32_t PhraseExtent::phrase_end(std::uint32_t i,
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
            head = is_noun(current) && !qualifies(at) ? at : head;
            continue;
        }
        if (joined(at) && !first && current != Punctuation) {
            head = is_noun(current) || current == Number ? at : head;
            continue;
        }
        if (current != Name && ends_setting(i, at)) {
            break;
        }
        if (is_noun(current)) {
            if (head != kNone && tag(head) == PluralNoun &&
                !words_.is_one(word(i).lemma) && !is_modifier(head) &&
                (current != Name || begins_clause(i, at))) {
                break;
            }
            if (head != kNone && ends_opening(i, at)) {
                break;
            }
            head = at;
            continue;
        }
        if (is_share(at)) {
            ++at;  // "a 36 per cent stake"
            continue;
        }
        if (current == Number || current == Quantity) {
            if (head != kNone && (tag(head) != Name || counts_others(at))) {
                break;
            }
            continue;
        }
        if ((current == Determiner || current == PossessivePronoun) &&
            head == kNone &&
            (first || tag(at - 1) == Quantity || tag(at - 1) == Determiner ||
             tag(at - 1) == Adverb)) {
            continue;
        }
        if (head == kNone && modifies(i, at)) {
            continue;
        }
        break;
    }
    return at;
}

/// "per cent" between a number and a noun.
bool PhraseExtent::is_share(std::uint32_t at) const {
    return at > 0 && tag(at - 1) == Number && tag(at) == Preposition &&
           at + 2 < count && word(at).lemma == words_.per &&
           word(at + 1).lemma == words_.cent && is_noun(tag(at + 2)) &&
           word(at + 2).time == kNone;
}

/// Plurals that stand before another noun: "customs officers", "arms dealers";
/// closed, so in code.
bool PhraseExtent::is_modifier(std::uint32_t i) const {
    static const std::array<std::uint64_t, 12> kPlurals = [] {
        std::array<std::uint64_t, 12> all{};
        constexpr std::array<std::string_view, 12> kForms = {"arms",
                                                             "customs",
                                                             "rights",
                                                             "weapons",
                                                             "sports",
                                                             "drugs",
                                                             "sales",
                                                             "savings",
                                                             "news",
                                                             "veterans",
                                                             "women",
                                                             "fisheries"};
        for (std::size_t n = 0; n < kForms.size(); ++n) {
            all[n] = hash_folded(kForms[n]);
        }
        return all;
    }();
    return std::find(kPlurals.begin(), kPlurals.end(), token(i).hash) !=
           kPlurals.end();
}

/// "In return President X pardoned Y", "From Bonn Mr X travels on": the name of
/// an actor before the verb is the subject, not part of the phrase that opens
/// the clause.
bool PhraseExtent::ends_opening(std::uint32_t first, std::uint32_t at) const {
    if (joined(at) || !token(at).has(kCapitalised) || !begins_name(at) ||
        !opens_clause(first)) {
        return false;
    }
    const bool place =
        tag(at - 1) == Name && mentions_.place[s.token(at - 1)] != kNone &&
        mentions_.place[s.token(at - 1)] != mentions_.place[s.token(at)];
    const bool plain = tag(at - 1) == Noun && !token(at - 1).has(kCapitalised);
    constexpr std::uint32_t kLongestName = 8;  // words
    const std::uint32_t limit = std::min(count, at + kLongestName);
    while (at < limit && is_noun(tag(at)) && token(at).has(kCapitalised)) {
        ++at;
    }
    const WordTag verb = tag(at);
    return (place || plain) && (verb == VerbPast || verb == VerbS ||
                                verb == Be || verb == Have || verb == Modal);
}

/// A preposition before @p first begins the sentence, or what follows a comma.
bool PhraseExtent::opens_clause(std::uint32_t first) const {
    return first > 0 && tag(first - 1) == Preposition &&
           (first == 1 || tag(first - 2) == Punctuation ||
            tag(first - 2) == Comma || tag(first - 2) == Conjunction);
}

/// An actor is named from word @p at on, "Mr." aside.
bool PhraseExtent::begins_name(std::uint32_t at) const {
    const std::uint32_t title = at;
    while (
        at < count && at < title + 2 && mentions_.actor[s.token(at)] == kNone &&
        mentions_.place[s.token(at)] == kNone && token(at).has(kCapitalised)) {
        ++at;
        at += at < count && token(at).is(U'.') ? 1 : 0;
    }
    const std::uint32_t use = at < count ? mentions_.actor[s.token(at)] : kNone;
    return use != kNone &&
           analysis_.actor_uses[use].tokens.first == s.token(at) &&
           analysis_.actor_uses[use].form == ActorForm::Name;
}

/// "Rwandan-backed rebels": what is joined to a participle is no head.
bool PhraseExtent::qualifies(std::uint32_t at) const {
    std::uint32_t last = at;
    while (joined(last + 1)) {
        ++last;
    }
    const WordTag kind = tag(last);
    return (kind == VerbParticiple || kind == VerbPast || kind == Adjective) &&
           leads_to_noun(last + 1);
}

/// "in Rio de Janeiro two people", "promised Kyiv $800m", "gave Khartoum 48
/// hours": the number after a name counts what follows.
bool PhraseExtent::counts_others(std::uint32_t number) const {
    const WordTag next = tag(number + 1);
    return next == PluralNoun || next == Number || next == Quantity ||
           token(number).has(kPunctuation) ||
           (next == Preposition && word(number + 1).lemma == words_.of);
}

/// "the territories Russia illegally annexed": a name after a determined
/// plural and before a finite verb is the subject of a relative clause.
bool PhraseExtent::begins_clause(std::uint32_t first, std::uint32_t at) const {
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
    return verb == VerbPast || verb == VerbS || verb == Have || verb == Modal;
}

/// "In Baku thousands besieged parliament": a name after the "in" that begins a
/// sentence or clause ends before the words that are the subject of a verb.
bool PhraseExtent::ends_setting(std::uint32_t first, std::uint32_t at) const {
    if (at == first || tag(at - 1) != Name || first == 0 ||
        word(first - 1).lemma != words_.in || joined(at)) {
        return false;
    }
    const bool opens = first == 1 || tag(first - 2) == Comma ||
                       tag(first - 2) == Conjunction ||
                       tag(first - 2) == Punctuation;
    const std::uint32_t begin = at;
    while (at < count && (is_noun(tag(at)) || tag(at) == Adjective ||
                          tag(at) == Number || tag(at) == Quantity)) {
        ++at;
    }
    const WordTag verb = tag(at);
    return opens && at > begin &&
           (verb == VerbPast || verb == VerbS || verb == VerbBase ||
            verb == Be || verb == Have || verb == Modal);
}

/// Adjectives and participles before the head, adverbs before them, and
/// the "and" of "Russian and Ukrainian troops".
bool PhraseExtent::modifies(std::uint32_t first, std::uint32_t at) const {
    switch (tag(at)) {
    case Adjective:
        return true;
    case VerbGerund:
    case VerbParticiple:
    case VerbPast:
        // "15 wounded soldiers", but "thousands fled Goma"
        return (tag(at) != VerbPast || word(at).has(kMayBeParticiple)) &&
               at > first && leads_to_noun(at + 1) &&
               !words_.hosts.hold(word(at - 1).lemma) &&
               !(tag(at + 1) == Name && tag(first) != Determiner &&
                 tag(first) != PossessivePronoun);
    case Adverb:
        return at > first &&
               (tag(at + 1) == Adjective || tag(at + 1) == VerbParticiple ||
                tag(at + 1) == Number ||
                (tag(at - 1) == Determiner && is_noun(tag(at + 1))));
    case Conjunction:
    case Comma:
        return at > first && tag(at - 1) == Adjective &&
               tag(at + 1) == Adjective && leads_to_noun(at + 2);
    default:
        return false;
    }
}

bool PhraseExtent::leads_to_noun(std::uint32_t at) const {
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

/// A noun that is a word of quantity as well: "a series of".
bool PhraseExtent::counts(std::uint32_t i) const {
    const WordForm* slot = word(i).slot;
    if (slot == nullptr) {
        return false;
    }
    const auto readings = words_.lexicon->readings(*slot);
    return std::any_of(
        readings.begin(), readings.end(), [](const WordReading& reading) {
            return reading.tag == Quantity;
        });
}

bool PhraseExtent::counted(std::uint32_t first,
                           std::uint32_t end,
                           std::uint32_t head) const {
    if (end >= count || tag(end) != Preposition ||
        word(end).lemma != words_.of) {
        return false;
    }
    const std::uint32_t last = end - 1;
    return (head == kNone || tag(head) != Name) &&
           (tag(last) == Quantity || tag(last) == Number || counts(last) ||
            (head == kNone && words_.is_remainder(word(last).lemma)) ||
            (tag(last) == Determiner && last == first &&
             tag(end + 1) == Determiner));
}

bool PhraseExtent::begins_phrase(std::uint32_t i) const {
    return is_noun(tag(i)) || tag(i) == Adjective || tag(i) == Number ||
           tag(i) == Quantity || tag(i) == Adverb || tag(i) == VerbGerund ||
           tag(i) == VerbParticiple || tag(i) == Determiner;
}

}  // namespace dateline
