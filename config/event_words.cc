// The head of an entry is a verb's first word and another's last.
#include "config/event_words.h"

#include <utility>

namespace dateline {

namespace {

void require(const std::string& entry,
             char part,
             bool first,
             WordTable& words) {
    const std::vector<std::string> parts = split_words(entry);
    if (parts.empty()) {
        return;
    }
    const std::string& head = first ? parts.front() : parts.back();
    const bool auxiliary = head == "be" || head == "have" || head == "do";
    if (!(part == 'v' && auxiliary) && !words.is_function_word(head)) {
        words.require(head, part);
    }
}

}  // namespace

std::vector<std::string> split_words(const std::string& entry) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : entry + " ") {
        if (c == ' ' || c == '-') {
            if (!word.empty()) {
                words.push_back(std::move(word));
            }
            word.clear();
        } else if (c != '.') {
            word += c;
        }
    }
    return words;
}

std::vector<std::uint64_t> canonical_keys(const std::string& entry,
                                          const WordTable& words) {
    std::vector<std::uint64_t> keys;
    for (const std::string& word : split_words(entry)) {
        keys.push_back(words.canonical_key(word));
    }
    return keys;
}

void require_event_words(const EventSources& sources, WordTable& words) {
    for (const RuleSource& rule : sources.rules) {
        for (const std::string& entry : rule.verbs) {
            require(entry, 'v', true, words);
        }
        for (const std::string& entry : rule.nouns) {
            require(entry, 'n', false, words);
        }
        for (const std::string& entry : rule.adjectives) {
            require(entry, 'a', false, words);
        }
    }
    for (const CueSource& cue : sources.cues) {
        for (const std::string& entry : cue.nouns) {
            require(entry, 'n', false, words);
        }
    }
    for (const ClassSource& source : sources.classes) {
        for (const std::string& entry : source.words) {
            require(entry, 'n', false, words);
        }
    }
}

}  // namespace dateline
