// One function a kind of map; every message carries the position of the value
// that is wrong.
#include "config/event_source.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "config/edit_distance.h"
#include "config/yaml_source.h"

namespace dateline {

namespace {

const std::vector<std::string> kRoles = {"none",
                                         "doer",
                                         "recipient",
                                         "target",
                                         "place",
                                         "origin",
                                         "destination",
                                         "party",
                                         "moved",
                                         "content",
                                         "topic",
                                         "instrument"};

const std::vector<std::string> kPlaces = {"in", "target", "origin", "both"};

std::vector<std::string> names_of(std::span<const std::string_view> names) {
    return {names.begin(), names.end()};
}

std::vector<std::string> status_names() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kEventStatusCount; ++i) {
        names.emplace_back(to_string(static_cast<EventStatus>(i)));
    }
    return names;
}

/// Position of @p word in @p known; reports with a suggestion otherwise.
std::optional<std::size_t> choice(const std::string& word,
                                  const char* what,
                                  const std::vector<std::string>& known,
                                  SourcePosition at,
                                  LintReport& report) {
    const auto it = std::find(known.begin(), known.end(), word);
    if (it != known.end()) {
        return static_cast<std::size_t>(it - known.begin());
    }
    report.error(std::move(at),
                 "unknown " + std::string(what) + " '" + word + "'" +
                     did_you_mean(word, known));
    return std::nullopt;
}

class Reader {
  public:
    Reader(LintReport& report, EventSources& out)
        : report_(report), out_(out) {}

    void types(const YamlFile& file) {
        YamlMap root(file, file.root, report_);
        if (const YamlValue* types = root.find("types")) {
            for (const auto& [key, value] : types->entries) {
                type(file, key, value);
            }
        }
        if (const YamlValue* groups = root.find("question_groups")) {
            for (const auto& [key, value] : groups->entries) {
                group(file, key, value);
            }
        }
        for (std::string& word : root.texts("question_fillers")) {
            out_.groups.emplace_back(std::move(word),
                                     std::vector<std::string>{});
        }
        root.done();
    }

    void classes(const YamlFile& file) {
        YamlMap root(file, file.root, report_);
        const YamlValue* classes = root.find("classes");
        root.done();
        if (classes == nullptr) {
            return;
        }
        for (const auto& entry : classes->entries) {
            class_names_.push_back(entry.key.scalar);
        }
        for (const auto& [key, value] : classes->entries) {
            YamlMap map(file, value, report_);
            ClassSource source;
            source.at = file.at(key);
            source.name = key.scalar;
            source.words = map.texts("words");
            source.includes = map.texts("includes");
            for (const std::string& name : source.includes) {
                check_class(name, map.at("includes"));
            }
            map.done();
            out_.classes.push_back(std::move(source));
        }
    }

    void cues(const YamlFile& file) {
        YamlMap root(file, file.root, report_);
        for (const YamlValue* value : root.items("cues")) {
            YamlMap map(file, *value, report_);
            CueSource cue;
            cue.at = file.at(*value);
            const std::string name = map.text("status");
            if (const auto status = status_of(name, map.at("status"))) {
                cue.status = *status;
            }
            cue.verbs = map.texts("verbs");
            cue.nouns = map.texts("nouns");
            cue.words = map.texts("words");
            map.done();
            out_.cues.push_back(std::move(cue));
        }
        out_.speech = root.texts("speech");
        out_.light = root.texts("light");
        out_.transitive = root.texts("transitive");
        out_.reaching = root.texts("reaching");
        out_.occurring = root.texts("occurring");
        root.done();
    }

    void codes(const YamlFile& file) {
        const YamlValue* list = &file.root;
        if (file.root.kind == YamlValue::Kind::Map) {
            YamlMap root(file, file.root, report_);
            list = root.find("codes");
            root.done();
        }
        if (list == nullptr) {
            return;
        }
        for (const YamlValue& value : list->items) {
            code(file, value);
        }
    }

    void rules(const YamlFile& file) {
        for (const auto& [key, value] : file.root.entries) {
            if (!choice(key.scalar,
                        "event type",
                        type_names_,
                        file.at(key),
                        report_)) {
                continue;
            }
            for (const YamlValue& item : value.items) {
                rule(file, key.scalar, item);
            }
        }
    }

  private:
    void type(const YamlFile& file,
              const YamlValue& key,
              const YamlValue& value) {
        YamlMap map(file, value, report_);
        TypeSource source;
        source.at = file.at(key);
        source.slug = key.scalar;
        source.label = map.text("label");
        source.plural = map.text("plural");
        source.family = map.text("family");
        const std::string place = map.text_or("place", "in");
        if (const auto n = choice(
                place, "place policy", kPlaces, map.at("place"), report_)) {
            source.place = static_cast<PlacePolicy>(*n);
        }
        source.symmetric = map.flag("symmetric");
        source.home = map.flag("home");
        source.uttered = map.flag("uttered");
        source.question_terms = map.texts("question_terms");
        map.done();
        type_names_.push_back(source.slug);
        out_.types.push_back(std::move(source));
    }

