// What all forms share: the order of the expressions, the two clocks, and how a
// date once reckoned becomes the next reference.
#include "plugin/time/time_resolver.h"

#include <utility>

#include "plugin/time/time_reckoner.h"

namespace dateline {

TimeReckoner::TimeReckoner(const TimeLexicon& lexicon, Analysis& analysis)
    : lexicon_(lexicon), analysis_(analysis) {
    if (analysis.published) {
        const DaySpan days = analysis.published->days;
        now_ = civil_date(days.from);
        if (days.from != days.to) {
            const bool month = days == days_of({now_.year, now_.month, 0});
            now_.day = 0;
            now_.month = month ? now_.month : 0;
        }
        history_ = now_.known() && tells_history();
    }
}

bool TimeReckoner::tells_history() const {
    constexpr int kFewest = 5;
    int old = 0;
    int recent = 0;
    for (const TimeExpression& time : analysis_.times) {
        const int year = time.meaning.year;
        if (year >= 1000 && time.meaning.form == TimeForm::Calendar) {
            ++(year <= now_.year - 2 ? old : recent);
        }
    }
    return old >= kFewest && old >= 4 * recent;
}

void TimeReckoner::run() {
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

void TimeReckoner::new_sentence(std::uint32_t sentence) {
    sentence_dated_ = false;
    sentence_ = sentence;
}

void TimeReckoner::resolve(TimeExpression& time) {
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

Tense TimeReckoner::tense(Tense fallback) {
    if (!tense_known_) {
        tense_ = tense_around(lexicon_, analysis_, *time_);
        tense_known_ = true;
    }
    return tense_.value_or(fallback);
}

bool TimeReckoner::tense_said() {
    tense();
    return tense_.has_value();
}

bool TimeReckoner::narrative() const {
    if (!now_.known()) {
        return true;
    }
    return passage_year_ != 0 && passage_year_ <= now_.year - 2 &&
           (history_ || sentence_ <= passage_sentence_ + 1) && ref_.known() &&
           ref_.year == passage_year_;
}

void TimeReckoner::enter(int year) {
    passage_year_ = year;
    passage_sentence_ = sentence_;
}

void TimeReckoner::put(TimeExpression& time, CivilDate date) {
    time.value = timex(date);
    if (date.known()) {
        time.days = days_of(date);
        narrow(time);
        refer(date);
    }
}

void TimeReckoner::put(TimeExpression& time, std::string value, DaySpan days) {
    time.value = std::move(value);
    time.days = days;
    narrow(time);
}

void TimeReckoner::refer(CivilDate date) {
    ref_ = date;
    if (date.month != 0 || thread_.year == 0 || opens_sentence()) {
        thread_ = date;
    }
    sentence_dated_ = true;
}

bool TimeReckoner::opens_sentence() const {
    return sentence_ == kNone ||
           time_->tokens.first <=
               analysis_.sentences[sentence_].tokens.first + 3;
}

void TimeReckoner::narrow(TimeExpression& time) {
    const TimePhase phase = time.meaning.phase;
    if (!time.days || phase == TimePhase::None || phase == TimePhase::Sooner ||
        phase == TimePhase::Afterward) {
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

void resolve_times(const TimeLexicon& lexicon, Analysis& analysis) {
    TimeReckoner(lexicon, analysis).run();
}

}  // namespace dateline
