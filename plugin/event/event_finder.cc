// Stage order within a sentence: tagger, chunker, clause linker; noun classes;
// rules; modality; then one record per candidate, with parties, places, date,
// codes. What an act is about is linked when all records of the sentence are
// there, since records of a sentence stand in one row.
#include "plugin/event/event_finder.h"

#include <algorithm>
#include <map>
#include <utility>

#include "plugin/event/code_table.h"
#include "plugin/event/syntax_text.h"

namespace dateline {

namespace {

/// An event told this many days after it is background.
constexpr Day kBackgroundAge = 45;

/// A dateline's place is at most so many tokens before its sentence.
constexpr std::uint32_t kDatelineReach = 40;

/// Parts of one dateline are at most so many tokens apart.
constexpr std::uint32_t kDatelineParts = 3;

std::vector<std::string> ids_of(const Analysis& analysis,
                                const std::vector<std::uint32_t>& places) {
    std::vector<std::string> ids;
    for (const std::uint32_t place : places) {
        if (place < analysis.places.size() &&
            !analysis.places[place].id.empty()) {
            ids.push_back(analysis.places[place].id);
        }
    }
    return ids;
}

/// The two countries that actors are of in @p sentence, else those most named
/// in it and the @p lately uses before it; none when it is not plain which.
std::vector<std::pair<std::string, std::size_t>> countries_of(
    const Analysis& analysis, const Sentence& sentence, std::size_t lately) {
    const auto& uses = analysis.actor_uses;
    const auto before = [](const ActorUse& use, std::uint32_t token) {
        return use.tokens.first < token;
    };
    const auto begin = std::lower_bound(
        uses.begin(), uses.end(), sentence.tokens.first, before);
    const auto end =
        std::lower_bound(begin, uses.end(), sentence.tokens.last, before);
    std::vector<std::pair<std::string, std::size_t>> found;
    const auto count = [&](auto from, auto to) {
        for (auto it = from; it != to; ++it) {
            const std::string& country = analysis.actors[it->actor].country;
            if (country.empty()) {
                continue;
            }
            const std::string id = "country:" + country;
            const auto there =
                std::find_if(found.begin(), found.end(), [&](const auto& each) {
                    return each.first == id;
                });
            if (there == found.end()) {
                found.emplace_back(id, 1);
            } else {
                ++there->second;
            }
        }
    };
    count(begin, end);
    if (found.size() < 2) {
        const auto room = static_cast<std::size_t>(begin - uses.begin());
        count(begin - static_cast<std::ptrdiff_t>(std::min(room, lately)),
              begin);
        std::stable_sort(
            found.begin(), found.end(), [](const auto& a, const auto& b) {
                return a.second > b.second;
            });
        if (found.size() > 2 && found[1].second > found[2].second) {
            found.resize(2);
        }
    }
    // Only countries that the article names are actors of it.
    std::erase_if(found, [&](const auto& each) {
        return std::none_of(
            analysis.actors.begin(),
            analysis.actors.end(),
            [&](const Actor& actor) { return actor.id == each.first; });
    });
    if (found.size() != 2) {
        found.clear();
    }
    return found;
}

/// The first place of the body that is neither a dateline nor a country.
std::string lead_place_of(const Analysis& analysis) {
    for (const PlaceUse& use : analysis.place_uses) {
        if (use.form != MentionForm::Name || use.dateline ||
            use.place >= analysis.places.size()) {
            continue;
        }
        const Place& place = analysis.places[use.place];
        if (place.type != "country" && !place.id.empty()) {
            return place.id;
        }
    }
    return {};
}

/// The country whose places are named most; a dateline counts twice.
std::string lead_country_of(const Analysis& analysis) {
    std::map<std::string_view, std::uint32_t> counts;
    std::string_view best;
    for (const PlaceUse& use : analysis.place_uses) {
        if (use.place >= analysis.places.size() ||
            analysis.places[use.place].country.empty()) {
            continue;
        }
        const std::string_view country = analysis.places[use.place].country;
        counts[country] += use.dateline ? 2 : 1;
        if (best.empty() || counts[country] > counts[best]) {
            best = country;
        }
    }
    return std::string(best);
}

}  // namespace

EventFinder::EventFinder(const WordLexicon& words, const EventLexicon& events)
    : words_(&words),
      events_(&events),
      tagger_(words),
      chunker_(words),
      linker_(words, events),
      matcher_(words, events),
      modality_(words, events),
      settings_(words, events),
      classes_(events),
      according_to_(kNone),
      the_(lemma_of(words, "the")) {
    for (std::uint32_t id = 0; id < words.lemma_count(); ++id) {
        if (words.lemma_text(id) == "according to") {
            according_to_ = id;
        }
    }
}

void EventFinder::find(Analysis& analysis) {
    mentions_.build(analysis);
    passage_ = {};
    lead_place_ = lead_place_of(analysis);
    lead_country_ = lead_country_of(analysis);
    known_types_.assign(events_->types().size(), 0);
    last_of_type_.assign(events_->types().size(), {});
    for (const Sentence& sentence : analysis.sentences) {
        this->sentence(analysis, sentence);
    }
    std::vector<std::uint32_t> order(analysis.events.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    const auto key = [&](std::uint32_t i) {
        const Mention& at = analysis.events[i].trigger;
        return std::pair(!at.in_title, at.span.begin);
    };
    std::stable_sort(
        order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return key(a) < key(b);
        });
    std::vector<std::uint32_t> moved(order.size());
    std::vector<Event> sorted;
    sorted.reserve(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        moved[order[i]] = i;
        sorted.push_back(std::move(analysis.events[order[i]]));
    }
    for (Event& event : sorted) {
        if (event.content) {
            event.content = moved[*event.content];
        }
    }
    analysis.events = std::move(sorted);
}

void EventFinder::sentence(Analysis& analysis, const Sentence& sentence) {
    if (sentence.tokens.empty()) {
        return;
    }
    if (sentence.block != passage_.block) {
        passage_ = {};
        passage_.block = sentence.block;
    }
    tagger_.tag(analysis, mentions_, sentence, syntax_);
    chunker_.chunk(analysis, syntax_);
    linker_.link(analysis, mentions_, syntax_);
    classes_.judge(analysis, mentions_, syntax_);
    matcher_.match(
        analysis, mentions_, syntax_, classes_, known_types_, candidates_);
    if (analysis.explanation != nullptr) {
        analysis.explanation->add("event",
                                  "syntax",
                                  sentence.span,
                                  describe_syntax(analysis, *words_, syntax_));
    }
    if (candidates_.empty()) {
        return;
    }
    verdicts_.clear();
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
        verdicts_.push_back(modality_.judge(analysis, syntax_, candidates_, i));
    }
    first_event_ = analysis.events.size();
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
        Event event;
        build(analysis, sentence, i, event);
        analysis.events.push_back(std::move(event));
    }
    link_contents(analysis);
    share_places(analysis, sentence);
    share_parties(analysis, sentence);
    casualties(analysis);
    remember(analysis);
}

