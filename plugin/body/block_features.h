// What one block looks like, as numbers between 0 and 1: its length, how it
// ends, the words it is made of, its mark-up. The body model weighs them.
#ifndef DATELINE_PLUGIN_BODY_BLOCK_FEATURES_H
#define DATELINE_PLUGIN_BODY_BLOCK_FEATURES_H

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "plugin/article.h"
#include "plugin/body/block_splitter.h"
#include "plugin/body/body_lexicon.h"

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

/// One look for each block. Of a block's words the first 40 are looked up. Cost: linear.
std::vector<BlockLook> look_at(const std::vector<TextBlock>& blocks,
                               const Article& article,
                               const BodyLexicon& lexicon);

}  // namespace dateline

#endif
