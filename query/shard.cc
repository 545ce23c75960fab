#include "query/shard.h"

#include <future>
#include <thread>
#include <utility>

#include "plugin/document/dictionary_pages.h"
#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

/// Articles whose words are asked for ahead; memory answers some ten requests
/// at a time.
constexpr std::size_t kAhead = 12;

/// Cost: linear in the pages. @throw Xapian::DatabaseCorruptError
NodeDictionary read_dictionary(const Xapian::Database& database) {
    const std::string text = database.get_metadata(std::string(kDictionaryKey));
    const auto tag = text.empty() ? std::uint8_t{0} : read_dictionary_tag(text);
    if (!tag) {
        throw Xapian::DatabaseCorruptError(
            "the tag of the index's dictionary is damaged");
    }
    NodeDictionary dictionary(*tag);
    for (std::size_t page = 0;; ++page) {
        const std::string packed = database.get_metadata(page_key(page));
        if (packed.empty()) {
            return dictionary;
        }
        if (!append_page(packed, dictionary)) {
            throw Xapian::DatabaseCorruptError(
                "page " + std::to_string(page) +
                " of the index's dictionary is damaged");
        }
    }
}

}  // namespace

Shard::Shard(Xapian::Database database, std::string path, TablePolicy policy)
    : database_(std::move(database)),
      path_(std::move(path)),
      policy_(std::move(policy)) {}

void Shard::open_table() {
    if (std::exchange(opened_, true) || is_remote()) {
        return;
    }
    table_file_ = policy_.file(path_);
    if (!table_file_.empty()) {
        table_ = FacetTable::open(table_file_, database_);
    }
}

const NodeView& Shard::nodes() {
    open_table();
    if (nodes_.node_count() == 0) {
        if (table_) {
            nodes_ = table_->nodes();
        } else {
            dictionary_ = read_dictionary(database_);
            nodes_ = dictionary_->view();
        }
    }
    return nodes_;
}

void Shard::make_table_if_worth(std::size_t articles) {
    if (!table_ && !is_remote() && articles >= policy_.fewest_articles &&
        articles >= database_.get_doccount() / policy_.smallest_part) {
        table_ = FacetTable::make(table_file_, database_, nodes());
        policy_.fewest_articles = SIZE_MAX;
    }
}

std::size_t Shard::each(const Proposals& proposals, const Found& found) {
    if (proposals.articles.empty()) {
        return 0;
    }
    nodes();
    if (!proposals.records.empty()) {
        return each_record(proposals, found);
    }
    make_table_if_worth(proposals.articles.size());
    return table_ ? each_in_table(proposals.articles, found)
                  : each_in_slot(proposals, found);
}

bool Shard::divides(const Proposals& proposals) {
    static const bool two_cores = std::thread::hardware_concurrency() > 1;
    if (!two_cores || !proposals.records.empty() ||
        proposals.articles.size() < policy_.fewest_for_two) {
        return false;
    }
    make_table_if_worth(proposals.articles.size());
    return table_ != nullptr;
}

std::size_t Shard::each(const Proposals& proposals,
                        const Found& first,
                        const Found& rest) {
    const std::span<const ProposedArticle> articles(proposals.articles);
    const std::size_t half = articles.size() / 2;
    auto damaged = std::async(std::launch::async, [&] {
        return each_in_table(articles.subspan(half), rest);
    });
    return each_in_table(articles.first(half), first) + damaged.get();
}

std::size_t Shard::each_in_table(std::span<const ProposedArticle> articles,
                                 const Found& found) const {
    std::size_t damaged = 0;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (i + 2 * kAhead < articles.size()) {
            table_->expect_offset(articles[i + 2 * kAhead].document);
        }
        if (i + kAhead < articles.size()) {
            table_->expect(articles[i + kAhead].document);
        }
        const std::uint32_t* words = table_->words(articles[i].document);
        if (words == nullptr) {
            ++damaged;
            continue;
        }
        found(articles[i], FacetView(words));
    }
    return damaged;
}

std::size_t Shard::each_in_slot(const Proposals& proposals,
                                const Found& found) {
    std::size_t damaged = 0;
    auto value = database_.valuestream_begin(kRecordSlot);
    const auto end = database_.valuestream_end(kRecordSlot);
    for (const ProposedArticle& article : proposals.articles) {
        if (value != end && value.get_docid() < article.document) {
            value.skip_to(article.document);
        }
        const auto view = value != end && value.get_docid() == article.document
                              ? facets(*value)
                              : std::nullopt;
        if (view) {
            found(article, *view);
        } else {
            ++damaged;
        }
    }
    return damaged;
}

std::size_t Shard::each_record(const Proposals& proposals, const Found& found) {
    std::size_t damaged = 0;
    for (std::size_t i = 0; i < proposals.articles.size(); ++i) {
        if (const auto view = facets(proposals.records[i])) {
            found(proposals.articles[i], *view);
        } else {
            ++damaged;
        }
    }
    return damaged;
}

std::optional<FacetView> Shard::facets(const std::string& record) {
    words_.clear();
    if (!unpacker_.append(record, nodes(), words_)) {
        return std::nullopt;
    }
    return FacetView(words_.data());
}

}  // namespace dateline
