// A bigram model by hand: the best path through the readings of the words,
// where a reading's score is the log of its share among the word's uses
// (WordNet's tagged texts, in sixteenths of a nat) and a step's score says how
// much more or less likely one tag is after another in newspaper English. The
// step table is grammar, not data of any corpus; only what tells noun from
// verb, and participle from adjective, has a number in it.
#include "plugin/event/tagger.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "plugin/event/chunker.h"

namespace dateline {

namespace {

using enum WordTag;
using Steps =
    std::array<std::array<std::int16_t, kWordTagCount>, kWordTagCount>;

struct Step {
    WordTag to;
    int score;
};

void set(Steps& steps, WordTag from, std::initializer_list<Step> row) {
    for (const Step& step : row) {
        steps[static_cast<std::size_t>(from)]
             [static_cast<std::size_t>(step.to)] =
                 static_cast<std::int16_t>(step.score);
    }
}

void set_all(Steps& steps,
             std::initializer_list<WordTag> from,
             std::initializer_list<Step> row) {
    for (const WordTag tag : from) {
        set(steps, tag, row);
    }
}

void noun_steps(Steps& steps) {
    set_all(steps,
            {Determiner, PossessivePronoun, Possessive},
            {{Noun, 24},       {PluralNoun, 20},
             {Adjective, 16},  {Name, 10},
             {Number, 8},      {Quantity, 8},
             {VerbGerund, -4}, {VerbParticiple, -2},
             {Adverb, -10},    {VerbBase, -70},
             {VerbS, -70},     {VerbPast, -70},
             {Modal, -60},     {Be, -16},
             {Have, -40},      {Preposition, -36},
             {To, -48},        {Conjunction, -32},
             {Comma, -24},     {Determiner, -24},
             {Pronoun, -48},   {Subordinator, -40},
             {Relative, -32},  {Punctuation, -24}});
    set(steps,
        Determiner,
        {{VerbS, -50}, {VerbPast, -44}, {Modal, -30}, {Preposition, -20}});
    set(steps,
        Adjective,
        {{Noun, 16},
         {PluralNoun, 16},
         {Adjective, 4},
         {VerbBase, -36},
         {VerbS, -40},
         {VerbPast, -30},
         {VerbParticiple, -8},
         {VerbGerund, -8},
         {Determiner, -24},
         {Pronoun, -32},
         {Modal, -24},
         {Be, -16},
         {Have, -24}});
    set_all(steps,
            {Number, Quantity},
            {{PluralNoun, 20},
             {Noun, 6},
             {Adjective, 8},
             {VerbBase, -24},
             {VerbS, -24},
             {VerbPast, -4},
             {VerbParticiple, 2},
             {Pronoun, -24},
             {Determiner, -16}});
    set(steps, Noun, {{Noun, 4},        {PluralNoun, 4},     {VerbS, 14},
                      {VerbPast, 12},   {VerbBase, -22},     {Modal, 12},
                      {Be, 12},         {Have, 12},          {Do, 6},
                      {Preposition, 8}, {Possessive, 20},    {Determiner, -8},
                      {Adjective, -12}, {Pronoun, -12},      {Name, -8},
                      {Number, -8},     {Relative, 2},       {Comma, 4},
                      {Conjunction, 4}, {VerbParticiple, -2}});
    set(steps,
        PluralNoun,
        {{VerbBase, 8},
         {VerbS, -26},
         {VerbPast, 13},
         {Modal, 12},
         {Be, 12},
         {Have, 12},
         {Do, 8},
         {Noun, -18},
         {PluralNoun, -18},
         {Adjective, -10},
         {Name, -12},
         {Preposition, 8},
         {Possessive, 8},
         {Determiner, -8},
         {Pronoun, -10},
         {Relative, 4},
         {Comma, 4},
         {Conjunction, 4},
         {VerbParticiple, 0},
         {Number, -10}});
    set(steps,
        Name,
        {{Name, 12},
         {VerbS, 15},
         {VerbPast, 15},
         {VerbBase, -20},
         {Noun, 4},
         {PluralNoun, 4},
         {Possessive, 24},
         {Modal, 12},
         {Be, 12},
         {Have, 12},
         {Do, 6},
         {Adjective, -10},
         {Determiner, -14},
         {Preposition, 4},
         {Comma, 4},
         {Conjunction, 4},
         {Pronoun, -14},
         {Number, -6}});
    set(steps,
        Pronoun,
        {{VerbBase, 12},
         {VerbS, 14},
         {VerbPast, 16},
         {Modal, 16},
         {Be, 16},
         {Have, 16},
         {Do, 14},
         {Noun, -32},
         {PluralNoun, -32},
         {Adjective, -14},
         {Name, -12},
         {Determiner, -10},
         {Possessive, 0}});
}

void verb_steps(Steps& steps) {
    set(steps,
        Modal,
        {{VerbBase, 26},
         {Be, 16},
         {Have, 16},
         {Do, 8},
         {Not, 8},
         {Adverb, 8},
         {Noun, -32},
         {PluralNoun, -32},
         {Name, -24},
         {VerbS, -48},
         {VerbPast, -40},
         {VerbParticiple, -32},
         {Adjective, -24},
         {Determiner, -24},
         {Preposition, -20}});
    set(steps,
        To,
        {{VerbBase, 30},
         {Be, 14},
         {Have, 14},
         {Do, 10},
         {Adverb, -6},
         {Noun, -60},
         {PluralNoun, -60},
         {Name, -60},
         {VerbS, -60},
         {VerbPast, -60},
         {VerbParticiple, -60},
         {VerbGerund, -60},
         {Adjective, -60},
         {Determiner, -60},
         {PossessivePronoun, -60},
         {Pronoun, -60},
         {Number, -60},
         {Preposition, -40},
         {Quantity, -60},
         {Comma, -40},
         {Punctuation, -40},
         {Conjunction, -20}});
    set_all(steps,
            {VerbBase, VerbS, VerbPast, VerbParticiple, VerbGerund},
            {{Determiner, 10},
             {PossessivePronoun, 10},
             {PluralNoun, 5},
             {Name, 6},
             {Adjective, 4},
             {Preposition, 8},
             {To, 8},
             {Pronoun, 8},
             {Number, 6},
             {Quantity, 4},
             {Adverb, 4},
             {Subordinator, 6},
             {VerbBase, -28},
             {VerbS, -36},
             {VerbPast, -26},
             {Modal, -24},
             {VerbParticiple, -10},
             {VerbGerund, -2},
             {Be, -14},
             {Possessive, -40}});
    set(steps, VerbGerund, {{Noun, 6}, {PluralNoun, 8}, {Be, -4}});
    set(steps, VerbParticiple, {{Noun, 2}, {PluralNoun, 3}, {Name, -2}});
    set(steps,
        Be,
        {{VerbParticiple, 18},
         {VerbGerund, 16},
         {Adjective, 10},
         {Determiner, 8},
         {Noun, -6},
         {PluralNoun, -6},
         {VerbBase, -48},
         {VerbS, -48},
         {VerbPast, -20},
         {Preposition, 4},
         {Not, 8},
         {Adverb, 8},
         {To, 6},
         {Number, 2},
         {Name, -2}});
    set(steps,
        Have,
        {{VerbParticiple, 18},
         {Be, 12},
         {Have, 8},
         {Determiner, 8},
         {Noun, -2},
         {VerbPast, -10},
         {VerbBase, -40},
         {VerbS, -40},
         {To, 6},
         {Not, 8},
         {Adverb, 6}});
    set(steps,
        Do,
        {{VerbBase, 10},
         {Not, 12},
         {Determiner, 4},
         {VerbS, -40},
         {VerbPast, -40},
         {Adverb, 4}});
    set(steps,
        Not,
        {{VerbBase, 10},
         {VerbParticiple, 6},
         {VerbGerund, 6},
         {Adjective, 4},
         {Be, 6},
         {Have, 6},
         {To, 4},
         {Noun, -14},
         {PluralNoun, -12},
         {VerbPast, -8},
         {VerbS, -10}});
}

void small_word_steps(Steps& steps) {
    set(steps,
        Preposition,
        {{Noun, 8},
         {PluralNoun, 10},
         {Name, 10},
         {Determiner, 10},
         {PossessivePronoun, 10},
         {Adjective, 6},
         {Number, 8},
         {Quantity, 6},
         {Pronoun, 6},
         {VerbGerund, 10},
         {VerbBase, -48},
         {VerbS, -48},
         {VerbPast, -40},
         {VerbParticiple, -14},
         {Modal, -48},
         {Be, -20},
         {Have, -16},
         {Preposition, -6},
         {To, -40},
         {Conjunction, -16},
         {Comma, -8},
         {Punctuation, -8},
         {Relative, 2}});
    set(steps,
        Relative,
        {{VerbPast, 12},
         {VerbS, 12},
         {VerbBase, 4},
         {Modal, 12},
         {Be, 12},
         {Have, 12},
         {Determiner, 4},
         {Name, 4},
         {Pronoun, 6},
         {VerbGerund, -20},
         {VerbParticiple, -12},
         {Preposition, -16},
         {Adjective, -4}});
    set(steps,
        Subordinator,
        {{Determiner, 8},
         {Noun, 2},
         {PluralNoun, 6},
         {Name, 8},
         {Pronoun, 10},
         {Adjective, 4},
         {VerbPast, -8},
         {VerbS, -14},
         {VerbBase, -16},
         {Modal, -16},
         {Be, -8},
         {VerbGerund, 4},
         {Number, 2}});
    set(steps,
        Adverb,
        {{VerbPast, 6},
         {VerbS, 4},
         {VerbParticiple, 6},
         {Adjective, 6},
         {Noun, -12},
         {PluralNoun, -10},
         {VerbBase, -8},
         {VerbGerund, 4},
         {Preposition, 4}});
    set(steps,
        Comma,
        {{VerbBase, -16},
         {VerbS, -6},
         {VerbPast, -2},
         {VerbGerund, 8},
         {Relative, 6},
         {Possessive, -40}});
    set(steps,
        Conjunction,
        {{VerbBase, -4}, {VerbGerund, 6}, {Possessive, -40}, {To, 2}});
    set(steps,
        Punctuation,
        {{VerbBase, -14},
         {VerbS, -12},
         {VerbPast, -10},
         {Possessive, -40},
         {Name, 4},
         {Noun, 2},
         {PluralNoun, 4},
         {Determiner, 6},
         {Pronoun, 6},
         {VerbParticiple, -6}});
}

const Steps& steps() {
    static const Steps table = [] {
        Steps made{};
        noun_steps(made);
        verb_steps(made);
        small_word_steps(made);
        return made;
    }();
    return table;
}

int step(WordTag from, WordTag to) {
    return steps()[static_cast<std::size_t>(from)]
                  [static_cast<std::size_t>(to)];
}

bool is_noun(WordTag tag) {
    return tag == Noun || tag == PluralNoun;
}

bool is_open_verb(WordTag tag) {
    return tag >= VerbBase && tag <= VerbGerund;
}

std::uint32_t number_value(std::string_view text) {
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            value =
                std::min<std::uint64_t>(value * 10 + (c - '0'), 4000000000ULL);
        } else if (c != ',') {
            break;
        }
    }
    return static_cast<std::uint32_t>(value);
}

