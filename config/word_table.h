// WordTable: lemmas, their forms and readings, gathered before they are laid
// out as the sections of plugin/lexicon/word_lexicon. It decides which forms a
// lemma has, how often each is met and which readings of a form are written.
// What the files under words/ say is words_loader's to read; other loaders look
// lemmas up and add the words they need.
#ifndef DATELINE_CONFIG_WORD_TABLE_H
#define DATELINE_CONFIG_WORD_TABLE_H

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "plugin/lexicon/image.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Collects lemmas and readings. Not thread-safe.
class WordTable {
  public:
    /// Id of a lemma; a new one is added without readings.
    std::uint32_t lemma(std::string_view text);

    /// Adds the forms of a lemma as a part of speech ('n', 'v', 'a', 'r'),
    /// regular ones where no irregular one is known, unless it has it already.
    /// @param count occurrences in tagged texts
    void add(std::string_view lemma_text, char part, double count);
    /// As add(), with a count that makes the reading a likely one.
    void require(std::string_view lemma_text, char part);

    void add_irregular(std::string_view form,
                       char part,
                       std::string_view lemma_text);
    /// What a function word counts as, beside counts of tagged texts.
    static constexpr double kFunctionCount = 500;

    /// A word of a closed class; it shuts out open-class readings.
    /// @param part of what is said by several function words, in counts
    void add_function_word(std::string_view word,
                           WordTag tag,
                           VerbForm form,
                           std::string_view lemma_text,
                           double count = kFunctionCount);
    void add_number(std::string_view word, std::uint32_t value);
    /// The function word keeps its open-class readings too.
    void keep_open(std::string_view word);
    void add_preposition(std::string_view words);
    void set_language(std::string language) { language_ = std::move(language); }

    /// Numbers the lemmas anew, those met most often first, so that what is
    /// kept of them by number stands side by side in memory. To be called when
    /// all words are in and before anyone keeps a lemma's id.
    void number_by_count();
    void write(ImageWriter& writer) const;

    /// What WordKeys are made of: lemma + 1 of the form's likeliest reading,
    /// else the form's hash. Stable only when all words are in.
    [[nodiscard]] std::uint64_t canonical_key(std::string_view form) const;
    [[nodiscard]] bool is_function_word(std::string_view form) const;
    [[nodiscard]] bool is_preposition(std::string_view words) const;
    /// A preposition or one of the adverbs that verbs take (out, back, away).
    [[nodiscard]] bool is_particle(std::string_view form) const;
    /// The lemma a form has as a noun, else the form itself.
    [[nodiscard]] std::string noun_of(std::string_view form) const;
    /// The lemma of a form that is a participle or gerund, or nothing.
    [[nodiscard]] std::string verb_of(std::string_view form) const;
    [[nodiscard]] std::uint32_t lemma_count() const {
        return static_cast<std::uint32_t>(lemmas_.size());
    }

    [[nodiscard]] bool has_reading(std::string_view lemma_text,
                                   char part) const;

  private:
    struct Reading {
        std::uint32_t lemma = 0;
        WordTag tag = WordTag::Noun;
        VerbForm form = VerbForm::Base;
        std::uint32_t value = 0;
        double count = 0;
        bool function = false;
    };
    struct Form {
        std::vector<Reading> readings;
        bool function_word = false;
        bool open = false;
        bool begins_preposition = false;
    };

    using FormEntry = std::pair<const std::string, Form>;

    /// Those met most often first.
    [[nodiscard]] std::vector<const FormEntry*> forms_by_count() const;
    /// The readings that are written, likeliest first.
    static std::vector<Reading> kept_readings(const Form& form);
    void put(std::string_view form, Reading reading);
    void add_forms(const std::string& text, char part, double count);
    void add_verb(std::uint32_t id, const std::string& text, double count);
    [[nodiscard]] std::vector<std::string> irregular(const std::string& text,
                                                     char part) const;

    std::map<std::string, Form> forms_;  ///< by folded form
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<std::string> lemmas_;
    std::map<std::pair<std::string, char>, std::vector<std::string>> irregular_;
    std::set<std::pair<std::string, char>> added_;
    std::vector<std::pair<std::string, std::uint32_t>> prepositions_;
    std::string language_;
};

}  // namespace dateline

#endif
