// The bytes; numbers are LEB128, signed ones zigzag.
//
//   evidence   event*
//   event      head, [sentence], trigger, list*, confidence, [killed],
//              [wounded]
//   head       a byte: 1 the sentence of the event before; 2 a sentence of
//              the title; 4, 8, 16 a list of doers, recipients, places
//              follows; 32 killed; 64 wounded
//   sentence   begin, as the signed difference to the end of the sentence
//              before; length
//   trigger    a span
//   list       a span, its length doubled + 1 if another one follows
//   span       2 * begin behind the sentence's, or for one that is elsewhere
//              4 * begin + 2 if it is in the title + 1; 2 * length
#include "plugin/facet/event_evidence.h"

#include <array>
#include <cstdint>

#include "plugin/facet/packed_bytes.h"

namespace dateline {

namespace {

enum Head : unsigned {
    kSameSentence = 1,
    kInTitle = 2,
    kFirstList = 4,
    kKilled = 32,
    kWounded = 64,
};

constexpr std::array kLists = {
    &StoredEvent::doers, &StoredEvent::recipients, &StoredEvent::places};

void write_span(const StoredSpan& span,
                const StoredSpan& sentence,
                bool more,
                PackedWriter& writer) {
    const std::uint64_t begin = span.span.begin;
    if (span.in_title == sentence.in_title && begin >= sentence.span.begin) {
        writer.number(2 * (begin - sentence.span.begin));
    } else {
        writer.number(4 * begin + (span.in_title ? 2 : 0) + 1);
    }
    writer.number(2 * std::uint64_t{span.span.size()} + (more ? 1 : 0));
}

/// @param[out] more whether another span of the list follows
StoredSpan read_span(const StoredSpan& sentence,
                     PackedReader& reader,
                     bool& more) {
    const std::uint64_t begin = reader.number();
    const std::uint64_t length = reader.number();
    more = (length & 1) != 0;
    const bool elsewhere = (begin & 1) != 0;
    const std::uint64_t from =
        elsewhere ? begin / 4 : begin / 2 + sentence.span.begin;
    if (from > UINT32_MAX || length / 2 > UINT32_MAX - from) {
        reader.fail();
        return {};
    }
    return {elsewhere ? (begin & 2) != 0 : sentence.in_title,
            {static_cast<std::uint32_t>(from),
             static_cast<std::uint32_t>(from + length / 2)}};
}

void write_event(const StoredEvent& event,
                 const StoredSpan* before,
                 PackedWriter& writer) {
    const bool same = before != nullptr && *before == event.sentence;
    unsigned head = (same ? kSameSentence : 0U) |
                    (event.sentence.in_title ? kInTitle : 0U) |
                    (event.killed ? kKilled : 0U) |
                    (event.wounded ? kWounded : 0U);
    for (std::size_t i = 0; i < kLists.size(); ++i) {
        head |= (event.*kLists[i]).empty() ? 0U : kFirstList << i;
    }
    writer.byte(static_cast<std::uint8_t>(head));
    if (!same) {
        writer.signed_number(std::int64_t{event.sentence.span.begin} -
                             (before == nullptr ? 0 : before->span.end));
        writer.number(event.sentence.span.size());
    }
    write_span(event.trigger, event.sentence, false, writer);
    for (const auto member : kLists) {
        const auto& list = event.*member;
        for (std::size_t i = 0; i < list.size(); ++i) {
            write_span(list[i], event.sentence, i + 1 < list.size(), writer);
        }
    }
    writer.number(event.confidence);
    for (const auto& number : {event.killed, event.wounded}) {
        if (number) {
            writer.number(*number);
        }
    }
}

/// Far beyond any text, well within a sum of two.
constexpr std::int64_t kMostBytes = UINT32_MAX;

StoredSpan read_sentence(const StoredSpan& before,
                         bool in_title,
                         PackedReader& reader) {
    const std::int64_t step = reader.signed_number();
    const std::uint64_t length = reader.number();
    const std::int64_t begin =
        step < -kMostBytes || step > kMostBytes ? -1 : before.span.end + step;
    if (begin < 0 || begin > kMostBytes ||
        length > static_cast<std::uint64_t>(kMostBytes - begin)) {
        reader.fail();
        return {};
    }
    return {in_title,
            {static_cast<std::uint32_t>(begin),
             static_cast<std::uint32_t>(begin +
                                        static_cast<std::int64_t>(length))}};
}

StoredEvent read_event(const StoredSpan& before, PackedReader& reader) {
    StoredEvent event;
    const unsigned head = reader.byte();
    event.sentence =
        (head & kSameSentence) != 0
            ? before
            : read_sentence(before, (head & kInTitle) != 0, reader);
    bool more = false;
    event.trigger = read_span(event.sentence, reader, more);
    for (std::size_t i = 0; i < kLists.size(); ++i) {
        more = (head & kFirstList << i) != 0;
        while (more && reader.good()) {
            (event.*kLists[i])
                .push_back(read_span(event.sentence, reader, more));
        }
    }
    event.confidence = static_cast<unsigned>(reader.number());
    if ((head & kKilled) != 0) {
        event.killed = static_cast<std::uint32_t>(reader.number());
    }
    if ((head & kWounded) != 0) {
        event.wounded = static_cast<std::uint32_t>(reader.number());
    }
    return event;
}

}  // namespace

std::string encode_evidence(const std::vector<StoredEvent>& events) {
    PackedWriter writer;
    const StoredSpan* before = nullptr;
    for (const StoredEvent& event : events) {
        write_event(event, before, writer);
        before = &event.sentence;
    }
    return writer.take();
}

std::vector<StoredEvent> decode_evidence(std::string_view bytes) {
    std::vector<StoredEvent> events;
    PackedReader reader(bytes);
    StoredSpan before;
    while (!reader.at_end()) {
        StoredEvent event = read_event(before, reader);
        if (!reader.good()) {
            break;
        }
        before = event.sentence;
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace dateline
