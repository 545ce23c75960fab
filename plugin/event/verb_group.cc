// "has not yet been taken": auxiliaries, adverbs and the main verb, whose form
// tells voice and tense together with the auxiliary before it.
#include "plugin/event/verb_group.h"

#include <algorithm>

namespace dateline {

using enum WordTag;

VerbGroupReader::Read VerbGroupReader::read(std::uint32_t first) const {
    VerbGroup group;
    group.first = first;
    std::uint32_t at = first;
    std::uint32_t last_auxiliary = kNone;
    for (; at < count; ++at) {
        const WordTag current = tag(at);
        if (current == To && at == first) {
            group.infinitive = true;
        } else if (is_auxiliary(current)) {
            if (last_auxiliary != kNone && tag(last_auxiliary) == Be &&
                current != Be) {
                break;
            }
            auxiliary(at, group);
            last_auxiliary = at;
        } else if (current == Not) {
            group.negated = true;
        } else if (current != Adverb || !verb_follows(at)) {
            break;
        }
    }
    if (at < count && is_open_verb(tag(at)) &&
        fits(group, last_auxiliary, at)) {
        main_verb(at, last_auxiliary, group);
        return finish(group, at + 1);
    }
    if (last_auxiliary == kNone) {
        return {false, std::max(at, first + 1), {}};
    }
    group.main = last_auxiliary;
    group.auxiliary = true;
    group.form = word(last_auxiliary).form;
    group.lemma = word(last_auxiliary).lemma;
    finish_tense(group, last_auxiliary == first_verb(group));
    return finish(group, at);
}

VerbGroupReader::Read VerbGroupReader::finish(VerbGroup& group,
                                              std::uint32_t end) const {
    group.last = end;
    group.negated = group.negated || negated_by_adverb(group);
    return {true, end, group};
}

std::uint32_t VerbGroupReader::first_verb(const VerbGroup& group) const {
    std::uint32_t i = group.first;
    while (i < count && (tag(i) == Adverb || tag(i) == Not || tag(i) == To)) {
        ++i;
    }
    return i;
}

bool VerbGroupReader::verb_follows(std::uint32_t at) const {
    while (at < count && (tag(at) == Adverb || tag(at) == Not)) {
        ++at;
    }
    return at < count && (is_open_verb(tag(at)) || is_auxiliary(tag(at)));
}

/// A verb form that its auxiliary does not take begins a group of its own.
bool VerbGroupReader::fits(const VerbGroup& group,
                           std::uint32_t last_auxiliary,
                           std::uint32_t at) const {
    if (last_auxiliary == kNone) {
        return !group.infinitive || tag(at) == VerbBase;
    }
    switch (tag(last_auxiliary)) {
    case Be:
        return tag(at) == VerbParticiple || tag(at) == VerbGerund ||
               tag(at) == VerbPast;
    case Have:
        return tag(at) == VerbParticiple || tag(at) == VerbPast;
    default:
        return tag(at) == VerbBase;
    }
}

void VerbGroupReader::auxiliary(std::uint32_t at, VerbGroup& group) const {
    const Word& current = word(at);
    if (current.tag == Modal) {
        group.modal = current.lemma;
    }
    group.perfect = group.perfect || current.tag == Have;
    if (group.tense == VerbTense::None) {
        if (current.tag == Modal) {
            group.tense = VerbTense::Future;
        } else if (current.form == VerbForm::Past) {
            group.tense = VerbTense::Past;
        } else if (current.form != VerbForm::Gerund &&
                   current.form != VerbForm::Participle) {
            group.tense = VerbTense::Present;
        }
    }
}

void VerbGroupReader::main_verb(std::uint32_t at,
                                std::uint32_t last_auxiliary,
                                VerbGroup& group) const {
    const Word& current = word(at);
    group.main = at;
    group.lemma = current.lemma;
    group.form = current.form;
    const bool after_be = last_auxiliary != kNone && tag(last_auxiliary) == Be;
    if (after_be && current.tag != VerbGerund) {
        group.voice = Voice::Passive;
        group.form = VerbForm::Participle;
        const Word& auxiliary = word(last_auxiliary);
        group.progressive = auxiliary.form == VerbForm::Gerund;
    } else if (after_be) {
        group.progressive = true;
    }
    if (current.tag == VerbParticiple && last_auxiliary == kNone) {
        group.voice = Voice::Passive;
    }
    finish_tense(group, last_auxiliary == kNone);
}

void VerbGroupReader::finish_tense(VerbGroup& group, bool bare) const {
    if (group.infinitive) {
        group.tense = VerbTense::None;
        return;
    }
    const WordTag main = tag(group.main);
    if (bare) {
        group.finite =
            main == VerbPast || main == VerbS || main == VerbBase ||
            (is_auxiliary(main) && word(group.main).form != VerbForm::Gerund &&
             word(group.main).form != VerbForm::Participle);
        if (main == VerbPast || word(group.main).form == VerbForm::Past) {
            group.tense = VerbTense::Past;
        } else if (group.finite) {
            group.tense = VerbTense::Present;
        }
        return;
    }
    const VerbForm lead = word(first_verb(group)).form;
    group.finite = lead != VerbForm::Gerund && lead != VerbForm::Participle;
}

bool VerbGroupReader::negated_by_adverb(const VerbGroup& group) const {
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        if (tag(i) == Not) {
            return true;
        }
    }
    return false;
}

}  // namespace dateline
