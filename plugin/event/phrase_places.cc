// A definite noun of a place ("the city") means the place named last before it.
#include "plugin/event/phrase_places.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// Prepositions that say where something is: closed, so in code.
constexpr std::array<std::string_view, 37> kLocatives = {"in",
                                                         "at",
                                                         "near",
                                                         "outside",
                                                         "around",
                                                         "round",
                                                         "across",
                                                         "inside",
                                                         "along",
                                                         "within",
                                                         "throughout",
                                                         "on",
                                                         "off",
                                                         "over",
                                                         "above",
                                                         "beside",
                                                         "behind",
                                                         "north of",
                                                         "south of",
                                                         "east of",
                                                         "west of",
                                                         "northeast of",
                                                         "northwest of",
                                                         "southeast of",
                                                         "southwest of",
                                                         "north east of",
                                                         "north west of",
                                                         "south east of",
                                                         "south west of",
                                                         "close to",
                                                         "next to",
                                                         "inside of",
                                                         "outside of",
                                                         "alongside",
                                                         "between",
                                                         "amid",
                                                         "through"};

/// A first-level division: "geo:" with a code after the country's.
bool is_region(const Place& place) {
    return place.id.starts_with("geo:") &&
           place.id.find('.') != std::string::npos;
}

/// "a couple from Belgorod": whence somebody is.
bool is_origin(const Analysis& analysis, const PlaceUse& use) {
    return use.tokens.first > 0 &&
           analysis.tokens[use.tokens.first - 1].hash == hash_folded("from");
}

/// "Gaza Strip" and "strip".
bool ends_in_word(std::string_view name, std::string_view word) {
    if (word.empty() || name.size() < word.size() + 2) {
        return false;
    }
    const std::string_view tail = name.substr(name.size() - word.size());
    return name[name.size() - word.size() - 1] == ' ' &&
           tail.substr(1) == word.substr(1) &&
           (tail[0] | 0x20) == (word[0] | 0x20);
}

/// The place is known, or lies in one that is.
bool is_somewhere(const Analysis& analysis, std::uint32_t place) {
    return place < analysis.places.size() &&
           !(analysis.places[place].id.empty() &&
             analysis.places[place].within.empty());
}

}  // namespace

PlaceWords::PlaceWords(const WordLexicon& words, const EventLexicon& events)
    : the(lemma_of(words, "the")),
      country(lemma_of(words, "country")),
      here(lemma_of(words, "here")),
      settlements{lemma_of(words, "city"),
                  lemma_of(words, "town"),
                  lemma_of(words, "village"),
                  lemma_of(words, "port")},
      grounds{lemma_of(words, "town"),
              lemma_of(words, "village"),
              lemma_of(words, "port"),
              lemma_of(words, "province"),
              lemma_of(words, "coast"),
              lemma_of(words, "island"),
              lemma_of(words, "soil"),
              lemma_of(words, "countryside")},
      territory(events.class_named("territory")) {
    for (const std::string_view text : kLocatives) {
        const std::uint32_t lemma = lemma_of(words, text);
        if (lemma != kNone) {
            locatives.push_back(lemma);
        }
    }
    std::sort(locatives.begin(), locatives.end());
}

bool PlaceWords::is_locative(std::uint32_t preposition) const {
    return std::binary_search(locatives.begin(), locatives.end(), preposition);
}

void add_once(std::vector<std::uint32_t>& list, std::uint32_t value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) {
        list.push_back(value);
    }
}

void PhrasePlaces::of_phrase(std::uint32_t phrase,
                             List& into,
                             bool owner_too) const {
    const std::vector<NounPhrase>& phrases = view_.syntax.phrases;
    of_renamed(phrase, into);
    if (!into.empty()) {
        return;
    }
    for (std::uint32_t n = phrase, i = 0; n != kNone && i < 16; ++i) {
        of_words(phrases[n].first, phrases[n].last, into);
        for (std::uint32_t q = n + 1; q < phrases.size() && q < n + 4; ++q) {
            if (phrases[q].of == n) {
                of_words(phrases[q].first, phrases[q].last, into);
            }
        }
        if (phrases[n].renamed_by != kNone && into.empty()) {
            const NounPhrase& other = phrases[phrases[n].renamed_by];
            of_words(other.first, other.last, into);
        }
        if (owner_too && phrases[n].possessor != kNone && into.empty()) {
            const NounPhrase& owner = phrases[phrases[n].possessor];
            of_words(owner.first, owner.last, into);
        }
        n = phrases[n].next_in_list;
    }
    if (into.empty() && owner_too) {
        definite(phrase, into);
    }
    if (into.empty()) {
        of_people(phrase, into);
    }
}

