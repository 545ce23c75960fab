// MinHash (A. Broder, "On the resemblance and containment of documents", 1997):
// of the hashes of all runs of three words, the smallest under each of sixteen
// orderings. Two texts have the same smallest one with the probability that a
// run of either stands in both.
#include "plugin/facet/story_sketch.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace dateline {

namespace {

/// The lead and the paragraphs that versions of a story keep.
constexpr std::size_t kMostWords = 200;
/// Fewer words are a headline, which many stories may share.
constexpr std::size_t kFewestWords = 12;
constexpr std::size_t kSketchBytes = 2 * kSketchNumbers;

std::uint64_t mixed(std::uint64_t hash) {
    hash ^= hash >> 33;
    hash *= 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 33;
    hash *= 0xC4CEB9FE1A85EC53U;
    return hash ^ (hash >> 33);
}

/// Letters and digits; those beyond ASCII are taken byte by byte.
bool is_of_word(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

class Sketch {
  public:
    Sketch() { least_.fill(std::numeric_limits<std::uint64_t>::max()); }

    void add_words(std::string_view text) {
        for (std::size_t at = 0; at < text.size() && words_ < kMostWords;) {
            std::uint64_t hash = 0xCBF29CE484222325U;
            const std::size_t begin = at;
            for (; at < text.size() &&
                   is_of_word(static_cast<unsigned char>(text[at]));
                 ++at) {
                const auto c = static_cast<unsigned char>(text[at]);
                const bool capital = c >= 'A' && c <= 'Z';
                hash = (hash ^ (capital ? c + 32U : c)) * 0x100000001B3U;
            }
            if (at == begin) {
                ++at;
                continue;
            }
            add_word(hash);
        }
    }

    [[nodiscard]] std::string bytes() const {
        std::string bytes;
        if (words_ < kFewestWords) {
            return bytes;
        }
        for (const std::uint64_t least : least_) {
            bytes += static_cast<char>(least & 0xFFU);
            bytes += static_cast<char>((least >> 8U) & 0xFFU);
        }
        return bytes;
    }

  private:
    void add_word(std::uint64_t hash) {
        run_ = {run_[1], run_[2], hash};
        if (++words_ < run_.size()) {
            return;
        }
        const std::uint64_t run = mixed(run_[0] * 31 + run_[1] * 17 + run_[2]);
        for (std::size_t i = 0; i < least_.size(); ++i) {
            least_[i] = std::min(least_[i], mixed(run + i * kOrdering));
        }
    }

    static constexpr std::uint64_t kOrdering = 0xA0761D6478BD642FU;
    std::array<std::uint64_t, kSketchNumbers> least_{};
    std::array<std::uint64_t, 3> run_{};  ///< the last words
    std::size_t words_ = 0;
};

}  // namespace

std::string story_sketch(std::string_view text, const std::vector<Span>& body) {
    Sketch sketch;
    for (const Span& span : body) {
        if (span.end <= text.size()) {
            sketch.add_words(span.of(text));
        }
    }
    return sketch.bytes();
}

std::size_t shared_numbers(std::string_view a, std::string_view b) {
    if (a.size() != kSketchBytes || b.size() != kSketchBytes) {
        return 0;
    }
    std::size_t shared = 0;
    for (std::size_t i = 0; i < kSketchBytes; i += 2) {
        shared += a.substr(i, 2) == b.substr(i, 2) ? 1 : 0;
    }
    return shared;
}

}  // namespace dateline
