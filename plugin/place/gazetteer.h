// Gazetteer: the places we know, their names, and how they lie in each other;
// a view into the compiled image. It answers what a name can mean, not what it
// does mean in a text (that is toponym_resolver's).
#ifndef DATELINE_PLUGIN_PLACE_GAZETTEER_H
#define DATELINE_PLUGIN_PLACE_GAZETTEER_H

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/place/place_record.h"

namespace dateline {

/// Immutable; safe to share between threads. The image must outlive it.
class Gazetteer {
  public:
    /// @throw ImageError when a section is missing
    explicit Gazetteer(const Image& image);

    [[nodiscard]] std::size_t size() const { return places_.size(); }
    /// @pre place < size()
    [[nodiscard]] const PlaceRecord& record(std::uint32_t place) const {
        return places_[place];
    }
    /// Starts to load a record that is soon asked for.
    void prefetch(std::uint32_t place) const {
        __builtin_prefetch(&places_[place]);
    }
    [[nodiscard]] std::string_view id(std::uint32_t place) const {
        return image_.text(places_[place].id);
    }
    [[nodiscard]] std::string_view name(std::uint32_t place) const {
        return image_.text(places_[place].name);
    }
    /// ISO code; empty for what is in no country or in several.
    [[nodiscard]] std::string_view country(std::uint32_t place) const;
    [[nodiscard]] std::optional<Coordinates> coordinates(
        std::uint32_t place) const;

    /// The place of an id, of this or of another source. O(log n)
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    /// The place of an ISO code. O(log n)
    [[nodiscard]] std::optional<std::uint32_t> find_country(
        std::string_view code) const;

    /// All meanings of @p name, the most prominent first; demonyms and
    /// abbreviations included. Empty when there is none.
    [[nodiscard]] std::vector<NameEntry> lookup(std::string_view name) const;

    /// The home of an outlet, by its name or the host of @p url (or of one
    /// above it: "news.example.com" is "example.com"); kNoPlace when unknown.
    [[nodiscard]] std::uint32_t home_of(std::string_view source,
                                        std::string_view url) const;

    /// Names as token hashes, for scanning text; payloads are NameEntry.
    [[nodiscard]] const PhraseTable& names() const { return names_; }

    [[nodiscard]] std::span<const std::uint32_t> parents(
        std::uint32_t place) const {
        const PlaceRecord& record = places_[place];
        return ancestors(place).first(
            std::min(record.above.count, std::uint32_t{record.parent_count}));
    }
    /// Everything the place lies in, nearest first, each once; itself not.
    [[nodiscard]] std::span<const std::uint32_t> ancestors(
        std::uint32_t place) const {
        return list_of(lists_, places_[place].above);
    }
    /// True when @p inner lies in @p outer, over any number of steps.
    [[nodiscard]] bool lies_in(std::uint32_t inner, std::uint32_t outer) const;

    /// The years in which the name with PhraseTable key @p key was the
    /// official one of @p place; nothing when that is not known.
    [[nodiscard]] std::optional<FormerName> former_years(
        std::uint32_t place, std::uint64_t key) const;
    /// The years of a former state; nothing for every other place. O(log n)
    [[nodiscard]] std::optional<StateSpan> state_years(
        std::uint32_t place) const;
    [[nodiscard]] std::span<const std::uint32_t> successors(
        const StateSpan& state) const {
        return list_of(lists_, state.successors);
    }

    [[nodiscard]] std::span<const SourceNote> sources() const {
        return sources_;
    }
    [[nodiscard]] std::string_view text(StringRef ref) const {
        return image_.text(ref);
    }

  private:
    [[nodiscard]] std::vector<NameEntry> lookup_hashes(
        std::span<const std::uint64_t> hashes) const;

    Image image_;
    std::span<const PlaceRecord> places_;
    std::span<const std::uint32_t> by_id_;
    std::span<const std::uint32_t> lists_;
    std::span<const FormerName> former_;
    std::span<const StateSpan> states_;
    std::span<const PlaceAlias> aliases_;
    std::span<const SourceNote> sources_;
    PhraseTable names_;
    PhraseTable homes_;
};

/// Kilometres between two points of the earth.
double distance_km(const Coordinates& a, const Coordinates& b);

}  // namespace dateline

#endif
