// One function a form. `now_` is the day of writing, `ref_` the date last
// spoken of; every date that gets a value becomes the next reference.
#include "plugin/time/time_resolver.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace dateline {

namespace {

constexpr int kUnset = TimeMeaning::kUnset;

/// Decades without a century are the last ones: the '90s, the thirties.
int full_decade(int decade) {
    if (decade >= 100) {
        return decade;
    }
    return decade <= 10 ? 2000 + decade : 1900 + decade;
}

std::string decade_value(int year) {
    std::string value = timex(CivilDate{year, 0, 0});
    value.back() = 'X';
    return value;
}

class Resolver {
  public:
    Resolver(const TimeLexicon& lexicon, Analysis& analysis)
        : lexicon_(lexicon), analysis_(analysis) {
        if (analysis.published) {
            const DaySpan days = analysis.published->days;
            now_ = civil_date(days.from);
            if (days.from != days.to) {
                const bool month = days == days_of({now_.year, now_.month, 0});
                now_.day = 0;
                now_.month = month ? now_.month : 0;
            }
        }
    }

    void run() {
        for (TimeExpression& time : analysis_.times) {
            time_ = &time;
            tense_known_ = false;
            if (time.sentence != sentence_) {
                new_sentence(time.sentence);
            }
            resolve(time);
        }
        std::erase_if(analysis_.times, [](const TimeExpression& time) {
            return time.value.empty();
        });
    }

  private:
    void new_sentence(std::uint32_t sentence) {
        sentence_span_.clear();
        sentence_ = sentence;
    }

    void resolve(TimeExpression& time) {
        switch (time.meaning.form) {
        case TimeForm::Calendar:
            calendar(time);
            break;
        case TimeForm::Shift:
            shift(time);
            break;
        case TimeForm::Unit:
            unit(time);
            break;
        case TimeForm::DayWord:
            day_word(time);
            break;
        case TimeForm::Reference:
            reference(time);
            break;
        case TimeForm::Duration:
            duration(time);
            break;
        case TimeForm::Set:
            set(time);
            break;
        case TimeForm::Holiday:
            holiday(time);
            break;
        case TimeForm::Compare:
            compare(time);
            break;
        case TimeForm::Clock:
            clock(time);
            break;
        }
    }

    // -- what is known of when ------------------------------------------------

    [[nodiscard]] bool now_to_day() const { return now_.day != 0; }
    [[nodiscard]] Day now_day() const { return days_of(now_).from; }

    Tense tense(Tense fallback = Tense::Past) {
        if (!tense_known_) {
            tense_ = tense_around(lexicon_, analysis_, *time_);
            tense_known_ = true;
        }
        return tense_.value_or(fallback);
    }
    bool tense_said() {
        tense();
        return tense_.has_value();
    }

    /// Narrative: years come from the passage, not from the day of writing.
    [[nodiscard]] bool narrative() const {
        if (!now_.known()) {
            return true;
        }
        return passage_year_ != 0 && passage_year_ <= now_.year - 2 &&
               sentence_ <= passage_sentence_ + 1 && ref_.known() &&
               ref_.year == passage_year_;
    }

    /// A year that is said: the story is set there from here on.
    void enter(int year) {
        passage_year_ = year;
        passage_sentence_ = sentence_;
    }

    /// The time deictic words go by: the day of writing, else the reference.
    [[nodiscard]] CivilDate here() const { return now_.known() ? now_ : ref_; }
    /// The time anaphoric words go by.
    [[nodiscard]] CivilDate there() const { return ref_.known() ? ref_ : now_; }

    void put(TimeExpression& time, CivilDate date) {
        time.value = timex(date);
        if (date.known()) {
            time.days = days_of(date);
            narrow(time);
            refer(date);
        }
    }

    void put(TimeExpression& time, std::string value, DaySpan days) {
        time.value = std::move(value);
        time.days = days;
        narrow(time);
    }

    void refer(CivilDate date) {
        ref_ = date;
        if (date.month != 0 || thread_.year == 0 || opens_sentence()) {
            thread_ = date;
        }
        sentence_span_ = timex(date);
    }

    /// "In 1956, ...": a year that opens its sentence sets the scene; one in
    /// its midst is mentioned only.
    [[nodiscard]] bool opens_sentence() const {
        return sentence_ == kNone ||
               time_->tokens.first <=
                   analysis_.sentences[sentence_].tokens.first + 3;
    }