WordReading reading_of(WordTag tag) {
    WordReading reading;
    reading.lemma = kNone;
    reading.tag = tag;
    return reading;
}

}  // namespace

Tagger::Tagger(const WordLexicon& words)
    : lexicon_(&words), that_(lemma_of(words, "that")) {}

void Tagger::Column::add(WordReading reading, int score) {
    if (count < kMostStates) {
        states[count].reading = reading;
        states[count].score = score;
        ++count;
    }
}

/// In headlines set in capitals ("Ukraine Tells Its Troops To Leave") a
/// capital says nothing.
void Tagger::judge_capitals(const Analysis& analysis,
                            const Sentence& sentence) {
    std::uint32_t small = 0;
    std::uint32_t capital = 0;
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last;
         ++t) {
        const Token& token = analysis.tokens[t];
        if (token.has(kWord) && token.letters >= 4 && !token.has(kPossessive)) {
            ++(token.has(kCapitalised) ? capital : small);
        }
    }
    capitals_mean_names_ = small * 3 >= capital || capital < 3;
}

void Tagger::name_candidates(const Token& token,
                             bool first,
                             const WordSlot* slot,
                             Column& column) const {
    const bool capital = token.has(kCapitalised);
    if (slot == nullptr) {
        if (capital || token.has(kNonAscii)) {
            column.add(reading_of(Name), 0);
            column.add(reading_of(Noun), -30);
        } else {
            column.add(reading_of(Noun), -6);
            column.add(reading_of(PluralNoun), -16);
            column.add(reading_of(Adjective), -16);
        }
        return;
    }
    if (capital && (slot->flags & kFunctionWord) == 0) {
        column.add(reading_of(Name), first || !capitals_mean_names_ ? -44 : -2);
    }
}

