// Order matters: the code table asks for the kinds of the parties; what the
// act's own clause says of place and time goes before what the passage lends.
#include "plugin/event/event_builder.h"

#include <algorithm>
#include <utility>

#include "plugin/event/code_table.h"

namespace dateline {

namespace {

/// An event told this many days after it is background.
constexpr Day kBackgroundAge = 45;

/// A dateline's place is at most so many tokens before its sentence.
constexpr std::uint32_t kDatelineReach = 40;

/// Parts of one dateline are at most so many tokens apart.
constexpr std::uint32_t kDatelineParts = 3;

/// What the confidence of an act loses that has no party, is background, is
/// not said to have happened.
constexpr double kNobody = 0.9;
constexpr double kBackground = 0.9;
constexpr double kUnreal = 0.85;

/// A place that is named but not known is told by what it lies in.
std::vector<std::string> ids_of(const Analysis& analysis,
                                const std::vector<std::uint32_t>& places) {
    std::vector<std::string> ids;
    for (const std::uint32_t number : places) {
        if (number >= analysis.places.size()) {
            continue;
        }
        const Place& place = analysis.places[number];
        const std::string& id = place.id.empty() ? place.within : place.id;
        if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) {
            ids.push_back(id);
        }
    }
    return ids;
}

}  // namespace

EventBuilder::EventBuilder(const WordLexicon& words, const EventLexicon& events)
    : words_(&words),
      events_(&events),
      settings_(words, events),
      party_classes_(events),
      according_to_(lemma_of(words, "according to")) {}

void EventBuilder::build(Analysis& analysis,
                         const SentenceView& view,
                         const Sentence& sentence,
                         const std::vector<EventCandidate>& candidates,
                         std::uint32_t number,
                         const ModalityVerdict& verdict,
                         const EventPassage& passage,
                         Event& event) {
    const EventCandidate& candidate = candidates[number];
    const EventRule& rule = events_->rules()[candidate.rule];
    const EventType& type = events_->types()[rule.type];
    event.type = events_->text(type.slug);
    event.label = events_->text(type.label);
    event.rule = events_->text(rule.name);
    settings_.find(view, candidates, number, setting_);
    event.status =
        verdict.status == EventStatus::Happened && is_to_come(view, candidate)
            ? EventStatus::Announced
            : verdict.status;
    event.confidence = static_cast<double>(rule.confidence);
    event.trigger = analysis.text.mention(analysis.span_of(
        view.syntax.token_range(candidate.first, candidate.last)));
    event.sentence = analysis.text.mention(sentence.span);

    const PartyReader reader(party_classes_, analysis, view);
    PartyList doers;
    PartyList recipients;
    parties(view, candidate, type, reader, doers, recipients);
    event.codes = find_codes(
        *events_, type, rule.mode, event.status, doers.kinds, recipients.kinds);
    event.doers = std::move(doers.ids);
    passage.carry_forces(view, candidate, event);
    event.doer_mentions = std::move(doers.mentions);
    event.recipients = std::move(recipients.ids);
    event.recipient_mentions = std::move(recipients.mentions);

    places(analysis, sentence, candidate, passage.lead_country(), event);
    date(view, candidate, passage.in_background(), event);
    passage.carry(view, sentence, candidate, event);
    said_by(view, reader, verdict, event);
    lower_confidence(event);
    if (analysis.explanation != nullptr) {
        explain(view, candidate, verdict, event);
    }
}

void EventBuilder::lower_confidence(Event& event) {
    if (event.doer_mentions.empty() && event.recipient_mentions.empty()) {
        event.confidence *= kNobody;
    }
    if (event.background) {
        event.confidence *= kBackground;
    }
    if (event.status != EventStatus::Happened &&
        event.status != EventStatus::Ongoing) {
        event.confidence *= kUnreal;
    }
}