    /// "early 2014", "the end of May": a third of the days.
    static void narrow(TimeExpression& time) {
        const TimePhase phase = time.meaning.phase;
        if (!time.days || phase == TimePhase::None ||
            phase == TimePhase::Sooner || phase == TimePhase::Afterward) {
            return;
        }
        const Day length = time.days->to - time.days->from + 1;
        if (length < 3) {
            return;
        }
        const Day third = length / 3;
        if (phase == TimePhase::Early) {
            time.days->to = time.days->from + third;
        } else if (phase == TimePhase::Late) {
            time.days->from = time.days->to - third;
        } else {
            time.days->from += third;
            time.days->to -= third;
        }
    }

    // -- calendar -------------------------------------------------------------

    /// The year of a date that names none, from what it names. @param middle
    /// a date in that span of the year the day of writing lies in
    int year_for(unsigned month, unsigned day) {
        const TimeMeaning& m = time_->meaning;
        if (m.outer_unit == TimeUnit::Year) {
            return outer_year(m.outer);
        }
        const bool deictic = m.relation == Relation::Last ||
                             m.relation == Relation::This ||
                             m.relation == Relation::Next;
        if (narrative() && (!deictic || !now_.known())) {
            return thread_.known() ? narrative_year(month) : 0;
        }
        if (now_.month == 0) {
            return now_.year;
        }
        return deictic_year(month, day);
    }

    /// The story goes on: a month five or more before the one last spoken of
    /// is the next year's.
    [[nodiscard]] int narrative_year(unsigned month) const {
        return thread_.month >= month + 5 ? thread_.year + 1 : thread_.year;
    }

    int deictic_year(unsigned month, unsigned day) {
        const TimeMeaning& m = time_->meaning;
        const int now =
            static_cast<int>(now_.month * 31 + (now_.day == 0 ? 15 : now_.day));
        const int then = static_cast<int>(month * 31 + (day == 0 ? 15 : day));
        const bool same_month = month == now_.month && day == 0;
        if (m.relation == Relation::Last) {
            return then < now && !same_month ? now_.year : now_.year - 1;
        }
        if (m.relation == Relation::Next) {
            return then > now && !same_month ? now_.year : now_.year + 1;
        }
        if (m.relation == Relation::This || same_month) {
            return now_.year;
        }
        if (!tense_said()) {
            // News tells more of what was: further back than ahead.
            const int off = then - now;
            return off > 110 ? now_.year - 1
                             : (off < -260 ? now_.year + 1 : now_.year);
        }
        if (tense() == Tense::Past) {
            return then > now + 3 ? now_.year - 1 : now_.year;
        }
        return then < now - 3 && then - now < -62 ? now_.year + 1 : now_.year;
    }

    int outer_year(Relation relation) const {
        switch (relation) {
        case Relation::Last:
            return here().known() ? here().year - 1 : 0;
        case Relation::Next:
            return here().known() ? here().year + 1 : 0;
        case Relation::Previous:
            return there().known() ? there().year - 1 : 0;
        case Relation::Following:
            return there().known() ? there().year + 1 : 0;
        case Relation::Same:
        case Relation::None:
            return there().year;
        default:
            return here().year;
        }
    }

    void calendar(TimeExpression& time) {
        TimeMeaning& m = time.meaning;
        if (m.decade != kUnset) {
            decade(time);
        } else if (m.century != 0) {
            century(time);
        } else if (m.part != DayPart::None) {
            part_of_day(time);
        } else if (m.month != 0) {
            month_day(time);
        } else if (m.days_off != kUnset) {
            day_word(time);
        } else if (m.weekday != 0) {
            weekday(time);
        } else if (m.season != 0) {
            season(time);
        } else if (m.quarter != 0) {
            quarter(time);
        } else if (m.half != 0 || m.unit == TimeUnit::Half) {
            half(time);
        } else if (m.year != kUnset) {
            put(time, CivilDate{m.year, 0, 0});
            enter(m.year);
        } else if (m.day != 0 && there().month != 0) {
            CivilDate date = there();
            date.day = m.day;
            put_checked(time, date);
        }
    }

    void decade(TimeExpression& time) {
        const int first = full_decade(time.meaning.decade);
        if (time.meaning.decade >= 1000 && time.meaning.decade % 100 == 0 &&
            time.meaning.decade < 2000) {
            put(time,
                timex(CivilDate{first, 0, 0}).substr(0, 2),
                {days_of({first, 0, 0}).from, days_of({first + 99, 0, 0}).to});
            return;
        }
        put(time,
            decade_value(first),
            {days_of({first, 0, 0}).from, days_of({first + 9, 0, 0}).to});
    }

