// DenseIndex: numbers the distinct keys of one article from 0 on, so that what
// belongs to a key can stand in plain arrays. Reused from article to article
// without giving memory back or clearing it.
#ifndef DATELINE_PLUGIN_PLACE_DENSE_INDEX_H
#define DATELINE_PLUGIN_PLACE_DENSE_INDEX_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

/// Open addressing; a slot counts only when it bears the present stamp.
class DenseIndex {
  public:
    DenseIndex() : slots_(std::size_t{1} << kFirstBits) {}

    void clear() {
        ++stamp_;
        count_ = 0;
    }
    [[nodiscard]] std::uint32_t size() const { return count_; }

    static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

    /// The key's number, or kAbsent.
    [[nodiscard]] std::uint32_t find_number(std::uint64_t key) const {
        const Slot& slot = slots_[slot_of(key)];
        return slot.stamp == stamp_ ? slot.number : kAbsent;
    }
    [[nodiscard]] bool contains(std::uint64_t key) const {
        return find_number(key) != kAbsent;
    }
    /// The key's number; a new key gets the next one.
    std::uint32_t number_of(std::uint64_t key) {
        Slot& slot = slots_[slot_of(key)];
        if (slot.stamp == stamp_) {
            return slot.number;
        }
        slot = {key, count_, stamp_};
        if (std::size_t{++count_} * 2 >= slots_.size()) {
            grow();
        }
        return count_ - 1;
    }

  private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t number = 0;
        std::uint32_t stamp = 0;
    };
    static constexpr unsigned kFirstBits = 10;

    /// The slot that has the key, or that it would be put in.
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
        const Slot* const slots = slots_.data();
        std::size_t i = (key * 0x9E3779B97F4A7C15ULL) >> shift_;
        while (slots[i].stamp == stamp_ && slots[i].key != key) {
            i = (i + 1) & (slots_.size() - 1);
        }
        return i;
    }

    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        --shift_;
        for (const Slot& slot : old) {
            if (slot.stamp == stamp_) {
                slots_[slot_of(slot.key)] = slot;
            }
        }
    }

    std::vector<Slot> slots_;
    unsigned shift_ = 64 - kFirstBits;
    std::uint32_t stamp_ = 1;
    std::uint32_t count_ = 0;
};

}  // namespace dateline

#endif