/// "was killed in a car bombing": a noun's act in the clause of another act's
/// verb happened where that one did.
void EventFinder::share_verb_places(Analysis& analysis) const {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        Event& event = analysis.events[first_event_ + i];
        if (candidates_[i].kind != TriggerKind::Noun ||
            candidates_[i].verb == kNone || !event.places.empty()) {
            continue;
        }
        for (std::size_t j = 0; j < candidates_.size(); ++j) {
            if (candidates_[j].kind == TriggerKind::Verb &&
                candidates_[j].verb == candidates_[i].verb) {
                event.places = analysis.events[first_event_ + j].places;
            }
        }
    }
}

/// What is done between parties (truces, talks, exchanges) and "the treaty" of
/// a sentence belong where its other acts are, failing that where the passage
/// is.
void EventFinder::share_places(Analysis& analysis,
                               const Sentence& sentence) const {
    const std::size_t count = candidates_.size();
    share_verb_places(analysis);
    std::vector<std::size_t> without;
    for (std::size_t i = 0; i < count; ++i) {
        const Event& event = analysis.events[first_event_ + i];
        const EventType& type =
            events_->types()[events_->rules()[candidates_[i].rule].type];
        const bool shares = type.symmetric || is_definite(candidates_[i]);
        if (shares && event.places.empty() && event.destinations.empty() &&
            !sentence.in_title && event.status != EventStatus::Negated) {
            without.push_back(i);
        }
    }
    // Candidates come in text order, so the nearest is the nearest in the row.
    constexpr std::size_t kReach = 4;
    std::vector<std::vector<std::string>> found(without.size());
    for (std::size_t n = 0; n < without.size(); ++n) {
        const std::size_t i = without[n];
        for (std::size_t d = 1; d <= kReach && found[n].empty(); ++d) {
            if (d <= i) {
                found[n] = analysis.events[first_event_ + i - d].places;
            }
            if (found[n].empty() && i + d < count) {
                found[n] = analysis.events[first_event_ + i + d].places;
            }
        }
        if (found[n].empty()) {
            found[n] = passage_.places;
        }
        if (found[n].empty() && !lead_place_.empty() &&
            is_definite(candidates_[i])) {
            found[n] = {lead_place_};  // "the withdrawal": what it is all about
        }
    }
    for (std::size_t n = 0; n < without.size(); ++n) {
        analysis.events[first_event_ + without[n]].places = std::move(found[n]);
    }
}