    void century(TimeExpression& time) {
        const int n = time.meaning.century;
        if (n < 0) {
            const int first = n * 100;
            std::string value = timex(CivilDate{first, 0, 0});
            const std::string number = std::to_string(-n - 1);
            put(time,
                "BC" + std::string(number.size() < 2 ? "0" : "") + number,
                {days_of({first, 0, 0}).from, days_of({first + 99, 0, 0}).to});
            return;
        }
        if (n > 30) {
            return;
        }
        const int first = (n - 1) * 100 + 1;
        const std::string number = std::to_string(n - 1);
        put(time,
            (number.size() < 2 ? "0" : "") + number,
            {days_of({first, 0, 0}).from, days_of({first + 99, 0, 0}).to});
    }

    void put_checked(TimeExpression& time, CivilDate date) {
        if (date.day != 0 && date.known() &&
            !date_exists(date.year, date.month, date.day)) {
            date.day = 0;
        }
        put(time, date);
    }

    CivilDate month_date() {
        const TimeMeaning& m = time_->meaning;
        CivilDate date{m.year, m.month, m.day};
        if (m.year == kUnset) {
            date.year = year_for(m.month, m.day);
            if (date.known() && m.weekday != 0 && m.day != 0) {
                date.year = year_of_weekday(date);
            }
        } else {
            enter(m.year);
            if (m.year >= 0 && m.year < 100) {
                date.year = m.year + (m.year < 50 ? 2000 : 1900);
            }
        }
        return date;
    }

    /// The nearest year in which the date falls on the weekday named, if that
    /// is next to the one reckoned.
    [[nodiscard]] int year_of_weekday(CivilDate date) const {
        for (const int off : {0, -1, 1}) {
            if (date_exists(date.year + off, date.month, date.day) &&
                weekday_of(
                    days_of({date.year + off, date.month, date.day}).from) +
                        1 ==
                    time_->meaning.weekday) {
                return date.year + off;
            }
        }
        return date.year;
    }

    void month_day(TimeExpression& time) { put_checked(time, month_date()); }

    /// The day of a bare weekday, if it can be known.
    std::optional<Day> weekday_date() {
        const TimeMeaning& m = time_->meaning;
        const int wanted = m.weekday - 1;
        if (m.outer_unit == TimeUnit::Week && now_to_day()) {
            const int off = m.outer == Relation::Last   ? -7
                            : m.outer == Relation::Next ? 7
                                                        : 0;
            return week_of(now_day() + off).from + wanted;
        }
        if (!now_to_day() || narrative()) {
            if (ref_.day == 0) {
                return std::nullopt;
            }
            const Day ref = days_of(ref_).from;
            const int ahead = (wanted - weekday_of(ref) + 7) % 7;
            const bool back = m.relation == Relation::Last ||
                              m.relation == Relation::Previous;
            return back ? ref + ahead - 7 : ref + ahead;
        }
        const Day now = now_day();
        const int back = (weekday_of(now) - wanted + 7) % 7;
        const int ahead = (7 - back) % 7;
        switch (m.relation) {
        case Relation::Last:
        case Relation::Previous:
            return now - (back == 0 ? 7 : back);
        case Relation::Next:
        case Relation::Following:
            return now + (ahead == 0 ? 7 : ahead);
        case Relation::This:
            return tense(Tense::Future) == Tense::Future ? now + ahead
                                                         : now - back;
        case Relation::Ago:
            return now - (back == 0 ? 7 : back) - 7;
        default:
            return tense() == Tense::Future ? now + ahead : now - back;
        }
    }

    void weekday(TimeExpression& time) {
        if (time.meaning.plural) {
            set(time);
            return;
        }
        const std::optional<Day> day = weekday_date();
        if (day) {
            put(time, civil_date(*day));
        } else {
            time.value =
                "XXXX-WXX-" + std::to_string(int{time.meaning.weekday});
        }
    }

    void season(TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        const unsigned middle = m.season == 4 ? 1 : m.season * 3U + 1;
        const int year = m.year != kUnset ? m.year : year_for(middle, 0);
        const std::string code(season_code(m.season));
        if (year == 0) {
            time.value = "XXXX-" + code;
            return;
        }
        if (m.year != kUnset) {
            enter(year);
        }
        const DaySpan days = season_span(year, m.season);
        refer({year, 0, 0});
        put(time, timex(CivilDate{year, 0, 0}) + "-" + code, days);
    }

