// One function a file of times/.
#include "config/times_loader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/time_patterns.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/text/tokenizer.h"
#include "plugin/time/time_lexicon.h"

namespace dateline {

namespace {

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

/// "1991-12-26", or "12-26" with the year 0.
std::optional<std::array<int, 3>> date_of(std::string_view text) {
    std::array<int, 3> parts{};
    const bool with_year = text.size() == 10;
    if (!with_year && text.size() != 5) {
        return std::nullopt;
    }
    const std::string_view rest = with_year ? text.substr(5) : text;
    const auto year = with_year ? whole_number(text.substr(0, 4)) : 0;
    const auto month = whole_number(rest.substr(0, 2));
    const auto day = whole_number(rest.substr(3, 2));
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 ||
        *day > 31) {
        return std::nullopt;
    }
    parts = {*year, *month, *day};
    return parts;
}

/// The hash of the longest word: the rarest, mostly. @pre there is one
std::uint64_t longest_word(std::string_view phrase) {
    std::vector<Token> tokens;
    tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, tokens);
    return std::max_element(tokens.begin(),
                            tokens.end(),
                            [](const Token& a, const Token& b) {
                                return a.letters < b.letters;
                            })
        ->hash;
}

class Loader {
  public:
    Loader(SourceDir& sources, ImageWriter& writer, LintReport& report)
        : sources_(sources),
          writer_(writer),
          report_(report),
          marks_(kTimeMarkWords) {}

    void run() {
        load_words();
        load_rules();
        load_holidays();
        load_cues();
        load_events();
        mark_words();
        words_.write(writer_, "times.words");
        cues_.write(writer_, "times.cues");
        event_words_.write(writer_, "times.events");
        writer_.add("times.marks", marks_);
    }

  private:
    struct TimeWord {
        std::vector<std::uint64_t> hashes;
        std::uint64_t longest = 0;  ///< one of them
        TimeSense sense;
    };

    void mark(std::uint64_t hash, TimeWordMark mark) {
        const std::size_t bit =
            static_cast<std::size_t>(mark) * TimeWords::kBits +
            hash % TimeWords::kBits;
        marks_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }

    /// Once all words and rules are known.
    void mark_words() {
        for (const TimeWord& word : time_words_) {
            // Two number words may be a year: "nineteen ninety-six".
            const bool core =
                (bit(word.sense.cls) & core_) != 0 ||
                (word.sense.cls == TimeClass::Number && word.sense.value >= 10);
            mark(word.hashes.front(), TimeWordMark::OpensTime);
            if (core) {
                mark(word.longest, TimeWordMark::TimeCore);
            }
            for (const std::uint64_t hash : word.hashes) {
                mark(hash, TimeWordMark::WithinTime);
            }
        }
    }

    void add_word(std::string_view phrase, TimeSense sense) {
        const std::vector<std::uint64_t> hashes = phrase_hashes(phrase);
        if (hashes.empty()) {
            return;
        }
        words_.add(hashes, pack(sense));
        time_words_.push_back({hashes, longest_word(phrase), sense});
    }

    /// A map of words to whole numbers, all of one class.
    void add_map(const YamlFile& file,
                 const YamlValue* value,
                 TimeClass cls,
                 bool capital) {
        if (value == nullptr) {
            return;
        }
        for (const auto& [word, number] : value->entries) {
            const auto whole = whole_number(number.scalar);
            if (!whole) {
                report_.error(file.at(number), "not a whole number");
                continue;
            }
            add_word(word.scalar,
                     {cls, static_cast<std::int16_t>(*whole), capital});
        }
    }

    void load_words() {
        const auto file = sources_.yaml("times/words.yaml", report_);
        if (!file) {
            return;
        }
        YamlMap root(*file, file->root, report_);
        for (const YamlValue* item : root.items("classes")) {
            YamlMap entry(*file, *item, report_);
            const std::string name = entry.text("class");
            const bool capital = entry.flag("capital");
            const std::optional<TimeClass> cls = time_class_from(name);
            if (!cls) {
                entry.error("class", "no class is called '" + name + "'");
            } else {
                add_map(*file, entry.find("words"), *cls, capital);
            }
            entry.done();
        }
        if (const YamlValue* value = root.find("numbers")) {
            YamlMap numbers(*file, *value, report_);
            add_map(*file, numbers.find("words"), TimeClass::Number, false);
            add_map(*file, numbers.find("ordinals"), TimeClass::Ordinal, false);
            add_map(*file, numbers.find("decades"), TimeClass::Decade, false);
            numbers.done();
        }
        root.done();
    }

