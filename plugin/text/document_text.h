// DocumentText: title and text of an article in one buffer, so that every
// stage knows one kind of offset; and the way back to the article's own.
#ifndef DATELINE_PLUGIN_TEXT_DOCUMENT_TEXT_H
#define DATELINE_PLUGIN_TEXT_DOCUMENT_TEXT_H

#include <string>
#include <string_view>

#include "plugin/annotation.h"
#include "plugin/article.h"
#include "plugin/span.h"

namespace dateline {

/// The buffer is title, two line feeds, text; without a title only the text.
class DocumentText {
  public:
    DocumentText() = default;
    /// @pre title and text are valid UTF-8. Cost: one copy of both
    explicit DocumentText(const Article& article) { assign(article); }

    /// As if made anew; the buffer keeps its memory. @pre as above
    void assign(const Article& article);

    [[nodiscard]] std::string_view all() const { return buffer_; }
    [[nodiscard]] Span title() const { return {0, title_size_}; }
    [[nodiscard]] Span body() const {
        return {body_begin_, static_cast<std::uint32_t>(buffer_.size())};
    }
    [[nodiscard]] bool in_title(Span span) const {
        return span.begin < title_size_;
    }

    /// A span of the buffer as a mention of the article. @pre the span lies
    /// wholly in the title or in the body
    [[nodiscard]] Mention mention(Span span) const;
    /// A span of Article::text as one of the buffer.
    [[nodiscard]] Span from_body(Span span) const {
        return {span.begin + body_begin_, span.end + body_begin_};
    }
    /// A span of the buffer as one of Article::text. @pre it lies in body()
    [[nodiscard]] Span to_body(Span span) const {
        return {span.begin - body_begin_, span.end - body_begin_};
    }

  private:
    std::string buffer_;
    std::uint32_t title_size_ = 0;
    std::uint32_t body_begin_ = 0;
};

}  // namespace dateline

#endif
