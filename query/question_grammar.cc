#include "query/question_grammar.h"

#include <algorithm>
#include <string>

#include "query/chunk_context.h"

namespace dateline {

namespace {

using Chunks = std::vector<QuestionChunk>;

/// The family of acts that hit a city itself, not whom it stands for.
constexpr std::string_view kFighting = "fighting";

class Grammar {
  public:
    Grammar(std::string_view text,
            const std::vector<Token>& tokens,
            const Chunks& chunks,
            const ChunkReader& reader,
            Question& question)
        : around_(text, tokens, chunks, reader.events()),
          tokens_(tokens),
          chunks_(chunks),
          reader_(reader),
          question_(question) {}

    void read() {
        for (std::size_t i = 0; i < chunks_.size(); ++i) {
            const QuestionChunk& chunk = chunks_[i];
            if (chunk.kind == QuestionChunkKind::Event &&
                !around_.is_excluded(i)) {
                for (const std::uint32_t type : chunk.event.types) {
                    add_ids(question_.events, {reader_.events().named(type)});
                    types_.push_back(type);
                }
            }
        }
        targets_ = reader_.events()
                       .with_policy(question_.events, PlacePolicy::Target)
                       .size();
        origins_ = reader_.events()
                       .with_policy(question_.events, PlacePolicy::Origin)
                       .size();
        for (const NamedId& type : question_.events) {
            fights_ += reader_.events().family_of(type.id) == kFighting ? 1 : 0;
        }
        for (at_ = 0; at_ < chunks_.size(); ++at_) {
            step(chunks_[at_]);
        }
        finish_between();
    }

  private:
    void step(const QuestionChunk& chunk) {
        const bool is_name = chunk.kind == QuestionChunkKind::Place ||
                             chunk.kind == QuestionChunkKind::Actor ||
                             chunk.kind == QuestionChunkKind::Word;
        if (link_ == QuestionLink::Without && is_name) {
            exclude(chunk);
            link_ = QuestionLink::None;
            return;
        }
        if (is_name && around_.is_mixed_alternative(at_)) {
            word(chunk);
            return;
        }
        if (is_name && link_ == QuestionLink::None &&
            around_.begins_pair(at_)) {
            link_ = QuestionLink::Between;
        }
        switch (chunk.kind) {
        case QuestionChunkKind::Event:
            if (link_ == QuestionLink::Without && around_.is_excluded(at_)) {
                exclude(chunk);
            } else if (link_ == QuestionLink::Without) {
                not_done();
            }
            link_ = QuestionLink::None;
            break;
        case QuestionChunkKind::Place:
            place(chunk);
            break;
        case QuestionChunkKind::Actor:
            actor(chunk);
            break;
        case QuestionChunkKind::Date:
            date(chunk);
            break;
        case QuestionChunkKind::Status:
            if (question_.events.empty() &&
                chunk.status == EventStatus::Happened) {
                ignore(chunk);
            } else if (question_.events.empty()) {
                word(chunk);
            } else {
                question_.statuses.push_back(chunk.status);
            }
            break;
        case QuestionChunkKind::Link:
            link(chunk);
            break;
        case QuestionChunkKind::Connector:
            if (chunk.alternative) {
                alternative();
            }
            if (chunk.comma) {
                link_ =
                    link_ == QuestionLink::Between ? link_ : QuestionLink::None;
            }
            break;
        case QuestionChunkKind::Noise:
            ignore(chunk);
            break;
        case QuestionChunkKind::Word:
            word(chunk);
            break;
        }
    }

    void link(const QuestionChunk& chunk) {
        if (chunk.link == QuestionLink::Between) {
            finish_between();
            sides_.clear();
        }
        link_ = chunk.link;
        ignore(chunk);
    }
    void ignore(const QuestionChunk& chunk) {
        if (!tokens_[chunk.tokens.first].has(kPunctuation)) {
            question_.ignored.push_back(around_.surface(chunk));
        }
    }
    /// A name or word at most; of several words a phrase.
    void word(const QuestionChunk& chunk) {
        const bool or_before =
            at_ >= 2 && around_.is_or(at_ - 1) &&
            (chunks_[at_ - 2].kind == chunk.kind || around_.is_mixed(at_ - 1));
        question_.text.push_back({around_.surface(chunk),
                                  chunk.tokens.size() > 1,
                                  false,
                                  or_before && !question_.text.empty()});
        link_ = QuestionLink::None;
    }

