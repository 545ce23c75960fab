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

namespace dateline {

namespace {

using F = BlockFeature;

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

/// Blocks that are not the title, which is always the first.
std::span<const Block> text_blocks(const Analysis& analysis) {
    const std::span<const Block> all(analysis.blocks);
    const bool titled = !all.empty() && all.front().kind == Block::Kind::Title;
    return all.subspan(titled ? 1 : 0);
}

}  // namespace

void BodyFinder::find(Analysis& analysis) {
    constexpr std::size_t kFewBlocks = 2;
    const std::span<const Block> blocks = text_blocks(analysis);
    const bool few =
        analysis.article->blocks.empty() && blocks.size() <= kFewBlocks;
    if (few && analysis.explanation == nullptr) {
        return;
    }
    reader_.read(analysis, blocks);
    model_.score(blocks, reader_.looks());
    verdicts_.resize(blocks.size());
    if (few) {
        keep_all("body/few-blocks");
    } else {
        judge(analysis);
    }
    write(analysis);
}

void BodyFinder::judge(const Analysis& analysis) {
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
        const bool body = model_.scores()[i].score > 0;
        verdicts_[i] = {body, body ? "body/text" : "body/furniture"};
    }
    reject_lines();
    if (analysis.article->blocks.empty() && is_plain_article()) {
        keep_all("body/plain-article");
    }
    keep_something();
}

void BodyFinder::write(Analysis& analysis) const {
    const std::span<const Block> blocks = text_blocks(analysis);
    const std::size_t skipped = analysis.blocks.size() - blocks.size();
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
        analysis.blocks[skipped + i].body = verdicts_[i].body;
        if (analysis.explanation != nullptr) {
            analysis.explanation->add(
                "body",
                verdicts_[i].rule,
                blocks[i].span,
                model_.reasons_of(
                    blocks[i], reader_.looks()[i], model_.scores()[i]));
        }
    }
}

void BodyFinder::keep_all(std::string_view rule) {
    for (Verdict& verdict : verdicts_) {
        verdict = {true, rule};
    }
}

void BodyFinder::reject_lines() {
    bool listing = false;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
        const BlockLook& look = reader_.looks()[i];
        if (has(look, F::EndsPhrase)) {
            listing = true;
        } else if (is_paragraph(look)) {
            listing = false;
        }
        if (is_furniture_line(look)) {
            verdicts_[i] = {false, "body/phrase"};
        } else if (listing) {
            verdicts_[i] = {false, "body/list"};
        }
    }
}

/// Of the words, less than a seventh is doubtful, and no doubtful block has
/// what only furniture has.
bool BodyFinder::is_plain_article() const {
    std::uint64_t words = 0;
    std::uint64_t doubtful = 0;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
        const BlockLook& look = reader_.looks()[i];
        words += look.words;
        if (!verdicts_[i].body) {
            doubtful += look.words;
            if (is_furniture_cue(look)) {
                return false;
            }
        }
    }
    constexpr std::uint64_t kShare = 7;
    return doubtful * kShare < words;
}

void BodyFinder::keep_something() {
    const bool any = std::any_of(verdicts_.begin(),
                                 verdicts_.end(),
                                 [](const Verdict& v) { return v.body; });
    if (any || verdicts_.empty()) {
        return;
    }
    const std::vector<BlockScore>& scores = model_.scores();
    float best = scores.front().score;
    for (const BlockScore& score : scores) {
        best = std::max(best, score.score);
    }
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
        if (scores[i].score > best - 1) {
            verdicts_[i] = {true, "body/best-effort"};
        }
    }
}

}  // namespace dateline
