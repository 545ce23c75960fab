#include "query/question_reader.h"

#include <algorithm>

#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"
#include "query/question_grammar.h"
#include "query/spelling.h"

namespace dateline {

namespace {

/// Trailing marks that are no part of a word.
std::string_view bare(std::string_view word) {
    while (!word.empty() && std::string_view(",;?!").find(word.back()) !=
                                std::string_view::npos) {
        word.remove_suffix(1);
    }
    return word;
}

/// Takes the words that are ranges of ISO dates out of free text.
std::vector<std::string> take_iso_dates(std::string& text) {
    std::vector<std::string> dates;
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word =
            std::string_view(text).substr(at, end - at);
        const std::string_view inner = bare(word);
        const bool range = inner.find("..") != std::string_view::npos;
        if (range && read_iso_days(inner)) {
            dates.emplace_back(inner);
        } else {
            rest += rest.empty() ? "" : " ";
            rest += word;
        }
        at = end + 1;
    }
    text = std::move(rest);
    return dates;
}

bool is_place_id(std::string_view value) {
    for (const std::string_view begin :
         {"geonames:", "geo:", "region:", "place:"}) {
        if (value.starts_with(begin)) {
            return true;
        }
    }
    return false;
}

bool has_word(std::string_view text) {
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    return std::ranges::any_of(
        tokens, [](const Token& token) { return !token.has(kPunctuation); });
}

bool is_or(std::string_view word) {
    return word == "or" || word == "OR" || word == "Or";
}

/// Takes an "or" that begins or ends the text off it.
bool take_first_or(std::string& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (!is_or(std::string_view(text).substr(0, end))) {
        return false;
    }
    text.erase(0, std::min(end + 1, text.size()));
    return true;
}

bool take_last_or(std::string& text) {
    const std::size_t space = text.rfind(' ');
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    if (!is_or(std::string_view(text).substr(begin))) {
        return false;
    }
    text.erase(space == std::string::npos ? 0 : space);
    return true;
}

/// The code of a country's place or actor: "geo:UA", "country:UA".
std::string country_code(std::string_view id, std::string_view begin) {
    if (!id.starts_with(begin) || id.find('.') != std::string_view::npos) {
        return {};
    }
    return std::string(id.substr(begin.size()));
}

}  // namespace

QuestionReader::QuestionReader(const Lexicons& lexicons, Day today)
    : chunks_(lexicons), today_(today) {}

void QuestionReader::read_event(const std::string& value,
                                Question& question) const {
    const auto types = events().types_of(value);
    if (types.empty()) {
        throw QuestionError("event:" + value + ": there is no such event type" +
                            suggestion(value, events().all_slugs()));
    }
    for (const std::uint32_t type : types) {
        add_ids(question.events, {events().named(type)});
    }
}

void QuestionReader::read_place(const std::string& field,
                                const std::string& value,
                                Question& question) const {
    auto& list = field == "place"  ? question.places
                 : field == "from" ? question.origins
                                   : question.destinations;
    const PlaceChoice choice = chunks_.places().choose(value);
    for (const std::uint32_t place : choice.places) {
        add_ids(list, {chunks_.places().named(place)});
    }
    if (!choice.others.empty()) {
        Ambiguity ambiguity{value, list, {}};
        for (const std::uint32_t other : choice.others) {
            ambiguity.others.push_back(chunks_.places().named(other));
        }
        question.ambiguous.push_back(std::move(ambiguity));
    }
    if (!choice.places.empty()) {
        return;
    }
    if (is_place_id(value)) {
        add_ids(list, {{value, value}});
        return;
    }
    const ActorChoice actor = chunks_.actors().choose(value);
    if (field == "place" || actor.actors.empty()) {
        throw QuestionError(field + ":" + value +
                            ": no place of this name is known" +
                            near_name(value, true));
    }
    add_ids(list, actor.actors);
}