    void group(const YamlFile& file,
               const YamlValue& key,
               const YamlValue& value) {
        std::vector<std::string> names = scalars_of(file, value, report_);
        for (const std::string& name : names) {
            choice(name, "event type", type_names_, file.at(value), report_);
        }
        out_.groups.emplace_back(key.scalar, std::move(names));
    }

    std::optional<EventStatus> status_of(const std::string& name,
                                         SourcePosition at) {
        const auto n =
            choice(name, "status", status_names(), std::move(at), report_);
        return n ? std::optional(static_cast<EventStatus>(*n)) : std::nullopt;
    }

    void check_class(const std::string& name, SourcePosition at) {
        std::vector<std::string> known = names_of(built_in_class_names());
        known.insert(known.end(), class_names_.begin(), class_names_.end());
        choice(name, "class", known, std::move(at), report_);
    }

    void check_guards(YamlMap& map,
                      const char* key,
                      const std::vector<std::string>& guards) {
        for (const std::string& guard : guards) {
            if (guard.starts_with("@")) {
                check_class(guard.substr(1), map.at(key));
            }
        }
    }

    std::optional<SlotSource> slot(const YamlFile& file,
                                   const YamlValue* value) {
        if (value == nullptr) {
            return std::nullopt;
        }
        SlotSource source;
        if (value->kind == YamlValue::Kind::Scalar) {
            set_role(source, value->scalar, file.at(*value));
            return source;
        }
        YamlMap map(file, *value, report_);
        set_role(source, map.text_or("role", "none"), map.at("role"));
        source.is = map.texts("is");
        source.isnt = map.texts("not");
        source.words = map.texts("words");
        source.required = map.flag("required");
        const std::string status = map.text_or("status", "");
        if (!status.empty()) {
            source.status = status_of(status, map.at("status"));
        }
        for (const std::string& name : source.is) {
            check_class(name, map.at("is"));
        }
        for (const std::string& name : source.isnt) {
            check_class(name, map.at("not"));
        }
        map.done();
        return source;
    }

    void set_role(SlotSource& slot,
                  const std::string& name,
                  SourcePosition at) {
        if (const auto n = choice(name, "role", kRoles, at, report_)) {
            slot.role = static_cast<EventRole>(*n);
        }
    }

    void rule(const YamlFile& file,
              const std::string& type_name,
              const YamlValue& value) {
        YamlMap map(file, value, report_);
        RuleSource source;
        source.at = file.at(value);
        source.type = type_name;
        source.name = type_name + "/" + map.text("rule");
        if (!rule_names_.insert(source.name).second) {
            map.error("rule", "rule '" + source.name + "' is there twice");
        }
        source.verbs = map.texts("verbs");
        source.nouns = map.texts("nouns");
        source.adjectives = map.texts("adjectives");
        source.phrases = map.texts("phrases");
        if (source.verbs.empty() && source.nouns.empty() &&
            source.adjectives.empty() && source.phrases.empty()) {
            report_.error(source.at,
                          "rule '" + source.name + "' has no trigger");
        }
        source.subject = slot(file, map.find("subject"));
        source.object = slot(file, map.find("object"));
        source.complement = slot(file, map.find("complement"));
        if (const YamlValue* preps = map.find("prepositions")) {
            for (const auto& [key, item] : preps->entries) {
                if (auto filled = slot(file, &item)) {
                    source.prepositions.emplace_back(key.scalar, *filled);
                }
            }
        }
        if (const YamlValue* nouns = map.find("noun_slots")) {
            YamlMap inner(file, *nouns, report_);
            source.possessor = slot(file, inner.find("possessor"));
            source.modifier = slot(file, inner.find("modifier"));
            source.of = slot(file, inner.find("of"));
            inner.done();
        }
        rule_limits(map, source);
        examples(file, map, source);
        map.done();
        out_.rules.push_back(std::move(source));
    }

    void rule_limits(YamlMap& map, RuleSource& source) {
        source.needs = map.texts("needs");
        source.refuse = map.texts("refuse");
        check_guards(map, "needs", source.needs);
        check_guards(map, "refuse", source.refuse);
        source.mode = map.text_or("mode", "");
        source.confidence = map.number("confidence").value_or(0.8);
        if (source.confidence <= 0 || source.confidence > 1) {
            map.error("confidence", "must be above 0 and at most 1");
        }
        const std::string voice = map.text_or("voice", "any");
        if (const auto n = choice(voice,
                                  "voice",
                                  {"any", "active", "passive"},
                                  map.at("voice"),
                                  report_)) {
            source.voice = static_cast<VoiceLimit>(*n);
        }
        const std::string status = map.text_or("status", "");
        if (!status.empty()) {
            source.status = status_of(status, map.at("status"));
        }
    }

