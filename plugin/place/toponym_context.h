// Toponym context: what the words beside a name say about whether it is a
// place's ("in X", "X Police", "Mr X", "X Street", "the village of X"). It
// looks at one mention; the whole article is toponym_recognizer's.
#ifndef DATELINE_PLUGIN_PLACE_TOPONYM_CONTEXT_H
#define DATELINE_PLUGIN_PLACE_TOPONYM_CONTEXT_H

#include <cstdint>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"
#include "plugin/place/toponym.h"
#include "plugin/place/toponym_words.h"
#include "plugin/text/capitals.h"
#include "plugin/word_facts.h"

namespace dateline {

/// What stands around one name, and what it amounts to.
struct ToponymContext {
    MentionForm form = MentionForm::Name;
    KindHint kind = KindHint::None;
    float evidence = 0;
    bool extend = false;       ///< a capitalised kind word behind belongs to it
    bool extend_left = false;  ///< as does a capitalised direction before it
    bool feature = false;      ///< a river's or hill's name goes on behind it
    bool person = false;       ///< it reads as a person's name
    const char* rule = "place/plain";  ///< the strongest reason, for explain
};

/// Reads the neighbours of a name within its sentence. Stateless.
class ToponymContextReader {
  public:
    /// @pre facts are those of the tokens
    ToponymContextReader(const std::vector<Token>& tokens,
                         const std::vector<WordFacts>& facts)
        : tokens_(tokens), facts_(facts) {}

    /// @param sentence the range of the mention's sentence
    /// @param place_before a place mention ends right before the name
    [[nodiscard]] ToponymContext read(TokenRange mention,
                                      TokenRange sentence,
                                      SentenceCase letters,
                                      bool place_before) const;

  private:
    struct Frame {
        TokenRange mention;
        TokenRange sentence;
        SentenceCase letters = SentenceCase::Normal;
        bool place_before = false;
    };

    void read_before(const Frame& frame, ToponymContext& context) const;
    void read_after(const Frame& frame, ToponymContext& context) const;
    void read_hyphen_before(const Frame& frame,
                            std::uint32_t before,
                            ToponymContext& context) const;
    void read_of(const Frame& frame,
                 std::uint32_t of,
                 ToponymContext& context) const;
    void read_capital_before(const Frame& frame,
                             std::uint32_t before,
                             ToponymContext& context) const;
    void read_capital_after(const Frame& frame, ToponymContext& context) const;
    [[nodiscard]] bool is_firm(const Frame& frame,
                               std::uint32_t ampersand) const;
    [[nodiscard]] bool title_follows(const Frame& frame) const;
    [[nodiscard]] bool organisation_follows(const Frame& frame) const;
    [[nodiscard]] bool is_name_like(const Frame& frame,
                                    std::uint32_t token) const;
    [[nodiscard]] bool is_given_name(std::uint32_t token) const {
        return (facts_[token].classes & (kGivenMale | kGivenFemale)) != 0;
    }
    [[nodiscard]] std::uint32_t classes(std::uint32_t token) const {
        return facts_[token].toponym;
    }

    const std::vector<Token>& tokens_;
    const std::vector<WordFacts>& facts_;
};

}  // namespace dateline

#endif
