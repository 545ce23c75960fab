// Walks the sources, opens each file by the rules of byte_source, and hands its
// bytes to the reader its suffix (or, on standard input, its beginning) names.
#include "indexer/readers/article_source.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <memory>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <utility>
#include <variant>

#include "indexer/readers/byte_source.h"
#include "indexer/readers/format_readers.h"
#include "indexer/readers/xml_document.h"
#include "indexer/readers/xml_records.h"
#include "plugin/document/html_reader.h"
#include "plugin/document/html_tree.h"
#include "plugin/document/text_reader.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

enum class Format : std::uint8_t { Lines, Json, Text, Html, Xml };

struct KnownSuffix {
    std::string_view suffix;
    Format format;
};
constexpr KnownSuffix kSuffixes[] = {
    {"ndjson", Format::Lines},
    {"jsonl", Format::Lines},
    {"json", Format::Json},
    {"ninjs", Format::Json},
    {"txt", Format::Text},
    {"html", Format::Html},
    {"htm", Format::Html},
    {"xml", Format::Xml},
    {"nitf", Format::Xml},
    {"rss", Format::Xml},
    {"atom", Format::Xml},
};

std::optional<Format> format_named(std::string_view name) {
    for (const KnownSuffix& known : kSuffixes) {
        if (known.suffix == name) {
            return known.format;
        }
    }
    return std::nullopt;
}

/// Cuts the last suffix off @p name, in lower case, without its dot.
std::string take_suffix(std::string_view& name) {
    const std::size_t slash = name.rfind('/');
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos ||
        (slash != std::string_view::npos && dot < slash)) {
        return {};
    }
    std::string suffix(name.substr(dot + 1));
    for (char& c : suffix) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    name = name.substr(0, dot);
    return suffix;
}

void append_escaped_byte(std::string& out, char byte) {
    constexpr char kDigits[] = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    out += "\\x";
    out += kDigits[value >> 4];
    out += kDigits[value & 15];
}

bool is_unsafe(char32_t value) {
    return value < 0x20 || (value >= 0x7F && value <= 0x9F) ||
           (value >= 0x200E && value <= 0x200F) ||
           (value >= 0x2028 && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x2069);
}

/// Ill-formed bytes, and when @p all unsafe characters too, as \xNN.
std::string escaped(std::string_view text, bool all) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const bool broken = point.value == 0xFFFD && point.size == 1;
        if (broken || (all && is_unsafe(point.value))) {
            for (std::size_t i = 0; i < point.size; ++i) {
                append_escaped_byte(out, text[at + i]);
            }
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out;
}

/// What standard input holds, by its first bytes.
Format sniff(std::string_view head) {
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos) {
        return Format::Text;
    }
    if (head[first] == '{') {
        // A lone brace on the first line opens a document of many lines.
        const std::size_t next = head.find_first_not_of(" \t\r", first + 1);
        return next != std::string_view::npos && head[next] == '\n'
                   ? Format::Json
                   : Format::Lines;
    }
    if (head[first] != '<') {
        return Format::Text;
    }
    std::string lower(head);
    for (char& c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return lower.find("<!doctype html") != std::string::npos ||
                   lower.find("<html") != std::string::npos
               ? Format::Html
               : Format::Xml;
}

class SourceReader {
  public:
    SourceReader(const ReadOptions& options, const ArticleSink& sink)
        : options_(options), sink_(sink) {}

    void read(const std::string& source) {
        origin_ = {source, 0};
        try {
            source == "-" ? standard_input() : named(source);
        } catch (const InputError& error) {
            fail({}, error.what());
        }
    }

    [[nodiscard]] bool stopped() const { return stopped_; }

  private:
    void fail(std::string id, std::string message) {
        sink_.error({origin_, std::move(id), std::move(message)});
    }
    void skip(std::string id, std::string message) {
        sink_.error({origin_,
                     std::move(id),
                     std::move(message),
                     ReadError::Kind::Skipped});
    }

    void named(const std::string& path) {
        struct stat about {};
        if (::stat(path.c_str(), &about) != 0) {
            throw InputError("cannot be opened: " +
                             std::generic_category().message(errno));
        }
        if (S_ISDIR(about.st_mode)) {
            directory(path);
            return;
        }
        const auto format = format_of(path);
        if (!format) {
            throw InputError("no reader for this suffix");
        }
        file(path, *format, true);
    }

    /// The format of a file name, its ".gz" left aside.
    [[nodiscard]] std::optional<Format> format_of(std::string_view path) const {
        if (!options_.format.empty()) {
            return format_named(options_.format);
        }
        std::string suffix = take_suffix(path);
        if (suffix == "gz") {
            suffix = take_suffix(path);
        }
        // gzip in gzip is opened in order to be refused by name.
        return suffix == "gz" ? Format::Text : format_named(suffix);
    }

    // --- directories

    struct Entry {
        std::string path;
        std::string name;
    };

