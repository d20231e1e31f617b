"""Derive the tables of places from the package vietnamadminunits, once.

Run ``python ontology/gazetteers/derive_places.py FOLDER DATE`` with ``vietnamadminunits==1.0.4``
(MIT) installed and today's date; it reads only that package's own files and writes into FOLDER

- ``provinces.tsv``: the 34 provinces and cities of Resolution 202/2025/QH15 (12 June 2025);
- ``former_provinces.tsv``: the 63 before it, each with the code of its successor;
- ``communes.tsv``: the 3,321 communes, wards and special zones in force since 1 July 2025,
  under the resolutions 1654 to 1687/NQ-UBTVQH15 (16 June 2025);
- ``former_communes.tsv``: the 10,040 units before, each with its district and its successors;
- ``former_districts.tsv``: the 696 districts, towns and cities that ended on 1 July 2025
  (Law 72/2025/QH15 on the organisation of local government);
- ``place_changes.tsv``: what became what and when, one row for each present province;
- ``place_tables.tsv``: these tables with their numbers of rows, the source and DATE.

Codes are those of the General Statistics Office's list (Decision 124/2004/QD-TTg and its updates,
since July 2025 Decision 19/2025/QD-TTg). Coordinates are WGS 84 in decimal degrees.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

__all__ = ["derive"]

SOURCE = "vietnamadminunits"
SOURCE_VERSION = "1.0.4"
IN_FORCE = "2025-07-01"
ADOPTED = "2025-06-12"
RESOLUTION = "202/2025/QH15"

KINDS = {
    "Phường": "ward",
    "Xã": "commune",
    "Đặc khu": "special-zone",
    "Thị trấn": "township",
    "Huyện": "district",
    "Quận": "urban-district",
    "Thị xã": "town",
    "Thành phố": "city",
}

Row = Mapping[str, object]
Cells = list[str]


def _folder() -> Path:
    """Return the folder of the package's data; another version than the known one is an error."""
    spec = find_spec(SOURCE)
    if spec is None or spec.origin is None or version(SOURCE) != SOURCE_VERSION:
        raise SystemExit(f"install {SOURCE}=={SOURCE_VERSION} to derive the tables of places")
    return Path(spec.origin).parent / "data"


