// A word may have several classes: every list that names it adds its own.
#include "config/actor_words.h"

#include <cstdint>
#include <map>
#include <optional>

#include "config/actor_days.h"

namespace dateline {

namespace {

template <typename Value>
std::optional<Value> named(const std::map<std::string, Value>& names,
                           const std::string& word) {
    const auto found = names.find(word);
    return found == names.end() ? std::nullopt
                                : std::optional<Value>(found->second);
}

const std::map<std::string, std::uint32_t>& word_classes() {
    static const std::map<std::string, std::uint32_t> kClasses = {
        {"given_male", kGivenMale},
        {"given_female", kGivenFemale},
        {"particles", kParticle},
        {"honorifics_male", kHonorific | kHonorificMale},
        {"honorifics_female", kHonorific | kHonorificFemale},
        {"honorifics", kHonorific},
        {"former", kFormer},
        {"role_adjectives", kRoleAdjective},
        {"speech_verbs", kSpeechVerb},
        {"organisation_heads", kOrganisationHead},
        {"party_heads", kOrganisationHead | kPartyHead},
        {"company_heads", kOrganisationHead | kCompanyHead},
        {"armed_heads", kOrganisationHead | kArmedHead},
        {"media_heads", kOrganisationHead | kMediaHead},
        {"complement_heads", kOrganisationHead | kLeadingOnly},
        {"legal_forms", kLegalForm},
        {"function_words", kGrammarWord},
        {"alignment", kAlignment},
        {"leaning", kLeaning},
        {"locatives", kLocative},
        {"suffixes", kSuffix},
        {"country_words", kCountryWord},
        {"complements", kComplement},
        {"time_words", kTimeWord},
        {"geographic", kGeographic},
        {"person_pronouns", kPerson},
        {"possessives", kPossessivePronoun},
        {"pronouns_male", kPronounMale},
        {"pronouns_female", kPronounFemale},
        {"pronouns_many", kPronounMany},
        {"pronouns_thing", kPronounThing},
        {"articles", kArticle | kGrammarWord},
    };
    return kClasses;
}

}  // namespace

std::vector<std::string> words_of_list(const YamlFile& file,
                                       const YamlValue& list,
                                       LintReport& report) {
    return list.kind == YamlValue::Kind::Scalar
               ? split(list.scalar, ' ')
               : scalars_of(file, list, report);
}

void read_word_classes(const YamlFile& file,
                       const YamlValue& value,
                       ActorDraft& draft,
                       LintReport& report) {
    for (const auto& [key, list] : value.entries) {
        const auto bits = named(word_classes(), key.scalar);
        if (!bits) {
            report.error(file.at(key),
                         "unknown word class '" + key.scalar + "'");
            continue;
        }
        for (const std::string& word : words_of_list(file, list, report)) {
            draft.word(word, *bits);
        }
    }
}

void read_role(YamlMap& map, ActorDraft& draft) {
    static const std::map<std::string, RoleTarget> kTargets = {
        {"", RoleTarget::Role},
        {"military", RoleTarget::Military},
        {"police", RoleTarget::Police},
        {"government", RoleTarget::Government},
        {"people", RoleTarget::People}};
    static const std::map<std::string, RoleCommand> kCommands = {
        {"", RoleCommand::None},
        {"country", RoleCommand::Country},
        {"government", RoleCommand::Government},
        {"military", RoleCommand::Military},
        {"police", RoleCommand::Police}};
    RoleRecord role;
    const std::vector<std::string> one = map.texts("one");
    const std::vector<std::string> many = map.texts("many");
    const std::string slug = map.text("role");
    const std::string shown =
        !many.empty() ? many[0] : (one.empty() ? slug : one[0]);
    role.slug = draft.intern(slug);
    role.name = draft.intern(map.text_or("name", shown));
    role.kind = draft.intern(map.text_or("kind", "role"));
    role.office = draft.intern(map.text_or("office", ""));
    const auto target = named(kTargets, map.text_or("is", ""));
    const auto command = named(kCommands, map.text_or("under", ""));
    if (!target) {
        map.error("is", "must be military, police, government or people");
    }
    if (!command) {
        map.error("under", "must be country, government, military or police");
    }
    role.target = target.value_or(RoleTarget::Role);
    role.command = command.value_or(RoleCommand::None);
    const auto flag = [&](std::string_view key, RoleFlag bit) {
        role.flags |= map.flag(key) ? std::uint32_t{bit} : 0U;
    };
    flag("person", kRolePerson);
    flag("armed", kRoleArmed);
    flag("state", kRoleState);
    flag("female", kRoleFemale);
    flag("male", kRoleMale);
    flag("title_only", kRoleTitleOnly);
    flag("modifier", kRoleModifier);
    flag("owned", kRoleOwned);
    flag("member", kRoleMember);
    draft.role(role, one, many);
}

}  // namespace dateline
