// Looking back from a verb is bounded, so that linking stays linear.
#include "plugin/event/chunk_view.h"

namespace dateline {

LinkWords::LinkWords(const WordLexicon& words,
                     const EventLexicon& event_lexicon)
    : lexicon(&words),
      events(&event_lexicon),
      of(lemma_of(words, "of")),
      that(lemma_of(words, "that")),
      who(lemma_of(words, "who")),
      after(lemma_of(words, "after")),
      before(lemma_of(words, "before")),
      since(lemma_of(words, "since")),
      until(lemma_of(words, "until")),
      as(lemma_of(words, "as")),
      by(lemma_of(words, "by")),
      while_word(lemma_of(words, "while")),
      when(lemma_of(words, "when")),
      where(lemma_of(words, "where")),
      in(lemma_of(words, "in")),
      despite(lemma_of(words, "despite")),
      for_word(lemma_of(words, "for")),
      from(lemma_of(words, "from")),
      with(lemma_of(words, "with")),
      per(lemma_of(words, "per")),
      to(lemma_of(words, "to")),
      on(lemma_of(words, "on")),
      upon(lemma_of(words, "upon")),
      first(lemma_of(words, "first")),
      last(lemma_of(words, "last")),
      only(lemma_of(words, "only")),
      they(lemma_of(words, "they")),
      down(lemma_of(words, "down")),
      up(lemma_of(words, "up")),
      out(lemma_of(words, "out")),
      off(lemma_of(words, "off")),
      himself(lemma_of(words, "himself")),
      herself(lemma_of(words, "herself")),
      itself(lemma_of(words, "itself")),
      themselves(lemma_of(words, "themselves")),
      order(lemma_of(words, "order")),
      a(lemma_of(words, "a")),
      an(lemma_of(words, "an")),
      then(lemma_of(words, "then")),
      will(lemma_of(words, "will")),
      shall(lemma_of(words, "shall")),
      can(lemma_of(words, "can")),
      may(lemma_of(words, "may")),
      be(lemma_of(words, "be")),
      become(lemma_of(words, "become")),
      it(lemma_of(words, "it")),
      let(lemma_of(words, "let")) {}

std::uint32_t ChunkView::list_head(std::uint32_t number) const {
    for (int n = 0; n < 8 && s.phrases[number].prev_in_list != kNone; ++n) {
        number = s.phrases[number].prev_in_list;
    }
    return number;
}

std::uint32_t ChunkView::verb_before(std::uint32_t c) const {
    const std::uint32_t limit = c > kLinkReach ? c - kLinkReach : 0;
    while (c-- > limit) {
        if (is(c, ChunkKind::VerbGroup)) {
            return s.chunks[c].index;
        }
    }
    return kNone;
}

std::uint32_t ChunkView::main_before(std::uint32_t c) const {
    const std::uint32_t limit = c > kLinkReach ? c - kLinkReach : 0;
    std::uint32_t any = kNone;
    while (c-- > limit) {
        if (is(c, ChunkKind::VerbGroup)) {
            const VerbGroup& group = verb(c);
            if (any == kNone) {
                any = s.chunks[c].index;
            }
            if (group.finite && group.link != VerbLink::Relative) {
                return s.chunks[c].index;
            }
        }
    }
    return any;
}

bool ChunkView::has_object(const VerbGroup& group) const {
    std::uint32_t c = group.chunk + 1;
    while (c < s.chunks.size() && is(c, ChunkKind::Adverb)) {
        ++c;
    }
    return c < s.chunks.size() && is(c, ChunkKind::NounPhrase) &&
           phrase(c).preposition == kNone;
}

bool ChunkView::bare_past(const VerbGroup& group) const {
    return group.finite && group.first == group.main &&
           s.words[group.main].has(kMayBeParticiple) &&
           s.words[group.main].tag == WordTag::VerbPast;
}

bool ChunkView::verb_between(std::uint32_t from, std::uint32_t to) const {
    for (; from < to; ++from) {
        if (is(from, ChunkKind::VerbGroup)) {
            return true;
        }
    }
    return false;
}

bool ChunkView::is_quote(std::uint32_t c) const {
    const std::uint32_t mark = analysis.tokens[s.token(chunk(c).first)].mark;
    return mark == U'"' || mark == U'\u201C' || mark == U'\u201D' ||
           mark == U'\'' || mark == U'\u2018' || mark == U'\u2019';
}

std::uint32_t ChunkView::parenthesis_begin(std::uint32_t c) const {
    if (mark_of(c) != U')') {
        return c;
    }
    const std::uint32_t limit = c > kAside ? c - kAside : 0;
    for (std::uint32_t at = c; at-- > limit;) {
        if (is(at, ChunkKind::Break) && mark_of(at) == U'(') {
            return at;
        }
    }
    return c;
}

std::uint32_t ChunkView::parenthesis_end(std::uint32_t c) const {
    if (mark_of(c) != U'(') {
        return c;
    }
    for (std::uint32_t at = c + 1; at < s.chunks.size() && at <= c + kAside;
         ++at) {
        if (is(at, ChunkKind::Break) && mark_of(at) == U')') {
            return at;
        }
    }
    return c;
}

bool ChunkView::takes_complement(const NounPhrase& current) const {
    const std::uint32_t lemma = s.words[current.head].noun_lemma;
    if (lemma == kNone) {
        return false;
    }
    const LemmaTriggers* cues = words.events->cues(lemma);
    if (cues != nullptr && cues->nouns.count != 0) {
        return true;
    }
    const LemmaTriggers* triggers = words.events->triggers(lemma);
    if (triggers == nullptr) {
        return false;
    }
    for (const EventTrigger& trigger : words.events->list(triggers->nouns)) {
        if (words.events->rules()[trigger.rule].complement != kNoSlot) {
            return true;
        }
    }
    return false;
}

bool ChunkView::is_age(std::uint32_t c) const {
    return c > 1 && is(c, ChunkKind::NounPhrase) && phrase(c).number_only &&
           phrase(c).preposition == kNone && is(c - 1, ChunkKind::Comma) &&
           is(c - 2, ChunkKind::NounPhrase) && phrase(c - 2).name &&
           (c + 1 == s.chunks.size() || is(c + 1, ChunkKind::Comma) ||
            is(c + 1, ChunkKind::Break));
}

bool ChunkView::only_adverbs(std::uint32_t from, std::uint32_t to) const {
    for (; from < to; ++from) {
        const bool joins_time =
            is(from, ChunkKind::Preposition) && is(from + 1, ChunkKind::Time);
        if (!is(from, ChunkKind::Adverb) && !is(from, ChunkKind::Time) &&
            !is(from, ChunkKind::Comma) && !joins_time) {
            return false;
        }
    }
    return true;
}

bool ChunkView::reported_phrase(std::uint32_t c) const {
    const std::uint32_t v = verb_before(c);
    if (v == kNone) {
        return false;
    }
    return speaks(s.verbs[v]);
}

bool ChunkView::speaks(const VerbGroup& group) const {
    const LemmaTriggers* triggers = words.events->triggers(group.lemma);
    bool complement = words.events->is_speech(group.lemma);
    if (triggers != nullptr) {
        for (const EventTrigger& trigger :
             words.events->list(triggers->verbs)) {
            complement =
                complement ||
                words.events->rules()[trigger.rule].complement != kNoSlot;
        }
    }
    return complement;
}

bool ChunkView::is_ranked(const NounPhrase& current) const {
    for (std::uint32_t i = current.first; i <= current.head; ++i) {
        const Word& word = s.words[i];
        const bool superlative =
            word.tag == WordTag::Adjective && word.lemma != kNone &&
            analysis.surface(s.token_range(i, i + 1)).ends_with("est") &&
            !words.lexicon->lemma_text(word.lemma).ends_with("est");
        if (superlative || word.lemma == words.first ||
            word.lemma == words.last || word.lemma == words.only) {
            return true;
        }
    }
    return false;
}

}  // namespace dateline