    void put_quarter(TimeExpression& time, int year, unsigned quarter) {
        if (time.meaning.form != TimeForm::Compare &&
            time.meaning.form != TimeForm::Shift) {
            quarter_year_ = year;
            quarter_ = quarter;
            quarter_sentence_ = sentence_;
        }
        refer({year, 0, 0});
        sentence_span_ =
            timex(CivilDate{year, 0, 0}) + "-Q" + std::to_string(quarter);
        put(time, sentence_span_, quarter_span(year, quarter));
    }

    void quarter(TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        int year = m.year;
        if (m.year == kUnset && m.outer_unit == TimeUnit::Year) {
            year = outer_year(m.outer);
        } else if (m.year == kUnset && narrative()) {
            year = ref_.year;
        } else if (m.year == kUnset) {
            const unsigned now = (std::max(1U, now_.month) + 2) / 3;
            year = now_.year;
            if (m.quarter > now && tense() == Tense::Past) {
                year -= 1;
            } else if (m.quarter < now && tense() == Tense::Future &&
                       m.quarter + 2U <= now) {
                year += 1;
            }
        }
        if (year == 0 || year == kUnset) {
            time.value = "XXXX-Q" + std::to_string(int{m.quarter});
            return;
        }
        put_quarter(time, year, m.quarter);
    }

    void half(TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        unsigned half = m.half;
        if (half == 0) {
            half = m.relation == Relation::Last ? 2 : 1;
        }
        int year = m.year;
        if (year == kUnset) {
            year = m.outer_unit == TimeUnit::Year ? outer_year(m.outer)
                                                  : there().year;
        }
        if (year == 0) {
            time.value = "XXXX-H" + std::to_string(half);
            return;
        }
        refer({year, 0, 0});
        put(time,
            timex(CivilDate{year, 0, 0}) + "-H" + std::to_string(half),
            half_span(year, half));
    }

    // -- units ----------------------------------------------------------------

    /// -1, 0, 1 and from where.
    struct Step {
        int by = 0;
        CivilDate from;
    };
    [[nodiscard]] Step step_of(const TimeMeaning& m) const {
        switch (m.relation) {
        case Relation::Last:
            return {-1, here()};
        case Relation::Next:
            return m.the && ref_.known() ? Step{1, ref_} : Step{1, here()};
        case Relation::Previous:
            return {-1, there()};
        case Relation::Following:
            return {1, there()};
        case Relation::Same:
            return {0, there()};
        default:
            return {0, here()};
        }
    }

    void unit(TimeExpression& time) {
        TimeMeaning& m = time.meaning;
        if (m.relation == Relation::Recent) {
            recent(time);
            return;
        }
        if (m.part != DayPart::None) {
            part_of_day(time);
            return;
        }
        Step step = step_of(m);
        if (now_to_day() && m.relation == Relation::Same &&
            (m.unit == TimeUnit::Weekend || m.hyphen)) {
            step.from = now_;
        }
        switch (m.unit) {
        case TimeUnit::Day:
            unit_day(time, step);
            break;
        case TimeUnit::Week:
        case TimeUnit::Fortnight:
        case TimeUnit::Weekend:
            unit_week(time, step);
            break;
        case TimeUnit::Month:
            unit_month(time, step);
            break;
        case TimeUnit::Quarter:
            unit_quarter(time, step);
            break;
        case TimeUnit::Year:
            unit_year(time, step);
            break;
        case TimeUnit::Decade:
        case TimeUnit::Century:
        case TimeUnit::Millennium:
            unit_age(time, step);
            break;
        case TimeUnit::Period:
            period(time);
            break;
        default:
            reference_of(time, m.relation);
            break;
        }
    }

    static void reference_of(TimeExpression& time, Relation relation) {
        time.value = relation == Relation::Last     ? "PAST_REF"
                     : relation == Relation::Next   ? "FUTURE_REF"
                     : relation == Relation::Recent ? "PAST_REF"
                                                    : "PRESENT_REF";
    }

    static void recent(TimeExpression& time) {
        const TimeUnit unit = time.meaning.unit;
        if (unit == TimeUnit::Year || unit == TimeUnit::Day ||
            unit == TimeUnit::Decade) {
            time.value = "PAST_REF";
        } else {
            time.value = timex_duration(unit, 0, true);
        }
    }

    void unit_day(TimeExpression& time, Step step) {
        if (step.from.day == 0) {
            time.value = time.meaning.relation == Relation::This ? "PRESENT_REF"
                                                                 : "XXXX-XX-XX";
            return;
        }
        put(time, civil_date(days_of(step.from).from + step.by));
    }

