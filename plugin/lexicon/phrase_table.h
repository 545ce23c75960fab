// PhraseTable: many phrases of one or more tokens at once, found by walking
// token hashes; the walk from each token yields every phrase starting there,
// so the caller can take the longest ("leftmost-longest") or look at all.
//
// A phrase is a path of 64-bit keys: the key of its first n tokens is the key
// of the first n-1 extended by the nth token's hash. All keys live in one
// open-addressing table, prefixes marked as continuing. That is a trie without
// nodes: one probe a token, flat, and mappable.
#ifndef DATELINE_PLUGIN_LEXICON_PHRASE_TABLE_H
#define DATELINE_PLUGIN_LEXICON_PHRASE_TABLE_H

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "plugin/lexicon/image.h"

namespace dateline {

/// What the table knows of one phrase. Small enough to be kept by whoever asks
/// again: the table itself is large, and slow for the wait on memory.
struct PhraseNode {
    std::uint32_t first = 0;  ///< first payload
    std::uint16_t count = 0;  ///< 0: only a prefix of longer phrases
    /// The tokens that go on with it, each by one bit of its hash.
    std::uint16_t next = 0;

    /// A phrase, or a prefix of one.
    [[nodiscard]] bool exists() const { return count != 0 || next != 0; }
    /// Some longer phrase begins with this.
    [[nodiscard]] bool continues() const { return next != 0; }
    /// False where certainly no phrase goes on with @p token. Most words behind
    /// a name do not: that spares a look-up, and with it a wait on memory.
    [[nodiscard]] bool may_continue(std::uint64_t token) const {
        return (next & bit_of(token)) != 0;
    }
    static std::uint16_t bit_of(std::uint64_t token) {
        return static_cast<std::uint16_t>(1U << (token >> 60));
    }
};

/// The node of the empty phrase, whose key is 0: any word may go on with it.
inline constexpr PhraseNode kBeforePhrases{.next = 0xFFFF};

/// One key. 16 bytes, four to a cache line; key 0 marks an empty slot.
struct PhraseSlot {
    std::uint64_t key = 0;
    PhraseNode node;
};
static_assert(sizeof(PhraseSlot) == 16);

/// Key of the phrase `prefix` followed by a token; prefix 0 is the empty one.
inline std::uint64_t extend_key(std::uint64_t prefix, std::uint64_t token) {
    std::uint64_t key = (prefix ^ token) * 0x9E3779B97F4A7C15ULL;
    key ^= key >> 29;
    key += prefix * 0xBF58476D1CE4E5B9ULL;
    key ^= key >> 32;
    return key == 0 ? 1 : key;
}

/// Immutable view; look-up O(1) a token. Safe to share between threads.
class PhraseTable {
  public:
    PhraseTable() = default;
    PhraseTable(std::span<const PhraseSlot> slots,
                std::span<const std::uint32_t> payloads)
        : slots_(slots), payloads_(payloads) {}
    /// Sections `name`.s and `name`.p of @p image.
    PhraseTable(const Image& image, const std::string& name)
        : PhraseTable(image.array<PhraseSlot>(name + ".s"),
                      image.array<std::uint32_t>(name + ".p")) {}

    /// @return the node of a key made by extend_key(), or null
    [[nodiscard]] const PhraseNode* find(std::uint64_t key) const {
        if (slots_.empty()) {
            return nullptr;
        }
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = key & mask;; i = (i + 1) & mask) {
            if (slots_[i].key == key) {
                return &slots_[i].node;
            }
            if (slots_[i].key == 0) {
                return nullptr;
            }
        }
    }

    /// The node of the phrase @p node followed by @p token, or null.
    /// @param key of @p node; becomes that of the longer phrase, if there is one
    [[nodiscard]] const PhraseNode* next(const PhraseNode& node,
                                         std::uint64_t token,
                                         std::uint64_t& key) const {
        if (!node.may_continue(token)) {
            return nullptr;
        }
        const std::uint64_t longer = extend_key(key, token);
        const PhraseNode* const found = find(longer);
        key = found == nullptr ? key : longer;
        return found;
    }

    /// Starts to load the node of @p key, which is soon asked for.
    void prefetch(std::uint64_t key) const {
        if (!slots_.empty()) {
            __builtin_prefetch(&slots_[key & (slots_.size() - 1)]);
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> payloads(
        const PhraseNode& node) const {
        return list_of(payloads_, {node.first, node.count});
    }

    /// Calls `found(length_in_tokens, payloads)` for every phrase that starts
    /// at the front of the hashes `hash_at(0), hash_at(1), ...` (at most
    /// `limit` of them), shortest first.
    template <typename HashAt, typename Found>
    void walk(std::uint32_t limit, HashAt hash_at, Found found) const {
        std::uint64_t key = 0;
        const PhraseNode* node = &kBeforePhrases;
        for (std::uint32_t n = 0; n < limit; ++n) {
            node = next(*node, hash_at(n), key);
            if (node == nullptr) {
                return;
            }
            if (node->count != 0) {
                found(n + 1, payloads(*node));
            }
        }
    }

  private:
    std::span<const PhraseSlot> slots_;
    std::span<const std::uint32_t> payloads_;
};

/// Collects phrases and lays the table out. Deterministic.
class PhraseTableBuilder {
  public:
    /// @param tokens hashes of the phrase's tokens, at least one
    /// Several payloads of one phrase keep the order they were added in; of
    /// more than 65535 the rest is left out.
    void add(std::span<const std::uint64_t> tokens, std::uint32_t payload);

    /// Writes sections `name`.s and `name`.p; at most half of the slots full.
    void write(ImageWriter& writer, const std::string& name) const;

  private:
    struct Entry {
        std::vector<std::uint32_t> payloads;
        std::uint16_t next = 0;
    };
    std::map<std::uint64_t, Entry> entries_;
};

}  // namespace dateline

#endif
