// A bigram model by hand: the best path through the readings of the words,
// where a reading's score is the log of its share among the word's uses
// (WordNet's tagged texts, in sixteenths of a nat) and a step's score is that
// of tag_steps.
#include "plugin/event/tagger.h"

#include <algorithm>

#include "plugin/event/tag_steps.h"
#include "plugin/event/tagged_words.h"

namespace dateline {

namespace {

using enum WordTag;

constexpr std::uint32_t bit(WordTag tag) {
    return 1U << static_cast<unsigned>(tag);
}

/// Common ones.
constexpr std::uint32_t kNouns = bit(Noun) | bit(PluralNoun);
constexpr std::uint32_t kVerbs = bit(VerbBase) | bit(VerbS) | bit(VerbPast) |
                                 bit(VerbParticiple) | bit(VerbGerund);

/// Readings that come from a token's shape: no lemma.
constexpr auto kShapes = [] {
    std::array<WordReading, kWordTagCount> all{};
    for (std::size_t i = 0; i < kWordTagCount; ++i) {
        all[i].lemma = kNone;
        all[i].tag = static_cast<WordTag>(i);
    }
    return all;
}();

/// The score of a reading that is one in eight of a word's uses.
constexpr int kOften = -33;

/// Words from one whose readings are fetched to the present one.
constexpr std::uint32_t kAhead = 5;

/// Starts to load what is asked soon: large tables make one wait for memory.
void prefetch(const WordLexicon& lexicon, const WordFacts& word) {
    if (word.is_ordinary()) {
        __builtin_prefetch(lexicon.readings(word.form).data());
    }
}

}  // namespace

Tagger::Tagger(const WordLexicon& words)
    : lexicon_(&words),
      that_(lemma_of(words, "that")),
      to_(lemma_of(words, "to")),
      who_(lemma_of(words, "who")),
      down_(lemma_of(words, "down")),
      out_(lemma_of(words, "out")),
      up_(lemma_of(words, "up")),
      a_(lemma_of(words, "a")),
      an_(lemma_of(words, "an")),
      hosts_(words),
      possessive_key_(std::uint64_t{lemma_of(words, "'s")} + 1) {}

inline void Tagger::Column::add(const WordReading& reading, int score) {
    if (count < kMostStates) {
        states[count] = {&reading, score, reading.tag, 0};
        tags |= bit(reading.tag);
        ++count;
    }
}

inline void Tagger::Column::add(WordTag tag, int score) {
    add(kShapes[static_cast<std::size_t>(tag)], score);
}

inline const WordReading* Tagger::Column::first(std::uint32_t wanted) const {
    if (has(wanted)) {
        for (std::uint32_t s = 0; s < count; ++s) {
            if ((bit(states[s].tag) & wanted) != 0) {
                return states[s].reading;
            }
        }
    }
    return nullptr;
}

inline const WordReading* Tagger::Column::last(std::uint32_t wanted) const {
    if (has(wanted)) {
        for (std::uint32_t s = count; s-- > 0;) {
            if ((bit(states[s].tag) & wanted) != 0) {
                return states[s].reading;
            }
        }
    }
    return nullptr;
}

/// In headlines set in capitals ("Ukraine Tells Its Troops To Leave") a
/// capital says nothing.
void Tagger::judge_capitals(const Analysis& analysis,
                            const Sentence& sentence) {
    std::uint32_t words = 0;
    std::uint32_t capital = 0;
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last;
         ++t) {
        const Token& token = analysis.tokens[t];
        const bool counts =
            token.has(kWord) && token.letters >= 4 && !token.has(kPossessive);
        words += counts ? 1 : 0;
        capital += counts && token.has(kCapitalised) ? 1 : 0;
    }
    capitals_mean_names_ = (words - capital) * 3 >= capital || capital < 3;
}

void Tagger::name_candidates(const Token& token,
                             bool first,
                             const WordForm* slot,
                             Column& column) const {
    const bool capital = token.has(kCapitalised);
    if (slot == nullptr) {
        if (capital || token.has(kNonAscii)) {
            column.add(Name, 0);
            column.add(Noun, -30);
        } else {
            column.add(Noun, -6);
            column.add(PluralNoun, -16);
            column.add(Adjective, -16);
        }
        return;
    }
    if (capital && (slot->flags & kFunctionWord) == 0) {
        column.add(Name, first || !capitals_mean_names_ ? -44 : -2);
    }
}