/// "Guatemalan villages", "the Lithuanian capital": in that country.
void PhrasePlaces::of_people(std::uint32_t phrase, List& into) const {
    const NounPhrase& np = view_.syntax.phrases[phrase];
    const std::uint32_t head = view_.syntax.words[np.head].noun_lemma;
    if (std::find(words_.grounds.begin(), words_.grounds.end(), head) ==
        words_.grounds.end()) {
        return;
    }
    for (std::uint32_t i = np.first; i < np.head; ++i) {
        const std::uint32_t use = view_.mentions.place[view_.syntax.token(i)];
        if (view_.syntax.words[i].has(kDemonymWord) && use != kNone) {
            add_once(into, view_.analysis.place_uses[use].place);
        }
    }
}

/// "Moscow absorbed the peninsula": a government that acts, and no place.
bool PhrasePlaces::acts_here(const PlaceUse& use) const {
    const Syntax& syntax = view_.syntax;
    if (!syntax.tokens.contains(use.tokens.first) ||
        view_.mentions.actor[use.tokens.first] == kNone) {
        return false;
    }
    const std::uint32_t chunk =
        syntax.words[use.tokens.first - syntax.tokens.first].chunk;
    return chunk != kNone &&
           syntax.chunks[chunk].kind == ChunkKind::NounPhrase &&
           syntax.phrases[syntax.chunks[chunk].index].subject_of != kNone;
}

/// "Bakhmut, the Donetsk-region town from which ...": the town meant is the one
/// that the apposition explains.
void PhrasePlaces::of_renamed(std::uint32_t phrase, List& into) const {
    const std::vector<NounPhrase>& phrases = view_.syntax.phrases;
    const NounPhrase& town = phrases[phrase];
    if (town.renames != kNone &&
        is_settlement(view_.syntax.words[town.head].lemma)) {
        const NounPhrase& named = phrases[town.renames];
        of_words(named.first, named.last, into);
    }
}

bool PhrasePlaces::is_settlement(std::uint32_t lemma) const {
    return std::find(words_.settlements.begin(),
                     words_.settlements.end(),
                     lemma) != words_.settlements.end();
}

/// "the city", "the suburbs": the place named last before it.
void PhrasePlaces::definite(std::uint32_t phrase, List& into) const {
    const Analysis& analysis = view_.analysis;
    const NounPhrase& np = view_.syntax.phrases[phrase];
    const Word& first = view_.syntax.words[np.first];
    if (!view_.classes.of(phrase).classes.has(words_.territory) ||
        first.tag != WordTag::Determiner || first.lemma != words_.the ||
        words_.territory >= kMaxClasses) {
        return;
    }
    const std::uint32_t head = view_.syntax.words[np.head].lemma;
    const bool settlement = is_settlement(head);
    const bool country = head == words_.country;
    const std::uint32_t token = view_.syntax.token(np.first);
    const auto after =
        std::lower_bound(analysis.place_uses.begin(),
                         analysis.place_uses.end(),
                         token,
                         [](const PlaceUse& use, std::uint32_t limit) {
                             return use.tokens.first < limit;
                         });
    const std::uint32_t reach = token > 80 ? token - 80 : 0;
    const std::string_view word = analysis.surface(view_.syntax.token(np.head));
    // "the strip": the Gaza Strip rather than a town named since
    for (auto use = after; !settlement && use != analysis.place_uses.begin();) {
        --use;
        if (use->place < analysis.places.size() &&
            ends_in_word(analysis.places[use->place].name, word)) {
            into.push_back(use->place);
            return;
        }
        if (use->tokens.first < reach) {
            break;
        }
    }
    for (auto use = after; use != analysis.place_uses.begin();) {
        --use;
        if (use->tokens.first < reach) {
            return;
        }
        if (use->form == MentionForm::Name && !use->dateline &&
            use->place < analysis.places.size() &&
            (analysis.places[use->place].type == "country") == country &&
            !(!country && acts_here(*use)) &&
            !(settlement ? is_region(analysis.places[use->place])
                         : !country && is_origin(analysis, *use))) {
            into.push_back(use->place);
            return;
        }
    }
}

