"""The readings of one cell of figures: number with its unit and remark, ratio, category, compound, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from pipeline.cell_text import cell_kind
from pipeline.mapping_files import read_table
from pipeline.numbers.separators import Number, join_digits, number_tokens, read_number

ReadingKind = Literal["number", "ratio", "category", "compound", "missing"]

MAX_LEAD_WORDS = 6
"""A cell that begins with words is a number with a remark in front ("Pelayanan 30%") if there are no more words than
this; else it is a remark."""

MAX_DIGITS = 30
"""A longer run of digits and separators is no number."""

_LEAD = re.compile(
    r"^[≥≤><=±~ ]*(?P<before>[-–−+(]?) ?(?P<currency>rp|idr)?[ .:,]*[≥≤><=±~ ]*(?P<after>[-–−+(]?) ?$", re.IGNORECASE
)
_SCALE = re.compile(r"^(?:ribu|rb|juta|jt|mil[iy]ar|m|tril[iy]un|t)(?:an)?\b", re.IGNORECASE)
_CLOSED = re.compile(r"^ ?,? ?[-–—=]+")
_PERCENT = re.compile(r"^ ?(%|‰|persen\b|prosen\b)", re.IGNORECASE)
_BRACKET_END = re.compile(r"^( ?(?:%|‰)?) ?\)")
_REMARK = re.compile(r"\(([^()]*)\)")
_NAMED = re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+)?$")
"""A category in a word or two ("Sangat Baik")."""
_RATIO = re.compile(r"^(\d+(?:[.,]\d+)*) ?: ?(\d+(?:[.,]\d+)*)$")
_PER = re.compile(r"^ ?(/ ?[\d.]+ ?[A-Za-z][\w ]*)$")
_YEAR = re.compile(r"^(?:19|20)\d{2}$")
_TO = re.compile(r"^ ?(?:[-–−]|s ?[./]? ?d\.?|sampai) ?$", re.IGNORECASE)
_STAR = re.compile(r"(?<!\*)\*+ ?$")


CATEGORIES_FILE = "categories.csv"


@dataclass(frozen=True, slots=True)
class Category:
    """One line of mappings/categories.csv."""

    category: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a cell: its value (None without a single number), text and printed unit, and what it costs."""

    kind: ReadingKind
    value: float | None
    text: str = ""
    unit: str = ""
    cost: float = 0.0
    style: str = ""
    repair: str = ""

    def times(self, factor: float) -> Reading:
        """The reading in full, where one of the printed number stands for `factor`."""
        if factor == 1 or self.value is None:
            return self
        return replace(self, value=float(Decimal(repr(self.value)) * Decimal(repr(factor))))

    @property
    def described(self) -> str:
        """The reading in a few words, for `lkjip trace`."""
        what = self.text if self.value is None else format(self.value, ".15g")
        how = (self.repair and f"misprint: {self.repair}") or self.style or self.kind
        return f"{what or '(nothing)'} [{how}, cost {self.cost:g}]"


@lru_cache(maxsize=50_000)
def read_cell(text: str) -> tuple[Reading, ...]:
    """All readings of a cell's text, cheapest first. Any string has at least one."""
    plain = _STAR.sub("", " ".join(text.split())).rstrip()
    if not plain or cell_kind(plain) == "missing":
        return (Reading("missing", None),)
    joined = join_digits(plain)
    tokens = number_tokens(joined)
    if any(len(token.group()) > MAX_DIGITS for token in tokens):
        return (_remark(text.strip()),)
    ratio = _RATIO.match(plain)
    if ratio:
        return _read_ratio(ratio)
    if not tokens:
        return (_remark(text.strip()),)
    readings = _read_numbered(text.strip(), joined, tokens)
    return readings if joined == plain else tuple(_as_repaired(reading, "space inside") for reading in readings)


def _as_repaired(reading: Reading, repair: str) -> Reading:
    return replace(reading, repair=reading.repair or repair) if reading.value is not None else reading


def _read_ratio(found: re.Match[str]) -> tuple[Reading, ...]:
    over, under = read_number(found[1])[0], read_number(found[2])[0]
    text = f"{found[1]}:{found[2]}"
    if under.value == 0:
        return (Reading("ratio", None, text=text),)
    return (Reading("ratio", over.value / under.value, text=text, style="ratio"),)


