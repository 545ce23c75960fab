// TermFilter: what the facets of a question ask of an article's terms, and the
// articles of one database that have them. Proposes; whether an article
// answers is question_matcher's.
#ifndef DATELINE_QUERY_TERM_FILTER_H
#define DATELINE_QUERY_TERM_FILTER_H

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace dateline {

struct TermFilter {
    /// Each must hold: an article has some of its terms.
    std::vector<std::vector<std::string>> parts;
    bool nothing = false;  ///< no article can answer

    [[nodiscard]] Xapian::Query query() const;
};

/// The filter on the posting lists of one database. Not thread-safe.
class FilteredPostings {
  public:
    /// Cost: a look-up a term. The database must outlive it.
    FilteredPostings(const TermFilter& filter,
                     const Xapian::Database& database);

    /// How many postings the rarest part has: the cost of documents().
    [[nodiscard]] std::uint64_t fewest() const;

    /// By rising numbers: all articles that the filter lets through, and where
    /// a part has far more postings than articles are left, others, too: it is
    /// then cheaper to look at the articles than at the part.
    [[nodiscard]] std::vector<Xapian::docid> documents() const;

  private:
    struct Part {
        const std::vector<std::string>* terms = nullptr;
        std::uint64_t postings = 0;
    };
    [[nodiscard]] std::vector<Xapian::docid> all_of(const Part& part) const;
    void keep(const Part& part, std::vector<Xapian::docid>& documents) const;

    const Xapian::Database* database_;
    std::vector<Part> parts_;  ///< the rarest first
    bool nothing_;
};

}  // namespace dateline

#endif
