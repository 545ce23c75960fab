// Which memory goes from one article to the next: that of the vectors that are
// long in every article, unless one article made them huge. Memory taken anew
// costs a page fault for every few hundred bytes of text.
#include "plugin/analysis.h"

#include <cstddef>

namespace dateline {

namespace {

template <typename T>
bool is_huge(const std::vector<T>& vector) {
    // More than even a book of five megabytes fills.
    constexpr std::size_t kMostBytes = std::size_t{48} << 20;
    return vector.capacity() * sizeof(T) > kMostBytes;
}

template <typename T>
void clear(std::vector<T>& vector) {
    if (is_huge(vector)) {
        vector = {};
    }
    vector.clear();
}

}  // namespace

void Analysis::restart(const Article& source) {
    article = &source;
    text.assign(source);
    clear(blocks);
    clear(tokens);
    if (is_huge(facts)) {
        facts = {};
    }
    clear(sentences);
    clear(capitals.tokens);
    clear(capitals.sentences);
    clear(datelines);
    clear(times);
    clear(names);
    clear(tenures);
    published.reset();
    clear(places);
    clear(place_uses);
    clear(actors);
    clear(actor_uses);
    clear(events);
    clear(countries);
    clear(diagnostics);
    explanation = nullptr;
}

}  // namespace dateline
