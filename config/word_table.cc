// Forms are generated at compile time: the annotator only looks hashes up. The
// count of a lemma's part of speech is shared out to its inflections by the
// proportions of newspaper English (a plural is a quarter of a noun's uses, a
// past tense a quarter of a verb's), so that "strikes" leans to the verb no
// more than "strike" does.
#include "config/word_table.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "config/word_forms.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

constexpr double kUnmetCount = 0.3;
constexpr double kRequiredCount = 12;

bool ends_with(std::string_view word, std::string_view tail) {
    return word.size() >= tail.size() &&
           word.substr(word.size() - tail.size()) == tail;
}

/// As the tokenizer makes it: of "'s" the mark comes last.
std::string folded_form(std::string_view word) {
    if (!word.empty() && word.front() == '\'' && word.size() > 1) {
        return fold(word) + "'";
    }
    return fold(word);
}

/// Whether one of @p all is @p form with @p other in the place of @p vowel.
bool has_twin(const std::string& form,
              char vowel,
              char other,
              const std::vector<std::string>& all) {
    std::string twin = form;
    const std::size_t at = form.find_last_of(vowel);
    if (at == std::string::npos) {
        return false;
    }
    twin[at] = other;
    return std::find(all.begin(), all.end(), twin) != all.end();
}

/// Of two irregular past forms, the one that is the participle alone: "taken"
/// beside "took", "begun" beside "began", "become" beside "became".
bool is_participle(const std::string& form,
                   const std::string& lemma,
                   const std::vector<std::string>& all) {
    if (has_twin(form, 'a', 'u', all)) {
        return false;
    }
    if (ends_with(form, "n") || ends_with(form, "ne") ||
        has_twin(form, 'u', 'a', all)) {
        return true;
    }
    // "quit" beside "quitted" is a past form too
    const auto irregular = [&](const std::string& other) {
        return other != lemma && !ends_with(other, "ed");
    };
    return form == lemma && std::any_of(all.begin(), all.end(), irregular);
}

}  // namespace

std::uint32_t WordTable::lemma(std::string_view text) {
    const std::string folded = fold(text);
    const auto [it, fresh] =
        ids_.emplace(folded, static_cast<std::uint32_t>(lemmas_.size()));
    if (fresh) {
        lemmas_.push_back(folded);
    }
    return it->second;
}

void WordTable::put(std::string_view form, Reading reading) {
    Form& entry = forms_[folded_form(form)];
    for (Reading& known : entry.readings) {
        if (known.lemma == reading.lemma && known.tag == reading.tag &&
            known.form == reading.form) {
            known.count = std::max(known.count, reading.count);
            known.function = known.function || reading.function;
            return;
        }
    }
    entry.readings.push_back(reading);
}

std::vector<std::string> WordTable::irregular(const std::string& text,
                                              char part) const {
    const auto it = irregular_.find({text, part});
    return it == irregular_.end() ? std::vector<std::string>{} : it->second;
}

void WordTable::add_verb(std::uint32_t id,
                         const std::string& text,
                         double count) {
    std::vector<std::string> pasts;
    std::string gerund = gerund_form(text);
    for (const std::string& form : irregular(text, 'v')) {
        if (ends_with(form, "ing")) {
            gerund = form;
        } else {
            pasts.push_back(form);
        }
    }
    if (pasts.empty()) {
        pasts.push_back(past_form(text));
    }
    using enum VerbForm;
    put(text, {id, WordTag::VerbBase, Base, 0, count * .30});
    put(s_form(text), {id, WordTag::VerbS, S, 0, count * .12});
    put(gerund, {id, WordTag::VerbGerund, Gerund, 0, count * .11});
    const bool split =
        std::any_of(pasts.begin(), pasts.end(), [&](const std::string& form) {
            return !is_participle(form, text, pasts);
        });
    for (const std::string& form : pasts) {
        const bool participle =
            split && pasts.size() > 1 && is_participle(form, text, pasts);
        const bool past =
            pasts.size() > 1 && !participle &&
            std::any_of(
                pasts.begin(), pasts.end(), [&](const std::string& other) {
                    return is_participle(other, text, pasts);
                });
        if (!participle) {
            put(form, {id, WordTag::VerbPast, Past, 0, count * .27});
        }
        if (!past) {
            put(form,
                {id, WordTag::VerbParticiple, Participle, 0, count * .20});
        }
    }
}

void WordTable::add(std::string_view lemma_text, char part, double count) {
    const std::string text = fold(lemma_text);
    if (added_.insert({text, part}).second) {
        add_forms(text, part, count);
    }
}

