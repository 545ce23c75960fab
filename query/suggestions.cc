#include "query/suggestions.h"

#include <algorithm>

#include "query/spelling.h"

namespace dateline {

namespace {

constexpr std::size_t kMostWords = 2;
constexpr std::size_t kMostTried = 12;
constexpr std::size_t kMostSuggestions = 3;

struct Candidate {
    std::string word;
    Question question;
    bool is_facet = false;
    std::uint64_t total = 0;
};

/// The question with one of its words spelt otherwise.
std::string respelt(const std::string& raw,
                    const std::string& word,
                    const std::string& other) {
    const std::size_t at = raw.find(word);
    std::string text = raw;
    return at == std::string::npos ? std::string()
                                   : text.replace(at, word.size(), other);
}

bool is_found(const std::string& word, const Searcher& searcher) {
    Question question;
    question.text = {{word, false, false}};
    return searcher.finds_text(question);
}

std::vector<Candidate> candidates(const Question& question,
                                  const std::string& word,
                                  const QuestionReader& reader,
                                  Searcher& searcher) {
    std::vector<Candidate> facets;
    std::vector<Candidate> words;
    for (const std::string& other : near_words(word)) {
        const bool is_facet = reader.knows(other);
        auto& list = is_facet ? facets : words;
        if (list.size() >= kMostTried ||
            (!is_facet && !searcher.has_word(other))) {
            continue;
        }
        const std::string text = respelt(question.raw, word, other);
        if (text.empty()) {
            break;
        }
        Candidate candidate{other, reader.read(text), is_facet, 0};
        candidate.question.set_loose(question.loose);
        list.push_back(std::move(candidate));
    }
    facets.insert(facets.end(), words.begin(), words.end());
    return facets;
}

/// The likeliest other spellings of a word in the question, best first.
std::vector<Candidate> best_candidates(const Question& question,
                                       const std::string& word,
                                       const QuestionReader& reader,
                                       Searcher& searcher) {
    std::vector<Candidate> found = candidates(question, word, reader, searcher);
    for (Candidate& candidate : found) {
        candidate.total = searcher.count(candidate.question);
    }
    std::ranges::stable_sort(found, [](const Candidate& a, const Candidate& b) {
        return a.total != b.total ? a.total > b.total
                                  : a.is_facet && !b.is_facet;
    });
    // One that is known is worth saying though it finds nothing yet.
    const bool first_is_facet = !found.empty() && found.front().is_facet;
    std::erase_if(found, [](const Candidate& one) { return one.total == 0; });
    if (found.empty() && first_is_facet) {
        found = candidates(question, word, reader, searcher);
        found.resize(1);
    }
    if (found.size() > kMostSuggestions) {
        found.resize(kMostSuggestions);
    }
    return found;
}

Hint hint_of(const Candidate& candidate, const std::string& instead) {
    return {"did you mean " + instead + "? " + std::to_string(candidate.total) +
                (candidate.total == 1 ? " article" : " articles"),
            to_syntax(candidate.question),
            candidate.total};
}

}  // namespace

std::vector<Hint> find_suggestions(const Question& question,
                                   const QuestionReader& reader,
                                   Searcher& searcher) {
    std::vector<Hint> hints;
    Question respelt = question;
    std::string instead;
    std::size_t tried = 0;
    for (const AskedText& text : question.text) {
        if (text.excluded || text.phrase || tried >= kMostWords ||
            is_found(text.words, searcher)) {
            continue;
        }
        ++tried;
        const auto found =
            best_candidates(respelt, text.words, reader, searcher);
        if (found.empty()) {
            continue;
        }
        // A second word is mended in the question with the first one mended.
        hints.clear();
        for (const Candidate& candidate : found) {
            hints.push_back(
                hint_of(candidate, instead + '\'' + candidate.word + '\''));
        }
        respelt = found.front().question;
        instead += '\'' + found.front().word + "' and ";
    }
    return hints;
}

}  // namespace dateline
