// The sources named on a command line to articles, one after the other:
// files told by their suffix, directories, standard input. Decides which files
// are opened and how; what a format's fields mean is each reader's business.
#ifndef DATELINE_INDEXER_READERS_ARTICLE_SOURCE_H
#define DATELINE_INDEXER_READERS_ARTICLE_SOURCE_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "plugin/article.h"
#include "plugin/document/json_reader.h"

namespace dateline {

/// Where a document came from.
struct Origin {
    std::string path;  ///< as given or found below it; "-" is standard input
    /// From 1: the line of NDJSON, the item of a feed or package; 0 when the
    /// file is one document.
    std::uint64_t record = 0;
};

/// A document or file that gave no article.
struct ReadError {
    enum class Kind : std::uint8_t {
        Failed,   ///< it should have been an article: the run's exit is 3
        Skipped,  ///< passed over on purpose (hidden, half-written, a symbolic
                  ///< link in a directory, no known suffix): said, no failure
    };
    Origin origin;
    std::string id;       ///< empty when not known
    std::string message;  ///< one line, no path in it; may hold any UTF-8
    Kind kind = Kind::Failed;
};

/// "path:12: message" as one line that is safe on a terminal: control
/// characters, ill-formed bytes and bidirectional overrides as \xNN.
std::string to_string(const ReadError& error);

struct ReadOptions {
    JsonFields fields;  ///< keys of NDJSON and .json documents
    /// "ndjson", "json", "txt", "html" or "xml" for every source, whatever its
    /// suffix; empty: by suffix, standard input by its first bytes.
    std::string format;
    /// Bytes of one document, unpacked; larger ones fail.
    std::size_t largest_document = std::size_t{64} << 20;
};

/// Receives articles and errors in the order of the sources, on the caller's
/// thread.
struct ArticleSink {
    /// @return false to stop reading: read_articles() then returns
    std::function<bool(Article&&, const Origin&)> article;
    std::function<void(const ReadError&)> error;
    /// Called with the bytes just read of a file or standard input, before
    /// they are unpacked; may be empty.
    std::function<void(std::size_t)> bytes;
};

/// Reads every source to its end; one bad document never stops the next.
/// Directories are read recursively in the order of their names; in them
/// hidden files, names ending in ".part", "~" or ".tmp", and symbolic links
/// are skipped and said. A source that is named itself may be hidden or a link.
/// Only regular files are opened, without blocking. Memory: one document and
/// its buffers, whatever the size of the source. Throws only what the sink
/// throws.
void read_articles(const std::vector<std::string>& sources,
                   const ReadOptions& options,
                   const ArticleSink& sink);

/// Bytes of all files that read_articles() would open, as far as their names
/// tell; 0 when a source is no file or directory.
std::uint64_t source_bytes(const std::vector<std::string>& sources);

}  // namespace dateline

#endif
