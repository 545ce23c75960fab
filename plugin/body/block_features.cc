// Bytes are scanned once; words are only looked up at the beginning of a block,
// which is where furniture shows.
#include "plugin/body/block_features.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "plugin/body/byte_counts.h"
#include "plugin/text/token.h"
#include "plugin/text/tokenizer.h"

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

constexpr std::uint32_t kMostTokens = 40;
constexpr std::uint32_t kHeadBytes = 240;
constexpr std::uint32_t kLongestTitle = 25;  // words

/// What the words at the front of a block are.
struct WordCounts {
    std::uint32_t words = 0;
    std::uint32_t capitalised = 0;
    std::uint32_t numbers = 0;
    std::uint32_t functions = 0;
    std::uint32_t holds = 0;
    bool ends = false;
    bool whole = false;
    bool begins = false;
    bool keeps = false;
    std::uint64_t key = 0;  ///< of all of them, in order
};

float share(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? 0.0F
                      : static_cast<float>(part) / static_cast<float>(whole);
}

float up_to(std::uint32_t value, std::uint32_t most) {
    return static_cast<float>(std::min(value, most)) / static_cast<float>(most);
}

class BlockReader {
  public:
    BlockReader(const Article& article, const BodyLexicon& lexicon)
        : article_(article), lexicon_(lexicon) {
        read_title();
    }

    BlockLook look(const TextBlock& block) {
        const std::string_view text = block.span.of(article_.text);
        const ByteCounts bytes = count_bytes(text);
        const WordCounts words = count_words(block.span);
        BlockLook look;
        look.words = bytes.words;
        set_shape(text, bytes, look);
        set_words(bytes, words, look);
        if (keys_.empty() && title_.empty() && bytes.words <= kLongestTitle) {
            keep_title();
        }
        if (block.markup != nullptr) {
            set_markup(*block.markup, look);
        }
        keys_.push_back(words.key);
        ++seen_[words.key];
        return look;
    }

    /// Once all blocks have been looked at.
    [[nodiscard]] bool repeated(std::size_t block) const {
        const auto found = seen_.find(keys_[block]);
        return keys_[block] != 0 && found != seen_.end() && found->second > 1;
    }

  private:
    /// A flattened page has no title of its own and begins with its window's,
    /// which look() keeps.
    void read_title() {
        if (!article_.title.empty()) {
            const auto size = static_cast<std::uint32_t>(article_.title.size());
            tokens_.clear();
            tokenize(article_.title, {0, std::min(size, kHeadBytes)}, tokens_);
            keep_title();
        }
    }

    void keep_title() {
        for (const Token& token : tokens_) {
            if (!token.has(kPunctuation)) {
                title_.push_back(token.hash);
            }
        }
    }

    /// Four words or more that stand in the title in this order, or all of it.
    [[nodiscard]] bool is_in_title() const {
        constexpr std::size_t kFewest = 4;
        return !title_.empty() && !words_.empty() &&
               (words_.size() >= kFewest || words_.size() == title_.size()) &&
               std::search(title_.begin(),
                           title_.end(),
                           words_.begin(),
                           words_.end()) != title_.end();
    }

    WordCounts count_words(Span span) {
        tokens_.clear();
        // Cut at a space, so that no character is split.
        Span head{span.begin, std::min(span.end, span.begin + kHeadBytes)};
        while (head.end < span.end && head.end > head.begin &&
               (article_.text[head.end] & 0xC0) == 0x80) {
            --head.end;
        }
        tokenize(article_.text, head, tokens_);
        words_.clear();
        WordCounts counts;
        std::uint64_t key = 0;
        std::uint32_t before_colon = 0;
        for (const Token& token : tokens_) {
            if (token.is(U':') && before_colon == 0) {
                before_colon = static_cast<std::uint32_t>(words_.size());
            }
            if (token.has(kPunctuation)) {
                continue;
            }
            if (words_.size() == kMostTokens) {
                break;
            }
            words_.push_back(token.hash);
            key = extend_key(key, token.hash);
            counts.capitalised += token.has(kCapitalised) ? 1U : 0U;
            counts.numbers += token.has(kNumber) ? 1U : 0U;
        }
        counts.words = static_cast<std::uint32_t>(words_.size());
        counts.key = key;
        const bool all = head.end == span.end;
        for (std::uint32_t i = 0; i < counts.words; ++i) {
            find_phrases(i, all, before_colon, counts);
        }
        return counts;
    }

    /// "More from Europe", "Comments (12)": a phrase of two words may go on for
    /// three more, any phrase with a number.
    [[nodiscard]] bool is_heading_of_list(std::uint32_t length,
                                          bool all,
                                          const WordCounts& counts) const {
        constexpr std::uint32_t kMostMore = 3;
        const bool sentence = !tokens_.empty() && tokens_.back().is(U'.');
        const bool numbered = counts.words == length + 1 && counts.numbers == 1;
        return all && !sentence && counts.words <= length + kMostMore &&
               (length >= 2 || numbered);
    }

    void find_phrases(std::uint32_t at,
                      bool all,
                      std::uint32_t before_colon,
                      WordCounts& counts) const {
        const std::uint32_t left = counts.words - at;
        lexicon_.phrases().walk(
            left,
            [&](std::uint32_t n) { return words_[at + n]; },
            [&](std::uint32_t length, std::span<const std::uint32_t> classes) {
                const std::uint32_t bits = classes.front();
                counts.functions +=
                    (bits & BodyPhrase::Function) != 0 ? 1U : 0U;
                counts.holds += (bits & BodyPhrase::Holds) != 0 ? 1U : 0U;
                if (at != 0) {
                    return;
                }
                const bool line = all && length == left;
                counts.begins |= (bits & BodyPhrase::Begins) != 0;
                counts.keeps |= (bits & BodyPhrase::Keeps) != 0;
                counts.whole |= line && (bits & BodyPhrase::Whole) != 0;
                counts.ends |= (line || length == before_colon ||
                                is_heading_of_list(length, all, counts)) &&
                               (bits & BodyPhrase::Ends) != 0;
            });
    }

    static void set(BlockLook& look, BlockFeature::Id id, float value) {
        look.features[id] = value;
    }
    static void set(BlockLook& look, BlockFeature::Id id, bool value) {
        look.features[id] = value ? 1.0F : 0.0F;
    }

    static void set_shape(std::string_view text,
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

    void set_words(const ByteCounts& bytes,
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
        set(look, F::LikeTitle, is_in_title());
    }

    static void set_markup(const MarkupBlock& markup, BlockLook& look) {
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

    const Article& article_;
    const BodyLexicon& lexicon_;
    std::vector<Token> tokens_;
    std::vector<std::uint64_t> words_;  ///< hashes of the block being read
    std::vector<std::uint64_t> title_;
    std::vector<std::uint64_t> keys_;
    std::unordered_map<std::uint64_t, std::uint32_t> seen_;
};

}  // namespace

std::vector<BlockLook> look_at(const std::vector<TextBlock>& blocks,
                               const Article& article,
                               const BodyLexicon& lexicon) {
    BlockReader reader(article, lexicon);
    std::vector<BlockLook> looks;
    looks.reserve(blocks.size());
    for (const TextBlock& block : blocks) {
        looks.push_back(reader.look(block));
    }
    for (std::size_t i = 0; i < looks.size(); ++i) {
        looks[i].features[BlockFeature::Repeated] =
            reader.repeated(i) ? 1.0F : 0.0F;
    }
    return looks;
}

}  // namespace dateline
