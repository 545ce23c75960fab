// General categories of Unicode.
#include "plugin/text/character_class.h"

#include <unicode/uchar.h>

#include "plugin/text/normalize.h"

namespace dateline {

CharacterClass class_above_ascii(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    const std::uint32_t mask = 1U << type;
    if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) {
        return CharacterClass::Letter;
    }
    if ((mask & U_GC_ND_MASK) != 0) {
        return CharacterClass::Digit;
    }
    if (is_invisible(c)) {
        return CharacterClass::Letter;
    }
    if ((mask & (U_GC_Z_MASK | U_GC_CC_MASK)) != 0) {
        return CharacterClass::Space;
    }
    return CharacterClass::Other;
}

}  // namespace dateline
