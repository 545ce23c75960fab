#include "query/chunk_settling.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// Acts about an act, and what they make of the act they are about.
constexpr std::array<std::pair<std::string_view, EventStatus>, 3> kOuterActs = {
    {{"demand", EventStatus::Demanded},
     {"rejection", EventStatus::Refused},
     {"promise", EventStatus::Announced}}};

class Settler {
  public:
    Settler(const std::vector<Token>& tokens,
            const EventNames& events,
            const Lexicons& lexicons,
            std::vector<QuestionChunk>& chunks)
        : tokens_(tokens),
          events_(events),
          lexicons_(lexicons),
          chunks_(chunks) {}

    void settle() {
        join_names();
        for (std::size_t i = 0; i < chunks_.size(); ++i) {
            if (is_event(i)) {
                outer_act(i);
            }
        }
        for (std::size_t i = 0; i < chunks_.size(); ++i) {
            if (is_event(i)) {
                support_verb(i);
            }
            if (is_event(i)) {
                verb_of_place(i);
                topic(i);
            }
            if (is_event(i)) {
                modifier(i);
            }
        }
    }

  private:
    [[nodiscard]] bool is_event(std::size_t i) const {
        return i < chunks_.size() &&
               chunks_[i].kind == QuestionChunkKind::Event;
    }
    [[nodiscard]] const Token& first_token(std::size_t i) const {
        return tokens_[chunks_[i].tokens.first];
    }
    /// The next chunk from @p i on that is no article or the like.
    [[nodiscard]] std::size_t past_noise(std::size_t i) const {
        while (i < chunks_.size() &&
               chunks_[i].kind == QuestionChunkKind::Noise) {
            ++i;
        }
        return i;
    }

