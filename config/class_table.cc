// A word has one set of classes whatever number of entries name it; equal sets
// are kept once.
#include "config/class_table.h"

#include <set>

#include "config/event_words.h"

namespace dateline {

ClassTable::ClassTable(const EventSources& sources,
                       ImageWriter& writer,
                       LintReport& report)
    : sources_(sources) {
    for (const std::string_view name : built_in_class_names()) {
        number(std::string(name), writer);
    }
    for (const ClassSource& source : sources_.classes) {
        number(source.name, writer);
    }
    if (names_.size() > kMaxClasses) {
        report.error({}, "more than 128 noun classes");
    }
}

void ClassTable::number(const std::string& name, ImageWriter& writer) {
    const auto next = static_cast<std::uint32_t>(names_.size());
    if (numbers_.emplace(name, next).second) {
        names_.push_back(writer.intern(name));
    }
}

ClassSet ClassTable::set_of(const std::vector<std::string>& names) const {
    ClassSet set;
    for (const std::string& name : names) {
        const auto it = numbers_.find(name);
        if (it != numbers_.end()) {
            set.add(it->second);
        }
    }
    return set;
}

/// The classes a word of class @p name is in: its own and all that include
/// it, however deep.
ClassSet ClassTable::classes_above(const std::string& name) const {
    std::set<std::string> above = {name};
    for (bool grown = true; grown;) {
        grown = false;
        for (const ClassSource& source : sources_.classes) {
            for (const std::string& inner : source.includes) {
                if (above.count(inner) != 0 &&
                    above.insert(source.name).second) {
                    grown = true;
                }
            }
        }
    }
    return set_of({above.begin(), above.end()});
}

std::uint32_t ClassTable::set_number(ClassSet set) {
    for (std::size_t i = 0; i < sets_.size(); ++i) {
        if (sets_[i].low == set.low && sets_[i].high == set.high) {
            return static_cast<std::uint32_t>(i);
        }
    }
    sets_.push_back(set);
    return static_cast<std::uint32_t>(sets_.size() - 1);
}

void ClassTable::add_words(WordTable& words) {
    std::map<std::uint32_t, ClassSet> single;
    std::map<std::vector<std::uint64_t>, ClassSet> compound;
    for (const ClassSource& source : sources_.classes) {
        const ClassSet set = classes_above(source.name);
        for (const std::string& word : source.words) {
            const std::vector<std::string> parts = split_words(word);
            if (parts.size() == 1) {
                single[words.lemma(words.noun_of(parts[0]))].add(set);
            } else if (!parts.empty()) {
                compound[canonical_keys(word, words)].add(set);
            }
        }
    }
    for (const auto& [noun, kind] : sources_.noun_kinds) {
        single[words.lemma(noun)].add(set_of({kind}));
    }
    for (const auto& [lemma, set] : single) {
        set_of_lemma_[lemma] = static_cast<std::uint16_t>(set_number(set));
    }
    for (const auto& [path, set] : compound) {
        compounds_.add(path, set_number(set));
    }
}

void ClassTable::mark(std::vector<LemmaFacts>& facts) const {
    for (const auto& [lemma, number] : set_of_lemma_) {
        facts[lemma].classes = number;
    }
}

}  // namespace dateline
