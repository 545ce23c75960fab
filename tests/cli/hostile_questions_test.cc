// Questions meant to break a search engine: each answers or is refused with
// one line, within a second of processor time and 256 MB.
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/demo_index.h"
#include "tests/support/run_program.h"

namespace dateline {
namespace {

constexpr double kMostSeconds = 1.0;
constexpr long kMostKilobytes = 256 * 1024;

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

ProgramResult ask(const std::vector<std::string>& words) {
    std::vector<std::string> arguments = {DATELINE_BIN "/query/dateline",
                                          "--db",
                                          demo_index(),
                                          "--quiet",
                                          "search",
                                          "--json",
                                          "--"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    return run_program(arguments);
}

void check_harmless(const std::string& question) {
    INFO(question.substr(0, 200) << " (" << question.size() << " bytes)");
    const ProgramResult run = ask({question});
    CHECK((run.exit_code == 0 || run.exit_code == 2));
    CHECK(run.cpu_seconds < kMostSeconds);
    CHECK(run.most_kilobytes < kMostKilobytes);
    if (run.exit_code == 0) {
        CHECK(run.err.empty());
        CHECK(nlohmann::json::parse(run.out)["total"].is_number());
    } else {
        CHECK(run.out.empty());
        CHECK(run.err.starts_with("dateline: "));
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
        for (const char c : run.err) {
            CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
        }
    }
}

TEST_CASE("hostile questions") {
    const std::vector<std::string> questions = {
        "",
        " \t ",
        "*",
        "x*",
        "ab*",
        repeated("x* ", 60),
        repeated("a* b* ", 400),
        repeated("(", 2000),
        repeated("(", 100000),
        repeated(")", 1000),
        repeated("((a OR b) AND ", 100),
        "\"",
        "\"never closed",
        "\"\" \"\" \"\"",
        "AND",
        "OR",
        "or or or",
        "x OR",
        "OR x",
        "NOT",
        "NOT NOT NOT x",
        "-",
        "--",
        "-x",
        "-\"\"",
        "+",
        repeated("x NOT ", 300),
        repeated("x OR ", 30) + "x",
        repeated("x OR ", 5000),
        repeated("term ", 64),
        repeated("term ", 65),
        '"' + repeated("x ", 500) + '"',
        '"' + repeated("x ", 900) + '"',
        repeated("x NEAR ", 30),
        "x NEAR/4000000000 y",
        "x ADJ/-1 y",
        "x SYN y ~z",
        "date:..",
        "date:2022-99",
        "date:99999999999999999999",
        "date:-5..7e8",
        "date:0000..9999",
        "date:2022..2021",
        "event:",
        "place:",
        std::string("place:\0x", 8),
        "place:" + repeated("y", 1900),
        repeated("place:kyiv", 150),
        repeated("place:kyiv,", 180),
        repeated("event:withdrawal ", 64),
        "event:" + repeated("fighting,", 200),
        "nosuchfield:x",
        "XPgeo:ua",
        "Qa001",
        "XEwithdrawal",
        repeated("w", 2040),
        repeated("w", 5000),
        std::string(3, '\0'),
        std::string("a\0b OR c", 8),
        "\xff\xfe\xc0\x80",
        "\xed\xa0\x80",
        "\xe2\x80\xaeKyiv\xe2\x80\xac",
        "<img src=x onerror=alert(1)>",
        "%0d%0aSet-Cookie: x",
        "'; DELETE FROM x; --",
        "../../../etc/shadow",
        "$(reboot) `id` ${HOME}",
        "%s%s%s%n%n",
        "{{1+1}} {% x %}",
        "[[[[]]]]",
        repeated("\xe6\xbc\xa2", 600),
        repeated("a\xcc\x81\xcc\xa3", 300),
        repeated("~", 2000),
        repeated("luhnask ", 60),
        repeated("withdrawl in kherzon ", 20),
        repeated("between ", 60),
        repeated("since 2020 ", 30),
        repeated("not ", 60) + "x",
        "between:a,b,c,d,e,f,g,h",
        "between:" + repeated("russia,", 250),
        "1 2 3 4 5 6 7 8 9",
        "1e400 -1e400 nan inf",
        repeated("1994..2023 ", 60),
    };
    for (const std::string& question : questions) {
        check_harmless(question);
    }
}

TEST_CASE("random bytes and random words as questions") {
    std::mt19937 random(7);
    const std::vector<std::string> pieces = {"withdrawals ",
                                             "in ",
                                             "Kyiv ",
                                             "by ",
                                             "or ",
                                             "not ",
                                             "\"",
                                             "-",
                                             "event:",
                                             "place:",
                                             ",",
                                             "..",
                                             "2022",
                                             "between ",
                                             "and ",
                                             "\x80",
                                             "date:",
                                             "*",
                                             "OR ",
                                             "(",
                                             ")",
                                             "'s ",
                                             "Russia ",
                                             ":",
                                             " "};
    for (int round = 0; round < 60; ++round) {
        std::string question;
        for (std::size_t n = random() % 40; n > 0; --n) {
            question += random() % 8 == 0
                            ? std::string(1, static_cast<char>(random() % 256))
                            : pieces[random() % pieces.size()];
        }
        // An argument ends at a NUL.
        std::erase(question, '\0');
        check_harmless(question);
    }
}

}  // namespace
}  // namespace dateline
