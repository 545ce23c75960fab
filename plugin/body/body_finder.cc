// Rules in the order they are asked, the first that applies wins:
//   body/few-blocks     plain text of one or two blocks is kept
//   body/phrase         a short line that is, or begins with, a furniture
//                       phrase and ends no sentence
//   body/list           short blocks under a heading such as "Most read"
//   body/plain-article  hardly anything is doubtful and nothing looks like a
//                       page: all of it is kept
//   body/text, body/furniture  the model's verdict
//   body/best-effort    nothing would be kept: the best blocks are
#include "plugin/body/body_finder.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "plugin/body/block_features.h"
#include "plugin/body/block_splitter.h"
#include "plugin/body/body_model.h"

namespace dateline {

namespace {

using F = BlockFeature;

struct Verdict {
    bool body = true;
    std::string_view rule;
};

bool has(const BlockLook& look, BlockFeature::Id feature) {
    return look.features[feature] > 0;
}

/// A paragraph that goes on with the article after a list of stories.
bool is_paragraph(const BlockLook& look) {
    constexpr std::uint32_t kFewestWords = 12;
    return has(look, F::SentenceEnd) && look.words >= kFewestWords &&
           !has(look, F::Bullet);
}

/// "Read more: ...", "Share this", "Photo: ..."
bool is_furniture_line(const BlockLook& look) {
    constexpr std::uint32_t kMostWords = 12;
    return has(look, F::WholePhrase) ||
           (has(look, F::BeginsPhrase) && !has(look, F::SentenceEnd) &&
            look.words <= kMostWords);
}

/// What only page furniture has.
bool is_furniture_cue(const BlockLook& look) {
    return has(look, F::EndsPhrase) || has(look, F::WholePhrase) ||
           has(look, F::ShortHoldsPhrase) || has(look, F::Separators) ||
           has(look, F::CopyrightSign) ||
           (has(look, F::BeginsPhrase) && !has(look, F::SentenceEnd));
}

class BodyFinder {
  public:
    /// @param explained the reasons are asked for, even of what is kept unseen
    BodyFinder(const BodyLexicon& lexicon,
               const Article& article,
               bool explained)
        : blocks_(split_blocks(article)), verdicts_(blocks_.size()) {
        const bool few = article.blocks.empty() && blocks_.size() <= kFewBlocks;
        if (few && !explained) {
            keep_all("body/few-blocks");
            return;
        }
        looks_ = look_at(blocks_, article, lexicon);
        scores_ = score_blocks(blocks_, looks_);
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const bool body = scores_[i].score > 0;
            verdicts_[i] = {body, body ? "body/text" : "body/furniture"};
        }
        if (few) {
            keep_all("body/few-blocks");
            return;
        }
        reject_lines();
        if (article.blocks.empty() && is_plain_article()) {
            keep_all("body/plain-article");
        }
        keep_something();
    }

    void write(Analysis& analysis) const {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const Span span = analysis.text.from_body(blocks_[i].span);
            analysis.blocks.push_back(
                {span, blocks_[i].kind, verdicts_[i].body});
            if (analysis.explanation != nullptr) {
                analysis.explanation->add(
                    "body",
                    verdicts_[i].rule,
                    span,
                    reasons_of(blocks_[i], looks_[i], scores_[i]));
            }
        }
    }

  private:
    static constexpr std::size_t kFewBlocks = 2;

    void keep_all(std::string_view rule) {
        for (Verdict& verdict : verdicts_) {
            verdict = {true, rule};
        }
    }

    void reject_lines() {
        bool listing = false;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (has(looks_[i], F::EndsPhrase)) {
                listing = true;
            } else if (is_paragraph(looks_[i])) {
                listing = false;
            }
            if (is_furniture_line(looks_[i])) {
                verdicts_[i] = {false, "body/phrase"};
            } else if (listing) {
                verdicts_[i] = {false, "body/list"};
            }
        }
    }

    /// Of the words, less than a seventh is doubtful, and no doubtful block
    /// has what only furniture has.
    [[nodiscard]] bool is_plain_article() const {
        std::uint64_t words = 0;
        std::uint64_t doubtful = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            words += looks_[i].words;
            if (!verdicts_[i].body) {
                doubtful += looks_[i].words;
                if (is_furniture_cue(looks_[i])) {
                    return false;
                }
            }
        }
        constexpr std::uint64_t kShare = 7;
        return doubtful * kShare < words;
    }

    void keep_something() {
        const bool any = std::any_of(verdicts_.begin(),
                                     verdicts_.end(),
                                     [](const Verdict& v) { return v.body; });
        if (any || blocks_.empty()) {
            return;
        }
        float best = scores_.front().score;
        for (const BlockScore& score : scores_) {
            best = std::max(best, score.score);
        }
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (scores_[i].score > best - 1) {
                verdicts_[i] = {true, "body/best-effort"};
            }
        }
    }

    std::vector<TextBlock> blocks_;
    std::vector<BlockLook> looks_;
    std::vector<BlockScore> scores_;
    std::vector<Verdict> verdicts_;
};

}  // namespace

void find_body(const BodyLexicon& lexicon, Analysis& analysis) {
    BodyFinder(lexicon, analysis.article, analysis.explanation != nullptr)
        .write(analysis);
}

}  // namespace dateline
