// Bytes are scanned once; words are only looked at at the beginning of a block,
// which is where furniture shows.
#include "plugin/body/block_features.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace dateline {

const std::array<std::string_view, BlockFeature::Count> kBlockFeatureNames = {
    "always",
    "up to 10 words",
    "up to 40 words",
    "up to 100 words",
    "words",
    "four words or fewer",
    "ends a sentence",
    "long without an end",
    "several sentences",
    "commas",
    "function words",
    "no function words",
    "capitalised words",
    "long, in small letters",
    "digits",
    "heads what follows",
    "furniture line",
    "furniture beginning",
    "furniture phrase",
    "short with furniture phrase",
    "article beginning",
    "repeated",
    "bullet",
    "separators",
    "quotes",
    "address",
    "copyright sign",
    "like the title",
    "share of links",
    "mostly a link",
    "long link",
    "mark-up speaks for it",
    "mark-up speaks against it",
    "mark-up speaks loudly against it",
    "paragraph",
    "long paragraph",
    "heading",
    "list item",
    "table cell",
    "caption",
};

namespace {

constexpr std::uint32_t kHeadBytes = 240;
constexpr std::uint32_t kLongestTitle = 25;  // words

float share(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? 0.0F
                      : static_cast<float>(part) / static_cast<float>(whole);
}

float up_to(std::uint32_t value, std::uint32_t most) {
    return static_cast<float>(std::min(value, most)) / static_cast<float>(most);
}

void set(BlockLook& look, BlockFeature::Id id, float value) {
    look.features[id] = value;
}
void set(BlockLook& look, BlockFeature::Id id, bool value) {
    look.features[id] = value ? 1.0F : 0.0F;
}

void set_shape(std::string_view text,
               const ByteCounts& bytes,
               BlockLook& look) {
    using F = BlockFeature;
    const std::uint32_t words = bytes.words;
    const bool end = ends_sentence(text);
    set(look, F::Always, true);
    set(look, F::UpTo10Words, up_to(words, 10));
    set(look, F::UpTo40Words, words > 10 ? up_to(words - 10, 30) : 0.0F);
    set(look, F::UpTo100Words, words > 40 ? up_to(words - 40, 60) : 0.0F);
    set(look, F::LogWords, std::log1p(static_cast<float>(words)) / 5);
    set(look, F::FourWordsOrFewer, words <= 4);
    set(look, F::SentenceEnd, end);
    set(look, F::LongWithoutEnd, !end && words >= 12);
    set(look, F::SeveralSentences, up_to(bytes.sentences, 3));
    set(look, F::Commas, up_to(bytes.commas, 4));
    set(look, F::Bullet, begins_with_bullet(text));
    set(look, F::Separators, bytes.separators);
    set(look, F::Quotes, bytes.quotes);
    set(look, F::Address, bytes.address);
    set(look, F::CopyrightSign, bytes.copyright);
}

void set_markup(const MarkupBlock& markup, BlockLook& look) {
    using F = BlockFeature;
    using Kind = MarkupBlock::Kind;
    const float links = share(markup.link_bytes, markup.span.size());
    const auto scaled = [](int hint) {
        return static_cast<float>(std::clamp(hint, 0, 120)) / 120;
    };
    set(look, F::LinkShare, links);
    set(look, F::MostlyLink, links > 0.6F);
    set(look, F::LongLink, links * up_to(look.words, 20));
    set(look, F::HintFor, scaled(markup.hint));
    set(look, F::HintAgainst, scaled(-markup.hint));
    set(look, F::HintAgainstMuch, markup.hint <= -30);
    set(look, F::IsParagraph, markup.kind == Kind::Paragraph);
    set(look,
        F::IsLongParagraph,
        markup.kind == Kind::Paragraph && look.words >= 8);
    set(look, F::IsHeading, markup.kind == Kind::Heading);
    set(look, F::IsListItem, markup.kind == Kind::ListItem);
    set(look, F::IsTableCell, markup.kind == Kind::TableCell);
    set(look, F::IsCaption, markup.kind == Kind::Caption);
}

}  // namespace

