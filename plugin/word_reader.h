// WordReader: fills in the WordFacts of an article's tokens. The words of news
// are few and come again and again: what the large tables said of a word is
// kept in a small one that stays in the processor's cache.
#ifndef DATELINE_PLUGIN_WORD_READER_H
#define DATELINE_PLUGIN_WORD_READER_H

#include <cstdint>
#include <vector>

#include "plugin/lexicons.h"
#include "plugin/text/token.h"
#include "plugin/word_facts.h"

namespace dateline {

/// Holds the memo: one a thread. The lexicons must outlive it.
class WordReader {
  public:
    /// @param frame_only what only stages after the frame ask stays unset
    explicit WordReader(const Lexicons& lexicons, bool frame_only = false);

    /// Sets @p words to the facts of @p tokens and one empty record more, so
    /// that the last token has a neighbour. Cost: O(1) a token.
    void read(const std::vector<Token>& tokens, std::vector<WordFacts>& words);

  private:
    struct Known {
        std::uint64_t hash = 0;
        WordFacts facts;
    };
    /// 320 KiB: half of a usual second-level cache.
    static constexpr std::size_t kKnown = 8192;

    [[nodiscard]] WordFacts look_up(std::uint64_t hash) const;
    const Known& know(std::uint64_t hash);

    const Lexicons* lexicons_;
    bool frame_only_;
    std::vector<Known> known_;  ///< in pairs, the younger one first
};

}  // namespace dateline

#endif
