// Any bytes as an XML file, cut into records and read as each of the formats.
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/byte_source.h"
#include "indexer/readers/format_readers.h"
#include "indexer/readers/xml_document.h"
#include "indexer/readers/xml_records.h"

namespace {

using namespace dateline;

void read_as_all(std::string xml) {
    Article article;
    pugi::xml_document document;
    if (parse_xml(std::move(xml), document, article)) {
        return;
    }
    const pugi::xml_node top = document.document_element();
    static_cast<void>(read_nitf(top, article, "x"));
    static_cast<void>(read_newsml(top, article, "x"));
    static_cast<void>(read_rss_item(top, {}, article, "x"));
    static_cast<void>(read_atom_entry(top, {}, article, "x"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        const auto source = source_of(bytes);
        XmlRecords records(*source, std::size_t{1} << 16);
        if (!records.is_list()) {
            read_as_all(records.take_document());
            return 0;
        }
        std::string record;
        XmlRecords::Result result{};
        while ((result = records.next(record)) != XmlRecords::Result::End) {
            if (result == XmlRecords::Result::Record) {
                read_as_all(record);
            }
        }
    } catch (const InputError&) {
        // A refusal.
    }
    std::string error;
    static_cast<void>(xml_in_utf8(bytes, error));
    return 0;
}
