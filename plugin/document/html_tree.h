// HtmlTree: one parsed page. Wraps libgumbo with the bounds it lacks: memory,
// nesting and time.
#ifndef DATELINE_PLUGIN_DOCUMENT_HTML_TREE_H
#define DATELINE_PLUGIN_DOCUMENT_HTML_TREE_H

#include <cstddef>
#include <gumbo.h>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// Bytes of one page; more is refused.
inline constexpr std::size_t kLargestHtml = std::size_t{16} << 20;

/// Owns the tree and the text its nodes point into. Movable; not shared.
class HtmlTree {
  public:
    /// Parses @p html. After a refusal root() is null and error() says why.
    /// @pre valid UTF-8. Cost: linear; at most 320 MB, freed with the tree
    explicit HtmlTree(std::string_view html);
    ~HtmlTree();
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;
    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;

    [[nodiscard]] const GumboNode* root() const { return root_; }
    [[nodiscard]] const std::string& error() const { return error_; }

  private:
    class Arena;
    std::unique_ptr<Arena> arena_;
    const GumboNode* root_ = nullptr;
    std::string error_;
};

/// The attribute's value; empty when it is absent. @pre an element
std::string_view attribute(const GumboNode& element, const char* name);
bool has_attribute(const GumboNode& element, const char* name);

/// True for elements and <template>.
bool is_element(const GumboNode& node);

}  // namespace dateline

#endif
