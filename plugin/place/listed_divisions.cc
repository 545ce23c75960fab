// The recognizer's reading of lists that end in a kind of division: in "Bucks
// and Chester counties" each name is looked up as "X County", which is another
// place than the town of that name.
#include <algorithm>
#include <vector>

#include "plugin/place/toponym_recognizer.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::uint32_t kLongestDivision = 4;
constexpr std::uint32_t kLongestList = 32;
constexpr float kListedEvidence = 3;

const std::uint64_t kAnd = hash_folded("and");
const std::uint64_t kOr = hash_folded("or");

/// Where the list goes on before @p token: the end of the name before a comma
/// or "and"; 0 when it begins there.
std::uint32_t end_before(const Analysis& analysis,
                         std::uint32_t token,
                         std::uint32_t first) {
    std::uint32_t end = token;
    const auto separates = [&](std::uint32_t at) {
        const Token& t = analysis.tokens[at];
        return t.is(U',') || t.is(U'&') || t.hash == kAnd || t.hash == kOr;
    };
    while (end > first && token - end < 2 && separates(end - 1)) {
        --end;
    }
    return end == token ? 0 : end;
}

}  // namespace

std::uint64_t ToponymRecognizer::key_of(const Analysis& analysis,
                                        TokenRange tokens) {
    std::uint64_t key = 0;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
        key = extend_key(key, analysis.tokens[i].hash);
    }
    return key;
}

TokenRange ToponymRecognizer::division_before(const Analysis& analysis,
                                              TokenRange rest,
                                              std::uint64_t kind_word) const {
    TokenRange best{rest.last, rest.last};
    for (std::uint32_t first = rest.last;
         first > rest.first && rest.last - first < kLongestDivision;) {
        --first;
        const Token& token = analysis.tokens[first];
        if (!token.has(kWord) || !token.has(kCapitalised)) {
            break;
        }
        const PhraseNode* node = gazetteer_.names().find(
            extend_key(key_of(analysis, {first, rest.last}), kind_word));
        if (node != nullptr && node->count != 0) {
            best.first = first;
        }
    }
    return best;
}

/// @param plural the token of "counties"
void ToponymRecognizer::add_divisions(const Analysis& analysis,
                                      std::uint32_t sentence,
                                      std::uint32_t plural,
                                      SentenceCase letters) {
    const std::uint32_t first = analysis.sentences[sentence].tokens.first;
    const std::uint64_t kind_word =
        toponym_words_.singular_of(analysis.tokens[plural].hash);
    std::vector<TokenRange> listed;
    for (std::uint32_t end = plural; end > first;) {
        const TokenRange name =
            division_before(analysis, {first, end}, kind_word);
        if (name.size() == 0 || listed.size() == kLongestList) {
            return;  // "Virginia and Maryland counties": no list of counties
        }
        listed.push_back(name);
        end = end_before(analysis, name.first, first);
    }
    if (listed.size() < 2) {
        return;  // "Texas counties" are those in Texas
    }
    auto& mentions = found_->mentions;
    while (!mentions.empty() &&
           mentions.back().tokens.last > listed.back().first) {
        count(mentions.back(), -1);
        mentions.pop_back();
    }
    std::for_each(listed.rbegin(), listed.rend(), [&](TokenRange tokens) {
        const std::uint64_t key =
            extend_key(key_of(analysis, tokens), kind_word);
        const PhraseNode* node = gazetteer_.names().find(key);
        Toponym mention;
        mention.tokens = tokens;
        mention.sentence = sentence;
        mention.name = name_index(
            analysis,
            tokens,
            {tokens.size() + 1, key, gazetteer_.names().payloads(*node)},
            letters);
        mention.kind = KindHint::Area;
        mention.evidence = kListedEvidence;
        mention.rule = "place/listed-division";
        mentions.push_back(mention);
        count(mention, 1);
    });
}

}  // namespace dateline