/// What is done between parties that its own words do not name ("the two sides
/// exchanged prisoners") is done between the two countries of the sentence,
/// failing those between the two named most in what was told lately.
void EventFinder::share_parties(Analysis& analysis,
                                const Sentence& sentence) const {
    constexpr std::size_t kLately = 128;
    std::vector<std::pair<std::string, std::size_t>> countries;
    bool counted = false;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        Event& event = analysis.events[first_event_ + i];
        const EventType& type =
            events_->types()[events_->rules()[candidates_[i].rule].type];
        if (!type.symmetric || !event.doers.empty() || sentence.in_title) {
            continue;
        }
        if (!counted) {
            countries = countries_of(analysis, sentence, kLately);
            counted = true;
        }
        if (countries.size() == 2) {
            event.doers = {countries[0].first, countries[1].first};
        }
    }
}

/// "Russian troops are on their way out. Columns of tanks have left": forces
/// without a side right after those of one are theirs.
void EventFinder::carry_forces(const EventCandidate& candidate,
                               Event& event) const {
    constexpr std::uint32_t kReach = 60;  // tokens
    if (!event.doers.empty() || passage_.forces.empty() ||
        syntax_.tokens.first > passage_.forces_token + kReach) {
        return;
    }
    for (std::uint32_t i = 0; i < candidate.filler_count; ++i) {
        const Filler& filler = candidate.fillers[i];
        if (filler.role == EventRole::Doer && filler.phrase != kNone &&
            classes_.of(filler.phrase).classes.has(kClassForces)) {
            event.doers = passage_.forces;
            return;
        }
    }
}

/// "the withdrawal", "the annexation treaty"
bool EventFinder::is_definite(const EventCandidate& candidate) const {
    if (candidate.kind != TriggerKind::Noun || candidate.phrase == kNone) {
        return false;
    }
    const NounPhrase& phrase = syntax_.phrases[candidate.phrase];
    return phrase.head > phrase.first && phrase.head <= phrase.first + 2 &&
           syntax_.words[phrase.first].lemma == the_ && the_ != kNone;
}

