// Any bytes as one NDJSON line: an article or a refusal, never a crash; what
// is accepted keeps the Article's invariant.
#include <cstdint>
#include <string_view>
#include <variant>

#include "plugin/document/annotation_json.h"
#include "plugin/document/json_reader.h"
#include "plugin/text/normalize.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    using namespace dateline;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto result = read_json_article(bytes);
    if (const auto* article = std::get_if<Article>(&result)) {
        if (article->id.empty() || !is_valid_utf8_without_nul(article->text) ||
            !is_valid_utf8_without_nul(article->title)) {
            __builtin_trap();
        }
        Annotation annotation;
        annotation.id = article->id;
        annotation.diagnostics = article->diagnostics;
        static_cast<void>(to_json(annotation, *article));
    }
    return 0;
}
