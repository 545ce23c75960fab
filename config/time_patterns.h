// Time patterns: the pattern language of times/rules.yaml to the rules' trie.
#ifndef DATELINE_CONFIG_TIME_PATTERNS_H
#define DATELINE_CONFIG_TIME_PATTERNS_H

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/lexicon/image.h"
#include "plugin/time/time_lexicon.h"

namespace dateline {

/// Builds the trie. Patterns that are equal keep the rule added first.
class TimePatterns {
  public:
    /// Patterns that "$NAME" stands for.
    void define(const std::string& name, std::vector<std::string> patterns) {
        parts_[name] = std::move(patterns);
    }
    /// @return what is wrong with the pattern, or an empty string
    std::string add(std::string_view pattern, std::uint32_t rule);
    /// Classes without which nothing matches: every path of the trie has a
    /// step that only they take. The commonest words are none of them where
    /// the patterns allow it.
    [[nodiscard]] std::uint64_t core() const;
    /// Sections times.nodes and times.edges.
    void write(ImageWriter& writer) const;

  private:
    struct Element {
        std::uint64_t classes = 0;
        std::uint32_t flags = 0;
        bool optional = false;
    };
    struct Edge {
        std::uint64_t classes = 0;
        std::uint32_t flags = 0;
        std::uint32_t next = 0;
    };
    struct Node {
        std::vector<Edge> edges;
        std::uint32_t rule = 0xFFFFFFFF;
    };

    std::string read(std::string_view word, Element& element) const;
    void insert(const std::vector<Element>& elements,
                std::size_t at,
                std::uint32_t node,
                std::uint32_t rule);
    /// True when words of @p classes alone make a match, from @p node on.
    [[nodiscard]] bool suffice(std::uint64_t classes, std::uint32_t node) const;

    std::map<std::string, std::vector<std::string>> parts_;
    std::vector<Node> nodes_ = std::vector<Node>(1);
};

/// A list of class names as a mask; adds what is unknown to @p unknown.
std::uint64_t time_class_mask(const std::vector<std::string>& names,
                              std::vector<std::string>& unknown);

}  // namespace dateline

#endif
