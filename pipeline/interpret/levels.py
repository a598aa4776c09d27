"""The level of budget rows that do not say it: by account codes, by code columns, by bold or italic type, by sums.

A budget lists programs, their kegiatan and often their sub kegiatan in one column. Account codes tell them apart by
their parts ("1.06.05" / "1.06.05.2.01" / "1.06.05.2.01.02", Permendagri 90/2019). Else programs mostly say so in their
name, or stand out in bold or capitals; below them, a kegiatan and its sub kegiatan may be told apart only by the place
of their code, by italics, or by the arithmetic: a program is the sum of its kegiatan, a kegiatan of its sub kegiatan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.artefacts import Column, Row, Table
from pipeline.cell_text import cell_kind
from pipeline.header_words import read_header, tokens
from pipeline.interpret.labels import read_label
from pipeline.numbers import read_cell
from pipeline.terms import PLAN_LEVELS

ITEM_SUBJECTS = frozenset({"program", "kegiatan", "sub_kegiatan", "uraian"})
CODE_LEVELS = (
    ("sub_kegiatan", re.compile(r"^(?:\d|[Xx])\.(?:\d\d|[Xx]{2})\.\d\d\.[12]\.\d\d\.\d{2,4}(?!\.?\d)")),
    ("kegiatan", re.compile(r"^(?:\d|[Xx])\.(?:\d\d|[Xx]{2})\.\d\d\.[12]\.\d\d(?!\.?\d)")),
    ("program", re.compile(r"^(?:\d|[Xx])\.(?:\d\d|[Xx]{2})\.\d\d(?!\.?\d)")),
)
"""Account codes of Permendagri 90/2019: urusan, bidang, program; then 1 (province) or 2 (regency) and kegiatan; then
sub kegiatan. A code of three parts is a program's only in a table that has longer ones: else it may be an office's."""
ROUNDING = 1.0
"""Sums of amounts agree when they differ by no more than this, in rupiah."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a budget: its place, the level its label names, its amount, whether it is italic, the place of its
    last code (the first ones may be left blank), and whether it stands out in bold or capitals."""

    row: int
    level: str
    amount: float | None
    italic: bool
    code: int | None
    stands_out: bool = False


def headed_level(column: Column) -> str:
    """The level that the header of a column of indicators names ("Indikator Sasaran"); "" for none or several."""
    return named_level(column.path[-1]) if column.path else ""


def named_level(text: str) -> str:
    """The one level whose indicators a header or caption names ("Capaian Kinerja Sasaran Kedua"); "" for several."""
    parts = (
        [word for word in tokens(part) if "indikator" not in read_header(word).concepts] for part in text.split("/")
    )
    named = {concept for words in parts for concept in read_header(" ".join(words)).concepts if concept in PLAN_LEVELS}
    return named.pop() if len(named) == 1 else ""


def budget_levels(table: Table, columns: Sequence[Column], known: Mapping[int, str]) -> dict[int, str]:
    """The level of each row (by index) that the label column of the table's budget does not name itself.

    known: the levels that other tables of the report give rows of this one.
    """
    place, amounts = _places(columns)
    if place is None or amounts is None:
        return dict(known)
    codes = [column.index for column in columns if column.role in ("code", "number") and column.index < place]
    levels = {**known, **_by_codes(table, (*codes, place))}
    items = [item for index, row in enumerate(table.rows) if (item := _item(index, row, place, amounts, codes))]
    items = [replace(item, level=item.level or levels.get(item.row, "")) for item in items]
    grand = _grand_totals(items)
    levels |= dict.fromkeys(grand, "total")
    items = [replace(item, level="total") if item.row in grand else item for item in items]
    lists_both = {"program", "kegiatan"} <= set(tokens(" ".join(columns[place].path)))
    if not any(item.level in ("program", "kegiatan", "sub_kegiatan") for item in items):
        if not lists_both:
            return levels
        programs = _programs_unnamed(items)
        levels |= dict.fromkeys(programs, "program")
        items = [replace(item, level="program") if item.row in programs else item for item in items]
    if lists_both and not any(item.level == "program" for item in items):
        return levels | {item.row: "kegiatan" for item in items if not item.level}
    for program, below in _programs(items):
        levels.update(_below(program, below, two_codes=len(codes) > 1))
    return levels


def _grand_totals(items: Sequence[Item]) -> set[int]:
    """The rows that are the sum of a total above them and of all rows since ("Belanja": direct and indirect)."""
    found: set[int] = set()
    for end, item in enumerate(items):
        start = max((i for i in range(end) if items[i].level == "total" or items[i].row in found), default=end)
        since = [other.amount or 0.0 for other in items[start:end]]
        if len(since) > 1 and not item.level and item.amount and abs(sum(since) - item.amount) <= ROUNDING:
            found.add(item.row)
    return found


def _by_codes(table: Table, places: Sequence[int]) -> dict[int, str]:
    """The levels that account codes give, in columns of their own or before the label."""
    levels: dict[int, str] = {}
    for index, row in enumerate(table.rows):
        texts = [re.sub(r"\s*\.\s*", ".", row.cells[place].text.strip()) for place in places]
        found = next((level for level, code in CODE_LEVELS for text in texts if code.match(text)), "")
        if found:
            levels[index] = found
    return levels if {"kegiatan", "sub_kegiatan"} & set(levels.values()) else {}


def _programs_unnamed(items: Sequence[Item]) -> set[int]:
    """The rows of a list of programs and kegiatan that are the programs: those that stand out in type, else those that
    are the sum of the rows below them. Empty where neither tells."""
    plain = [item for item in items if item.level not in ("total", "average")]
    outstanding = {item.row for item in plain if item.stands_out}
    if plain and plain[0].stands_out and len(outstanding) < len(plain):
        return outstanding
    return {row for row, level in _split_by_sums(plain).items() if level == "kegiatan"}


def _places(columns: Sequence[Column]) -> tuple[int | None, int | None]:
    """The label column of the budget, if it may hold several levels, and its first column of amounts."""
    measure = next((c for c in columns if c.measure in ("anggaran", "realisasi_anggaran")), None)
    if measure is None or measure.label_column is None:
        return None, None
    subjects = set(columns[measure.label_column].subject.split("/"))
    if not subjects & ITEM_SUBJECTS or subjects in ({"kegiatan"}, {"sub_kegiatan"}):
        return None, None
    return measure.label_column, measure.index


def _item(index: int, row: Row, place: int, amounts: int, codes: Sequence[int]) -> Item | None:
    """The item of one row; its label may have slipped into a column on the left. None without a label."""
    text = next(
        (c.text for c in reversed(row.cells[: place + 1]) if cell_kind(c.text) in ("text", "word", "mixed")), ""
    )
    if not text:
        return None
    return Item(
        row=index,
        level=read_label(text).level,
        amount=read_cell(row.cells[amounts].text)[0].value,
        italic=row.cells[place].italic,
        stands_out=row.cells[place].bold or text.isupper(),
        code=next((column for column in reversed(codes) if row.cells[column].text), None),
    )


def _programs(items: Sequence[Item]) -> list[tuple[Item, list[Item]]]:
    """Each program with the rows below it, up to the next program or total."""
    found: list[tuple[Item, list[Item]]] = []
    open_program = False
    for item in items:
        if item.level == "program":
            found.append((item, []))
            open_program = True
        elif item.level in ("total", "urusan", "belanja"):
            open_program = False
        elif open_program:
            found[-1][1].append(item)
    return found


def _below(program: Item, items: Sequence[Item], *, two_codes: bool) -> dict[int, str]:
    """The levels of the rows below one program."""
    unnamed = [item for item in items if not item.level]
    if not unnamed:
        return {}
    if two_codes and len({item.code for item in unnamed}) > 1:
        first = min(item.code for item in unnamed if item.code is not None)
        return {item.row: "kegiatan" if item.code == first else "sub_kegiatan" for item in unnamed}
    headed = [item for item in unnamed if item.amount is None]
    if headed and len(headed) < len(unnamed):
        return {item.row: "kegiatan" if item.amount is None else "sub_kegiatan" for item in unnamed}
    by_sum = _by_sums(program, unnamed)
    if by_sum:
        return by_sum
    if any(item.italic for item in unnamed) and not all(item.italic for item in unnamed):
        return {item.row: "kegiatan" if item.italic else "sub_kegiatan" for item in unnamed}
    return {item.row: "kegiatan" for item in unnamed}


def _by_sums(program: Item, items: Sequence[Item]) -> dict[int, str]:
    """The levels that the sums prove; {} where they prove none."""
    amounts = [item.amount or 0.0 for item in items]
    if program.amount is None:
        return {}
    if abs(sum(amounts) - program.amount) <= ROUNDING:
        return {item.row: "kegiatan" for item in items}
    levels = _split_by_sums(items)
    heads = sum(item.amount or 0.0 for item in items if levels.get(item.row) == "kegiatan")
    return levels if abs(heads - program.amount) <= ROUNDING else {}


def _split_by_sums(items: Sequence[Item]) -> dict[int, str]:
    """Heads ("kegiatan") and the rows below that add up to each ("sub_kegiatan"); {} where a head has no such rows."""
    amounts = [item.amount or 0.0 for item in items]
    levels: dict[int, str] = {}
    start = 0
    while start < len(items):
        stop = start + 1
        while stop < len(items) and sum(amounts[start + 1 : stop]) < amounts[start] - ROUNDING:
            stop += 1
        if abs(sum(amounts[start + 1 : stop]) - amounts[start]) > ROUNDING:
            return {}
        levels[items[start].row] = "kegiatan"
        levels |= {item.row: "sub_kegiatan" for item in items[start + 1 : stop]}
        start = stop
    return levels
