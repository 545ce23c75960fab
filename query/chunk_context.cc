#include "query/chunk_context.h"

#include "plugin/text/normalize.h"

namespace dateline {

std::string ChunkContext::surface(const QuestionChunk& chunk) const {
    return std::string(Span{tokens_[chunk.tokens.first].span.begin,
                            tokens_[chunk.tokens.last - 1].span.end}
                           .of(text_));
}

const QuestionChunk* ChunkContext::neighbour(std::size_t at) const {
    return at < chunks_.size() ? &chunks_[at] : nullptr;
}

const QuestionChunk* ChunkContext::event_behind(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < chunks_.size() &&
           (chunks_[next].kind == QuestionChunkKind::Status ||
            chunks_[next].kind == QuestionChunkKind::Actor)) {
        ++next;
    }
    const QuestionChunk* chunk = neighbour(next);
    if (chunk != nullptr && chunk->kind == QuestionChunkKind::Noise) {
        // "Russia to withdraw", "soldiers who surrendered"
        chunk = neighbour(next + 1);
        if (chunk == nullptr || !chunk->event.verb) {
            return nullptr;
        }
    }
    return chunk != nullptr && chunk->kind == QuestionChunkKind::Event
               ? chunk
               : nullptr;
}

bool ChunkContext::is_or(std::size_t at) const {
    return at < chunks_.size() && chunks_[at].alternative;
}

bool ChunkContext::is_name(std::size_t at) const {
    return chunks_[at].kind == QuestionChunkKind::Place ||
           chunks_[at].kind == QuestionChunkKind::Actor ||
           chunks_[at].kind == QuestionChunkKind::Word;
}

bool ChunkContext::is_mixed(std::size_t at) const {
    return is_or(at) && at > 0 && at + 1 < chunks_.size() && is_name(at - 1) &&
           is_name(at + 1) && chunks_[at - 1].kind != chunks_[at + 1].kind;
}

bool ChunkContext::is_mixed_alternative(std::size_t at) const {
    return is_mixed(at + 1) || (at > 0 && is_mixed(at - 1));
}

bool ChunkContext::begins_pair(std::size_t at) const {
    std::size_t second = at + 1;
    if (second >= chunks_.size()) {
        return false;
    }
    const bool joined = chunks_[second].kind == QuestionChunkKind::Connector &&
                        !chunks_[second].comma && !chunks_[second].alternative;
    second += joined ? 1 : 0;
    if (second + 1 >= chunks_.size()) {
        return false;
    }
    const QuestionChunk& other = chunks_[second];
    const bool hyphen = tokens_[other.tokens.first].has(kHyphenBefore);
    const QuestionChunk& event = chunks_[second + 1];
    return (joined || hyphen) &&
           (other.kind == QuestionChunkKind::Place ||
            other.kind == QuestionChunkKind::Actor) &&
           event.kind == QuestionChunkKind::Event &&
           events_.are_symmetric(event.event.types);
}

bool ChunkContext::is_excluded(std::size_t at) const {
    return at > 0 && chunks_[at - 1].link == QuestionLink::Without &&
           !chunks_[at].event.verb;
}

bool ChunkContext::acts_before_event(std::size_t at) const {
    const QuestionChunk* event = event_behind(at);
    if (event == nullptr) {
        return false;
    }
    // "Russia capture Bakhmut": the event has its object right behind.
    const std::size_t behind =
        static_cast<std::size_t>(event - chunks_.data()) + 1;
    const bool object = behind < chunks_.size() &&
                        (chunks_[behind].kind == QuestionChunkKind::Place ||
                         chunks_[behind].kind == QuestionChunkKind::Actor);
    return chunks_[at].possessive || event->event.verb || object ||
           follows_auxiliary(at);
}

/// "Where did Russia retreat": who stands after "did" does it.
bool ChunkContext::follows_auxiliary(std::size_t at) const {
    return at > 0 && chunks_[at - 1].kind == QuestionChunkKind::Noise &&
           is_auxiliary(
               fold(tokens_[chunks_[at - 1].tokens.last - 1].span.of(text_)));
}

const QuestionChunk* ChunkContext::range_end(std::size_t at,
                                             QuestionLink link) const {
    const QuestionChunk* joint = neighbour(at + 1);
    const QuestionChunk* end = neighbour(at + 2);
    if (joint == nullptr) {
        return nullptr;
    }
    if (joint->kind == QuestionChunkKind::Date &&
        tokens_[joint->tokens.first].has(kHyphenBefore)) {
        return joint;
    }
    if (end == nullptr || end->kind != QuestionChunkKind::Date) {
        return nullptr;
    }
    const bool to =
        joint->kind == QuestionChunkKind::Link &&
        (joint->link == QuestionLink::To || joint->link == QuestionLink::Until);
    const bool and_between = joint->kind == QuestionChunkKind::Connector &&
                             link == QuestionLink::Between;
    return to || and_between ? end : nullptr;
}

}  // namespace dateline
