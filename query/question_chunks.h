// A question's free words as chunks: events, places, actors, dates, and the
// small words between them. Which chunk plays which part is question_reader's.
#ifndef DATELINE_QUERY_QUESTION_CHUNKS_H
#define DATELINE_QUERY_QUESTION_CHUNKS_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/lexicons.h"
#include "plugin/text/token.h"
#include "query/actor_names.h"
#include "query/event_names.h"
#include "query/place_names.h"
#include "query/question_dates.h"

namespace dateline {

/// What a preposition says of what follows.
enum class QuestionLink : std::uint8_t {
    None,
    In,
    On,
    Of,
    From,
    To,
    By,
    With,
    Between,
    Against,
    Since,
    After,
    Before,
    Until,
    Without,
};

enum class QuestionChunkKind : std::uint8_t {
    Event,
    Place,
    Actor,
    Date,
    Status,
    Link,
    Connector,  ///< and, or, a comma
    Noise,      ///< says nothing: articles, auxiliaries, "who"
    Word,
};

struct QuestionChunk {
    QuestionChunkKind kind = QuestionChunkKind::Word;
    TokenRange tokens;
    EventWords event;
    PlaceChoice place;
    ActorChoice actor;
    DaySpan days;
    EventStatus status = EventStatus::Happened;
    QuestionLink link = QuestionLink::None;
    /// Of a name: By or Against when the annotator reads it as doer or
    /// recipient of an act.
    QuestionLink side = QuestionLink::None;
    bool possessive = false;   ///< followed by 's
    bool comma = false;        ///< a connector that is one
    bool alternative = false;  ///< a connector that says "or"
};

/// "did", "does", "do": behind it a question goes on like a statement.
[[nodiscard]] inline bool is_auxiliary(std::string_view folded) {
    return folded == "did" || folded == "does" || folded == "do";
}

/// Const after construction; the lexicons must outlive it.
class ChunkReader {
  public:
    explicit ChunkReader(const Lexicons& lexicons);

    [[nodiscard]] std::vector<QuestionChunk> read(
        std::string_view text,
        const std::vector<Token>& tokens,
        Day today) const;

    [[nodiscard]] const TimeLexicon& times() const {
        return lexicons_->times();
    }
    [[nodiscard]] const EventNames& events() const { return events_; }
    [[nodiscard]] const PlaceNames& places() const { return places_; }
    [[nodiscard]] const ActorNames& actors() const { return actors_; }

  private:
    struct Reading;
    QuestionChunk next(Reading& reading, std::uint32_t at) const;
    QuestionChunk named(Reading& reading, std::uint32_t at) const;
    [[nodiscard]] bool modifies_event(const Reading& reading,
                                      std::uint32_t at,
                                      const EventWords& event) const;
    bool shared_head(const Reading& reading,
                     std::uint32_t at,
                     QuestionChunk& chunk) const;
    [[nodiscard]] bool is_noise(const Token& token) const;

    const Lexicons* lexicons_;
    EventNames events_;
    PlaceNames places_;
    ActorNames actors_;
};

}  // namespace dateline

#endif
