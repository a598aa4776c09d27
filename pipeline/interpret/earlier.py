"""An earlier year's "Capaian" beside this year's target, realisation and percentage: percents, or what was realised.

"Capaian 2015 | Target 2016 | Realisasi 2016 | Capaian 2016": the words are the same for both, so the figures decide.
Realised values are about as large as this year's target and realisation of their row, achievements about 100 percent
or as this year's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log

from pipeline.artefacts import Column, Table
from pipeline.header_words import read_header
from pipeline.numbers import read_cell

NEARER = log(1.1)
"""A row speaks for the side that its figure is nearer to by this factor."""
PLAIN = log(2)
"""By this factor at least one row must be nearer to what was to be realised: figures near 100 are near both."""
FEWEST_ROWS = 2
AGREEING = 0.8
"""Share of the rows that speak for a side which must speak for realised values."""
WHOLE = 100.0


def realised_earlier(columns: Sequence[Column], table: Table) -> tuple[Column, ...]:
    """The columns, periods set, with an earlier year's "Capaian" as `realisasi` where its figures show it to be that,
    flagged `measure_by_meaning`; one headed with a percent sign, or beside a target of its own year, stays."""
    return tuple(
        replace(column, measure="realisasi", flags=(*column.flags, "measure_by_meaning"), certainty=0.8)
        if _holds_realised(column, columns, table)
        else column
        for column in columns
    )


def _holds_realised(column: Column, columns: Sequence[Column], table: Table) -> bool:
    if column.measure != "capaian" or any("percent" in read_header(text).concepts for text in column.path):
        return False
    alike = [c for c in columns if c.role == "measure" and c.label_column == column.label_column and c is not column]
    if any(c.period == column.period and c.measure in ("target", "realisasi") for c in alike):
        return False
    later = {c.period for c in alike if c.measure == "capaian" and (c.period or 0) > (column.period or 0)}
    values = [c.index for c in alike if c.period in later and c.measure in ("target", "realisasi")]
    percents = [c.index for c in alike if c.period in later and c.measure == "capaian"]
    if not values:
        return False
    return _speak_for_realised([_leaning(column.index, values, percents, table, row) for row in range(len(table.rows))])


def _speak_for_realised(leanings: Sequence[float]) -> bool:
    decided = [leaning for leaning in leanings if abs(leaning) > NEARER]
    realised = [leaning for leaning in decided if leaning > 0]
    enough = len(realised) >= FEWEST_ROWS and len(realised) >= AGREEING * len(decided)
    return enough and max(realised) > PLAIN


def _leaning(place: int, values: Sequence[int], percents: Sequence[int], table: Table, row: int) -> float:
    """By how much (as a logarithm) the figure is nearer to this year's values than to its percents; 0 if unknown."""
    own = list(_positive([place], table, row))
    of_values = list(_positive(values, table, row))
    if not own or not of_values:
        return 0.0
    return _distance(own[0], [*_positive(percents, table, row), WHOLE]) - _distance(own[0], of_values)


def _distance(value: float, others: Sequence[float]) -> float:
    return min(abs(log(value / other)) for other in others)


def _positive(places: Iterable[int], table: Table, row: int) -> Iterable[float]:
    for place in places:
        value = read_cell(table.rows[row].cells[place].text)[0].value
        if value is not None and value > 0:
            yield value
