// Only what stands between two phrases decides.
#include "plugin/event/phrase_linker.h"

namespace dateline {

void PhraseLinker::link_phrases() {
    for (std::uint32_t c = 0; c < v_.s.chunks.size(); ++c) {
        if (!v_.is(c, ChunkKind::NounPhrase)) {
            continue;
        }
        const std::uint32_t number = v_.s.chunks[c].index;
        NounPhrase& current = v_.s.phrases[number];
        if (current.preposition == v_.words.of && c >= 2) {
            std::uint32_t before = c - 1;
            while (before > 0 && !v_.is(before, ChunkKind::NounPhrase) &&
                   v_.is(before, ChunkKind::Preposition)) {
                --before;
            }
            if (v_.is(before, ChunkKind::NounPhrase)) {
                current.of = v_.s.chunks[before].index;
            }
        }
        join_list(c, number);
        rename(c);
    }
}

/// "Mosul, the second city, ...": the second phrase renames the first.
void PhraseLinker::rename(std::uint32_t c) {
    if (c < 2 || !v_.is(c - 1, ChunkKind::Comma) ||
        !v_.is(c - 2, ChunkKind::NounPhrase) ||
        v_.phrase(c).preposition != kNone || v_.phrase(c).is_possessor) {
        return;
    }
    std::uint32_t after = c + 1;
    while (v_.is(after, ChunkKind::Preposition) ||
           (v_.is(after, ChunkKind::NounPhrase) &&
            v_.phrase(after).preposition != kNone)) {
        ++after;
    }
    // "took Bakhmut, the town from which ..."
    const bool relative = (v_.is(after, ChunkKind::Relative) ||
                           (v_.is(after, ChunkKind::Subordinator) &&
                            v_.chunk(after).lemma == v_.words.where)) &&
                          v_.phrase(c - 2).preposition == kNone;
    const bool closes = relative || v_.is(after, ChunkKind::Break) ||
                        (v_.is(after, ChunkKind::Comma) &&
                         !v_.is(after + 1, ChunkKind::Conjunction));
    NounPhrase& first = v_.phrase(c - 2);
    if (closes && first.prev_in_list == kNone && first.next_in_list == kNone &&
        !first.pronoun && !v_.phrase(c).pronoun) {
        first.renamed_by = v_.chunk(c).index;
        v_.phrase(c).renames = v_.chunk(c - 2).index;
    }
}

/// "A and B", "A, B and C": links B to A when only a conjunction (and a
/// possessor) stands between.
void PhraseLinker::join_list(std::uint32_t c, std::uint32_t number) {
    std::uint32_t first = c;
    while (first > 0 && v_.s.phrases[number].possessor != kNone &&
           v_.is(first - 1, ChunkKind::NounPhrase)) {
        --first;
    }
    if (first < 2 || v_.s.phrases[number].preposition != kNone ||
        !v_.is(first - 1, ChunkKind::Conjunction)) {
        return;
    }
    std::uint32_t before = first - 2;
    if (v_.is(before, ChunkKind::Comma) && before > 0) {
        --before;
    }
    if (!v_.is(before, ChunkKind::NounPhrase)) {
        return;
    }
    std::uint32_t other = v_.s.chunks[before].index;
    // "the army of X and the police": joins the head of the of-chain when
    // its own sort is the same.
    set_list(other, number);
    // earlier members, joined by commas
    while (before >= 2 && v_.is(before - 1, ChunkKind::Comma) &&
           v_.is(before - 2, ChunkKind::NounPhrase) &&
           v_.s.phrases[v_.s.chunks[before].index].preposition == kNone) {
        const std::uint32_t earlier = v_.s.chunks[before - 2].index;
        if (v_.s.phrases[earlier].next_in_list != kNone) {
            break;
        }
        set_list(earlier, other);
        other = earlier;
        before -= 2;
    }
}

void PhraseLinker::set_list(std::uint32_t a, std::uint32_t b) {
    v_.s.phrases[a].next_in_list = b;
    v_.s.phrases[b].prev_in_list = a;
}

}  // namespace dateline