/// What later sentences may take over.
void EventFinder::remember(const Analysis& analysis) {
    bool dated = false;
    for (std::size_t i = first_event_; i < analysis.events.size(); ++i) {
        const Event& event = analysis.events[i];
        const std::uint32_t type =
            events_->rules()[candidates_[i - first_event_].rule].type;
        known_types_[type] = 1;
        if (event.doers.size() == 1 &&
            (event.doers[0].starts_with("military:") ||
             event.doers[0].starts_with("group:"))) {
            passage_.forces = event.doers;
            passage_.forces_token = syntax_.tokens.last;
        }
        if (!event.places.empty()) {
            last_of_type_[type] = event.places;
            passage_.places = event.places;
            passage_.doers = event.doers;
        }
        if (event.date.source == EventDateSource::Text) {
            if (!dated) {
                passage_.background.reset();
            }
            dated = true;
            if (event.background) {
                passage_.background = event.date.days;
                passage_.background_value = event.date.value;
            }
        }
    }
    // "arrested X, whose party won in November": told of the present
    const bool present = std::any_of(
        analysis.events.begin() + static_cast<std::ptrdiff_t>(first_event_),
        analysis.events.end(),
        [](const Event& event) { return !event.background; });
    if (present) {
        passage_.background.reset();
    }
}

void EventFinder::build(Analysis& analysis,
                        const Sentence& sentence,
                        std::uint32_t number,
                        Event& event) {
    const EventCandidate& candidate = candidates_[number];
    const ModalityVerdict& verdict = verdicts_[number];
    const EventRule& rule = events_->rules()[candidate.rule];
    const EventType& type = events_->types()[rule.type];
    event.type = events_->text(type.slug);
    event.label = events_->text(type.label);
    event.rule = events_->text(rule.name);
    event.status = verdict.status;
    event.confidence = static_cast<double>(rule.confidence);
    event.trigger = analysis.text.mention(
        analysis.span_of(syntax_.token_range(candidate.first, candidate.last)));
    event.sentence = analysis.text.mention(sentence.span);

    const PartyReader reader(*events_, analysis, mentions_, syntax_, classes_);
    PartyList doers;
    PartyList recipients;
    parties(candidate, type, reader, doers, recipients);
    event.codes = find_codes(*events_,
                             type,
                             events_->text(rule.mode),
                             event.status,
                             doers.kinds,
                             recipients.kinds);
    event.doers = std::move(doers.ids);
    carry_forces(candidate, event);
    event.doer_mentions = std::move(doers.mentions);
    event.recipients = std::move(recipients.ids);
    event.recipient_mentions = std::move(recipients.mentions);

    settings_.find(
        analysis, mentions_, syntax_, classes_, candidates_, number, setting_);
    places(analysis, sentence, candidate, event);
    date(analysis, candidate, event);
    carry(sentence, candidate, event);
    said_by(reader, verdict, event);
    if (event.doer_mentions.empty() && event.recipient_mentions.empty()) {
        event.confidence *= 0.9;
    }
    if (event.background) {
        event.confidence *= 0.9;
    }
    if (event.status != EventStatus::Happened &&
        event.status != EventStatus::Ongoing) {
        event.confidence *= 0.85;
    }
    explain(analysis, candidate, verdict, event);
}

