// The weights of the body model, one row a feature: for plain text and for
// mark-up. Fitted by logistic regression, each block weighing as the root of
// its words, on the development half of an article extraction benchmark (88
// pages, from HTML and flattened) and on 130 articles without furniture, all
// of whose blocks belong to them. Four-fold cross-validation there: F1 0.947
// from HTML, 0.906 flattened, 99.8 % of the clean words kept.
#ifndef DATELINE_PLUGIN_BODY_BODY_WEIGHTS_H
#define DATELINE_PLUGIN_BODY_BODY_WEIGHTS_H

#include <array>
#include <cstdint>
#include <string_view>

#include "plugin/body/block_features.h"

namespace dateline {

/// What the blocks around a block say of it, given how likely each looks by
/// itself.
struct ContextFeature {
    enum Id : std::uint8_t {
        Own,
        Before1,
        After1,
        Before2,
        After2,
        Before3,
        After3,
        WindowBefore,
        WindowAfter,
        Inside,
        InsideLong,
        BeforeRun,
        AfterRun,
        BeforeRunFar,
        AfterRunFar,
        ProseBefore,
        ProseAfter,
        EndsBefore,
        EndsBeforeProse,
        Container,
        BestContainer,
        PoorContainer,
        Count,
    };
};

inline constexpr std::array<std::string_view, ContextFeature::Count>
    kContextFeatureNames = {
        "by itself",
        "block before",
        "block after",
        "second before",
        "second after",
        "third before",
        "third after",
        "six before",
        "six after",
        "in the main run",
        "long in the main run",
        "before the main run",
        "after the main run",
        "far before the main run",
        "far after the main run",
        "prose before it",
        "prose after it",
        "list headings before it",
        "list headings after prose",
        "prose beside it",
        "in the richest element",
        "in a poor element",
};

struct PlainAndMarkup {
    float plain;
    float markup;
};

/// First for the block by itself, second together with its context.
struct BlockWeight {
    PlainAndMarkup alone;
    PlainAndMarkup together;
};

// clang-format off
inline constexpr std::array<BlockWeight, BlockFeature::Count> kBlockWeights = {{
    {{-1.51F, -1.06F}, {0.94F, 0.18F}},  // Always
    {{-0.82F, -0.62F}, {0.01F, -0.02F}},  // UpTo10Words
    {{2.02F, -0.30F}, {-0.41F, 0.05F}},  // UpTo40Words
    {{0.18F, 0.83F}, {-0.18F, -0.11F}},  // UpTo100Words
    {{2.30F, 0.70F}, {1.26F, 0.40F}},  // LogWords
    {{-0.83F, -0.21F}, {-0.12F, -0.29F}},  // FourWordsOrFewer
    {{1.44F, -0.11F}, {-0.02F, 0.12F}},  // SentenceEnd
    {{-0.60F, -0.85F}, {-0.35F, -0.16F}},  // LongWithoutEnd
    {{-1.59F, -0.71F}, {-0.45F, -0.32F}},  // SeveralSentences
    {{1.26F, 0.34F}, {0.69F, 0.15F}},  // Commas
    {{0.07F, 0.50F}, {-0.09F, 0.47F}},  // FunctionWords
    {{0.50F, 0.05F}, {0.56F, -0.09F}},  // NoFunctionWords
    {{-0.97F, -0.61F}, {0.05F, -0.40F}},  // Capitalised
    {{0.40F, 0.24F}, {0.13F, 0.03F}},  // LongInSmallLetters
    {{0.84F, -0.62F}, {0.36F, 0.27F}},  // Digits
    {{-0.78F, -1.04F}, {-0.40F, -0.38F}},  // EndsPhrase
    {{-1.21F, -1.10F}, {-0.91F, -0.28F}},  // WholePhrase
    {{-1.34F, -1.65F}, {-0.88F, -0.49F}},  // BeginsPhrase
    {{-2.34F, -1.88F}, {-0.20F, -0.44F}},  // HoldsPhrase
    {{-0.90F, -0.60F}, {-0.41F, -0.24F}},  // ShortHoldsPhrase
    {{0.47F, 0.08F}, {0.07F, -0.00F}},  // KeepsPhrase
    {{-0.88F, -0.40F}, {0.43F, 0.12F}},  // Repeated
    {{-0.25F, -0.38F}, {-0.03F, -0.02F}},  // Bullet
    {{-1.09F, -0.67F}, {0.05F, -0.10F}},  // Separators
    {{0.47F, 0.74F}, {0.40F, 0.55F}},  // Quotes
    {{-0.38F, -1.81F}, {0.31F, -0.05F}},  // Address
    {{-1.78F, -0.79F}, {-0.61F, -0.40F}},  // CopyrightSign
    {{-0.73F, -1.53F}, {-0.57F, -0.34F}},  // LikeTitle
    {{0.00F, -1.49F}, {0.00F, -0.31F}},  // LinkShare
    {{0.00F, -0.58F}, {0.00F, -0.21F}},  // MostlyLink
    {{0.00F, -2.09F}, {0.00F, -0.43F}},  // LongLink
    {{0.00F, 1.77F}, {0.00F, 0.56F}},  // HintFor
    {{0.00F, -2.01F}, {0.00F, -0.38F}},  // HintAgainst
    {{0.00F, -3.37F}, {0.00F, -0.67F}},  // HintAgainstMuch
    {{0.00F, 2.82F}, {0.00F, -0.24F}},  // IsParagraph
    {{0.00F, 1.03F}, {0.00F, -0.56F}},  // IsLongParagraph
    {{0.00F, 0.55F}, {0.00F, -0.00F}},  // IsHeading
    {{0.00F, 0.70F}, {0.00F, 0.92F}},  // IsListItem
    {{0.00F, -0.25F}, {0.00F, -0.03F}},  // IsTableCell
    {{0.00F, -1.20F}, {0.00F, -0.34F}},  // IsCaption
}};

inline constexpr std::array<PlainAndMarkup, ContextFeature::Count>
    kContextWeights = {{
    {1.59F, 1.35F},  // Own
    {0.68F, 0.48F},  // Before1
    {0.35F, 0.42F},  // After1
    {-0.60F, -0.82F},  // Before2
    {-0.61F, -0.96F},  // After2
    {-0.55F, -0.00F},  // Before3
    {-0.94F, -0.32F},  // After3
    {0.86F, 0.24F},  // WindowBefore
    {0.43F, 0.59F},  // WindowAfter
    {0.67F, 0.98F},  // Inside
    {0.50F, 0.10F},  // InsideLong
    {-0.41F, -0.81F},  // BeforeRun
    {0.68F, 0.01F},  // AfterRun
    {-1.59F, -0.55F},  // BeforeRunFar
    {-1.33F, 0.17F},  // AfterRunFar
    {-2.13F, -0.83F},  // ProseBefore
    {-0.49F, -0.89F},  // ProseAfter
    {-1.33F, -0.75F},  // EndsBefore
    {-0.36F, -0.93F},  // EndsBeforeProse
    {0.00F, 0.92F},  // Container
    {0.00F, 1.34F},  // BestContainer
    {0.00F, -1.13F},  // PoorContainer
}};
// clang-format on

}  // namespace dateline

#endif
