#include "query/question_chunks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "plugin/text/normalize.h"
#include "query/chunk_settling.h"
#include "query/question_acts.h"

namespace dateline {

namespace {

constexpr std::array<std::pair<std::string_view, QuestionLink>, 36> kLinks = {{
    {"in", QuestionLink::In},          {"at", QuestionLink::In},
    {"near", QuestionLink::In},        {"around", QuestionLink::In},
    {"within", QuestionLink::In},      {"inside", QuestionLink::In},
    {"across", QuestionLink::In},      {"throughout", QuestionLink::In},
    {"over", QuestionLink::In},        {"outside", QuestionLink::In},
    {"during", QuestionLink::In},      {"on", QuestionLink::On},
    {"of", QuestionLink::Of},          {"from", QuestionLink::From},
    {"to", QuestionLink::To},          {"into", QuestionLink::To},
    {"for", QuestionLink::To},         {"toward", QuestionLink::To},
    {"towards", QuestionLink::To},     {"by", QuestionLink::By},
    {"with", QuestionLink::With},      {"between", QuestionLink::Between},
    {"among", QuestionLink::Between},  {"against", QuestionLink::Against},
    {"anti", QuestionLink::Against},   {"versus", QuestionLink::Against},
    {"vs", QuestionLink::Against},     {"since", QuestionLink::Since},
    {"after", QuestionLink::After},    {"before", QuestionLink::Before},
    {"until", QuestionLink::Until},    {"till", QuestionLink::Until},
    {"not", QuestionLink::Without},    {"without", QuestionLink::Without},
    {"except", QuestionLink::Without}, {"excluding", QuestionLink::Without},
}};

QuestionLink link_of(const std::string& word) {
    for (const auto& [name, link] : kLinks) {
        if (name == word) {
            return link;
        }
    }
    return QuestionLink::None;
}

bool wants_place(QuestionLink link) {
    return link == QuestionLink::In || link == QuestionLink::On ||
           link == QuestionLink::From || link == QuestionLink::To ||
           link == QuestionLink::Of;
}

bool wants_actor(QuestionLink link) {
    return link == QuestionLink::By || link == QuestionLink::With ||
           link == QuestionLink::Against || link == QuestionLink::Between;
}

}  // namespace

struct ChunkReader::Reading {
    std::string_view text;
    const std::vector<Token>& tokens;
    std::vector<QuestionDate> dates;
    QuestionLink link = QuestionLink::None;  ///< the last one still open
};

ChunkReader::ChunkReader(const Lexicons& lexicons)
    : lexicons_(&lexicons),
      events_(lexicons.events(), lexicons.words()),
      places_(lexicons),
      actors_(lexicons.actors(), lexicons.words()) {}

bool ChunkReader::is_noise(const Token& token) const {
    const WordForm* slot = lexicons_->words().find(token.hash);
    return (slot != nullptr && (slot->flags & kFunctionWord) != 0) ||
           (lexicons_->actors().word(token.hash) & (kFormer | kPerson)) != 0;
}

/// "missile and drone strikes": the first word shares the second's head.
bool ChunkReader::shared_head(const Reading& reading,
                              std::uint32_t at,
                              QuestionChunk& chunk) const {
    const auto& tokens = reading.tokens;
    if (at + 3 >= tokens.size() || (tokens[at + 1].hash != hash_folded("and") &&
                                    tokens[at + 1].hash != hash_folded("or"))) {
        return false;
    }
    const EventWords second = events_.find(tokens, at + 2);
    if (second.length < 2) {
        return false;
    }
    const std::vector<Token> joined = {tokens[at],
                                       tokens[at + 1 + second.length]};
    EventWords first = events_.find(joined, 0);
    if (first.length != 2) {
        return false;
    }
    chunk.kind = QuestionChunkKind::Event;
    chunk.event = std::move(first);
    chunk.tokens = {at, at + 1};
    return true;
}

/// "trade agreements": a noun that only somewhere evokes an event, right before
/// one that names an event. Of verbs see chunk_settling.
bool ChunkReader::modifies_event(const Reading& reading,
                                 std::uint32_t at,
                                 const EventWords& event) const {
    return event.length == 1 && !event.named &&
           at + 1 < reading.tokens.size() &&
           events_.find(reading.tokens, at + 1).named;
}

/// The longest of event, place and actor; context decides between equals.
QuestionChunk ChunkReader::named(Reading& reading, std::uint32_t at) const {
    QuestionChunk chunk;
    chunk.tokens = {at, at + 1};
    chunk.event = events_.find(reading.tokens, at);
    if (!chunk.event.verb && modifies_event(reading, at, chunk.event)) {
        chunk.event = {};
    }
    chunk.actor = actors_.find(reading.tokens, at);
    chunk.place = places_.find(
        reading.text, reading.tokens, at, wants_place(reading.link));
    const Token& token = reading.tokens[at];
    const bool name_like = token.has(kCapitalised) && at > 0;
    // Fourths of a token, so that context decides between equal lengths only.
    const std::uint32_t event =
        4 * chunk.event.length + (chunk.event.named && !name_like ? 2 : 0);
    // "a prize for Obama": no village of that name is meant
    const bool village = chunk.actor.person && chunk.place.length != 0 &&
                         !places_.is_well_known(chunk.place.places.front());
    const std::uint32_t place = 4 * chunk.place.length +
                                (wants_place(reading.link) && !village ? 3 : 0);
    const std::uint32_t actor =
        chunk.actor.length == 0
            ? 0
            : 4 * chunk.actor.length +
                  (wants_actor(reading.link) || !chunk.actor.is_state ? 1 : 0) +
                  (chunk.actor.kind == ActorWordKind::Demonym ? 2 : 0) +
                  // "the EU", "NATO": no town is written so
                  (token.has(kAllCaps) && !chunk.actor.is_state &&
                           chunk.actor.kind == ActorWordKind::Name
                       ? 3
                       : 0);
    const std::uint32_t best = std::max({event, place, actor});
    if (best < 4) {
        return chunk;
    }
    if (chunk.event.length != 0 && event == best) {
        chunk.kind = QuestionChunkKind::Event;
        chunk.tokens.last = at + chunk.event.length;
    } else if (chunk.place.length != 0 && place == best) {
        chunk.kind = QuestionChunkKind::Place;
        chunk.tokens.last = at + chunk.place.length;
    } else {
        chunk.kind = QuestionChunkKind::Actor;
        chunk.tokens.last = at + chunk.actor.length;
    }
    return chunk;
}

QuestionChunk ChunkReader::next(Reading& reading, std::uint32_t at) const {
    const Token& token = reading.tokens[at];
    QuestionChunk chunk;
    chunk.tokens = {at, at + 1};
    if (token.has(kPunctuation)) {
        chunk.kind = token.is(U',') || token.is(U'&') || token.is(U';')
                         ? QuestionChunkKind::Connector
                         : QuestionChunkKind::Noise;
        chunk.comma = chunk.kind == QuestionChunkKind::Connector;
        return chunk;
    }
    for (const QuestionDate& date : reading.dates) {
        if (date.tokens.first == at) {
            chunk.kind = QuestionChunkKind::Date;
            chunk.tokens = date.tokens;
            chunk.days = date.days;
            return chunk;
        }
    }
    const std::string word = fold(token.span.of(reading.text));
    chunk.link = link_of(word);
    if (chunk.link != QuestionLink::None) {
        chunk.kind = QuestionChunkKind::Link;
        return chunk;
    }
    if (word == "and" || word == "or") {
        chunk.kind = QuestionChunkKind::Connector;
        chunk.alternative = word == "or";
        return chunk;
    }
    if (shared_head(reading, at, chunk)) {
        return chunk;
    }
    chunk = named(reading, at);
    if (chunk.kind == QuestionChunkKind::Event && chunk.event.types.empty()) {
        chunk.kind = QuestionChunkKind::Noise;
        return chunk;
    }
    if (chunk.kind != QuestionChunkKind::Word && chunk.tokens.size() > 1) {
        return chunk;
    }
    if (chunk.actor.anybody && chunk.kind == QuestionChunkKind::Actor) {
        chunk.kind = QuestionChunkKind::Noise;
        return chunk;
    }
    if (const auto status = events_.status_of(token.hash, word)) {
        chunk.kind = QuestionChunkKind::Status;
        chunk.status = *status;
        return chunk;
    }
    if (is_noise(token) && chunk.kind != QuestionChunkKind::Place &&
        chunk.kind != QuestionChunkKind::Actor) {
        chunk.kind = QuestionChunkKind::Noise;
    }
    return chunk;
}

std::vector<QuestionChunk> ChunkReader::read(std::string_view text,
                                             const std::vector<Token>& tokens,
                                             Day today) const {
    Reading reading{
        text, tokens, find_dates(lexicons_->times(), text, tokens, today)};
    std::vector<QuestionChunk> chunks;
    for (std::uint32_t at = 0; at < tokens.size();) {
        if (tokens[at].has(kPossessive)) {
            if (!chunks.empty()) {
                chunks.back().possessive = true;
            }
            ++at;
            continue;
        }
        QuestionChunk chunk = next(reading, at);
        if (chunk.kind == QuestionChunkKind::Link) {
            reading.link = chunk.link;
        } else if (chunk.kind != QuestionChunkKind::Connector &&
                   chunk.kind != QuestionChunkKind::Noise) {
            reading.link = QuestionLink::None;
        }
        at = chunk.tokens.last;
        chunks.push_back(std::move(chunk));
    }
    read_acts(text, tokens, *lexicons_, events_, chunks);
    settle_chunks(tokens, events_, *lexicons_, chunks);
    return chunks;
}

}  // namespace dateline
