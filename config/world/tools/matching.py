"""Joins the older city list, which has ids, with the newer, which has not."""

import collections
import difflib
import math

from tools.names import fold


def grid(rows, position):
    cells = collections.defaultdict(list)
    for row in rows:
        cc, lat, lon = position(row)
        cells[cc, math.floor(lat * 4), math.floor(lon * 4)].append(row)
    return cells


def neighbours(cells, cc, lat, lon):
    y, x = math.floor(lat * 4), math.floor(lon * 4)
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            yield from cells.get((cc, y + dy, x + dx), ())


def all_folded(city):
    return {fold(n) for n in (city.name, city.ascii, *city.others)}


def match_current(cities, current):
    """Which row of the current list is which city of the list with ids.

    Returns ({city id: current row}, [current rows that no city is]). Three
    passes, each one to one: the same name within a quarter of a degree; the
    same point; a similar name within a kilometre (a new spelling or a rename
    of a place whose point was corrected).
    """
    cells = grid(cities, lambda c: (c.cc, c.lat, c.lon))
    folded = {c.id: all_folded(c) for c in cities}
    taken = {}

    def run(rows, accept):
        left = []
        for row in rows:
            lat, lon = float(row["lat"]), float(row["lng"])
            name, best = fold(row["name"]), None
            for city in neighbours(cells, row["country"], lat, lon):
                far = max(abs(city.lat - lat), abs(city.lon - lon))
                if city.id not in taken and accept(city, name, far):
                    best = min(best or (far, city.id), (far, city.id))
            if best:
                taken[best[1]] = row
            else:
                left.append(row)
        return left

    def same_name(city, name, far):
        return far < 0.25 and name in folded[city.id]

    def same_point(city, name, far):
        return far < 0.0002

    def similar(city, name, far):
        return far < 0.012 and any(
            difflib.SequenceMatcher(None, name, other).ratio() >= 0.6
            for other in folded[city.id])

    left = current
    for accept in (same_name, same_point, similar):
        left = run(left, accept)
    # A second row of a name near by is a double of what is matched already.
    new = [row for row in left if not any(
        fold(row["name"]) in folded[c.id] for c in neighbours(
            cells, row["country"], float(row["lat"]), float(row["lng"])))]
    return taken, new


def recode(cities, matches, names1, names2):
    """Cities with codes of divisions that exist today, where these are known.

    A code in neither list takes that of the same city in the current list,
    else the one most cities of the old code took, else none. Also returns
    {old first-order code: current one}.
    """
    votes = collections.defaultdict(collections.Counter)
    for c in cities:
        row = matches.get(c.id)
        if row:
            now = (row["admin1"], row["admin2"])
            votes[c.cc, c.admin1][row["admin1"]] += 1
            votes[c.cc, c.admin1, c.admin2][now] += 1

    def most(key):
        counter = votes.get(key)
        return max(sorted(counter), key=counter.get) if counter else None

    def codes(c):
        admin1, admin2 = c.admin1, c.admin2
        if f"{c.cc}.{admin1}" not in names1:
            row = matches.get(c.id)
            if row:
                admin1, admin2 = row["admin1"], row["admin2"]
            else:
                admin1, admin2 = most((c.cc, admin1)) or "", ""
        elif admin2 and f"{c.cc}.{admin1}.{admin2}" not in names2:
            row = matches.get(c.id)
            now = ((row["admin1"], row["admin2"]) if row else
                   most((c.cc, admin1, admin2)))
            admin2 = now[1] if now and now[0] == admin1 else ""
        if f"{c.cc}.{admin1}" not in names1:
            return "", ""
        if f"{c.cc}.{admin1}.{admin2}" not in names2:
            admin2 = ""
        return admin1, admin2

    moved = []
    for c in cities:
        admin1, admin2 = codes(c)
        moved.append(c._replace(admin1=admin1, admin2=admin2))
    olds = {(c.cc, c.admin1) for c in cities}
    return moved, {f"{cc}.{old}": f"{cc}.{most((cc, old))}"
                   for cc, old in olds if most((cc, old))}