void Tagger::candidates(const Analysis& analysis,
                        const MentionIndex& mentions,
                        std::uint32_t token_index,
                        Column& column) {
    column.count = 0;
    const Token& token = analysis.tokens[token_index];
    if (token.has(kPunctuation)) {
        const bool possessive = token.has(kPossessive);
        if (token.is(U'$') || token.is(U'\u20AC') || token.is(U'\u00A3') ||
            token.is(U'\u00A5')) {
            column.add(reading_of(Number), 0);
            return;
        }
        column.add(reading_of(possessive       ? Possessive
                              : token.is(U',') ? Comma
                                               : Punctuation),
                   0);
        return;
    }
    if (token.has(kNumber)) {
        WordReading reading = reading_of(Number);
        reading.value = number_value(analysis.surface(token_index));
        column.add(reading, 0);
        return;
    }
    const WordSlot* slot = lexicon_->find(token.hash);
    const std::uint32_t place = mentions.place[token_index];
    const std::uint32_t actor = mentions.actor[token_index];
    const bool demonym = place != kNone && analysis.place_uses[place].form ==
                                               MentionForm::Demonym;
    const bool named =
        (place != kNone && !demonym) || mentions.name[token_index] != kNone ||
        (actor != kNone && token.has(kCapitalised) &&
         analysis.actor_uses[actor].form != ActorForm::Role &&
         analysis.actor_uses[actor].form != ActorForm::Demonym &&
         (slot == nullptr || (slot->flags & kFunctionWord) == 0));
    if (named && token.has(kCapitalised)) {
        column.add(reading_of(Name), 0);
        return;
    }
    if (demonym) {
        column.add(reading_of(Adjective), -4);
        column.add(reading_of(Noun), -20);
        column.add(reading_of(PluralNoun), -10);
        return;
    }
    const bool first = token_index == first_token_ ||
                       analysis.tokens[token_index - 1].has(kPunctuation);
    name_candidates(token, first, slot, column);
    const bool likely_name =
        token.has(kCapitalised) && capitals_mean_names_ && !first;
    if (slot != nullptr) {
        for (const WordReading& reading : lexicon_->readings(*slot)) {
            const bool open = (slot->flags & kFunctionWord) == 0;
            column.add(reading, reading.score - (likely_name && open ? 40 : 0));
        }
    }
    if (column.count == 0) {
        column.add(reading_of(Noun), 0);
    }
}

