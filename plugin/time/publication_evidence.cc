// Dates told as past bound the day of writing from below, dates told as to
// come from above. A year beside a capitalised word ("Euro 2012", "the Games of
// 2022") names a thing and bounds nothing.
#include "plugin/time/publication_evidence.h"

#include <algorithm>

#include "plugin/time/page_dates.h"
#include "plugin/time/time_resolver.h"

namespace dateline {

namespace {

/// Tokens a dateline head may have before its date.
constexpr std::uint32_t kDatelineReach = 16;
/// Weekdays further down are often of other weeks.
constexpr std::size_t kLeadWeekdays = 4;
constexpr std::uint32_t kLeadSentences = 7;

bool is_dash(const Token& token) {
    return token.is(U'-') || token.is(U'\u2013') || token.is(U'\u2014');
}

class Gatherer {
  public:
    Gatherer(const TimeLexicon& lexicon, const Analysis& analysis)
        : lexicon_(lexicon), analysis_(analysis) {}

    PublicationEvidence run() {
        dateline();
        const bool speaks_of_today = std::any_of(
            analysis_.times.begin(),
            analysis_.times.end(),
            [](const TimeExpression& time) {
                return time.meaning.days_off != TimeMeaning::kUnset ||
                       (time.meaning.part == DayPart::Night &&
                        time.meaning.relation == Relation::Last);
            });
        while (first_sentence_ < analysis_.sentences.size() &&
               analysis_.sentences[first_sentence_].in_title) {
            ++first_sentence_;
        }
        for (const TimeExpression& time : analysis_.times) {
            if (time.sentence != kNone &&
                !analysis_.sentences[time.sentence].in_title &&
                (time.meaning.form == TimeForm::Calendar ||
                 time.meaning.form == TimeForm::Clock)) {
                read(time);
            }
        }
        if (speaks_of_today || !lead_is_told()) {
            found_.weekdays.clear();
        }
        known_events();
        tenures();
        return std::move(found_);
    }

  private:
    [[nodiscard]] std::string words(const TimeExpression& time) const {
        return std::string(analysis_.surface(time.tokens));
    }

    /// The date of a dateline head: of the parsed heads, else the first day
    /// and month of the body if a dash closes the head soon after it.
    void dateline() {
        for (const TimeExpression& time : analysis_.times) {
            const TimeMeaning& m = time.meaning;
            if (m.month == 0 || m.day == 0 || m.holiday >= 0 ||
                !in_dateline(time)) {
                continue;
            }
            PartialDate date;
            date.date = {
                m.year == TimeMeaning::kUnset ? 0 : m.year, m.month, m.day};
            date.weekday = m.weekday - 1;
            date.words = words(time);
            found_.dateline = date;
            head_ = &time;
            return;
        }
    }

    [[nodiscard]] bool in_dateline(const TimeExpression& time) const {
        for (const DatelineHead& head : analysis_.datelines) {
            if (head.tokens.contains(time.tokens)) {
                return true;
            }
        }
        if (time.sentence == kNone ||
            analysis_.sentences[time.sentence].in_title) {
            return false;
        }
        const Sentence& sentence = analysis_.sentences[time.sentence];
        const bool first = time.sentence == 0 ||
                           analysis_.sentences[time.sentence - 1].in_title;
        if (!first ||
            time.tokens.first > sentence.tokens.first + kDatelineReach) {
            return false;
        }
        const std::uint32_t end =
            std::min(sentence.tokens.last, time.tokens.last + 8);
        const bool open = time.tokens.last < end &&
                          analysis_.tokens[time.tokens.last].is(U'(');
        for (std::uint32_t i = time.tokens.last; i < end; ++i) {
            if (is_dash(analysis_.tokens[i])) {
                return true;
            }
            if (!open) {
                return false;
            }
        }
        return false;
    }

    void read(const TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        if (&time == head_) {
            return;
        }
        if (m.month == 0 && m.weekday != 0) {
            weekday(time);
        } else if (m.year != TimeMeaning::kUnset) {
            explicit_date(time);
        } else if (m.weekday != 0 && m.day != 0 && m.month != 0 &&
                   m.relation != Relation::Next && told(time)) {
            PartialDate date;
            date.date = {0, m.month, m.day};
            date.weekday = m.weekday - 1;
            date.words = words(time);
            found_.weekday_dates.push_back(std::move(date));
        }
    }

    [[nodiscard]] bool told(const TimeExpression& time) const {
        return tense_around(lexicon_, analysis_, time).value_or(Tense::Past) ==
               Tense::Past;
    }

    /// A story that goes by weekdays names its own in the first sentence; a
    /// single one further down is as likely of another day.
    [[nodiscard]] bool lead_is_told() const {
        return lead_weekday_ ||
               std::any_of(found_.weekdays.begin(),
                           found_.weekdays.end(),
                           [&](int weekday) {
                               return weekday != found_.weekdays.front();
                           });
    }

