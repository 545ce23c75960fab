#include "plugin/facet/date_terms.h"

#include <algorithm>
#include <charconv>

#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

enum class PieceKind { Day, Month, Year };

/// A whole year, a whole month, or a day.
struct Piece {
    PieceKind kind = PieceKind::Day;
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

std::string padded(unsigned value, std::size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string year_text(int year) {
    return year < 0 ? '-' + padded(static_cast<unsigned>(-year), 4)
                    : padded(static_cast<unsigned>(year), 4);
}

std::string month_text(const Piece& piece) {
    return year_text(piece.year) + padded(piece.month, 2);
}

std::string day_text(const Piece& piece) {
    return month_text(piece) + padded(piece.day, 2);
}

int year_of(Day day) {
    return static_cast<int>(to_civil(day).year());
}

/// Calls `found` for the pieces of @p span in order.
template <typename Found>
void cut(DaySpan span, Found found) {
    for (std::int64_t at = span.from; at <= span.to;) {
        const auto civil = to_civil(static_cast<Day>(at));
        Piece piece{PieceKind::Day,
                    static_cast<int>(civil.year()),
                    static_cast<unsigned>(civil.month()),
                    static_cast<unsigned>(civil.day())};
        Day last = static_cast<Day>(at);
        const DaySpan month = month_span(piece.year, piece.month);
        const DaySpan year = month_span(piece.year, 0);
        if (year.from == at && year.to <= span.to) {
            piece.kind = PieceKind::Year;
            last = year.to;
        } else if (month.from == at && month.to <= span.to) {
            piece.kind = PieceKind::Month;
            last = month.to;
        }
        found(piece);
        at = std::int64_t{last} + 1;
    }
}

}  // namespace

void append_date_terms(DaySpan span, std::vector<std::string>& terms) {
    if (year_of(span.to) - year_of(span.from) >= kMostYears) {
        terms.push_back(facet_term(TermKind::Ages, ""));
        return;
    }
    cut(span, [&terms](const Piece& piece) {
        terms.push_back(facet_term(TermKind::InYear, year_text(piece.year)));
        if (piece.kind == PieceKind::Year) {
            terms.push_back(
                facet_term(TermKind::WholeYear, year_text(piece.year)));
            return;
        }
        terms.push_back(facet_term(TermKind::InMonth, month_text(piece)));
        terms.push_back(
            piece.kind == PieceKind::Month
                ? facet_term(TermKind::WholeMonth, month_text(piece))
                : facet_term(TermKind::InDay, day_text(piece)));
    });
}

std::optional<std::vector<std::string>> date_question_terms(DaySpan asked,
                                                            std::size_t limit) {
    if (static_cast<std::size_t>(year_of(asked.to) - year_of(asked.from)) >
        limit) {
        return std::nullopt;
    }
    std::vector<std::string> terms = {facet_term(TermKind::Ages, "")};
    cut(asked, [&terms](const Piece& piece) {
        if (piece.kind == PieceKind::Year) {
            terms.push_back(
                facet_term(TermKind::InYear, year_text(piece.year)));
            return;
        }
        terms.push_back(facet_term(TermKind::WholeYear, year_text(piece.year)));
        if (piece.kind == PieceKind::Month) {
            terms.push_back(facet_term(TermKind::InMonth, month_text(piece)));
            return;
        }
        terms.push_back(facet_term(TermKind::WholeMonth, month_text(piece)));
        terms.push_back(facet_term(TermKind::InDay, day_text(piece)));
    });
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    if (terms.size() > limit) {
        return std::nullopt;
    }
    return terms;
}

std::string sortable_day(Day day) {
    const auto civil = to_civil(day);
    const int year = static_cast<int>(civil.year());
    if (year < 0) {
        return "00000101";
    }
    if (year > 9999) {
        return "99991231";
    }
    return day_text({PieceKind::Day,
                     year,
                     static_cast<unsigned>(civil.month()),
                     static_cast<unsigned>(civil.day())});
}

std::optional<Day> day_from_sortable(const std::string& text) {
    unsigned number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.size() != 8 || error != std::errc() ||
        end != text.data() + text.size()) {
        return std::nullopt;
    }
    const std::chrono::year_month_day civil{
        std::chrono::year{static_cast<int>(number / 10000)},
        std::chrono::month{number / 100 % 100},
        std::chrono::day{number % 100}};
    if (!civil.ok()) {
        return std::nullopt;
    }
    return to_day(
        static_cast<int>(number / 10000), number / 100 % 100, number % 100);
}

std::string iso_day(Day day) {
    const auto civil = to_civil(day);
    return year_text(static_cast<int>(civil.year())) + '-' +
           padded(static_cast<unsigned>(civil.month()), 2) + '-' +
           padded(static_cast<unsigned>(civil.day()), 2);
}

}  // namespace dateline
