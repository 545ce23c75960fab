// Syntax: the light analysis of one sentence that events are read off. Words
// with a tag, chunks (noun phrases, verb groups, the small words between
// them) and the links of each verb group: subject, what governs it, how.
// Everything is an index into flat arrays that are reused from sentence to
// sentence. It is made by tagger, chunker and clause_linker, in this order.
#ifndef DATELINE_PLUGIN_EVENT_SYNTAX_H
#define DATELINE_PLUGIN_EVENT_SYNTAX_H

#include <cstdint>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

enum WordFlag : std::uint8_t {
    kMayBeParticiple = 1,  ///< past form that may be a participle as well
    kDemonymWord = 2,      ///< "Russian", "Russians"
    kHyphenated = 4,       ///< joined to the word before
    kPluralName = 8,       ///< capitalised and ends in s: "Democrats"
};

/// One token of the sentence, in order.
struct Word {
    WordTag tag = WordTag::Punctuation;
    VerbForm form = VerbForm::Base;
    std::uint8_t flags = 0;
    std::uint8_t begins = 0;           ///< EventWord: what the word may begin
    std::uint32_t lemma = kNone;       ///< of the reading taken
    std::uint32_t noun_lemma = kNone;  ///< of the noun reading, if any
    std::uint32_t value = 0;           ///< of a number
    std::uint32_t time = kNone;        ///< in Analysis::times
    std::uint32_t chunk = kNone;
    std::uint64_t key = 0;  ///< canonical key (see WordTable::canonical_key)

    const WordForm* slot = nullptr;  ///< null: no ordinary word

    [[nodiscard]] bool has(WordFlag flag) const { return (flags & flag) != 0; }
    void set(WordFlag flag) { flags = static_cast<std::uint8_t>(flags | flag); }
};

enum class ChunkKind : std::uint8_t {
    NounPhrase,
    VerbGroup,
    Preposition,
    Adjective,  ///< predicative
    Adverb,
    Time,
    Comma,
    Conjunction,
    Subordinator,
    Relative,
    Break,  ///< semicolon, dash, bracket, quotation mark
};

/// Words [first, last) of the sentence.
struct Chunk {
    ChunkKind kind = ChunkKind::Break;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t index = kNone;  ///< noun phrase, verb group
    std::uint32_t lemma = kNone;  ///< of a preposition, conjunction, adjective
};

struct NounPhrase {
    std::uint32_t first = 0;  ///< words, modifiers included
    std::uint32_t last = 0;
    std::uint32_t head = 0;  ///< word
    std::uint32_t chunk = kNone;
    std::uint32_t preposition = kNone;   ///< lemma id of the one before it
    std::uint32_t possessor = kNone;     ///< noun phrase: "Russia" 's attack
    std::uint32_t of = kNone;            ///< the one it modifies by "of"
    std::uint32_t next_in_list = kNone;  ///< "A and B": B for A
    std::uint32_t prev_in_list = kNone;
    std::uint32_t renames = kNone;     ///< apposition: the phrase renamed
    std::uint32_t renamed_by = kNone;  ///< the apposition after it
    std::uint32_t subject_of = kNone;  ///< verb group
    bool pronoun = false;
    bool name = false;
    bool number_only = false;
    bool is_possessor = false;
};

enum class VerbLink : std::uint8_t {
    Main,
    That,         ///< content of a saying or thinking verb, or noun
    Infinitive,   ///< "ordered X to withdraw", "plan to withdraw"
    Gerund,       ///< "began shelling", "accused of shelling"
    Relative,     ///< "who withdrew"; "stationed in"
    Adjunct,      ///< ", killing 15"; "after seizing"
    Subordinate,  ///< "if X withdraws", "after X withdrew"
    Coordinate,   ///< "withdrew and shelled"
    Attribution,  ///< content of a clause that follows: "..., X said"
};

enum class Voice : std::uint8_t { Active, Passive };
enum class VerbTense : std::uint8_t { None, Past, Present, Future };

struct VerbGroup {
    std::uint32_t first = 0;  ///< words, auxiliaries included
    std::uint32_t last = 0;
    std::uint32_t main = 0;  ///< word of the main verb
    std::uint32_t chunk = kNone;
    std::uint32_t lemma = kNone;
    std::uint32_t modal = kNone;  ///< lemma id
    VerbForm form = VerbForm::Base;
    Voice voice = Voice::Active;
    VerbTense tense = VerbTense::None;
    VerbLink link = VerbLink::Main;
    bool finite = false;
    bool perfect = false;
    bool progressive = false;
    bool negated = false;
    bool infinitive = false;
    bool auxiliary = false;         ///< be, have or do is the main verb
    bool headline_future = false;   ///< "France to withdraw troops"
    std::uint32_t subject = kNone;  ///< noun phrase
    std::uint32_t patient = kNone;  ///< of a participle: what it is done to
    std::uint32_t gap = kNone;  ///< phrase its relative clause has as object
    std::uint32_t gap_preposition = kNone;  ///< "from which": not as object
    std::uint32_t governor = kNone;         ///< verb group
    std::uint32_t governor_noun = kNone;    ///< noun phrase: "plan to withdraw"
    std::uint32_t joint = kNone;  ///< subordinator or preposition, lemma id
    std::uint32_t coordinated = kNone;  ///< the verb group joined by "and"
    std::uint32_t clause_begin = 0;     ///< chunk
    std::uint32_t region_end = 0;       ///< chunk: its dependents end here
    std::uint32_t adjective = kNone;    ///< lemma of a predicative adjective
};

/// Which mention covers each token of the document; kNone where none does.
struct MentionIndex {
    std::vector<std::uint32_t> place, actor, time, name;

    void build(const Analysis& analysis);
};

struct Syntax {
    TokenRange tokens;
    std::vector<Word> words;
    std::vector<Chunk> chunks;
    std::vector<NounPhrase> phrases;
    std::vector<VerbGroup> verbs;

    [[nodiscard]] std::uint32_t token(std::uint32_t word) const {
        return tokens.first + word;
    }
    [[nodiscard]] TokenRange token_range(std::uint32_t first,
                                         std::uint32_t last) const {
        return {tokens.first + first, tokens.first + last};
    }
    void clear() {
        words.clear();
        chunks.clear();
        phrases.clear();
        verbs.clear();
    }
};

}  // namespace dateline

#endif
