// Names of persons are worked out last, when all given-name variants and
// strong surnames are known. Aliases keep the order of the files, so that an
// earlier entry is the first candidate of a shared name.
#include "config/actor_draft.h"

#include <algorithm>
#include <sstream>

#include "config/person_names.h"
#include "plugin/actor/actor_registry.h"
#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

bool is_acronym(const std::string& text) {
    return text.size() >= 2 && text.size() <= 7 &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return c >= 'A' && c <= 'Z';
           });
}

std::string dotted(const std::string& acronym) {
    std::string text;
    for (const char c : acronym) {
        text += c;
        text += '.';
    }
    return text;
}

/// See RoleForm. A form written with a capital wants one in the text.
std::uint32_t role_payload(std::uint32_t role,
                           const std::string& form,
                           bool plural) {
    const bool capital = form.front() >= 'A' && form.front() <= 'Z';
    return role * 4 + (capital ? 2U : 0U) + (plural ? 1U : 0U);
}

/// Which tokens of a spelling begin with a capital, and their hashes.
struct Spelling {
    std::vector<std::uint64_t> hashes;
    std::uint32_t capitals = 0;
};

Spelling spelling_of(const std::string& text) {
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    Spelling spelling;
    for (const Token& token : tokens) {
        if (token.has(kPunctuation)) {
            continue;
        }
        if (token.has(kCapitalised) && spelling.hashes.size() < 32) {
            spelling.capitals |= 1U << spelling.hashes.size();
        }
        spelling.hashes.push_back(token.hash);
    }
    return spelling;
}

}  // namespace

std::uint32_t ActorDraft::actor(const std::string& id,
                                const std::string& name) {
    const auto [found, fresh] =
        by_id_.emplace(id, static_cast<std::uint32_t>(actors_.size()));
    if (fresh) {
        DraftActor draft;
        draft.id = id;
        draft.name = name;
        actors_.push_back(std::move(draft));
    }
    return found->second;
}

void ActorDraft::alias(std::uint32_t actor,
                       const std::string& text,
                       std::uint32_t flags) {
    const Spelling spelling = spelling_of(text);
    if (spelling.hashes.empty() ||
        !known_aliases_.emplace(fold(text), actor).second) {
        return;
    }
    if (is_acronym(text) && text.size() <= 3) {
        flags |= kAliasAllCaps;
    }
    names_.add(spelling.hashes, static_cast<std::uint32_t>(aliases_.size()));
    const std::size_t opening =
        opening_bit(spelling.hashes[0],
                    spelling.hashes.size() > 1 ? spelling.hashes[1] : 0);
    openings_[opening / 64] |= std::uint64_t{1} << (opening % 64);
    if ((spelling.capitals & 1U) == 0) {
        small_names_.insert(spelling.hashes.front());
    }
    aliases_.push_back({actor, flags, spelling.capitals});
    if (is_acronym(text) && text.size() <= 5) {
        alias(actor, dotted(text), flags);
    }
}

void ActorDraft::named(std::uint32_t actor,
                       const std::string& text,
                       const SourcePosition& at,
                       std::uint32_t flags) {
    std::vector<Spelled>& others = spelled_[text];
    for (const Spelled& other : others) {
        const std::string where =
            other.at.file + ":" + std::to_string(other.at.line);
        if (other.actor == actor) {
            report_.warning(at,
                            "'" + text + "' names '" + actors_[actor].id +
                                "' twice, first at " + where);
        } else if (actors_[other.actor].country == actors_[actor].country) {
            report_.warning(at,
                            "'" + text + "' names '" + actors_[actor].id +
                                "' and '" + actors_[other.actor].id + "' (" +
                                where + "), which comes first");
        }
    }
    others.push_back({actor, at});
    alias(actor, text, flags);
}

std::uint32_t ActorDraft::person(const std::string& names,
                                 const std::string& country) {
    std::uint32_t index = 0;
    bool first = true;
    std::istringstream in(names);
    for (std::string text; std::getline(in, text, '|');) {
        if (first) {
            const std::string name = shown_name(text);
            index = actor("person:" + actor_slug(name), name);
            DraftActor& draft = actors_[index];
            draft.kind = "person";
            if (draft.country.empty()) {
                draft.country = country;
            }
            if (draft.surname.empty()) {
                draft.surname = surname_of(text, country);
            }
            first = false;
        }
        person_names_.push_back({index, text});
    }
    return index;
}