void Tagger::punctuation(const Token& token, Column& column) {
    const bool currency = token.is(U'$') || token.is(U'\u20AC') ||
                          token.is(U'\u00A3') || token.is(U'\u00A5');
    column.add(currency                 ? Number
               : token.has(kPossessive) ? Possessive
               : token.is(U',')         ? Comma
                                        : Punctuation,
               0);
}

/// "were looting shops": of an act that is noun and gerund its neighbours decide.
void Tagger::level_gerund(Column& column) {
    constexpr int kLess = 5;
    State* noun = nullptr;
    for (std::uint32_t s = 0; s < column.count; ++s) {
        State& state = column.states[s];
        if (state.tag == Noun && noun == nullptr) {
            noun = &state;
        } else if (state.tag == VerbGerund && noun != nullptr) {
            state.score = std::max(state.score, noun->score - kLess);
        }
    }
}

void Tagger::candidates(const Analysis& analysis,
                        const MentionIndex& mentions,
                        std::uint32_t token_index,
                        Column& column) const {
    column.count = 0;
    column.tags = 0;
    const Token& token = analysis.tokens[token_index];
    if (token.has(kPunctuation)) {
        punctuation(token, column);
        return;
    }
    if (token.has(kNumber)) {
        column.add(Number, 0);
        return;
    }
    const WordForm* slot = analysis.facts[token_index].word();
    const bool function = slot != nullptr && (slot->flags & kFunctionWord) != 0;
    const std::uint32_t place = mentions.place[token_index];
    const bool demonym = place != kNone && analysis.place_uses[place].form ==
                                               MentionForm::Demonym;
    if (token.has(kCapitalised)) {
        const std::uint32_t actor = mentions.actor[token_index];
        const bool named =
            (place != kNone && !demonym) ||
            mentions.name[token_index] != kNone ||
            (actor != kNone && !function &&
             analysis.actor_uses[actor].form != ActorForm::Role &&
             analysis.actor_uses[actor].form != ActorForm::Demonym);
        if (named) {
            column.add(Name, 0);
            return;
        }
    }
    if (demonym) {
        const std::string_view text = analysis.surface(token_index);
        if (text.ends_with('s') && !text.ends_with("ss")) {
            column.add(PluralNoun, 0);  // "Ethiopians face hunger"
            return;
        }
        column.add(Adjective, -4);
        column.add(Noun, -20);
        column.add(PluralNoun, -10);
        return;
    }
    const bool first = token_index == first_token_ ||
                       analysis.tokens[token_index - 1].has(kPunctuation);
    name_candidates(token, first, slot, column);
    if (slot != nullptr) {
        const bool likely_name = token.has(kCapitalised) &&
                                 capitals_mean_names_ && !first && !function;
        const bool begins = token_index == first_token_;
        for (const WordReading& reading : lexicon_->readings(*slot)) {
            // "Hooded men": no sentence begins with a past tense
            const int unlikely = (likely_name ? 40 : 0) +
                                 (begins && reading.tag == VerbPast ? 14 : 0);
            column.add(reading, reading.score - unlikely);
        }
    }
    if (analysis.facts[token_index].events != 0) {
        level_gerund(column);
    }
    if (column.count == 0) {
        column.add(Noun, 0);
    }
}

void Tagger::best_path(Syntax& syntax) {
    const std::size_t count = syntax.words.size();
    Column start;
    start.add(Punctuation, 0);
    const Column* before = &start;
    for (std::size_t i = 0; i < count; ++i) {
        Column& column = columns_[i];
        for (std::uint32_t s = 0; s < column.count; ++s) {
            State& state = column.states[s];
            const auto tag = static_cast<std::size_t>(state.tag);
            std::int32_t best = INT32_MIN;
            for (std::uint32_t b = 0; b < before->count; ++b) {
                const State& from = before->states[b];
                const std::int32_t score =
                    from.score +
                    kTagSteps[static_cast<std::size_t>(from.tag)][tag];
                if (score > best) {
                    best = score;
                    state.back = static_cast<std::uint8_t>(b);
                }
            }
            state.score += best;
        }
        before = &column;
    }
    std::uint32_t at = 0;
    for (std::uint32_t s = 1; s < before->count; ++s) {
        if (before->states[s].score > before->states[at].score) {
            at = s;
        }
    }
    for (std::size_t i = count; i-- > 0;) {
        const State& state = columns_[i].states[at];
        Word& word = syntax.words[i];
        word.tag = state.tag;
        word.form = state.reading->form;
        word.lemma = state.reading->lemma;
        word.value = std::max(word.value, state.reading->value);
        at = state.back;
    }
}

