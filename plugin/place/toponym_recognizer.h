// Toponym recognizer: finds the words of an article that may name places, with
// the candidates of each name and the evidence of the words around it. Which
// candidate is meant, and whether a doubtful one is a place at all, is
// toponym_resolver's to decide.
#ifndef DATELINE_PLUGIN_PLACE_TOPONYM_RECOGNIZER_H
#define DATELINE_PLUGIN_PLACE_TOPONYM_RECOGNIZER_H

#include <cstddef>
#include <vector>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"
#include "plugin/lexicon/phrase_memo.h"
#include "plugin/place/dense_index.h"
#include "plugin/place/gazetteer.h"
#include "plugin/place/known_names.h"
#include "plugin/place/misspelling.h"
#include "plugin/place/toponym.h"
#include "plugin/place/toponym_context.h"
#include "plugin/place/toponym_words.h"

namespace dateline {

/// Holds scratch: one a thread. The lexicons must outlive it.
class ToponymRecognizer {
  public:
    ToponymRecognizer(const Gazetteer& gazetteer,
                      const ToponymWords& toponym_words,
                      const ActorLexicon& actors)
        : gazetteer_(gazetteer),
          toponym_words_(toponym_words),
          actors_(actors),
          phrases_(gazetteer.names()) {}

    /// Fills @p found. Names claimed for persons and works are left out;
    /// places inside claimed organisations are mentions inside a name.
    /// Cost: linear in the capitalised tokens.
    void recognize(const Analysis& analysis, ToponymSet& found);

  private:
    struct Match {
        std::uint32_t length = 0;
        std::uint64_t key = 0;  ///< in the gazetteer's names
        std::span<const std::uint32_t> payloads;
    };

    /// Evidence that says by itself that a name is a place's.
    static constexpr float kStatedPlaceEvidence = 1.5F;

    void scan_sentence(const Analysis& analysis, std::uint32_t sentence);
    [[nodiscard]] static bool is_prefix(const Analysis& analysis,
                                        std::uint32_t token);
    std::uint32_t scan_token(const Analysis& analysis,
                             std::uint32_t sentence,
                             std::uint32_t at,
                             SentenceCase letters);
    void add_mention(const Analysis& analysis,
                     std::uint32_t sentence,
                     TokenRange tokens,
                     const Match& match,
                     SentenceCase letters);
    [[nodiscard]] Match longest_match(const Analysis& analysis,
                                      TokenRange rest,
                                      SentenceCase letters);
    [[nodiscard]] bool is_written_as_name(const Analysis& analysis,
                                          TokenRange tokens) const;
    [[nodiscard]] bool fits(const Analysis& analysis,
                            TokenRange tokens,
                            NameEntry entry,
                            SentenceCase letters) const;
    std::uint32_t name_index(const Analysis& analysis,
                             TokenRange tokens,
                             const Match& match,
                             SentenceCase letters);
    bool add_candidates(const Analysis& analysis,
                        TokenRange tokens,
                        const Match& match,
                        SentenceCase letters);
    [[nodiscard]] static std::uint64_t key_of(const Analysis& analysis,
                                              TokenRange tokens);
    [[nodiscard]] bool adjoin(const Analysis& analysis,
                              std::uint32_t left,
                              std::uint32_t right) const;
    [[nodiscard]] const Candidate* best_of(const Toponym& mention) const;
    [[nodiscard]] bool are_listed(const Analysis& analysis,
                                  std::uint32_t inner) const;
    void link_containers(const Analysis& analysis);
    [[nodiscard]] bool any_lies_in(const Toponym& inner,
                                   const Toponym& outer) const;
    [[nodiscard]] bool names_currency(const Analysis& analysis,
                                      std::uint32_t token) const;
    [[nodiscard]] bool is_continental(const ToponymName& name) const;
    [[nodiscard]] bool names_heritage(const Analysis& analysis,
                                      TokenRange tokens);
    /// The name of a list's division that ends before @p last; empty: none.
    [[nodiscard]] TokenRange division_before(const Analysis& analysis,
                                             TokenRange rest,
                                             std::uint64_t kind_word) const;
    void add_divisions(const Analysis& analysis,
                       std::uint32_t sentence,
                       std::uint32_t plural,
                       SentenceCase letters);
    void count(const Toponym& mention, int by);
    void judge_demonym(const Analysis& analysis,
                       TokenRange tokens,
                       const NameClaim* claim,
                       Toponym& mention);
    void judge(const Analysis& analysis,
               TokenRange matched,
               const ToponymContext& context,
               SentenceCase letters,
               Toponym& mention) const;
    [[nodiscard]] std::uint32_t unknown_length(const Analysis& analysis,
                                               TokenRange rest) const;
    std::uint32_t add_unknown(const Analysis& analysis,
                              std::uint32_t sentence,
                              std::uint32_t first,
                              SentenceCase letters);
    void add_unknown_mention(const Analysis& analysis,
                             std::uint32_t sentence,
                             TokenRange tokens,
                             SentenceCase letters);
    struct StrangeWord {
        std::uint32_t token = 0;
        std::uint32_t sentence = 0;
    };
    void note_if_strange(const Analysis& analysis,
                         std::uint32_t sentence,
                         std::uint32_t token);
    void collect_right_names(const Analysis& analysis);
    void add_misspelt(const Analysis& analysis);
    void add_misspelt_mention(const Analysis& analysis,
                              const StrangeWord& strange,
                              const RightName& right,
                              std::ptrdiff_t known);
    [[nodiscard]] bool follows_place(std::uint32_t token,
                                     const Match& match) const;
    [[nodiscard]] bool any_around(std::uint32_t inner,
                                  const Match& match) const;
    [[nodiscard]] bool is_rather_body(const NameClaim& claim,
                                      TokenRange tokens,
                                      const Match& match) const;
    [[nodiscard]] bool outweighs(const NameClaim& claim,
                                 TokenRange tokens,
                                 const Match& match) const;
    void collect_persons(const Analysis& analysis);
    [[nodiscard]] const NameClaim* claim_at(const Analysis& analysis,
                                            std::uint32_t token);
    [[nodiscard]] const DatelineHead* dateline_at(const Analysis& analysis,
                                                  std::uint32_t token);
    /// Of the heads not passed yet: looks, where dateline_at() moves on.
    [[nodiscard]] bool in_dateline(const Analysis& analysis,
                                   std::uint32_t token) const;
    [[nodiscard]] bool in_time(const Analysis& analysis, std::uint32_t token);

    const Gazetteer& gazetteer_;
    const ToponymWords& toponym_words_;
    const ActorLexicon& actors_;
    ToponymSet* found_ = nullptr;
    PhraseMemo phrases_;  ///< the gazetteer's names
    KnownNames known_names_;
    DenseIndex name_indexes_;
    DenseIndex surnames_;               ///< hashes
    std::vector<StrangeWord> strange_;  ///< words that no lexicon knows
    RightNames right_names_;            ///< of mentions so far
    std::size_t next_claim_ = 0;
    std::size_t next_time_ = 0;
    std::size_t next_head_ = 0;
};

}  // namespace dateline

#endif
