// ICU's converters.
#include "plugin/document/charset.h"

#include <cstdint>
#include <limits>
#include <memory>

#include <unicode/ucnv.h>

namespace dateline {

std::optional<std::string> utf8_from(const std::string& charset,
                                     std::string_view bytes) {
    constexpr std::size_t kMostOfOne = 4;
    constexpr std::size_t kMostBytes =
        std::numeric_limits<int32_t>::max() / kMostOfOne - 16;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(charset.c_str(), &error), &ucnv_close);
    if (U_FAILURE(error) != 0 || bytes.size() > kMostBytes) {
        return std::nullopt;
    }
    std::string utf8(bytes.size() * kMostOfOne + 16, '\0');
    const int32_t size = ucnv_toAlgorithmic(UCNV_UTF8,
                                            converter.get(),
                                            utf8.data(),
                                            static_cast<int32_t>(utf8.size()),
                                            bytes.data(),
                                            static_cast<int32_t>(bytes.size()),
                                            &error);
    if (U_FAILURE(error) != 0) {
        return std::nullopt;
    }
    utf8.resize(static_cast<std::size_t>(size));
    return utf8;
}

}  // namespace dateline
