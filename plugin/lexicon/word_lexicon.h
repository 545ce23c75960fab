// WordLexicon: English word forms and what each may be: its lemma, its part of
// speech, its inflection, and how likely each reading is. Which reading a word
// has in a sentence is the tagger's to decide (event/tagger).
#ifndef DATELINE_PLUGIN_LEXICON_WORD_LEXICON_H
#define DATELINE_PLUGIN_LEXICON_WORD_LEXICON_H

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// What a word may be in a sentence. Open classes first, then the closed ones
/// of function_words.yaml. Name and Punctuation come from a token's shape.
enum class WordTag : std::uint8_t {
    Noun,
    PluralNoun,
    Name,
    Adjective,
    Adverb,
    VerbBase,
    VerbS,
    VerbPast,
    VerbParticiple,
    VerbGerund,
    Determiner,
    PossessivePronoun,
    Pronoun,
    Number,
    Quantity,  ///< "dozens of": the noun after "of" is the head
    Possessive,
    Modal,
    Be,
    Have,
    Do,
    To,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    Not,
    Comma,
    Punctuation,
};
inline constexpr std::size_t kWordTagCount = 28;

/// Inflection of an auxiliary.
enum class VerbForm : std::uint8_t { Base, S, Past, Participle, Gerund };

/// One reading of a form. 12 bytes.
struct WordReading {
    std::uint32_t lemma = 0;  ///< lemma id
    std::uint32_t value = 0;  ///< of a number word
    std::int16_t score = 0;   ///< 16 * ln of the share of this reading, <= 0
    WordTag tag = WordTag::Noun;
    VerbForm form = VerbForm::Base;
};

/// What is known of one form. 8 bytes.
struct WordForm {
    std::uint32_t first = 0;      ///< its first reading
    std::uint8_t count = 0;       ///< of readings
    std::uint8_t frequency = 0;   ///< 2 * log2(1 + tagged occurrences), capped
    std::uint8_t flags = 0;       ///< WordFormFlag
    WordTag tag = WordTag::Noun;  ///< of the likeliest reading

    /// Of a known form: some only begin a preposition and have no reading.
    [[nodiscard]] bool exists() const { return count != 0 || flags != 0; }
};

/// A form in the table; hash 0 is an empty slot.
struct WordSlot {
    std::uint64_t hash = 0;
    WordForm form;
};
static_assert(sizeof(WordSlot) == 16);

enum WordFormFlag : std::uint8_t {
    kFunctionWord = 1,
    kBeginsPreposition = 2,  ///< the first word of a preposition of several
};

inline constexpr std::uint32_t kNoLemma = 0xFFFFFFFF;

struct LemmaRecord {
    StringRef text;
};

/// Immutable view; safe to share between threads. Look-up O(1).
class WordLexicon {
  public:
    WordLexicon() = default;
    /// @throw ImageError when a section is missing
    explicit WordLexicon(const Image& image);

    /// @param hash of the folded form. @return null for an unknown form
    [[nodiscard]] const WordForm* find(std::uint64_t hash) const {
        if (slots_.empty()) {
            return nullptr;
        }
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
            if (slots_[i].hash == hash) {
                return &slots_[i].form;
            }
            if (slots_[i].hash == 0) {
                return nullptr;
            }
        }
    }
    /// Starts to load the form that is soon asked for.
    void prefetch(std::uint64_t hash) const {
        if (!slots_.empty()) {
            __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
        }
    }
    /// Best first.
    [[nodiscard]] std::span<const WordReading> readings(
        const WordForm& form) const {
        return list_of(readings_, {form.first, form.count});
    }

    /// True for a form of an ordinary English word, function words included:
    /// a name that is spelled like one needs evidence to be a name.
    [[nodiscard]] bool is_ordinary_word(std::uint64_t hash) const {
        return find(hash) != nullptr;
    }
    /// 0 unknown; 1 known but never met; else 1 + 2 log2(1 + occurrences in
    /// WordNet's tagged texts). Function words: 40.
    [[nodiscard]] int frequency(std::uint64_t hash) const {
        const WordForm* form = find(hash);
        return form == nullptr ? 0 : 1 + form->frequency;
    }

    /// The language (BCP 47) the lexicon's words and rules are for.
    [[nodiscard]] std::string_view language() const { return language_; }
    /// True for that language, its regional variants ("en-GB") and its code of
    /// three letters, and when an article does not say its language.
    [[nodiscard]] bool is_for(std::string_view language) const;

    [[nodiscard]] std::uint32_t lemma_count() const {
        return static_cast<std::uint32_t>(lemmas_.size());
    }
    /// Empty when out of range.
    [[nodiscard]] std::string_view lemma_text(std::uint32_t lemma) const {
        return lemma < lemmas_.size() ? image_.text(lemmas_[lemma].text)
                                      : std::string_view{};
    }
    /// Prepositions of several words; payload: lemma id of the whole.
    [[nodiscard]] const PhraseTable& prepositions() const {
        return prepositions_;
    }

  private:
    Image image_;
    std::span<const WordSlot> slots_;
    std::span<const WordReading> readings_;
    std::span<const LemmaRecord> lemmas_;
    PhraseTable prepositions_;
    std::string_view language_;
};

/// Lemma id of a word of the lexicon, or of a preposition of several words
/// ("according to"); kNoLemma: unknown.
std::uint32_t lemma_of(const WordLexicon& words, std::string_view form);

}  // namespace dateline

#endif
