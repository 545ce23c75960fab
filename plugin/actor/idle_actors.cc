// A use is idle by its form and the word before it; what an event points at is
// looked up in one sorted list of spans.
#include "plugin/actor/idle_actors.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace dateline {

namespace {

class IdleActors {
  public:
    IdleActors(const ActorLexicon& lexicon, Analysis& analysis)
        : lexicon_(lexicon), analysis_(analysis) {}

    void drop() {
        auto& uses = analysis_.actor_uses;
        std::size_t kept = 0;
        for (const ActorUse& use : uses) {
            const Span span = analysis_.span_of(use.tokens);
            if (is_offer(use) && !in_event(key_of(span))) {
                continue;
            }
            analysis_.actors[use.actor].mentions.push_back(
                analysis_.text.mention(span));
            uses[kept++] = use;
        }
        uses.resize(kept);
        drop_actors();
    }

  private:
    /// Where a mention stands: title first, then by position.
    struct Key {
        std::uint32_t part = 0;  ///< 0 title, 1 body
        std::uint32_t begin = 0;
        std::uint32_t end = 0;

        friend auto operator<=>(const Key&, const Key&) = default;
    };

    [[nodiscard]] Key key_of(Span span) const {
        const bool in_title = analysis_.text.in_title(span);
        const Span own = in_title ? span : analysis_.text.to_body(span);
        return {in_title ? 0U : 1U, own.begin, own.end};
    }

    /// Only some articles have a use whose role matters.
    void read_roles() {
        roles_read_ = true;
        for (const Event& event : analysis_.events) {
            for (const auto* mentions :
                 {&event.doer_mentions, &event.recipient_mentions}) {
                for (const Mention& each : *mentions) {
                    roles_.push_back({each.in_title ? 0U : 1U,
                                      each.span.begin,
                                      each.span.end});
                }
            }
        }
        std::ranges::sort(roles_);
        for (std::size_t i = 0; i < roles_.size(); ++i) {
            const bool same_part =
                i > 0 && roles_[i - 1].part == roles_[i].part;
            reach_.push_back(
                std::max(same_part ? reach_.back() : 0, roles_[i].end));
        }
    }

    void read_ids() {
        for (const Event& event : analysis_.events) {
            for (const auto* ids :
                 {&event.doers, &event.recipients, &event.said_by}) {
                ids_.insert(ids_.end(), ids->begin(), ids->end());
            }
        }
        std::ranges::sort(ids_);
    }

    [[nodiscard]] bool is_offer(const ActorUse& use) const {
        const Actor& actor = analysis_.actors[use.actor];
        if (use.form == ActorForm::Demonym) {
            return actor.kind == "country" || is_adjective(use);
        }
        if (use.form != ActorForm::Metonym || use.tokens.first == 0) {
            return false;
        }
        std::uint32_t before = use.tokens.first - 1;
        if (has(before, kArticle) && before > 0) {
            --before;
        }
        return has(before, kLocative);
    }

    [[nodiscard]] bool is_adjective(const ActorUse& use) const {
        std::uint32_t demonym = 0;
        const std::uint32_t length =
            lexicon_.longest_demonym(analysis_.tokens, use.tokens, demonym);
        return length != 0 &&
               (lexicon_.demonym(demonym).flags & kDemonymNoun) == 0 &&
               (use.tokens.first == 0 || !has(use.tokens.first - 1, kArticle));
    }

    [[nodiscard]] bool has(std::uint32_t token, NameWord word) const {
        return (analysis_.facts[token].classes & word) != 0;
    }

    /// Some role's span overlaps the mention.
    [[nodiscard]] bool in_event(const Key& mention) {
        if (!roles_read_) {
            read_roles();
        }
        const auto after =
            std::ranges::lower_bound(roles_, Key{mention.part, mention.end, 0});
        if (after == roles_.begin()) {
            return false;
        }
        const auto index = static_cast<std::size_t>(after - roles_.begin()) - 1;
        return roles_[index].part == mention.part &&
               reach_[index] > mention.begin;
    }

    void drop_actors() {
        auto& actors = analysis_.actors;
        if (std::ranges::none_of(actors, [](const Actor& actor) {
                return actor.mentions.empty();
            })) {
            return;
        }
        read_ids();
        std::vector<std::uint32_t> moved(actors.size(), kNone);
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0; i < actors.size(); ++i) {
            const Actor& actor = actors[i];
            if (actor.mentions.empty() &&
                !std::ranges::binary_search(ids_, actor.id)) {
                continue;
            }
            moved[i] = kept;
            if (kept != i) {
                actors[kept] = std::move(actors[i]);
            }
            ++kept;
        }
        actors.resize(kept);
        for (ActorUse& use : analysis_.actor_uses) {
            use.actor = moved[use.actor];
        }
    }

    const ActorLexicon& lexicon_;
    Analysis& analysis_;
    bool roles_read_ = false;
    std::vector<Key> roles_;             ///< sorted
    std::vector<std::uint32_t> reach_;   ///< largest end so far
    std::vector<std::string_view> ids_;  ///< sorted
};

}  // namespace

void drop_idle_actors(const ActorLexicon& lexicon, Analysis& analysis) {
    IdleActors(lexicon, analysis).drop();
}

}  // namespace dateline
