// Chunk by chunk.
#include "plugin/event/syntax_text.h"

#include <array>
#include <string_view>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 9> kLinks = {"main",
                                                    "that",
                                                    "infinitive",
                                                    "gerund",
                                                    "relative",
                                                    "adjunct",
                                                    "subordinate",
                                                    "coordinate",
                                                    "attribution"};

class Describer {
  public:
    Describer(const Analysis& analysis,
              const WordLexicon& words,
              const Syntax& syntax)
        : analysis_(analysis), words_(words), s_(syntax) {}

    std::string run() {
        for (const Chunk& chunk : s_.chunks) {
            text_ += text_.empty() ? "" : " ";
            switch (chunk.kind) {
            case ChunkKind::NounPhrase:
                phrase(chunk);
                break;
            case ChunkKind::VerbGroup:
                verb(s_.verbs[chunk.index]);
                break;
            case ChunkKind::Preposition:
                text_ += "<" + surface(chunk.first, chunk.last) + ">";
                break;
            case ChunkKind::Time:
                text_ += "@" + surface(chunk.first, chunk.last) + "@";
                break;
            case ChunkKind::Adjective:
                text_ += "~" + surface(chunk.first, chunk.last) + "~";
                break;
            default:
                text_ += surface(chunk.first, chunk.last);
            }
        }
        return std::move(text_);
    }

  private:
    [[nodiscard]] std::string surface(std::uint32_t first,
                                      std::uint32_t last) const {
        return std::string(analysis_.surface(s_.token_range(first, last)));
    }

    [[nodiscard]] std::string head(std::uint32_t phrase) const {
        return phrase == kNone ? std::string("-")
                               : surface(s_.phrases[phrase].head,
                                         s_.phrases[phrase].head + 1);
    }

    void phrase(const Chunk& chunk) {
        const NounPhrase& current = s_.phrases[chunk.index];
        text_ += "[" + surface(chunk.first, chunk.last);
        if (current.possessor != kNone) {
            text_ += " of " + head(current.possessor);
        }
        if (current.prev_in_list != kNone) {
            text_ += " & " + head(current.prev_in_list);
        }
        text_ += "]";
    }

    void verb(const VerbGroup& group) {
        text_ += "{" + surface(group.first, group.last);
        text_ += group.voice == Voice::Passive ? ": passive " : ": ";
        text_ += kLinks[static_cast<std::size_t>(group.link)];
        text_ += ", of " + head(group.subject);
        if (group.patient != kNone) {
            text_ += ", to " + head(group.patient);
        }
        if (group.governor != kNone) {
            const VerbGroup& above = s_.verbs[group.governor];
            text_ += ", under " + surface(above.main, above.main + 1);
        }
        if (group.governor_noun != kNone) {
            text_ += ", under " + head(group.governor_noun);
        }
        if (group.joint != kNone) {
            text_ += ", by " + std::string(words_.lemma_text(group.joint));
        }
        text_ += "}";
    }

    const Analysis& analysis_;
    const WordLexicon& words_;
    const Syntax& s_;
    std::string text_;
};

}  // namespace

std::string describe_syntax(const Analysis& analysis,
                            const WordLexicon& words,
                            const Syntax& syntax) {
    return Describer(analysis, words, syntax).run();
}

}  // namespace dateline
