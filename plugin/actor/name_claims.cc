// Claims mostly come in the order of the text already.
#include "plugin/actor/name_claims.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline {

void add_claim(const ActorLexicon& lexicon,
               const NameClaim& claim,
               const char* rule,
               Analysis& analysis) {
    analysis.names.push_back(claim);
    if (analysis.explanation == nullptr) {
        return;
    }
    std::string message =
        claim.kind == NameKind::Person ? "a person" : "an organisation";
    if (claim.entry != kNone) {
        message +=
            ": " + std::string(lexicon.text(lexicon.actor(claim.entry).id));
    }
    analysis.explanation->add(
        "actor", rule, analysis.span_of(claim.tokens), std::move(message));
}

void sort_claims(Analysis& analysis) {
    const auto first = [](const NameClaim& name) {
        return name.tokens.first;
    };
    if (!std::ranges::is_sorted(analysis.names, {}, first)) {
        std::ranges::stable_sort(analysis.names, {}, first);
    }
    std::uint32_t end = 0;
    std::erase_if(analysis.names, [&](const NameClaim& name) {
        if (name.tokens.first < end) {
            return true;
        }
        end = name.tokens.last;
        return false;
    });
}

}  // namespace dateline