/// What a noun, or a word that may be one, needs of its neighbours.
void Tagger::settle_noun(Syntax& syntax, std::size_t i) const {
    Word& word = syntax.words[i];
    const WordReading* noun = columns_[i].first(kNouns);
    if (noun != nullptr) {
        word.noun_lemma = noun->lemma;
    }
    const bool often = noun != nullptr && noun->score >= kOften;
    if (word.tag == VerbGerund && i > 0 && word.noun_lemma != kNone &&
        is_gerund_noun(syntax, i, often)) {
        word.tag = Noun;
        word.lemma = word.noun_lemma;
    }
    if (i < 2) {
        return;
    }
    const WordTag before = syntax.words[i - 1].tag;
    const WordTag second = syntax.words[i - 2].tag;
    if (before == Conjunction && is_open_verb(second) &&
        !is_open_verb(word.tag)) {
        // "killed and wounded": the reading that is the same form of a verb
        if (const WordReading* same = columns_[i].last(bit(second))) {
            word.tag = same->tag;
            word.lemma = same->lemma;
            word.form = same->form;
        }
    }
    if (word.tag == VerbBase && word.noun_lemma != kNone &&
        syntax.words[i - 1].has(kDemonymWord) &&
        (syntax.words[i - 2].lemma == a_ || syntax.words[i - 2].lemma == an_)) {
        word.tag = Noun;  // "a French guide"
        word.lemma = word.noun_lemma;
    }
    if (word.tag == VerbS && word.noun_lemma != kNone &&
        before == Conjunction && second == PluralNoun) {
        word.tag = PluralNoun;  // "pots and pans"
        word.lemma = word.noun_lemma;
    }
    const bool after_particle = i > 2 &&
                                (second == Adverb || second == Preposition) &&
                                is_open_verb(syntax.words[i - 3].tag);
    if ((word.tag == VerbS || word.tag == VerbBase) &&
        word.noun_lemma != kNone && before == Noun &&
        (is_open_verb(second) || after_particle)) {
        // "suspended food supplies", "broke off peace talks": a verb's object
        // goes on
        word.tag = word.tag == VerbS ? PluralNoun : Noun;
        word.lemma = word.noun_lemma;
    }
}

/// "is to hand back", "who lands in Rome", "Democrats vow to protest", "later
/// alleged that": words that are verbs less often, where only a verb can stand.
void Tagger::settle_verb(Syntax& syntax, std::size_t i) const {
    Word& word = syntax.words[i];
    const bool alleged =
        word.tag == Adjective && i > 0 && i + 1 < syntax.words.size() &&
        syntax.words[i + 1].tag == Subordinator &&
        syntax.words[i + 1].lemma == that_ && syntax.words[i - 1].tag != Be;
    const bool counted = i > 0 && hosts_.hold(syntax.words[i - 1].lemma) &&
                         (word.tag == Adjective || word.tag == VerbParticiple);
    const bool freed = word.tag == Adjective && takes_object(syntax, i);
    if (i == 0 || (word.tag != Noun && word.tag != PluralNoun && !alleged &&
                   !counted && !freed)) {
        return;
    }
    const auto become = [&](std::size_t at, WordTag tag) {
        const WordReading* reading =
            at < syntax.words.size() ? columns_[at].first(bit(tag)) : nullptr;
        if (reading != nullptr) {
            syntax.words[at].tag = tag;
            syntax.words[at].lemma = reading->lemma;
            syntax.words[at].form = reading->form;
        }
        return reading != nullptr;
    };
    const auto tag = [&](std::size_t at) {
        return at < syntax.words.size() ? syntax.words[at].tag : Punctuation;
    };
    if (alleged || counted) {
        become(i, VerbPast);
        return;
    }
    const Word& before = syntax.words[i - 1];
    const WordTag next = tag(i + 1);
    if (before.lemma == to_ && i > 1 && tag(i - 2) == Be && !freed &&
        become(i, VerbBase)) {
        syntax.words[i - 1].tag = To;
        return;
    }
    if (before.tag == Relative && before.lemma == who_ &&
        word.tag == PluralNoun && !is_open_verb(next) && next != Modal &&
        next != Be && next != Have) {
        become(i, VerbS);
        return;
    }
    // "X, who left in May, steps down"
    if (before.tag == Comma && word.tag == PluralNoun && next != Comma &&
        i + 1 < syntax.words.size() && is_particle(syntax.words[i + 1].lemma) &&
        become(i, VerbS)) {
        return;
    }
    const bool vows = before.has(kPluralName) && word.tag == Noun &&
                      i + 2 < syntax.words.size() &&
                      syntax.words[i + 1].lemma == to_ &&
                      columns_[i + 2].has(bit(VerbBase));
    if (vows && become(i, VerbBase) && become(i + 2, VerbBase)) {
        syntax.words[i + 1].tag = To;
        return;
    }
    // "Ethiopians face hunger", "Pirates free tanker"
    const bool verbless =
        (before.tag == PluralNoun || before.has(kPluralName)) &&
        (before.has(kDemonymWord) || freed) && lacks_verb(syntax);
    if (verbless) {
        become(i, VerbBase);
    }
}