void Tagger::best_path(Syntax& syntax) {
    const std::size_t count = columns_.size();
    for (std::size_t i = 0; i < count; ++i) {
        Column& column = columns_[i];
        for (std::uint32_t s = 0; s < column.count; ++s) {
            State& state = column.states[s];
            const WordTag tag = state.reading.tag;
            if (i == 0) {
                state.score += step(Punctuation, tag);
                continue;
            }
            const Column& before = columns_[i - 1];
            std::int32_t best = INT32_MIN;
            for (std::uint32_t b = 0; b < before.count; ++b) {
                const std::int32_t score =
                    before.states[b].score +
                    step(before.states[b].reading.tag, tag);
                if (score > best) {
                    best = score;
                    state.back = b;
                }
            }
            state.score += best;
        }
    }
    std::uint32_t at = 0;
    const Column& last = columns_[count - 1];
    for (std::uint32_t s = 1; s < last.count; ++s) {
        if (last.states[s].score > last.states[at].score) {
            at = s;
        }
    }
    for (std::size_t i = count; i-- > 0;) {
        const State& state = columns_[i].states[at];
        Word& word = syntax.words[i];
        word.tag = state.reading.tag;
        word.form = state.reading.form;
        word.lemma = state.reading.lemma;
        word.value = state.reading.value;
        at = state.back;
    }
}

/// "that Ukrainian soldiers": with a plural it is no determiner.
bool Tagger::before_plural(const Syntax& syntax, std::size_t i) {
    for (std::size_t n = i + 1; n < syntax.words.size() && n < i + 4; ++n) {
        const WordTag tag = syntax.words[n].tag;
        if (tag == PluralNoun || tag == Name || tag == Number) {
            return true;
        }
        if (tag != Adjective) {
            return false;
        }
    }
    return false;
}

/// "killed and wounded": after a verb and a conjunction the reading that is
/// the same form of a verb.
void Tagger::same_form(const Column& column, WordTag form, Word& word) {
    for (std::uint32_t s = 0; s < column.count; ++s) {
        const WordReading& reading = column.states[s].reading;
        if (reading.tag == form) {
            word.tag = reading.tag;
            word.lemma = reading.lemma;
            word.form = reading.form;
        }
    }
}

