// Each rule adds to the evidence and names itself when it is the strongest so
// far. The weights were set on hand-labelled news (tests/eval).
#include "plugin/place/toponym_context.h"

#include <cmath>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

const std::uint64_t kOf = hash_folded("of");
const std::uint64_t kThe = hash_folded("the");
const std::uint64_t kAnd = hash_folded("and");
const std::uint64_t kBy = hash_folded("by");

constexpr std::uint32_t kLongestHeadlineRun = 2;
/// "DFL" and shorter.
constexpr std::uint16_t kLongestPartyLabel = 3;
/// How far a run of capitalised words is followed for an organisation's head.
constexpr std::uint32_t kLongestRun = 6;

void add(ToponymContext& context, float evidence, const char* rule) {
    context.evidence += evidence;
    if (std::abs(evidence) >= 1) {
        context.rule = rule;
    }
}

void make_person(ToponymContext& context, const char* rule) {
    context.person = true;
    add(context, -4, rule);
}

void make_in_name(ToponymContext& context, float evidence, const char* rule) {
    context.form = MentionForm::InName;
    add(context, evidence, rule);
    context.rule = rule;
}

}  // namespace

ToponymContext ToponymContextReader::read(TokenRange mention,
                                          TokenRange sentence,
                                          SentenceCase letters,
                                          bool place_before) const {
    const Frame frame{mention, sentence, letters, place_before};
    ToponymContext context;
    read_after(frame, context);
    read_before(frame, context);
    return context;
}

/// Capitalised as part of a name, not as the begin of a sentence or headline.
bool ToponymContextReader::is_name_like(const Frame& frame,
                                        std::uint32_t token) const {
    const Token& t = tokens_[token];
    if (!t.has(kWord) || !t.has(kCapitalised) || t.has(kPossessive)) {
        return false;
    }
    const WordForm* word = facts_[token].word();
    if (word == nullptr) {
        return true;
    }
    if ((word->flags & kFunctionWord) != 0) {
        return false;
    }
    return frame.letters == SentenceCase::Normal &&
           token != frame.sentence.first;
}

/// "Stevens & Wilkinson": a word that is no ordinary one on the other side.
bool ToponymContextReader::is_firm(const Frame& frame,
                                   std::uint32_t ampersand) const {
    const bool behind = ampersand == frame.mention.last;
    if (behind ? ampersand + 1 >= frame.sentence.last
               : ampersand == frame.sentence.first) {
        return false;
    }
    const std::uint32_t other = behind ? ampersand + 1 : ampersand - 1;
    return tokens_[other].has(kWord) && tokens_[other].has(kCapitalised) &&
           !facts_[other].is_ordinary();
}

void ToponymContextReader::read_before(const Frame& frame,
                                       ToponymContext& context) const {
    const std::uint32_t first = frame.mention.first;
    if (first == frame.sentence.first) {
        return;
    }
    const std::uint32_t before = first - 1;
    const Token& token = tokens_[before];
    if (token.is(U'<')) {
        make_in_name(context, -9, "place/ticker");
        return;
    }
    if (token.is(U'&') && is_firm(frame, before)) {
        make_in_name(context, -2, "place/firm");
        return;
    }
    if (token.has(kPunctuation) || token.has(kNumber)) {
        return;
    }
    if (token.has(kPossessive)) {
        add(context, 0.5F, "place/possessive");
        return;
    }
    if (token.hash == kOf) {
        read_of(frame, before, context);
        return;
    }
    if (tokens_[first].has(kHyphenBefore) && !frame.place_before) {
        read_hyphen_before(frame, before, context);
        return;
    }
    const std::uint32_t kinds = classes(before);
    if (!token.has(kCapitalised) || !is_name_like(frame, before)) {
        if ((kinds & kLocativeWord) != 0) {
            add(context, 2, "place/locative");
        } else if ((kinds & kDirectionWord) != 0) {
            add(context, 1.5F, "place/direction");
        } else if ((kinds & kPersonTitle) != 0 && token.has(kCapitalised)) {
            make_person(context, "place/person-title");
        } else if ((kinds & (kTownWord | kDivisionWord)) != 0) {
            add(context, 0.5F, "place/kind-before");
        } else if ((kinds & kPersonVerb) != 0) {
            add(context, -1, "place/person-verb-before");
        } else if (token.hash == kBy) {
            add(context, -0.5F, "place/by");
        }
        return;
    }
    read_capital_before(frame, before, context);
}

