// A use is idle by its form and the word before it; what an event points at is
// looked up in one sorted list of spans.
#include "plugin/actor/idle_actors.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace dateline {

namespace {

class IdleActors {
  public:
    IdleActors(const ActorLexicon& lexicon, Analysis& analysis)
        : lexicon_(lexicon), analysis_(analysis) {}

    void drop() {
        collect_events();
        std::vector<ActorUse> kept;
        kept.reserve(analysis_.actor_uses.size());
        for (Actor& actor : analysis_.actors) {
            actor.mentions.clear();
        }
        for (const ActorUse& use : analysis_.actor_uses) {
            Mention mention =
                analysis_.text.mention(analysis_.span_of(use.tokens));
            if (is_offer(use) && !in_event(mention)) {
                continue;
            }
            analysis_.actors[use.actor].mentions.push_back(std::move(mention));
            kept.push_back(use);
        }
        analysis_.actor_uses = std::move(kept);
        drop_actors();
    }

  private:
    void collect_events() {
        for (const Event& event : analysis_.events) {
            roles_.insert(roles_.end(),
                          event.doer_mentions.begin(),
                          event.doer_mentions.end());
            roles_.insert(roles_.end(),
                          event.recipient_mentions.begin(),
                          event.recipient_mentions.end());
            for (const auto* ids :
                 {&event.doers, &event.recipients, &event.said_by}) {
                ids_.insert(ids->begin(), ids->end());
            }
        }
        std::sort(roles_.begin(), roles_.end());
        std::uint32_t reach = 0;
        bool in_title = true;
        for (const Mention& role : roles_) {
            if (role.in_title != in_title) {
                reach = 0;
                in_title = role.in_title;
            }
            reach = std::max(reach, role.span.end);
            reach_.push_back(reach);
        }
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
        const Token& t = analysis_.tokens[token];
        return !t.has(kPunctuation) && (lexicon_.word(t.hash) & word) != 0;
    }

    /// Some role's span overlaps the mention.
    [[nodiscard]] bool in_event(const Mention& mention) const {
        Mention end = mention;
        end.span = {mention.span.end, mention.span.end};
        const auto after = std::lower_bound(roles_.begin(), roles_.end(), end);
        if (after == roles_.begin()) {
            return false;
        }
        const auto index = static_cast<std::size_t>(after - roles_.begin()) - 1;
        return roles_[index].in_title == mention.in_title &&
               reach_[index] > mention.span.begin;
    }

    void drop_actors() {
        std::vector<std::uint32_t> moved(analysis_.actors.size(), kNone);
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0; i < analysis_.actors.size(); ++i) {
            const Actor& actor = analysis_.actors[i];
            if (actor.mentions.empty() && !ids_.contains(actor.id)) {
                continue;
            }
            moved[i] = kept;
            if (kept != i) {
                analysis_.actors[kept] = std::move(analysis_.actors[i]);
            }
            ++kept;
        }
        analysis_.actors.resize(kept);
        for (ActorUse& use : analysis_.actor_uses) {
            use.actor = moved[use.actor];
        }
    }

    const ActorLexicon& lexicon_;
    Analysis& analysis_;
    std::vector<Mention> roles_;        ///< sorted
    std::vector<std::uint32_t> reach_;  ///< largest end so far
    std::set<std::string_view> ids_;
};

}  // namespace

void drop_idle_actors(const ActorLexicon& lexicon, Analysis& analysis) {
    IdleActors(lexicon, analysis).drop();
}

}  // namespace dateline
