// Working data of place finding: mentions that may be places (toponyms), the
// distinct names among them, and what each name can mean.
#ifndef DATELINE_PLUGIN_PLACE_TOPONYM_H
#define DATELINE_PLUGIN_PLACE_TOPONYM_H

#include <cstdint>
#include <span>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/place/place_record.h"

namespace dateline {

/// What the words beside a mention say of its kind.
enum class KindHint : std::uint8_t {
    None,
    Area,  ///< "Luhansk region", "the province of Herat"
    Town,  ///< "the city of Luhansk"
};

/// A place that a name can mean, whatever else the article says. Scores are in
/// units of log10 of population. 32 bytes.
struct Meaning {
    std::uint32_t place = kNoPlace;
    NameClass name_class = NameClass::Main;
    PlaceType type = PlaceType::Town;
    bool former_state = false;
    float prior = 0;  ///< from prominence and class of the name
    PlaceCells cells = cells_of(PlaceRecord{});  ///< what it lies in
};

/// One in an article.
struct Candidate : Meaning {
    float support = 0;  ///< from the article's other places
    float stated = 0;   ///< from containers and kinds the text states
    float share = 0;    ///< of its name's vote

    [[nodiscard]] float score() const { return prior + support + stated; }
};

/// One distinct name of the article.
struct ToponymName {
    std::uint64_t key_hash = 0;  ///< its key in the gazetteer's names
    std::uint32_t first_candidate = 0;
    std::uint32_t candidate_count = 0;
    std::uint32_t mentions = 0;
    std::uint32_t as_person = 0;  ///< mentions that read as a person's name
    std::uint32_t as_place = 0;   ///< mentions whose words say it is a place
    bool demonym = false;
};

/// One mention. Its evidence is the words' around it alone: above 0 speaks for
/// a place, in units where 2 about outweighs a small town's doubtful name.
struct Toponym {
    TokenRange tokens;
    std::uint32_t sentence = 0;
    std::uint32_t name = 0;  ///< index of its ToponymName
    MentionForm form = MentionForm::Name;
    KindHint kind = KindHint::None;
    float evidence = 0;
    std::uint32_t container = kNone;  ///< the toponym that it is said to lie in
    std::uint32_t contained = kNone;  ///< the toponym said to lie in this one
    /// The name whose misspelling this is: a place only when a mention of the
    /// name itself is accepted.
    std::uint32_t misspelt = kNone;
    std::uint32_t place = kNoPlace;  ///< chosen
    const char* rule = "";           ///< the strongest reason for the evidence
    bool dateline = false;
    bool beside_person = false;  ///< a person's words stand beside it
    bool accepted = false;
};

/// Everything found in one article; reused from article to article.
struct ToponymSet {
    std::vector<Toponym> mentions;  ///< by first token, not overlapping
    std::vector<ToponymName> names;
    std::vector<Candidate> candidates;

    void clear() {
        mentions.clear();
        names.clear();
        candidates.clear();
    }
    [[nodiscard]] std::span<Candidate> candidates_of(const ToponymName& name) {
        return std::span(candidates)
            .subspan(name.first_candidate, name.candidate_count);
    }
};

}  // namespace dateline

#endif
