// The memo has two entries for words of the same place; a third one replaces
// the elder.
#include "plugin/word_reader.h"

#include <algorithm>
#include <array>

namespace dateline {

WordReader::WordReader(const Lexicons& lexicons, AnnotationDepth depth)
    : lexicons_(&lexicons), depth_(depth), known_(kKnown) {
    // Hash 0 is the mark of an entry never used, and may be a word's too.
    known_[0].facts = look_up(0);
}

WordFacts WordReader::look_up(std::uint64_t hash) const {
    WordFacts facts;
    if (depth_ >= AnnotationDepth::Places) {
        facts = lexicons_->actors().word_facts(hash);
    }
    facts.starts |= lexicons_->body().starts_of(hash);
    if (depth_ < AnnotationDepth::Places) {
        return facts;
    }
    facts.toponym = lexicons_->toponym_words().of(hash);
    if (const PhraseNode* place =
            lexicons_->gazetteer().names().find(extend_key(0, hash))) {
        facts.place = *place;
    }
    facts.word = lexicons_->words().find(hash);
    if (depth_ < AnnotationDepth::All) {
        return facts;
    }
    const auto readings = facts.word == nullptr
                              ? std::span<const WordReading>{}
                              : lexicons_->words().readings(*facts.word);
    if (!readings.empty()) {
        facts.tag = readings.front().tag;
    }
    facts.events = lexicons_->events().word(
        readings,
        readings.empty() ? hash : std::uint64_t{readings.front().lemma} + 1);
    return facts;
}

/// The large tables; each would be waited for in its turn.
void WordReader::prefetch(std::uint64_t hash) const {
    if (depth_ >= AnnotationDepth::Places) {
        lexicons_->actors().prefetch_word(hash);
        lexicons_->words().prefetch(hash);
        lexicons_->gazetteer().names().prefetch(extend_key(0, hash));
    }
}

inline const WordFacts& WordReader::know(std::uint64_t hash) {
    Known* const pair = pair_of(hash);
    if (pair[0].hash == hash) {
        return pair[0].facts;
    }
    if (pair[1].hash == hash) {
        return pair[1].facts;
    }
    pair[1] = pair[0];
    pair[0] = {hash, look_up(hash)};
    return pair[0].facts;
}

void WordReader::read(const std::vector<Token>& tokens,
                      std::vector<WordFacts>& words) {
    const std::size_t count = tokens.size();
    if (words.size() <= count) {
        words.resize(count + 1);
    }
    const auto set = [&](std::size_t i, const WordFacts& facts) {
        words[i] = facts;
        if ((facts.starts & kStartsName) != 0) {
            lexicons_->actors().prefetch_name(tokens[i].hash);
        }
        if (!tokens[i].has(kCapitalised)) {
            words[i].starts &= ~std::uint32_t{kStartsDemonym};
        }
    };
    std::array<std::size_t, kBatch> unknown{};
    for (std::size_t begin = 0; begin < count; begin += kBatch) {
        std::size_t unknowns = 0;
        const std::size_t end = std::min(count, begin + kBatch);
        for (std::size_t i = begin; i < end; ++i) {
            const Token& token = tokens[i];
            if (token.has(kPunctuation)) {
                words[i] = {};
                continue;
            }
            const Known* const pair = pair_of(token.hash);
            if (pair[0].hash == token.hash) {
                set(i, pair[0].facts);
            } else if (pair[1].hash == token.hash) {
                set(i, pair[1].facts);
            } else {
                prefetch(token.hash);
                unknown[unknowns++] = i;
            }
        }
        for (std::size_t n = 0; n < unknowns; ++n) {
            set(unknown[n], know(tokens[unknown[n]].hash));
        }
    }
    words[count] = {};
}

}  // namespace dateline
