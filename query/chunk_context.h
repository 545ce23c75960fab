// What stands around a chunk of a question: the event behind a name, the other
// half of a pair or a range, an "or" between two kinds of words.
#ifndef DATELINE_QUERY_CHUNK_CONTEXT_H
#define DATELINE_QUERY_CHUNK_CONTEXT_H

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/question_chunks.h"

namespace dateline {

/// A view; what it is made of must outlive it. Chunks are told by their number.
class ChunkContext {
  public:
    ChunkContext(std::string_view text,
                 const std::vector<Token>& tokens,
                 const std::vector<QuestionChunk>& chunks,
                 const EventNames& events)
        : text_(text), tokens_(tokens), chunks_(chunks), events_(events) {}

    [[nodiscard]] std::string surface(const QuestionChunk& chunk) const;
    /// The chunk at @p at, or null behind the last.
    [[nodiscard]] const QuestionChunk* neighbour(std::size_t at) const;
    /// The event right behind, status words and actors between them aside; a
    /// verb behind "who" or "to", too.
    [[nodiscard]] const QuestionChunk* event_behind(std::size_t at) const;
    [[nodiscard]] bool is_or(std::size_t at) const;
    /// Whether the "or" at @p at stands between two kinds of names or words.
    [[nodiscard]] bool is_mixed(std::size_t at) const;
    /// "Hariri or Srebrenica": a person and a town are alternatives only as
    /// words; as facets they would both have to hold.
    [[nodiscard]] bool is_mixed_alternative(std::size_t at) const;
    /// "Biden and Putin talks", "Russia-Ukraine talks": two names before an
    /// event whose parties are on one level.
    [[nodiscard]] bool begins_pair(std::size_t at) const;
    /// "not airstrikes" leaves articles out; "did not withdraw" does not.
    [[nodiscard]] bool is_excluded(std::size_t at) const;
    /// Does the place stand where someone acts: "Russia's withdrawal",
    /// "Russia withdrew"?
    [[nodiscard]] bool acts_before_event(std::size_t at) const;
    /// The date behind "and", "to" or a dash that ends a range begun here.
    /// @param link what stands before the range
    [[nodiscard]] const QuestionChunk* range_end(std::size_t at,
                                                 QuestionLink link) const;

  private:
    [[nodiscard]] bool is_name(std::size_t at) const;
    [[nodiscard]] bool follows_auxiliary(std::size_t at) const;

    std::string_view text_;
    const std::vector<Token>& tokens_;
    const std::vector<QuestionChunk>& chunks_;
    const EventNames& events_;
};

}  // namespace dateline

#endif
