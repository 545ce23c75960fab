// A walk over the tree with an explicit stack; text gathers into the current
// block until a block-level element begins or ends.
#include "plugin/document/html_text.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "plugin/document/html_tree.h"
#include "plugin/document/markup_hints.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

bool is_skipped(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_NOFRAMES:
        return true;
    default:
        return false;
    }
}

/// Elements that stand in a line of text.
bool is_inline(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_UNKNOWN:
        return true;
    default:
        return false;
    }
}

MarkupBlock::Kind kind_of(GumboTag tag, MarkupBlock::Kind outer) {
    switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
        return outer == MarkupBlock::Kind::ListItem ||
                       outer == MarkupBlock::Kind::Caption
                   ? outer
                   : MarkupBlock::Kind::Paragraph;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
        return MarkupBlock::Kind::Heading;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
        return MarkupBlock::Kind::ListItem;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
        return MarkupBlock::Kind::TableCell;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
        return MarkupBlock::Kind::Caption;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
        return outer;
    default:
        return MarkupBlock::Kind::Other;
    }
}

/// How many bytes of prose (long runs of text outside links) each element
/// holds, by its number in document order; elements that are left out and what
/// is in them have no number.
class ProseCount {
  public:
    explicit ProseCount(const GumboNode& root) {
        if (root.type == GUMBO_NODE_ELEMENT) {
            enter(root);
        }
        while (!stack_.empty()) {
            Frame& top = stack_.back();
            const GumboVector& children = top.node->v.element.children;
            if (top.next == children.length) {
                leave();
                continue;
            }
            const auto* child =
                static_cast<const GumboNode*>(children.data[top.next++]);
            if (child->type == GUMBO_NODE_ELEMENT) {
                enter(*child);
            } else if (child->type == GUMBO_NODE_TEXT) {
                add(*child, top);
            }
        }
    }

    [[nodiscard]] bool holds_most(std::size_t element) const {
        constexpr double kMost = 0.4;
        return static_cast<double>(bytes_[element]) >
               kMost * static_cast<double>(bytes_.front());
    }

  private:
    struct Frame {
        const GumboNode* node;
        std::size_t number;
        unsigned next;
        bool in_link;
    };

    void enter(const GumboNode& node) {
        if (is_skipped(node.v.element.tag) || is_hidden(node)) {
            return;
        }
        const bool in_link = (!stack_.empty() && stack_.back().in_link) ||
                             node.v.element.tag == GUMBO_TAG_A;
        stack_.push_back({&node, bytes_.size(), 0, in_link});
        bytes_.push_back(0);
    }

    void leave() {
        const std::uint64_t inner = bytes_[stack_.back().number];
        stack_.pop_back();
        if (!stack_.empty()) {
            bytes_[stack_.back().number] += inner;
        }
    }

    void add(const GumboNode& text, const Frame& frame) {
        constexpr std::size_t kLongRun = 60;
        const std::size_t size = std::string_view(text.v.text.text).size();
        if (size >= kLongRun && !frame.in_link) {
            bytes_[frame.number] += size;
        }
    }

    std::vector<std::uint64_t> bytes_;
    std::vector<Frame> stack_;
};

/// What an element hands down to what is in it.
struct Context {
    MarkupBlock::Kind kind = MarkupBlock::Kind::Other;
    int hint = 0;
    std::uint16_t depth = 0;
    std::uint32_t container = 0;  ///< number of the nearest block element
    std::uint32_t outer = 0;      ///< number of the one around it
    bool in_link = false;
    bool preformatted = false;
};

class TextWalk {
  public:
    explicit TextWalk(const GumboNode& root) : prose_(root) {}

    HtmlText run(const GumboNode& root) {
        enter(root, {});
        while (!stack_.empty()) {
            Frame& top = stack_.back();
            const GumboVector& children = top.node->v.element.children;
            if (top.next == children.length) {
                leave();
                continue;
            }
            const auto* child =
                static_cast<const GumboNode*>(children.data[top.next++]);
            visit(*child, top.context);
        }
        end_block();
        return std::move(out_);
    }