void EventFinder::parties(const EventCandidate& candidate,
                          const EventType& type,
                          const PartyReader& reader,
                          PartyList& doers,
                          PartyList& recipients) const {
    std::uint32_t moved = kNone;
    for (std::uint32_t i = 0; i < candidate.filler_count; ++i) {
        const Filler& filler = candidate.fillers[i];
        PartyList* list = nullptr;
        switch (filler.role) {
        case EventRole::Doer:
        case EventRole::Party:
            list = &doers;
            break;
        case EventRole::Recipient:
            list = type.symmetric ? &doers : &recipients;
            break;
        case EventRole::Target:
            list = &recipients;
            break;
        case EventRole::Moved:
            moved = i;
            break;
        default:
            break;
        }
        if (list == nullptr) {
            continue;
        }
        if (filler.phrase != kNone) {
            reader.add(filler.phrase, *list);
        } else {
            reader.add_word(filler.word, *list);
        }
        if (filler.role == EventRole::Doer && filler.phrase != kNone) {
            side(filler.phrase, reader, doers);
        }
    }
    if (doers.mentions.empty()) {
        light_doer(candidate, reader, doers);
    }
    if (doers.mentions.empty() && moved != kNone) {
        const Filler& filler = candidate.fillers[moved];
        if (filler.phrase != kNone) {
            reader.add(filler.phrase, doers);
        } else {
            reader.add_word(filler.word, doers);
        }
    }
}

/// "a commander in the Iraqi forces": the forces do what their man does.
void EventFinder::side(std::uint32_t phrase,
                       const PartyReader& reader,
                       PartyList& doers) const {
    constexpr std::uint32_t kSideReach = 5;  // chunks
    if (doers.ids.size() != 1 || !doers.ids[0].starts_with("role:") ||
        doers.ids[0].find('@') != std::string::npos) {
        return;
    }
    const std::uint32_t begin = syntax_.phrases[phrase].chunk + 1;
    for (std::uint32_t c = begin;
         c < syntax_.chunks.size() && c < begin + kSideReach;
         ++c) {
        const Chunk& chunk = syntax_.chunks[c];
        if (chunk.kind == ChunkKind::Preposition) {
            continue;
        }
        if (chunk.kind != ChunkKind::NounPhrase ||
            (c == begin && !syntax_.phrases[chunk.index].is_possessor)) {
            return;
        }
        if (!classes_.of(chunk.index).classes.has(kClassForces)) {
            continue;
        }
        PartyList found;
        reader.add(chunk.index, found);
        doers.ids.insert(doers.ids.end(), found.ids.begin(), found.ids.end());
        return;
    }
}

/// "launched an attack": the subject of the verb the noun hangs on.
void EventFinder::light_doer(const EventCandidate& candidate,
                             const PartyReader& reader,
                             PartyList& doers) const {
    if (candidate.kind != TriggerKind::Noun || candidate.verb == kNone) {
        return;
    }
    const VerbGroup& verb = syntax_.verbs[candidate.verb];
    const NounPhrase& phrase = syntax_.phrases[candidate.phrase];
    if (phrase.subject_of == candidate.verb) {
        return;
    }
    const bool light = events_->is_light(verb.lemma);
    if (light && verb.voice == Voice::Active && verb.subject != kNone &&
        (phrase.preposition == kNone || verb.chunk + 3 >= phrase.chunk)) {
        reader.add(verb.subject, doers);
    }
}

void EventFinder::places(const Analysis& analysis,
                         const Sentence& sentence,
                         const EventCandidate& candidate,
                         Event& event) const {
    event.places = ids_of(analysis, setting_.places);
    event.origins = ids_of(analysis, setting_.origins);
    event.destinations = ids_of(analysis, setting_.destinations);
    const EventRule& rule = events_->rules()[candidate.rule];
    const EventType& type = events_->types()[rule.type];
    if (event.places.empty() && type.home) {
        at_home(analysis, event);
    }
    if (!event.places.empty() || type.place != PlacePolicy::In ||
        sentence.in_title) {
        return;
    }
    // The dateline, last: only in the sentence it stands before, and only when
    // that names no other place.
    const std::uint32_t from = sentence.tokens.first > kDatelineReach
                                   ? sentence.tokens.first - kDatelineReach
                                   : 0;
    const auto begin =
        std::lower_bound(analysis.place_uses.begin(),
                         analysis.place_uses.end(),
                         from,
                         [](const PlaceUse& use, std::uint32_t token) {
                             return use.tokens.first < token;
                         });
    std::uint32_t dateline_end = kNone;
    for (auto it = begin; it != analysis.place_uses.end(); ++it) {
        const PlaceUse& use = *it;
        if (use.tokens.first >= sentence.tokens.last) {
            break;
        }
        const bool near =
            use.tokens.first + kDatelineReach >= sentence.tokens.first &&
            use.tokens.last <= sentence.tokens.last;
        if (sentence.tokens.contains(use.tokens.first) && !use.dateline &&
            use.form == MentionForm::Name) {
            event.places.clear();
            return;
        }
        if (use.dateline && near && use.place < analysis.places.size() &&
            (sentence.tokens.contains(use.tokens.first) ||
             use.tokens.last + 14 >= sentence.tokens.first) &&
            !analysis.places[use.place].id.empty()) {
            // "TRIPOLI, Lebanon": the town, not the country that says which
            if (dateline_end == kNone ||
                use.tokens.first > dateline_end + kDatelineParts) {
                event.places = {analysis.places[use.place].id};
            }
            dateline_end = use.tokens.last;
        }
    }
}

