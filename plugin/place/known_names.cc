// Nothing is forgotten by itself: emptying it now and then costs less than
// to tell what has not been asked for long.
#include "plugin/place/known_names.h"

namespace dateline {

namespace {

constexpr std::size_t kMostCandidates = std::size_t{1} << 15;

}  // namespace

KnownNames::Meanings KnownNames::find(std::uint64_t key) const {
    const std::uint32_t number = numbers_.find_number(key);
    if (number == DenseIndex::kAbsent) {
        return {};
    }
    const Name& name = names_[number];
    return {list_of(std::span(candidates_), name.candidates), name.demonym};
}

void KnownNames::add(std::uint64_t key,
                     std::span<const Candidate> candidates,
                     bool demonym) {
    if (candidates_.size() + candidates.size() > kMostCandidates) {
        numbers_.clear();
        names_.clear();
        candidates_.clear();
    }
    numbers_.number_of(key);
    names_.push_back({{static_cast<std::uint32_t>(candidates_.size()),
                       static_cast<std::uint32_t>(candidates.size())},
                      demonym});
    candidates_.insert(candidates_.end(), candidates.begin(), candidates.end());
}

}  // namespace dateline
