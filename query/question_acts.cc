#include "query/question_acts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "plugin/annotator.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

bool overlap(Span a, Span b) {
    return a.begin < b.end && b.begin < a.end;
}

bool within(Span inner, Span outer) {
    return inner.begin >= outer.begin && inner.end <= outer.end;
}

class ActReader {
  public:
    ActReader(std::string_view text,
              const std::vector<Token>& tokens,
              const EventNames& events,
              std::vector<QuestionChunk>& chunks)
        : text_(text), tokens_(tokens), events_(events), chunks_(chunks) {}

    /// The question as an article would have it, byte for byte in its place:
    /// names in capitals, "which cities did" gone.
    [[nodiscard]] std::string statement() const {
        std::string statement(text_);
        for (const QuestionChunk& chunk : chunks_) {
            const bool role = chunk.kind == QuestionChunkKind::Actor &&
                              chunk.actor.kind == ActorWordKind::Role;
            if (chunk.kind != QuestionChunkKind::Place &&
                chunk.kind != QuestionChunkKind::Actor) {
                continue;
            }
            // Of "ukrainian troops" the demonym alone is a name.
            const std::uint32_t names =
                role ? chunk.tokens.size() - 1 : chunk.tokens.size();
            for (std::uint32_t i = 0; i < names; ++i) {
                char& letter =
                    statement[tokens_[chunk.tokens.first + i].span.begin];
                if (letter >= 'a' && letter <= 'z') {
                    letter = static_cast<char>(letter - 'a' + 'A');
                }
            }
        }
        put_in_order(statement);
        return statement;
    }

    void take(const Event& act) {
        const std::optional<std::uint32_t> type = events_.type(act.type);
        if (!type || act.trigger.in_title) {
            return;
        }
        take_type(*type, act.trigger.span);
        for (QuestionChunk& chunk : chunks_) {
            if (chunk.kind == QuestionChunkKind::Actor ||
                chunk.kind == QuestionChunkKind::Place) {
                take_side(act, chunk);
            }
        }
    }

  private:
    /// "Which towns did Russia leave" to "Russia did leave the towns"; the
    /// verb and what follows it keep their places.
    void put_in_order(std::string& statement) const {
        const auto auxiliary =
            std::ranges::find_if(chunks_, [this](const QuestionChunk& chunk) {
                return is_auxiliary(fold(surface(chunk)));
            });
        if (auxiliary == chunks_.begin() || auxiliary == chunks_.end()) {
            return;
        }
        const auto subject =
            std::find_if(std::next(auxiliary),
                         chunks_.end(),
                         [](const QuestionChunk& chunk) {
                             return chunk.kind == QuestionChunkKind::Place ||
                                    chunk.kind == QuestionChunkKind::Actor;
                         });
        if (subject == chunks_.end()) {
            return;
        }
        const std::size_t begin = span_of(*auxiliary).begin;
        const std::size_t name = span_of(*std::next(auxiliary)).begin;
        const std::size_t end = span_of(*subject).end;
        const std::string ordered = statement.substr(name, end - name) + ' ' +
                                    std::string(surface(*auxiliary));
        if (ordered.size() > end - begin) {
            return;
        }
        // What stands between the question's first word and the auxiliary.
        const std::size_t asked = std::next(chunks_.begin()) == auxiliary
                                      ? begin
                                      : span_of(chunks_[1]).begin;
        const std::string object = statement.substr(asked, begin - asked);
        statement.replace(begin, end - begin, ordered);
        std::fill_n(statement.begin(), begin, ' ');
        statement.resize(statement.find_last_not_of("? ") + 1);
        if (!object.empty()) {
            statement += " the " + object;
        }
    }

    [[nodiscard]] Span span_of(const QuestionChunk& chunk) const {
        return {tokens_[chunk.tokens.first].span.begin,
                tokens_[chunk.tokens.last - 1].span.end};
    }
    [[nodiscard]] std::string_view surface(const QuestionChunk& chunk) const {
        return span_of(chunk).of(text_);
    }

