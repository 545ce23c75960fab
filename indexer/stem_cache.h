// English stems, remembered: most words of a text have been seen before.
#ifndef DATELINE_INDEXER_STEM_CACHE_H
#define DATELINE_INDEXER_STEM_CACHE_H

#include <string>
#include <vector>

#include <xapian.h>

namespace dateline {

/// To be owned by a Xapian::Stem. Not thread-safe.
class StemCache : public Xapian::StemImplementation {
  public:
    std::string operator()(const std::string& word) override;
    [[nodiscard]] std::string get_description() const override {
        return "english";
    }

  private:
    /// Each word has one place; a new one there drives the old one out, so
    /// that misprints never fill it and all of it stays in the processor's
    /// cache.
    struct Stemmed {
        std::string word;
        std::string stem;
    };
    static constexpr std::size_t kPlaces = 4096;

    Xapian::Stem english_{"english"};
    std::vector<Stemmed> places_ = std::vector<Stemmed>(kPlaces);
};

}  // namespace dateline

#endif
