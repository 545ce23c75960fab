// One buffer for title and text.
#include "plugin/text/document_text.h"

namespace dateline {

void DocumentText::assign(const Article& article) {
    buffer_.reserve(article.title.size() + article.text.size() + 2);
    buffer_ = article.title;
    title_size_ = static_cast<std::uint32_t>(buffer_.size());
    if (title_size_ != 0) {
        buffer_ += "\n\n";
    }
    body_begin_ = static_cast<std::uint32_t>(buffer_.size());
    buffer_ += article.text;
}

Mention DocumentText::mention(Span span) const {
    const bool titled = in_title(span);
    return {
        titled ? span : to_body(span), titled, std::string(span.of(buffer_))};
}

}  // namespace dateline
