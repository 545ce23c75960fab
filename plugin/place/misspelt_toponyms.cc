// The recognizer's last pass: a capitalised word that no lexicon knows and that
// is one slip away from a place's name elsewhere in the article ("Luhanks"
// beside "Luhansk") is a mention of that name. Whether it is accepted hangs on
// the right name alone (toponym_resolver).
#include <algorithm>

#include "plugin/place/toponym_recognizer.h"

namespace dateline {

void ToponymRecognizer::note_if_strange(const Analysis& analysis,
                                        std::uint32_t sentence,
                                        std::uint32_t token) {
    const Token& word = analysis.tokens[token];
    const WordFacts& facts = analysis.facts[token];
    if (word.letters + 1U < kShortestMisspelt || word.has(kNonAscii) ||
        !word.has(kCapitalised) || word.has(kHyphenBefore) ||
        word.has(kAbbreviation) || facts.place.count != 0 ||
        facts.is_ordinary() || facts.classes != 0 || facts.toponym != 0 ||
        surnames_.contains(word.hash) || claim_at(analysis, token) != nullptr ||
        ((facts.starts & kStartsName) != 0 &&
         actors_.longest_name(analysis.tokens, {token, token + 1}).length !=
             0)) {
        return;
    }
    strange_.push_back({token, sentence});
}

/// Every word of a place's mention that is a place's name by itself: of
/// "Luhansk Oblast" the first.
void ToponymRecognizer::collect_right_names(const Analysis& analysis) {
    right_names_.clear();
    for (const Toponym& mention : found_->mentions) {
        const ToponymName& name = found_->names[mention.name];
        if (name.demonym || name.candidate_count == 0) {
            continue;
        }
        for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last;
             ++i) {
            if (analysis.tokens[i].letters >= kShortestMisspelt) {
                right_names_.add(analysis.surface(i), mention.name, i);
            }
        }
    }
}

void ToponymRecognizer::add_misspelt(const Analysis& analysis) {
    if (strange_.empty() || found_->mentions.empty()) {
        return;
    }
    collect_right_names(analysis);
    const auto known = static_cast<std::ptrdiff_t>(found_->mentions.size());
    for (const StrangeWord& strange : strange_) {
        const RightName* right =
            right_names_.find(analysis.surface(strange.token));
        if (right != nullptr) {
            add_misspelt_mention(analysis, strange, *right, known);
        }
    }
    auto& mentions = found_->mentions;
    std::inplace_merge(mentions.begin(),
                       mentions.begin() + known,
                       mentions.end(),
                       [](const Toponym& a, const Toponym& b) {
                           return a.tokens.first < b.tokens.first;
                       });
}

void ToponymRecognizer::add_misspelt_mention(const Analysis& analysis,
                                             const StrangeWord& strange,
                                             const RightName& right,
                                             std::ptrdiff_t known) {
    const PhraseNode& node = analysis.facts[right.token].place;
    if (node.count == 0) {
        return;
    }
    const TokenRange tokens{strange.token, strange.token + 1};
    const ToponymContextReader reader(analysis.tokens, analysis.facts);
    const ToponymContext context =
        reader.read(tokens,
                    analysis.sentences[strange.sentence].tokens,
                    SentenceCase::Normal,
                    false);
    Toponym mention;
    mention.tokens = tokens;
    mention.sentence = strange.sentence;
    judge(analysis, tokens, context, SentenceCase::Normal, mention);
    if (context.person || context.feature || mention.evidence < 0) {
        return;
    }
    mention.name = name_index(analysis,
                              {right.token, right.token + 1},
                              {1,
                               extend_key(0, analysis.tokens[right.token].hash),
                               gazetteer_.names().payloads(node)},
                              SentenceCase::Normal);
    mention.misspelt = right.name;
    mention.rule = "place/typo";
    ++found_->names[mention.name].mentions;
    // "the city of Luhanks" has made it an unknown place's mention already.
    const auto known_end = found_->mentions.begin() + known;
    const auto unknown =
        std::lower_bound(found_->mentions.begin(),
                         known_end,
                         strange.token,
                         [](const Toponym& other, std::uint32_t token) {
                             return other.tokens.first < token;
                         });
    if (unknown != known_end && unknown->tokens.first == strange.token) {
        --found_->names[unknown->name].mentions;
        *unknown = mention;
    } else {
        found_->mentions.push_back(mention);
    }
}

}  // namespace dateline
