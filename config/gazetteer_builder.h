// GazetteerBuilder: places and names collected from all sources, then laid out
// as the sections of plugin/place/place_record.h. It decides which of several
// statements about one name counts, how prominent a place is, and refuses
// unknown or cyclic parents. What the sources say is read by gazetteer_loader
// (tables) and places_loader (YAML).
#ifndef DATELINE_CONFIG_GAZETTEER_BUILDER_H
#define DATELINE_CONFIG_GAZETTEER_BUILDER_H

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "config/lint_report.h"
#include "plugin/annotation.h"
#include "plugin/lexicon/image.h"
#include "plugin/place/place_record.h"

namespace dateline {

/// A place as the sources tell it; parents are ids until all are known.
struct PlaceDraft {
    std::string id;
    std::string name;
    std::string country;  ///< ISO code; empty: derived from the parents
    PlaceType type = PlaceType::Town;
    std::optional<Coordinates> at;
    /// Take the middle of what lies in it for `at`, where that is known.
    bool centred = false;
    double population = 0;
    double importance = 0;  ///< added to log10 of the population
    std::vector<std::string> parents;
    std::string seat;  ///< id
    std::int16_t valid_from = 0;
    std::int16_t valid_to = 0;
    bool former_state = false;
    std::vector<std::string> successors;
    SourcePosition position;
};

struct NameDraft {
    std::uint32_t place = 0;
    NameClass name_class = NameClass::Main;
    std::int16_t from = 0;
    std::int16_t to = 0;
    std::string text;
};

/// Not thread-safe.
class GazetteerBuilder {
  public:
    /// Words that are no name by themselves, folded ("reading", "rest").
    void set_ordinary_words(std::unordered_set<std::string> words) {
        ordinary_ = std::move(words);
    }

    /// @return the new place's index; an id that exists is an error in
    /// @p report and its index is returned
    std::uint32_t add(PlaceDraft place, LintReport& report);
    [[nodiscard]] std::optional<std::uint32_t> find(
        const std::string& id) const;
    /// By its own id or one of another source.
    [[nodiscard]] std::optional<std::uint32_t> find_any(
        const std::string& id) const;
    /// True when the parents of @p place, and theirs, have the place @p id.
    [[nodiscard]] bool leads_to(std::uint32_t place,
                                const std::string& id) const;
    PlaceDraft& place(std::uint32_t index) { return places_[index]; }
    [[nodiscard]] std::size_t size() const { return places_.size(); }

    void add_name(NameDraft name) { names_.push_back(std::move(name)); }
    void add_name(std::uint32_t place,
                  NameClass name_class,
                  std::string_view text) {
        names_.push_back({place, name_class, 0, 0, std::string(text)});
    }
    /// No name of @p place that folds to the same as @p text is written.
    void drop_name(std::uint32_t place, std::string_view text);
    void add_same_as(std::uint32_t place, std::string id);
    void add_source(const SourceNote& note) { sources_.push_back(note); }
    /// The outlet called @p name, or whose host that is, writes from @p place.
    /// @param report gets an error when it has another home already
    void add_home(std::string name,
                  std::uint32_t place,
                  SourcePosition position,
                  LintReport& report);
    /// @p member lies in @p region as well.
    void add_member(std::string member,
                    std::string region,
                    SourcePosition position);

    /// All sections. @pre called once
    void write(ImageWriter& writer, LintReport& report);

  private:
    struct Membership {
        std::string member;
        std::string region;
        SourcePosition position;
    };
    struct Alias {
        std::string id;
        std::uint32_t place = 0;
    };

    /// A name that is written.
    struct NameRow {
        std::uint64_t key = 0;   ///< in the table of names
        std::uint32_t name = 0;  ///< index
        std::vector<std::uint64_t> hashes;
    };
    /// No chain of parents is longer.
    static constexpr int kLongestChain = 8;

    void join_members(LintReport& report);
    void resolve_parents(LintReport& report);
    void refuse_cycles(LintReport& report);
    void derive_countries();
    void derive_coordinates();
    void yield_to_towns();
    void order_places();
    [[nodiscard]] PlaceRecord record_of(std::uint32_t old,
                                        ImageWriter& writer) const;
    void write_places(ImageWriter& writer);
    void write_ids(ImageWriter& writer) const;
    [[nodiscard]] bool settle(NameDraft& name) const;
    [[nodiscard]] std::vector<NameRow> name_rows();
    void write_names(ImageWriter& writer);
    [[nodiscard]] std::vector<std::uint32_t> ancestors_of(
        std::uint32_t place) const;
    [[nodiscard]] bool lies_in_town(std::uint32_t place,
                                    std::uint32_t county) const;
    void write_states(ImageWriter& writer, std::vector<std::uint32_t>& lists);
    void write_homes(ImageWriter& writer) const;
    void write_aliases(ImageWriter& writer, LintReport& report);
    [[nodiscard]] std::uint32_t ancestor_of_type(std::uint32_t place,
                                                 PlaceType type) const;
    [[nodiscard]] double prominence(const PlaceDraft& place) const;
    [[nodiscard]] bool is_weak_word(const NameDraft& name) const;

    std::vector<PlaceDraft> places_;
    std::unordered_map<std::string, std::uint32_t> by_id_;
    std::vector<NameDraft> names_;
    std::unordered_set<std::string> dropped_;  ///< "index folded-name"
    std::vector<Membership> memberships_;
    std::vector<Alias> aliases_;
    std::unordered_map<std::string, std::uint32_t> by_alias_;
    std::map<std::string, std::uint32_t> homes_;  ///< by outlet, folded
    std::vector<SourceNote> sources_;
    std::unordered_set<std::string> ordinary_;
    std::vector<std::vector<std::uint32_t>> parents_;  ///< by old index
    std::vector<double> prominences_;                  ///< by old index
    std::vector<std::uint32_t> order_;                 ///< old index by new
    std::vector<std::uint32_t> new_index_;             ///< new index by old
};

}  // namespace dateline

#endif
