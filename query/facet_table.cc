// The file: a head, the words of the articles, and the arrays of NodeView and
// of offsets, each at a multiple of eight bytes. It is the user's own, in a
// folder of his own: what is in it is trusted once head and size are right.
#include "query/facet_table.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "plugin/facet/facet_schema.h"
#include "plugin/text/normalize.h"
#include "query/facet_view.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::array<char, 8> kMagic = {'D', 'L', 'f', 'a', 'c', 'e', 't', '3'};
constexpr std::size_t kUuidBytes = 40;
constexpr std::size_t kBufferWords = std::size_t{1} << 16;

enum Section : std::uint8_t {
    kWords,
    kOffsets,
    kBytes,
    kIds,
    kNames,
    kSlots,
    kClosureEnds,
    kClosures,
    kSections,
};

struct Extent {
    std::uint64_t begin = 0;  ///< bytes from the file's begin
    std::uint64_t count = 0;  ///< of things
};

struct Head {
    std::array<char, 8> magic{};
    std::array<char, kUuidBytes> uuid{};
    std::uint64_t revision = 0;
    std::uint64_t size = 0;  ///< of the file
    std::uint64_t tag = 0;
    std::array<Extent, kSections> sections{};
};

Head head_for(const Xapian::Database& database) {
    Head head;
    head.magic = kMagic;
    database.get_uuid().copy(head.uuid.data(), kUuidBytes - 1);
    head.revision = database.get_revision();
    return head;
}

/// A file that is written from begin to end and is gone unless it is kept.
class TableFile {
  public:
    explicit TableFile(const std::string& wanted) : wanted_(wanted) {
        std::error_code error;
        if (!wanted.empty()) {
            fs::create_directories(fs::path(wanted).parent_path(), error);
            open(wanted + '.' + std::to_string(::getpid()));
        }
        if (descriptor_ < 0) {
            wanted_.clear();
            open((fs::temp_directory_path(error) /
                  ("dateline-facets-" + std::to_string(::getpid())))
                     .string());
        }
    }
    ~TableFile() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
            ::unlink(path_.c_str());
        }
    }
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;

    [[nodiscard]] bool good() const { return descriptor_ >= 0 && good_; }
    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }

    void give_up() { good_ = false; }
    void write(const void* bytes, std::size_t size) {
        const char* at = static_cast<const char*>(bytes);
        size_ += size;
        while (good_ && size != 0) {
            const ssize_t written = ::write(descriptor_, at, size);
            if (written < 0 && errno != EINTR) {
                good_ = false;
            }
            if (written > 0) {
                at += written;
                size -= static_cast<std::size_t>(written);
            }
        }
    }
    /// Appends a whole section. @return where it is
    template <typename Thing>
    Extent section(std::span<const Thing> things) {
        align();
        const Extent extent{size_, things.size()};
        write(things.data(), things.size_bytes());
        return extent;
    }
    void align() {
        constexpr std::array<char, 8> kZeros{};
        write(kZeros.data(), (8 - size_ % 8) % 8);
    }
    void rewrite_head(const Head& head) {
        good_ = good_ && ::pwrite(descriptor_, &head, sizeof head, 0) ==
                             static_cast<ssize_t>(sizeof head);
    }
    /// Gives the file its name, in one step; it stays open.
    void keep() {
        if (!wanted_.empty()) {
            ::rename(path_.c_str(), wanted_.c_str());
        }
    }

  private:
    void open(const std::string& path) {
        path_ = path;
        ::unlink(path.c_str());
        descriptor_ = ::open(path.c_str(),
                             O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                             S_IRUSR | S_IWUSR);
    }

    std::string wanted_;
    std::string path_;
    int descriptor_ = -1;
    bool good_ = true;
    std::uint64_t size_ = 0;
};

/// Writes the words of all articles. @return their offsets by document
std::vector<std::uint32_t> write_words(const Xapian::Database& database,
                                       const NodeView& nodes,
                                       TableFile& file,
                                       Extent& extent) {
    std::vector<std::uint32_t> offsets(std::size_t{database.get_lastdocid()} +
                                       1);
    // Offset 0 means none.
    std::vector<std::uint32_t> words = {0};
    FacetUnpacker unpacker;
    extent = {file.size(), 0};
    for (auto value = database.valuestream_begin(kRecordSlot);
         value != database.valuestream_end(kRecordSlot);
         ++value) {
        const std::uint64_t offset = extent.count + words.size();
        if (offset > UINT32_MAX) {
            file.give_up();
            break;
        }
        if (unpacker.append(*value, nodes, words)) {
            offsets[value.get_docid()] = static_cast<std::uint32_t>(offset);
        }
        if (words.size() >= kBufferWords) {
            extent.count += words.size();
            file.write(words.data(), words.size() * sizeof(std::uint32_t));
            words.clear();
        }
    }
    extent.count += words.size();
    file.write(words.data(), words.size() * sizeof(std::uint32_t));
    return offsets;
}