    void directory(const std::string& root) {
        std::vector<Entry> todo;
        list(root, todo);
        while (!todo.empty() && !stopped_) {
            const Entry entry = std::move(todo.back());
            todo.pop_back();
            origin_ = {entry.path, 0};
            try {
                visit(entry, todo);
            } catch (const InputError& error) {
                fail({}, error.what());
            }
        }
    }

    /// Puts the entries of a directory on the stack, the first on top.
    static void list(const std::string& path, std::vector<Entry>& todo) {
        const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(path.c_str()),
                                                       &::closedir);
        if (!open) {
            throw InputError("cannot be opened: " +
                             std::generic_category().message(errno));
        }
        const std::size_t before = todo.size();
        const std::string prefix = path.ends_with('/') ? path : path + '/';
        while (const dirent* entry = ::readdir(open.get())) {
            const std::string name = entry->d_name;
            if (name != "." && name != "..") {
                todo.push_back({prefix + name, name});
            }
        }
        std::sort(
            todo.begin() + static_cast<std::ptrdiff_t>(before),
            todo.end(),
            [](const Entry& a, const Entry& b) { return a.name > b.name; });
    }

    void visit(const Entry& entry, std::vector<Entry>& todo) {
        struct stat about {};
        if (::lstat(entry.path.c_str(), &about) != 0) {
            throw InputError("cannot be opened: " +
                             std::generic_category().message(errno));
        }
        if (entry.name.starts_with('.')) {
            skip({}, "hidden");
        } else if (S_ISLNK(about.st_mode)) {
            skip({}, "a symbolic link, not followed");
        } else if (S_ISDIR(about.st_mode)) {
            list(entry.path, todo);
        } else if (entry.name.ends_with(".part") ||
                   entry.name.ends_with(".tmp") || entry.name.ends_with('~')) {
            skip({}, "half-written or temporary");
        } else if (!S_ISREG(about.st_mode)) {
            throw InputError("not a regular file");
        } else if (const auto format = format_of(entry.path)) {
            file(entry.path, *format, false);
        } else {
            skip({}, "no reader for this suffix");
        }
    }

    // --- files

    void file(const std::string& path, Format format, bool follow_link) {
        OpenedFile opened = open_file(path, follow_link);
        std::string_view name = path;
        const bool packed = take_suffix(name) == "gz";
        if (packed && take_suffix(name) == "gz") {
            throw InputError("gzip in gzip");
        }
        const bool streamed = format == Format::Lines || format == Format::Xml;
        if (!streamed && opened.size > options_.largest_document) {
            throw InputError("larger than " +
                             std::to_string(options_.largest_document) +
                             " bytes");
        }
        bytes(packed ? unpack_gzip(std::move(opened.source))
                     : std::move(opened.source),
              format);
    }

    void standard_input() {
        auto source = open_standard_input();
        std::string head = peek(*source);
        if (head.starts_with("\x1F\x8B")) {
            source = unpack_gzip(prepend(std::move(head), std::move(source)));
            head = peek(*source);
        }
        const Format format =
            format_named(options_.format).value_or(sniff(head));
        bytes(prepend(std::move(head), std::move(source)), format);
    }

    static std::string peek(ByteSource& source) {
        constexpr std::size_t kHead = 4096;
        std::string head(kHead, '\0');
        head.resize(source.read(head.data(), kHead));
        return head;
    }

    void bytes(std::unique_ptr<ByteSource> source, Format format) {
        switch (format) {
        case Format::Lines:
            lines(*source);
            break;
        case Format::Json:
            json(read_all(*source, options_.largest_document), origin_.path);
            break;
        case Format::Text:
            document(read_text_article(
                escaped(origin_.path, false),
                read_all(*source, options_.largest_document)));
            break;
        case Format::Html:
            document(read_html_article(
                escaped(origin_.path, false),
                read_all(*source,
                         std::min(kLargestHtml, options_.largest_document))));
            break;
        case Format::Xml:
            xml(*source);
            break;
        }
    }

    // --- records

    void lines(ByteSource& source) {
        LineReader reader(source, options_.largest_document);
        std::string_view line;
        while (!stopped_) {
            ++origin_.record;
            const LineReader::Result result = reader.next(line);
            if (result == LineReader::Result::End) {
                return;
            }
            if (result == LineReader::Result::TooLong) {
                fail({},
                     "the line is longer than " +
                         std::to_string(options_.largest_document) + " bytes");
            } else if (line.find_first_not_of(" \t") !=
                       std::string_view::npos) {
                json(line, origin_.path + "#" + std::to_string(origin_.record));
            }
        }
    }

    void json(std::string_view bytes, const std::string& fallback_id) {
        auto read = read_json_article(bytes, options_.fields);
        if (std::holds_alternative<DocumentError>(read) &&
            looks_like_ninjs(bytes)) {
            record(read_ninjs(bytes, escaped(fallback_id, false)));
            return;
        }
        document(std::move(read));
    }

    void xml(ByteSource& source) {
        std::unique_ptr<ByteSource> converted;
        std::string head = peek(source);
        const bool wide =
            head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
        const std::string encoding = declared_xml_encoding(head);
        if (wide || (!encoding.empty() && encoding != "utf-8")) {
            head += read_all(source, kLargestXml);
            std::string error;
            auto utf8 = xml_in_utf8(head, error);
            if (!utf8) {
                throw InputError(error);
            }
            converted = source_of(std::move(*utf8));
        } else {
            converted = source_of(std::move(head));
        }
        JoinedSource joined(*converted, source);
        XmlRecords records(joined, kLargestXml);
        records.is_list()
            ? xml_list(records)
            : xml_document(records.root(), records.take_document());
    }

    /// One source after the other, owning neither.
    class JoinedSource : public ByteSource {
      public:
        JoinedSource(ByteSource& first, ByteSource& second)
            : first_(first), second_(second) {}
        std::size_t read(char* into, std::size_t size) override {
            const std::size_t got = first_.read(into, size);
            return got != 0 ? got : second_.read(into, size);
        }

      private:
        ByteSource& first_;
        ByteSource& second_;
    };

    void xml_document(const std::string& root, std::string xml) {
        const std::string id = escaped(origin_.path, false);
        if (root == "html") {
            document(read_html_article(id, xml));
            return;
        }
        Article article;
        pugi::xml_document parsed;
        if (auto reason = parse_xml(std::move(xml), parsed, article)) {
            throw InputError(*reason);
        }
        const pugi::xml_node top = parsed.document_element();
        if (root == "nitf") {
            record(read_nitf(top, std::move(article), id));
        } else if (root == "newsItem" || root == "packageItem") {
            record(read_newsml(top, std::move(article), id));
        } else {
            throw InputError("no reader for XML whose root is <" + root + ">");
        }
    }

    void xml_list(XmlRecords& records) {
        FeedHead head;
        std::string xml;
        while (!stopped_) {
            ++origin_.record;
            const XmlRecords::Result result = records.next(xml);
            if (result == XmlRecords::Result::End) {
                return;
            }
            if (result == XmlRecords::Result::TooLarge) {
                fail({},
                     "the record is larger than " +
                         std::to_string(kLargestXml) + " bytes");
                continue;
            }
            if (origin_.record == 1) {
                head = feed_head(records.head());
            }
            xml_record(records.root(), head, std::move(xml));
        }
    }

    /// @param xml the feed up to its first item: cut off, hence the lenience
    static FeedHead feed_head(const std::string& xml) {
        pugi::xml_document parsed;
        parsed.load_buffer(
            xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
        const pugi::xml_node top = parsed.document_element();
        const pugi::xml_node channel = child(top, "channel");
        return read_feed_head(channel ? channel : top);
    }

    void xml_record(const std::string& root,
                    const FeedHead& head,
                    std::string xml) {
        Article article;
        article.language.clear();
        pugi::xml_document parsed;
        if (auto reason = parse_xml(std::move(xml), parsed, article)) {
            fail({}, std::move(*reason));
            return;
        }
        const pugi::xml_node top = parsed.document_element();
        const std::string id =
            escaped(origin_.path, false) + "#" + std::to_string(origin_.record);
        if (root == "feed") {
            record(read_atom_entry(top, head, std::move(article), id));
        } else if (root == "newsMessage") {
            record(read_newsml(top, std::move(article), id));
        } else {
            record(read_rss_item(top, head, std::move(article), id));
        }
    }

    void record(ReadResult result) {
        if (auto* passed = std::get_if<NotAnArticle>(&result)) {
            skip(std::move(passed->id), std::move(passed->message));
        } else if (auto* error = std::get_if<DocumentError>(&result)) {
            fail(std::move(error->id), std::move(error->message));
        } else {
            stopped_ =
                !sink_.article(std::move(std::get<Article>(result)), origin_);
        }
    }

    void document(std::variant<Article, DocumentError> result) {
        if (auto* error = std::get_if<DocumentError>(&result)) {
            fail(std::move(error->id), std::move(error->message));
        } else {
            stopped_ =
                !sink_.article(std::move(std::get<Article>(result)), origin_);
        }
    }

    const ReadOptions& options_;
    const ArticleSink& sink_;
    Origin origin_;
    bool stopped_ = false;
};

}  // namespace

std::string to_string(const ReadError& error) {
    std::string line = escaped(error.origin.path, true);
    if (error.origin.record != 0) {
        line += ":" + std::to_string(error.origin.record);
    }
    line += ": ";
    if (error.kind == ReadError::Kind::Skipped) {
        line += "skipped: ";
    }
    return line + escaped(error.message, true);
}

void read_articles(const std::vector<std::string>& sources,
                   const ReadOptions& options,
                   const ArticleSink& sink) {
    SourceReader reader(options, sink);
    for (const std::string& source : sources) {
        if (reader.stopped()) {
            return;
        }
        reader.read(source);
    }
}

}  // namespace dateline
