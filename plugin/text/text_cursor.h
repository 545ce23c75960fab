// TextCursor: how far a text has been made into tokens, and the token that is
// being made. Shared by the tokenizer and its reader of mixed words.
#ifndef DATELINE_PLUGIN_TEXT_TEXT_CURSOR_H
#define DATELINE_PLUGIN_TEXT_TEXT_CURSOR_H

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "plugin/text/character_class.h"
#include "plugin/text/normalize.h"
#include "plugin/text/token.h"

namespace dateline {

struct TextCursor {
    std::string_view text;
    std::uint32_t end;  ///< of what is read
    std::uint32_t at;
    std::vector<Token>* tokens;
    std::uint32_t flags = 0;  ///< of the next token, by what is before it

    [[nodiscard]] CodePoint peek(std::uint32_t place) const {
        const auto byte = static_cast<unsigned char>(text[place]);
        if (byte < 0x80) {
            return {byte, 1};
        }
        return decode(text.substr(0, end), place);
    }

    /// Space behind the end.
    [[nodiscard]] CharacterClass class_at(std::uint32_t place) const {
        return place < end ? class_of(peek(place).value)
                           : CharacterClass::Space;
    }

    /// @param shape TokenFlag bits besides those by what is before it
    void push(Span span,
              std::uint64_t hash,
              std::uint32_t shape,
              std::uint32_t letters,
              char32_t mark = 0) {
        tokens->push_back({hash,
                           span,
                           static_cast<std::uint16_t>(flags | shape),
                           static_cast<std::uint16_t>(
                               std::min<std::uint32_t>(letters, 65535)),
                           static_cast<std::uint32_t>(mark)});
        flags = 0;
    }
};

}  // namespace dateline

#endif