template <typename Thing>
std::span<const Thing> at(const void* mapped, const Extent& extent) {
    return {reinterpret_cast<const Thing*>(static_cast<const char*>(mapped) +
                                           extent.begin),
            extent.count};
}

}  // namespace

FacetTable::~FacetTable() {
    if (mapped_ != nullptr) {
        ::munmap(mapped_, size_);
    }
}

std::unique_ptr<FacetTable> FacetTable::map(int descriptor,
                                            const Xapian::Database& database) {
    struct stat about {};
    Head head;
    if (::fstat(descriptor, &about) != 0 ||
        ::pread(descriptor, &head, sizeof head, 0) !=
            static_cast<ssize_t>(sizeof head)) {
        return nullptr;
    }
    const Head wanted = head_for(database);
    if (head.magic != wanted.magic || head.uuid != wanted.uuid ||
        head.revision != wanted.revision ||
        head.size != static_cast<std::uint64_t>(about.st_size)) {
        return nullptr;
    }
    void* mapped =
        ::mmap(nullptr, head.size, PROT_READ, MAP_SHARED, descriptor, 0);
    if (mapped == MAP_FAILED) {
        return nullptr;
    }
    std::unique_ptr<FacetTable> table(new FacetTable);
    table->mapped_ = mapped;
    table->size_ = head.size;
    const auto& sections = head.sections;
    table->words_ = at<std::uint32_t>(mapped, sections[kWords]);
    table->offsets_ = at<std::uint32_t>(mapped, sections[kOffsets]);
    table->nodes_ = {
        .bytes = at<char>(mapped, sections[kBytes]),
        .ids = at<NodeView::Text>(mapped, sections[kIds]),
        .names = at<NodeView::Text>(mapped, sections[kNames]),
        .slots = at<std::uint32_t>(mapped, sections[kSlots]),
        .closure_ends = at<std::uint32_t>(mapped, sections[kClosureEnds]),
        .closures = at<ValueId>(mapped, sections[kClosures]),
        .tag = static_cast<std::uint8_t>(head.tag)};
    return table;
}

std::unique_ptr<FacetTable> FacetTable::open(const std::string& file,
                                             const Xapian::Database& database) {
    const int descriptor =
        ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) {
        return nullptr;
    }
    auto table = map(descriptor, database);
    ::close(descriptor);
    return table;
}

std::unique_ptr<FacetTable> FacetTable::make(const std::string& name,
                                             const Xapian::Database& database,
                                             const NodeView& nodes) {
    TableFile file(name);
    if (!file.good()) {
        return nullptr;
    }
    Head head = head_for(database);
    head.tag = nodes.tag;
    file.write(&head, sizeof head);
    file.align();
    const std::vector<std::uint32_t> offsets =
        write_words(database, nodes, file, head.sections[kWords]);
    head.sections[kOffsets] =
        file.section(std::span<const std::uint32_t>(offsets));
    head.sections[kBytes] = file.section(nodes.bytes);
    head.sections[kIds] = file.section(nodes.ids);
    head.sections[kNames] = file.section(nodes.names);
    head.sections[kSlots] = file.section(nodes.slots);
    head.sections[kClosureEnds] = file.section(nodes.closure_ends);
    head.sections[kClosures] = file.section(nodes.closures);
    head.size = file.size();
    file.rewrite_head(head);
    if (!file.good()) {
        return nullptr;
    }
    auto table = map(file.descriptor(), database);
    file.keep();
    return table;
}

std::string facet_table_file(const std::string& path) {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    std::string folder;
    if (cache != nullptr && *cache == '/') {
        folder = cache;
    } else if (home != nullptr && *home == '/') {
        folder = std::string(home) + "/.cache";
    } else {
        return {};
    }
    std::error_code error;
    const fs::path whole = fs::canonical(path, error);
    return folder + "/dateline/facets-" +
           std::to_string(hash_folded(error ? path : whole.string()));
}

}  // namespace dateline