void PhrasePlaces::of_words(std::uint32_t first,
                            std::uint32_t last,
                            List& into) const {
    for (std::uint32_t i = first; i < last; ++i) {
        const std::uint32_t use = view_.mentions.place[view_.syntax.token(i)];
        if (use == kNone) {
            continue;
        }
        const PlaceUse& mention = view_.analysis.place_uses[use];
        if (mention.form == MentionForm::Name && !mention.dateline &&
            is_somewhere(view_.analysis, mention.place)) {
            add_once(into, mention.place);
        }
    }
}

void PhrasePlaces::of_dateline(std::uint32_t begin,
                               std::uint32_t end,
                               List& into) const {
    const std::vector<Chunk>& chunks = view_.syntax.chunks;
    const bool here = into.empty() &&
                      std::any_of(chunks.begin() + begin,
                                  chunks.begin() + std::max(begin, end),
                                  [&](const Chunk& chunk) {
                                      return chunk.kind == ChunkKind::Adverb &&
                                             chunk.lemma == words_.here;
                                  });
    if (!here) {
        return;
    }
    const std::vector<DatelineHead>& heads = view_.analysis.datelines;
    const auto after = std::ranges::upper_bound(
        heads, view_.syntax.tokens.first, {}, [](const DatelineHead& head) {
            return head.tokens.first;
        });
    if (after == heads.begin() || (after - 1)->place.empty()) {
        return;
    }
    const std::uint32_t use = view_.mentions.place[(after - 1)->place.first];
    if (use != kNone) {
        const std::uint32_t place = view_.analysis.place_uses[use].place;
        if (is_somewhere(view_.analysis, place)) {
            add_once(into, place);
        }
    }
}

/// "the White House": the name of a body, which lies elsewhere.
bool PhrasePlaces::is_whole_name(const PlaceUse& use) const {
    const std::uint32_t actor = view_.mentions.actor[use.tokens.first];
    return use.form == MentionForm::InName && actor != kNone &&
           view_.analysis.actor_uses[actor].tokens.last == use.tokens.last;
}

void PhrasePlaces::of_names(std::uint32_t first,
                            std::uint32_t last,
                            List& into) const {
    List named;
    auto use = std::lower_bound(view_.analysis.place_uses.begin(),
                                view_.analysis.place_uses.end(),
                                first,
                                [](const PlaceUse& one, std::uint32_t from) {
                                    return one.tokens.first < from;
                                });
    for (; use != view_.analysis.place_uses.end() && use->tokens.first < last;
         ++use) {
        const Place& place = view_.analysis.places[use->place];
        if (use->form != MentionForm::Demonym && !place.id.empty() &&
            place.type != "country" && !is_whole_name(*use)) {
            add_once(named, use->place);
        }
    }
    if (named.size() == 1) {
        into = named;
    }
}

bool PhrasePlaces::lies_in(std::uint32_t inner, std::uint32_t outer) const {
    const std::vector<Place>& places = view_.analysis.places;
    const SharedNames& above = places[inner].ancestors;
    return std::any_of(above.begin(), above.end(), [&](const NamedId& place) {
        return place.id == places[outer].id;
    });
}

bool PhrasePlaces::lie_within(const List& inner, const List& outer) const {
    return !inner.empty() &&
           std::all_of(inner.begin(), inner.end(), [&](std::uint32_t part) {
               return std::any_of(
                   outer.begin(), outer.end(), [&](std::uint32_t whole) {
                       return lies_in(part, whole);
                   });
           });
}

void PhrasePlaces::keep_nearest(List& places) const {
    const List all = places;
    std::erase_if(places, [&](std::uint32_t outer) {
        return std::any_of(all.begin(), all.end(), [&](std::uint32_t inner) {
            return inner != outer && lies_in(inner, outer);
        });
    });
}

}  // namespace dateline
