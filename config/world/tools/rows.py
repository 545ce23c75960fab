"""Makes the rows of the tables; README.md has their columns."""

import collections
import math
import re
import unicodedata
from pathlib import Path

from tools.names import (APOSTROPHES, UNDECOMPOSED, fold, is_airport_code,
                         is_usable, other_names, same_key)
from tools.packages import read_json, read_messages

LOCALES = Path("/usr/share/locale")

# Languages whose every differing name is kept, tagged; the further ones only
# give spellings that no earlier row has.
MAIN_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "pl", "ru", "uk"]
MORE_LANGUAGES = [
    "az", "be", "bg", "bs", "ca", "cs", "da", "et", "fi", "hr", "hu", "id",
    "kk", "ky", "lt", "lv", "mk", "mn", "ms", "nb", "nl", "nn", "ro", "sk",
    "sl", "sq", "sr", "sv", "tg", "tr", "tt", "uz", "vi"]

# Where no city says where a country is: degrees north, degrees east.
EMPTY_COUNTRIES = {"AQ": (-82.0, 0.0), "BV": (-54.42, 3.36),
                   "HM": (-53.1, 73.51), "IO": (-7.31, 72.41),
                   "UM": (19.28, 166.65)}
CONTINENTS = {"002": "AF", "142": "AS", "150": "EU", "009": "OC"}
AMERICAS = {"005": "SA", "013": "NA", "021": "NA", "029": "NA"}
ANTARCTIC = {"AQ", "BV", "GS", "HM", "TF"}
Point = collections.namedtuple("Point", "lat lon population")


def centre(cities):
    """Population-weighted centre on the sphere, or None of no cities."""
    x = y = z = 0.0
    for c in cities:
        weight, lat, lon = max(c.population, 1), *map(math.radians,
                                                      (c.lat, c.lon))
        x += weight * math.cos(lat) * math.cos(lon)
        y += weight * math.cos(lat) * math.sin(lon)
        z += weight * math.sin(lat)
    if not cities:
        return None
    return (math.degrees(math.atan2(z, math.hypot(x, y))),
            math.degrees(math.atan2(y, x)))


def degrees(value):
    return f"{value:.5f}".rstrip("0").rstrip(".")


def where(cities, seats, points=()):
    """Latitude, longitude, population and seat columns of a division.

    Sections of a city (PPLX) are in its population already. `points` are
    places of unknown population, asked when there are no cities.
    """
    people = sum(c.population for c in cities if c.feature != "PPLX")
    seat = next((max(found, key=lambda c: (c.population, -c.id))
                 for kind in seats
                 if (found := [c for c in cities if c.feature in kind])), None)
    point = ((seat.lat, seat.lon) if seat else
             centre(cities) or centre(points))
    if not point:
        return ["", "", "0", ""]
    return [degrees(point[0]), degrees(point[1]), str(people),
            str(seat.id) if seat else ""]


GENERIC = re.compile(r"\b(province|city|county|region|tỉnh|governorate)\b",
                     re.IGNORECASE)


def points_by_division(current):
    """Rows of the current list by the codes of their divisions."""
    points = collections.defaultdict(list)
    for row in current:
        point = Point(float(row["lat"]), float(row["lng"]), 0)
        first = f"{row['country']}.{row['admin1']}"
        points[first].append(point)
        points[f"{first}.{row['admin2']}"].append(point)
    return points


def division_rows(cities, original, current, names, english, successors):
    """Rows of first- and second-order divisions, former ones included.

    A first-order division that only the older list has is a former one and
    says what holds most of it now; the same name under a new code is no
    division of its own, only another spelling of the current one.
    """
    names1, names2 = names
    points = points_by_division(current)
    by_code, by_old = (collections.defaultdict(list) for _ in range(2))
    for c in cities:
        by_code[f"{c.cc}.{c.admin1}"].append(c)
        by_code[f"{c.cc}.{c.admin1}.{c.admin2}"].append(c)
    for c in original:
        by_old[f"{c.cc}.{c.admin1}"].append(c)
    spellings = collections.defaultdict(list)
    former = {}
    same = {(code[:2], fold(GENERIC.sub("", name))): code
            for code, name in names1.items()}
    for code, name in english.items():
        if "." not in code:
            continue
        today = same.get((code[:2], fold(GENERIC.sub("", name))))
        if code in names1:
            spellings[code].append(name)
        elif today:
            spellings[today].append(name)
        else:
            former[code] = name
    rows = []
    for listed, seats in ((names1, (("PPLA",), ("PPLC",))),
                          (names2, (("PPLA2",), ("PPLA", "PPLC")))):
        for code, name in listed.items():
            name = unicodedata.normalize("NFC", name)
            others = other_names(spellings[code], {same_key(name)})
            rows.append([code, name, "|".join(others),
                         *where(by_code[code], seats, points[code]), ""])
    for code, name in former.items():
        lat, lon, people, seat = where(by_old[code], (("PPLA",), ("PPLC",)))
        rows.append([code, name, "", lat, lon, people, seat,
                     successors.get(code, "")])
    return sorted(rows)


