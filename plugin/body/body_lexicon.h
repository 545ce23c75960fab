// Phrases that tell page furniture from article text, as config/body.yaml
// lists them.
#ifndef DATELINE_PLUGIN_BODY_BODY_LEXICON_H
#define DATELINE_PLUGIN_BODY_BODY_LEXICON_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// What a phrase says of the line it stands in. Combined by |.
struct BodyPhrase {
    enum Class : std::uint32_t {
        Ends = 1U << 0,      ///< heads what follows the article
        Whole = 1U << 1,     ///< furniture when it is all of the line
        Begins = 1U << 2,    ///< furniture when the line begins with it
        Holds = 1U << 3,     ///< furniture wherever it stands
        Keeps = 1U << 4,     ///< article text when the line begins with it
        Function = 1U << 5,  ///< a function word
    };
};

/// Keys of the YAML file and the class each stands for.
inline constexpr std::array<std::pair<std::string_view, BodyPhrase::Class>, 6>
    kBodyPhraseLists = {{{"ends", BodyPhrase::Ends},
                         {"whole", BodyPhrase::Whole},
                         {"begins", BodyPhrase::Begins},
                         {"holds", BodyPhrase::Holds},
                         {"keeps", BodyPhrase::Keeps},
                         {"functions", BodyPhrase::Function}}};

/// Bits by hash of the words that stand in phrases behind the first.
inline constexpr std::size_t kBodyWithinBits = 16384;

/// Immutable view; safe to share between threads.
class BodyLexicon {
  public:
    BodyLexicon() = default;
    /// @throw ImageError when a section is missing
    explicit BodyLexicon(const Image& image);

    /// Payloads are BodyPhrase classes, one a phrase.
    [[nodiscard]] const PhraseTable& phrases() const { return phrases_; }

    /// WordStart bits of a word.
    [[nodiscard]] std::uint8_t starts_of(std::uint64_t hash) const;

  private:
    PhraseTable phrases_;
    std::span<const std::uint64_t> within_;
};

}  // namespace dateline

#endif
