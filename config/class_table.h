// ClassTable: the classes of nouns that event rules ask for (troops, group,
// place...), numbered, and which words are in which, those that include others
// unfolded. Whether a class that a rule names exists is event_source's to
// check.
#ifndef DATELINE_CONFIG_CLASS_TABLE_H
#define DATELINE_CONFIG_CLASS_TABLE_H

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "config/event_source.h"
#include "config/lint_report.h"
#include "config/word_table.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// Not thread-safe.
class ClassTable {
  public:
    /// Numbers the built-in classes and those of @p sources, which has to
    /// outlive it. Too many are an error in @p report.
    ClassTable(const EventSources& sources,
               ImageWriter& writer,
               LintReport& report);

    /// Names that are no class count for nothing.
    [[nodiscard]] ClassSet set_of(const std::vector<std::string>& names) const;

    /// @pre @p words has all words of the sources
    void add_words(WordTable& words);

    /// Puts the number of each lemma's set into @p facts, by lemma.
    void mark(std::vector<LemmaFacts>& facts) const;
    [[nodiscard]] const std::vector<ClassSet>& sets() const { return sets_; }
    [[nodiscard]] const std::vector<StringRef>& names() const { return names_; }
    /// Of several words, with the number of their set.
    [[nodiscard]] const PhraseTableBuilder& compounds() const {
        return compounds_;
    }

  private:
    void number(const std::string& name, ImageWriter& writer);
    [[nodiscard]] ClassSet classes_above(const std::string& name) const;
    std::uint32_t set_number(ClassSet set);

    const EventSources& sources_;
    std::map<std::string, std::uint32_t> numbers_;
    std::vector<StringRef> names_;               ///< by number
    std::vector<ClassSet> sets_ = {ClassSet{}};  ///< 0: in no class
    std::map<std::uint32_t, std::uint16_t> set_of_lemma_;
    PhraseTableBuilder compounds_;
};

}  // namespace dateline

#endif