/// "Turkish police detained ...": the country of who does or suffers it, when
/// the article speaks of that country.
void EventFinder::at_home(const Analysis& analysis, Event& event) const {
    for (const auto* ids : {&event.recipients, &event.doers}) {
        for (const Actor& actor : analysis.actors) {
            // "arrested by Soviet soldiers": soldiers are abroad as often
            const bool abroad = ids == &event.doers &&
                                actor.kind == "military" &&
                                actor.country != lead_country_;
            if (actor.country.empty() || abroad ||
                std::find(ids->begin(), ids->end(), actor.id) == ids->end()) {
                continue;
            }
            const std::string home = "geo:" + actor.country;
            for (const Place& place : analysis.places) {
                if (place.id == home) {
                    event.places = {home};
                    return;
                }
            }
        }
    }
}

void EventFinder::date(const Analysis& analysis,
                       const EventCandidate& candidate,
                       Event& event) const {
    const auto& published = analysis.published;
    if (setting_.time != kNone) {
        const TimeExpression& time = analysis.times[setting_.time];
        event.date.days = time.days;
        event.date.value = time.value;
        event.date.source = EventDateSource::Text;
        event.background =
            published && time.days->to + kBackgroundAge < published->days.from;
        return;
    }
    const bool past_perfect =
        candidate.verb != kNone && syntax_.verbs[candidate.verb].perfect &&
        syntax_.verbs[candidate.verb].tense == VerbTense::Past;
    if (published && !(past_perfect && passage_.background)) {
        event.date.days = published->days;
        event.date.value = published->date;
        event.date.source = EventDateSource::Published;
    }
}

/// Place and date that a sentence without its own takes from those before.
void EventFinder::carry(const Sentence& sentence,
                        const EventCandidate& candidate,
                        Event& event) const {
    const bool past = candidate.verb == kNone ||
                      syntax_.verbs[candidate.verb].tense == VerbTense::Past ||
                      syntax_.verbs[candidate.verb].tense == VerbTense::None;
    if (event.date.source != EventDateSource::Text && past &&
        passage_.background) {
        event.date.days = passage_.background;
        event.date.value = passage_.background_value;
        event.date.source = EventDateSource::Text;
        event.background = true;
    }
    if (sentence.in_title || !event.places.empty() ||
        !event.destinations.empty()) {
        return;
    }
    const bool same_doer = std::any_of(
        event.doers.begin(), event.doers.end(), [&](const auto& id) {
            return std::find(passage_.doers.begin(),
                             passage_.doers.end(),
                             id) != passage_.doers.end();
        });
    if (same_doer && !passage_.places.empty()) {
        event.places = passage_.places;
        return;
    }
    // "the withdrawal": the one told of before
    if (candidate.kind == TriggerKind::Noun && candidate.phrase != kNone) {
        const NounPhrase& phrase = syntax_.phrases[candidate.phrase];
        const std::uint32_t type = events_->rules()[candidate.rule].type;
        if (phrase.head == phrase.first + 1 &&
            syntax_.words[phrase.first].tag == WordTag::Determiner) {
            event.places = last_of_type_[type];
        }
    }
}