std::vector<NamedId> QuestionReader::actors_of(const std::string& value) const {
    const ActorChoice actor = chunks_.actors().choose(value);
    const PlaceChoice place = chunks_.places().choose(value);
    std::vector<NamedId> actors;
    for (const std::uint32_t index : place.places) {
        const std::string code = chunks_.places().acting_country(index);
        if (!code.empty()) {
            add_ids(actors, {chunks_.actors().country(code)});
        }
    }
    std::erase_if(actors, [](const NamedId& id) { return id.id.empty(); });
    return actors.empty() ? actor.actors : actors;
}

void QuestionReader::read_actor(const std::string& field,
                                const std::string& value,
                                Question& question) const {
    auto& list = field == "by"        ? question.doers
                 : field == "against" ? question.recipients
                                      : question.actors;
    const std::vector<NamedId> actors = actors_of(value);
    if (actors.empty()) {
        throw QuestionError(field + ":" + value +
                            ": nobody of this name is known" +
                            near_name(value, false));
    }
    add_ids(list, actors);
}

void QuestionReader::read_between(const QuestionPart& part,
                                  Question& question) const {
    if (part.values.size() < 2) {
        throw QuestionError(
            "between: needs two names, as in "
            "between:russia,ukraine");
    }
    for (const std::string& value : part.values) {
        std::vector<NamedId> actors = actors_of(value);
        if (actors.empty()) {
            throw QuestionError("between:" + value +
                                ": nobody of this name is known" +
                                near_name(value, false));
        }
        question.between.push_back(std::move(actors));
    }
}

void QuestionReader::read_days(const std::string& field,
                               const std::string& value,
                               Question& question) const {
    std::optional<DaySpan> days = read_iso_days(value);
    if (!days) {
        std::vector<Token> tokens;
        tokenize(value, {0, static_cast<std::uint32_t>(value.size())}, tokens);
        const auto dates = find_dates(chunks_.times(), value, tokens, today_);
        if (dates.size() == 1 && dates.front().tokens.size() == tokens.size()) {
            days = dates.front().days;
        }
    }
    if (!days) {
        throw QuestionError(field + ":" + value +
                            ": not a date; write 2022, 2022-03, 2022-03-05 or "
                            "a range of them, 2022-03..2022-06");
    }
    auto& list = field == "date" ? question.dates : question.published;
    list.push_back({*days, days_syntax(*days)});
}

void QuestionReader::read_field(const QuestionPart& part,
                                Question& question) const {
    if (part.field == "between") {
        read_between(part, question);
        return;
    }
    for (const std::string& value : part.values) {
        if (part.field == "event") {
            read_event(value, question);
        } else if (part.field == "place" || part.field == "from" ||
                   part.field == "to") {
            read_place(part.field, value, question);
        } else if (part.field == "by" || part.field == "against" ||
                   part.field == "actor") {
            read_actor(part.field, value, question);
        } else if (part.field == "date" || part.field == "published") {
            read_days(part.field, value, question);
        } else if (part.field == "source") {
            question.sources.push_back(value);
        } else if (part.field == "background") {
            if (value != "yes" && value != "no") {
                throw QuestionError("background:" + value + ": say yes or no");
            }
            question.background = value == "yes";
        } else {
            const auto status = event_status_from(value);
            if (!status) {
                std::vector<std::string> known;
                for (std::size_t i = 0; i < kEventStatusCount; ++i) {
                    known.emplace_back(to_string(static_cast<EventStatus>(i)));
                }
                throw QuestionError("status:" + value +
                                    ": there is no such status" +
                                    suggestion(value, known));
            }
            question.statuses.push_back(*status);
        }
    }
}

void QuestionReader::read_free(const std::string& text,
                               Question& question) const {
    std::string rest = text;
    for (const std::string& date : take_iso_dates(rest)) {
        read_days("date", date, question);
    }
    std::vector<Token> tokens;
    tokenize(rest, {0, static_cast<std::uint32_t>(rest.size())}, tokens);
    read_chunks(
        rest, tokens, chunks_.read(rest, tokens, today_), chunks_, question);
}