void EventBuilder::parties(const SentenceView& view,
                           const EventCandidate& candidate,
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
            side(view, filler.phrase, reader, doers);
        }
    }
    if (doers.mentions.empty()) {
        light_doer(view, candidate, reader, doers);
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
void EventBuilder::side(const SentenceView& view,
                        std::uint32_t phrase,
                        const PartyReader& reader,
                        PartyList& doers) const {
    constexpr std::uint32_t kSideReach = 5;  // chunks
    if (doers.ids.size() != 1 || !doers.ids[0].starts_with("role:") ||
        doers.ids[0].find('@') != std::string::npos) {
        return;
    }
    const std::uint32_t begin = view.syntax.phrases[phrase].chunk + 1;
    for (std::uint32_t c = begin;
         c < view.syntax.chunks.size() && c < begin + kSideReach;
         ++c) {
        const Chunk& chunk = view.syntax.chunks[c];
        if (chunk.kind == ChunkKind::Preposition) {
            continue;
        }
        if (chunk.kind != ChunkKind::NounPhrase ||
            (c == begin && !view.syntax.phrases[chunk.index].is_possessor)) {
            return;
        }
        if (!view.classes.of(chunk.index).classes.has(kClassForces)) {
            continue;
        }
        PartyList found;
        reader.add(chunk.index, found);
        doers.ids.insert(doers.ids.end(), found.ids.begin(), found.ids.end());
        return;
    }
}

/// "launched an attack", "ordered the border sealed": the subject of the verb
/// that the act hangs on.
void EventBuilder::light_doer(const SentenceView& view,
                              const EventCandidate& candidate,
                              const PartyReader& reader,
                              PartyList& doers) const {
    if (candidate.verb == kNone) {
        return;
    }
    const VerbGroup& verb = view.syntax.verbs[candidate.verb];
    if (candidate.kind != TriggerKind::Noun) {
        const bool ordered = verb.link == VerbLink::Infinitive &&
                             !verb.infinitive && verb.voice == Voice::Passive &&
                             verb.governor != kNone;
        if (ordered && view.syntax.verbs[verb.governor].subject != kNone) {
            reader.add(view.syntax.verbs[verb.governor].subject, doers);
        }
        return;
    }
    const NounPhrase& phrase = view.syntax.phrases[candidate.phrase];
    if (phrase.subject_of == candidate.verb) {
        return;
    }
    const bool light = events_->is_light(verb.lemma);
    if (light && verb.voice == Voice::Active && verb.subject != kNone &&
        (phrase.preposition == kNone || verb.chunk + 3 >= phrase.chunk)) {
        reader.add(verb.subject, doers);
    }
}

void EventBuilder::places(const Analysis& analysis,
                          const Sentence& sentence,
                          const EventCandidate& candidate,
                          const std::string& lead_country,
                          Event& event) const {
    event.places = ids_of(analysis, setting_.places);
    event.origins = ids_of(analysis, setting_.origins);
    event.destinations = ids_of(analysis, setting_.destinations);
    const EventRule& rule = events_->rules()[candidate.rule];
    const EventType& type = events_->types()[rule.type];
    if (event.places.empty() && type.home) {
        at_home(analysis, lead_country, event);
        if (!sentence.in_title) {
            narrow_home(analysis, sentence, event);
        }
    }
    if (!event.places.empty() || type.place != PlacePolicy::In ||
        sentence.in_title) {
        return;
    }
    if (std::string id = dateline_of(analysis, sentence, event); !id.empty()) {
        event.places = {std::move(id)};
    }
}

/// The place of the dateline, last: only in the sentence it stands before, and
/// only when that names no other place.
std::string EventBuilder::dateline_of(const Analysis& analysis,
                                      const Sentence& sentence,
                                      const Event& event) {
    const std::uint32_t from = sentence.tokens.first > kDatelineReach
                                   ? sentence.tokens.first - kDatelineReach
                                   : 0;
    auto it = std::lower_bound(analysis.place_uses.begin(),
                               analysis.place_uses.end(),
                               from,
                               [](const PlaceUse& use, std::uint32_t token) {
                                   return use.tokens.first < token;
                               });
    std::string found;
    std::uint32_t dateline_end = kNone;
    for (; it != analysis.place_uses.end(); ++it) {
        const PlaceUse& use = *it;
        if (use.tokens.first >= sentence.tokens.last) {
            break;
        }
        const bool near =
            use.tokens.first + kDatelineReach >= sentence.tokens.first &&
            use.tokens.last <= sentence.tokens.last;
        if (sentence.tokens.contains(use.tokens.first) && !use.dateline &&
            use.form == MentionForm::Name && !is_party(analysis, use, event)) {
            return {};
        }
        if (use.dateline && near && use.place < analysis.places.size() &&
            (sentence.tokens.contains(use.tokens.first) ||
             use.tokens.last + 14 >= sentence.tokens.first) &&
            !analysis.places[use.place].id.empty()) {
            // "TRIPOLI, Lebanon": the town, not the country that says which
            if (dateline_end == kNone ||
                use.tokens.first > dateline_end + kDatelineParts) {
                found = analysis.places[use.place].id;
            }
            dateline_end = use.tokens.last;
        }
    }
    return found;
}

/// "LAGOS - Nigerian soldiers shot": the dateline's town rather than the
/// country of those who did it.
void EventBuilder::narrow_home(const Analysis& analysis,
                               const Sentence& sentence,
                               Event& event) {
    const std::string town = dateline_of(analysis, sentence, event);
    if (town.empty() || event.places.size() != 1) {
        return;
    }
    const auto place = std::find_if(
        analysis.places.begin(), analysis.places.end(), [&](const Place& one) {
            return one.id == town;
        });
    if (place != analysis.places.end() &&
        event.places[0] == "geo:" + place->country) {
        event.places = {town};
    }
}

/// "Brazil beat Italy": a country that acts, not where it happened.
bool EventBuilder::is_party(const Analysis& analysis,
                            const PlaceUse& use,
                            const Event& event) {
    if (use.place >= analysis.places.size() ||
        analysis.places[use.place].type != "country") {
        return false;
    }
    const std::string id = "country:" + analysis.places[use.place].country;
    return std::find(event.doers.begin(), event.doers.end(), id) !=
               event.doers.end() ||
           std::find(event.recipients.begin(), event.recipients.end(), id) !=
               event.recipients.end();
}

/// "Turkish police detained ...": the country of who does or suffers it, when
/// the article speaks of that country.
void EventBuilder::at_home(const Analysis& analysis,
                           const std::string& lead_country,
                           Event& event) {
    for (const auto* ids : {&event.recipients, &event.doers}) {
        for (const Actor& actor : analysis.actors) {
            // "arrested by Soviet soldiers": soldiers are abroad as often
            const bool abroad = ids == &event.doers &&
                                actor.kind == "military" &&
                                actor.country != lead_country;
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

/// "takes office on Dec. 23": what is told of a day after the article's.
bool EventBuilder::is_to_come(const SentenceView& view,
                              const EventCandidate& candidate) const {
    const auto& published = view.analysis.published;
    if (!published || setting_.time == kNone) {
        return false;
    }
    const TimeExpression& time = view.analysis.times[setting_.time];
    const bool past =
        candidate.verb != kNone &&
        (view.syntax.verbs[candidate.verb].perfect ||
         view.syntax.verbs[candidate.verb].tense == VerbTense::Past);
    return time.days && time.days->from > published->days.to && !past;
}

void EventBuilder::date(const SentenceView& view,
                        const EventCandidate& candidate,
                        bool in_background,
                        Event& event) const {
    const Analysis& analysis = view.analysis;
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
        candidate.verb != kNone && view.syntax.verbs[candidate.verb].perfect &&
        view.syntax.verbs[candidate.verb].tense == VerbTense::Past;
    if (published && !(past_perfect && in_background)) {
        event.date.days = published->days;
        event.date.value = published->date;
        event.date.source = EventDateSource::Published;
    }
}

void EventBuilder::said_by(const SentenceView& view,
                           const PartyReader& reader,
                           const ModalityVerdict& verdict,
                           Event& event) const {
    PartyList speakers;
    if (verdict.said_by != kNone) {
        reader.add(verdict.said_by, speakers);
    }
    for (const NounPhrase& phrase : view.syntax.phrases) {
        if (phrase.preposition == according_to_ && according_to_ != kNone) {
            reader.add(phrase.chunk == kNone
                           ? 0
                           : view.syntax.chunks[phrase.chunk].index,
                       speakers);
        }
    }
    event.said_by = std::move(speakers.ids);
}

void EventBuilder::explain(const SentenceView& view,
                           const EventCandidate& candidate,
                           const ModalityVerdict& verdict,
                           const Event& event) const {
    const Analysis& analysis = view.analysis;
    if (analysis.explanation == nullptr) {
        return;
    }
    const Span span = analysis.span_of(
        view.syntax.token_range(candidate.first, candidate.last));
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
