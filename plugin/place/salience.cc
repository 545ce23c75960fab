// A place gets points for each mention: more in the title and the lead, where
// newspapers say what a story is about; demonyms count half; places inside
// names count nothing. A dateline makes no place salient, but it counts for its
// country: where a story is filed from is where it mostly happens.
// The scene of an event gets more. A place is salient when its points reach a
// share of the highest or of what one mention in a short article has. A
// country has the points of its salient places and of its actors.
#include "plugin/place/salience.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline {

namespace {

constexpr float kTitlePoints = 4;
constexpr float kLeadPoints = 3;
constexpr float kTextPoints = 0.5F;
constexpr float kDemonymShare = 0.5F;
constexpr float kInNameShare = 0;
constexpr float kDatelineShare = 1;
constexpr float kScenePoints = 1.5F;
constexpr float kActorPoints = 0.5F;
/// Mentions after this many of one place add nothing.
constexpr float kMostPoints = 6;
/// Sentences of the text that make up the lead.
constexpr std::uint32_t kLeadSentences = 2;
/// Share of the best place's points from which on a place is salient.
constexpr float kSalientShare = 0.2F;
/// The same for countries.
constexpr float kCountryShare = 0.2F;

class SalienceJudge {
  public:
    explicit SalienceJudge(Analysis& analysis) : analysis_(analysis) {}

    void judge() {
        points_.assign(analysis_.places.size(), 0);
        reported_.assign(analysis_.places.size(), false);
        count_mentions();
        count_scenes();
        mark_salient();
        find_countries();
    }

  private:
    [[nodiscard]] float position_points(std::uint32_t token) {
        while (sentence_ + 1 < analysis_.sentences.size() &&
               analysis_.sentences[sentence_].tokens.last <= token) {
            ++sentence_;
            const bool text = !analysis_.sentences[sentence_].in_title;
            text_sentence_ += text ? 1 : 0;
        }
        if (sentence_ < analysis_.sentences.size() &&
            analysis_.sentences[sentence_].in_title) {
            return kTitlePoints;
        }
        return text_sentence_ <= kLeadSentences ? kLeadPoints : kTextPoints;
    }

    void count_mentions() {
        sentence_ = 0;
        text_sentence_ =
            analysis_.sentences.empty() || analysis_.sentences[0].in_title ? 0
                                                                           : 1;
        for (const PlaceUse& use : analysis_.place_uses) {
            const float where = position_points(use.tokens.first);
            const float share = use.dateline ? kDatelineShare
                                : use.form == MentionForm::InName ? kInNameShare
                                : use.form == MentionForm::Demonym
                                    ? kDemonymShare
                                    : 1.0F;
            float& points = points_[use.place];
            points = std::min(kMostPoints, points + where * share);
            if (!use.dateline && use.form != MentionForm::InName) {
                reported_[use.place] = true;
            }
        }
    }

    void count_scenes() {
        if (analysis_.events.empty()) {
            return;
        }
        std::unordered_map<std::string_view, std::size_t> by_id;
        for (std::size_t i = 0; i < analysis_.places.size(); ++i) {
            if (!analysis_.places[i].id.empty()) {
                by_id.emplace(analysis_.places[i].id, i);
            }
        }
        for (const Event& event : analysis_.events) {
            for (const std::string& id : event.places) {
                const auto place = by_id.find(id);
                if (place != by_id.end() && !event.background) {
                    points_[place->second] += kScenePoints;
                    reported_[place->second] = true;
                }
            }
        }
    }

    void mark_salient() {
        float best = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            best = std::max(best, reported_[i] ? points_[i] : 0);
        }
        for (std::size_t i = 0; i < points_.size(); ++i) {
            analysis_.places[i].salient =
                reported_[i] && points_[i] >= best * kSalientShare;
        }
    }

    /// With the points of datelines, which mark_salient() leaves out.
    void find_countries() {
        for (std::size_t i = 0; i < points_.size(); ++i) {
            add_country(analysis_.places[i].country, points_[i]);
        }
        for (const Actor& actor : analysis_.actors) {
            add_country(
                actor.country,
                kActorPoints * static_cast<float>(actor.mentions.size()));
        }
        float best = 0;
        for (const Country& country : countries_) {
            best = std::max(best, country.points);
        }
        std::erase_if(countries_, [&](const Country& country) {
            return country.points < best * kCountryShare ||
                   country.points < kTextPoints / 2;
        });
        std::sort(countries_.begin(),
                  countries_.end(),
                  [](const Country& a, const Country& b) {
                      return std::pair(-a.points, a.code) <
                             std::pair(-b.points, b.code);
                  });
        for (const Country& country : countries_) {
            analysis_.countries.emplace_back(country.code);
        }
    }

    /// An article is about few countries, and the world has not many more: a
    /// search through all of them is quicker than a map.
    void add_country(std::string_view code, float points) {
        if (code.empty()) {
            return;
        }
        for (Country& country : countries_) {
            if (country.code == code) {
                country.points += points;
                return;
            }
        }
        countries_.push_back({code, points});
    }

    struct Country {
        std::string_view code;
        float points = 0;
    };

    Analysis& analysis_;
    std::vector<float> points_;   ///< by place
    std::vector<bool> reported_;  ///< by place: named outside names
    std::vector<Country> countries_;
    std::uint32_t sentence_ = 0;  ///< of the mention being looked at
    std::uint32_t text_sentence_ = 0;
};

}  // namespace

void judge_salience(Analysis& analysis) {
    SalienceJudge(analysis).judge();
}

}  // namespace dateline
