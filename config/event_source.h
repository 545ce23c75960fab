// Event source: config/events/ read into plain structs, with the position of
// everything that may be wrong. Names are checked here (types, roles, classes,
// statuses); words are made into lemmas by events_loader.
#ifndef DATELINE_CONFIG_EVENT_SOURCE_H
#define DATELINE_CONFIG_EVENT_SOURCE_H

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "config/lint_report.h"
#include "config/source_dir.h"
#include "plugin/event/event_lexicon.h"

namespace dateline {

struct SlotSource {
    EventRole role = EventRole::None;
    std::vector<std::string> is;
    std::vector<std::string> isnt;
    std::vector<std::string> words;
    bool required = false;
    std::optional<EventStatus> status;
};

/// A `yes:` or `no:` sentence.
struct EventExample {
    SourcePosition at;
    std::string type;
    std::string rule;
    bool expected = true;
    std::string text;
    std::map<std::string, std::string> want;  ///< doer, place, status, ...
};

struct RuleSource {
    SourcePosition at;
    std::string type;
    std::string name;
    std::vector<std::string> verbs;
    std::vector<std::string> nouns;
    std::vector<std::string> adjectives;
    std::vector<std::string> phrases;
    std::optional<SlotSource> subject, object, complement;
    std::optional<SlotSource> possessor, modifier, of;
    std::vector<std::pair<std::string, SlotSource>> prepositions;
    std::vector<std::string> needs;
    std::vector<std::string> refuse;
    std::string mode;
    double confidence = 0.8;
    VoiceLimit voice = VoiceLimit::Any;
    std::optional<EventStatus> status;
};

struct TypeSource {
    SourcePosition at;
    std::string slug, label, plural, family;
    PlacePolicy place = PlacePolicy::In;
    bool symmetric = false;
    bool home = false;
    bool uttered = false;
    std::vector<std::string> question_terms;
};

struct CodeSource {
    SourcePosition at;
    std::vector<std::string> types;
    std::string mode;
    std::vector<EventStatus> statuses;
    std::vector<PartyKind> doers;
    std::vector<PartyKind> recipients;
    std::string plover, cameo, acled, case2021, mediatopic, test;
};

struct CueSource {
    SourcePosition at;
    EventStatus status = EventStatus::Happened;
    std::vector<std::string> verbs, nouns, words;
};

struct ClassSource {
    SourcePosition at;
    std::string name;
    std::vector<std::string> words;
    std::vector<std::string> includes;
};

struct EventSources {
    std::vector<TypeSource> types;
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;
    std::vector<ClassSource> classes;
    /// A common noun and the class its likeliest sense has: person, group.
    std::vector<std::pair<std::string, std::string>> noun_kinds;
    std::vector<RuleSource> rules;
    std::vector<CueSource> cues;
    std::vector<std::string> speech;
    std::vector<std::string> light;
    std::vector<std::string> transitive;
    std::vector<std::string> reaching;
    std::vector<std::string> occurring;
    std::vector<CodeSource> codes;
    std::vector<EventExample> examples;
};

/// Reads types.yaml, classes.yaml, cues.yaml, codes.yaml and every other .yaml
/// of events/ as rules.
EventSources read_event_sources(SourceDir& sources, LintReport& report);

}  // namespace dateline

#endif
