// libgumbo 0.10 frees its tree by recursion and scans its stack of open
// elements at every tag, so that deep pages overflow the stack or take hours.
// Therefore: a scan refuses deep nesting and tags with thousands of
// attributes; all memory comes from an arena that is dropped as a whole, and
// the arena leaves the parser when memory or time run out.
#include "plugin/document/html_tree.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <ctime>
#include <unordered_map>
#include <vector>

namespace dateline {

namespace {

constexpr std::size_t kDeepestHtml = 1000;
constexpr std::size_t kMostAttributes = 1000;
constexpr std::size_t kMostArenaBytes = std::size_t{320} << 20;
constexpr double kMostSeconds = 5;

constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::uint32_t tag_hash(std::string_view name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c | 32)) * 16777619U;
    }
    return hash;
}

/// Elements that have no end tag, or whose next sibling ends them: they do not
/// nest by being left open.
bool never_nests(std::uint32_t tag) {
    static const std::array<std::uint32_t, 27> kTags = [] {
        constexpr std::array<std::string_view, 27> kNames = {
            "p",     "li",    "br",    "img",   "input",  "meta",  "link",
            "hr",    "td",    "tr",    "th",    "dt",     "dd",    "option",
            "area",  "base",  "col",   "embed", "source", "track", "wbr",
            "param", "tbody", "thead", "tfoot", "body",   "html"};
        std::array<std::uint32_t, 27> hashes{};
        std::transform(kNames.begin(), kNames.end(), hashes.begin(), tag_hash);
        return hashes;
    }();
    return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

/// Walks the tags as they are written; knows just enough of HTML to bound how
/// deep the tree can become.
class NestingScan {
  public:
    explicit NestingScan(std::string_view html) : html_(html) {}

    /// The reason to refuse the page; empty when it is fit.
    std::string run() {
        for (std::size_t at = html_.find('<'); at != std::string_view::npos;
             at = html_.find('<', at)) {
            ++at;
            if (html_.substr(at, 3) == "!--") {
                at = std::min(html_.find("-->", at + 1), html_.size());
            } else if (at < html_.size() && html_[at] == '/') {
                close(at + 1);
            } else if (at < html_.size() && is_letter(html_[at])) {
                at = open(at);
                if (too_many_attributes_) {
                    return "a tag has more than " +
                           std::to_string(kMostAttributes) + " attributes";
                }
                if (depth_ > kDeepestHtml) {
                    return "elements are nested deeper than " +
                           std::to_string(kDeepestHtml) + " levels";
                }
            }
        }
        return {};
    }

  private:
    [[nodiscard]] std::string_view name_at(std::size_t at) const {
        std::size_t end = at;
        while (end < html_.size() && html_[end] != '>' && html_[end] != '/' &&
               static_cast<unsigned char>(html_[end]) > ' ') {
            ++end;
        }
        return html_.substr(at, std::min<std::size_t>(end - at, 32));
    }

    void close(std::size_t at) {
        const auto found = open_.find(tag_hash(name_at(at)));
        if (found != open_.end() && found->second > 0) {
            --found->second;
            --depth_;
        }
    }

    /// @return where to go on
    std::size_t open(std::size_t at) {
        const std::string_view name = name_at(at);
        const std::uint32_t tag = tag_hash(name);
        const std::size_t end = skip_attributes(at + name.size());
        const bool self_closing =
            end >= 2 && end <= html_.size() && html_[end - 2] == '/';
        static const std::uint32_t kSvg = tag_hash("svg");
        static const std::uint32_t kMath = tag_hash("math");
        static const std::uint32_t kScript = tag_hash("script");
        static const std::uint32_t kStyle = tag_hash("style");
        const bool foreign = open_[kSvg] > 0 || open_[kMath] > 0;
        if (!foreign && (tag == kScript || tag == kStyle)) {
            return std::min(html_.find("</", end), html_.size());
        }
        if (foreign ? !self_closing : !never_nests(tag)) {
            ++open_[tag];
            ++depth_;
        }
        return end;
    }

    std::size_t skip_attributes(std::size_t at) {
        std::size_t attributes = 0;
        char quote = '\0';
        for (; at < html_.size(); ++at) {
            const char c = html_[at];
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '>') {
                ++at;
                break;
            } else if ((c == '"' || c == '\'') && html_[at - 1] == '=') {
                quote = c;
            } else if (static_cast<unsigned char>(c) <= ' ' || c == '/') {
                ++attributes;
            }
        }
        too_many_attributes_ |= attributes > kMostAttributes;
        return at;
    }

    std::string_view html_;
    std::unordered_map<std::uint32_t, std::uint32_t> open_;
    std::size_t depth_ = 0;
    bool too_many_attributes_ = false;
};

