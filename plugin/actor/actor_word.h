// ActorWord: what the actor lexicon knows of a token by itself. Looked up once
// an article for all stages, which ask several times of most tokens; the
// look-ups are ActorLexicon::read_words().
#ifndef DATELINE_PLUGIN_ACTOR_ACTOR_WORD_H
#define DATELINE_PLUGIN_ACTOR_ACTOR_WORD_H

#include <cstdint>

namespace dateline {

/// What may begin with a token. Combined by |.
enum ActorStart : std::uint32_t {
    kStartsName = 1,
    kStartsRole = 2,
    kStartsDemonym = 4,
};

/// All zero for punctuation.
struct ActorWord {
    std::uint32_t classes = 0;  ///< NameWord
    std::uint32_t starts = 0;   ///< ActorStart
};

}  // namespace dateline

#endif