void EventFinder::said_by(const PartyReader& reader,
                          const ModalityVerdict& verdict,
                          Event& event) const {
    PartyList speakers;
    if (verdict.said_by != kNone) {
        reader.add(verdict.said_by, speakers);
    }
    for (const NounPhrase& phrase : syntax_.phrases) {
        if (phrase.preposition == according_to_ && according_to_ != kNone) {
            reader.add(
                phrase.chunk == kNone ? 0 : syntax_.chunks[phrase.chunk].index,
                speakers);
        }
    }
    event.said_by = std::move(speakers.ids);
}

void EventFinder::casualties(Analysis& analysis) {
    for (std::uint32_t v = 0; v < syntax_.verbs.size(); ++v) {
        const auto count = casualties_of(*words_, syntax_, v);
        if (!count) {
            continue;
        }
        const VerbGroup& verb = syntax_.verbs[v];
        for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
            const EventCandidate& candidate = candidates_[i];
            const bool own =
                candidate.verb == v && (candidate.kind != TriggerKind::Noun ||
                                        (candidate.phrase != kNone &&
                                         candidate.phrase == verb.subject));
            const bool main = candidate.verb != kNone && candidate.verb != v &&
                              candidate.kind != TriggerKind::Noun &&
                              ((verb.governor == candidate.verb &&
                                verb.link == VerbLink::Adjunct) ||
                               verb.coordinated == candidate.verb);
            const bool relative = candidate.kind == TriggerKind::Noun &&
                                  candidate.phrase == verb.subject;
            if (!own && !main && !relative) {
                continue;
            }
            auto& there = analysis.events[first_event_ + i].casualties;
            if (!there) {
                there.emplace();
            }
            auto& number = count->killed ? there->killed : there->wounded;
            if (!number) {
                number = count->number;
                if (!there->surface.empty()) {
                    there->surface += "; ";
                }
                there->surface += analysis.surface(
                    syntax_.token_range(count->first, count->last));
            }
        }
    }
}

void EventFinder::link_contents(Analysis& analysis) {
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
        const std::uint32_t outer = verdicts_[i].outer;
        if (outer == kNone || outer == i) {
            continue;
        }
        Event& inner = analysis.events[first_event_ + i];
        Event& act = analysis.events[first_event_ + outer];
        if (!act.content) {
            act.content = static_cast<std::uint32_t>(first_event_ + i);
        }
        if (act.recipient_mentions.empty() && inner.doers != act.doers) {
            act.recipients = inner.doers;
            act.recipient_mentions = inner.doer_mentions;
        }
        if (inner.said_by.empty()) {
            inner.said_by = act.doers;
        }
        if (inner.status != EventStatus::Happened &&
            inner.status != EventStatus::Ongoing && !act.codes.plover.empty()) {
            inner.codes = act.codes;
        }
    }
}

void EventFinder::explain(const Analysis& analysis,
                          const EventCandidate& candidate,
                          const ModalityVerdict& verdict,
                          const Event& event) const {
    if (analysis.explanation == nullptr) {
        return;
    }
    const Span span =
        analysis.span_of(syntax_.token_range(candidate.first, candidate.last));
    std::string message = "score " + std::to_string(candidate.score) +
                          ", status " + std::string(to_string(event.status));
    if (verdict.because != kNone) {
        message += " (governed by '" +
                   std::string(words_->lemma_text(verdict.because)) + "')";
    }
    const EventRule& rule = events_->rules()[candidate.rule];
    message += ", from " + std::string(events_->text(rule.source));
    analysis.explanation->add("event", event.rule, span, std::move(message));
}

}  // namespace dateline