std::optional<std::uint32_t> ActorDraft::find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t ActorDraft::office(const std::string& slug,
                                 const std::string& country) {
    for (std::uint32_t i = 0; i < offices_.size(); ++i) {
        if (offices_[i].slug == slug && offices_[i].country == country) {
            return i;
        }
    }
    offices_.push_back({slug, country, {}});
    return static_cast<std::uint32_t>(offices_.size() - 1);
}

void ActorDraft::tenure(std::uint32_t person,
                        std::uint32_t office,
                        DaySpan days) {
    actors_[person].tenures.push_back({office, days});
    offices_[office].holders.push_back({person, days.from, days.to});
}

void ActorDraft::country(const std::string& code,
                         const std::string& name,
                         std::uint32_t capital) {
    // "the Netherlands" after "of", "Netherlands" by itself.
    const std::string alone = name.starts_with("the ") ? name.substr(4) : name;
    countries_[code] = {alone, capital};
    const auto make = [&](const std::string& kind,
                          const std::string& shown,
                          std::vector<std::string> above) {
        const std::uint32_t index = actor(kind + ":" + code, shown);
        actors_[index].kind = kind;
        actors_[index].country = code;
        actors_[index].gender = Gender::Thing;
        for (std::string& id : above) {
            actors_[index].above.push_back(
                {id + ":" + code, kAlways, SourcePosition{}});
        }
    };
    make("country", alone, {});
    make("government", "Government of " + name, {"country"});
    make("military", "Military of " + name, {"government", "country"});
    make("police", "Police of " + name, {"government", "country"});
    make("people", "People of " + name, {"country"});
    for (const char* kind : {"military", "police", "people"}) {
        actors_[by_id_.at(std::string(kind) + ":" + code)].gender =
            Gender::Many;
    }
}

void ActorDraft::word(const std::string& word, std::uint32_t classes) {
    for (const std::uint64_t hash : phrase_hashes(word)) {
        words_[hash] |= classes;
    }
}

void ActorDraft::role(const RoleRecord& role,
                      const std::vector<std::string>& one,
                      const std::vector<std::string>& many) {
    const auto index = static_cast<std::uint32_t>(roles_.size());
    roles_.push_back(role);
    for (const std::string& form : one) {
        role_forms_.add(phrase_hashes(form), role_payload(index, form, false));
    }
    for (const std::string& form : many) {
        role_forms_.add(phrase_hashes(form), role_payload(index, form, true));
    }
}

void ActorDraft::demonym(const DraftDemonym& demonym,
                         const std::vector<std::string>& forms) {
    const auto index = static_cast<std::uint32_t>(demonyms_.size());
    demonyms_.push_back(demonym);
    for (const std::string& form : forms) {
        demonym_forms_.add(phrase_hashes(form), index);
    }
}

void ActorDraft::variants(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        auto& others = variants_[fold(name)];
        others.insert(others.end(), names.begin(), names.end());
    }
}

void ActorDraft::strong_surname(const std::string& surname) {
    strong_.insert(fold(surname));
}

void ActorDraft::person_aliases() {
    for (const PersonName& name : person_names_) {
        for (const std::string& full :
             full_names(name.text, actors_[name.person].country, variants_)) {
            alias(name.person, full);
        }
    }
    for (const PersonName& name : person_names_) {
        const auto surnames =
            surnames_alone(name.text, actors_[name.person].country);
        for (const std::string& surname : surnames) {
            const bool strong = strong_.contains(fold(surnames.front()));
            alias(name.person,
                  surname,
                  kAliasSurname | (strong ? 0U : std::uint32_t{kAliasWeak}));
        }
    }
}

std::uint32_t ActorDraft::resolve(const ActorReference& reference) {
    const auto found = by_id_.find(reference.id);
    if (found == by_id_.end()) {
        report_.error(reference.at,
                      "no actor has the id '" + reference.id + "'");
        return 0;
    }
    return found->second;
}

void ActorDraft::write() {
    person_aliases();
    write_offices();
    write_actors();
    write_countries();
    write_demonyms();
    write_words();
    writer_->add("act.aliases", aliases_);
    writer_->add("act.roles", roles_);
    names_.write(*writer_, "act.names");
    writer_->add(
        "act.small",
        std::vector<std::uint64_t>(small_names_.begin(), small_names_.end()));
    writer_->add("act.openings", openings_);
    role_forms_.write(*writer_, "act.roleform");
}