void BlockReader::read(const Analysis& analysis,
                       std::span<const Block> blocks) {
    looks_.clear();
    keys_.clear();
    read_title(analysis);
    for (const Block& block : blocks) {
        looks_.push_back(look(analysis, block));
    }
    mark_repeated();
}

/// A flattened page has no title of its own and begins with its window's,
/// which look() keeps.
void BlockReader::read_title(const Analysis& analysis) {
    title_.clear();
    if (!analysis.blocks.empty() &&
        analysis.blocks.front().kind == Block::Kind::Title) {
        const Block& title = analysis.blocks.front();
        for (std::uint32_t i = title.tokens.first; i < title.tokens.last; ++i) {
            const Token& token = analysis.tokens[i];
            if (!token.has(kPunctuation) && token.span.end <= kHeadBytes) {
                title_.push_back(token.hash);
            }
        }
    }
}

BlockLook BlockReader::look(const Analysis& analysis, const Block& block) {
    const std::string_view text = block.span.of(analysis.text.all());
    const ByteCounts bytes = count_bytes(text);
    const WordCounts words = count_words(analysis, block);
    BlockLook look;
    look.words = bytes.words;
    set_shape(text, bytes, look);
    set_words(bytes, words, look);
    if (keys_.empty() && title_.empty() && bytes.words <= kLongestTitle) {
        title_.assign(words_.begin(), words_.begin() + words.words);
    }
    if (block.markup != nullptr) {
        set_markup(*block.markup, look);
    }
    keys_.push_back(words.key);
    return look;
}

/// Four words or more that stand in the title in this order, or all of it.
bool BlockReader::is_in_title(std::uint32_t words) const {
    constexpr std::size_t kFewest = 4;
    const auto end = words_.begin() + words;
    return words != 0 && words <= title_.size() &&
           (words >= kFewest || words == title_.size()) &&
           std::search(title_.begin(), title_.end(), words_.begin(), end) !=
               title_.end();
}

/// One bit a word of the first @p words, the first the lowest.
std::uint64_t BlockReader::words_with(WordStart start,
                                      std::uint32_t words) const {
    const int shift = std::countr_zero(static_cast<std::uint32_t>(start));
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < words; i += 8) {
        std::uint64_t eight = 0;  // the first in the lowest bits, as in images
        std::memcpy(&eight, starts_.data() + i, sizeof(eight));
        // The lowest bits of eight bytes, side by side in the highest byte.
        const std::uint64_t has = eight >> shift & 0x0101010101010101ULL;
        bits |= (has * 0x0102040810204080ULL >> 56) << i;
    }
    return bits & ((std::uint64_t{1} << words) - 1);
}

BlockReader::WordCounts BlockReader::count_words(const Analysis& analysis,
                                                 const Block& block) {
    WordCounts counts;
    const std::uint32_t end = block.span.begin + kHeadBytes;
    counts.all = end >= block.span.end;
    const Token* const last = analysis.tokens.data() + block.tokens.last;
    const Token* token = analysis.tokens.data() + block.tokens.first;
    const WordFacts* facts = analysis.facts.data() + block.tokens.first;
    std::uint32_t words = 0;
    std::uint32_t mark = 0;  // of the last token
    for (; token != last && token->span.end <= end; ++token, ++facts) {
        mark = token->mark;
        if (token->has(kPunctuation)) {
            if (token->is(U':') && counts.before_colon == 0) {
                counts.before_colon = words;
            }
            continue;
        }
        if (words == kMostWords) {
            break;
        }
        words_[words] = token->hash;
        starts_[words] = facts->starts;
        ++words;
        counts.key = (counts.key ^ token->hash) * 0x9E3779B97F4A7C15ULL;
        counts.capitalised += (token->flags & kCapitalised) / kCapitalised;
        counts.numbers += (token->flags & kNumber) / kNumber;
    }
    counts.words = words;
    counts.sentence = mark == U'.';
    // One bit a word: which begins a phrase is seldom foretold.
    const std::uint64_t functions = words_with(kIsFunctionWord, words);
    const std::uint64_t within = words_with(kWithinFurniture, words);
    std::uint64_t starts = words_with(kStartsFurniture, words);
    counts.functions = static_cast<std::uint32_t>(std::popcount(functions));
    // A function word is counted; it matters where it begins a phrase.
    starts &= ~functions | within >> 1;
    for (; starts != 0; starts &= starts - 1) {
        find_phrases(static_cast<std::uint32_t>(std::countr_zero(starts)),
                     counts);
    }
    return counts;
}

