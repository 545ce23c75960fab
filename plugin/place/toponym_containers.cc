// The recognizer's look at two mentions side by side: the second one may say
// where the first one lies ("Troy, N.C.", "Troy (North Carolina)"), or both are
// peers of a list.
#include <algorithm>

#include "plugin/place/toponym_recognizer.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

const std::uint64_t kAnd = hash_folded("and");
/// Towns with a lower prior contain nothing here.
constexpr float kContainingTown = 5;

}  // namespace

bool ToponymRecognizer::any_lies_in(const Toponym& inner,
                                    const Toponym& outer) const {
    const auto inside = found_->candidates_of(found_->names[inner.name]);
    const auto outside = found_->candidates_of(found_->names[outer.name]);
    for (const Candidate& out : outside) {
        if (is_settlement(out.type) && out.prior < kContainingTown) {
            continue;
        }
        for (const Candidate& in : inside) {
            if (gazetteer_.lies_in(in.place, out.place)) {
                return true;
            }
        }
    }
    return false;
}

/// The mentions stand side by side but for a comma, bracket or "and".
bool ToponymRecognizer::adjoin(const Analysis& analysis,
                               std::uint32_t left,
                               std::uint32_t right) const {
    if (right >= found_->mentions.size()) {
        return false;
    }
    const Toponym& a = found_->mentions[left];
    const Toponym& b = found_->mentions[right];
    if (a.sentence != b.sentence || b.tokens.first != a.tokens.last + 1) {
        return false;
    }
    const Token& between = analysis.tokens[a.tokens.last];
    return between.is(U',') || between.is(U'(') || between.hash == kAnd;
}

const Candidate* ToponymRecognizer::best_of(const Toponym& mention) const {
    const auto candidates = found_->candidates_of(found_->names[mention.name]);
    const auto best = std::max_element(
        candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
            return a.prior < b.prior;
        });
    return best == candidates.end() ? nullptr : &*best;
}

/// "Mexico, China, Japan": a list of peers, though there is a China in Japan.
bool ToponymRecognizer::are_listed(const Analysis& analysis,
                                   std::uint32_t inner) const {
    const Candidate* one = best_of(found_->mentions[inner]);
    const Candidate* other = best_of(found_->mentions[inner + 1]);
    if (one == nullptr || other == nullptr ||
        gazetteer_.lies_in(one->place, other->place)) {
        return false;
    }
    if (one->type == PlaceType::Country && other->type == PlaceType::Country) {
        return true;
    }
    const bool list = (inner > 0 && adjoin(analysis, inner - 1, inner)) ||
                      adjoin(analysis, inner + 1, inner + 2);
    return list && one->type == other->type && is_area(one->type);
}

/// "Troy, N.C.", "Troy (North Carolina)".
void ToponymRecognizer::link_containers(const Analysis& analysis) {
    auto& mentions = found_->mentions;
    for (std::uint32_t i = 0; i + 1 < mentions.size(); ++i) {
        if (!adjoin(analysis, i, i + 1)) {
            continue;
        }
        Toponym& inner = mentions[i];
        Toponym& outer = mentions[i + 1];
        const bool joined = analysis.tokens[inner.tokens.last].hash == kAnd;
        if (!joined && any_lies_in(inner, outer) && !are_listed(analysis, i)) {
            inner.container = i + 1;
            inner.evidence += 3;
            inner.rule = "place/container";
            outer.contained = i;
        } else {
            inner.evidence += 0.5F;
        }
    }
}

}  // namespace dateline
