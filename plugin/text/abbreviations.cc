// English orthography, hashed at compile time.
#include "plugin/text/abbreviations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

template <std::size_t kCount>
constexpr std::array<std::uint64_t, kCount> sorted_hashes(
    const std::array<std::string_view, kCount>& words) {
    std::array<std::uint64_t, kCount> hashes{};
    for (std::size_t i = 0; i < kCount; ++i) {
        hashes[i] = hash_folded(words[i]);
    }
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

/// Titles, ranks, months, weekdays, legal forms, states in the news agencies' style.
constexpr std::array<std::string_view, 112> kAbbreviations = {
    "mr",   "mrs",  "ms",   "dr",     "prof", "gen",   "col",    "lt",
    "capt", "cmdr", "sgt",  "maj",    "cpl",  "adm",   "brig",   "gov",
    "sen",  "rep",  "reps", "sens",   "rev",  "hon",   "st",     "ste",
    "mt",   "ft",   "jr",   "sr",     "inc",  "corp",  "co",     "ltd",
    "bros", "plc",  "llc",  "jan",    "feb",  "mar",   "apr",    "jun",
    "jul",  "aug",  "sep",  "sept",   "oct",  "nov",   "dec",    "mon",
    "tue",  "tues", "wed",  "thu",    "thur", "thurs", "fri",    "vs",
    "etc",  "no",   "nos",  "approx", "dept", "univ",  "assn",   "ave",
    "blvd", "rd",   "ala",  "ariz",   "ark",  "calif", "colo",   "conn",
    "del",  "fla",  "ga",   "ill",    "ind",  "kan",   "ky",     "la",
    "md",   "mass", "mich", "minn",   "miss", "mo",    "mont",   "neb",
    "nev",  "okla", "ore",  "pa",     "penn", "tenn",  "tex",    "va",
    "vt",   "wash", "wis",  "wyo",    "ont",  "que",   "messrs", "lieut",
    "pvt",  "pres", "supt", "atty",   "det",  "insp",  "secy",   "sect",
};

constexpr std::array<std::string_view, 12> kAlsoWords = {"no",
                                                         "mar",
                                                         "mass",
                                                         "miss",
                                                         "ill",
                                                         "ore",
                                                         "wash",
                                                         "co",
                                                         "pa",
                                                         "la",
                                                         "ind",
                                                         "del"};

constexpr auto kAbbreviationHashes = sorted_hashes(kAbbreviations);
constexpr auto kAlsoWordHashes = sorted_hashes(kAlsoWords);

/// By some bits of their hashes: tells nearly all words from them.
constexpr std::size_t kMarks = 4096;
constexpr auto kAbbreviationMarks = [] {
    std::array<std::uint64_t, kMarks / 64> marks{};
    for (const std::uint64_t hash : kAbbreviationHashes) {
        marks[hash % kMarks / 64] |= std::uint64_t{1} << (hash % 64);
    }
    return marks;
}();

}  // namespace

bool is_abbreviation(std::uint64_t hash) {
    if ((kAbbreviationMarks[hash % kMarks / 64] >> (hash % 64) & 1) == 0) {
        return false;
    }
    return std::binary_search(
        kAbbreviationHashes.begin(), kAbbreviationHashes.end(), hash);
}

bool is_also_a_word(std::uint64_t hash) {
    return std::binary_search(
        kAlsoWordHashes.begin(), kAlsoWordHashes.end(), hash);
}

}  // namespace dateline
