// Which hits are versions of one story, by the sketches of their leads.
#ifndef DATELINE_QUERY_STORY_GROUPS_H
#define DATELINE_QUERY_STORY_GROUPS_H

#include <string>
#include <vector>

#include <xapian.h>

namespace dateline {

/// Indexes into the sketches: each group's first comes first in them, and the
/// groups are in the order of their first. An article without a sketch is
/// alone. A version belongs to the first group whose first it resembles, so
/// that chains of likenesses do not join two stories.
/// Cost: about linear in the sketches.
std::vector<std::vector<std::size_t>> group_stories(
    const std::vector<std::string>& sketches);

/// The sketches of @p documents, in their order. Cost: one pass over the
/// slot's values; on remote databases one look-up each.
/// @throw Xapian::Error
std::vector<std::string> sketches_of(
    const Xapian::Database& database,
    const std::vector<Xapian::docid>& documents);

}  // namespace dateline

#endif
