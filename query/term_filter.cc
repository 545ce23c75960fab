#include "query/term_filter.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace dateline {

namespace {

using Documents = std::vector<Xapian::docid>;

/// To judge an article on its record costs as much as so many postings.
constexpr std::uint64_t kJudgingCost = 12;
/// Lists that hold more than this part of all articles are merged as bits.
constexpr std::uint64_t kSmallestBitPart = 64;

template <typename Found>
void each_posting(const Xapian::Database& database,
                  const std::string& term,
                  Found found) {
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
        found(*at);
    }
}

/// Numbers that come in any order, several times, as a sorted list.
class DocumentBits {
  public:
    explicit DocumentBits(Xapian::docid last) : bits_(last / kWidth + 1) {}

    void add(Xapian::docid document) {
        bits_[document / kWidth] |= std::uint64_t{1} << document % kWidth;
    }
    void append_to(Documents& documents) const {
        for (std::size_t i = 0; i < bits_.size(); ++i) {
            for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1) {
                documents.push_back(static_cast<Xapian::docid>(
                    i * kWidth +
                    static_cast<std::size_t>(std::countr_zero(left))));
            }
        }
    }

  private:
    static constexpr std::size_t kWidth = 64;
    std::vector<std::uint64_t> bits_;
};

}  // namespace

Xapian::Query TermFilter::query() const {
    if (nothing) {
        return Xapian::Query::MatchNothing;
    }
    if (parts.empty()) {
        return Xapian::Query::MatchAll;
    }
    std::vector<Xapian::Query> queries;
    for (const auto& terms : parts) {
        queries.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
    }
    return {Xapian::Query::OP_AND, queries.begin(), queries.end()};
}

FilteredPostings::FilteredPostings(const TermFilter& filter,
                                   const Xapian::Database& database)
    : database_(&database), nothing_(filter.nothing) {
    for (const auto& terms : filter.parts) {
        Part& part = parts_.emplace_back(Part{&terms, 0});
        for (const std::string& term : terms) {
            part.postings += database.get_termfreq(term);
        }
    }
    std::ranges::sort(parts_, {}, &Part::postings);
}

std::uint64_t FilteredPostings::fewest() const {
    if (nothing_) {
        return 0;
    }
    return parts_.empty() ? database_->get_doccount() : parts_[0].postings;
}

Documents FilteredPostings::documents() const {
    if (nothing_) {
        return {};
    }
    if (parts_.empty()) {
        const std::vector<std::string> everything = {""};
        return all_of({&everything, database_->get_doccount()});
    }
    Documents documents = all_of(parts_[0]);
    for (std::size_t i = 1; i < parts_.size(); ++i) {
        if (parts_[i].postings > documents.size() * kJudgingCost) {
            break;
        }
        keep(parts_[i], documents);
    }
    return documents;
}

Documents FilteredPostings::all_of(const Part& part) const {
    Documents documents;
    documents.reserve(part.postings);
    const Xapian::docid last = database_->get_lastdocid();
    if (part.terms->size() > 1 && part.postings > last / kSmallestBitPart) {
        DocumentBits bits(last);
        for (const std::string& term : *part.terms) {
            each_posting(*database_, term, [&bits](Xapian::docid document) {
                bits.add(document);
            });
        }
        bits.append_to(documents);
        return documents;
    }
    for (const std::string& term : *part.terms) {
        each_posting(*database_, term, [&documents](Xapian::docid document) {
            documents.push_back(document);
        });
    }
    if (part.terms->size() > 1) {
        std::ranges::sort(documents);
        documents.erase(std::unique(documents.begin(), documents.end()),
                        documents.end());
    }
    return documents;
}

/// Takes out the documents without any term of the part.
void FilteredPostings::keep(const Part& part, Documents& documents) const {
    std::vector<bool> kept(documents.size());
    for (const std::string& term : *part.terms) {
        const auto end = database_->postlist_end(term);
        auto at = database_->postlist_begin(term);
        for (std::size_t i = 0; i < documents.size() && at != end; ++i) {
            if (*at < documents[i]) {
                at.skip_to(documents[i]);
            }
            if (at != end && *at == documents[i]) {
                kept[i] = true;
            }
        }
    }
    std::size_t left = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (kept[i]) {
            documents[left++] = documents[i];
        }
    }
    documents.resize(left);
}

}  // namespace dateline