    void exclude(const QuestionChunk& chunk) {
        const bool phrase = chunk.tokens.size() > 1;
        question_.text.push_back({around_.surface(chunk), phrase, true, false});
    }
    void not_done() {
        for (const EventStatus status : {EventStatus::Refused,
                                         EventStatus::Denied,
                                         EventStatus::Negated}) {
            question_.statuses.push_back(status);
        }
    }
    /// Words are alternatives of words, values of values of their field.
    void alternative() {
        const QuestionChunk* after = around_.neighbour(at_ + 1);
        if (at_ == 0 || after == nullptr) {
            return;
        }
        const bool word_before =
            chunks_[at_ - 1].kind == QuestionChunkKind::Word;
        const bool word_after = after->kind == QuestionChunkKind::Word;
        if (word_before != word_after && !around_.is_mixed(at_)) {
            question_.notes.push_back(
                "'or' between \"" + around_.surface(chunks_[at_ - 1]) +
                "\" and \"" + around_.surface(*after) + "\" was read as 'and'");
        }
    }

    [[nodiscard]] std::vector<NamedId> named(const PlaceChoice& choice) const {
        std::vector<NamedId> ids;
        for (const std::uint32_t place : choice.places) {
            ids.push_back(reader_.places().named(place));
        }
        return ids;
    }
    /// The countries whose governments the place stands for, as actors.
    [[nodiscard]] std::vector<NamedId> acting(const PlaceChoice& choice) const {
        std::vector<NamedId> ids;
        for (const std::uint32_t place : choice.places) {
            const std::string code = reader_.places().acting_country(place);
            const NamedId country =
                code.empty() ? NamedId{} : reader_.actors().country(code);
            if (!country.id.empty()) {
                add_ids(ids, {country});
            }
        }
        return ids;
    }
    void note_ambiguity(const QuestionChunk& chunk) {
        if (chunk.place.others.empty()) {
            return;
        }
        Ambiguity ambiguity{around_.surface(chunk), named(chunk.place), {}};
        for (const std::uint32_t other : chunk.place.others) {
            ambiguity.others.push_back(reader_.places().named(other));
        }
        question_.ambiguous.push_back(std::move(ambiguity));
    }

    void place(const QuestionChunk& chunk) {
        const std::vector<NamedId> actors = acting(chunk.place);
        note_ambiguity(chunk);
        switch (link_) {
        case QuestionLink::By:
            if (!actors.empty()) {
                add_ids(question_.doers, actors);
                return;
            }
            break;
        case QuestionLink::Against:
            if (!actors.empty()) {
                add_ids(question_.recipients, actors);
                return;
            }
            break;
        case QuestionLink::With:
            if (!actors.empty()) {
                with(actors);
                return;
            }
            break;
        case QuestionLink::Between:
            if (!actors.empty()) {
                sides_.push_back(actors);
                return;
            }
            break;
        case QuestionLink::From:
            if (question_.events.empty()) {
                break;  // "news from Kherson"
            }
            add_ids(question_.origins, named(chunk.place));
            return;
        case QuestionLink::To:
            if (question_.events.empty()) {
                break;
            }
            add_ids(question_.destinations, named(chunk.place));
            return;
        case QuestionLink::On:
            // "sanctions on Iran", "air strikes on Syria" are against someone;
            // that takes in what is done there. Where a type's place is no
            // target ("attacks on", killings too), it is asked for itself; so
            // is a capital, which is hit as a city.
            if (targets_ == question_.events.size() && targets_ != 0 &&
                !actors.empty() &&
                (fights_ == 0 ||
                 reader_.places().is_country(chunk.place.places.front()))) {
                add_ids(question_.recipients, actors);
                return;
            }
            break;
        case QuestionLink::Of:
            // "the withdrawal of France", "the surrender of Japan", "joint
            // exercises of Russia and China", but "the evacuation of Kabul"
            if (actors.empty() ||
                !reader_.places().is_country(chunk.place.places.front())) {
                break;
            }
            if (reader_.events().are_symmetric(types_)) {
                sides_.push_back(actors);
                return;
            }
            if (origins_ != 0 || chunk.side == QuestionLink::By) {
                add_ids(question_.doers, actors);
                return;
            }
            break;
        default:
            if (around_.acts_before_event(at_) && !actors.empty()) {
                add_ids(question_.doers, actors);
                return;
            }
            break;
        }
        add_ids(question_.places, named(chunk.place));
    }