    void unit_week(TimeExpression& time, Step step) {
        const TimeMeaning& m = time.meaning;
        const bool weekend = m.unit == TimeUnit::Weekend;
        if (step.from.day == 0) {
            time.value = weekend ? "XXXX-WXX-WE" : "XXXX-WXX";
            return;
        }
        Day day = days_of(step.from).from;
        if (weekend && step.by == 0 && weekday_of(day) < 5 &&
            m.relation != Relation::This && tense() == Tense::Past) {
            day -= 7;
        }
        const int length = m.unit == TimeUnit::Fortnight ? 14 : 7;
        const DaySpan week = week_of(day + step.by * length);
        if (weekend) {
            put(time, timex_week(week.from) + "-WE", {week.to - 1, week.to});
        } else {
            put(time, timex_week(week.from), week);
        }
    }

    void unit_month(TimeExpression& time, Step step) {
        if (step.from.month == 0) {
            time.value = "XXXX-XX";
            return;
        }
        put(time, add_months({step.from.year, step.from.month, 0}, step.by));
    }

    void unit_quarter(TimeExpression& time, Step step) {
        const TimeMeaning& m = time.meaning;
        int year = m.year != kUnset                 ? m.year
                   : m.outer_unit == TimeUnit::Year ? outer_year(m.outer)
                                                    : 0;
        if (year != 0 && quarter_ != 0) {
            put_quarter(time, year, quarter_);
            return;
        }
        if (year != 0) {
            time.value = timex(CivilDate{year, 0, 0}) + "-QX";
            time.days = days_of({year, 0, 0});
            return;
        }
        int index = 0;
        if (quarter_ != 0 && m.relation != Relation::This &&
            m.relation != Relation::Last && m.relation != Relation::Next) {
            const bool still =
                m.relation == Relation::Same || m.relation == Relation::Last;
            index = quarter_year_ * 4 + static_cast<int>(quarter_) - 1 +
                    (still ? 0 : step.by);
        } else if (step.from.month != 0) {
            const int off = m.relation == Relation::Same ? -1 : step.by;
            index = step.from.year * 4 +
                    static_cast<int>(step.from.month + 2) / 3 - 1 + off;
        } else {
            time.value = "XXXX-QX";
            return;
        }
        put_quarter(time, index / 4, static_cast<unsigned>(index % 4 + 1));
    }

    void unit_year(TimeExpression& time, Step step) {
        const TimeMeaning& m = time.meaning;
        if (!step.from.known()) {
            reference_of(time, m.relation);
            return;
        }
        const int year = step.from.year + step.by;
        if (m.edge && m.hyphen) {
            put(time, CivilDate{year, 12, 31});
            return;
        }
        put(time, CivilDate{year, 0, 0});
    }

    void unit_age(TimeExpression& time, Step step) {
        if (!step.from.known() || step.from.year < 0) {
            reference_of(time, time.meaning.relation);
            return;
        }
        if (time.meaning.unit == TimeUnit::Decade) {
            const int first = step.from.year / 10 * 10 + step.by * 10;
            put(time,
                decade_value(first),
                {days_of({first, 0, 0}).from, days_of({first + 9, 0, 0}).to});
            return;
        }
        time.meaning.century =
            static_cast<std::int16_t>((step.from.year - 1) / 100 + 1 + step.by);
        century(time);
    }

    /// "the latest period": the quarter last spoken of, else nothing.
    void period(TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        if (m.year != kUnset || m.outer_unit == TimeUnit::Year ||
            quarter_ != 0 ||
            (m.relation == Relation::Last && now_.month != 0)) {
            time.meaning.unit = TimeUnit::Quarter;
            if (quarter_ == 0 && m.relation != Relation::Last) {
                put(time,
                    CivilDate{
                        m.year != kUnset ? m.year : outer_year(m.outer), 0, 0});
                return;
            }
            unit_quarter(time, step_of(m));
        }
    }

    // -- shifts ---------------------------------------------------------------

    void shift(TimeExpression& time) {
        TimeMeaning& m = time.meaning;
        const bool back =
            m.relation == Relation::Ago || m.relation == Relation::Earlier;
        if (m.vague || (m.plural && m.amount == 0)) {
            time.value = back ? "PAST_REF" : "FUTURE_REF";
            return;
        }
        if (m.clause && goes_on(time)) {
            duration(time);
            return;
        }
        if (m.unit == TimeUnit::Year && m.amount <= 1 && back) {
            compare(time);
            return;
        }
        if (m.amount == 0) {
            m.amount = 1;
        }
        const bool anaphoric =
            m.relation == Relation::Later || m.relation == Relation::Earlier;
        const CivilDate from = anaphoric ? there() : here();
        const bool whole = m.amount >= 1 || m.amount == 0.5F;
        if (!from.known() || !whole) {
            time.value = back ? "PAST_REF" : "FUTURE_REF";
            return;
        }
        shift_from(time, from, back ? -1 : 1);
    }