    void weekday(const TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        if (found_.weekdays.size() < kLeadWeekdays && !m.plural && !m.the &&
            time.sentence <= first_sentence_ + kLeadSentences &&
            m.relation == Relation::None && m.outer == Relation::None &&
            time.kind != TimeKind::Set && told(time)) {
            found_.weekdays.push_back(m.weekday - 1);
            lead_weekday_ = lead_weekday_ || time.sentence == first_sentence_;
        }
    }

    void explicit_date(const TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        if (m.year < 1000 || (m.month == 0 && names_a_thing(time)) ||
            in_crawl_line(lexicon_,
                          analysis_.text.all(),
                          analysis_.tokens,
                          time.tokens.first)) {
            return;
        }
        CivilDate date{m.year, m.month, m.day};
        if (m.day != 0 && !date_exists(m.year, m.month, m.day)) {
            date.day = 0;
        }
        const DaySpan days = days_of(date);
        const std::optional<Tense> tense =
            tense_around(lexicon_, analysis_, time);
        if (tense == Tense::Future && m.month == 0) {
            return;  // budgets, plans and forecasts for a year that runs
        }
        if (tense == Tense::Future) {
            found_.not_after.push_back(
                {days.to, words(time), false, m.month == 0});
        } else if (tense == Tense::Past) {
            found_.not_before.push_back(
                {days.from, words(time), false, m.month == 0});
        } else if (m.month != 0) {
            found_.beside.push_back({days.from, words(time), false, false});
        }
    }

    [[nodiscard]] bool names_a_thing(const TimeExpression& time) const {
        const TokenRange sentence = analysis_.sentences[time.sentence].tokens;
        const auto named = [&](std::uint32_t i) {
            const Token& token = analysis_.tokens[i];
            return token.has(kWord) && token.has(kCapitalised);
        };
        if (time.tokens.last < sentence.last && named(time.tokens.last)) {
            return true;
        }
        const std::uint32_t first = time.tokens.first;
        if (first > sentence.first + 1 && named(first - 1)) {
            return true;
        }
        return first > sentence.first + 2 &&
               analysis_.surface(first - 1) == "of" && named(first - 2);
    }

    void known_events() {
        const Token* const tokens = analysis_.tokens.data();
        const PhraseTable& events = lexicon_.known_events();
        const TimeWords openers = lexicon_.marked(TimeWordMark::OpensEvent);
        for (const Sentence& sentence : analysis_.sentences) {
            const std::uint32_t last = sentence.tokens.last;
            for (std::uint32_t i = sentence.tokens.first; i < last; ++i) {
                if (openers.may_have(tokens[i].hash) &&
                    !tokens[i].has(kPunctuation)) {
                    const std::uint32_t left = sentence.tokens.last - i;
                    events.walk(
                        std::min<std::uint32_t>(left, 6),
                        [&](std::uint32_t n) { return tokens[i + n].hash; },
                        [&](std::uint32_t length, auto payloads) {
                            known_event({i, i + length}, payloads.front());
                        });
                }
            }
        }
    }

    /// What ceased to be counts only as a name: "the European Community", not
    /// "the European community".
    [[nodiscard]] bool is_name(TokenRange phrase) const {
        return analysis_.tokens[phrase.first].has(kCapitalised) &&
               analysis_.tokens[phrase.last - 1].has(kCapitalised);
    }

    void known_event(TokenRange phrase, std::uint32_t payload) {
        const KnownEvent& event = lexicon_.event(payload & ~kNearEvent);
        if (event.until != 0 && !is_name(phrase)) {
            return;
        }
        const std::string name(lexicon_.event_name(payload & ~kNearEvent));
        found_.not_before.push_back({event.from, name, true, false});
        if (event.until != 0) {
            found_.not_after.push_back({event.until, name, true, false});
        }
        if ((payload & kNearEvent) != 0) {
            found_.within_year_of = TimeBound{event.from, name, true, false};
        }
    }

    void tenures() {
        const auto& all = analysis_.tenures;
        for (std::size_t i = 0; i < all.size();) {
            Holding holding;
            holding.words = std::string(analysis_.surface(all[i].mention));
            const TokenRange mention = all[i].mention;
            for (; i < all.size() && all[i].mention == mention; ++i) {
                holding.spans.push_back(all[i].days);
            }
            const bool known =
                std::any_of(found_.holdings.begin(),
                            found_.holdings.end(),
                            [&](const Holding& other) {
                                return other.spans == holding.spans;
                            });
            if (!known) {
                found_.holdings.push_back(std::move(holding));
            }
        }
    }

    const TimeLexicon& lexicon_;
    const Analysis& analysis_;
    const TimeExpression* head_ = nullptr;
    std::uint32_t first_sentence_ = 0;  ///< of the body
    bool lead_weekday_ = false;  ///< the first sentence tells one as past
    PublicationEvidence found_;
};

}  // namespace

PublicationEvidence gather_publication_evidence(const TimeLexicon& lexicon,
                                                const Analysis& analysis) {
    return Gatherer(lexicon, analysis).run();
}

}  // namespace dateline
