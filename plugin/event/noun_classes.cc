// A phrase is of every class that its head word is of, and of those of the
// actor or place that stands at its head.
#include "plugin/event/noun_classes.h"

#include <algorithm>

#include "plugin/event/actor_kinds.h"

namespace dateline {

namespace {

/// What a pronoun for an actor of this kind means is plain.
bool is_plain(std::string_view kind) {
    return kind == "person" || kind == "government" || kind == "company";
}

/// A person under a government.
bool in_office(const Actor& actor) {
    return actor.kind == "person" &&
           std::ranges::any_of(actor.ancestors, [](const NamedId& above) {
               return above.id.starts_with("government:");
           });
}

bool is_currency(std::uint32_t mark) {
    return mark == U'$' || mark == U'\u20AC' || mark == U'\u00A3' ||
           mark == U'\u00A5';
}

}  // namespace

void NounClasses::judge(const Analysis& analysis,
                        const MentionIndex& mentions,
                        const Syntax& syntax) {
    sorts_.clear();
    for (const NounPhrase& phrase : syntax.phrases) {
        sorts_.push_back(sort_of(analysis, mentions, syntax, phrase));
    }
    add_measured(syntax);
    for (std::uint32_t p = 0; p < syntax.phrases.size(); ++p) {
        const std::uint32_t other = syntax.phrases[p].renamed_by;
        if (other != kNone && !sorts_[other].classes.has(kClassTime)) {
            sorts_[p].classes.add(sorts_[other].classes);
        }
    }
}

/// A volley of rockets is of what rockets are of; from the last phrase to the
/// first, for "tens of thousands of people".
void NounClasses::add_measured(const Syntax& syntax) {
    for (std::size_t p = syntax.phrases.size(); p-- > 0;) {
        const std::uint32_t measure = syntax.phrases[p].of;
        if (measure == kNone || !sorts_[measure].classes.has(measure_)) {
            continue;
        }
        sorts_[measure].classes.add(sorts_[p].classes);
        sorts_[measure].also =
            sorts_[p].also != kNone
                ? sorts_[p].also
                : syntax.words[syntax.phrases[p].head].noun_lemma;
    }
}

void NounClasses::add_words(const Syntax& syntax,
                            const NounPhrase& phrase,
                            PhraseSort& sort) const {
    const Word& head = syntax.words[phrase.head];
    if (head.noun_lemma != kNone) {
        sort.classes.add(events_->classes_of(head.noun_lemma));
        const LemmaTriggers* triggers = events_->triggers(head.noun_lemma);
        if (triggers != nullptr && triggers->nouns.count != 0) {
            sort.classes.add(kClassEvent);
        }
    }
    for (std::uint32_t i = phrase.first; i < phrase.head; ++i) {
        if ((syntax.words[i].begins & kBeginsCompound) == 0) {
            continue;
        }
        events_->compound_classes().walk(
            phrase.last - i,
            [&](std::uint32_t n) { return syntax.words[i + n].key; },
            [&](std::uint32_t n, std::span<const std::uint32_t> sets) {
                if (i + n == phrase.head + 1) {
                    sort.classes.add(events_->class_set(sets[0]));
                }
            });
    }
}

/// A kind is looked up once for every actor of an article.
ClassSet NounClasses::classes_of_actor(const Analysis& analysis,
                                       std::uint32_t actor) {
    while (actors_.size() <= actor) {
        const std::string& kind = analysis.actors[actors_.size()].kind;
        actors_.push_back(sort_of_kind(kind).classes);
        // a class of the YAML that has the kind's name: "rebels", "court"
        if (const std::uint32_t own = events_->class_named(kind);
            own < kMaxClasses) {
            actors_.back().add(own);
        }
        if (in_office(analysis.actors[actors_.size() - 1])) {
            actors_.back().add(post_);
        }
    }
    return actors_[actor];
}

PhraseSort NounClasses::sort_of(const Analysis& analysis,
                                const MentionIndex& mentions,
                                const Syntax& syntax,
                                const NounPhrase& phrase) {
    PhraseSort sort;
    const std::uint32_t head = syntax.token(phrase.head);
    const Word& word = syntax.words[phrase.head];
    const std::uint32_t actor = mentions.actor[head];
    if (actor != kNone) {
        const std::uint32_t who = analysis.actor_uses[actor].actor;
        if (who < analysis.actors.size()) {
            sort.classes.add(classes_of_actor(analysis, who));
        }
    }
    const std::uint32_t place = mentions.place[head];
    if (place != kNone) {
        const PlaceUse& use = analysis.place_uses[place];
        if (use.form == MentionForm::Name) {
            sort.classes.add(kClassPlace);
            if (use.place < analysis.places.size() &&
                analysis.places[use.place].type == "country") {
                sort.classes.add(kClassState);
                sort.classes.add(kClassActor);
            }
        } else if (use.form == MentionForm::Demonym) {
            sort.classes.add(kClassGroup);
            sort.classes.add(kClassPerson);
            sort.classes.add(kClassActor);
        }
    }
    if (word.time != kNone) {
        sort.classes.add(kClassTime);
    }
    bool money = false;
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        money = money || is_currency(analysis.tokens[syntax.token(i)].mark);
    }
    if (money) {
        sort.classes.add(kClassMoney);
    } else if (phrase.number_only) {
        sort.classes.add(kClassNumber);
        sort.classes.add(kClassPerson);
        sort.classes.add(kClassGroup);
    }
    add_words(syntax, phrase, sort);
    // "the four that he annexed": of what, is told elsewhere
    const bool counted = phrase.number_only &&
                         syntax.words[phrase.first].tag == WordTag::Determiner;
    // "he" is a person, "it" may be a government; what "they" mean is less
    // sure
    const bool somebody =
        actor != kNone &&
        analysis.actor_uses[actor].actor < analysis.actors.size() &&
        is_plain(analysis.actors[analysis.actor_uses[actor].actor].kind);
    sort.open = (phrase.pronoun && !somebody) || counted ||
                (phrase.name && sort.classes.empty());
    if (phrase.name && sort.classes.empty() && phrase.head > phrase.first) {
        sort.also = syntax.words[phrase.head - 1].noun_lemma;
        if (sort.also != kNone) {
            sort.classes.add(events_->classes_of(sort.also));
        }
    }
    return sort;
}

}  // namespace dateline
