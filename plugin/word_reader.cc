// The memo has two entries for words of the same place; a third one replaces
// the elder.
#include "plugin/word_reader.h"

#include <algorithm>
#include <array>

namespace dateline {

WordReader::WordReader(const Lexicons& lexicons, AnnotationDepth depth)
    : lexicons_(&lexicons), depth_(depth), known_(kPairs) {
    // Hash 0 is the mark of an entry never used, and may be a word's too.
    known_[0].elder.facts = look_up(0);
    known_[0].younger.facts = known_[0].elder.facts;
}

WordFacts WordReader::look_up(std::uint64_t hash) const {
    WordFacts facts;
    if (depth_ >= AnnotationDepth::Places) {
        facts = lexicons_->actors().word_facts(hash);
    }
    facts.starts = static_cast<std::uint8_t>(facts.starts |
                                             lexicons_->body().starts_of(hash));
    if (depth_ < AnnotationDepth::Places) {
        return facts;
    }
    facts.toponym =
        static_cast<std::uint16_t>(lexicons_->toponym_words().of(hash));
    if (const PhraseNode* place =
            lexicons_->gazetteer().names().find(extend_key(0, hash))) {
        facts.place = *place;
    }
    if (const WordForm* form = lexicons_->words().find(hash)) {
        facts.form = *form;
    }
    if (depth_ < AnnotationDepth::All) {
        return facts;
    }
    const auto readings = lexicons_->words().readings(facts.form);
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

const WordFacts& WordReader::know(std::uint64_t hash) {
    const Known& known = likely(hash);
    if (known.hash == hash) {
        return known.facts;
    }
    KnownPair& pair = known_[hash % kPairs];
    pair.elder = pair.younger;
    pair.younger = {hash, look_up(hash)};
    return pair.younger.facts;
}

void WordReader::read(const std::vector<Token>& tokens,
                      std::vector<WordFacts>& words) {
    const std::size_t count = tokens.size();
    if (words.size() <= count) {
        words.resize(count + 1);
    }
    const auto set = [&](std::size_t i, const WordFacts& facts) {
        const std::uint32_t capital =
            tokens[i].has(kCapitalised) ? kStartsDemonym : 0U;
        words[i] = facts;
        words[i].starts = static_cast<std::uint8_t>(
            facts.starts & (~std::uint32_t{kStartsDemonym} | capital));
    };
    static constexpr WordFacts kNothing;
    std::array<std::size_t, kBatch> unknown{};
    for (std::size_t begin = 0; begin < count; begin += kBatch) {
        std::size_t unknowns = 0;
        const std::size_t end = std::min(count, begin + kBatch);
        for (std::size_t i = begin; i < end; ++i) {
            const Token& token = tokens[i];
            const bool mark = token.has(kPunctuation);
            const Known& known = likely(token.hash);
            set(i, mark ? kNothing : known.facts);
            if (known.hash != token.hash && !mark) {
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