  private:
    struct Frame {
        const GumboNode* node;
        unsigned next;
        bool block;
        Context context;
    };

    void visit(const GumboNode& node, Context context) {
        switch (node.type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
        case GUMBO_NODE_WHITESPACE:
            add_text(node.v.text.text, context);
            break;
        case GUMBO_NODE_ELEMENT:
            enter(node, context);
            break;
        default:
            break;
        }
    }

    void enter(const GumboNode& node, Context context) {
        if (node.type == GUMBO_NODE_DOCUMENT) {
            return;
        }
        const GumboTag tag = node.v.element.tag;
        if (is_skipped(tag) || is_hidden(node)) {
            return;
        }
        if (tag == GUMBO_TAG_BR) {
            ++number_;
            line_break();
            return;
        }
        const bool block = !is_inline(tag);
        context.hint = std::clamp(
            context.hint + markup_hint(node, prose_.holds_most(number_++)),
            -500,
            500);
        context.depth = static_cast<std::uint16_t>(std::min<int>(
            context.depth + 1, std::numeric_limits<std::uint16_t>::max()));
        context.in_link = context.in_link || tag == GUMBO_TAG_A;
        context.preformatted = context.preformatted || tag == GUMBO_TAG_PRE;
        if (block) {
            end_block();
            context.outer = context.container;
            context.container = ++elements_;
            context.kind = kind_of(tag, context.kind);
        }
        stack_.push_back({&node, 0, block, context});
    }

    void leave() {
        if (stack_.back().block) {
            end_block();
        }
        stack_.pop_back();
    }

    /// Two line breaks in a row part paragraphs, one is white space.
    void line_break() {
        if (open_ && ++breaks_ == 2) {
            end_block();
        }
        space_ = true;
    }

    void add_text(std::string_view text, const Context& context) {
        for (std::size_t at = 0; at < text.size();) {
            const char c = text[at];
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                if (context.preformatted && c == '\n' && open_) {
                    out_.text += '\n';
                } else {
                    space_ = true;
                }
                ++at;
                continue;
            }
            if (text.substr(at, 2) == "\xC2\xA0") {
                space_ = true;
                at += 2;
                continue;
            }
            std::size_t end = at;
            while (end < text.size() &&
                   static_cast<unsigned char>(text[end]) > ' ' &&
                   text.substr(end, 2) != "\xC2\xA0") {
                ++end;
            }
            // A control character stands for itself.
            end = std::max(end, at + 1);
            add_word(text.substr(at, end - at), context);
            at = end;
        }
    }

    void add_word(std::string_view word, const Context& context) {
        if (!open_) {
            begin_block(context);
        } else if (space_) {
            out_.text += ' ';
        }
        space_ = false;
        breaks_ = 0;
        out_.text += word;
        if (context.in_link) {
            out_.blocks.back().link_bytes +=
                static_cast<std::uint32_t>(word.size() + 1);
        }
    }

    void begin_block(const Context& context) {
        if (!out_.text.empty()) {
            out_.text += "\n\n";
        }
        MarkupBlock block;
        block.span.begin = static_cast<std::uint32_t>(out_.text.size());
        block.kind = context.kind;
        block.hint = static_cast<std::int16_t>(context.hint);
        block.depth = context.depth;
        // A paragraph belongs with its siblings, loose text with its element.
        block.container = context.outer;
        out_.blocks.push_back(block);
        open_ = true;
    }

    void end_block() {
        if (open_) {
            MarkupBlock& block = out_.blocks.back();
            block.span.end = static_cast<std::uint32_t>(out_.text.size());
            block.link_bytes = std::min(block.link_bytes, block.span.size());
        }
        open_ = false;
        space_ = false;
        breaks_ = 0;
    }

    ProseCount prose_;
    std::size_t number_ = 0;  ///< of the next element in prose_
    HtmlText out_;
    std::vector<Frame> stack_;
    std::uint32_t elements_ = 0;
    unsigned breaks_ = 0;
    bool open_ = false;
    bool space_ = false;
};

}  // namespace

HtmlText read_html_text(const GumboNode& root) {
    return TextWalk(root).run(root);
}

}  // namespace dateline
