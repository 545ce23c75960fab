// Any bytes as a page: text or a refusal; blocks are ordered, disjoint and
// inside the text.
#include <cstdint>
#include <string_view>
#include <variant>

#include "plugin/document/html_reader.h"
#include "plugin/text/normalize.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    using namespace dateline;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto result = read_html_article("x", bytes);
    if (const auto* article = std::get_if<Article>(&result)) {
        std::uint32_t end = 0;
        for (const MarkupBlock& block : article->blocks) {
            if (block.span.begin < end || block.span.end < block.span.begin ||
                block.span.end > article->text.size() ||
                block.link_bytes > block.span.size()) {
                __builtin_trap();
            }
            end = block.span.end;
        }
        if (!is_valid_utf8_without_nul(article->text)) {
            __builtin_trap();
        }
    }
    return 0;
}
