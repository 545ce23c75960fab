// Look-ups in the actor sections of the compiled lexicon.
#include "plugin/actor/actor_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dateline {

namespace {

/// Longest name in tokens; longer ones are cut by the loader.
constexpr std::uint32_t kLongestName = 14;

/// Place of a code of two capital letters among all such, else a number that is
/// no such place.
std::size_t letters_of(std::string_view code) {
    const auto capital = [](char c) {
        return c >= 'A' && c <= 'Z';
    };
    if (code.size() != 2 || !capital(code[0]) || !capital(code[1])) {
        return kLetterPairs;
    }
    return static_cast<std::size_t>(code[0] - 'A') * 26 +
           static_cast<std::size_t>(code[1] - 'A');
}

}  // namespace

ActorLexicon::ActorLexicon(const Image& image)
    : image_(image),
      actors_(image.array<ActorRecord>("act.actors")),
      aliases_(image.array<ActorAlias>("act.aliases")),
      memberships_(image.array<ActorMembership>("act.above")),
      references_(image.array<std::uint32_t>("act.refs")),
      tenures_(image.array<ActorTenure>("act.tenures")),
      offices_(image.array<OfficeRecord>("act.offices")),
      holders_(image.array<OfficeHolder>("act.holders")),
      roles_(image.array<RoleRecord>("act.roles")),
      countries_(image.array<CountryActors>("act.countries")),
      capitals_(image.array<std::uint32_t>("act.capitals")),
      by_id_(image.array<std::uint32_t>("act.byid")),
      demonyms_(image.array<Demonym>("act.demonyms")),
      names_(image, "act.names"),
      small_names_(image.array<std::uint64_t>("act.small")),
      openings_(image.array<std::uint64_t>("act.openings")),
      role_forms_(image, "act.roleform"),
      demonym_forms_(image, "act.demform"),
      words_(image, "act.words") {
    if (openings_.size() * 64 != kOpeningBits) {
        throw ImageError("the actors sections are damaged");
    }
    for (std::size_t i = 0; i < countries_.size(); ++i) {
        const std::size_t letters = letters_of(text(countries_[i].code));
        if (letters < by_letters_.size()) {
            by_letters_[letters] = static_cast<std::uint16_t>(i + 1);
        }
    }
}

const CountryActors* ActorLexicon::country(std::string_view code) const {
    if (const std::size_t letters = letters_of(code);
        letters < by_letters_.size()) {
        const std::uint16_t number = by_letters_[letters];
        return number == 0 ? nullptr : &countries_[number - 1];
    }
    const auto found =
        std::lower_bound(countries_.begin(),
                         countries_.end(),
                         code,
                         [&](const CountryActors& c, std::string_view wanted) {
                             return text(c.code) < wanted;
                         });
    return found != countries_.end() && text(found->code) == code ? &*found
                                                                  : nullptr;
}

const CountryActors* ActorLexicon::capital(std::string_view place_id) const {
    constexpr std::string_view kPrefix = "geonames:";
    if (!place_id.starts_with(kPrefix)) {
        return nullptr;
    }
    place_id.remove_prefix(kPrefix.size());
    std::uint32_t id = 0;
    const auto [end, error] =
        std::from_chars(place_id.data(), place_id.data() + place_id.size(), id);
    if (error != std::errc{} || end != place_id.data() + place_id.size()) {
        return nullptr;
    }
    const auto found =
        std::lower_bound(capitals_.begin(),
                         capitals_.end(),
                         id,
                         [&](std::uint32_t index, std::uint32_t wanted) {
                             return countries_[index].capital < wanted;
                         });
    return found != capitals_.end() && countries_[*found].capital == id
               ? &countries_[*found]
               : nullptr;
}

const ActorRecord* ActorLexicon::find(std::string_view id) const {
    const auto found =
        std::lower_bound(by_id_.begin(),
                         by_id_.end(),
                         id,
                         [&](std::uint32_t index, std::string_view wanted) {
                             return text(actors_[index].id) < wanted;
                         });
    return found != by_id_.end() && text(actors_[*found].id) == id
               ? &actors_[*found]
               : nullptr;
}

WordFacts ActorLexicon::word_facts(std::uint64_t hash) const {
    const std::uint64_t key = extend_key(0, hash);
    WordFacts facts;
    std::uint32_t starts = 0;
    if (const PhraseNode* node = words_.find(key)) {
        facts.classes = words_.payloads(*node)[0];
    }
    if (names_.find(key) != nullptr) {
        const bool small =
            std::binary_search(small_names_.begin(), small_names_.end(), hash);
        starts |= kStartsName | (small ? kStartsSmallName : 0U);
    }
    if (const PhraseNode* node = role_forms_.find(key)) {
        starts |= kStartsRole | (node->continues() ? kStartsLongRole : 0U);
    }
    if (demonym_forms_.find(key) != nullptr) {
        starts |= kStartsDemonym;
    }
    facts.starts = static_cast<std::uint8_t>(starts);
    return facts;
}