def _read_numbered(printed: str, plain: str, tokens: list[re.Match[str]]) -> tuple[Reading, ...]:
    """A cell with digits in it: one number with what stands around it, or several."""
    remarks = [(m.start(), m.end()) for m in _REMARK.finditer(plain) if m.start() > tokens[0].start()]
    outside = [t for t in tokens if not any(start <= t.start() < end for start, end in remarks)]
    first = outside[0]
    lead, rest = plain[: first.start()], plain[first.end() :]
    if len(outside) > 1 and not _PER.match(rest):
        return (
            (Reading("compound", None, text=printed, unit=_unit_of_range(plain, outside)),)
            if not _is_remark(lead, outside)
            else (_remark(printed),)
        )
    if _is_remark(lead, outside):
        return (_remark(printed),)
    return _read_one(lead, first.group(), rest)


def _unit_of_range(plain: str, tokens: list[re.Match[str]]) -> str:
    """The percent sign behind a range ("5-6%"); other units belong to one of the numbers of a compound only."""
    first, last = tokens[0], tokens[-1]
    between = _PERCENT.sub("", plain[first.end() : last.start()])
    unit = _unit_and_text(plain[last.end() :])[0]
    return unit if len(tokens) == 2 and _TO.match(between) and unit in ("%", "‰") else ""


def _remark(printed: str) -> Reading:
    return Reading("category", None, text=printed)


def _is_remark(lead: str, tokens: list[re.Match[str]]) -> bool:
    """Whether the words before the first number make the cell a remark ("data 2020 belum ada")."""
    words = [] if _LEAD.match(lead) else lead.strip(" (-–−+≥≤><=±~").split()
    return bool(words) and (len(words) > MAX_LEAD_WORDS or bool(_YEAR.match(tokens[0].group())))


def _read_one(lead: str, token: str, rest: str) -> tuple[Reading, ...]:
    found = _LEAD.match(lead)
    bracketed = lead.rstrip().endswith("(") or (found is not None and found["before"] == "(")
    end = _BRACKET_END.match(rest) if bracketed else None
    rest = end[1] + rest[end.end() :] if end else rest
    closed = bool(_CLOSED.match(rest)) and not _PERCENT.match(rest)
    unit, text = _unit_and_text(_CLOSED.sub("", rest, count=1) if closed else rest)
    if found and found["currency"]:
        scale = _SCALE.match(unit)
        unit = f"Rp {scale[0]}" if scale else "Rp"
    if found:
        negative = bool(end) or any(sign in "-–−" for sign in found["before"] + found["after"])
    else:
        negative = lead[-1:] in ("-", "–", "−")
        text = text or _category_before(lead)
    return tuple(_reading(number, unit, text, negative) for number in read_number(token, closed=closed))


def _category_before(lead: str) -> str:
    """The category whose score stands behind it in brackets: "A" of "A (80,10)"; "" if there is none."""
    word = lead.rstrip().removesuffix("(").strip()
    return word if lead.rstrip().endswith("(") and _is_category(word) else ""


def _is_category(word: str) -> bool:
    """Whether a word is a category: one or two capitalised words, or one of mappings/categories.csv with its sign."""
    return bool(_NAMED.match(word)) or word.rstrip("+-") in _categories()


@cache
def _categories() -> frozenset[str]:
    return frozenset(row.category for row in read_table(Category, CATEGORIES_FILE))


def _reading(number: Number, unit: str, text: str, negative: bool) -> Reading:
    value = -number.value if negative else number.value
    return Reading("number", value, text=text, unit=unit, cost=number.cost, style=number.style, repair=number.repair)


def _unit_and_text(rest: str) -> tuple[str, str]:
    """What stands after the number: the printed unit, and a category in brackets ("80,10 (A)")."""
    text = next((m[1].strip() for m in _REMARK.finditer(rest) if _is_category(m[1].strip())), "")
    percent = _PERCENT.match(rest)
    if percent:
        return ("‰" if percent[1] == "‰" else "%"), text
    unit = _REMARK.sub(" ", rest).strip(" .,;:*()-–=").strip()
    return (re.sub(r"\s+", " ", unit) if any(c.isalpha() for c in unit) else ""), text


def with_cost(reading: Reading, extra: float) -> Reading:
    """The reading made dearer."""
    return replace(reading, cost=reading.cost + extra)
