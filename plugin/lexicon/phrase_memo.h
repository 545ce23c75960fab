// PhraseMemo: what a large PhraseTable was asked lately, and what it said. The
// names of news come again and again, and so do the words beside them that only
// might go on a name; each question of the table waits for memory.
#ifndef DATELINE_PLUGIN_LEXICON_PHRASE_MEMO_H
#define DATELINE_PLUGIN_LEXICON_PHRASE_MEMO_H

#include <cstddef>
#include <cstdint>
#include <vector>

#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// One a thread; 64 KB. The table must outlive it.
class PhraseMemo {
  public:
    explicit PhraseMemo(const PhraseTable& table)
        : table_(&table), slots_(kSlots) {}

    /// As PhraseTable::next(), but a node that does not exist where there is
    /// none.
    PhraseNode next(const PhraseNode& node,
                    std::uint64_t token,
                    std::uint64_t& key) {
        if (!node.may_continue(token)) {
            return {};
        }
        const std::uint64_t longer = extend_key(key, token);
        PhraseSlot& slot = slots_[longer % kSlots];
        if (slot.key != longer) {
            const PhraseNode* const found = table_->find(longer);
            slot = {longer, found == nullptr ? PhraseNode{} : *found};
        }
        key = slot.node.exists() ? longer : key;
        return slot.node;
    }

  private:
    static constexpr std::size_t kSlots = 4096;

    const PhraseTable* table_;
    std::vector<PhraseSlot> slots_;  ///< another key's answer takes its place
};

}  // namespace dateline

#endif
