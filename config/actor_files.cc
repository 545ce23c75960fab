// Each key of a file has its reader. What the values mean is told in
// config/actors/README.md.
#include "config/actor_files.h"

#include <map>
#include <string>
#include <utility>

#include "config/actor_days.h"
#include "config/actor_words.h"
#include "plugin/actor/actor_registry.h"

namespace dateline {

namespace {

constexpr std::string_view kWorld = "world";

std::string prefix_of(const std::string& kind) {
    static const std::map<std::string, std::string> kPrefixes = {
        {"rebels", "group"},
        {"group", "group"},
        {"people", "group"},
        {"party", "party"},
        {"media", "media"},
        {"company", "company"},
        {"person", "person"}};
    const auto found = kPrefixes.find(kind);
    return found == kPrefixes.end() ? "org" : found->second;
}

class ActorFileReader {
  public:
    ActorFileReader(ActorDraft& draft, LintReport& report)
        : draft_(draft), report_(report) {}

    /// Former states have to be known before anything refers to them.
    void countries(const YamlFile& file) {
        const YamlValue* found = value_of(file, "former_states");
        if (found == nullptr) {
            return;
        }
        for (const auto& [code, value] : found->entries) {
            if (value.kind != YamlValue::Kind::Scalar) {
                report_.error(file.at(value), "expected the state's name");
                continue;
            }
            draft_.country(code.scalar, value.scalar, 0);
        }
    }

    void read(const YamlFile& file) {
        using Reader =
            void (ActorFileReader::*)(const YamlFile&, const YamlValue&);
        static const std::map<std::string, Reader> kReaders = {
            {"actors", &ActorFileReader::actors},
            {"parties", &ActorFileReader::parties},
            {"companies", &ActorFileReader::companies},
            {"media", &ActorFileReader::media},
            {"armed_groups", &ActorFileReader::armed_groups},
            {"organisations", &ActorFileReader::organisations},
            {"offices", &ActorFileReader::offices},
            {"office_commands", &ActorFileReader::skip},
            {"persons", &ActorFileReader::persons},
            {"women", &ActorFileReader::women},
            {"peoples", &ActorFileReader::peoples},
            {"demonyms", &ActorFileReader::demonyms},
            {"former_states", &ActorFileReader::skip},
            {"roles", &ActorFileReader::roles},
            {"words", &ActorFileReader::words},
            {"given_name_variants", &ActorFileReader::variants},
            {"strong_surnames", &ActorFileReader::strong_surnames},
        };
        for (const auto& [key, value] : file.root.entries) {
            const auto reader = kReaders.find(key.scalar);
            if (reader == kReaders.end()) {
                report_.error(file.at(key), "unknown key '" + key.scalar + "'");
                continue;
            }
            (this->*reader->second)(file, value);
        }
    }

    /// The women who were named before their offices were read.
    void finish() {
        for (const auto& [name, at] : women_) {
            if (const auto found = draft_.find("person:" + actor_slug(name))) {
                draft_.at(*found).gender = Gender::Female;
            } else {
                report_.error(at, "no person has the name '" + name + "'");
            }
        }
    }

    /// Under whom the holders of an office stand, by the office's slug.
    void office_commands(const YamlFile& file) {
        const YamlValue* found = value_of(file, "office_commands");
        if (found == nullptr) {
            return;
        }
        for (const auto& [slug, value] : found->entries) {
            commands_[slug.scalar] = value.scalar;
        }
    }

  private:
    static const YamlValue* value_of(const YamlFile& file,
                                     std::string_view key) {
        for (const auto& [name, value] : file.root.entries) {
            if (name.scalar == key) {
                return &value;
            }
        }
        return nullptr;
    }

    void skip(const YamlFile&, const YamlValue&) {}

    /// A country's code, or "" for `world`; unknown codes are reported.
    std::string code_of(const YamlFile& file, const YamlValue& key) {
        if (key.scalar == kWorld) {
            return "";
        }
        if (!draft_.has_country(key.scalar)) {
            report_.error(file.at(key),
                          "no country has the code '" + key.scalar + "'");
        }
        return key.scalar;
    }