/// What needs more than the word before: participles after auxiliaries,
/// lemmas of nouns in names, flags.
void Tagger::settle(Syntax& syntax) const {
    WordTag auxiliary = Punctuation;
    for (std::size_t i = 0; i < syntax.words.size(); ++i) {
        Word& word = syntax.words[i];
        const Column& column = columns_[i];
        if (word.tag == Determiner && i > 0 && word.lemma == that_ &&
            before_plural(syntax, i)) {
            word.tag = Subordinator;
        }
        if (column.has(kNouns | kVerbs)) {
            settle_noun(syntax, i);
            settle_verb(syntax, i);
        }
        if (word.tag == VerbParticiple && i > 0 && auxiliary == Punctuation &&
            (syntax.words[i - 1].has(kPluralName) ||
             syntax.words[i - 1].tag == PluralNoun) &&
            column.has(bit(VerbBase)) && takes_object(syntax, i)) {
            word.tag = VerbBase;  // "Tigers overrun Mullaitivu camp"
            word.form = VerbForm::Base;
        }
        if (word.tag == Quantity && word.noun_lemma == kNone) {
            word.noun_lemma = word.lemma;
        }
        if (word.tag == VerbPast || word.tag == VerbParticiple) {
            const WordReading* participle = column.last(bit(VerbParticiple));
            if (participle != nullptr &&
                (auxiliary == Be || auxiliary == Have)) {
                word.tag = VerbParticiple;
                word.lemma = participle->lemma;
            } else if (participle != nullptr && column.has(bit(VerbPast))) {
                word.set(kMayBeParticiple);
            }
        }
        if (word.tag == Be || word.tag == Have || word.tag == Do ||
            word.tag == Modal) {
            auxiliary = word.tag;
        } else if (word.tag != Adverb && word.tag != Not) {
            auxiliary = Punctuation;
        }
    }
}

/// All of the word but its tag.
void Tagger::read_word(const Analysis& analysis,
                       const MentionIndex& mentions,
                       std::uint32_t token,
                       Word& word) const {
    const Token& from = analysis.tokens[token];
    const WordFacts& facts = analysis.facts[token];
    const WordForm* slot = facts.word();
    word.slot = slot;
    word.begins = facts.events;
    word.time = mentions.time[token];
    const std::uint32_t place = mentions.place[token];
    if (from.has(kHyphenBefore)) {
        word.set(kHyphenated);
    }
    if (from.has(kCapitalised) && from.letters >= 4 &&
        analysis.surface(token).back() == 's') {
        word.set(kPluralName);
    }
    if (place != kNone &&
        analysis.place_uses[place].form == MentionForm::Demonym) {
        word.set(kDemonymWord);
    }
    if (slot != nullptr && slot->count != 0) {
        word.key = std::uint64_t{lexicon_->readings(*slot)[0].lemma} + 1;
    } else {
        const bool possessive = from.has(kPunctuation) && from.has(kPossessive);
        word.key = possessive ? possessive_key_ : from.hash;
    }
    if (from.has(kNumber)) {
        word.value = number_value(analysis.surface(token));
    }
}

void Tagger::tag(const Analysis& analysis,
                 const MentionIndex& mentions,
                 const Sentence& sentence,
                 Syntax& syntax) {
    syntax.clear();
    syntax.tokens = sentence.tokens;
    first_token_ = sentence.tokens.first;
    const std::uint32_t count = sentence.tokens.size();
    syntax.words.resize(count);
    if (columns_.size() < count) {
        columns_.resize(count);
    }
    judge_capitals(analysis, sentence);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t token = syntax.token(i);
        if (i + kAhead < count) {
            prefetch(*lexicon_, analysis.facts[token + kAhead]);
        }
        candidates(analysis, mentions, token, columns_[i]);
        read_word(analysis, mentions, token, syntax.words[i]);
    }
    if (count != 0) {
        best_path(syntax);
        settle(syntax);
    }
}

}  // namespace dateline
