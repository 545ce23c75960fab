// An article is mostly one run of blocks that look like text each by itself;
// what lies in the run is kept even when short, what lies outside needs to look
// better. The main run is the stretch whose log odds, each times the root of
// its words, have the largest sum (Kadane's algorithm). In mark-up the element
// that holds most of the prose counts besides.
#include "plugin/body/body_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace dateline {

namespace {

constexpr float kMostOdds = 4;
constexpr std::uint32_t kMostWords = 60;  ///< of a block that count

float weight_of(PlainAndMarkup weight, bool markup) {
    return markup ? weight.markup : weight.plain;
}

/// The weights of plain text and of mark-up, each in one row.
template <std::size_t kCount>
struct WeightRows {
    std::array<float, kCount> plain{};
    std::array<float, kCount> markup{};

    [[nodiscard]] const std::array<float, kCount>& of(bool in_markup) const {
        return in_markup ? markup : plain;
    }
};

constexpr std::size_t kFeatures = BlockFeature::Count;
constexpr std::size_t kContexts = ContextFeature::Count;

constexpr auto kAlone = [] {
    WeightRows<kFeatures> rows;
    for (std::size_t i = 0; i < BlockFeature::Count; ++i) {
        rows.plain[i] = kBlockWeights[i].alone.plain;
        rows.markup[i] = kBlockWeights[i].alone.markup;
    }
    return rows;
}();
constexpr auto kTogether = [] {
    WeightRows<kFeatures> rows;
    for (std::size_t i = 0; i < BlockFeature::Count; ++i) {
        rows.plain[i] = kBlockWeights[i].together.plain;
        rows.markup[i] = kBlockWeights[i].together.markup;
    }
    return rows;
}();
constexpr auto kContext = [] {
    WeightRows<kContexts> rows;
    for (std::size_t i = 0; i < ContextFeature::Count; ++i) {
        rows.plain[i] = kContextWeights[i].plain;
        rows.markup[i] = kContextWeights[i].markup;
    }
    return rows;
}();

/// Adds to @p sum one after the other, so that no rounding depends on how it
/// is done.
template <std::size_t kCount>
float weigh(const std::array<float, kCount>& values,
            const std::array<float, kCount>& weights,
            float sum = 0,
            std::size_t count = kCount) {
    for (std::size_t i = 0; i < count; ++i) {
        sum += values[i] * weights[i];
    }
    return sum;
}

/// Of a block's features; those of mark-up are 0 in plain text.
float weigh_features(const FeatureVector& features,
                     const WeightRows<kFeatures>& rows,
                     bool markup) {
    return weigh(features,
                 rows.of(markup),
                 0,
                 markup ? kFeatures : std::size_t{BlockFeature::LinkShare});
}

/// "+1.5"
std::string signed_tenths(float value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(),
                                   digits.data() + digits.size(),
                                   value,
                                   std::chars_format::fixed,
                                   1);
    return (value < 0 ? "" : "+") + std::string(digits.data(), end.ptr);
}

}  // namespace

void BodyModel::score(std::span<const Block> blocks,
                      const std::vector<BlockLook>& looks) {
    scores_.resize(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        scores_[i].alone = weigh_features(
            looks[i].features, kAlone, blocks[i].markup != nullptr);
    }
    read_around(blocks, looks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool markup = blocks[i].markup != nullptr;
        BlockScore& score = scores_[i];
        score.context = context_of(i, looks[i], blocks[i].markup);
        score.score =
            weigh(score.context,
                  kContext.of(markup),
                  weigh_features(looks[i].features, kTogether, markup));
    }
}

void BodyModel::read_around(std::span<const Block> blocks,
                            const std::vector<BlockLook>& looks) {
    constexpr std::uint32_t kNeighbourWords = 20;
    odds_.clear();
    weight_.clear();
    sum_.assign(1, 0);
    prose_.assign(1, 0);
    elements_.clear();
    richest_ = 0;
    headings_ = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::uint32_t words = looks[i].words;
        odds_.push_back(std::clamp(scores_[i].alone, -kMostOdds, kMostOdds));
        weight_.push_back(odds_[i] *
                          static_cast<float>(std::min(words, kNeighbourWords)) /
                          (kNeighbourWords * kMostOdds));
        const float prose = std::max(odds_[i], 0.0F) *
                            static_cast<float>(std::min(words, kMostWords));
        sum_.push_back(sum_.back() +
                       odds_[i] * std::sqrt(static_cast<float>(
                                      std::clamp(words, 1U, kMostWords))));
        prose_.push_back(prose_.back() + prose);
        if (blocks[i].markup != nullptr) {
            float& of = elements_[blocks[i].markup->container];
            of += prose;
            richest_ = std::max(richest_, of);
        }
    }
    find_main_run();
}

