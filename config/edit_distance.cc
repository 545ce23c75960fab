// The usual two-row dynamic programme.
#include "config/edit_distance.h"

#include <algorithm>
#include <numeric>

namespace dateline {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + cost});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string nearest(std::string_view word,
                    const std::vector<std::string>& known) {
    const std::size_t farthest =
        word.size() < 4 ? 1 : std::max<std::size_t>(2, word.size() / 3);
    std::size_t best = farthest + 1;
    std::string found;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view word,
                         const std::vector<std::string>& known) {
    const std::string found = nearest(word, known);
    return found.empty() ? "" : ", did you mean '" + found + "'?";
}

}  // namespace dateline