def read_country_names(path):
    preferred, aliases = {}, {}
    text = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        cc, name, others = line.split("\t")
        aliases[cc] = others.split("|")
        if name:
            preferred[cc] = name
    return preferred, aliases


def country_rows(cities, package, english, regions, own_names):
    listed = read_json(package / "langs/en.json")["countries"]
    iso3 = {two: three for two, three, *_ in read_json(package / "codes.json")}
    preferred, aliases = read_country_names(own_names)
    by_country = collections.defaultdict(list)
    for c in cities:
        by_country[c.cc].append(c)
    rows = []
    for cc in sorted(listed):
        names = listed[cc] if isinstance(listed[cc], list) else [listed[cc]]
        icu = [regions.name(cc), regions.name(cc, short=True)]
        # ICU writes both names of Myanmar in one.
        icu = [part for name in icu for part in re.split(r" \(|\)", name)
               if part]
        name = preferred.get(cc) or english.get(cc) or names[0]
        others, known = [], {name}
        for other in [english.get(cc, name), *names, *icu,
                      *aliases.get(cc, [])]:
            if other not in known:
                known.add(other)
                others.append(other)
        held = by_country[cc]
        capital = [c for c in held if c.feature == "PPLC"]
        point = centre(held) or EMPTY_COUNTRIES[cc]
        area, continent = regions.parent(cc)
        letters = ("AN" if cc in ANTARCTIC else AMERICAS.get(area) or
                   CONTINENTS[continent])
        rows.append([
            cc, iso3.get(cc, ""), name, "|".join(others),
            str(capital[0].id) if capital else "", degrees(point[0]),
            degrees(point[1]),
            str(sum(c.population for c in held if c.feature != "PPLX")),
            letters, area])
    return rows


def tagged_rows(primary, known):
    """Rows (key, language, name) of the translations.

    `primary` gives the name that the other files lead with, `known` the
    key of every name that they have, by key.
    """
    rows, english = [], {}
    for language in MAIN_LANGUAGES + MORE_LANGUAGES:
        path = LOCALES / language / "LC_MESSAGES/geonames.mo"
        if not path.exists():
            continue
        for key, name in read_messages(path).items():
            name = unicodedata.normalize("NFC", name.strip())
            if key not in primary or not is_usable(name):
                continue
            if is_airport_code(name):
                continue
            if language == "en":
                english[key] = name
            seen = known.setdefault(key, set())
            if language in MAIN_LANGUAGES:
                new = (name != primary[key] and
                       (language == "en" or name != english.get(key)))
            else:
                new = same_key(name) not in seen
            if new:
                rows.append([key, language, name])
                seen.add(same_key(name))
    return sorted(rows, key=lambda r: (not r[0].isdigit(), len(r[0]), r))


def new_city_rows(new, names1, names2):
    """Places of the current list alone; it has no ids, so they get slugs:
    name, country, first-order and, where these are shared, second-order code.
    """
    slugs = collections.defaultdict(list)
    for row in new:
        name = unicodedata.normalize("NFC", row["name"])
        if is_usable(name):
            codes = [row["country"], row["admin1"], row["admin2"]]
            if ".".join(codes) not in names2:
                codes[2] = ""
            if ".".join(codes[:2]) not in names1:
                codes[1] = ""
            slugs[slug(name, *codes[:2])].append(
                [name, degrees(float(row["lat"])), degrees(float(row["lng"])),
                 *codes])
    rows = {}
    for short, found in slugs.items():
        for row in found:
            key = short if len(found) == 1 else slug(short, row[-1])
            rows.setdefault(key, [key, *row])
    return [rows[key] for key in sorted(rows)]


def slug(*parts):
    plain = unicodedata.normalize("NFKD", "-".join(p for p in parts if p))
    plain = plain.casefold().translate(APOSTROPHES).translate(
        str.maketrans(UNDECOMPOSED))
    plain = "".join(c for c in plain
                    if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
