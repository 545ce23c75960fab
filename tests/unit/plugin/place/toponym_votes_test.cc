// Names speak for each other's candidates, on the gazetteer of the build.
#include "plugin/place/toponym_votes.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

const Gazetteer& gazetteer() {
    return test_lexicons().gazetteer();
}

struct Meaning {
    std::string id;
    float prior = 0;
};

/// A name with one mention.
void add_name(const std::vector<Meaning>& meanings, ToponymSet& found) {
    ToponymName name;
    name.first_candidate = static_cast<std::uint32_t>(found.candidates.size());
    name.candidate_count = static_cast<std::uint32_t>(meanings.size());
    name.mentions = 1;
    for (const Meaning& meaning : meanings) {
        const auto place = gazetteer().find(meaning.id);
        REQUIRE(place);
        Candidate candidate;
        candidate.place = *place;
        candidate.cells = cells_of(gazetteer().record(*place));
        candidate.prior = meaning.prior;
        found.candidates.push_back(candidate);
    }
    Toponym mention;
    mention.name = static_cast<std::uint32_t>(found.names.size());
    found.mentions.push_back(mention);
    found.names.push_back(name);
}

const std::vector<Meaning> kParis = {{"geonames:2988507", 6.4F},
                                     {"geonames:4717560", 4.4F}};

TEST_CASE("a name alone supports nothing") {
    ToponymSet found;
    add_name(kParis, found);
    ToponymVotes votes(gazetteer());
    votes.collect(found, kNoPlace);
    CHECK(found.candidates[0].support == 0);
    CHECK(found.candidates[1].support == 0);
}

TEST_CASE("names support what lies where they do") {
    ToponymVotes votes(gazetteer());
    float before = 0;
    // Twice: what one article found is forgotten in the next.
    for (int round = 0; round < 2; ++round) {
        ToponymSet found;
        add_name(kParis, found);
        add_name({{"geonames:4684888", 6.1F}}, found);  // Dallas
        add_name({{"geonames:4699066", 6.4F}}, found);  // Houston
        votes.collect(found, kNoPlace);
        CHECK(found.candidates[0].support == 0);
        CHECK(found.candidates[1].support > 0.5F);
        CHECK((round == 0 || found.candidates[1].support == before));
        before = found.candidates[1].support;
    }
}

TEST_CASE("a doubtful mention has little say") {
    ToponymVotes votes(gazetteer());
    const auto support = [&](float evidence) {
        ToponymSet found;
        add_name(kParis, found);
        add_name({{"geonames:4684888", 6.1F}}, found);
        found.mentions[1].evidence = evidence;
        votes.collect(found, kNoPlace);
        return found.candidates[1].support;
    };
    CHECK(support(-2) < support(0));
    CHECK(support(-2) > 0);
}

}  // namespace
}  // namespace dateline