    [[nodiscard]] bool is_unknown_name(std::size_t i) const {
        return chunks_[i].kind == QuestionChunkKind::Word &&
               first_token(i).has(kCapitalised) &&
               !lexicons_.words().is_ordinary_word(first_token(i).hash);
    }
    [[nodiscard]] bool is_town(std::size_t i) const {
        return chunks_[i].kind == QuestionChunkKind::Place &&
               chunks_[i].tokens.size() == 1 &&
               first_token(i).has(kCapitalised);
    }
    [[nodiscard]] bool is_given_name(std::size_t i) const {
        return (lexicons_.actors().word(first_token(i).hash) &
                (kGivenMale | kGivenFemale)) != 0;
    }
    /// "Gary Cohn", "Bryan Kohberger", "Alan Johnston": capitalised words of
    /// which the lexicons know no name are one name, though each may be a
    /// town's.
    void join_names() {
        for (std::size_t i = 0; i + 1 < chunks_.size(); ++i) {
            const QuestionChunk& first = chunks_[i];
            const bool named = is_town(i) && is_town(i + 1) && is_given_name(i);
            if (first.possessive ||
                !(named || ((is_town(i) || is_unknown_name(i)) &&
                            is_unknown_name(i + 1)))) {
                continue;
            }
            QuestionChunk name;
            name.tokens = {first.tokens.first, chunks_[i + 1].tokens.last};
            name.possessive = chunks_[i + 1].possessive;
            chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(i));
            chunks_[i--] = std::move(name);
        }
    }

    /// The status that an act about an act gives; nothing for other events.
    [[nodiscard]] std::optional<EventStatus> outer_status(
        const QuestionChunk& chunk) const {
        for (const auto& [slug, status] : kOuterActs) {
            for (const std::uint32_t type : chunk.event.types) {
                if (events_.named(type).id == slug) {
                    return status;
                }
            }
        }
        return std::nullopt;
    }
    void make_status(std::size_t i, EventStatus status) {
        chunks_[i].kind = QuestionChunkKind::Status;
        chunks_[i].status = status;
        chunks_[i].event = {};
    }
    /// The act that the act about acts at @p i is about: right behind it,
    /// behind "for" or "of", or an infinitive with its subject before it.
    [[nodiscard]] std::size_t inner_act(std::size_t i) const {
        const bool linked = is_link(i + 1, QuestionLink::Of) ||
                            is_link(i + 1, QuestionLink::To);
        std::size_t inner = past_noise(i + (linked ? 2 : 1));
        if (inner + 1 < chunks_.size() &&
            (chunks_[inner].kind == QuestionChunkKind::Place ||
             chunks_[inner].kind == QuestionChunkKind::Actor) &&
            is_link(inner + 1, QuestionLink::To) && is_event(inner + 2)) {
            inner += 2;
        }
        return inner;
    }
    [[nodiscard]] bool is_link(std::size_t i, QuestionLink link) const {
        return i < chunks_.size() &&
               chunks_[i].kind == QuestionChunkKind::Link &&
               chunks_[i].link == link;
    }
    /// "demands for a withdrawal", "calls for Russia to withdraw", "rejection
    /// of the ceasefire", "rejected ceasefires", "withdrawal demands": the
    /// inner act is asked for.
    void outer_act(std::size_t i) {
        const auto status = outer_status(chunks_[i]);
        if (!status) {
            return;
        }
        const std::size_t inner = inner_act(i);
        if (is_event(inner) && !outer_status(chunks_[inner])) {
            make_status(i, *status);
            for (std::size_t n = i + 1; n < inner; ++n) {
                if (chunks_[n].kind == QuestionChunkKind::Link) {
                    chunks_[n].kind = QuestionChunkKind::Noise;
                }
            }
        } else if (i > 0 && is_event(i - 1) && !outer_status(chunks_[i - 1])) {
            make_status(i, *status);
        }
    }

    /// "sanctions imposed by", "signed agreements": a word that only somewhere
    /// evokes an event says nothing beside an event's name.
    void support_verb(std::size_t i) {
        const EventWords& event = chunks_[i].event;
        const bool beside =
            (i > 0 && is_event(i - 1) && chunks_[i - 1].event.named) ||
            (is_event(i + 1) && chunks_[i + 1].event.named);
        if (event.length == 1 && !event.named && event.verb && beside) {
            chunks_[i].kind = QuestionChunkKind::Noise;
            chunks_[i].event = {};
        }
    }

    /// "rebels seize Goma": of the acts a verb can mean, those that are done
    /// to a place.
    void verb_of_place(std::size_t i) {
        EventWords& event = chunks_[i].event;
        const std::size_t object = past_noise(i + 1);
        if (event.named || event.types.size() < 2 || object >= chunks_.size() ||
            chunks_[object].kind != QuestionChunkKind::Place) {
            return;
        }
        std::vector<std::uint32_t> targeting;
        std::ranges::copy_if(event.types,
                             std::back_inserter(targeting),
                             [this](std::uint32_t type) {
                                 return events_.policy(type) ==
                                        PlacePolicy::Target;
                             });
        if (!targeting.empty()) {
            event.types = std::move(targeting);
        }
    }

    void make_word(std::size_t i) {
        chunks_[i].kind = QuestionChunkKind::Word;
        chunks_[i].event = {};
    }

    /// "sanctions over missile tests", "protests after the elections", "exit
    /// from the agreement", "trial for murder": the second is what the first
    /// is about or is told with; it is not asked for beside it.
    void topic(std::size_t i) {
        std::size_t before = i > 0 && is_town(i - 1) ? i - 1 : i;
        const std::size_t name = before;
        while (before > 0 &&
               chunks_[before - 1].kind == QuestionChunkKind::Noise) {
            --before;
        }
        if (before == 0 || chunks_[i].event.verb ||
            chunks_[before - 1].kind != QuestionChunkKind::Link) {
            return;
        }
        const QuestionChunk& link = chunks_[before - 1];
        const bool about =
            link.link == QuestionLink::After ||
            link.link == QuestionLink::Before ||
            link.link == QuestionLink::To || link.link == QuestionLink::On ||
            link.link == QuestionLink::From ||
            link.link == QuestionLink::Against ||
            tokens_[link.tokens.first].hash == hash_folded("over");
        for (std::size_t n = 0; about && n + 1 < before; ++n) {
            if (is_event(n)) {
                make_word(i);
                join_treaty(name, i);
                return;
            }
        }
    }
    /// "the Paris agreement": the town is the treaty's name.
    void join_treaty(std::size_t place, std::size_t i) {
        if (place + 1 == i && is_town(place)) {
            chunks_[place].kind = QuestionChunkKind::Word;
            chunks_[place].tokens.last = chunks_[i].tokens.last;
            chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    /// "murder trials", "ceasefire talks": the first says which of the second.
    void modifier(std::size_t i) {
        if (is_event(i + 1) && chunks_[i + 1].event.named &&
            !chunks_[i].event.verb && !chunks_[i + 1].event.verb &&
            !chunks_[i].possessive) {
            make_word(i);
        }
    }

    const std::vector<Token>& tokens_;
    const EventNames& events_;
    const Lexicons& lexicons_;
    std::vector<QuestionChunk>& chunks_;
};

}  // namespace

void settle_chunks(const std::vector<Token>& tokens,
                   const EventNames& events,
                   const Lexicons& lexicons,
                   std::vector<QuestionChunk>& chunks) {
    Settler(tokens, events, lexicons, chunks).settle();
}

}  // namespace dateline
