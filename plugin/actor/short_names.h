// Short names: the surnames and acronyms by which an article goes on to call
// those whom it has named in full.
#ifndef DATELINE_PLUGIN_ACTOR_SHORT_NAMES_H
#define DATELINE_PLUGIN_ACTOR_SHORT_NAMES_H

#include <cstddef>
#include <cstdint>
#include <vector>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/actor/name_pattern.h"
#include "plugin/analysis.h"
#include "plugin/place/dense_index.h"

namespace dateline {

/// Holds scratch: one a thread. The lexicon must outlive it.
class ShortNames {
  public:
    explicit ShortNames(const ActorLexicon& lexicon) : lexicon_(lexicon) {}

    /// Adds claims to Analysis::names, which have those of the full names, and
    /// sorts them. Cost: linear in capitalised tokens and names.
    void find(const NamePattern& pattern, Analysis& analysis);

  private:
    /// First tokens of claims, by the hash of the short form.
    class FirstTokens {
      public:
        void clear();
        [[nodiscard]] bool empty() const { return firsts_.empty(); }
        void put(std::uint64_t hash, std::uint32_t first);
        void put_if_new(std::uint64_t hash, std::uint32_t first);
        /// kNone when there is none.
        [[nodiscard]] std::uint32_t find(std::uint64_t hash) const;

      private:
        DenseIndex numbers_;
        std::vector<std::uint32_t> firsts_;
    };

    void find_acronyms(Analysis& analysis);
    void read_acronym(Analysis& analysis,
                      std::uint32_t bracket,
                      std::size_t known);
    void collect_surnames(const NamePattern& pattern, Analysis& analysis);
    void scan(const NamePattern& pattern,
              std::size_t sentence,
              Analysis& analysis);
    void claim_surname(const NamePattern& pattern,
                       std::size_t sentence,
                       std::uint32_t at,
                       Analysis& analysis);
    [[nodiscard]] bool is_claimed(const Analysis& analysis,
                                  std::uint32_t token);
    [[nodiscard]] std::uint32_t entry_at(const Analysis& analysis,
                                         std::uint32_t first) const;
    void claim(Analysis& analysis,
               std::uint32_t token,
               NameKind kind,
               std::uint32_t fuller,
               const char* rule) const;

    const ActorLexicon& lexicon_;
    FirstTokens acronyms_;
    FirstTokens surnames_;
    std::size_t claimed_ = 0;  ///< claims of full names
    std::size_t cursor_ = 0;   ///< the claim being looked at
};

}  // namespace dateline

#endif
