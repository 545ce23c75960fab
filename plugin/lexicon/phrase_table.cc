// Building of the open-addressing table; the look-up is in the header.
#include "plugin/lexicon/phrase_table.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace dateline {

void PhraseTableBuilder::add(std::span<const std::uint64_t> tokens,
                             std::uint32_t payload) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        key = extend_key(key, tokens[i]);
        Entry& entry = entries_[key];
        if (i + 1 < tokens.size()) {
            entry.next = static_cast<std::uint16_t>(
                entry.next | PhraseNode::bit_of(tokens[i + 1]));
        } else {
            if (entry.payloads.size() <
                std::numeric_limits<std::uint16_t>::max()) {
                entry.payloads.push_back(payload);
            }
        }
    }
}

void PhraseTableBuilder::write(ImageWriter& writer,
                               const std::string& name) const {
    std::vector<PhraseSlot> slots(
        std::bit_ceil(std::max<std::size_t>(2, entries_.size() * 2)));
    // Phrases of the smallest payloads first: where these number the things by
    // their weight, what is often asked for stands side by side.
    std::vector<const std::pair<const std::uint64_t, Entry>*> order;
    for (const auto& entry : entries_) {
        order.push_back(&entry);
    }
    std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) {
        return a->second.payloads < b->second.payloads;
    });
    std::vector<std::uint32_t> payloads;
    const std::size_t mask = slots.size() - 1;
    for (const auto* keyed : order) {
        const auto& [key, entry] = *keyed;
        std::size_t i = key & mask;
        while (slots[i].key != 0) {
            i = (i + 1) & mask;
        }
        slots[i] = {key,
                    {.first = static_cast<std::uint32_t>(payloads.size()),
                     .count = static_cast<std::uint16_t>(entry.payloads.size()),
                     .next = entry.next}};
        payloads.insert(
            payloads.end(), entry.payloads.begin(), entry.payloads.end());
    }
    writer.add(name + ".s", slots);
    writer.add(name + ".p", payloads);
}

}  // namespace dateline
