// Walks the sources, opens each file by the rules of byte_source, and hands its
// bytes to the reader its suffix (or, on standard input, its beginning) names.
#include "indexer/readers/article_source.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <utility>
#include <variant>

#include "indexer/readers/byte_source.h"
#include "indexer/readers/format_readers.h"
#include "indexer/readers/printable.h"
#include "indexer/readers/source_format.h"
#include "indexer/readers/xml_document.h"
#include "indexer/readers/xml_records.h"
#include "plugin/document/html_reader.h"
#include "plugin/document/html_tree.h"
#include "plugin/document/text_reader.h"

namespace dateline {

namespace {

/// Tells a listener of the bytes that another source gives.
class CountingSource : public ByteSource {
  public:
    CountingSource(std::unique_ptr<ByteSource> source,
                   const std::function<void(std::size_t)>& listener)
        : source_(std::move(source)), listener_(listener) {}
    std::size_t read(char* into, std::size_t size) override {
        const std::size_t got = source_->read(into, size);
        listener_(got);
        return got;
    }

  private:
    std::unique_ptr<ByteSource> source_;
    const std::function<void(std::size_t)>& listener_;
};

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
    [[nodiscard]] std::optional<SourceFormat> format_of(
        std::string_view path) const {
        if (!options_.format.empty()) {
            return format_named(options_.format);
        }
        std::string suffix = take_suffix(path);
        if (suffix == "gz") {
            suffix = take_suffix(path);
        }
        // gzip in gzip is opened in order to be refused by name.
        return suffix == "gz" ? SourceFormat::Text : format_named(suffix);
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

    void file(const std::string& path, SourceFormat format, bool follow_link) {
        OpenedFile opened = open_file(path, follow_link);
        std::string_view name = path;
        const bool packed = take_suffix(name) == "gz";
        if (packed && take_suffix(name) == "gz") {
            throw InputError("gzip in gzip");
        }
        const bool streamed =
            format == SourceFormat::Lines || format == SourceFormat::Xml;
        if (!streamed && opened.size > options_.largest_document) {
            throw InputError("larger than " +
                             std::to_string(options_.largest_document) +
                             " bytes");
        }
        auto source = counted(std::move(opened.source));
        bytes(packed ? unpack_gzip(std::move(source)) : std::move(source),
              format);
    }

    [[nodiscard]] std::unique_ptr<ByteSource> counted(
        std::unique_ptr<ByteSource> source) const {
        if (!sink_.bytes) {
            return source;
        }
        return std::make_unique<CountingSource>(std::move(source), sink_.bytes);
    }

    void standard_input() {
        auto source = counted(open_standard_input());
        std::string head = peek(*source);
        if (head.starts_with("\x1F\x8B")) {
            source = unpack_gzip(prepend(std::move(head), std::move(source)));
            head = peek(*source);
        }
        const SourceFormat format =
            format_named(options_.format).value_or(sniff_format(head));
        bytes(prepend(std::move(head), std::move(source)), format);
    }

    static std::string peek(ByteSource& source) {
        constexpr std::size_t kHead = 4096;
        std::string head(kHead, '\0');
        head.resize(source.read(head.data(), kHead));
        return head;
    }

    void bytes(std::unique_ptr<ByteSource> source, SourceFormat format) {
        switch (format) {
        case SourceFormat::Lines:
            lines(*source);
            break;
        case SourceFormat::Json:
            json(read_all(*source, options_.largest_document), origin_.path);
            break;
        case SourceFormat::Text:
            document(read_text_article(
                printable_bytes(origin_.path),
                read_all(*source, options_.largest_document)));
            break;
        case SourceFormat::Html:
            document(read_html_article(
                printable_bytes(origin_.path),
                read_all(*source,
                         std::min(kLargestHtml, options_.largest_document))));
            break;
        case SourceFormat::Xml:
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
            record(read_ninjs(bytes, printable_bytes(fallback_id)));
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
        const std::string id = printable_bytes(origin_.path);
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
        const std::string id = printable_bytes(origin_.path) + "#" +
                               std::to_string(origin_.record);
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
    std::string line = printable(error.origin.path);
    if (error.origin.record != 0) {
        line += ":" + std::to_string(error.origin.record);
    }
    line += ": ";
    if (error.kind == ReadError::Kind::Skipped) {
        line += "skipped: ";
    }
    return line + printable(error.message);
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

std::uint64_t source_bytes(const std::vector<std::string>& sources) {
    namespace fs = std::filesystem;
    std::uint64_t total = 0;
    std::error_code error;
    for (const std::string& source : sources) {
        if (fs::is_regular_file(source, error)) {
            total += fs::file_size(source, error);
        } else if (fs::is_directory(source, error)) {
            for (auto at = fs::recursive_directory_iterator(source, error);
                 !error && at != fs::recursive_directory_iterator();
                 at.increment(error)) {
                if (!at->is_symlink(error) && at->is_regular_file(error)) {
                    total += at->file_size(error);
                }
            }
        } else {
            return 0;
        }
    }
    return error ? 0 : total;
}

}  // namespace dateline