void ActorDraft::write_actors() {
    std::vector<ActorRecord> records;
    std::vector<ActorMembership> above;
    std::vector<std::uint32_t> references;
    std::vector<ActorTenure> tenures;
    for (const DraftActor& draft : actors_) {
        ActorRecord record;
        record.id = writer_->intern(draft.id);
        record.name = writer_->intern(draft.name);
        record.kind = writer_->intern(draft.kind);
        record.country = writer_->intern(draft.country);
        record.gender = static_cast<std::uint32_t>(draft.gender);
        if (!draft.surname.empty()) {
            record.surname = phrase_hashes(draft.surname).back();
        }
        record.above = {static_cast<std::uint32_t>(above.size()),
                        static_cast<std::uint32_t>(draft.above.size())};
        for (const ActorReference& reference : draft.above) {
            above.push_back(
                {resolve(reference), reference.days.from, reference.days.to});
        }
        record.affiliated = {
            static_cast<std::uint32_t>(references.size()),
            static_cast<std::uint32_t>(draft.affiliated.size())};
        for (const ActorReference& reference : draft.affiliated) {
            references.push_back(resolve(reference));
        }
        record.tenures = {static_cast<std::uint32_t>(tenures.size()),
                          static_cast<std::uint32_t>(draft.tenures.size())};
        for (const DraftTenure& tenure : draft.tenures) {
            tenures.push_back(
                {tenure.office, tenure.days.from, tenure.days.to});
        }
        records.push_back(record);
    }
    std::vector<std::uint32_t> by_id;
    for (const auto& entry : by_id_) {
        by_id.push_back(entry.second);
    }
    writer_->add("act.actors", records);
    writer_->add("act.above", above);
    writer_->add("act.refs", references);
    writer_->add("act.tenures", tenures);
    writer_->add("act.byid", by_id);
}

void ActorDraft::write_offices() {
    std::vector<OfficeRecord> records;
    std::vector<OfficeHolder> holders;
    for (DraftOffice& office : offices_) {
        std::ranges::sort(office.holders, {}, &OfficeHolder::from);
        OfficeRecord record;
        record.slug = writer_->intern(office.slug);
        record.country = writer_->intern(office.country);
        record.holders = {static_cast<std::uint32_t>(holders.size()),
                          static_cast<std::uint32_t>(office.holders.size())};
        holders.insert(
            holders.end(), office.holders.begin(), office.holders.end());
        records.push_back(record);
    }
    writer_->add("act.offices", records);
    writer_->add("act.holders", holders);
}

void ActorDraft::write_countries() {
    std::vector<CountryActors> records;
    std::vector<std::uint32_t> capitals;
    for (const auto& [code, country] : countries_) {
        CountryActors record;
        record.code = writer_->intern(code);
        record.name = writer_->intern(country.name);
        record.capital = country.capital;
        record.country = by_id_.at("country:" + code);
        record.government = by_id_.at("government:" + code);
        record.military = by_id_.at("military:" + code);
        record.police = by_id_.at("police:" + code);
        record.people = by_id_.at("people:" + code);
        if (country.capital != 0) {
            capitals.push_back(static_cast<std::uint32_t>(records.size()));
        }
        records.push_back(record);
    }
    std::ranges::sort(capitals, {}, [&](std::uint32_t index) {
        return records[index].capital;
    });
    writer_->add("act.countries", records);
    writer_->add("act.capitals", capitals);
}

void ActorDraft::write_demonyms() {
    std::vector<Demonym> records;
    for (const DraftDemonym& draft : demonyms_) {
        Demonym record;
        const auto country = countries_.find(draft.country);
        if (country != countries_.end()) {
            record.country = static_cast<std::uint32_t>(
                std::distance(countries_.begin(), country));
        }
        record.people = resolve({draft.people, kAlways, draft.at});
        if (!draft.forces.empty()) {
            record.forces = resolve({draft.forces, kAlways, draft.at});
        }
        record.flags = draft.flags;
        records.push_back(record);
    }
    writer_->add("act.demonyms", records);
    demonym_forms_.write(*writer_, "act.demform");
}

void ActorDraft::write_words() {
    PhraseTableBuilder table;
    for (const auto& [hash, classes] : words_) {
        table.add(std::span(&hash, 1), classes);
    }
    table.write(*writer_, "act.words");
}

}  // namespace dateline
