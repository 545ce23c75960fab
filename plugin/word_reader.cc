// A direct-mapped memo: a word that falls on another's entry replaces it.
#include "plugin/word_reader.h"

namespace dateline {

WordReader::WordReader(const Lexicons& lexicons)
    : lexicons_(&lexicons), known_(kKnown) {
    // Hash 0 is the mark of an entry never used, and may be a word's too.
    known_[0].facts = look_up(0);
}

WordFacts WordReader::look_up(std::uint64_t hash) const {
    WordFacts facts = lexicons_->actors().word_facts(hash);
    if (lexicons_->times().may_be_word(hash)) {
        facts.starts |= kStartsTime;
    }
    facts.starts |= lexicons_->body().starts_of(hash);
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
        Known& known = known_[token.hash % kKnown];
        if (known.hash != token.hash) {
            known = {token.hash, look_up(token.hash)};
        }
        words[i] = known.facts;
        if (!token.has(kCapitalised)) {
            words[i].starts &= ~std::uint32_t{kStartsDemonym};
        }
    }
    words[count] = {};
}

}  // namespace dateline