    std::uint64_t mask(YamlMap& entry, std::string_view key) {
        std::vector<std::string> unknown;
        const std::uint64_t classes =
            time_class_mask(entry.texts(key), unknown);
        for (const std::string& name : unknown) {
            entry.error(key, "no class is called '" + name + "'");
        }
        return classes;
    }

    std::uint8_t one_of(YamlMap& entry,
                        std::string_view key,
                        std::initializer_list<std::string_view> names) {
        const std::string text = entry.text(key);
        const auto* found = std::find(names.begin(), names.end(), text);
        if (found == names.end()) {
            entry.error(key, "'" + text + "' is not known here");
            return 0;
        }
        return static_cast<std::uint8_t>(found - names.begin());
    }

    TimeRule read_rule(YamlMap& entry) {
        TimeRule rule;
        rule.name = writer_.intern(entry.text("name"));
        rule.kind = one_of(entry, "kind", {"date", "time", "duration", "set"});
        rule.form = one_of(entry,
                           "form",
                           {"calendar",
                            "shift",
                            "unit",
                            "day-word",
                            "reference",
                            "duration",
                            "set",
                            "holiday",
                            "compare",
                            "clock"});
        rule.relation =
            static_cast<std::uint8_t>(entry.number("relation").value_or(0));
        rule.unit = static_cast<std::uint8_t>(entry.number("unit").value_or(0));
        rule.after = mask(entry, "after");
        rule.not_after = mask(entry, "not_after");
        rule.not_before = mask(entry, "not_before");
        rule.flags = (entry.flag("guarded") ? kGuarded : 0U) |
                     (entry.flag("no_name") ? kNoName : 0U) |
                     (entry.flag("drop") ? kDrop : 0U) |
                     (entry.flag("figured") ? kFigured : 0U);
        return rule;
    }

    void load_rules() {
        const auto file = sources_.yaml("times/rules.yaml", report_);
        if (!file) {
            return;
        }
        TimePatterns patterns;
        std::vector<TimeRule> rules;
        YamlMap root(*file, file->root, report_);
        if (const YamlValue* parts = root.find("parts")) {
            for (const auto& [name, list] : parts->entries) {
                patterns.define(name.scalar, scalars_of(*file, list, report_));
            }
        }
        for (const YamlValue* item : root.items("rules")) {
            YamlMap entry(*file, *item, report_);
            rules.push_back(read_rule(entry));
            const auto index = static_cast<std::uint32_t>(rules.size() - 1);
            for (const std::string& pattern : entry.texts("match")) {
                std::string error = patterns.add(pattern, index);
                if (!error.empty()) {
                    error.append(" in \"").append(pattern).append("\"");
                    entry.error("match", error);
                }
            }
            entry.done();
        }
        root.done();
        patterns.write(writer_);
        core_ = patterns.core();
        writer_.add("times.rules", rules);
    }

    HolidayRule read_holiday(YamlMap& entry) {
        HolidayRule rule;
        rule.name = writer_.intern(entry.text("name"));
        const auto number = [&](std::string_view key) {
            return static_cast<int>(entry.number(key).value_or(0));
        };
        if (entry.find("on") != nullptr) {
            const auto date = date_of(entry.text("on"));
            if (!date) {
                entry.error("on", "not a month and day, MM-DD");
                return rule;
            }
            rule.month = static_cast<std::uint8_t>((*date)[1]);
            rule.day = static_cast<std::uint8_t>((*date)[2]);
        } else if (entry.find("easter") != nullptr) {
            rule.kind = 2;
            rule.nth = static_cast<std::int16_t>(number("easter"));
        } else {
            rule.kind = 1;
            rule.month = static_cast<std::uint8_t>(number("month"));
            rule.weekday = static_cast<std::uint8_t>(number("weekday"));
            rule.nth = static_cast<std::int16_t>(number("nth"));
            if (rule.month < 1 || rule.month > 12 || rule.weekday < 1 ||
                rule.weekday > 7 || rule.nth == 0) {
                entry.error("name",
                            "needs on, easter, or month, weekday and nth");
            }
        }
        return rule;
    }

