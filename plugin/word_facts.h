// WordFacts: what the lexicons know of a token's word by itself, whatever
// stands beside it. Read once a token (see word_reader.h), so that the stages
// ask bits instead of tables.
#ifndef DATELINE_PLUGIN_WORD_FACTS_H
#define DATELINE_PLUGIN_WORD_FACTS_H

#include <cstdint>

#include "plugin/lexicon/phrase_table.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Tables with a phrase that begins with the word. Combined by |.
enum WordStart : std::uint32_t {
    kStartsName = 1,        ///< an actor's name
    kStartsRole = 2,        ///< a role noun
    kStartsDemonym = 4,     ///< a demonym; only of a capitalised token
    kStartsFurniture = 8,   ///< a phrase of body.yaml but a function word
    kWithinFurniture = 16,  ///< stands further on in such a phrase, perhaps
    kIsFunctionWord = 32,   ///< a function word of body.yaml and no more
    kStartsSmallName = 64,  ///< a name that needs no capital here
    kStartsLongRole = 128,  ///< a role noun of several words
};

/// 24 bytes; all zero for punctuation.
struct WordFacts {
    std::uint32_t classes = 0;  ///< NameWord (actor_lexicon.h)
    std::uint16_t toponym = 0;  ///< ToponymWord
    std::uint8_t starts = 0;    ///< WordStart
    std::uint8_t events = 0;    ///< EventWord (event_lexicon.h)
    PhraseNode place;           ///< of the toponyms that it begins
    WordForm form;              ///< of an ordinary word

    /// A form of an ordinary English word: a name that is spelled like one
    /// needs evidence to be a name.
    [[nodiscard]] bool is_ordinary() const { return form.exists(); }
    /// Null: no ordinary word.
    [[nodiscard]] const WordForm* word() const {
        return is_ordinary() ? &form : nullptr;
    }
};
static_assert(sizeof(WordFacts) == 24);

}  // namespace dateline

#endif