/// What the fields imply of each other.
void QuestionReader::complete(Question& question) const {
    question.place_is_origin =
        events().with_policy(question.events, PlacePolicy::Origin);
    question.place_is_target =
        events().with_policy(question.events, PlacePolicy::Target);
    question.place_is_scene =
        events().with_policy(question.events, PlacePolicy::In);
    const auto as_actors = [](const std::vector<NamedId>& ids) {
        std::vector<std::string> actors;
        for (const NamedId& id : ids) {
            const std::string code = country_code(id.id, "geo:");
            if (!code.empty()) {
                actors.push_back("country:" + code);
            } else if (!is_place_id(id.id)) {
                actors.push_back(id.id);
            }
        }
        return actors;
    };
    question.origin_actors = as_actors(question.origins);
    question.destination_actors = as_actors(question.destinations);
    for (const NamedId& id : question.recipients) {
        const std::string code = country_code(id.id, "country:");
        if (!code.empty()) {
            question.recipient_places.push_back("geo:" + code);
        }
    }
}

bool QuestionReader::knows(const std::string& word) const {
    std::vector<Token> tokens;
    tokenize(word, {0, static_cast<std::uint32_t>(word.size())}, tokens);
    const auto chunks = chunks_.read(word, tokens, today_);
    return chunks.size() == 1 &&
           (chunks.front().kind == QuestionChunkKind::Event ||
            chunks.front().kind == QuestionChunkKind::Place ||
            chunks.front().kind == QuestionChunkKind::Actor);
}

std::string QuestionReader::near_name(const std::string& value,
                                      bool place) const {
    for (const std::string& other : near_words(value)) {
        if (place ? !chunks_.places().choose(other).places.empty()
                  : !actors_of(other).empty()) {
            return ", did you mean '" + other + "'?";
        }
    }
    return {};
}

/// Free text, phrases and exclusions; "or" between two of them is taken off
/// the free text it stands in.
void QuestionReader::read_parts(const std::vector<QuestionPart>& parts,
                                Question& question) const {
    bool or_before = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const QuestionPart& part = parts[i];
        const std::size_t begin = question.text.size();
        if (part.kind == QuestionPartKind::Free && part.text == "*") {
            question.everything = true;
        } else if (part.kind == QuestionPartKind::Free) {
            std::string text = part.text;
            const bool after_phrase =
                i > 0 && parts[i - 1].kind == QuestionPartKind::Phrase;
            const bool before_phrase =
                i + 1 < parts.size() &&
                parts[i + 1].kind == QuestionPartKind::Phrase;
            or_before = after_phrase && take_first_or(text);
            const bool or_behind =
                before_phrase &&
                (text.empty() ? or_before : take_last_or(text));
            read_free(text, question);
            if (or_before && question.text.size() > begin) {
                question.text[begin].or_before = true;
            }
            or_before = or_behind && !question.text.empty() &&
                        !question.text.back().excluded;
            continue;
        } else if (has_word(part.text)) {
            const bool excluded = part.kind != QuestionPartKind::Phrase;
            question.text.push_back(
                {part.text,
                 part.kind != QuestionPartKind::Excluded,
                 excluded,
                 or_before && !excluded && !question.text.empty()});
        }
        or_before = false;
    }
}

Question QuestionReader::read(std::string_view raw) const {
    const Repair repair = repair_utf8(raw);
    Question question;
    question.raw = repair.text;
    const std::vector<QuestionPart> parts = split_question(repair.text);
    // Events that are said explicitly tell what free words mean.
    for (const QuestionPart& part : parts) {
        if (part.kind == QuestionPartKind::Field) {
            read_field(part, question);
        } else if (part.kind == QuestionPartKind::ExcludedField) {
            Question& excluded = question.excluded.emplace_back();
            read_field(part, excluded);
            complete(excluded);
            question.ambiguous.insert(question.ambiguous.end(),
                                      excluded.ambiguous.begin(),
                                      excluded.ambiguous.end());
        }
    }
    read_parts(parts, question);
    complete(question);
    if (question.empty()) {
        throw QuestionError(
            "nothing is asked; try: withdrawals in Luhansk, 2022 "
            "(or * for all articles)");
    }
    return question;
}

}  // namespace dateline