def _rows(folder: Path, name: str) -> list[Row]:
    """Read a table of the package's SQLite file."""
    with closing(sqlite3.connect(f"{(folder / 'dataset.db').as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        return [dict(row) for row in base.execute(f"SELECT * FROM {name}")]  # noqa: S608


def _text(row: Row, key: str) -> str:
    """Return a cell as trimmed NFC text."""
    value = row[key]
    return unicodedata.normalize("NFC", str(value)).strip() if value is not None else ""


def _degrees(row: Row, key: str) -> str:
    """Return a coordinate with four decimals (about ten metres), or nothing."""
    value = row[key]
    return f"{float(str(value)):.4f}".rstrip("0").rstrip(".") if value is not None else ""


def _kind(row: Row, key: str) -> str:
    """Return the kind of a unit by its Vietnamese type word."""
    return KINDS[_text(row, key)]


def _former_key(row: Row) -> str:
    """Return the key that the package's conversion lists give a former unit."""
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def _former_code(row: Row) -> str:
    """Return a former unit's code; for the five island districts without communes their own."""
    return _text(row, "wardCode") or _text(row, "districtCode")


def _provinces(present: list[Row]) -> list[Cells]:
    """Return the present provinces by code."""
    found = {}
    for row in present:
        kind = "city" if _text(row, "province").startswith("Thành phố") else "province"
        found[_text(row, "provinceCode")] = [
            _text(row, "provinceCode"),
            _text(row, "provinceShort"),
            kind,
            _degrees(row, "provinceLat"),
            _degrees(row, "provinceLon"),
        ]
    return [found[code] for code in sorted(found)]


def _province_successors(present: list[Row], former: list[Row], folder: Path) -> dict[str, str]:
    """Return the present province's code for each former one's."""
    lists = json.loads((folder / "converter_2025.json").read_text("utf-8"))["DICT_PROVINCE"]
    code = {str(row["provinceKey"]): _text(row, "provinceCode") for row in present}
    to = {old: code[new] for new, olds in lists.items() for old in olds}
    return {_text(row, "provinceCode"): to[str(row["provinceKey"])] for row in former}


def _former_provinces(former: list[Row], successors: Mapping[str, str]) -> list[Cells]:
    """Return the former provinces by code."""
    found = {}
    for row in former:
        code = _text(row, "provinceCode")
        kind = "city" if _text(row, "province").startswith("Thành phố") else "province"
        found[code] = [
            code,
            _text(row, "provinceShort"),
            kind,
            _degrees(row, "provinceLat"),
            _degrees(row, "provinceLon"),
            successors[code],
        ]
    return [found[code] for code in sorted(found)]


def _commune_successors(present: list[Row], folder: Path) -> dict[str, list[str]]:
    """Return the present communes' codes for each former key, the largest share first."""
    lists = json.loads((folder / "converter_2025.json").read_text("utf-8"))
    code = {(str(r["provinceKey"]), str(r["wardKey"])): _text(r, "wardCode") for r in present}
    to: dict[str, list[str]] = defaultdict(list)
    for province, news in lists["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in news.items():
            for old in olds:
                to[old].append(code[province, new])
    for province, olds in lists["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            parts.sort(key=lambda part: (not part["isDefaultNewWard"], part["newWardKey"]))
            to[old] = [code[province, part["newWardKey"]] for part in parts]
    return to


def _communes(present: list[Row]) -> list[Cells]:
    """Return the present communes, wards and special zones by code."""
    return sorted(
        [
            _text(row, "wardCode"),
            _text(row, "wardShort"),
            _kind(row, "wardType"),
            _text(row, "provinceCode"),
            _degrees(row, "wardLat"),
            _degrees(row, "wardLon"),
        ]
        for row in present
    )


def _former_communes(former: list[Row], to: Mapping[str, list[str]]) -> list[Cells]:
    """Return the former communes by code, with the codes of their successors."""
    return sorted(
        [
            _former_code(row),
            _text(row, "wardShort") or _text(row, "districtShort"),
            _kind(row, "wardType") if row["ward"] else "district",
            _text(row, "districtCode"),
            "|".join(to.get(_former_key(row), ())),
        ]
        for row in former
    )


def _former_districts(former: list[Row]) -> list[Cells]:
    """Return the former districts by code."""
    found = {}
    for row in former:
        code = _text(row, "districtCode")
        found[code] = [
            code,
            _text(row, "districtShort"),
            _kind(row, "districtType"),
            _text(row, "provinceCode"),
            _degrees(row, "districtLat"),
            _degrees(row, "districtLon"),
        ]
    return [found[code] for code in sorted(found)]


def _changes(successors: Mapping[str, str]) -> list[Cells]:
    """Return one row for each present province: the former ones it was made of."""
    made: dict[str, list[str]] = defaultdict(list)
    for old, new in successors.items():
        made[new].append(old)
    return [
        [
            f"province-{new}",
            IN_FORCE,
            "merger" if len(olds) > 1 else "continuation",
            "|".join(sorted(olds)),
            new,
            RESOLUTION,
            ADOPTED,
        ]
        for new, olds in sorted(made.items())
    ]


def _write(path: Path, header: str, rows: Iterable[Cells]) -> int:
    """Write a table and count its rows; a cell with a tabulator would break it and is an error."""
    lines = [header.replace(" ", "\t")]
    for row in rows:
        if any("\t" in cell or "\n" in cell for cell in row):
            raise ValueError(f"a cell of {path.name} holds a tabulator: {row}")
        lines.append("\t".join(row))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines) - 1


def derive(target: Path, date: str) -> None:
    """Write the tables into the folder ``target`` and note the ISO date of their making."""
    folder = _folder()
    present, former = _rows(folder, "admin_units"), _rows(folder, "admin_units_legacy")
    successors = _province_successors(present, former, folder)
    communes = _commune_successors(present, folder)
    place = "code name kind"
    tables = {
        "communes": (f"{place} province lat lon", _communes(present)),
        "former_communes": (f"{place} district successors", _former_communes(former, communes)),
        "former_districts": (f"{place} province lat lon", _former_districts(former)),
        "former_provinces": (
            f"{place} lat lon successor",
            _former_provinces(former, successors),
        ),
        "place_changes": (
            "change date kind from to instrument adopted",
            _changes(successors),
        ),
        "provinces": (f"{place} lat lon", _provinces(present)),
    }
    counts = {
        name: _write(target / f"{name}.tsv", header, rows)
        for name, (header, rows) in tables.items()
    }
    origin = f"{SOURCE} {SOURCE_VERSION}"
    notes = [[name, str(count), origin, date] for name, count in sorted(counts.items())]
    _write(target / "place_tables.tsv", "table rows source derived", notes)


if __name__ == "__main__":
    derive(Path(sys.argv[1]), sys.argv[2])
