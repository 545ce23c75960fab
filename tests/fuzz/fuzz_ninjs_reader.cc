// Any bytes as a ninjs item.
#include <cstdint>
#include <string_view>

#include "indexer/readers/format_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    using namespace dateline;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(looks_like_ninjs(bytes));
    static_cast<void>(read_ninjs(bytes, "x"));
    return 0;
}