    void load_holidays() {
        const auto file = sources_.yaml("times/holidays.yaml", report_);
        if (!file) {
            return;
        }
        std::vector<HolidayRule> holidays;
        YamlMap root(*file, file->root, report_);
        for (const YamlValue* item : root.items("holidays")) {
            YamlMap entry(*file, *item, report_);
            const auto index = static_cast<std::int16_t>(holidays.size());
            holidays.push_back(read_holiday(entry));
            for (const std::string& word : entry.texts("words")) {
                add_word(word, {TimeClass::Holiday, index, true});
            }
            entry.done();
        }
        root.done();
        writer_.add("times.holidays", holidays);
    }

    void load_cues() {
        const auto file = sources_.yaml("times/cues.yaml", report_);
        if (!file) {
            return;
        }
        YamlMap root(*file, file->root, report_);
        constexpr std::array<std::pair<std::string_view, TimeCue>, 6> kCues = {
            {{"said", TimeCue::Said},
             {"past", TimeCue::Past},
             {"future", TimeCue::Future},
             {"counted", TimeCue::Counted},
             {"issued", TimeCue::Issued},
             {"crawl", TimeCue::Crawl}}};
        for (const auto& [name, cue] : kCues) {
            for (const std::string& word : root.texts(name)) {
                const std::vector<std::uint64_t> hashes = phrase_hashes(word);
                cues_.add(hashes, static_cast<std::uint32_t>(cue));
                mark(hashes.front(), TimeWordMark::IsCue);
            }
        }
        root.done();
    }

    Day day_of(YamlMap& entry, std::string_view key) {
        if (entry.find(key) == nullptr) {
            return 0;
        }
        const auto date = date_of(entry.text(key));
        if (!date || (*date)[0] == 0) {
            entry.error(key, "not a date, YYYY-MM-DD");
            return 0;
        }
        return to_day((*date)[0],
                      static_cast<unsigned>((*date)[1]),
                      static_cast<unsigned>((*date)[2]));
    }

    void add_event_words(const std::vector<std::string>& phrases,
                         std::uint32_t payload) {
        for (const std::string& phrase : phrases) {
            const std::vector<std::uint64_t> hashes = phrase_hashes(phrase);
            event_words_.add(hashes, payload);
            mark(hashes.front(), TimeWordMark::OpensEvent);
        }
    }

    void load_events() {
        const auto file = sources_.yaml("times/events.yaml", report_);
        if (!file) {
            return;
        }
        std::vector<KnownEvent> events;
        YamlMap root(*file, file->root, report_);
        for (const YamlValue* item : root.items("events")) {
            YamlMap entry(*file, *item, report_);
            KnownEvent event;
            event.name = writer_.intern(entry.text("name"));
            event.from = day_of(entry, "from");
            event.until = day_of(entry, "until");
            const auto index = static_cast<std::uint32_t>(events.size());
            add_event_words(entry.texts("words"), index);
            add_event_words(entry.texts("near"), index | kNearEvent);
            events.push_back(event);
            entry.done();
        }
        root.done();
        writer_.add("times.known", events);
    }

    SourceDir& sources_;
    ImageWriter& writer_;
    LintReport& report_;
    PhraseTableBuilder words_;
    PhraseTableBuilder cues_;
    PhraseTableBuilder event_words_;
    std::vector<TimeWord> time_words_;
    std::uint64_t core_ = 0;  ///< classes without which no rule matches
    std::vector<std::uint64_t> marks_;
};

}  // namespace

void load_times(SourceDir& sources, ImageWriter& writer, LintReport& report) {
    Loader(sources, writer, report).run();
}

}  // namespace dateline