/// "More from Europe", "Comments (12)": a phrase of two words may go on for
/// three more, any phrase with a number.
bool BlockReader::is_heading_of_list(std::uint32_t length,
                                     const WordCounts& counts) {
    constexpr std::uint32_t kMostMore = 3;
    const bool numbered = counts.words == length + 1 && counts.numbers == 1;
    return counts.all && !counts.sentence &&
           counts.words <= length + kMostMore && (length >= 2 || numbered);
}

void BlockReader::find_phrases(std::uint32_t at, WordCounts& counts) const {
    const std::uint32_t left = counts.words - at;
    phrases_->walk(
        left,
        [&](std::uint32_t n) { return words_[at + n]; },
        [&](std::uint32_t length, std::span<const std::uint32_t> classes) {
            const std::uint32_t bits = classes.front();
            if (length == 1 && bits == BodyPhrase::Function) {
                return;
            }
            counts.functions += (bits & BodyPhrase::Function) != 0 ? 1U : 0U;
            counts.holds += (bits & BodyPhrase::Holds) != 0 ? 1U : 0U;
            if (at != 0) {
                return;
            }
            const bool line = counts.all && length == left;
            counts.begins |= (bits & BodyPhrase::Begins) != 0;
            counts.keeps |= (bits & BodyPhrase::Keeps) != 0;
            counts.whole |= line && (bits & BodyPhrase::Whole) != 0;
            counts.ends |= (line || length == counts.before_colon ||
                            is_heading_of_list(length, counts)) &&
                           (bits & BodyPhrase::Ends) != 0;
        });
}

void BlockReader::set_words(const ByteCounts& bytes,
                            const WordCounts& words,
                            BlockLook& look) const {
    using F = BlockFeature;
    const float functions = share(words.functions, words.words);
    const float capitals = share(words.capitalised, words.words);
    set(look, F::FunctionWords, std::min(functions, 0.5F) * 2);
    set(look, F::NoFunctionWords, functions < 0.15F && bytes.words >= 6);
    set(look, F::Capitalised, capitals);
    set(look, F::LongInSmallLetters, capitals < 0.3F && bytes.words >= 8);
    set(look, F::Digits, share(words.numbers, words.words));
    set(look, F::EndsPhrase, words.ends);
    set(look, F::WholePhrase, words.whole);
    set(look, F::BeginsPhrase, words.begins);
    set(look, F::HoldsPhrase, up_to(words.holds, 2));
    set(look, F::ShortHoldsPhrase, words.holds > 0 && bytes.words < 30);
    set(look, F::KeepsPhrase, words.keeps);
    set(look, F::LikeTitle, is_in_title(words.words));
}

/// A block whose words another one has, too.
void BlockReader::mark_repeated() {
    // Seldom are two alike; mostly that shows in a few bits of their keys.
    constexpr std::size_t kBits = 1024;
    std::array<std::uint64_t, kBits / 64> seen{};
    std::uint64_t again = 0;
    for (const std::uint64_t key : keys_) {
        std::uint64_t& bits = seen[key % kBits / 64];
        again |= bits >> (key % 64) & 1;
        bits |= std::uint64_t{1} << (key % 64);
    }
    if (again == 0) {
        return;
    }
    sorted_keys_ = keys_;
    std::sort(sorted_keys_.begin(), sorted_keys_.end());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        const auto same = std::lower_bound(
            sorted_keys_.begin(), sorted_keys_.end(), keys_[i]);
        const bool repeated = keys_[i] != 0 && same + 1 != sorted_keys_.end() &&
                              same[1] == keys_[i];
        set(looks_[i], BlockFeature::Repeated, repeated);
    }
}

}  // namespace dateline