double thread_seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) +
           static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

/// Hands out memory and takes none back. allocate() leaves the parser by
/// longjmp when a bound is hit: the frames between are C and own nothing but
/// arena memory.
class HtmlTree::Arena {
  public:
    explicit Arena(std::string_view html) : html_(html) {}

    [[nodiscard]] const std::string& html() const { return html_; }
    std::jmp_buf& exit() { return exit_; }

    static void* allocate(void* arena, std::size_t size) {
        return static_cast<Arena*>(arena)->take(size);
    }
    static void release(void*, void*) {}

  private:
    void* take(std::size_t size) {
        size = (size + 15) & ~std::size_t{15};
        if (size > left_) {
            grow(size);
        }
        if ((++calls_ & 0xFFFU) == 0 &&
            thread_seconds() - began_ > kMostSeconds) {
            std::longjmp(exit_, 2);
        }
        void* memory = next_;
        next_ += size;
        left_ -= size;
        return memory;
    }

    void grow(std::size_t size) {
        constexpr std::size_t kChunk = std::size_t{256} << 10;
        const std::size_t bytes = std::max(size, kChunk);
        if (bytes > kMostArenaBytes - total_) {
            std::longjmp(exit_, 1);
        }
        chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(bytes));
        next_ = chunks_.back().get();
        left_ = bytes;
        total_ += bytes;
    }

    std::string html_;
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* next_ = nullptr;
    std::size_t left_ = 0;
    std::size_t total_ = 0;
    std::uint64_t calls_ = 0;
    double began_ = thread_seconds();
    std::jmp_buf exit_{};
};

namespace {

/// Separate, so that no local of a C++ frame is live across the longjmp.
const GumboOutput* run_parser(const GumboOptions& options,
                              std::string_view html,
                              std::jmp_buf& exit,
                              int& stopped) {
    stopped = setjmp(exit);
    if (stopped != 0) {
        return nullptr;
    }
    return gumbo_parse_with_options(&options, html.data(), html.size());
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html) {
    if (html.size() > kLargestHtml) {
        error_ = "the page has " + std::to_string(html.size()) +
                 " bytes, more than " + std::to_string(kLargestHtml);
        return;
    }
    error_ = NestingScan(html).run();
    if (!error_.empty()) {
        return;
    }
    arena_ = std::make_unique<Arena>(html);
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = Arena::allocate;
    options.deallocator = Arena::release;
    options.userdata = arena_.get();
    options.max_errors = 0;
    int stopped = 0;
    const GumboOutput* output =
        run_parser(options, arena_->html(), arena_->exit(), stopped);
    if (output == nullptr) {
        error_ = stopped == 2 ? "the page takes too long to parse"
                              : "the page needs too much memory to parse";
        arena_.reset();
        return;
    }
    root_ = output->root;
}

HtmlTree::~HtmlTree() = default;
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;

std::string_view attribute(const GumboNode& element, const char* name) {
    const GumboAttribute* found =
        gumbo_get_attribute(&element.v.element.attributes, name);
    return found == nullptr ? std::string_view() : found->value;
}

bool has_attribute(const GumboNode& element, const char* name) {
    return gumbo_get_attribute(&element.v.element.attributes, name) != nullptr;
}

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

}  // namespace dateline