void WordTable::require(std::string_view lemma_text, char part) {
    const std::string text =
        part == 'n' ? noun_of(lemma_text) : fold(lemma_text);
    added_.insert({text, part});
    // A word that only the rules know ("hamas") is no word often met.
    const bool known = forms_.count(folded_form(text)) != 0;
    add_forms(text, part, known ? kRequiredCount : 0);
}

void WordTable::add_forms(const std::string& text, char part, double count) {
    const std::uint32_t id = lemma(text);
    count = std::max(count, kUnmetCount);
    switch (part) {
    case 'v':
        add_verb(id, text, count);
        break;
    case 'n': {
        put(text, {id, WordTag::Noun, VerbForm::Base, 0, count * .75});
        std::vector<std::string> plurals = irregular(text, 'n');
        if (plurals.empty()) {
            plurals.push_back(s_form(text));
        }
        for (const std::string& form : plurals) {
            put(form,
                {id, WordTag::PluralNoun, VerbForm::Base, 0, count * .25});
        }
        break;
    }
    case 'a': {
        put(text, {id, WordTag::Adjective, VerbForm::Base, 0, count});
        std::vector<std::string> grades = irregular(text, 'a');
        if (grades.empty() && text.size() <= 6) {
            grades = {graded_form(text, "er"), graded_form(text, "est")};
        }
        for (const std::string& form : grades) {
            put(form, {id, WordTag::Adjective, VerbForm::Base, 0, count * .1});
        }
        break;
    }
    default:
        put(text, {id, WordTag::Adverb, VerbForm::Base, 0, count});
    }
}

bool WordTable::has_reading(std::string_view lemma_text, char part) const {
    return added_.count({fold(lemma_text), part}) != 0;
}

void WordTable::add_irregular(std::string_view form,
                              char part,
                              std::string_view lemma_text) {
    irregular_[{std::string(lemma_text), part}].emplace_back(form);
}

void WordTable::add_function_word(std::string_view word,
                                  WordTag tag,
                                  VerbForm form,
                                  std::string_view lemma_text,
                                  double count) {
    put(word, {lemma(lemma_text), tag, form, 0, count, true});
    forms_[folded_form(word)].function_word = true;
}

void WordTable::add_number(std::string_view word, std::uint32_t value) {
    put(word,
        {lemma(word),
         WordTag::Number,
         VerbForm::Base,
         value,
         kFunctionCount,
         true});
    forms_[folded_form(word)].function_word = true;
}

void WordTable::keep_open(std::string_view word) {
    forms_[folded_form(word)].open = true;
}

void WordTable::add_preposition(std::string_view words) {
    const std::string text = fold(words);
    const std::size_t space = text.find(' ');
    prepositions_.emplace_back(text, lemma(text));
    if (space == std::string::npos) {
        add_function_word(text, WordTag::Preposition, VerbForm::Base, text);
        return;
    }
    forms_[text.substr(0, space)].begins_preposition = true;
}

std::vector<WordTable::Reading> WordTable::kept_readings(const Form& form) {
    std::vector<Reading> kept;
    for (const Reading& reading : form.readings) {
        if (!form.function_word || form.open || reading.function) {
            kept.push_back(reading);
        }
    }
    std::stable_sort(
        kept.begin(), kept.end(), [](const Reading& a, const Reading& b) {
            return a.count > b.count;
        });
    return kept;
}

std::uint64_t WordTable::canonical_key(std::string_view form) const {
    const std::string folded = folded_form(form);
    const auto it = forms_.find(folded);
    if (it == forms_.end()) {
        return hash_folded(folded);
    }
    const std::vector<Reading> kept = kept_readings(it->second);
    return kept.empty() ? hash_folded(folded)
                        : std::uint64_t{kept.front().lemma} + 1;
}

bool WordTable::is_function_word(std::string_view form) const {
    const auto it = forms_.find(folded_form(form));
    return it != forms_.end() && it->second.function_word && !it->second.open;
}

bool WordTable::is_preposition(std::string_view words) const {
    const std::string text = fold(words);
    return text == "to" ||
           std::any_of(prepositions_.begin(),
                       prepositions_.end(),
                       [&](const auto& entry) { return entry.first == text; });
}

bool WordTable::is_particle(std::string_view form) const {
    const auto it = forms_.find(folded_form(form));
    return it != forms_.end() &&
           std::any_of(it->second.readings.begin(),
                       it->second.readings.end(),
                       [](const Reading& reading) {
                           return reading.function &&
                                  (reading.tag == WordTag::Preposition ||
                                   reading.tag == WordTag::To ||
                                   reading.tag == WordTag::Adverb);
                       });
}