void BodyModel::find_main_run() {
    float best = -1e9F;
    float current = 0;
    std::size_t first = 0;
    run_ = {};
    for (std::size_t i = 0; i < odds_.size(); ++i) {
        if (current <= 0) {
            current = 0;
            first = i;
        }
        current += sum_[i + 1] - sum_[i];
        if (current > best) {
            best = current;
            run_ = {first, i + 1};
        }
    }
}

ContextVector BodyModel::context_of(std::size_t i,
                                    const BlockLook& look,
                                    const MarkupBlock* markup) {
    using C = ContextFeature;
    ContextVector context{};
    const auto at = static_cast<std::ptrdiff_t>(i);
    context[C::Own] = odds_[i] / kMostOdds;
    context[C::Before1] = neighbour(at - 1);
    context[C::After1] = neighbour(at + 1);
    context[C::Before2] = neighbour(at - 2);
    context[C::After2] = neighbour(at + 2);
    context[C::Before3] = neighbour(at - 3);
    context[C::After3] = neighbour(at + 3);
    context[C::WindowBefore] = window(i > 6 ? i - 6 : 0, i);
    context[C::WindowAfter] = window(i + 1, std::min(i + 7, odds_.size()));
    set_run(i, look.words, context);
    const float all = std::max(prose_.back(), 1.0F);
    context[C::ProseBefore] = prose_[i] / all;
    context[C::ProseAfter] = 1 - prose_[i + 1] / all;
    const float headings = std::min(headings_, 2.0F) / 2;
    context[C::EndsBefore] = headings;
    context[C::EndsBeforeProse] = headings * prose_[i] / all;
    headings_ += look.features[BlockFeature::EndsPhrase];
    if (markup != nullptr) {
        set_element(markup->container, context);
    }
    return context;
}

float BodyModel::neighbour(std::ptrdiff_t block) const {
    const bool there =
        block >= 0 && block < static_cast<std::ptrdiff_t>(weight_.size());
    return there ? weight_[static_cast<std::size_t>(block)] : -0.5F;
}

float BodyModel::window(std::size_t first, std::size_t last) const {
    if (first >= last) {
        return -1;
    }
    return std::clamp(
        (sum_[last] - sum_[first]) / (5 * static_cast<float>(last - first)),
        -2.0F,
        2.0F);
}

void BodyModel::set_run(std::size_t i,
                        std::uint32_t words,
                        ContextVector& context) const {
    using C = ContextFeature;
    const auto far = [](std::size_t blocks) {
        return static_cast<float>(std::min<std::size_t>(blocks, 10)) / 10;
    };
    if (i < run_.first) {
        context[C::BeforeRun] = 1;
        context[C::BeforeRunFar] = far(run_.first - i);
    } else if (i >= run_.last) {
        context[C::AfterRun] = 1;
        context[C::AfterRunFar] = far(i - run_.last + 1);
    } else {
        context[C::Inside] = 1;
        context[C::InsideLong] = static_cast<float>(std::min(words, 20U)) / 20;
    }
}

void BodyModel::set_element(std::uint32_t element,
                            ContextVector& context) const {
    using C = ContextFeature;
    const float richest = richest_ > 0 ? richest_ : 1;
    const float share = elements_.at(element) / richest;
    context[C::Container] = share;
    context[C::BestContainer] = share >= 0.999F ? 1.0F : 0.0F;
    context[C::PoorContainer] = share < 0.05F ? 1.0F : 0.0F;
}

std::string BodyModel::reasons_of(const Block& block,
                                  const BlockLook& look,
                                  const BlockScore& score) {
    const bool markup = block.markup != nullptr;
    std::vector<std::pair<float, std::string_view>> reasons;
    // The first step is told by its parts: "by itself" alone says nothing.
    const float own =
        weight_of(kContextWeights[ContextFeature::Own], markup) / kMostOdds;
    for (std::size_t f = 1; f < BlockFeature::Count; ++f) {
        const float weight = weight_of(kBlockWeights[f].together, markup) +
                             own * weight_of(kBlockWeights[f].alone, markup);
        reasons.emplace_back(look.features[f] * weight, kBlockFeatureNames[f]);
    }
    for (std::size_t c = 1; c < ContextFeature::Count; ++c) {
        reasons.emplace_back(
            score.context[c] * weight_of(kContextWeights[c], markup),
            kContextFeatureNames[c]);
    }
    const float sign = score.score > 0 ? 1.0F : -1.0F;
    constexpr std::size_t kShown = 3;
    std::partial_sort(reasons.begin(),
                      reasons.begin() + kShown,
                      reasons.end(),
                      [sign](const auto& a, const auto& b) {
                          return a.first * sign > b.first * sign;
                      });
    std::string text = "score " + signed_tenths(score.score) + ":";
    for (std::size_t i = 0; i < kShown && reasons[i].first * sign > 0; ++i) {
        text += i == 0 ? " " : ", ";
        text += reasons[i].second;
        text += ' ' + signed_tenths(reasons[i].first);
    }
    return text;
}

}  // namespace dateline
