// Only stretches of words of time are looked at that hold a word without whose
// like no rule matches: "in the" and "two of" are common, and no times. From
// each item that can open a pattern the rules' trie is walked; the longest match wins, and of equally long ones the rule that stands first in
// the YAML. What a rule's elements mean follows from their classes alone: a
// month sets the month, a unit the unit; the rule adds its form. A match may
// hold two expressions ("25-29 January", "March to May 2014"): fields that one
// of them leaves open come from the other.
#include "plugin/time/time_finder.h"

#include <algorithm>

#include "plugin/time/time_binding.h"

namespace dateline {

namespace {

/// A pattern's alternatives are few, but a text of connectors could make the
/// walk branch at every step: this many steps from one token and no more.
constexpr std::uint32_t kWalkBudget = 400;

bool is_lower_word(const Token& token) {
    return token.has(kWord) && !token.has(kCapitalised);
}

}  // namespace

void TimeFinder::find(Analysis& analysis) {
    for (std::uint32_t i = 0; i < analysis.sentences.size(); ++i) {
        const std::size_t before = analysis.times.size();
        find(analysis.text.all(),
             analysis.tokens,
             analysis.sentences[i].tokens,
             analysis.times);
        for (std::size_t t = before; t < analysis.times.size(); ++t) {
            analysis.times[t].sentence = i;
            analysis.times[t].span = analysis.span_of(analysis.times[t].tokens);
        }
    }
}

void TimeFinder::find(std::string_view text,
                      const std::vector<Token>& tokens,
                      TokenRange range,
                      std::vector<TimeExpression>& times) {
    text_ = text;
    tokens_ = &tokens;
    range_ = range;
    for (std::uint32_t at = range.first; at < range.last;) {
        const TokenRange words = next_time_words(*lexicon_, tokens, range, at);
        if (!words.empty()) {
            items_.clear();
            read_time_items(*lexicon_, text, tokens, words, items_);
            match_items(times);
        }
        at = words.last == words.first ? words.last + 1 : words.last;
    }
}

/// Leftmost and longest. Items of other stretches touch none of these.
void TimeFinder::match_items(std::vector<TimeExpression>& times) {
    floor_ = 0;
    for (start_ = 0; start_ < items_.size();) {
        if ((items_[start_].classes & lexicon_->openers()) == 0) {
            ++start_;
            continue;
        }
        path_.size = 0;
        best_end_ = start_;
        best_rule_ = kNone;
        budget_ = kWalkBudget;
        walk_from(start_);
        if (items_[start_].is(TimeClass::The)) {
            prefer_next();
        }
        if (best_rule_ == kNone) {
            ++start_;
            continue;
        }
        if ((lexicon_->rule(best_rule_).flags & kDrop) == 0) {
            emit(times);
        }
        start_ = best_end_;
        floor_ = best_end_;
    }
}

/// "the past two months": what begins after the article may reach further
/// than what begins with it.
void TimeFinder::prefer_next() {
    const std::uint32_t first = start_;
    if (first + 1 >= items_.size() ||
        items_[first + 1].tokens.first != items_[first].tokens.last) {
        return;
    }
    const Path path = best_;
    const std::uint32_t end = best_end_;
    const std::uint32_t rule = best_rule_;
    start_ = first + 1;
    best_end_ = start_;
    best_rule_ = kNone;
    walk_from(start_);
    if (best_rule_ == kNone || (rule != kNone && best_end_ <= end)) {
        start_ = first;
        best_ = path;
        best_end_ = end;
        best_rule_ = rule;
    }
}

/// From the first node: most of its many edges are for other words.
void TimeFinder::walk_from(std::uint32_t item) {
    if (budget_ == 0) {
        return;
    }
    --budget_;
    const auto edges = lexicon_->edges(lexicon_->node(0));
    for (std::uint64_t left = lexicon_->first_edges(items_[item].classes);
         left != 0;
         left &= left - 1) {
        take(edges[static_cast<std::size_t>(__builtin_ctzll(left))], item);
    }
}

void TimeFinder::walk(std::uint32_t node_index, std::uint32_t item) {
    const PatternNode& node = lexicon_->node(node_index);
    if (node.rule != kNone) {
        accept(lexicon_->rule(node.rule), node.rule, item);
    }
    if (node.edge_count == 0 || !adjacent(item) || path_.size >= kLongest ||
        budget_ == 0) {
        return;
    }
    --budget_;
    for (const PatternEdge& edge : lexicon_->edges(node)) {
        take(edge, item);
    }
}

/// Goes on along @p edge when @p item may.
void TimeFinder::take(const PatternEdge& edge, std::uint32_t item) {
    const std::uint64_t classes = items_[item].classes & edge.classes;
    if (classes == 0) {
        return;
    }
    if ((edge.flags & (kJoined | kApart)) != 0) {
        const bool joined =
            (*tokens_)[items_[item].tokens.first].has(kHyphenBefore);
        if (joined == ((edge.flags & kApart) != 0)) {
            return;
        }
    }
    Bound& bound = path_.bound[path_.size++];
    bound.item = item;
    bound.cls = static_cast<TimeClass>(__builtin_ctzll(classes));
    bound.flags = edge.flags;
    walk(edge.next, item + 1);
    --path_.size;
}

void TimeFinder::accept(const TimeRule& rule,
                        std::uint32_t index,
                        std::uint32_t end) {
    if (end < best_end_ || (end == best_end_ && index >= best_rule_) ||
        !fits(rule, end)) {
        return;
    }
    best_end_ = end;
    best_rule_ = index;
    best_ = path_;
}

bool TimeFinder::fits(const TimeRule& rule, std::uint32_t end) const {
    const TimeItem& first = items_[start_];
    const bool touches =
        start_ > 0 && items_[start_ - 1].tokens.last == first.tokens.first;
    const std::uint64_t before = touches ? items_[start_ - 1].classes : 0;
    if ((rule.after != 0 && (before & rule.after) == 0) ||
        (before & rule.not_after) != 0) {
        return false;
    }
    const std::uint32_t after = items_[end - 1].tokens.last;
    if (rule.not_before != 0 && end < items_.size() &&
        items_[end].tokens.first == after &&
        (items_[end].classes & rule.not_before) != 0) {
        return false;
    }
    if ((rule.flags & kGuarded) != 0 && !number_fits(start_)) {
        return false;
    }
    if ((rule.flags & kFigured) != 0 &&
        first.value(TimeClass::Quarter) < kFiguredUnit) {
        return false;
    }
    if ((rule.flags & kNoName) != 0 && after < range_.last && before == 0) {
        const Token& next = (*tokens_)[after];
        if (next.has(kWord) && next.has(kCapitalised) &&
            !next.has(kPossessive)) {
            return false;
        }
    }
    return true;
}

/// A bare number is a year when what stands beside it does not count things.
bool TimeFinder::number_fits(std::uint32_t index) const {
    using enum TimeClass;
    const TimeItem& item = items_[index];
    const std::uint32_t first = item.tokens.first;
    const std::uint32_t after = item.tokens.last;
    const bool touches = index > 0 && items_[index - 1].tokens.last == first;
    const std::uint64_t before = touches ? items_[index - 1].classes : 0;
    if ((before & (bit(Money) | bit(Number) | bit(Slash) | bit(Colon))) != 0) {
        return false;
    }
    const Token* next = after < range_.last ? &(*tokens_)[after] : nullptr;
    if (next != nullptr && (next->is(U'%') || next->is(U'/'))) {
        return false;
    }
    const bool recent = item.number >= 1900 && item.number < 2040;
    const bool in = (before & bit(In)) != 0;
    const bool led =
        (before & (bit(In) | bit(Of) | bit(And) | bit(To) | bit(Phase) |
                   bit(Month) | bit(For) | bit(Dash))) != 0 ||
        (first > range_.first && (*tokens_)[first - 1].is(U'('));
    if (!led && !recent) {
        return false;
    }
    if (next == nullptr || next->has(kPunctuation) || !is_lower_word(*next)) {
        return led || recent;
    }
    const std::string_view word = surface(after);
    const bool plural =
        word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
    return (!plural || (in && recent)) &&
           !lexicon_->is_cue(next->hash, TimeCue::Counted);
}

void TimeFinder::emit(std::vector<TimeExpression>& times) {
    const TimeRule& rule = lexicon_->rule(best_rule_);
    TimeExpression parts[2];
    std::uint32_t count = 1;
    for (TimeExpression& part : parts) {
        part.kind = static_cast<TimeKind>(rule.kind);
        part.rule = best_rule_;
        part.meaning.form = static_cast<TimeForm>(rule.form);
    }
    parts[0].tokens = {kNone, 0};
    parts[1].tokens = {kNone, 0};
    for (std::uint32_t i = 0; i < best_.size; ++i) {
        const Bound& bound = best_.bound[i];
        if ((bound.flags & kSplit) != 0) {
            count = 2;
        }
        if ((bound.flags & kConnector) != 0) {
            count = 2;
            continue;
        }
        TimeExpression& part = parts[count - 1];
        const TimeItem& item = items_[bound.item];
        part.tokens.first = std::min(part.tokens.first, item.tokens.first);
        part.tokens.last = item.tokens.last;
        part.meaning.hyphen =
            part.meaning.hyphen ||
            (i > 0 && (*tokens_)[item.tokens.first].has(kHyphenBefore));
        bind(part.meaning,
             bound.cls,
             item.value(bound.cls),
             (bound.flags & kOuter) != 0);
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        TimeMeaning& meaning = parts[i].meaning;
        if (meaning.relation == Relation::None) {
            meaning.relation = static_cast<Relation>(rule.relation);
        }
        if (meaning.unit == TimeUnit::None) {
            meaning.unit = static_cast<TimeUnit>(rule.unit);
        }
        settle(meaning);
    }
    if (count == 2) {
        if (is_month_figure(parts[0].meaning, parts[1].meaning)) {
            parts[0].meaning.month =
                static_cast<std::uint8_t>(parts[1].meaning.year);
            parts[0].tokens.last = parts[1].tokens.last;
            count = 1;
        }
        complete_year(parts[1].meaning, parts[0].meaning);
        inherit(parts[0].meaning, parts[1].meaning);
        inherit(parts[1].meaning, parts[0].meaning);
    }
    extend_left(parts[0], start_);
    for (std::uint32_t i = 0; i < count; ++i) {
        times.push_back(std::move(parts[i]));
    }
}

/// "about", "the", "early", "the end of": words before a match that belong to
/// it and shade its meaning.
void TimeFinder::extend_left(TimeExpression& time, std::uint32_t item) {
    using enum TimeClass;
    const bool date =
        time.kind == TimeKind::Date || time.kind == TimeKind::Time;
    bool of = false;
    while (item > floor_ &&
           items_[item - 1].tokens.last == items_[item].tokens.first) {
        const TimeItem& before = items_[item - 1];
        if (of && !before.is(Edge)) {
            return;
        }
        if (before.is(The)) {
            time.meaning.the = true;
        } else if (before.is(Edge) && date && of) {
            time.meaning.phase = static_cast<TimePhase>(before.value(Edge));
            time.meaning.edge = true;
        } else if (before.is(Phase) && date) {
            time.meaning.phase = static_cast<TimePhase>(before.value(Phase));
        } else if (before.is(Of) && date && item - 1 > floor_) {
            of = true;
            --item;
            continue;
        } else if (!before.is(Approx)) {
            return;
        }
        of = false;
        --item;
        time.tokens.first = before.tokens.first;
    }
}

}  // namespace dateline