std::string WordTable::noun_of(std::string_view form) const {
    std::string text = fold(form);
    const auto it = forms_.find(text);
    if (it == forms_.end()) {
        return text;
    }
    const Reading* best = nullptr;
    for (const Reading& reading : it->second.readings) {
        if ((reading.tag == WordTag::Noun ||
             reading.tag == WordTag::PluralNoun) &&
            (best == nullptr || reading.count > best->count)) {
            best = &reading;
        }
    }
    return best == nullptr ? text : lemmas_[best->lemma];
}

std::string WordTable::verb_of(std::string_view form) const {
    const auto it = forms_.find(folded_form(form));
    if (it == forms_.end()) {
        return {};
    }
    for (const Reading& reading : it->second.readings) {
        if (reading.tag == WordTag::VerbParticiple ||
            reading.tag == WordTag::VerbGerund) {
            return lemmas_[reading.lemma];
        }
    }
    return {};
}

std::vector<const WordTable::FormEntry*> WordTable::forms_by_count() const {
    std::vector<std::pair<double, const FormEntry*>> counted;
    for (const FormEntry& entry : forms_) {
        double count = 0;
        for (const Reading& reading : entry.second.readings) {
            count += reading.count;
        }
        counted.emplace_back(-count, &entry);
    }
    std::stable_sort(
        counted.begin(), counted.end(), [](const auto& a, const auto& b) {
            return a.first < b.first;
        });
    std::vector<const FormEntry*> forms;
    for (const auto& [count, entry] : counted) {
        forms.push_back(entry);
    }
    return forms;
}

void WordTable::number_by_count() {
    constexpr std::uint32_t kUnmet = 0xFFFFFFFF;
    std::vector<std::uint32_t> numbers(lemmas_.size(), kUnmet);
    std::uint32_t next = 0;
    for (const FormEntry* entry : forms_by_count()) {
        for (const Reading& reading : entry->second.readings) {
            if (numbers[reading.lemma] == kUnmet) {
                numbers[reading.lemma] = next++;
            }
        }
    }
    std::vector<std::string> lemmas(lemmas_.size());
    for (std::size_t old = 0; old < numbers.size(); ++old) {
        numbers[old] = numbers[old] == kUnmet ? next++ : numbers[old];
        lemmas[numbers[old]] = std::move(lemmas_[old]);
    }
    lemmas_ = std::move(lemmas);
    for (auto& [text, id] : ids_) {
        id = numbers[id];
    }
    for (auto& [text, id] : prepositions_) {
        id = numbers[id];
    }
    for (auto& [text, form] : forms_) {
        for (Reading& reading : form.readings) {
            reading.lemma = numbers[reading.lemma];
        }
    }
}

void WordTable::write(ImageWriter& writer) const {
    std::vector<WordSlot> slots(
        std::bit_ceil(forms_.size() + forms_.size() / 3));
    std::vector<WordReading> readings;
    const std::size_t mask = slots.size() - 1;
    for (const FormEntry* entry : forms_by_count()) {
        const auto& [text, form] = *entry;
        const std::vector<Reading> kept = kept_readings(form);
        double total = 0;
        for (const Reading& reading : kept) {
            total += reading.count;
        }
        WordSlot slot;
        slot.hash = hash_folded(text);
        slot.form.first = static_cast<std::uint32_t>(readings.size());
        slot.form.count = static_cast<std::uint8_t>(kept.size());
        if (!kept.empty()) {
            slot.form.tag = kept.front().tag;
        }
        slot.form.frequency = static_cast<std::uint8_t>(
            form.function_word ? 39 : std::min(38., 2 * std::log2(1 + total)));
        slot.form.flags = static_cast<std::uint8_t>(
            (form.function_word ? kFunctionWord : 0) |
            (form.begins_preposition ? kBeginsPreposition : 0));
        for (const Reading& reading : kept) {
            readings.push_back(
                {reading.lemma,
                 reading.value,
                 static_cast<std::int16_t>(
                     std::max(-200., 16 * std::log(reading.count / total))),
                 reading.tag,
                 reading.form});
        }
        std::size_t i = slot.hash & mask;
        while (slots[i].hash != 0) {
            i = (i + 1) & mask;
        }
        slots[i] = slot;
    }
    std::vector<LemmaRecord> lemmas;
    for (const std::string& text : lemmas_) {
        lemmas.push_back({writer.intern(text)});
    }
    PhraseTableBuilder prepositions;
    for (const auto& [text, id] : prepositions_) {
        if (text.find(' ') != std::string::npos) {
            prepositions.add(phrase_hashes(text), id);
        }
    }
    writer.add("word.s", slots);
    writer.add("word.r", readings);
    writer.add("word.l", lemmas);
    writer.add("word.lang",
               std::vector<char>(language_.begin(), language_.end()));
    prepositions.write(writer, "word.prep");
}

}  // namespace dateline
