// The table is grammar, not data of any corpus: a step's score says how much
// more or less likely one tag is after another in newspaper English, in
// sixteenths of a nat.
#include "plugin/event/tag_steps.h"

#include <initializer_list>

namespace dateline {

namespace {

using enum WordTag;

struct Step {
    WordTag to;
    int score;
};

constexpr void set(TagSteps& steps,
                   WordTag from,
                   std::initializer_list<Step> row) {
    for (const Step& step : row) {
        steps[static_cast<std::size_t>(from)]
             [static_cast<std::size_t>(step.to)] =
                 static_cast<std::int16_t>(step.score);
    }
}

constexpr void set_all(TagSteps& steps,
                       std::initializer_list<WordTag> from,
                       std::initializer_list<Step> row) {
    for (const WordTag tag : from) {
        set(steps, tag, row);
    }
}

constexpr void noun_steps(TagSteps& steps) {
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
             {VerbPast, 6},
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

constexpr void verb_steps(TagSteps& steps) {
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

constexpr void small_word_steps(TagSteps& steps) {
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
         {Adverb, -4},
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

constexpr TagSteps make_steps() {
    TagSteps made{};
    noun_steps(made);
    verb_steps(made);
    small_word_steps(made);
    return made;
}

}  // namespace

constinit const TagSteps kTagSteps = make_steps();

}  // namespace dateline
