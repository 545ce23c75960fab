// The order of evidence, strongest first:
//   1. metadata;
//   2. the URL;
//   3. a byline or "Published:" line;
//   4. the dateline's day and month. Its year, unless given, is the one of all
//      years that no bound refutes: the weekday of the first sentences falls on
//      that day or the day before it, the copyright line states it, everybody
//      with an office held it, nothing told as past lies after it. When several
//      years are left, the one close to a date of the text is taken if the next
//      is years away, else none;
//   5. a weekday with day and month in the prose, its year likewise: such dates
//      are a few days old, so that the month is known and not the day;
//   6. the copyright line alone: the year;
//   7. an event called by its day and month alone, as one does for a year.
// A bound that refutes a stated year (an office not yet held) drops it.
#include "plugin/time/publication_date.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "plugin/time/page_dates.h"
#include "plugin/time/publication_evidence.h"
#include "plugin/time/timex.h"
#include "plugin/time/year_choice.h"

namespace dateline {

namespace {

Published published(CivilDate date,
                    PublishedSource source,
                    std::string because) {
    return {.date = timex(date),
            .days = days_of(date),
            .source = source,
            .because = std::move(because)};
}

/// "2022-06-25T10:00:00Z" as formats write their version's time.
std::optional<CivilDate> iso_date(std::string_view text) {
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (std::size_t i = at; i < at + size; ++i) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year <= 0 || month < 1 || day < 1 ||
        !date_exists(
            year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
        return std::nullopt;
    }
    return CivilDate{
        year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
}

std::optional<Published> from_metadata(const Article& article) {
    if (article.published) {
        return Published{.date = timex(*article.published),
                         .days = *article.published,
                         .source = PublishedSource::Metadata,
                         .because = "stated: " + article.published_text};
    }
    if (const auto date = iso_date(article.version_created)) {
        return published(*date,
                         PublishedSource::Metadata,
                         "version of " + article.version_created);
    }
    return std::nullopt;
}

class Inference {
  public:
    Inference(const TimeLexicon& lexicon, Analysis& analysis)
        : evidence_(gather_publication_evidence(lexicon, analysis)),
          copyright_(copyright_year(analysis.article->text)),
          choice_(evidence_, copyright_) {}

    std::optional<Published> run(const std::optional<StatedDate>& url) {
        if (url) {
            return from_url_and_dateline(*url);
        }
        if (auto found = from_dateline()) {
            return found;
        }
        if (auto found = from_weekday_date()) {
            return found;
        }
        return from_year();
    }

  private:
    /// A URL that gives the month only: the dateline may give the day.
    std::optional<Published> from_url_and_dateline(const StatedDate& url) {
        CivilDate date = url.date;
        if (evidence_.dateline &&
            evidence_.dateline->date.month == date.month) {
            date.day = evidence_.dateline->date.day;
        }
        return published(date, PublishedSource::Url, "URL: " + url.words);
    }

    std::optional<Published> from_dateline() {
        if (!evidence_.dateline) {
            return std::nullopt;
        }
        CivilDate date = evidence_.dateline->date;
        std::string because = "dateline: " + evidence_.dateline->words;
        if (!date.known()) {
            const auto year = choice_.choose(*evidence_.dateline, true);
            if (!year) {
                return std::nullopt;
            }
            date.year = *year;
            because += "; " + choice_.because();
        }
        if (!date_exists(date.year, date.month, date.day)) {
            return std::nullopt;
        }
        return published(date, PublishedSource::Dateline, std::move(because));
    }

    std::optional<Published> from_weekday_date() {
        if (evidence_.weekday_dates.empty()) {
            return std::nullopt;
        }
        const PartialDate& last =
            *std::max_element(evidence_.weekday_dates.begin(),
                              evidence_.weekday_dates.end(),
                              [](const PartialDate& a, const PartialDate& b) {
                                  return std::pair(a.date.month, a.date.day) <
                                         std::pair(b.date.month, b.date.day);
                              });
        const auto year = choice_.choose(last, false);
        if (!year) {
            return std::nullopt;
        }
        CivilDate date{*year, last.date.month, 0};
        const Day day = days_of({*year, last.date.month, last.date.day}).from;
        const CivilDate later = civil_date(day + 2);
        if (later.month != date.month) {
            date.month = 0;
        }
        if (later.year != date.year) {
            return std::nullopt;
        }
        return published(date,
                         PublishedSource::Inferred,
                         "soon after " + last.words + "; " + choice_.because());
    }

    std::optional<Published> from_year() {
        if (copyright_ && !evidence_.dateline) {
            const CivilDate date{copyright_->year, 0, 0};
            if (choice_.possible_in(days_of(date))) {
                return published(
                    date, PublishedSource::Copyright, copyright_->words);
            }
        }
        if (evidence_.within_year_of && !copyright_) {
            const TimeBound& event = *evidence_.within_year_of;
            return published({civil_date(event.day).year, 0, 0},
                             PublishedSource::Inferred,
                             "within a year of " + event.words);
        }
        return std::nullopt;
    }

    PublicationEvidence evidence_;
    std::optional<CopyrightYear> copyright_;
    YearChoice choice_;
};

}  // namespace

void infer_publication(const TimeLexicon& lexicon, Analysis& analysis) {
    analysis.published = from_metadata(*analysis.article);
    if (analysis.published) {
        return;
    }
    const std::optional<StatedDate> url = date_in_url(analysis.article->url);
    if (url && url->date.day != 0) {
        analysis.published =
            published(url->date, PublishedSource::Url, "URL: " + url->words);
        return;
    }
    if (const auto line = byline_date(lexicon, analysis.article->text)) {
        analysis.published = published(
            line->date, PublishedSource::Dateline, "byline: " + line->words);
        return;
    }
    analysis.published = Inference(lexicon, analysis).run(url);
    if (analysis.published && analysis.explanation != nullptr) {
        analysis.explanation->add(
            "published", "published/inferred", {}, analysis.published->because);
    }
}

}  // namespace dateline
