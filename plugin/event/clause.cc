// A verb's object is the phrase after it that no preposition, comma or later
// verb claims; a noun's clause ends where the next verb or clause begins.
#include "plugin/event/clause.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::uint32_t kNounReach = 10;  ///< chunks after a nominal trigger

}  // namespace

Clause ClauseReader::of_verb(std::uint32_t v,
                             std::uint32_t end_word,
                             std::span<const std::uint32_t> tail) const {
    const VerbGroup& verb = s_.verbs[v];
    Clause clause;
    clause.begin = std::min(verb.clause_begin, verb.chunk);
    clause.end = verb.region_end;
    clause.after = verb.chunk + 1;
    if (verb.voice == Voice::Passive) {
        clause.object = verb.patient != kNone ? verb.patient : verb.subject;
        clause.subject = agent(clause);
    } else {
        clause.subject = verb.subject;
        find_objects(v, end_word, tail, clause);
        if (verb.gap_preposition != kNone) {
            clause.gap = verb.gap;
            clause.gap_preposition = verb.gap_preposition;
        } else if (clause.object == kNone) {
            clause.object = verb.gap;
        }
    }
    if (verb.patient != kNone) {
        clause.begin = std::min(clause.begin, s_.phrases[verb.patient].chunk);
    }
    return clause;
}

Clause ClauseReader::with_purpose(Clause clause, std::uint32_t v) const {
    const std::uint32_t next = v + 1;
    if (v != kNone && next < s_.verbs.size() && s_.verbs[next].infinitive &&
        s_.verbs[next].link == VerbLink::Adjunct &&
        s_.verbs[next].governor == v) {
        clause.end = std::max(clause.end, s_.verbs[next].region_end);
    }
    return clause;
}

std::uint32_t ClauseReader::agent(const Clause& clause) const {
    for (std::uint32_t c = clause.after;
         c < clause.end && c < view_.chunk_count();
         ++c) {
        if (!view_.is_phrase(c)) {
            continue;
        }
        const std::uint32_t p = s_.chunks[c].index;
        if (s_.phrases[p].preposition == words_.by &&
            !s_.phrases[p].is_possessor &&
            !view_.classes.of(p).classes.has(kClassTime)) {
            return p;
        }
    }
    return kNone;
}

/// "killed and wounded scores of people"
void ClauseReader::shared_object(std::uint32_t v,
                                 std::uint32_t c,
                                 Clause& clause) const {
    while (c < s_.chunks.size() && s_.chunks[c].kind == ChunkKind::Adverb) {
        ++c;
    }
    if (c + 1 >= s_.chunks.size() ||
        s_.chunks[c].kind != ChunkKind::VerbGroup ||
        s_.verbs[s_.chunks[c].index].coordinated != v ||
        !view_.is_phrase(c + 1)) {
        return;
    }
    const NounPhrase& phrase = s_.phrases[s_.chunks[c + 1].index];
    if (phrase.preposition == kNone && phrase.subject_of == kNone) {
        clause.object = s_.chunks[c + 1].index;
    }
}

void ClauseReader::find_objects(std::uint32_t v,
                                std::uint32_t end_word,
                                std::span<const std::uint32_t> tail,
                                Clause& clause) const {
    bool of_consumed = false;
    for (std::uint32_t c = clause.after;
         c < clause.end && c < view_.chunk_count();
         ++c) {
        const Chunk& chunk = s_.chunks[c];
        if (chunk.kind == ChunkKind::Conjunction && c == clause.after) {
            shared_object(v, c + 1, clause);
            return;
        }
        if (chunk.kind == ChunkKind::Comma && clause.object == kNone) {
            return;
        }
        if (chunk.kind == ChunkKind::Adverb || chunk.kind == ChunkKind::Time ||
            chunk.kind == ChunkKind::Preposition ||
            chunk.kind == ChunkKind::Adjective) {
            continue;
        }
        if (chunk.kind != ChunkKind::NounPhrase) {
            return;
        }
        const NounPhrase& phrase = s_.phrases[chunk.index];
        if (phrase.is_possessor) {
            continue;
        }
        const bool own_particle = phrase.preposition != kNone &&
                                  phrase.first == end_word &&
                                  clause.object == kNone;
        const bool taken = phrase.subject_of != kNone &&
                           phrase.subject_of != v &&
                           !s_.verbs[phrase.subject_of].infinitive;
        if (clause.object == kNone &&
            std::find(tail.begin(), tail.end(), phrase.head) != tail.end()) {
            of_consumed = true;
            continue;
        }
        if (phrase.renames != kNone) {
            continue;
        }
        if (taken || (phrase.preposition != kNone && !own_particle &&
                      phrase.preposition != words_.of)) {
            return;
        }
        if (phrase.preposition == words_.of && !own_particle &&
            !(of_consumed && clause.object == kNone)) {
            continue;
        }
        if (!take_object(c, clause)) {
            return;
        }
    }
}