    void actors(const YamlFile& file, const YamlValue& list) {
        for (const YamlValue& item : list.items) {
            YamlMap map(file, item, report_);
            const std::string name = map.text("name");
            const std::string kind = map.text("kind");
            const std::uint32_t index = draft_.actor(
                map.text_or("id", prefix_of(kind) + ":" + actor_slug(name)),
                name);
            DraftActor& actor = draft_.at(index);
            actor.kind = kind;
            actor.country = map.text_or("country", actor.country);
            actor.gender = map.flag("plural") ? Gender::Many : Gender::Thing;
            references(map, "of", actor.above);
            references(map, "affiliated", actor.affiliated);
            draft_.named(index, name, file.at(item));
            for (const std::string& alias : map.texts("aliases")) {
                draft_.named(index, alias, map.at("aliases"));
            }
            for (const std::string& alias : map.texts("metonyms")) {
                draft_.named(index, alias, map.at("metonyms"), kAliasMetonym);
            }
            map.done();
        }
    }

    /// "military:SY" or "group:x 2011-02..2017", lists of them.
    void references(YamlMap& map,
                    const std::string& key,
                    std::vector<ActorReference>& out) {
        for (const std::string& text : map.texts(key)) {
            const auto space = text.find(' ');
            DaySpan days = kAlways;
            if (space != std::string::npos) {
                const auto spans = read_spans(text.substr(space + 1));
                if (!spans || spans->size() != 1) {
                    map.error(key, "'" + text + "' has no readable dates");
                    continue;
                }
                days = spans->front();
            }
            out.push_back({text.substr(0, space), days, map.at(key)});
        }
    }

    /// Country to a list of "Name|other name".
    void named_lists(const YamlFile& file,
                     const YamlValue& value,
                     const std::string& kind,
                     Gender gender) {
        for (const auto& [key, list] : value.entries) {
            const std::string code = code_of(file, key);
            const std::vector<std::string> texts =
                scalars_of(file, list, report_);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                const std::vector<std::string> names = split(texts[i], '|');
                const SourcePosition at = file.at(
                    list.items.size() == texts.size() ? list.items[i] : list);
                if (names.empty()) {
                    report_.error(file.at(list), "an empty name");
                    continue;
                }
                const std::uint32_t index = draft_.actor(
                    prefix_of(kind) + ":" + actor_slug(names[0]), names[0]);
                draft_.at(index).kind = kind;
                draft_.at(index).country = code;
                draft_.at(index).gender = gender;
                for (const std::string& name : names) {
                    draft_.named(index, name, at);
                }
            }
        }
    }

    void parties(const YamlFile& file, const YamlValue& value) {
        named_lists(file, value, "party", Gender::Thing);
    }
    void companies(const YamlFile& file, const YamlValue& value) {
        named_lists(file, value, "company", Gender::Thing);
    }
    void media(const YamlFile& file, const YamlValue& value) {
        named_lists(file, value, "media", Gender::Thing);
    }
    void armed_groups(const YamlFile& file, const YamlValue& value) {
        named_lists(file, value, "rebels", Gender::Many);
    }
    void organisations(const YamlFile& file, const YamlValue& value) {
        named_lists(file, value, "org", Gender::Thing);
    }

    void offices(const YamlFile& file, const YamlValue& value) {
        for (const auto& [key, offices] : value.entries) {
            const bool of_actor = key.scalar.find(':') != std::string::npos;
            const std::string owner =
                of_actor ? key.scalar : code_of(file, key);
            for (const auto& [slug, holders] : offices.entries) {
                office(file, owner, of_actor, slug.scalar, holders);
            }
        }
    }

    void office(const YamlFile& file,
                const std::string& owner,
                bool of_actor,
                const std::string& slug,
                const YamlValue& holders) {
        const std::uint32_t office = draft_.office(slug, owner);
        for (const auto& [name, value] : holders.entries) {
            const auto spans = read_spans(value.scalar);
            if (value.kind != YamlValue::Kind::Scalar || !spans) {
                report_.error(file.at(value),
                              "expected days like 2008-05..2012, 2014..");
                continue;
            }
            const std::uint32_t person =
                draft_.person(name.scalar, of_actor ? "" : owner);
            for (const DaySpan days : *spans) {
                draft_.tenure(person, office, days);
                for (const std::string& id : above(owner, of_actor, slug)) {
                    draft_.at(person).above.push_back(
                        {id, days, file.at(name)});
                }
            }
        }
    }

    std::vector<std::string> above(const std::string& owner,
                                   bool of_actor,
                                   const std::string& slug) {
        if (of_actor) {
            return {owner};
        }
        const auto found = commands_.find(slug);
        const std::string command =
            found == commands_.end() ? "government" : found->second;
        std::vector<std::string> ids;
        if (command == "military") {
            ids.push_back("military:" + owner);
        }
        if (command == "military" || command == "government") {
            ids.push_back("government:" + owner);
        }
        if (command != "none") {
            ids.push_back("country:" + owner);
        }
        return ids;
    }