void ActorLexicon::prefetch_word(std::uint64_t hash) const {
    const std::uint64_t key = extend_key(0, hash);
    words_.prefetch(key);
    names_.prefetch(key);
    role_forms_.prefetch(key);
    demonym_forms_.prefetch(key);
}

bool ActorLexicon::written_so(const std::vector<Token>& tokens,
                              std::span<const std::uint32_t> path,
                              const ActorAlias& alias) const {
    for (std::uint32_t n = 0; n < path.size(); ++n) {
        const Token& token = tokens[path[n]];
        if ((alias.capitals >> n & 1) != 0 && !token.has(kCapitalised)) {
            return false;
        }
        if ((alias.flags & kAliasAllCaps) != 0 && !token.has(kAllCaps) &&
            token.letters > 1) {
            return false;
        }
    }
    return true;
}

/// By the first two words; where longest_name() may pass over the second, true.
bool ActorLexicon::may_be_name(const std::vector<Token>& tokens,
                               TokenRange within) const {
    const std::uint64_t first = tokens[within.first].hash;
    if (opens(first, 0)) {
        return true;
    }
    if (within.size() < 2) {
        return false;
    }
    const Token& second = tokens[within.first + 1];
    return second.has(kPunctuation)
               ? second.is(U'&')
               : second.has(kInitial) || opens(first, second.hash);
}

AliasHit ActorLexicon::longest_name(const std::vector<Token>& tokens,
                                    TokenRange within) const {
    AliasHit best;
    if (within.empty() || !may_be_name(tokens, within)) {
        return best;
    }
    std::array<std::uint32_t, kLongestName> path{};
    std::uint32_t depth = 0;
    const PhraseNode* node = &kBeforePhrases;
    std::uint64_t key = 0;
    for (std::uint32_t at = within.first;
         at < within.last && depth < kLongestName;
         ++at) {
        const Token& token = tokens[at];
        if (token.is(U'&') && depth > 0) {
            continue;
        }
        if (token.has(kPunctuation)) {
            break;
        }
        const PhraseNode* next = names_.next(*node, token.hash, key);
        if (next == nullptr) {
            if (depth > 0 && token.has(kInitial)) {
                continue;
            }
            break;
        }
        node = next;
        path[depth++] = at;
        const auto aliases = names_.payloads(*node);
        if (!aliases.empty() && written_so(tokens,
                                           std::span(path.data(), depth),
                                           aliases_[aliases.front()])) {
            best = {at + 1 - within.first, aliases};
        }
        if (!node->continues()) {
            break;
        }
    }
    return best;
}

std::span<const std::uint32_t> ActorLexicon::aliases_of(
    std::span<const std::uint64_t> hashes) const {
    std::uint64_t key = 0;
    for (const std::uint64_t hash : hashes) {
        key = extend_key(key, hash);
    }
    const PhraseNode* node = hashes.empty() ? nullptr : names_.find(key);
    return node == nullptr ? std::span<const std::uint32_t>{}
                           : names_.payloads(*node);
}

std::uint32_t ActorLexicon::longest_role(const std::vector<Token>& tokens,
                                         TokenRange within,
                                         RoleForm& form) const {
    std::uint32_t best = 0;
    role_forms_.walk(
        within.size(),
        [&](std::uint32_t n) { return tokens[within.first + n].hash; },
        [&](std::uint32_t length, std::span<const std::uint32_t> payloads) {
            const bool capital = (payloads[0] & 2) != 0;
            if (capital && !tokens[within.first].has(kCapitalised)) {
                return;
            }
            best = length;
            form = {payloads[0] / 4, (payloads[0] & 1) != 0};
        });
    return best;
}

std::uint32_t ActorLexicon::longest_demonym(const std::vector<Token>& tokens,
                                            TokenRange within,
                                            std::uint32_t& demonym) const {
    if (within.empty() || !tokens[within.first].has(kCapitalised)) {
        return 0;
    }
    std::uint32_t best = 0;
    demonym_forms_.walk(
        within.size(),
        [&](std::uint32_t n) { return tokens[within.first + n].hash; },
        [&](std::uint32_t length, std::span<const std::uint32_t> payloads) {
            best = length;
            demonym = payloads[0];
        });
    return best;
}

}  // namespace dateline
