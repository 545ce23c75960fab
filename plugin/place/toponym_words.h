// Word classes that tell whether a name is a place's: what stands before and
// behind it ("Fargo Police", "Lake Geneva", "the village of"). The lists are
// config/recognition/toponym_words.yaml.
#ifndef DATELINE_PLUGIN_PLACE_TOPONYM_WORDS_H
#define DATELINE_PLUGIN_PLACE_TOPONYM_WORDS_H

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// Combined by |.
enum ToponymWord : std::uint32_t {
    kOrganisationWord = 1U << 0,
    kStreetWord = 1U << 1,
    kFeatureWord = 1U << 2,
    kFeaturePrefix = 1U << 3,
    kDivisionWord = 1U << 4,
    kTownWord = 1U << 5,
    kDirectionWord = 1U << 6,
    kPersonTitle = 1U << 7,
    kPersonVerb = 1U << 8,
    kLocativeWord = 1U << 9,
    kNeverPlace = 1U << 10,
    kCurrencyWord = 1U << 11,
    kThingWord = 1U << 12,
    kHeritageHead = 1U << 13,
    kDivisionPlural = 1U << 14,
    kMoneyWord = 1U << 15,
};

/// Keys of the YAML file and the class each stands for.
inline constexpr std::array<std::pair<std::string_view, ToponymWord>, 16>
    kToponymWordLists = {{{"organisation_heads", kOrganisationWord},
                          {"team_nicknames", kOrganisationWord},
                          {"street_words", kStreetWord},
                          {"feature_words", kFeatureWord},
                          {"feature_prefixes", kFeaturePrefix},
                          {"division_words", kDivisionWord},
                          {"town_words", kTownWord},
                          {"directions", kDirectionWord},
                          {"person_titles", kPersonTitle},
                          {"speech_verbs", kPersonVerb},
                          {"locatives", kLocativeWord},
                          {"never", kNeverPlace},
                          {"currencies", kCurrencyWord},
                          {"things", kThingWord},
                          {"heritage_heads", kHeritageHead},
                          {"behind_money_capital", kMoneyWord}}};

/// Token hashes of "counties" and "county".
struct DivisionPlural {
    std::uint64_t plural = 0;
    std::uint64_t singular = 0;
};

/// Immutable view; safe to share between threads. Look-up O(1).
class ToponymWords {
  public:
    /// @throw ImageError when a section is missing
    explicit ToponymWords(const Image& image)
        : table_(image, "toponyms"),
          plurals_(image.array<DivisionPlural>("topo_plurals")) {}

    /// ToponymWord bits of a token; 0 for any other word.
    [[nodiscard]] std::uint32_t of(std::uint64_t hash) const {
        const PhraseNode* node = table_.find(extend_key(0, hash));
        return node == nullptr ? 0 : table_.payloads(*node)[0];
    }

    /// The singular of a word with kDivisionPlural; 0 for any other word.
    [[nodiscard]] std::uint64_t singular_of(std::uint64_t hash) const {
        for (const DivisionPlural& word : plurals_) {
            if (word.plural == hash) {
                return word.singular;
            }
        }
        return 0;
    }

  private:
    PhraseTable table_;
    std::span<const DivisionPlural> plurals_;
};

}  // namespace dateline

#endif