    void examples(const YamlFile& file,
                  YamlMap& map,
                  const RuleSource& source) {
        for (const char* key : {"yes", "no"}) {
            const YamlValue* list = map.find(key);
            if (list == nullptr) {
                continue;
            }
            const bool single = list->kind != YamlValue::Kind::List;
            const std::size_t count = single ? 1 : list->items.size();
            for (std::size_t i = 0; i < count; ++i) {
                const YamlValue& item = single ? *list : list->items[i];
                EventExample example;
                example.at = file.at(item);
                example.type = source.type;
                example.rule = source.name;
                example.expected = key[0] == 'y';
                read_example(file, item, example);
                out_.examples.push_back(std::move(example));
            }
        }
    }

    void read_example(const YamlFile& file,
                      const YamlValue& item,
                      EventExample& example) {
        if (item.kind == YamlValue::Kind::Scalar) {
            example.text = item.scalar;
            return;
        }
        YamlMap map(file, item, report_);
        example.text = map.text("text");
        for (const char* key : {"doer",
                                "recipient",
                                "place",
                                "origin",
                                "destination",
                                "status",
                                "said_by",
                                "killed",
                                "wounded"}) {
            const std::string value = map.text_or(key, "");
            if (!value.empty()) {
                example.want[key] = value;
            }
        }
        map.done();
    }

    std::vector<PartyKind> kinds(YamlMap& map, const char* key) {
        std::vector<PartyKind> kinds;
        for (const std::string& name : map.texts(key)) {
            if (const auto n = choice(name,
                                      "kind",
                                      names_of(party_kind_names()),
                                      map.at(key),
                                      report_)) {
                kinds.push_back(static_cast<PartyKind>(*n));
            }
        }
        return kinds;
    }

    void code(const YamlFile& file, const YamlValue& value) {
        YamlMap map(file, value, report_);
        CodeSource source;
        source.at = file.at(value);
        source.types = map.texts("type");
        for (const std::string& name : source.types) {
            choice(name, "event type", type_names_, map.at("type"), report_);
        }
        source.mode = map.text_or("mode", "");
        for (const std::string& name : map.texts("status")) {
            if (const auto status = status_of(name, map.at("status"))) {
                source.statuses.push_back(*status);
            }
        }
        source.doers = kinds(map, "doer");
        source.recipients = kinds(map, "recipient");
        source.plover = map.text_or("plover", "");
        source.cameo = map.text_or("cameo", "");
        source.acled = map.text_or("acled", "");
        source.case2021 = map.text_or("case2021", "");
        source.mediatopic = map.text_or("mediatopic", "");
        source.test = map.text_or("test", "");
        map.done();
        out_.codes.push_back(std::move(source));
    }

    LintReport& report_;
    EventSources& out_;
    std::vector<std::string> type_names_;
    std::vector<std::string> class_names_;
    std::set<std::string> rule_names_;
};

bool is_named(const YamlFile& file, const char* name) {
    return file.name.ends_with(std::string("/events/") + name);
}

}  // namespace

EventSources read_event_sources(SourceDir& sources, LintReport& report) {
    EventSources out;
    Reader reader(report, out);
    if (const auto kinds = sources.data("words/noun_kinds.tsv.xz", report)) {
        for_each_row(*kinds, [&](std::uint32_t, const auto& columns) {
            if (columns.size() == 2) {
                out.noun_kinds.emplace_back(columns[0], columns[1]);
            }
        });
    }
    const std::vector<YamlFile> files = sources.yaml_folder("events", report);
    const std::pair<const char*, void (Reader::*)(const YamlFile&)> kOrder[] = {
        {"types.yaml", &Reader::types},
        {"classes.yaml", &Reader::classes},
        {"cues.yaml", &Reader::cues},
        {"codes.yaml", &Reader::codes}};
    for (const auto& [name, read] : kOrder) {
        for (const YamlFile& file : files) {
            if (is_named(file, name)) {
                (reader.*read)(file);
            }
        }
    }
    for (const YamlFile& file : files) {
        const bool special = std::any_of(
            std::begin(kOrder), std::end(kOrder), [&](const auto& entry) {
                return is_named(file, entry.first);
            });
        if (!special) {
            reader.rules(file);
        }
    }
    return out;
}

}  // namespace dateline
