"""What only all columns of a table together can say: rows that give the year, plan targets of one year, doubles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Column, Table
from pipeline.header_words import read_header, tokens, years_in
from pipeline.interpret.heads import MOSTLY, Head, contents

ABOUT_MONEY = frozenset({"note", "revenue"})
"""What the header of a column says that names the rows of a table of money, if no other does."""


def of_one_year(columns: Sequence[Column], plan_end: int | None) -> tuple[Column, ...]:
    """The columns, with a plan's targets for a named year before its end ("Target Renstra 2016") as what they are:
    targets of that year; and the achievements against them as achievements."""
    early = {
        column.index
        for column in columns
        if column.measure == "target_akhir"
        and column.period_source == "header"
        and plan_end is not None
        and column.period is not None
        and column.period < plan_end
        and not _says_end(column)
    }
    if not early:
        return tuple(columns)
    ends = any(column.measure == "target_akhir" and column.index not in early for column in columns)
    renamed = {"target_akhir": "target", "capaian_akhir": "capaian"}
    return tuple(
        replace(column, measure=renamed[column.measure])
        if column.index in early or (column.measure == "capaian_akhir" and not ends and not _says_end(column))
        else column
        for column in columns
    )


def _says_end(column: Column) -> bool:
    return any("akhir" in read_header(text).concepts for text in column.path)


def by_year(columns: Sequence[Column], table: Table) -> tuple[Column, ...]:
    """The columns of a table of one indicator with a row a year ("Tahun | Target | Realisasi"): its first column gives
    the period, and the caption names the indicator. Other tables stay as they are."""
    if not columns or any(column.role == "label" for column in columns):
        return tuple(columns)
    measured = any(column.measure in ("target", "realisasi") for column in columns)
    place = next((c.index for c in columns if c.role != "measure"), None)
    if not measured or place is None or not table.title:
        return tuple(columns)
    if contents([row.cells[place].text for row in table.rows if row.cells[place].text]).year < MOSTLY:
        return tuple(columns)
    return tuple(replace(c, role="period") if c.index == place else replace(c, label_column=place) for c in columns)


def same_words_same_measure(columns: Sequence[Column]) -> list[Column]:
    """The columns, with every "Capaian" of a table read as realised values where one of the same words, but for the
    year, was proved to hold them ("Capaian 2020 | Target 2021 | Capaian 2021 | % Capaian")."""
    realised = {
        _words(column)
        for column in columns
        if column.measure == "realisasi" and "measure_by_meaning" in column.flags and _words(column)
    }
    return [
        replace(column, measure="realisasi", flags=("measure_by_meaning",), certainty=0.8)
        if column.measure == "capaian" and _words(column) in realised
        else column
        for column in columns
    ]


def with_items(columns: Sequence[Column], heads: Sequence[Head]) -> list[Column]:
    """The columns of a table of money without a column of labels, with its first note left of the figures as that
    column: a source of funds ("Sumber Anggaran") or kind of receipt is then what the rows are about."""
    measures = [column for column in columns if column.role == "measure"]
    amounts = any(heads[column.index].contents.money >= MOSTLY for column in measures)
    if not amounts or any(column.role in ("label", "period") for column in columns):
        return list(columns)
    before = columns[: measures[0].index]
    place = next((c.index for c in before if c.role == "note" and heads[c.index].leaf.concepts & ABOUT_MONEY), None)
    return [replace(c, role="label", subject="uraian", reason="") if c.index == place else c for c in columns]


def _words(column: Column) -> tuple[str, ...]:
    """The words of a column's header without its years."""
    words = [word for text in column.path for word in tokens(text)]
    return tuple(word for word in words if not years_in(word) and "tahun" not in read_header(word).concepts)


def without_doubles(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, less the measures of which two say the same: nobody can tell which is which."""
    keys = [_identity(column) for column in columns]
    return tuple(
        replace(column, role="excluded", reason="two columns with the same header")
        if column.role == "measure" and keys.count(key) > 1
        else column
        for column, key in zip(columns, keys, strict=True)
    )


def _identity(column: Column) -> tuple[object, ...]:
    return (column.role, column.path, column.measure, column.period, column.version, column.label_column)
