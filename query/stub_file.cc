#include "query/stub_file.h"

#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr unsigned kDeepest = 8;
constexpr unsigned kTimeoutMs = 10000;
/// Begin of a database that is one file.
constexpr std::string_view kGlassMagic = "\x0f\x0dXapian Glass";

/// The stub that @p path is or holds; empty when it is a database itself.
fs::path stub_of(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        const fs::path inside = path / "XAPIANDB";
        return fs::exists(inside, error) ? inside : fs::path();
    }
    std::ifstream in(path, std::ios::binary);
    std::array<char, kGlassMagic.size()> begin{};
    in.read(begin.data(), begin.size());
    return std::string_view(begin.data(), begin.size()) == kGlassMagic
               ? fs::path()
               : path;
}

class StubReader {
  public:
    explicit StubReader(std::vector<OpenedShard>& shards) : shards_(shards) {}

    void open(const fs::path& path) {
        const fs::path stub = stub_of(path);
        if (stub.empty()) {
            shards_.push_back({Xapian::Database(path.string()), path.string()});
            return;
        }
        if (++depth_ > kDeepest) {
            throw Xapian::DatabaseOpeningError(stub.string() +
                                               ": stubs that name each other");
        }
        std::ifstream in(stub);
        std::string line;
        for (unsigned number = 1; std::getline(in, line); ++number) {
            read(stub, number, line);
        }
        --depth_;
    }

  private:
    void read(const fs::path& stub, unsigned number, std::string_view line) {
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty() || line.starts_with('#')) {
            return;
        }
        const std::size_t space = line.find(' ');
        const std::string_view kind = line.substr(0, space);
        const std::string_view rest =
            space == std::string_view::npos ? "" : line.substr(space + 1);
        if ((kind == "auto" || kind == "glass") && !rest.empty()) {
            open(stub.parent_path() / rest);
        } else if (kind != "remote" || !remote(rest)) {
            throw Xapian::DatabaseOpeningError(
                stub.string() + ":" + std::to_string(number) +
                ": not understood: " + std::string(line));
        }
    }
    /// "host:port" or ":program arguments".
    bool remote(std::string_view address) {
        if (address.starts_with(':')) {
            address.remove_prefix(1);
            const std::size_t space = address.find(' ');
            shards_.push_back({Xapian::Remote::open(
                                   std::string(address.substr(0, space)),
                                   space == std::string_view::npos
                                       ? ""
                                       : std::string(address.substr(space + 1)),
                                   kTimeoutMs),
                               ""});
            return true;
        }
        const std::size_t colon = address.rfind(':');
        unsigned port = 0;
        if (colon == std::string_view::npos) {
            return false;
        }
        const char* end = address.data() + address.size();
        const auto read =
            std::from_chars(address.data() + colon + 1, end, port);
        if (read.ec != std::errc() || read.ptr != end || port > 65535) {
            return false;
        }
        shards_.push_back(
            {Xapian::Remote::open(std::string(address.substr(0, colon)),
                                  port,
                                  kTimeoutMs,
                                  kTimeoutMs),
             ""});
        return true;
    }

    std::vector<OpenedShard>& shards_;
    unsigned depth_ = 0;
};

}  // namespace

std::vector<OpenedShard> open_shards(const std::string& path) {
    std::vector<OpenedShard> shards;
    StubReader(shards).open(path);
    return shards;
}

}  // namespace dateline