/// "pro-Russia" goes on, "D-Calif." says where a deputy comes from,
/// "Abdel-Aziz" is another name.
void ToponymContextReader::read_hyphen_before(const Frame& frame,
                                              std::uint32_t before,
                                              ToponymContext& context) const {
    const Token& token = tokens_[before];
    if (!token.has(kCapitalised)) {
        return;
    }
    if (token.letters <= kLongestPartyLabel &&
        (token.has(kAllCaps) || token.letters == 1)) {
        add(context, 2, "place/party-label");
    } else if (frame.letters != SentenceCase::Capitals) {
        add(context, -4, "place/hyphenated-name");
    }
}

void ToponymContextReader::read_of(const Frame& frame,
                                   std::uint32_t of,
                                   ToponymContext& context) const {
    if (of == frame.sentence.first) {
        return;
    }
    const std::uint32_t head = of - 1;
    const std::uint32_t kinds = classes(head);
    // A sentence's first word has its capital anyhow.
    const bool capital =
        tokens_[head].has(kCapitalised) &&
        frame.letters == SentenceCase::Normal &&
        (head != frame.sentence.first || (kinds & kOrganisationWord) != 0);
    if ((kinds & kTownWord) != 0 &&
        !(capital && (kinds & kOrganisationWord) != 0)) {
        context.kind = KindHint::Town;
        add(context, 3, "place/town-of");
    } else if ((kinds & kDivisionWord) != 0) {
        context.kind = KindHint::Area;
        add(context, 3, "place/division-of");
    } else if ((kinds & kDirectionWord) != 0) {
        add(context, 2, "place/direction-of");
    } else if (capital && ((kinds & kOrganisationWord) != 0 ||
                           facts_[head].is_ordinary())) {
        // Not a person of that town: "Dale Fairfield of Denver".
        make_in_name(context, 0.5F, "place/organisation-of");
    } else {
        add(context, 0.7F, "place/of");
    }
}

void ToponymContextReader::read_capital_before(const Frame& frame,
                                               std::uint32_t before,
                                               ToponymContext& context) const {
    const std::uint32_t kinds = classes(before);
    if (frame.place_before) {
        add(context, 0.3F, "place/place-before");
    } else if ((kinds & kDirectionWord) != 0) {
        context.extend_left = before != frame.sentence.first &&
                              frame.letters == SentenceCase::Normal;
        add(context, 0.5F, "place/direction");
    } else if (tokens_[before].has(kInitial)) {
        make_person(context, "place/initial-before");
    } else if (is_given_name(before)) {
        make_person(context, "place/given-name-before");
    } else if ((kinds & kPersonTitle) != 0) {
        make_person(context, "place/person-title");
    } else if ((kinds & kFeaturePrefix) != 0) {
        add(context, -4, "place/feature-prefix");
    } else if ((kinds & kOrganisationWord) != 0) {
        make_in_name(context, 0, "place/organisation-before");
    } else if (facts_[before].is_ordinary()) {
        make_in_name(context, -0.7F, "place/name-before");
    } else {
        context.person = true;
        make_in_name(context, -2.5F, "place/unknown-name-before");
    }
}