    /// "twenty years after the first": the clause that follows says from when,
    /// so that the words measure only.
    [[nodiscard]] bool goes_on(const TimeExpression& time) const {
        return now_.known() && time.sentence != kNone &&
               time.tokens.last <
                   analysis_.sentences[time.sentence].tokens.last &&
               !analysis_.tokens[time.tokens.last].has(kPunctuation);
    }

    void shift_from(TimeExpression& time, CivilDate from, int sign) {
        const TimeMeaning& m = time.meaning;
        const double amount = std::min<double>(m.amount, 5000) * sign;
        const int n = static_cast<int>(std::round(amount));
        switch (m.unit) {
        case TimeUnit::Day:
        case TimeUnit::Week:
        case TimeUnit::Fortnight:
        case TimeUnit::Weekend:
            shift_days(time, from, n);
            break;
        case TimeUnit::Month:
        case TimeUnit::Quarter:
            if (from.month == 0) {
                time.value = timex(from) + "-XX";
                time.days = days_of(from);
                break;
            }
            put(time,
                add_months({from.year, from.month, 0},
                           m.unit == TimeUnit::Month ? n : 3 * n));
            break;
        case TimeUnit::Year:
            put_year(time, from.year + n);
            break;
        case TimeUnit::Decade: {
            const int year = from.year + 10 * n;
            if (year > 10) {
                const int first = year / 10 * 10;
                put(time,
                    decade_value(first),
                    {days_of({first, 0, 0}).from,
                     days_of({first + 9, 0, 0}).to});
            }
            break;
        }
        case TimeUnit::Century:
            put_year(time,
                     from.year + static_cast<int>(std::round(amount * 100)));
            break;
        default:
            shift_hours(time, from);
            break;
        }
    }

    void put_year(TimeExpression& time, int year) {
        if (year == 0 || std::abs(year) > 9000) {
            time.value = "PAST_REF";
            return;
        }
        put(time, CivilDate{year, 0, 0});
    }

    void shift_days(TimeExpression& time, CivilDate from, int n) {
        if (from.day == 0) {
            time.value =
                time.meaning.unit == TimeUnit::Day
                    ? timex(from) + (from.month == 0 ? "-XX-XX" : "-XX")
                    : timex(CivilDate{from.year, 0, 0}) + "-WXX";
            time.days = days_of(from);
            return;
        }
        const Day day = days_of(from).from;
        if (time.meaning.unit == TimeUnit::Day) {
            put(time, civil_date(day + n));
            return;
        }
        const int length = time.meaning.unit == TimeUnit::Fortnight ? 14 : 7;
        const Day there = day + length * n;
        refer(civil_date(there));
        put(time, timex_week(there), week_of(there));
    }

    /// Hours and minutes ago: the day is known, the hour is not.
    void shift_hours(TimeExpression& time, CivilDate from) {
        if (from.day != 0) {
            time.value = timex(from) + "TXX";
            time.days = days_of(from);
        } else {
            time.value = timex_duration(
                time.meaning.unit, time.meaning.amount, time.meaning.vague);
        }
    }

    /// "a year ago": of the same span a year before, where the sentence speaks
    /// of one ("profit in the third quarter rose from a year ago").
    void compare(TimeExpression& time) {
        if (quarter_ != 0 && sentence_ <= quarter_sentence_ + 3) {
            put_quarter(time, quarter_year_ - 1, quarter_);
            return;
        }
        const bool anaphoric = time.meaning.relation == Relation::Earlier;
        const CivilDate from =
            anaphoric && !sentence_span_.empty() ? ref_ : here();
        if (!from.known()) {
            time.value = "PAST_REF";
            return;
        }
        put_year(time, from.year - 1);
    }

    // -- days and their parts -------------------------------------------------

    void day_word(TimeExpression& time) {
        const int off = time.meaning.days_off;
        if (!now_to_day()) {
            if (off == 0) {
                time.value = "PRESENT_REF";
            } else if (now_.known()) {
                time.value = timex(now_) + (now_.month == 0 ? "-XX-XX" : "-XX");
                time.days = days_of(now_);
            } else {
                time.value = "XXXX-XX-XX";
            }
            return;
        }
        put(time, civil_date(now_day() + off));
    }

