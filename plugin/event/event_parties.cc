// A phrase's actor is the use that covers its head; failing that, for a noun
// that is an act or a body of somebody ("Russia's army", "the decision of
// Turkey"), its possessor or of-phrase; failing that a demonym before it.
#include "plugin/event/event_parties.h"

#include <algorithm>
#include <utility>

#include "plugin/event/actor_kinds.h"

namespace dateline {

PartyClasses::PartyClasses(const EventLexicon& events) {
    const auto named = [&](std::string_view name) {
        ClassSet set;
        if (const std::uint32_t number = events.class_named(name);
            number < kMaxClasses) {
            set.add(number);
        }
        return set;
    };
    const auto built_in = [](BuiltInClass number) {
        ClassSet set;
        set.add(number);
        return set;
    };
    entries_ = {{
        {named("rebels"), PartyKind::Rebels},
        {named("police"), PartyKind::Police},
        {named("protesters"), PartyKind::Protesters},
        {named("civilians"), PartyKind::Civilians},
        {named("court"), PartyKind::State},
        {built_in(kClassState), PartyKind::State},
        {built_in(kClassForces), PartyKind::Forces},
        {built_in(kClassPerson), PartyKind::Person},
        {built_in(kClassOrg), PartyKind::Org},
    }};
}

std::uint32_t PartyClasses::kinds_of(ClassSet set) const {
    std::uint32_t kinds = 0;
    for (const Entry& entry : entries_) {
        kinds |= entry.set.meets(set) ? bit(entry.kind) : 0;
    }
    return kinds;
}

void PartyReader::add(std::uint32_t phrase, PartyList& list) const {
    const NounPhrase& np = syntax_.phrases[phrase];
    // "France and Spain said they would": both of them
    std::uint32_t n =
        np.pronoun && np.renamed_by != kNone ? np.renamed_by : phrase;
    for (int i = 0; n != kNone && i < 16; ++i) {
        add_one(n, list);
        n = syntax_.phrases[n].next_in_list;
    }
}

bool PartyReader::is_of_kind(std::uint32_t use, std::string_view kind) const {
    const std::uint32_t actor = analysis_.actor_uses[use].actor;
    return actor < analysis_.actors.size() &&
           analysis_.actors[actor].kind == kind;
}

std::uint32_t PartyReader::actor_of(std::uint32_t phrase,
                                    TokenRange& range) const {
    const NounPhrase& np = syntax_.phrases[phrase];
    const std::uint32_t at_head = mentions_.actor[syntax_.token(np.head)];
    std::uint32_t renamed = kNone;
    if (np.renamed_by != kNone) {
        const NounPhrase& other = syntax_.phrases[np.renamed_by];
        renamed = mentions_.actor[syntax_.token(other.head)];
    }
    // "the chief justice, X": the person rather than whoever has the role
    if (at_head != kNone && !(renamed != kNone && is_of_kind(at_head, "role") &&
                              is_of_kind(renamed, "person"))) {
        range = analysis_.actor_uses[at_head].tokens;
        return at_head;
    }
    if (renamed != kNone) {
        return renamed;
    }
    for (std::uint32_t i = np.first; i < np.last; ++i) {
        const std::uint32_t use = mentions_.actor[syntax_.token(i)];
        if (use != kNone) {
            return use;
        }
    }
    if (np.possessor != kNone) {
        const NounPhrase& owner = syntax_.phrases[np.possessor];
        return mentions_.actor[syntax_.token(owner.head)];
    }
    for (std::uint32_t q = phrase + 1;
         q < syntax_.phrases.size() && q < phrase + 3;
         ++q) {
        if (syntax_.phrases[q].of == phrase) {
            return mentions_.actor[syntax_.token(syntax_.phrases[q].head)];
        }
    }
    return kNone;
}

void PartyReader::add_actor(std::uint32_t actor, PartyList& list) const {
    const Actor& who = analysis_.actors[actor];
    if (std::find(list.ids.begin(), list.ids.end(), who.id) == list.ids.end()) {
        list.ids.push_back(who.id);
    }
    list.kinds |= sort_of_kind(who.kind).parties;
    for (const NamedId& above : who.ancestors) {
        if (above.id.starts_with("government:")) {
            list.kinds |= bit(PartyKind::State);
        }
    }
}

void PartyReader::add_mention(TokenRange range, PartyList& list) const {
    Mention mention = analysis_.text.mention(analysis_.span_of(range));
    if (std::find(list.mentions.begin(), list.mentions.end(), mention) ==
        list.mentions.end()) {
        list.mentions.push_back(std::move(mention));
    }
}

void PartyReader::add_one(std::uint32_t phrase, PartyList& list) const {
    const NounPhrase& np = syntax_.phrases[phrase];
    list.kinds |= kinds_.kinds_of(classes_.of(phrase).classes);
    TokenRange range = syntax_.token_range(np.first, np.last);
    const WordTag first = syntax_.words[np.first].tag;
    if ((first == WordTag::Determiner) && range.size() > 1) {
        ++range.first;
    }
    const std::uint32_t use = actor_of(phrase, range);
    if (use != kNone) {
        const std::uint32_t actor = analysis_.actor_uses[use].actor;
        if (actor < analysis_.actors.size()) {
            add_actor(actor, list);
        }
    }
    add_mention(range, list);
}

/// "Russian" before a noun: the country acts, whether or not it is named.
std::uint32_t PartyReader::country_actor(const Place& place) const {
    constexpr std::string_view kPrefix = "country:";
    for (std::uint32_t a = 0; a < analysis_.actors.size(); ++a) {
        const std::string_view id = analysis_.actors[a].id;
        if (id.size() == kPrefix.size() + place.country.size() &&
            id.starts_with(kPrefix) && id.ends_with(place.country)) {
            return a;
        }
    }
    Actor actor;
    actor.id = std::string(kPrefix) + place.country;
    actor.name = place.name;
    actor.kind = "country";
    actor.country = place.country;
    analysis_.actors.push_back(std::move(actor));
    return static_cast<std::uint32_t>(analysis_.actors.size() - 1);
}

void PartyReader::add_word(std::uint32_t word, PartyList& list) const {
    const std::uint32_t token = syntax_.token(word);
    const std::uint32_t use = mentions_.actor[token];
    TokenRange range{token, token + 1};
    if (use != kNone) {
        range = analysis_.actor_uses[use].tokens;
        const std::uint32_t actor = analysis_.actor_uses[use].actor;
        if (actor < analysis_.actors.size()) {
            add_actor(actor, list);
        }
    } else if (mentions_.place[token] != kNone) {
        const std::uint32_t place =
            analysis_.place_uses[mentions_.place[token]].place;
        if (place < analysis_.places.size() &&
            analysis_.places[place].type == "country") {
            add_actor(country_actor(analysis_.places[place]), list);
        }
        list.kinds |= bit(PartyKind::State);
    }
    add_mention(range, list);
}

}  // namespace dateline