void ToponymContextReader::read_after(const Frame& frame,
                                      ToponymContext& context) const {
    const std::uint32_t after = frame.mention.last;
    if (after >= frame.sentence.last) {
        return;
    }
    const Token& token = tokens_[after];
    if (token.is(U'$') && !token.has(kSpaceBefore)) {
        add(context, -9, "place/currency");
        return;
    }
    if (token.is(U'<')) {
        make_in_name(context, -2, "place/ticker");
        return;
    }
    if (token.is(U'&') && is_firm(frame, after)) {
        make_in_name(context, -2, "place/firm");
        return;
    }
    if (token.has(kPunctuation) || token.has(kNumber)) {
        return;
    }
    if (token.has(kPossessive)) {
        add(context, 0.3F, "place/possessive");
        return;
    }
    if (token.has(kHyphenBefore)) {
        // "Seattle-based" goes on; "Coca-Cola" is another name.
        add(context,
            token.has(kCapitalised) ? -3.0F : 1.0F,
            "place/hyphen-after");
        return;
    }
    const std::uint32_t kinds = classes(after);
    if ((kinds & kThingWord) != 0) {
        add(context, -9, "place/thing-after");
    } else if (token.has(kCapitalised)) {
        read_capital_after(frame, context);
    } else if ((kinds & kDivisionWord) != 0) {
        context.kind = KindHint::Area;
        add(context, 2.5F, "place/division");
    } else if ((kinds & kTownWord) != 0) {
        context.kind = KindHint::Town;
        add(context, 2, "place/town");
    } else if ((kinds & kPersonVerb) != 0) {
        add(context, -1, "place/person-verb");
    }
}

bool ToponymContextReader::organisation_follows(const Frame& frame) const {
    const std::uint32_t limit =
        std::min(frame.sentence.last, frame.mention.last + kLongestRun);
    for (std::uint32_t i = frame.mention.last; i < limit; ++i) {
        const Token& token = tokens_[i];
        if (!token.has(kWord) || token.has(kPossessive)) {
            return false;
        }
        if (!token.has(kCapitalised)) {
            // "Port and Harbour Authority" goes on, "Paris and Police" too.
            if (token.hash != kAnd && token.hash != kOf) {
                return false;
            }
            continue;
        }
        if ((classes(i) & kOrganisationWord) != 0) {
            return true;
        }
        if (token.hash == kThe ||
            (frame.letters != SentenceCase::Normal &&
             i + 1 >= frame.mention.last + kLongestHeadlineRun)) {
            return false;
        }
    }
    return false;
}

/// "California State Senator", "Denver District Judge".
bool ToponymContextReader::title_follows(const Frame& frame) const {
    const std::uint32_t title = frame.mention.last + 1;
    return title < frame.sentence.last && tokens_[title].has(kCapitalised) &&
           (classes(title) & kPersonTitle) != 0;
}

void ToponymContextReader::read_capital_after(const Frame& frame,
                                              ToponymContext& context) const {
    const std::uint32_t after = frame.mention.last;
    const std::uint32_t kinds = classes(after);
    const bool title = (kinds & kPersonTitle) != 0;
    if ((kinds & kStreetWord) != 0) {
        add(context, -6, "place/street");
    } else if (!title && organisation_follows(frame)) {
        make_in_name(context, 0.5F, "place/organisation-after");
    } else if (title ||
               ((kinds & kDivisionWord) != 0 && title_follows(frame))) {
        add(context, 1, "place/title-after");
    } else if ((kinds & kDivisionWord) != 0) {
        context.kind = KindHint::Area;
        context.extend = true;
        add(context, 1, "place/division");
    } else if ((kinds & kTownWord) != 0) {
        context.kind = KindHint::Town;
        add(context, -1, "place/longer-town-name");
    } else if ((kinds & kFeatureWord) != 0) {
        context.feature = frame.letters == SentenceCase::Normal;
        add(context, -4, "place/feature");
    } else if (!is_name_like(frame, after)) {
        return;
    } else if (is_given_name(frame.mention.last - 1) &&
               frame.mention.size() == 1) {
        make_person(context, "place/given-name");
    } else if (facts_[after].is_ordinary()) {
        make_in_name(context, -0.5F, "place/name-after");
    } else {
        make_in_name(context, -2, "place/unknown-name-after");
    }
}

}  // namespace dateline
