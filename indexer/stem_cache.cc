#include "indexer/stem_cache.h"

#include <functional>

namespace dateline {

std::string StemCache::operator()(const std::string& word) {
    Stemmed& place = places_[std::hash<std::string>()(word) % kPlaces];
    if (place.word != word) {
        place.word = word;
        place.stem = english_(word);
    }
    return place.stem;
}

}  // namespace dateline