    void actor(const QuestionChunk& chunk) {
        const ActorChoice& choice = chunk.actor;
        if (choice.actors.size() > 1) {
            question_.ambiguous.push_back(
                {around_.surface(chunk), choice.actors, {}});
        }
        switch (link_) {
        case QuestionLink::By:
            add_ids(question_.doers, choice.actors);
            return;
        case QuestionLink::Against:
        case QuestionLink::On:
            add_ids(question_.recipients, choice.actors);
            return;
        case QuestionLink::With:
            with(choice.actors);
            return;
        case QuestionLink::Between:
            sides_.push_back(choice.actors);
            return;
        case QuestionLink::To:
            if (question_.events.empty()) {
                break;
            }
            add_ids(question_.destinations, choice.actors);
            return;
        case QuestionLink::None:
            if (before_event(chunk)) {
                return;
            }
            break;
        default:
            break;
        }
        add_ids(question_.actors, choice.actors);
    }

    /// "Russian withdrawals", "Putin's visit" and who "withdrew" did it; to
    /// "journalists killed" and in "Rabin's assassination" it was done.
    /// @return whether the actor plays a part
    bool before_event(const QuestionChunk& chunk) {
        const QuestionChunk* event = around_.event_behind(at_);
        if (event == nullptr) {
            return false;
        }
        const ActorChoice& choice = chunk.actor;
        const bool clause = chunk.possessive || event->event.verb;
        if (clause && chunk.side == QuestionLink::Against) {
            add_ids(question_.recipients, choice.actors);
            return true;
        }
        const bool told = clause && chunk.side == QuestionLink::By;
        if (choice.person && !event->event.verb && !told) {
            return false;
        }
        add_ids(question_.doers, choice.actors);
        if (choice.kind == ActorWordKind::Demonym && !choice.country.empty()) {
            question_.doer_places.push_back(
                reader_.places().country(choice.country).id);
        }
        return true;
    }

    /// "Russian talks with Ukraine": both sides; alone, one who takes part.
    void with(const std::vector<NamedId>& actors) {
        if (question_.doers.empty()) {
            add_ids(question_.actors, actors);
            return;
        }
        question_.between.push_back(std::move(question_.doers));
        question_.between.push_back(actors);
        question_.doers.clear();
        question_.doer_places.clear();
    }

    void finish_between() {
        if (sides_.size() >= 2) {
            question_.between.insert(
                question_.between.end(), sides_.begin(), sides_.end());
        } else if (sides_.size() == 1) {
            add_ids(question_.actors, sides_.front());
        }
        sides_.clear();
    }

    void date(const QuestionChunk& chunk) {
        DaySpan days = chunk.days;
        if (const QuestionChunk* end = around_.range_end(at_, link_);
            end != nullptr && end->days.to >= days.from) {
            days.to = end->days.to;
            at_ += static_cast<std::size_t>(end - &chunk);
        } else if (link_ == QuestionLink::Since) {
            days.to = latest_day();
        } else if (link_ == QuestionLink::After) {
            days = {days.to + 1, latest_day()};
        } else if (link_ == QuestionLink::Before) {
            days = {earliest_day(), days.from - 1};
        } else if (link_ == QuestionLink::Until) {
            days.from = earliest_day();
        }
        add_asked_days(days, question_.dates);
        link_ = QuestionLink::None;
    }

    ChunkContext around_;
    const std::vector<Token>& tokens_;
    const Chunks& chunks_;
    const ChunkReader& reader_;
    Question& question_;
    std::size_t at_ = 0;
    QuestionLink link_ = QuestionLink::None;
    std::vector<std::uint32_t> types_;  ///< of the free words
    std::size_t targets_ = 0;
    std::size_t origins_ = 0;
    std::size_t fights_ = 0;
    std::vector<std::vector<NamedId>> sides_;
};

}  // namespace

void read_chunks(std::string_view text,
                 const std::vector<Token>& tokens,
                 const std::vector<QuestionChunk>& chunks,
                 const ChunkReader& reader,
                 Question& question) {
    Grammar(text, tokens, chunks, reader, question).read();
}

}  // namespace dateline
