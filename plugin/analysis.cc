// Which memory goes from one article to the next: that of the vectors that are
// long in every article, unless one article made them huge. Memory taken anew
// costs a page fault for every few hundred bytes of text.
#include "plugin/analysis.h"

#include <cstddef>
#include <utility>

namespace dateline {

namespace {

template <typename T>
bool is_huge(const std::vector<T>& vector) {
    // More than even a book of five megabytes fills.
    constexpr std::size_t kMostBytes = std::size_t{48} << 20;
    return vector.capacity() * sizeof(T) > kMostBytes;
}

template <typename T>
void keep_memory(std::vector<T>& from, std::vector<T>& to) {
    if (!is_huge(from)) {
        from.clear();
        to = std::move(from);
    }
}

}  // namespace

void Analysis::restart(const Article& source) {
    Analysis fresh;
    fresh.article = &source;
    fresh.text = std::move(text);
    fresh.text.assign(source);
    keep_memory(blocks, fresh.blocks);
    keep_memory(tokens, fresh.tokens);
    if (!is_huge(facts)) {
        fresh.facts = std::move(facts);
    }
    keep_memory(sentences, fresh.sentences);
    keep_memory(capitals.tokens, fresh.capitals.tokens);
    keep_memory(capitals.sentences, fresh.capitals.sentences);
    keep_memory(datelines, fresh.datelines);
    keep_memory(times, fresh.times);
    keep_memory(names, fresh.names);
    keep_memory(place_uses, fresh.place_uses);
    keep_memory(actor_uses, fresh.actor_uses);
    *this = std::move(fresh);
}

}  // namespace dateline
