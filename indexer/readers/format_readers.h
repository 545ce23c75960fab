// The trade's formats, one function each: a parsed document to an Article or
// the reason why it is none. README.md beside this file has the table of what
// is read and how it maps.
#ifndef DATELINE_INDEXER_READERS_FORMAT_READERS_H
#define DATELINE_INDEXER_READERS_FORMAT_READERS_H

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "plugin/article.h"
#include "plugin/document/json_reader.h"

namespace dateline {

/// A record passed over on purpose: a draft, an attachment, a package without
/// text of its own.
struct NotAnArticle {
    std::string id;
    std::string message;
};

using ReadResult = std::variant<Article, NotAnArticle, DocumentError>;

/// True for an object that says by `standard`, or shows by its keys, that it
/// is ninjs. Looks at the bytes only: cheap, and wrong for nobody's own JSON.
bool looks_like_ninjs(std::string_view json);

/// IPTC ninjs 1.x, 2.x, 3.x. @param fallback_id when there is no uri
ReadResult read_ninjs(std::string_view json, const std::string& fallback_id);

/// NITF 3.x. @param root the <nitf> element. @param article holds what the
/// parser had to say already
ReadResult read_nitf(pugi::xml_node root,
                     Article article,
                     const std::string& fallback_id);

/// The body of a <nitf> into text, blocks and the fields still empty.
void read_nitf_into(pugi::xml_node root, Article& article);

/// NewsML-G2 <newsItem> or <packageItem>.
ReadResult read_newsml(pugi::xml_node root,
                       Article article,
                       const std::string& fallback_id);

/// What a feed says of all its items.
struct FeedHead {
    std::string source;
    std::string language;
};

/// <channel> of RSS and RDF, or <feed> of Atom.
FeedHead read_feed_head(pugi::xml_node channel);

/// <item> of RSS 0.9x, 1.0, 2.0 and of WordPress exports.
ReadResult read_rss_item(pugi::xml_node item,
                         const FeedHead& head,
                         Article article,
                         const std::string& fallback_id);

/// <entry> of Atom 1.0.
ReadResult read_atom_entry(pugi::xml_node entry,
                           const FeedHead& head,
                           Article article,
                           const std::string& fallback_id);

}  // namespace dateline

#endif
