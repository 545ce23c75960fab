// Analysis: the working state that the annotator's stages fill in, one after
// the other. Order, and what each needs and gives:
//
//   stage                needs                      gives
//   body/block_splitter  article                    blocks
//   (annotator)          blocks                     tokens, facts
//   body/body_finder     blocks, tokens, facts      body of the blocks
//   body/block_tokens    body of the blocks         sentences
//   text/dateline_parser tokens                     dateline
//   time/time_finder     tokens, sentences          times (not yet dated)
//   text/capitals        tokens, sentences          capitals
//   actor/name_finder    facts, capitals            names, tenures
//   place/place_finder   names, capitals, times,    places, place_uses
//                        datelines
//   time/publication     dateline, times, names     published
//   time/time_resolver   published, times           times (dated)
//   actor/actor_finder   names, place_uses          actors, actor_uses
//   event/event_finder   everything above           events
//   place/salience       events, places, actors     salient, countries
#ifndef DATELINE_PLUGIN_ANALYSIS_H
#define DATELINE_PLUGIN_ANALYSIS_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/article.h"
#include "plugin/explanation.h"
#include "plugin/span.h"
#include "plugin/text/capitals.h"
#include "plugin/text/document_text.h"
#include "plugin/text/sentence_splitter.h"
#include "plugin/text/token.h"
#include "plugin/time/time_meaning.h"
#include "plugin/word_facts.h"

namespace dateline {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// A stretch of the document that stands by itself: the title, a paragraph, a
/// heading, a list item, a teaser. Blocks are disjoint and in text order.
struct Block {
    enum class Kind : std::uint8_t { Title, Paragraph, Heading, ListItem };
    Span span;  ///< in DocumentText::all()
    Kind kind = Kind::Paragraph;
    bool body = true;        ///< false: page furniture, yields no facet
    TokenRange tokens = {};  ///< empty once found to be furniture
    const MarkupBlock* markup = nullptr;  ///< null in plain text
};

/// "KYIV, March 3 (Agency) -" at the head of a story, or of an item of a
/// round-up.
struct DatelineHead {
    TokenRange tokens;  ///< all of it, the dash included
    TokenRange place;   ///< may be empty
    std::optional<TokenRange> date;
    std::optional<TokenRange> agency;
};

enum class TimeKind : std::uint8_t { Date, Time, Duration, Set };

/// A time expression. The finder sets what the words say; the resolver sets
/// value and days once the anchor is known.
struct TimeExpression {
    TokenRange tokens;
    Span span;
    TimeKind kind = TimeKind::Date;
    std::uint32_t sentence = kNone;
    std::uint32_t rule = kNone;  ///< the time lexicon's rule
    TimeMeaning meaning;
    std::string value;  ///< TIMEX3
    std::optional<DaySpan> days;
};

/// A mention that bounds the day of writing: an office holder with the office
/// he is given ("President Clinton"), and the days he held it.
struct TenureSpan {
    TokenRange mention;
    DaySpan days;
};

enum class NameKind : std::uint8_t { Person, Organisation, Work, Other };

/// Tokens that form one proper name which is not simply a place's: a person, an
/// organisation ("Bank of England"), a work. `entry` is the actor lexicon's
/// entry, or kNone for a name known by its form alone.
struct NameClaim {
    TokenRange tokens;
    NameKind kind = NameKind::Other;
    std::uint32_t entry = kNone;
    std::uint32_t fuller = kNone;  ///< first token of the claim it shortens
};

/// One mention of Analysis::places[place].
struct PlaceUse {
    TokenRange tokens;
    std::uint32_t place = kNone;
    MentionForm form = MentionForm::Name;
    bool dateline = false;  ///< stands in a dateline head
};

enum class ActorForm : std::uint8_t {
    Name,         ///< a name or an alias of it
    Role,         ///< role noun, alone or with an adjective: "Ukrainian troops"
    Demonym,      ///< a people's noun: "Russians"
    Metonym,      ///< a place that acts: "Kyiv said"
    Coreference,  ///< surname, acronym, "the president", pronoun
};

/// One mention of Analysis::actors[actor].
struct ActorUse {
    TokenRange tokens;  ///< the whole phrase, without its article
    std::uint32_t actor = kNone;
    ActorForm form = ActorForm::Name;
};

/// Filled in from one call of the annotator to its end. Uses are sorted by their
/// first token and do not overlap among those of their kind.
struct Analysis {
    Analysis() = default;
    explicit Analysis(const Article& source) : article(&source), text(source) {}

    /// As if made anew for another article; the vectors keep their memory.
    void restart(const Article& source);

    const Article* article = nullptr;
    DocumentText text;
    std::vector<Block> blocks;
    std::vector<Token> tokens;     ///< of title and body blocks only
    std::vector<WordFacts> facts;  ///< by token, an empty one, old ones
    std::vector<Sentence> sentences;
    Capitals capitals;  ///< from the names on
    std::vector<DatelineHead> datelines;
    std::vector<TimeExpression> times;
    std::vector<NameClaim> names;
    std::vector<TenureSpan> tenures;
    std::optional<Published> published;
    std::vector<Place> places;
    std::vector<PlaceUse> place_uses;
    std::vector<Actor> actors;
    std::vector<ActorUse> actor_uses;
    std::vector<Event> events;
    std::vector<std::string> countries;
    Diagnostics diagnostics;
    Explanation* explanation = nullptr;

    /// The bytes from the first to the last token of @p range.
    [[nodiscard]] Span span_of(TokenRange range) const {
        return {tokens[range.first].span.begin,
                tokens[range.last - 1].span.end};
    }
    [[nodiscard]] std::string_view surface(TokenRange range) const {
        return span_of(range).of(text.all());
    }
    [[nodiscard]] std::string_view surface(std::uint32_t token) const {
        return tokens[token].span.of(text.all());
    }
};

}  // namespace dateline

#endif