    /// The day the fields other than the part of day name; unknown without.
    CivilDate day_named() {
        const TimeMeaning& m = time_->meaning;
        if (m.holiday >= 0) {
            return holiday_date();
        }
        if (m.month != 0) {
            return month_date();
        }
        if (m.weekday != 0) {
            const std::optional<Day> day = weekday_date();
            return day ? civil_date(*day) : CivilDate{};
        }
        if (m.days_off != kUnset) {
            return now_to_day() ? civil_date(now_day() + m.days_off)
                                : CivilDate{};
        }
        if (m.day != 0) {
            CivilDate date = there();
            date.day = date.month != 0 ? m.day : 0;
            return date;
        }
        return day_in_relation();
    }

    CivilDate day_in_relation() {
        const TimeMeaning& m = time_->meaning;
        int off = 0;
        CivilDate from = there();
        switch (m.relation) {
        case Relation::Last:
            off =
                m.part == DayPart::Night || m.part == DayPart::Evening ? -1 : 0;
            from = here();
            break;
        case Relation::This:
            from = here();
            break;
        case Relation::Next:
        case Relation::Following:
            off = 1;
            break;
        case Relation::Previous:
            off = -1;
            break;
        case Relation::Same:
            break;
        default:
            from = ref_.day != 0 ? ref_ : here();
            break;
        }
        return from.day != 0 ? civil_date(days_of(from).from + off)
                             : CivilDate{};
    }

    void part_of_day(TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        if (m.plural && m.weekday == 0 && m.month == 0) {
            time.value = "XXXX-XX-XXT" + std::string(to_string(m.part));
            return;
        }
        const bool bare = !m.the && m.relation == Relation::None &&
                          m.month == 0 && m.weekday == 0 &&
                          m.days_off == kUnset && m.holiday < 0 && m.day == 0;
        const bool tonight =
            bare && analysis_.surface(time.tokens.first).size() > 5;
        CivilDate date = tonight ? (now_to_day() ? now_ : CivilDate{})
                                 : (bare ? CivilDate{} : day_named());
        if (date.known() && date.day != 0 &&
            !date_exists(date.year, date.month, date.day)) {
            date = {};
        }
        const std::string part = "T" + std::string(to_string(m.part));
        if (date.day == 0) {
            time.value = "XXXX-XX-XX" + part;
            return;
        }
        refer(date);
        time.value = timex(date) + part;
        if (date.known()) {
            time.days = days_of(date);
        }
    }

    void clock(TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        const bool named = m.month != 0 || m.weekday != 0 ||
                           m.days_off != kUnset || m.day != 0;
        CivilDate date = named ? day_named() : there();
        if (!named && ref_.day == 0 && now_to_day()) {
            date = now_;
        }
        if (date.known() && date.day != 0 &&
            !date_exists(date.year, date.month, date.day)) {
            date.day = 0;
        }
        std::string value =
            date.day != 0 ? timex(date) : std::string("XXXX-XX-XX");
        value += 'T';
        value += static_cast<char>('0' + std::max(0, int{m.hour}) / 10);
        value += static_cast<char>('0' + std::max(0, int{m.hour}) % 10);
        const int minute = std::max(0, int{m.minute});
        value += ':';
        value += static_cast<char>('0' + minute / 10);
        value += static_cast<char>('0' + minute % 10);
        time.value = value;
        if (date.known() && date.day != 0) {
            refer(date);
            time.days = days_of(date);
        }
    }

    // -- durations, sets, references, feasts ----------------------------------

    void duration(TimeExpression& time) {
        TimeMeaning& m = time.meaning;
        if (m.unit == TimeUnit::None) {
            return;
        }
        if (m.relation == Relation::Recent && m.amount == 0) {
            recent(time);
            return;
        }
        const bool vague = m.vague || m.amount == 0;
        if (m.amount == 0 && !m.plural && !m.vague) {
            m.amount = 1;
            time.value = timex_duration(m.unit, 1, false);
        } else {
            time.value = timex_duration(m.unit, m.amount, vague);
        }
        const bool window =
            m.relation == Relation::Last || m.relation == Relation::Next;
        if (window && now_to_day() && !vague) {
            window_days(time);
        }
    }

