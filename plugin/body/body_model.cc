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
#include <unordered_map>
#include <utility>

namespace dateline {

namespace {

constexpr float kMostOdds = 4;
constexpr std::uint32_t kMostWords = 60;  ///< of a block that count

float weight_of(PlainAndMarkup weight, bool markup) {
    return markup ? weight.markup : weight.plain;
}

float score_alone(const BlockLook& look, bool markup) {
    float sum = 0;
    for (std::size_t i = 0; i < BlockFeature::Count; ++i) {
        sum += look.features[i] * weight_of(kBlockWeights[i].alone, markup);
    }
    return sum;
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

struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Fills the context of every block.
class ContextReader {
  public:
    ContextReader(const std::vector<TextBlock>& blocks,
                  const std::vector<BlockLook>& looks,
                  const std::vector<BlockScore>& scores)
        : blocks_(blocks), looks_(looks) {
        sum_.push_back(0);
        prose_.push_back(0);
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            odds_.push_back(std::clamp(scores[i].alone, -kMostOdds, kMostOdds));
            const auto words =
                static_cast<float>(std::clamp(looks[i].words, 1U, kMostWords));
            const float prose =
                std::max(odds_[i], 0.0F) *
                static_cast<float>(std::min(looks[i].words, kMostWords));
            sum_.push_back(sum_.back() + odds_[i] * std::sqrt(words));
            prose_.push_back(prose_.back() + prose);
            if (blocks[i].markup != nullptr) {
                float& of = elements_[blocks[i].markup->container];
                of += prose;
                richest_ = std::max(richest_, of);
            }
        }
        find_main_run();
    }

    [[nodiscard]] ContextVector context_of(std::size_t i) {
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
        set_run(i, context);
        const float all = std::max(prose_.back(), 1.0F);
        context[C::ProseBefore] = prose_[i] / all;
        context[C::ProseAfter] = 1 - prose_[i + 1] / all;
        const float headings = std::min(headings_, 2.0F) / 2;
        context[C::EndsBefore] = headings;
        context[C::EndsBeforeProse] = headings * prose_[i] / all;
        headings_ += looks_[i].features[BlockFeature::EndsPhrase];
        if (blocks_[i].markup != nullptr) {
            set_element(blocks_[i].markup->container, context);
        }
        return context;
    }

  private:
    void find_main_run() {
        float best = -1e9F;
        float current = 0;
        std::size_t first = 0;
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

    [[nodiscard]] float neighbour(std::ptrdiff_t i) const {
        if (i < 0 || i >= static_cast<std::ptrdiff_t>(odds_.size())) {
            return -0.5F;
        }
        const auto at = static_cast<std::size_t>(i);
        constexpr std::uint32_t kMost = 20;
        return odds_[at] *
               static_cast<float>(std::min(looks_[at].words, kMost)) /
               (kMost * kMostOdds);
    }

    [[nodiscard]] float window(std::size_t first, std::size_t last) const {
        if (first >= last) {
            return -1;
        }
        return std::clamp(
            (sum_[last] - sum_[first]) / (5 * static_cast<float>(last - first)),
            -2.0F,
            2.0F);
    }

    void set_run(std::size_t i, ContextVector& context) const {
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
            context[C::InsideLong] =
                static_cast<float>(std::min(looks_[i].words, 20U)) / 20;
        }
    }

    void set_element(std::uint32_t element, ContextVector& context) const {
        using C = ContextFeature;
        const float richest = richest_ > 0 ? richest_ : 1;
        const float share = elements_.at(element) / richest;
        context[C::Container] = share;
        context[C::BestContainer] = share >= 0.999F ? 1.0F : 0.0F;
        context[C::PoorContainer] = share < 0.05F ? 1.0F : 0.0F;
    }

    const std::vector<TextBlock>& blocks_;
    const std::vector<BlockLook>& looks_;
    std::vector<float> odds_;
    std::vector<float> sum_;    ///< of weighted odds before each block
    std::vector<float> prose_;  ///< words that look like prose before it
    std::unordered_map<std::uint32_t, float> elements_;
    float richest_ = 0;
    float headings_ = 0;  ///< list headings before the block being read
    Run run_;
};

}  // namespace

std::vector<BlockScore> score_blocks(const std::vector<TextBlock>& blocks,
                                     const std::vector<BlockLook>& looks) {
    std::vector<BlockScore> scores(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        scores[i].alone = score_alone(looks[i], blocks[i].markup != nullptr);
    }
    ContextReader reader(blocks, looks, scores);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool markup = blocks[i].markup != nullptr;
        BlockScore& score = scores[i];
        score.context = reader.context_of(i);
        for (std::size_t f = 0; f < BlockFeature::Count; ++f) {
            score.score += looks[i].features[f] *
                           weight_of(kBlockWeights[f].together, markup);
        }
        for (std::size_t c = 0; c < ContextFeature::Count; ++c) {
            score.score +=
                score.context[c] * weight_of(kContextWeights[c], markup);
        }
    }
    return scores;
}

std::string reasons_of(const TextBlock& block,
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
