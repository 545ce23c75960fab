#include "query/question.h"

#include <algorithm>
#include <utility>

#include "plugin/facet/date_terms.h"
#include "plugin/facet/event_record.h"

namespace dateline {

namespace {

/// A value that a field can hold without being split.
std::string quoted(const std::string& value) {
    return value.find_first_of(" ,\t") == std::string::npos ? value
                                                            : '"' + value + '"';
}

/// Explicit fields, one behind the other.
class SyntaxWriter {
  public:
    void add_fields(const Question& question) {
        add_ids("event", question.events);
        add_ids("place", question.places);
        add_ids("from", question.origins);
        add_ids("to", question.destinations);
        add_ids("by", question.doers);
        add_ids("against", question.recipients);
        add_between(question);
        add_ids("actor", question.actors);
        for (const AskedDays& days : question.dates) {
            add("date:" + days.syntax);
        }
        for (const AskedDays& days : question.published) {
            add("published:" + days.syntax);
        }
        for (const EventStatus status : question.statuses) {
            add("status:" + std::string(to_string(status)));
        }
        if (question.background) {
            add(*question.background ? "background:yes" : "background:no");
        }
        for (const std::string& source : question.sources) {
            add("source:" + quoted(source));
        }
    }
    /// What an article must not answer: none of the values of a field.
    void add_excluded(const Question& question) {
        sign_ = "-";
        add_fields(question);
        sign_ = "";
    }
    void add_text(const AskedText& text) {
        if (text.or_before && !syntax_.empty()) {
            add("OR");
        }
        const std::string words =
            text.phrase ? '"' + text.words + '"' : text.words;
        add((text.excluded ? "-" : "") + words);
    }
    void add(const std::string& part) {
        syntax_ += syntax_.empty() ? "" : " ";
        syntax_ += sign_ + part;
    }
    std::string take() { return std::move(syntax_); }

  private:
    void add_ids(const std::string& field, const std::vector<NamedId>& ids) {
        for (const NamedId& id : ids) {
            add(field + ':' + quoted(id.id));
        }
    }
    void add_between(const Question& question) {
        if (question.between.empty()) {
            return;
        }
        std::string sides;
        for (const auto& side : question.between) {
            sides += sides.empty() ? "" : ",";
            sides += quoted(side.front().id);
        }
        add("between:" + sides);
    }

    std::string syntax_;
    std::string sign_;
};

/// "2022", "2022-03" or "2022-03-05" where the span is exactly that.
std::string whole_syntax(DaySpan days) {
    const auto from = to_civil(days.from);
    const int year = static_cast<int>(from.year());
    const auto month = static_cast<unsigned>(from.month());
    const std::string day = iso_day(days.from);
    if (days == month_span(year, 0)) {
        return day.substr(0, day.size() - 6);
    }
    if (days == month_span(year, month)) {
        return day.substr(0, day.size() - 3);
    }
    return days.from == days.to ? day : std::string();
}

/// One end of a range, as short as it can be said.
std::string end_syntax(Day day, bool is_first) {
    const auto civil = to_civil(day);
    const int year = static_cast<int>(civil.year());
    const auto month = static_cast<unsigned>(civil.month());
    for (const unsigned m : {0U, month}) {
        const DaySpan span = month_span(year, m);
        if (day == (is_first ? span.from : span.to)) {
            return whole_syntax(span);
        }
    }
    return iso_day(day);
}

}  // namespace

Day earliest_day() {
    return to_day(kFirstYear, 1, 1);
}
Day latest_day() {
    return to_day(kLastYear, 12, 31);
}

std::string days_syntax(DaySpan days) {
    const std::string whole = whole_syntax(days);
    if (!whole.empty()) {
        return whole;
    }
    const bool open_begin = days.from <= earliest_day();
    const bool open_end = days.to >= latest_day();
    std::string first = open_begin ? "" : end_syntax(days.from, true);
    std::string last = open_end ? "" : end_syntax(days.to, false);
    // A day against a month reads as a range that runs backwards
    // ("2022-06-27..2022-06"): where one end is a day, both are.
    const std::string first_day = iso_day(days.from);
    const std::string last_day = iso_day(days.to);
    if (first == first_day || last == last_day) {
        first = open_begin ? "" : first_day;
        last = open_end ? "" : last_day;
    }
    return first + ".." + last;
}

void add_ids(std::vector<NamedId>& list, const std::vector<NamedId>& more) {
    for (const NamedId& id : more) {
        if (std::ranges::find(list, id.id, &NamedId::id) == list.end()) {
            list.push_back(id);
        }
    }
}

void Question::set_loose(bool value) {
    loose = value;
    for (Question& each : excluded) {
        each.loose = value;
    }
}

bool Question::about_one_event() const {
    return !loose && !(events.empty() && doers.empty() && recipients.empty() &&
                       origins.empty() && destinations.empty() &&
                       between.empty() && statuses.empty() && !background);
}

bool Question::empty() const {
    return events.empty() && places.empty() && origins.empty() &&
           destinations.empty() && doers.empty() && recipients.empty() &&
           actors.empty() && between.empty() && dates.empty() &&
           published.empty() && statuses.empty() && !background &&
           sources.empty() && text.empty() && excluded.empty() && !everything;
}

std::vector<EventStatus> Question::wanted_statuses() const {
    if (!statuses.empty()) {
        return statuses;
    }
    std::vector<EventStatus> reported;
    for (std::size_t i = 0; i < kEventStatusCount; ++i) {
        if (is_reported(static_cast<EventStatus>(i))) {
            reported.push_back(static_cast<EventStatus>(i));
        }
    }
    return reported;
}

std::string to_syntax(const Question& question) {
    SyntaxWriter syntax;
    if (question.everything) {
        syntax.add("*");
    }
    syntax.add_fields(question);
    for (const AskedText& text : question.text) {
        syntax.add_text(text);
    }
    for (const Question& excluded : question.excluded) {
        syntax.add_excluded(excluded);
    }
    return syntax.take();
}

}  // namespace dateline
