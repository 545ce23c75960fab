// A scanner that knows tags, comments, CDATA, instructions and the document
// type, and no more; each record then goes through the real parser.
#include "indexer/readers/xml_records.h"

#include <algorithm>

#include "indexer/readers/xml_document.h"

namespace dateline {

namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;
constexpr std::size_t kLongestHead = std::size_t{1} << 20;

std::string_view record_of(std::string_view root) {
    if (root == "rss" || root == "RDF") {
        return "item";
    }
    if (root == "feed") {
        return "entry";
    }
    return root == "newsMessage" ? "newsItem" : "";
}

}  // namespace

XmlRecords::XmlRecords(ByteSource& source, std::size_t limit)
    : source_(source), limit_(limit) {
    Tag tag;
    while (next_tag(tag)) {
        if (tag.opens) {
            root_tag_ = tag.name;
            root_ = local_name(std::string_view(root_tag_));
            record_ = record_of(root_);
            root_closed_ = tag.closes;
            return;
        }
    }
}

bool XmlRecords::fill() {
    const std::size_t unneeded = keeping_ ? kept_ : at_;
    buffer_.erase(0, unneeded);
    at_ -= unneeded;
    kept_ = 0;
    if (buffer_.size() > limit_ && keeping_) {
        // The record is lost; what follows it is not.
        oversized_ = true;
        keeping_ = false;
        buffer_.erase(0, at_);
        at_ = 0;
    }
    const std::size_t before = buffer_.size();
    buffer_.resize(before + kChunk);
    const std::size_t got = source_.read(buffer_.data() + before, kChunk);
    buffer_.resize(before + got);
    ended_ = got == 0;
    return !ended_;
}

bool XmlRecords::skip_past(std::string_view terminator) {
    for (;;) {
        const std::size_t found = buffer_.find(terminator, at_);
        if (found != std::string::npos) {
            at_ = found + terminator.size();
            return true;
        }
        // Its first bytes may stand at the buffer's end.
        const std::size_t tail =
            std::min(terminator.size() - 1, buffer_.size() - at_);
        at_ = buffer_.size() - tail;
        if (!fill()) {
            return false;
        }
    }
}

void XmlRecords::read_doctype() {
    constexpr std::size_t kLongestDoctype = 64 << 10;
    while (buffer_.size() - at_ < kLongestDoctype && fill()) {
    }
    if (auto reason = refused_doctype(std::string_view(buffer_).substr(at_))) {
        throw InputError(*reason);
    }
    skip_past(">");
}

bool XmlRecords::read_tag(Tag& tag) {
    char quote = '\0';
    std::size_t end = at_;
    for (;; ++end) {
        if (end == buffer_.size()) {
            const std::size_t done = end - at_;
            if (done > limit_) {
                throw InputError("a tag is larger than " +
                                 std::to_string(limit_) + " bytes");
            }
            if (!fill()) {
                return false;
            }
            end = at_ + done;
        }
        const char c = buffer_[end];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '>') {
            break;
        } else if ((c == '"' || c == '\'') && end > at_ + 1) {
            quote = c;
        }
    }
    const std::string_view inside =
        std::string_view(buffer_).substr(at_ + 1, end - at_ - 1);
    tag.begin = at_;
    tag.opens = !inside.starts_with('/');
    tag.closes = !tag.opens || inside.ends_with('/');
    tag.name = inside.substr(tag.opens ? 0 : 1);
    tag.name = tag.name.substr(0, tag.name.find_first_of(" \t\r\n/"));
    at_ = end + 1;
    return true;
}

bool XmlRecords::next_tag(Tag& tag) {
    for (;;) {
        const std::size_t found = buffer_.find('<', at_);
        at_ = found == std::string::npos ? buffer_.size() : found;
        constexpr std::size_t kLookAhead = 9;  // "<![CDATA[", "<!DOCTYPE"
        if (found == std::string::npos ||
            (buffer_.size() - at_ < kLookAhead && !ended_)) {
            if (!fill() && at_ == buffer_.size()) {
                return false;
            }
            continue;
        }
        const std::string_view rest = std::string_view(buffer_).substr(at_);
        bool whole = true;
        if (rest.starts_with("<!--")) {
            at_ += 4;
            whole = skip_past("-->");
        } else if (rest.starts_with("<![CDATA[")) {
            whole = skip_past("]]>");
        } else if (rest.starts_with("<?")) {
            whole = skip_past("?>");
        } else if (rest.starts_with("<!DOCTYPE")) {
            read_doctype();
        } else if (rest.starts_with("<!")) {
            whole = skip_past(">");
        } else {
            return read_tag(tag);
        }
        if (!whole) {
            return false;
        }
    }
}

std::string XmlRecords::take_document() {
    std::string document = std::move(buffer_);
    if (document.size() <= limit_) {
        document += read_all(source_, limit_ - document.size());
    }
    return document;
}

bool XmlRecords::is_record(std::string_view name) const {
    const std::string_view local = local_name(name);
    return local == record_ ||
           (record_ == "newsItem" && local == "packageItem");
}

XmlRecords::Result XmlRecords::next(std::string& record) {
    std::size_t depth = 0;
    std::string name;
    Tag tag;
    while (next_tag(tag)) {
        if (depth == 0) {
            if (tag.name == root_tag_ && !tag.opens) {
                root_closed_ = true;
            }
            if (!tag.opens || !is_record(tag.name)) {
                continue;
            }
            name = tag.name;
            if (head_.empty() && keeping_ && tag.begin <= kLongestHead) {
                head_ = buffer_.substr(0, tag.begin);
            }
            kept_ = tag.begin;
            keeping_ = true;
            oversized_ = false;
        }
        if (tag.name == name) {
            depth += tag.opens ? 1 : 0;
            depth -= tag.closes ? 1 : 0;
        }
        if (depth == 0) {
            keeping_ = false;
            if (oversized_) {
                return Result::TooLarge;
            }
            record = buffer_.substr(kept_, at_ - kept_);
            return Result::Record;
        }
    }
    if (depth != 0) {
        throw InputError("the document ends inside <" + name + ">");
    }
    if (!root_closed_) {
        throw InputError("the document is cut off");
    }
    return Result::End;
}

}  // namespace dateline
