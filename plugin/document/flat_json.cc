// Strings are searched eight bytes at a time for what ends or escapes them.
#include "plugin/document/flat_json.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::uint64_t kEach = 0x0101010101010101ULL;

constexpr bool is_special(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

/// Not zero when one of eight bytes is_special(), and perhaps otherwise.
constexpr std::uint64_t may_be_special(std::uint64_t bytes) {
    const auto zeros = [](std::uint64_t x) {
        return (x - kEach) & ~x;
    };
    const std::uint64_t quote = zeros(bytes ^ ('"' * kEach));
    const std::uint64_t slash = zeros(bytes ^ ('\\' * kEach));
    const std::uint64_t control = (bytes - 0x20 * kEach) & ~bytes;
    return (quote | slash | control) & (0x80 * kEach);
}

class FlatReader {
  public:
    FlatReader(std::string_view json, nlohmann::json_sax<nlohmann::json>& sax)
        : json_(json), sax_(sax) {}

    bool read() {
        return take('{') && sax_.start_object(kUnknownSize) && members() &&
               take('}') && sax_.end_object() && next() == '\0';
    }

  private:
    static constexpr auto kUnknownSize = static_cast<std::size_t>(-1);

    bool members() {
        if (next() == '}') {
            return true;
        }
        do {
            if (next() != '"' || !text() || !sax_.key(text_) || !take(':') ||
                !value()) {
                return false;
            }
        } while (take(','));
        return true;
    }

    bool value() {
        switch (next()) {
        case '"':
            return text() && sax_.string(text_);
        case 'n':
            return word("null") && sax_.null();
        case 't':
            return word("true") && sax_.boolean(true);
        case 'f':
            return word("false") && sax_.boolean(false);
        default:
            return false;
        }
    }

    /// The byte after white space; NUL, which valid JSON has not, at the end.
    char next() {
        while (at_ < json_.size() &&
               (json_[at_] == ' ' || json_[at_] == '\t' || json_[at_] == '\n' ||
                json_[at_] == '\r')) {
            ++at_;
        }
        return at_ < json_.size() ? json_[at_] : '\0';
    }

    bool take(char wanted) {
        const bool there = next() == wanted;
        at_ += there ? 1 : 0;
        return there;
    }

    bool word(std::string_view wanted) {
        const bool there = json_.substr(at_, wanted.size()) == wanted;
        at_ += there ? wanted.size() : 0;
        return there;
    }

    /// From one quotation mark to the next into text_.
    bool text() {
        text_.clear();
        for (++at_;; ++at_) {
            const std::size_t begin = at_;
            skip_plain();
            text_.append(json_, begin, at_ - begin);
            if (at_ >= json_.size()) {
                return false;
            }
            if (json_[at_] == '"') {
                ++at_;
                return true;
            }
            if (json_[at_] != '\\' || !escape()) {
                return false;
            }
        }
    }

    void skip_plain() {
        for (; at_ + 8 <= json_.size(); at_ += 8) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, json_.data() + at_, 8);
            if (may_be_special(bytes) != 0) {
                break;
            }
        }
        while (at_ < json_.size() && !is_special(json_[at_])) {
            ++at_;
        }
    }

    /// Leaves at_ at its last byte.
    bool escape() {
        constexpr std::string_view kNames = "\"\\/bfnrt";
        constexpr std::string_view kValues = "\"\\/\b\f\n\r\t";
        if (++at_ >= json_.size()) {
            return false;
        }
        const std::size_t name = kNames.find(json_[at_]);
        if (name != std::string_view::npos) {
            text_ += kValues[name];
            return true;
        }
        return json_[at_] == 'u' && character();
    }

    bool character() {
        std::uint32_t value = 0;
        if (!figures(value)) {
            return false;
        }
        if (value >= 0xD800 && value <= 0xDBFF) {
            std::uint32_t low = 0;
            ++at_;
            if (!word("\\u")) {
                return false;
            }
            --at_;
            if (!figures(low) || low < 0xDC00 || low > 0xDFFF) {
                return false;
            }
            value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        } else if (value >= 0xDC00 && value <= 0xDFFF) {
            return false;
        }
        append_utf8(text_, static_cast<char32_t>(value));
        return true;
    }

    /// Four hexadecimal ones after at_, which moves to the last.
    bool figures(std::uint32_t& value) {
        if (at_ + 4 >= json_.size()) {
            return false;
        }
        for (int i = 0; i < 4; ++i) {
            const char c = json_[++at_];
            const char small = static_cast<char>(c | 0x20);
            const bool digit = c >= '0' && c <= '9';
            if (!digit && (small < 'a' || small > 'f')) {
                return false;
            }
            value = value * 16 + static_cast<std::uint32_t>(
                                     digit ? c - '0' : small - 'a' + 10);
        }
        return true;
    }

    std::string_view json_;
    nlohmann::json_sax<nlohmann::json>& sax_;
    std::size_t at_ = 0;
    std::string text_;
};

}  // namespace

bool read_flat_json(std::string_view json,
                    nlohmann::json_sax<nlohmann::json>& sax) {
    return FlatReader(json, sax).read();
}

}  // namespace dateline
