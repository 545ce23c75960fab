// What one block looks like, as numbers between 0 and 1: its length, how it
// ends, the words it is made of, its mark-up. The body model weighs them.
#ifndef DATELINE_PLUGIN_BODY_BLOCK_FEATURES_H
#define DATELINE_PLUGIN_BODY_BLOCK_FEATURES_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/body/body_lexicon.h"
#include "plugin/body/byte_counts.h"

namespace dateline {

struct BlockFeature {
    enum Id : std::uint8_t {
        Always,
        UpTo10Words,
        UpTo40Words,
        UpTo100Words,
        LogWords,
        FourWordsOrFewer,
        SentenceEnd,
        LongWithoutEnd,
        SeveralSentences,
        Commas,
        FunctionWords,
        NoFunctionWords,
        Capitalised,
        LongInSmallLetters,
        Digits,
        EndsPhrase,
        WholePhrase,
        BeginsPhrase,
        HoldsPhrase,
        ShortHoldsPhrase,
        KeepsPhrase,
        Repeated,
        Bullet,
        Separators,
        Quotes,
        Address,
        CopyrightSign,
        LikeTitle,
        // From mark-up; 0 in plain text.
        LinkShare,
        MostlyLink,
        LongLink,
        HintFor,
        HintAgainst,
        HintAgainstMuch,
        IsParagraph,
        IsLongParagraph,
        IsHeading,
        IsListItem,
        IsTableCell,
        IsCaption,
        Count,
    };
};

/// As they stand in explanations.
extern const std::array<std::string_view, BlockFeature::Count>
    kBlockFeatureNames;

using FeatureVector = std::array<float, BlockFeature::Count>;

struct BlockLook {
    FeatureVector features{};
    std::uint32_t words = 0;
};

/// Looks at blocks. Holds scratch: one a thread.
class BlockReader {
  public:
    explicit BlockReader(const BodyLexicon& lexicon)
        : phrases_(&lexicon.phrases()) {}

    /// Of a block's words those of the first 240 bytes are looked at, 40 at
    /// most. @pre @p blocks are of @p analysis, with tokens and facts. Cost:
    /// linear.
    void read(const Analysis& analysis, std::span<const Block> blocks);

    /// One for each block last read.
    [[nodiscard]] const std::vector<BlockLook>& looks() const { return looks_; }

  private:
    static constexpr std::uint32_t kMostWords = 40;  ///< see words_with()
    static_assert(kMostWords % 8 == 0 && kMostWords < 64);

    /// What the words at the front of a block are.
    struct WordCounts {
        std::uint32_t words = 0;
        std::uint32_t capitalised = 0;
        std::uint32_t numbers = 0;
        std::uint32_t functions = 0;
        std::uint32_t holds = 0;
        std::uint32_t before_colon = 0;
        bool all = false;       ///< the block has no more words
        bool sentence = false;  ///< a full stop is the last of them
        bool ends = false;
        bool whole = false;
        bool begins = false;
        bool keeps = false;
        std::uint64_t key = 0;  ///< of all of them, in order
    };

    void read_title(const Analysis& analysis);
    BlockLook look(const Analysis& analysis, const Block& block);
    WordCounts count_words(const Analysis& analysis, const Block& block);
    [[nodiscard]] std::uint64_t words_with(WordStart start,
                                           std::uint32_t words) const;
    void find_phrases(std::uint32_t at, WordCounts& counts) const;
    [[nodiscard]] static bool is_heading_of_list(std::uint32_t length,
                                                 const WordCounts& counts);
    [[nodiscard]] bool is_in_title(std::uint32_t words) const;
    void set_words(const ByteCounts& bytes,
                   const WordCounts& words,
                   BlockLook& look) const;
    void mark_repeated();

    const PhraseTable* phrases_;
    std::vector<BlockLook> looks_;
    // Of the block being read.
    std::array<std::uint64_t, kMostWords> words_{};  ///< hashes
    std::array<std::uint8_t, kMostWords> starts_{};  ///< WordStart bits
    std::vector<std::uint64_t> title_;
    std::vector<std::uint64_t> keys_;  ///< of the blocks
    std::vector<std::uint64_t> sorted_keys_;
};

}  // namespace dateline

#endif
