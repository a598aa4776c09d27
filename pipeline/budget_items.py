"""Programs, kegiatan and sub kegiatan by their standard codes (Permendagri 90/2019 and the Kepmendagri that update it).

A code holds its ancestors: sub kegiatan 1.06.04.2.01.03 is the third of kegiatan 1.06.04.2.01, which is the first that
regencies have (".2."; provinces ".1.") of program 1.06.04, the fourth of urusan 1.06. The program that every agency has
stands once, as X.XX.01: its urusan is that of the agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.mapping_files import read_numbered
from pipeline.units import fault

BUDGET_ITEMS_FILE = "budget_items.csv"
UNIQUE = ("code", "valid_from")
OPEN_URUSAN = "X.XX"
"""The urusan of the program that every agency has, as the regulation prints it."""

ItemLevel = Literal["program", "kegiatan", "sub_kegiatan"]
ITEM_LEVELS: tuple[ItemLevel, ...] = get_args(ItemLevel)
PARTS_OF_PROGRAM, PARTS_OF_ACTIVITY = 3, 5
"""How many parts a code has: 1.06.04, 1.06.04.2.01; a sub kegiatan has one more."""
PROVINCES = "1"
"""The fourth part of a code that is for provinces; that for regencies and cities is 2."""
LAST_YEAR = 9999

_PROGRAM = r"(?:\d\.\d\d|X\.XX)\.\d\d"
_ACTIVITY = _PROGRAM + r"\.[12]\.\d\d"
FORMS: Mapping[ItemLevel, re.Pattern[str]] = {
    "program": re.compile(_PROGRAM),
    "kegiatan": re.compile(_ACTIVITY),
    "sub_kegiatan": re.compile(_ACTIVITY + r"\.\d\d(?:\d\d)?"),
}
"""The codes of each level. The number of a sub kegiatan has two digits until 2023 and four since."""
EXAMPLES: Mapping[ItemLevel, str] = {
    "program": "1.06.04",
    "kegiatan": "1.06.04.2.01",
    "sub_kegiatan": "1.06.04.2.01.03",
}


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """A program, kegiatan or sub kegiatan by its code, in the budgets of some years.

    `valid_from`, `valid_to`: first and last budget year; without `valid_to` it holds today. `source`: the regulation.
    `also`: other wordings that reports print. `provinces`: whether provinces have the program too; whose a kegiatan is,
    its code says.
    """

    code: str
    level: ItemLevel
    name: str
    valid_from: int
    source: str
    also: tuple[str, ...] = ()
    valid_to: int | None = None
    provinces: bool = False

    def __post_init__(self) -> None:
        if not FORMS[self.level].fullmatch(self.code):
            raise ValueError(f"'{self.code}' is not a code of a {self.level} like {EXAMPLES[self.level]}")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"it ends in {self.valid_to}, before it begins in {self.valid_from}")
        if self.provinces and self.level != "program":
            raise ValueError("'provinces' is for programs: the code of a kegiatan says whose it is")

    @property
    def parts(self) -> tuple[str, ...]:
        """The code in parts: ("1", "06", "04", "2", "01")."""
        return tuple(self.code.split("."))

    @property
    def program(self) -> str:
        """The code of its program; its own if it is one."""
        return ".".join(self.parts[:PARTS_OF_PROGRAM])

    @property
    def parent(self) -> str:
        """The code of the kegiatan or program that it is part of; "" for a program."""
        if self.level == "program":
            return ""
        return self.program if self.level == "kegiatan" else ".".join(self.parts[:PARTS_OF_ACTIVITY])

    @property
    def urusan(self) -> str:
        """The field of government, "1.06"; "X.XX" for a part of the program that every agency has."""
        return urusan_of(self.code)

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and the other wordings."""
        return (self.name, *self.also)

    def holds(self, year: int, province: bool) -> bool:
        """Whether budgets of this year have it: those of provinces, or those of regencies and cities."""
        if not self.valid_from <= year <= (self.valid_to or LAST_YEAR):
            return False
        if self.level == "program":
            return self.provinces or not province
        return (self.parts[PARTS_OF_PROGRAM] == PROVINCES) is province

    def overlaps(self, other: BudgetItem) -> bool:
        """Whether some year has both."""
        return self.valid_from <= (other.valid_to or LAST_YEAR) and other.valid_from <= (self.valid_to or LAST_YEAR)

    def in_urusan(self, urusan: str) -> str:
        """Its code; where that leaves the urusan open, with this one ("1.06"), unless that is ""."""
        return self.code.replace(OPEN_URUSAN, urusan, 1) if urusan else self.code


def level_of(code: str) -> ItemLevel | None:
    """The level whose codes have this form; None if none has."""
    return next((level for level in ITEM_LEVELS if FORMS[level].fullmatch(code)), None)


def urusan_of(code: str) -> str:
    """The urusan of a code: its first two parts, "1.06" or "X.XX"."""
    return ".".join(code.split(".")[:2])


def same_code(printed: str, code: str) -> bool:
    """Whether a printed code is this one: an open urusan takes any, and 0003 is 03."""
    ours, theirs = code.replace(OPEN_URUSAN, urusan_of(printed), 1).split("."), printed.split(".")
    return len(ours) == len(theirs) and all(map(_same_part, ours, theirs))


def _same_part(one: str, other: str) -> bool:
    return one == other or (one.isdigit() and other.isdigit() and int(one) == int(other))


def load_budget_items() -> tuple[BudgetItem, ...]:
    """All items of mappings/, in the file's order. LkjipError names a row that does not fit it or the others."""
    rows = read_numbered(BudgetItem, BUDGET_ITEMS_FILE, unique=UNIQUE)
    for _, item, problem, remedy in contradictions(rows):
        raise fault(BUDGET_ITEMS_FILE, item.code, problem, remedy)
    return tuple(item for _, item in rows)


def contradictions(rows: Sequence[tuple[int, BudgetItem]]) -> Iterator[tuple[int, BudgetItem, str, str]]:
    """What is wrong between the rows: line, item, problem and remedy of each code that two rows have for one year, and
    of each kegiatan or sub kegiatan that is of no program or kegiatan in all of its years."""
    by_code: dict[str, list[tuple[int, BudgetItem]]] = {}
    for line, item in rows:
        for other_line, other in by_code.setdefault(item.code, []):
            if item.overlaps(other):
                problem = f"line {other_line} has the code for some of these years too"
                yield line, item, problem, "correct the years or remove one"
        by_code[item.code].append((line, item))
    for line, item in rows:
        if item.parent and not any(_covers(parent, item) for _, parent in by_code.get(item.parent, ())):
            problem = f"there is no {item.parent} in all of its years"
            yield line, item, problem, "add that row, or correct the code or the years"


def _covers(parent: BudgetItem, item: BudgetItem) -> bool:
    return parent.valid_from <= item.valid_from and (parent.valid_to or LAST_YEAR) >= (item.valid_to or LAST_YEAR)