/// @return false when no further object may follow
bool ClauseReader::take_object(std::uint32_t chunk, Clause& clause) const {
    const std::uint32_t p = s_.chunks[chunk].index;
    if (clause.object == kNone) {
        clause.object = p;
        return true;
    }
    if (s_.phrases[p].prev_in_list == kNone &&
        chunk == s_.phrases[clause.object].chunk + 1) {
        clause.second_object = p;
    }
    return false;
}

std::uint32_t ClauseReader::modified_noun(const VerbGroup& verb) const {
    const std::uint32_t next = verb.chunk + 1;
    if (verb.form != VerbForm::Gerund || verb.first != verb.main ||
        verb.link != VerbLink::Gerund || next >= view_.chunk_count() ||
        !view_.is_phrase(next)) {
        return kNone;
    }
    const NounPhrase& phrase = s_.phrases[s_.chunks[next].index];
    const WordTag first = s_.words[phrase.first].tag;
    const bool bare = phrase.preposition == kNone && !phrase.pronoun &&
                      first != WordTag::Determiner &&
                      first != WordTag::PossessivePronoun;
    return bare ? s_.chunks[next].index : kNone;
}

std::uint32_t ClauseReader::phrase_at(std::uint32_t word,
                                      const Clause& clause) const {
    for (std::uint32_t c = clause.after;
         c < clause.end && c < view_.chunk_count();
         ++c) {
        if (view_.is_phrase(c) &&
            s_.phrases[s_.chunks[c].index].first == word) {
            return s_.chunks[c].index;
        }
    }
    return kNone;
}

Clause ClauseReader::wider(Clause clause, std::uint32_t v) const {
    if (v != kNone) {
        const VerbGroup& verb = s_.verbs[v];
        clause.begin =
            std::min(clause.begin, std::min(verb.clause_begin, verb.chunk));
        clause.end = std::max(clause.end, verb.region_end);
        clause.subject = verb.subject;
    }
    return clause;
}

std::uint32_t ClauseReader::verb_of(std::uint32_t p) const {
    for (std::uint32_t n = p, i = 0; n != kNone && i < 8; ++i) {
        if (s_.phrases[n].subject_of != kNone) {
            return s_.phrases[n].subject_of;
        }
        n = s_.phrases[n].of != kNone ? s_.phrases[n].of
                                      : s_.phrases[n].prev_in_list;
    }
    const std::uint32_t chunk = s_.phrases[p].chunk;
    const auto after = std::partition_point(
        s_.verbs.begin(), s_.verbs.end(), [&](const VerbGroup& verb) {
            return verb.chunk < chunk;
        });
    if (after == s_.verbs.begin() || chunk >= (after - 1)->region_end) {
        return kNone;
    }
    return static_cast<std::uint32_t>(after - s_.verbs.begin() - 1);
}

std::uint32_t ClauseReader::verb_before(std::uint32_t word) const {
    const auto after = std::partition_point(
        s_.verbs.begin(), s_.verbs.end(), [&](const VerbGroup& verb) {
            return verb.first < word;
        });
    return after == s_.verbs.begin()
               ? kNone
               : static_cast<std::uint32_t>(after - s_.verbs.begin() - 1);
}

Clause ClauseReader::of_noun(std::uint32_t p) const {
    const NounPhrase& phrase = s_.phrases[p];
    Clause clause;
    clause.begin = phrase.chunk;
    for (std::uint32_t n = phrase.possessor, i = 0; n != kNone && i < 4; ++i) {
        clause.begin = std::min(clause.begin, s_.phrases[n].chunk);
        n = s_.phrases[n].possessor;
    }
    clause.after = phrase.chunk + 1;
    std::uint32_t c = clause.after;
    const std::uint32_t limit =
        std::min<std::uint32_t>(c + kNounReach, view_.chunk_count());
    for (; c < limit; ++c) {
        const Chunk& chunk = s_.chunks[c];
        const bool ends = chunk.kind == ChunkKind::VerbGroup ||
                          chunk.kind == ChunkKind::Break ||
                          chunk.kind == ChunkKind::Subordinator ||
                          chunk.kind == ChunkKind::Relative ||
                          (chunk.kind == ChunkKind::NounPhrase &&
                           s_.phrases[chunk.index].preposition == kNone &&
                           s_.phrases[chunk.index].prev_in_list == kNone &&
                           s_.phrases[chunk.index].possessor == kNone);
        if (ends) {
            break;
        }
    }
    clause.end = c;
    // "an attack claimed by X": what a participle right after says is of the
    // noun too
    if (c == clause.after && c < view_.chunk_count() &&
        s_.chunks[c].kind == ChunkKind::VerbGroup) {
        const VerbGroup& verb = s_.verbs[s_.chunks[c].index];
        if (verb.patient == p && !verb.finite) {
            clause.end = verb.region_end;
        }
    }
    return clause;
}

}  // namespace dateline
