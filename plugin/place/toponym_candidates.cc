// The recognizer's names: each is numbered once an article, with all that it can
// mean and how likely each meaning is by itself.
#include <algorithm>

#include "plugin/place/toponym_recognizer.h"

namespace dateline {

namespace {

/// San Antonio has 150 meanings; a name with more says nothing alone.
constexpr std::size_t kMostCandidates = 256;
constexpr float kDemonymAhead = 0.3F;
/// See lower_alternates().
constexpr float kKnownAbroad = 4.5F;
constexpr float kForeignBesideProper = 1.2F;

float prior_of(NameClass name_class) {
    switch (name_class) {
    case NameClass::Main:
        return 0;
    case NameClass::Common:
    case NameClass::Generated:
    case NameClass::Acronym:
    case NameClass::Short:
        return -0.1F;
    case NameClass::Alternate:
        return -1.5F;
    case NameClass::Transliterated:
    case NameClass::Former:
        return -0.8F;
    case NameClass::Rare:
        return -2.5F;
    default:
        return 0;
    }
}

/// Where a place bears the name in English, a small one that bears it in some
/// other language is hardly meant.
void lower_alternates(std::span<Candidate> candidates) {
    const bool proper = std::any_of(
        candidates.begin(), candidates.end(), [](const Candidate& c) {
            return c.name_class <= NameClass::Generated;
        });
    for (Candidate& candidate : candidates) {
        const bool foreign = candidate.name_class == NameClass::Alternate ||
                             candidate.name_class == NameClass::Transliterated;
        if (proper && foreign && candidate.prior < kKnownAbroad) {
            candidate.prior -= kForeignBesideProper;
        }
    }
}

}  // namespace

std::uint32_t ToponymRecognizer::name_index(const Analysis& analysis,
                                            TokenRange tokens,
                                            const Match& match,
                                            SentenceCase letters) {
    const std::uint32_t number = name_indexes_.number_of(match.key);
    if (number < found_->names.size()) {
        return number;
    }
    ToponymName name;
    name.key_hash = match.key;
    auto& candidates = found_->candidates;
    name.first_candidate = static_cast<std::uint32_t>(candidates.size());
    if (const auto known = known_names_.find(match.key);
        !known.candidates.empty()) {
        for (const Meaning& meaning : known.candidates) {
            candidates.push_back({meaning});
        }
        name.demonym = known.demonym;
    } else {
        name.demonym = add_candidates(analysis, tokens, match, letters);
    }
    name.candidate_count =
        static_cast<std::uint32_t>(candidates.size()) - name.first_candidate;
    found_->names.push_back(name);
    return number;
}

/// @return the name is rather a demonym
bool ToponymRecognizer::add_candidates(const Analysis& analysis,
                                       TokenRange tokens,
                                       const Match& match,
                                       SentenceCase letters) {
    const std::size_t first = found_->candidates.size();
    const std::size_t count = std::min(match.payloads.size(), kMostCandidates);
    float best_name = -1;
    float best_demonym = -1;
    for (std::size_t i = 0; i < count; ++i) {
        gazetteer_.prefetch(NameEntry::unpack(match.payloads[i]).place);
    }
    const bool plain = fits(analysis, tokens, {}, letters);
    bool everywhere = plain;
    for (std::size_t i = 0; i < count; ++i) {
        const NameEntry entry = NameEntry::unpack(match.payloads[i]);
        const bool abbreviated = entry.name_class == NameClass::Acronym ||
                                 entry.name_class == NameClass::Short;
        everywhere = everywhere && !abbreviated;
        if (abbreviated ? !fits(analysis, tokens, entry, letters) : !plain) {
            continue;
        }
        Candidate candidate;
        candidate.place = entry.place;
        candidate.name_class = entry.name_class;
        const PlaceRecord& record = gazetteer_.record(entry.place);
        candidate.type = record.type;
        candidate.former_state = record.former_state;
        candidate.cells = cells_of(record);
        candidate.prior =
            static_cast<float>(record.prominence) / kProminenceUnit +
            prior_of(entry.name_class);
        float& best = is_demonym(entry.name_class) ? best_demonym : best_name;
        best = std::max(best, candidate.prior);
        found_->candidates.push_back(candidate);
    }
    const auto added = std::span(found_->candidates).subspan(first);
    lower_alternates(added);
    // A word that is both ("UAE", "Mali") is what is the more prominent.
    const bool demonym = best_demonym > best_name + kDemonymAhead;
    if (everywhere && !added.empty()) {
        known_names_.add(match.key, added, demonym);
    }
    return demonym;
}

}  // namespace dateline
