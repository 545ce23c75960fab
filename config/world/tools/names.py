"""Which published names are kept, and when two are the same."""

import re
import unicodedata


# Letters that Unicode does not decompose into a plain one and a mark.
UNDECOMPOSED = {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ħ": "h",
                "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e"}


def fold(name):
    """Letters and digits only: for telling whether two lists mean one place.
    """
    name = name.casefold().translate(str.maketrans(UNDECOMPOSED))
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if c.isalnum())


# The marks that names are written with; a name with any other is no name.
MARKS = " -.,&·–'’‘`´ʻʼ′"
APOSTROPHES = str.maketrans("", "", "'’‘`´ʻʼ′")
SCRIPTS = {}


def script(letter):
    """'LATIN', 'CYRILLIC' or another first word of the letter's name."""
    if letter not in SCRIPTS:
        word = unicodedata.name(letter, "?").split()[0]
        # MODIFIER LETTER APOSTROPHE and its like stand in Latin names.
        SCRIPTS[letter] = "" if word == "MODIFIER" else word
    return SCRIPTS[letter]


def is_usable(name):
    """Whether a name can be looked up in Latin or Cyrillic news text.

    Refused: other scripts, mixed scripts, addresses, numbers, single letters,
    and names without any capital (machine transliterations such as
    'sheng hu li ya' and 'mdynt' are the only ones written so).
    """
    scripts = {script(c) for c in name if c.isalpha()} - {""}
    if scripts != {"LATIN"} and scripts != {"CYRILLIC"}:
        return False
    if any(not (c.isalpha() or unicodedata.combining(c) or c in MARKS)
           for c in name) or "www." in name:
        return False
    return sum(c.isalpha() for c in name) > 1 and name != name.lower()


def same_key(name):
    """What two spellings share that the folding of look-ups joins anyway:
    all but case, diacritics and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed.translate(APOSTROPHES)
                   if not unicodedata.combining(c))


def is_airport_code(name):
    return re.fullmatch(r"[A-Z]{3,4}", name) is not None


def other_names(candidates, known):
    """The usable candidates whose key is not in `known` (extended here)."""
    kept = []
    for name in candidates:
        name = unicodedata.normalize("NFC", name.strip())
        key = same_key(name)
        if key in known or not is_usable(name) or is_airport_code(name):
            continue
        known.add(key)
        kept.append(name)
    return kept
