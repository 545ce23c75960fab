// The memo has two entries for words of the same place; a third one replaces
// the elder.
#include "plugin/word_reader.h"

namespace dateline {

WordReader::WordReader(const Lexicons& lexicons, bool frame_only)
    : lexicons_(&lexicons), frame_only_(frame_only), known_(kKnown) {
    // Hash 0 is the mark of an entry never used, and may be a word's too.
    known_[0].facts = look_up(0);
}

WordFacts WordReader::look_up(std::uint64_t hash) const {
    WordFacts facts;
    if (!frame_only_) {
        facts = lexicons_->actors().word_facts(hash);
    }
    facts.starts |= lexicons_->body().starts_of(hash);
    if (lexicons_->times().may_be_word(hash)) {
        facts.starts |= kStartsTime;
    }
    if (frame_only_) {
        return facts;
    }
    facts.toponym = lexicons_->toponym_words().of(hash);
    facts.word = lexicons_->words().find(hash);
    const auto readings = facts.word == nullptr
                              ? std::span<const WordReading>{}
                              : lexicons_->words().readings(*facts.word);
    if (!readings.empty()) {
        facts.tag = readings.front().tag;
    }
    facts.events = lexicons_->events().word(
        readings,
        readings.empty() ? hash : std::uint64_t{readings.front().lemma} + 1);
    facts.place = lexicons_->gazetteer().names().find(extend_key(0, hash));
    return facts;
}

inline const WordReader::Known& WordReader::know(std::uint64_t hash) {
    Known* const pair = &known_[hash % (kKnown / 2) * 2];
    if (pair[0].hash == hash) {
        return pair[0];
    }
    if (pair[1].hash == hash) {
        return pair[1];
    }
    pair[1] = pair[0];
    pair[0] = {hash, look_up(hash)};
    return pair[0];
}

void WordReader::read(const std::vector<Token>& tokens,
                      std::vector<WordFacts>& words) {
    const std::size_t count = tokens.size();
    words.resize(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const Token& token = tokens[i];
        if (token.has(kPunctuation)) {
            words[i] = {};
            continue;
        }
        words[i] = know(token.hash).facts;
        if (!token.has(kCapitalised)) {
            words[i].starts &= ~std::uint32_t{kStartsDemonym};
        }
    }
    words[count] = {};
}

}  // namespace dateline