    /// "the past three months": the days up to now.
    void window_days(TimeExpression& time) const {
        const TimeMeaning& m = time.meaning;
        const int sign = m.relation == Relation::Last ? -1 : 1;
        const auto n = static_cast<int>(std::min(m.amount, 2000.0F)) * sign;
        const Day now = now_day();
        Day other = now;
        switch (m.unit) {
        case TimeUnit::Day:
            other = now + n;
            break;
        case TimeUnit::Week:
            other = now + 7 * n;
            break;
        case TimeUnit::Month:
            other = days_of(add_months(now_, n)).from;
            break;
        case TimeUnit::Quarter:
            other = days_of(add_months(now_, 3 * n)).from;
            break;
        case TimeUnit::Year:
            other = days_of(add_months(now_, 12 * n)).from;
            break;
        case TimeUnit::Decade:
            other = days_of(add_months(now_, 120 * n)).from;
            break;
        default:
            return;
        }
        time.days = DaySpan{std::min(now, other), std::max(now, other)};
    }

    void set(TimeExpression& time) {
        const TimeMeaning& m = time.meaning;
        const std::string part = m.part == DayPart::None
                                     ? std::string()
                                     : "T" + std::string(to_string(m.part));
        if (m.weekday != 0) {
            time.value = "XXXX-WXX-" + std::to_string(int{m.weekday}) + part;
        } else if (m.month != 0) {
            time.value = timex(CivilDate{0, m.month, 0});
        } else if (m.season != 0) {
            time.value = "XXXX-" + std::string(season_code(m.season));
        } else if (m.part != DayPart::None) {
            time.value = "XXXX-XX-XX" + part;
        } else if (lexicon_.rule_name(time.rule) == "set/often") {
            time.value = often_value(m.unit);
        } else {
            time.value =
                timex_duration(m.unit, m.amount == 0 ? 1 : m.amount, m.vague);
        }
    }

    static std::string often_value(TimeUnit unit) {
        switch (unit) {
        case TimeUnit::Day:
            return "XXXX-XX-XX";
        case TimeUnit::Week:
            return "XXXX-WXX";
        case TimeUnit::Month:
            return "XXXX-XX";
        case TimeUnit::Year:
            return "XXXX";
        case TimeUnit::Quarter:
            return "P3M";
        default:
            return timex_duration(unit, 1, false);
        }
    }

    void reference(TimeExpression& time) {
        const std::uint8_t which = time.meaning.reference;
        time.value = which == 1   ? "PRESENT_REF"
                     : which == 3 ? "FUTURE_REF"
                                  : "PAST_REF";
    }

    CivilDate holiday_date() {
        const TimeMeaning& m = time_->meaning;
        const HolidayRule* rule = lexicon_.holiday(m.holiday);
        if (rule == nullptr) {
            return {};
        }
        int year = m.year;
        if (year == kUnset) {
            const unsigned month = rule->month == 0 ? 4 : rule->month;
            year = year_for(month, rule->kind == 0 ? rule->day : 15);
        }
        if (year <= 0) {
            return {0, rule->month, rule->kind == 0 ? rule->day : 0U};
        }
        return holiday_in(*rule, year);
    }

    static CivilDate holiday_in(const HolidayRule& rule, int year) {
        if (rule.kind == 0) {
            return {year, rule.month, rule.day};
        }
        if (rule.kind == 2) {
            return civil_date(easter(year) + rule.nth);
        }
        const DaySpan month = month_span(year, rule.month);
        if (rule.nth < 0) {
            const int back = (weekday_of(month.to) - rule.weekday + 8) % 7;
            return civil_date(month.to - back);
        }
        const int ahead = (rule.weekday - 1 - weekday_of(month.from) + 7) % 7;
        return civil_date(month.from + ahead + 7 * (rule.nth - 1));
    }

    void holiday(TimeExpression& time) {
        if (time.meaning.part != DayPart::None) {
            part_of_day(time);
            return;
        }
        put(time, holiday_date());
    }

    const TimeLexicon& lexicon_;
    Analysis& analysis_;
    CivilDate now_;
    CivilDate ref_;
    CivilDate thread_;  ///< the date the story has come to
    int passage_year_ = 0;
    std::uint32_t passage_sentence_ = 0;
    unsigned quarter_ = 0;
    int quarter_year_ = 0;
    std::uint32_t quarter_sentence_ = 0;
    std::string sentence_span_;  ///< value of the sentence's last date
    std::uint32_t sentence_ = kNone;
    const TimeExpression* time_ = nullptr;
    std::optional<Tense> tense_;
    bool tense_known_ = false;
};

}  // namespace

void resolve_times(const TimeLexicon& lexicon, Analysis& analysis) {
    Resolver(lexicon, analysis).run();
}

}  // namespace dateline
