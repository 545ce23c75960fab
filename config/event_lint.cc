// A trigger is shadowed when another rule has it too, asks for the same slots
// and guards, and is at least as sure: the two always fit together, and the
// matcher takes the surer, then the earlier. A code row is shadowed when an
// earlier one of the type asks for less or the same of each column.
#include "config/event_lint.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace dateline {

namespace {

bool same(const SlotSource& a, const SlotSource& b) {
    return a.role == b.role && a.is == b.is && a.isnt == b.isnt &&
           a.words == b.words && a.required == b.required &&
           a.status == b.status;
}

bool same(const std::optional<SlotSource>& a,
          const std::optional<SlotSource>& b) {
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

bool same_demands(const RuleSource& a, const RuleSource& b) {
    const bool prepositions = std::equal(
        a.prepositions.begin(),
        a.prepositions.end(),
        b.prepositions.begin(),
        b.prepositions.end(),
        [](const auto& one, const auto& other) {
            return one.first == other.first && same(one.second, other.second);
        });
    return prepositions && same(a.subject, b.subject) &&
           same(a.object, b.object) && same(a.complement, b.complement) &&
           same(a.possessor, b.possessor) && same(a.modifier, b.modifier) &&
           same(a.of, b.of) && a.needs == b.needs && a.refuse == b.refuse &&
           a.voice == b.voice;
}

template <typename Value>
bool takes_all_of(const std::vector<Value>& wide,
                  const std::vector<Value>& narrow) {
    return wide.empty() ||
           (!narrow.empty() &&
            std::all_of(narrow.begin(), narrow.end(), [&](const Value& each) {
                return std::find(wide.begin(), wide.end(), each) != wide.end();
            }));
}

/// "any" is no demand.
std::vector<PartyKind> demanded(std::vector<PartyKind> kinds) {
    if (std::find(kinds.begin(), kinds.end(), PartyKind::Any) != kinds.end()) {
        kinds.clear();
    }
    return kinds;
}

bool shadows(const CodeSource& row, const CodeSource& later) {
    return (row.mode.empty() || row.mode == later.mode) &&
           takes_all_of(row.statuses, later.statuses) &&
           takes_all_of(demanded(row.doers), demanded(later.doers)) &&
           takes_all_of(demanded(row.recipients), demanded(later.recipients));
}

class EventLint {
  public:
    EventLint(const EventSources& sources, LintReport& report)
        : sources_(sources), report_(report) {}

    void run() {
        triggers();
        codes();
        classes();
        cues();
        question_terms();
    }

  private:
    void triggers() {
        std::map<std::pair<char, std::string>, std::vector<const RuleSource*>>
            users;
        for (const RuleSource& rule : sources_.rules) {
            const std::pair<char, const std::vector<std::string>*> lists[] = {
                {'v', &rule.verbs},
                {'n', &rule.nouns},
                {'a', &rule.adjectives},
                {'p', &rule.phrases}};
            for (const auto& [kind, entries] : lists) {
                for (const std::string& entry : *entries) {
                    trigger(rule, entry, users[{kind, entry}]);
                }
            }
        }
    }

    void trigger(const RuleSource& rule,
                 const std::string& entry,
                 std::vector<const RuleSource*>& users) {
        for (const RuleSource* other : users) {
            if (other == &rule || !same_demands(*other, rule)) {
                continue;
            }
            const bool later_wins = rule.confidence > other->confidence;
            const RuleSource& loser = later_wins ? *other : rule;
            const RuleSource& winner = later_wins ? rule : *other;
            report_.warning(loser.at,
                            "trigger '" + entry + "' of '" + loser.name +
                                "' is shadowed by '" + winner.name + "' (" +
                                position(winner.at) + ")");
        }
        users.push_back(&rule);
    }

    static std::string position(const SourcePosition& at) {
        return at.file + ":" + std::to_string(at.line);
    }

    void codes() {
        std::map<std::string, std::vector<const CodeSource*>> rows;
        for (const CodeSource& row : sources_.codes) {
            if (row.test.empty()) {
                report_.warning(row.at, "a code row without a test");
            }
            for (const std::string& type : row.types) {
                for (const CodeSource* earlier : rows[type]) {
                    if (shadows(*earlier, row)) {
                        report_.warning(row.at,
                                        "unreachable for '" + type +
                                            "': " + position(earlier->at) +
                                            " takes it all");
                        break;
                    }
                }
                rows[type].push_back(&row);
            }
        }
        for (const TypeSource& type : sources_.types) {
            if (!rows.contains(type.slug)) {
                report_.warning(type.at,
                                "type '" + type.slug + "' has no code row");
            }
        }
    }

    void use(const std::vector<std::string>& names) {
        used_.insert(names.begin(), names.end());
    }

    void use(const std::optional<SlotSource>& slot) {
        if (slot) {
            use(slot->is);
            use(slot->isnt);
        }
    }

    void use_guards(const std::vector<std::string>& guards) {
        for (const std::string& guard : guards) {
            if (guard.starts_with("@")) {
                used_.insert(guard.substr(1));
            }
        }
    }

    /// Classes the engine itself asks for by name.
    void classes() {
        used_ = {"measure",
                 "territory",
                 "rebels",
                 "police",
                 "protesters",
                 "civilians",
                 "court"};
        for (const RuleSource& rule : sources_.rules) {
            for (const auto* slot : {&rule.subject,
                                     &rule.object,
                                     &rule.complement,
                                     &rule.possessor,
                                     &rule.modifier,
                                     &rule.of}) {
                use(*slot);
            }
            for (const auto& [word, slot] : rule.prepositions) {
                use(std::optional<SlotSource>(slot));
            }
            use_guards(rule.needs);
            use_guards(rule.refuse);
        }
        for (const ClassSource& source : sources_.classes) {
            use(source.includes);
        }
        for (const ClassSource& source : sources_.classes) {
            class_entry(source);
        }
    }

    void class_entry(const ClassSource& source) {
        const auto built_in = built_in_class_names();
        if (!used_.contains(source.name) &&
            std::find(built_in.begin(), built_in.end(), source.name) ==
                built_in.end()) {
            report_.warning(source.at,
                            "no rule asks for class '" + source.name + "'");
        }
        std::set<std::string> words;
        for (const std::string& word : source.words) {
            if (!words.insert(word).second) {
                report_.warning(
                    source.at,
                    "'" + word + "' is twice in class '" + source.name + "'");
            }
        }
        std::set<std::string> within;
        if (includes(source.name, source.name, within)) {
            report_.error(source.at,
                          "class '" + source.name + "' includes itself");
        }
    }

    /// Whether @p name includes @p wanted, however deep.
    bool includes(const std::string& name,
                  const std::string& wanted,
                  std::set<std::string>& seen) const {
        for (const ClassSource& source : sources_.classes) {
            if (source.name != name) {
                continue;
            }
            for (const std::string& inner : source.includes) {
                if (inner == wanted || (seen.insert(inner).second &&
                                        includes(inner, wanted, seen))) {
                    return true;
                }
            }
        }
        return false;
    }

    void cues() {
        std::map<std::pair<char, std::string>, EventStatus> statuses;
        for (const CueSource& cue : sources_.cues) {
            const std::pair<char, const std::vector<std::string>*> lists[] = {
                {'v', &cue.verbs}, {'n', &cue.nouns}, {'w', &cue.words}};
            for (const auto& [kind, entries] : lists) {
                for (const std::string& entry : *entries) {
                    const auto [found, fresh] =
                        statuses.emplace(std::pair(kind, entry), cue.status);
                    if (!fresh) {
                        report_.warning(
                            cue.at,
                            "cue '" + entry + "' is there twice: " +
                                std::string(to_string(found->second)) +
                                " and " + std::string(to_string(cue.status)));
                    }
                }
            }
        }
    }

    void question_terms() {
        std::set<std::string> groups;
        for (const auto& [word, types] : sources_.groups) {
            groups.insert(word);
        }
        std::map<std::string, std::string> types;
        for (const TypeSource& type : sources_.types) {
            for (const std::string& term : type.question_terms) {
                const auto [found, fresh] = types.emplace(term, type.slug);
                if (!fresh && !groups.contains(term)) {
                    report_.warning(type.at,
                                    "question term '" + term +
                                        "' means both '" + found->second +
                                        "' and '" + type.slug +
                                        "': make it a question group");
                }
            }
        }
    }

    const EventSources& sources_;
    LintReport& report_;
    std::set<std::string> used_;
};

}  // namespace

void lint_events(const EventSources& sources, LintReport& report) {
    EventLint(sources, report).run();
}

}  // namespace dateline
