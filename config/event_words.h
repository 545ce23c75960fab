// Words of the event sources: an entry ("pull out of", "peace talks") as the
// words that the tokenizer will see, their canonical keys, and which of them
// have to be known as what part of speech. Lemmas and keys are word_table's.
#ifndef DATELINE_CONFIG_EVENT_WORDS_H
#define DATELINE_CONFIG_EVENT_WORDS_H

#include <cstdint>
#include <string>
#include <vector>

#include "config/event_source.h"
#include "config/word_table.h"

namespace dateline {

/// Split at spaces and inner hyphens, "n't" and "'s" left whole.
std::vector<std::string> split_words(const std::string& entry);

/// One key a word. @pre @p words has all words that will be in it
std::vector<std::uint64_t> canonical_keys(const std::string& entry,
                                          const WordTable& words);

/// Adds the head of every entry to @p words, as the part of speech that its
/// list says.
void require_event_words(const EventSources& sources, WordTable& words);

}  // namespace dateline

#endif
