// Any bytes as a text file, and as a date of metadata.
#include <cstdint>
#include <string_view>
#include <variant>

#include "plugin/document/metadata_date.h"
#include "plugin/document/text_reader.h"
#include "plugin/text/normalize.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    using namespace dateline;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto days = parse_metadata_date(bytes)) {
        if (days->from > days->to) {
            __builtin_trap();
        }
    }
    const auto result = read_text_article("x", bytes);
    if (const auto* article = std::get_if<Article>(&result)) {
        if (!is_valid_utf8_without_nul(article->text)) {
            __builtin_trap();
        }
    }
    return 0;
}
