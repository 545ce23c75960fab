// Names of persons as the actor files write them: which part is the surname
// and by which spellings news calls the person. An underscore joins the words
// of a surname ("Andrés Manuel López_Obrador").
#ifndef DATELINE_CONFIG_PERSON_NAMES_H
#define DATELINE_CONFIG_PERSON_NAMES_H

#include <map>
#include <string>
#include <vector>

namespace dateline {

/// Spellings of one given name, by each of them, folded.
using GivenNameVariants = std::map<std::string, std::vector<std::string>>;

/// The name as it is shown: without underscores.
std::string shown_name(std::string text);

/// The surname within "Nouri al-Maliki". @param country of the person, ISO
/// code: in some the family name comes first
std::string surname_of(const std::string& name, const std::string& country);

/// The name, and it without middle names, without "al-" and with the other
/// spellings of its given name.
std::vector<std::string> full_names(const std::string& name,
                                    const std::string& country,
                                    const GivenNameVariants& variants);

/// The surname, then it without "al-"; nothing for a name of one word.
std::vector<std::string> surnames_alone(const std::string& name,
                                        const std::string& country);

}  // namespace dateline

#endif
