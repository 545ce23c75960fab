// The short way tells the same as nlohmann's parser, or leaves the document to
// it.
#include "plugin/document/flat_json.h"

#include <string>

#include <catch2/catch.hpp>

namespace dateline {
namespace {

/// Every event as a line.
class Events : public nlohmann::json_sax<nlohmann::json> {
  public:
    std::string told;

    bool null() override { return tell("null"); }
    bool boolean(bool value) override { return tell(value ? "true" : "false"); }
    bool number_integer(number_integer_t) override { return tell("number"); }
    bool number_unsigned(number_unsigned_t) override { return tell("number"); }
    bool number_float(number_float_t, const string_t&) override {
        return tell("number");
    }
    bool string(string_t& value) override { return tell("=" + value); }
    bool binary(binary_t&) override { return tell("bytes"); }
    bool start_object(std::size_t) override { return tell("{"); }
    bool key(string_t& name) override { return tell("." + name); }
    bool end_object() override { return tell("}"); }
    bool start_array(std::size_t) override { return tell("["); }
    bool end_array() override { return tell("]"); }
    bool parse_error(std::size_t,
                     const std::string&,
                     const nlohmann::json::exception&) override {
        return false;
    }

  private:
    bool tell(const std::string& event) {
        told += event + "\n";
        return true;
    }
};

TEST_CASE("flat objects are told as the general parser tells them") {
    const std::string json =
        GENERATE(as<std::string>(),
                 "{}",
                 " { \"a\" : \"b\" } \n",
                 R"({"a":null,"b":true,"c":false})",
                 R"({"text":"nine bytes\nand more \"so\""})",
                 R"({"t":"\\ \/ \b\f\r\t \u00e9\u20AC"})",
                 R"({"t":"\ud83d\ude00","u":"\u0000"})",
                 "{\"t\":\"\x7f caf\xC3\xA9 \xE2\x80\x94\"}",
                 R"({"":"","a":"x","a":"y"})");
    CAPTURE(json);
    Events flat;
    Events general;
    REQUIRE(read_flat_json(json, flat));
    REQUIRE(nlohmann::json::sax_parse(json, &general));
    CHECK(flat.told == general.told);
}

TEST_CASE("all else is left to the general parser") {
    const std::string json = GENERATE(as<std::string>(),
                                      "",
                                      "[]",
                                      "\"a\"",
                                      "{\"a\":1}",
                                      R"({"a":{"b":"c"}})",
                                      R"({"a":["b"]})",
                                      R"({"a":"b"} x)",
                                      R"({"a":"b",})",
                                      R"({"a":"b")",
                                      R"({"a":"b)",
                                      R"({"a" "b"})",
                                      R"({a:"b"})",
                                      R"({"a":nul})",
                                      R"({"a":"\x"})",
                                      R"({"a":"\u12"})",
                                      R"({"a":"\ud83d"})",
                                      R"({"a":"\ud83dx\ude00"})",
                                      R"({"a":"\ude00"})",
                                      "{\"a\":\"line\nend\"}",
                                      "{\"a\":\"12345678\x01\"}",
                                      R"({"a":"\)");
    CAPTURE(json);
    Events events;
    CHECK_FALSE(read_flat_json(json, events));
}

TEST_CASE("what ends a string is found wherever it stands") {
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string text(size, 'x');
        for (const char* special : {"\\n", "\\\"", "\\\\", ""}) {
            const std::string json =
                "{\"t\":\"" + text + special + text + "\"}";
            CAPTURE(json);
            Events flat;
            Events general;
            REQUIRE(read_flat_json(json, flat));
            REQUIRE(nlohmann::json::sax_parse(json, &general));
            CHECK(flat.told == general.told);
        }
    }
}

}  // namespace
}  // namespace dateline