    void persons(const YamlFile& file, const YamlValue& value) {
        for (const auto& [key, list] : value.entries) {
            const std::string code = code_of(file, key);
            for (const std::string& text : scalars_of(file, list, report_)) {
                draft_.person(text, code);
            }
        }
    }

    void women(const YamlFile& file, const YamlValue& value) {
        for (const std::string& name : scalars_of(file, value, report_)) {
            if (const auto found = draft_.find("person:" + actor_slug(name))) {
                draft_.at(*found).gender = Gender::Female;
            } else {
                women_.emplace_back(name, file.at(value));
            }
        }
    }

    void peoples(const YamlFile& file, const YamlValue& list) {
        for (const YamlValue& item : list.items) {
            YamlMap map(file, item, report_);
            const std::string name = map.text("name");
            const std::string country = map.text_or("country", "");
            const std::string id =
                map.text_or("id", "group:" + actor_slug(name));
            const std::uint32_t index = draft_.actor(id, name);
            draft_.at(index).kind = "people";
            draft_.at(index).country = country;
            draft_.at(index).gender = Gender::Many;
            DraftDemonym demonym{country,
                                 id,
                                 map.text_or("forces", ""),
                                 kDemonymRegion,
                                 map.at()};
            forms(map, demonym, name);
            map.done();
        }
    }

    void forms(YamlMap& map,
               const DraftDemonym& demonym,
               const std::string& name) {
        std::map<std::string, std::uint32_t> flags;
        if (!name.empty()) {
            flags[name] |= kDemonymNoun;
        }
        for (const std::string& form : map.texts("many")) {
            flags[form] |= kDemonymNoun;
        }
        for (const std::string& form : map.texts("one")) {
            flags[form] |= kDemonymOne;
        }
        for (const std::string& form : map.texts("adjective")) {
            flags[form] |= kDemonymAdjective;
        }
        for (const auto& [form, bits] : flags) {
            DraftDemonym one = demonym;
            one.flags |= bits;
            draft_.demonym(one, {form});
        }
    }

    /// A regular one is a word: Ukrainian, with Ukrainians for the people.
    void demonyms(const YamlFile& file, const YamlValue& value) {
        for (const auto& [key, forms_value] : value.entries) {
            const std::string code = code_of(file, key);
            if (!draft_.has_country(code)) {
                continue;
            }
            DraftDemonym demonym{
                code, "people:" + code, "", 0, file.at(forms_value)};
            if (forms_value.kind == YamlValue::Kind::Scalar) {
                demonym.flags = kDemonymAdjective | kDemonymOne;
                draft_.demonym(demonym, {forms_value.scalar});
                demonym.flags = kDemonymNoun;
                draft_.demonym(demonym, {forms_value.scalar + "s"});
                continue;
            }
            YamlMap map(file, forms_value, report_);
            forms(map, demonym, "");
            map.done();
        }
    }

    void roles(const YamlFile& file, const YamlValue& list) {
        for (const YamlValue& item : list.items) {
            YamlMap map(file, item, report_);
            read_role(map, draft_);
            map.done();
        }
    }

    void words(const YamlFile& file, const YamlValue& value) {
        read_word_classes(file, value, draft_, report_);
    }

    void variants(const YamlFile& file, const YamlValue& list) {
        for (const std::string& row : scalars_of(file, list, report_)) {
            draft_.variants(split(row, ' '));
        }
    }

    void strong_surnames(const YamlFile& file, const YamlValue& list) {
        for (const std::string& name : words_of_list(file, list, report_)) {
            draft_.strong_surname(name);
        }
    }

    ActorDraft& draft_;
    LintReport& report_;
    std::map<std::string, std::string> commands_;
    std::vector<std::pair<std::string, SourcePosition>> women_;
};

}  // namespace

void read_actor_files(const std::vector<YamlFile>& files,
                      ActorDraft& draft,
                      LintReport& report) {
    ActorFileReader reader(draft, report);
    for (const YamlFile& file : files) {
        reader.countries(file);
        reader.office_commands(file);
    }
    for (const YamlFile& file : files) {
        reader.read(file);
    }
    reader.finish();
}

}  // namespace dateline
