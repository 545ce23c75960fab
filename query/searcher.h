// Searcher: a question to hits and facet counts. Terms propose articles, the
// records decide; so totals and counts are exact, whatever the database.
#ifndef DATELINE_QUERY_SEARCHER_H
#define DATELINE_QUERY_SEARCHER_H

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "plugin/facet/event_record.h"
#include "plugin/facet/stored_article.h"
#include "query/facet_counter.h"
#include "query/facet_page.h"
#include "query/index_set.h"
#include "query/question.h"
#include "query/snippet.h"

namespace dateline {

enum class SortOrder : std::uint8_t { Relevance, OldestFirst, NewestFirst };

struct SearchOptions {
    std::size_t limit = 10;
    std::size_t offset = 0;
    SortOrder sort = SortOrder::Relevance;
    std::vector<FacetDimension> facets;
    FacetPage facet_page;
    /// Versions of one story are one hit; facets still count articles.
    bool group = false;
    /// Counts of a dimension as if it were not asked for itself.
    bool sideways = false;
};

/// Another article that is a version of a hit's story.
struct Version {
    std::string id;
    std::string title;
    std::string published;
    std::string db;
};

struct Hit {
    Xapian::docid document = 0;
    std::string db;  ///< path as given
    double score = 0;
    Snippet snippet;
    bool snippet_of_words = false;  ///< words were asked for
    StoredArticle article;
    ArticleRecord record;
    std::vector<std::uint32_t> events;  ///< of the record: those that answer
    std::vector<Version> versions;      ///< at most kMostVersions of them
    std::size_t version_count = 0;      ///< itself aside
};
inline constexpr std::size_t kMostVersions = 20;

struct SearchResult {
    std::uint64_t total = 0;    ///< articles
    std::uint64_t stories = 0;  ///< when grouped: groups
    std::uint64_t damaged = 0;  ///< articles whose record cannot be read
    std::vector<Hit> hits;
    std::vector<Facet> facets;
};

/// What the lexicon calls an event type, by its slug.
struct TypeNames {
    std::function<std::string(const std::string&)> label_of;
    std::function<std::string(const std::string&)> family_of;
};

/// Not thread-safe; the index must outlive it.
class Searcher {
  public:
    Searcher(IndexSet& index, TypeNames types);

    /// Cost: linear in the articles the terms propose.
    /// @throw Xapian::Error
    SearchResult search(const Question& question, const SearchOptions& options);

    /// The total alone.
    std::uint64_t count(const Question& question);

    /// Whether some article has the words asked for, whatever else is asked.
    /// Cost: that of finding one.
    [[nodiscard]] bool finds_text(const Question& question) const;
    /// Whether a word as it is spelt, in small letters, stands in some article.
    [[nodiscard]] bool has_word(const std::string& word) const;

    /// Calls `found` for every hit in the order asked for; one is in memory at
    /// a time. Limit and offset count.
    void each(const Question& question,
              const SearchOptions& options,
              const std::function<void(const Hit&)>& found);

    /// One article with all that is kept of it; events are those that answer.
    Hit load(Xapian::docid document, const Question& question);

  private:
    struct Match {
        Xapian::docid document = 0;
        float score = 0;
        Day published = 0;
    };
    struct Walk;
    std::vector<Match> matches(const Question& question,
                               const std::vector<FacetCounter*>& counters,
                               std::uint64_t& damaged);
    Hit load(Xapian::docid document, QuestionMatcher& matcher);
    void order(std::vector<Match>& found, const SearchOptions& options) const;
    void add_hits(const std::vector<Match>& page,
                  const Question& question,
                  float best,
                  SearchResult& result);
    void add_stories(const std::vector<Match>& found,
                     const Question& question,
                     const SearchOptions& options,
                     float best,
                     SearchResult& result);
    Version version(Xapian::docid document) const;
    std::vector<Match> matches_counted(
        const Question& question,
        const std::vector<FacetDimension>& dimensions,
        std::size_t limit,
        SearchResult& result);
    void add_sideways(const Question& question,
                      const SearchOptions& options,
                      SearchResult& result);
    void add_labels(std::vector<Facet>& facets);

    IndexSet* index_;
    TypeNames types_;
    std::array<TallyPool, 2> tallies_;  ///< one a thread
};

/// The question without what it asks of @p dimension.
Question without(const Question& question, FacetDimension dimension);

}  // namespace dateline

#endif