/// "a suicide bombing in": after a noun's modifiers, and without an object, a
/// gerund that is a noun as well is one.
bool Tagger::is_gerund_noun(const Syntax& syntax, std::size_t i) {
    const WordTag before = syntax.words[i - 1].tag;
    const bool modified = before == Determiner || before == Adjective ||
                          before == PossessivePronoun || before == Possessive;
    if (!modified || i + 1 >= syntax.words.size()) {
        return modified;
    }
    const WordTag next = syntax.words[i + 1].tag;
    return !is_noun(next) && next != Determiner && next != Name &&
           next != Pronoun && next != PossessivePronoun && next != Adjective &&
           next != Number;
}

/// What needs more than the word before: participles after auxiliaries,
/// lemmas of nouns in names, flags.
void Tagger::settle(const Analysis& analysis, Syntax& syntax) {
    WordTag auxiliary = Punctuation;
    for (std::size_t i = 0; i < syntax.words.size(); ++i) {
        Word& word = syntax.words[i];
        const WordReading* past = nullptr;
        const WordReading* participle = nullptr;
        const Column& column = columns_[i];
        for (std::uint32_t s = 0; s < column.count; ++s) {
            const WordReading& reading = column.states[s].reading;
            if (is_noun(reading.tag) && word.noun_lemma == kNone) {
                word.noun_lemma = reading.lemma;
            }
            past = reading.tag == VerbPast ? &reading : past;
            participle = reading.tag == VerbParticiple ? &reading : participle;
            word.flags = static_cast<std::uint8_t>(
                word.flags | (is_open_verb(reading.tag) ? kMayBeVerb : 0) |
                (is_noun(reading.tag) ? kMayBeNoun : 0));
        }
        if (word.tag == VerbGerund && i > 0 && word.noun_lemma != kNone &&
            is_gerund_noun(syntax, i)) {
            word.tag = Noun;
            word.lemma = word.noun_lemma;
        }
        if (word.tag == Determiner && i > 0 && word.lemma == that_ &&
            before_plural(syntax, i)) {
            word.tag = Subordinator;
        }
        if (i > 1 && syntax.words[i - 1].tag == Conjunction &&
            is_open_verb(syntax.words[i - 2].tag) && !is_open_verb(word.tag)) {
            same_form(columns_[i], syntax.words[i - 2].tag, word);
        }
        if ((word.tag == VerbS || word.tag == VerbBase) && i > 1 &&
            word.noun_lemma != kNone && syntax.words[i - 1].tag == Noun &&
            is_open_verb(syntax.words[i - 2].tag)) {
            // "suspended food supplies": a verb's object goes on
            word.tag = word.tag == VerbS ? PluralNoun : Noun;
            word.lemma = word.noun_lemma;
        }
        const bool verb = word.tag == VerbPast || word.tag == VerbParticiple;
        if (verb && participle != nullptr &&
            (auxiliary == Be || auxiliary == Have)) {
            word.tag = VerbParticiple;
            word.lemma = participle->lemma;
        } else if (verb && past != nullptr && participle != nullptr) {
            word.flags =
                static_cast<std::uint8_t>(word.flags | kMayBeParticiple);
        }
        if (word.tag == Be || word.tag == Have || word.tag == Do ||
            word.tag == Modal) {
            auxiliary = word.tag;
        } else if (word.tag != Adverb && word.tag != Not) {
            auxiliary = Punctuation;
        }
        const Token& token =
            analysis.tokens[syntax.token(static_cast<std::uint32_t>(i))];
        const WordSlot* slot = lexicon_->find(token.hash);
        word.key = slot != nullptr && slot->count != 0
                       ? std::uint64_t{lexicon_->readings(*slot)[0].lemma} + 1
                       : token.hash;
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
    columns_.resize(count);
    if (count == 0) {
        return;
    }
    judge_capitals(analysis, sentence);
    bool quoted = false;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t token = syntax.token(i);
        candidates(analysis, mentions, token, columns_[i]);
        Word& word = syntax.words[i];
        const Token& from = analysis.tokens[token];
        if (from.is(U'"') || from.is(U'\u201C') || from.is(U'\u201D')) {
            quoted = from.is(U'"') ? !quoted : from.is(U'\u201C');
        }
        word.time = mentions.time[token];
        const std::uint32_t place = mentions.place[token];
        word.flags = static_cast<std::uint8_t>(
            (word.time != kNone ? kInTime : 0) | (quoted ? kQuoted : 0) |
            (from.has(kHyphenBefore) ? kHyphenated : 0) |
            (place != kNone &&
                     analysis.place_uses[place].form == MentionForm::Demonym
                 ? kDemonymWord
                 : 0));
    }
    best_path(syntax);
    settle(analysis, syntax);
}

}  // namespace dateline
