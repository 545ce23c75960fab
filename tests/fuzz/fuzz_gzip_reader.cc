// Any bytes as a gzip stream of lines.
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/byte_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    using namespace dateline;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const bool packed : {true, false}) {
        try {
            auto source = source_of(bytes);
            if (packed) {
                source = unpack_gzip(std::move(source));
            }
            LineReader lines(*source, 100);
            std::string_view line;
            while (lines.next(line) != LineReader::Result::End) {
            }
        } catch (const InputError&) {
            // A refusal.
        }
    }
    return 0;
}
