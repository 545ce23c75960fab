// WordReader: fills in the WordFacts of an article's tokens. The words of news
// are few and come again and again: what the large tables said of a word is
// kept in a small one that stays in the processor's cache.
#ifndef DATELINE_PLUGIN_WORD_READER_H
#define DATELINE_PLUGIN_WORD_READER_H

#include <cstdint>
#include <vector>

#include "plugin/annotation_depth.h"
#include "plugin/lexicons.h"
#include "plugin/text/token.h"
#include "plugin/word_facts.h"

namespace dateline {

/// Holds the memo: one a thread. The lexicons must outlive it.
class WordReader {
  public:
    /// @param depth what only stages of greater depth ask stays unset
    explicit WordReader(const Lexicons& lexicons,
                        AnnotationDepth depth = AnnotationDepth::All);

    /// Sets the front of @p words to the facts of @p tokens and one empty
    /// record more, so that the last token has a neighbour; it is not made
    /// shorter, which would only be paid for again. Cost: O(1) a token.
    void read(const std::vector<Token>& tokens, std::vector<WordFacts>& words);

  private:
    struct Known {
        std::uint64_t hash = 0;
        WordFacts facts;
    };
    /// One cache line.
    struct alignas(64) KnownPair {
        Known younger;
        Known elder;
    };
    static_assert(sizeof(KnownPair) == 64);
    /// 1 MB, of which the words of a day's news take a part that stays in the
    /// processor's cache.
    static constexpr std::size_t kPairs = 16384;
    /// Tokens whose unknown words are looked up together.
    static constexpr std::size_t kBatch = 32;

    [[nodiscard]] WordFacts look_up(std::uint64_t hash) const;
    void prefetch(std::uint64_t hash) const;
    /// Of the two that may be @p hash's the one that is, or the elder.
    [[nodiscard]] const Known& likely(std::uint64_t hash) const {
        const KnownPair& pair = known_[hash % kPairs];
        return pair.younger.hash == hash ? pair.younger : pair.elder;
    }
    const WordFacts& know(std::uint64_t hash);

    const Lexicons* lexicons_;
    AnnotationDepth depth_;
    std::vector<KnownPair> known_;
};

}  // namespace dateline

#endif