    /// The trigger's chunks, from first to behind the last; nothing when one
    /// sticks out of it.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> chunks_of(
        Span trigger) const {
        std::size_t first = 0;
        while (first < chunks_.size() &&
               !overlap(trigger, span_of(chunks_[first]))) {
            ++first;
        }
        std::size_t last = first;
        while (last < chunks_.size() &&
               overlap(trigger, span_of(chunks_[last]))) {
            if (!within(span_of(chunks_[last]), trigger)) {
                return std::nullopt;
            }
            ++last;
        }
        // "leaving the": the last word is the next name's.
        while (last > first + 1 &&
               (chunks_[last - 1].kind == QuestionChunkKind::Noise ||
                chunks_[last - 1].kind == QuestionChunkKind::Link)) {
            --last;
        }
        return first == last ? std::nullopt
                             : std::optional(std::pair(first, last));
    }

    void take_type(std::uint32_t type, Span trigger) {
        const auto found = chunks_of(trigger);
        if (!found) {
            return;
        }
        const auto [first, last] = *found;
        QuestionChunk& chunk = chunks_[first];
        if (last == first + 1) {
            if (chunk.kind == QuestionChunkKind::Word) {
                make_event(chunk, type);
                chunk.event.verb = true;
            } else if (chunk.kind == QuestionChunkKind::Event &&
                       !chunk.event.named) {
                narrow(chunk.event.types, type);
            }
            return;
        }
        join(first, last, type);
    }

    /// Several chunks are one trigger: "violations of the ceasefire". One that
    /// only says which ("school shootings") stays a word to be searched.
    void join(std::size_t first, std::size_t last, std::uint32_t type) {
        const auto begin = chunks_.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = chunks_.begin() + static_cast<std::ptrdiff_t>(last);
        const auto has = [&](auto... kinds) {
            return std::any_of(begin, end, [&](const QuestionChunk& chunk) {
                return ((chunk.kind == kinds) || ...);
            });
        };
        using Kind = QuestionChunkKind;
        const bool modified =
            chunks_[last - 1].kind == Kind::Event &&
            chunks_[last - 1].event.types == std::vector<std::uint32_t>{type} &&
            !has(Kind::Link);
        if (modified || !has(Kind::Event, Kind::Word) ||
            has(Kind::Place, Kind::Date)) {
            return;
        }
        make_event(*begin, type);
        begin->event.named = true;
        begin->tokens.last = std::prev(end)->tokens.last;
        chunks_.erase(std::next(begin), end);
    }

    static void make_event(QuestionChunk& chunk, std::uint32_t type) {
        chunk.kind = QuestionChunkKind::Event;
        chunk.event = {chunk.tokens.size(), {type}, false, false};
    }

    /// Of several types the annotator's; one that only the clause tells
    /// ("police killing protesters") is asked for beside the verb's own.
    static void narrow(std::vector<std::uint32_t>& types, std::uint32_t type) {
        if (std::ranges::find(types, type) != types.end()) {
            types = {type};
        } else {
            types.push_back(type);
        }
    }

    void take_side(const Event& act, QuestionChunk& chunk) const {
        const auto named = [&](const std::vector<Mention>& mentions) {
            return std::ranges::any_of(mentions, [&](const Mention& mention) {
                return overlap(mention.span, span_of(chunk));
            });
        };
        const bool doer = named(act.doer_mentions);
        const bool recipient = named(act.recipient_mentions);
        if (doer != recipient) {
            chunk.side = doer ? QuestionLink::By : QuestionLink::Against;
        }
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    const EventNames& events_;
    std::vector<QuestionChunk>& chunks_;
};

/// Whether the words leave something for the annotator to tell; it is not
/// asked about "withdrawals in Luhansk".
bool leaves_open(const QuestionChunk& chunk,
                 const Token& first,
                 const WordLexicon& words) {
    switch (chunk.kind) {
    case QuestionChunkKind::Event:
        return !chunk.event.named || chunk.event.verb;
    case QuestionChunkKind::Place:
    case QuestionChunkKind::Actor:
        return chunk.possessive;
    case QuestionChunkKind::Link:
        return chunk.link == QuestionLink::Of ||
               chunk.link == QuestionLink::Against;
    case QuestionChunkKind::Word:
        return words.is_ordinary_word(first.hash);
    default:
        return false;
    }
}

}  // namespace

void read_acts(std::string_view text,
               const std::vector<Token>& tokens,
               const Lexicons& lexicons,
               const EventNames& events,
               std::vector<QuestionChunk>& chunks) {
    if (std::ranges::none_of(chunks, [&](const QuestionChunk& chunk) {
            return leaves_open(
                chunk, tokens[chunk.tokens.first], lexicons.words());
        })) {
        return;
    }
    ActReader reader(text, tokens, events, chunks);
    Article article;
    article.text = reader.statement();
    const Annotation annotation = Annotator(lexicons).annotate(article);
    for (const Event& act : annotation.events) {
        reader.take(act);
    }
}

}  // namespace dateline
