"""The head of each column: its header path as read, and what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.artefacts import Table
from pipeline.cell_text import CellKind, cell_kind, is_number, is_value, is_year
from pipeline.header_words import HeaderReading, read_header, tokens
from pipeline.interpret.paths import header_paths
from pipeline.numbers import read_cell
from pipeline.regions import Regions, load_regions

MOSTLY = 0.6
LEFT_OUT = 1
"""A list may leave out so many numbers between two of its own; counts of something jump further."""
_NUMBERING = re.compile(r"^\(?(?:\d{1,3}(?:\s*\.\s*\d{1,2})*|[a-z]|[ivx]{1,5})\s*[.)]*\*?$", re.IGNORECASE)
_CURRENCY = re.compile(r"^rp\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contents:
    """Shares of the filled body cells of one column, by what they look like."""

    filled: int
    value: float
    number: float
    money: float
    percent: float
    text: float
    word: float
    numbering: float
    year: float
    currency: float


@dataclass(frozen=True, slots=True)
class Head:
    """One column's header as read: path, reading of each level, of all levels together, and the cells below."""

    index: int
    path: tuple[str, ...]
    leaf: HeaderReading
    whole: HeaderReading
    contents: Contents
    values: tuple[float | None, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def concepts(self) -> frozenset[str]:
        """Concepts of the whole path."""
        return self.whole.concepts


def read_heads(table: Table, home: str) -> list[Head]:
    """The heads of all columns of a table.

    home: Kemendagri code of the region whose report this is; a column headed with another region is a comparator's.
    """
    return _past_currency([_with_comparator(head, home) for head in _heads(table)])


def _heads(table: Table) -> list[Head]:
    paths = header_paths(table.header) or tuple(() for _ in range(table.width))
    heads = []
    for index, path in enumerate(paths):
        cells = [row.cells[index].text for row in table.rows if row.cells[index].text]
        heads.append(
            Head(
                index=index,
                path=path,
                leaf=read_header(path[-1]) if path else read_header(""),
                whole=_merged_reading([read_header(text) for text in path]),
                contents=contents(cells),
                texts=tuple(cells),
                values=tuple(read_cell(row.cells[index].text)[0].value for row in table.rows),
            )
        )
    return heads


def _past_currency(heads: Sequence[Head]) -> list[Head]:
    """The heads, with a header that stands above "Rp" marks moved to the amounts beside them."""
    moved = list(heads)
    for mark, amounts in pairwise(heads):
        if mark.contents.currency >= MOSTLY and mark.path and amounts.path in ((), mark.path):
            moved[mark.index] = replace(mark, path=(), leaf=read_header(""), whole=read_header(""))
            moved[amounts.index] = replace(amounts, path=mark.path, leaf=mark.leaf, whole=mark.whole)
    return moved


def _with_comparator(head: Head, home: str) -> Head:
    """The head, marked as a comparator's ("nasional") where the innermost government it names is not the report's own,
    and freed of that mark where it is."""
    owns = (_own_government(text, home) for text in reversed(head.path))
    own = next((own for own in owns if own is not None), None)
    if own is None:
        return head
    concepts = (head.concepts - {"nasional"}) | {"region"} if own else head.concepts | {"nasional"}
    return replace(head, whole=replace(head.whole, concepts=concepts))


def _own_government(text: str, home: str) -> bool | None:
    """Whether the government named in a header's text is the report's own; None if it names none.

    "Provinsi" and "Kabupaten" without a name are the report's own if its region is one.
    """
    unknown = "".join(word for word in tokens(text) if not word.isdigit() and not read_header(word).concepts)
    alone = unknown in _regions().by_name
    named = [mention.region.code for mention in _regions().find(text) if mention.with_level or alone]
    concepts = read_header(text).concepts
    if "nasional" in concepts:
        return False
    if named:
        return home in named
    own = _regions().get(home)
    if "region" not in concepts or own is None:
        return None
    return own.level in {_regions().levels.get(word) for word in tokens(text)}


def is_government(text: str) -> bool:
    """Whether a header's text is the name of a government, or of the nation, and perhaps a year, and nothing else."""
    names = {"region", "nasional"}
    rest = [
        word for word in tokens(text) if not read_header(word).concepts & (names | {"tahun"}) and not word.isdigit()
    ]
    alone = bool(read_header(text).concepts & names) and not rest
    return alone or "".join(rest) in _regions().by_name


@cache
def _regions() -> Regions:
    return load_regions()


def _merged_reading(readings: Sequence[HeaderReading]) -> HeaderReading:
    concepts = frozenset[str]().union(*(reading.concepts for reading in readings))
    years = tuple(year for reading in readings for year in reading.years)
    clear = frozenset[str]().union(*(reading.concepts - reading.misspelt for reading in readings))
    return HeaderReading(concepts, years, min((reading.share for reading in readings), default=0.0), concepts - clear)


def contents(cells: Sequence[str]) -> Contents:
    """What the filled cells of a column look like."""
    kinds: list[CellKind] = [cell_kind(text) for text in cells]
    total = max(1, len(cells))
    return Contents(
        filled=len(cells),
        value=sum(is_value(kind) for kind in kinds) / total,
        number=sum(is_number(kind) for kind in kinds) / total,
        money=kinds.count("money") / total,
        percent=kinds.count("percent") / total,
        text=kinds.count("text") / total,
        word=kinds.count("word") / total,
        numbering=_numbering(cells) / total,
        year=sum(is_year(text) for text in cells) / total,
        currency=sum(bool(_CURRENCY.match(text)) for text in cells) / total,
    )


def _numbering(cells: Iterable[str]) -> int:
    """How many cells can number their rows: letters, Roman and dotted numbers, and whole numbers that count up; less
    the places where they jump, as counts of something do."""
    count, previous = 0, None
    for text in cells:
        digits = text.strip(" ().*")
        if not _NUMBERING.match(text):
            continue
        number = int(digits) if digits.isdigit() else None
        if number is None or number == 1 or 0 <= number - (previous or 0) <= LEFT_OUT + 1:
            count += 1
        elif previous is not None:
            count -= 1
        previous = previous if number is None else number
    return max(0, count)
