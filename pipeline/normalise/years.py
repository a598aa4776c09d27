"""Tables dated by their surroundings that give another year's figures: the caption was copied and its year not changed.

Amounts of money do not come again from year to year. Where a table has nearly all amounts of another table of the
report that gives them for another year, one of the two years is wrong. So is that of a column headed as the end of the
plan whose targets are, in the plan's own table, those of the report's year and not those of the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.artefacts import Figure, Interpretation
from pipeline.header_words import tokens
from pipeline.repeats import same_value

NEARLY_ALL = 0.8
FEWEST_AMOUNTS = 5
FEWEST_TARGETS = 4
NAMED = "header"
"""The source of a year that stands in the column's own header."""

Column = tuple[str, int]
"""A table and the place of one of its columns."""


def years_doubted(
    figures: Sequence[Figure], interpretations: Sequence[Interpretation], report_year: int
) -> list[Figure]:
    """The figures of one document, those of a year that another table contradicts as "period_uncertain"."""
    sources = {(one.table_id, c.index): c.period_source for one in interpretations for c in one.columns}
    columns = _columns(figures)
    tables = {column[0]: other[0] for column, other in _copied(columns, sources, report_year)}
    ends = {column: other[0] for column, other in _of_report_year(columns, sources, report_year)}
    return [_doubted(figure, tables, ends, sources) for figure in figures]


def _doubted(
    figure: Figure, tables: Mapping[str, str], ends: Mapping[Column, str], sources: Mapping[Column, str]
) -> Figure:
    column = (figure.table_id, figure.column)
    other = ends.get(column) or (tables.get(figure.table_id) if sources.get(column) != NAMED else None)
    if other is None:
        return figure
    flags = tuple(sorted({*figure.flags, "period_uncertain"}))
    return replace(figure, flags=flags, explanation=f"{figure.explanation} {other} has the same for another year.")


def _columns(figures: Sequence[Figure]) -> dict[Column, list[Figure]]:
    """The figures with a value of every column, but for totals."""
    columns: dict[Column, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.label_raw and figure.level != "total":
            columns[figure.table_id, figure.column].append(figure)
    return columns


def _copied(
    columns: Mapping[Column, list[Figure]], sources: Mapping[Column, str], report_year: int
) -> Iterator[tuple[Column, Column]]:
    """The columns of amounts that repeat those of another table for another year, each with that table's; not those of
    the report's own year, which are likelier right."""
    amounts = {c: group for c, group in columns.items() if group[0].unit == "Rp" and len(group) >= FEWEST_AMOUNTS}
    for own, group in amounts.items():
        for other, others in amounts.items():
            apart = own[0] != other[0] and group[0].period != others[0].period
            if (
                apart
                and sources.get(own) != NAMED
                and group[0].period != report_year
                and group[0].measure == others[0].measure
                and _share(group, others) >= NEARLY_ALL
            ):
                yield own, other


def _of_report_year(
    columns: Mapping[Column, list[Figure]], sources: Mapping[Column, str], report_year: int
) -> Iterator[tuple[Column, Column]]:
    """The columns of plan targets that are those of the report's year in a table which has both."""
    targets = {c: group for c, group in columns.items() if group[0].measure in ("target", "target_akhir")}
    for own, group in targets.items():
        if group[0].measure != "target_akhir" or sources.get(own) == NAMED or len(group) < FEWEST_TARGETS:
            continue
        ends = {c[0] for c, others in targets.items() if c[0] != own[0] and others[0].period == group[0].period}
        for other, others in targets.items():
            if other[0] in ends and others[0].period == report_year and _share(group, others) >= NEARLY_ALL:
                last = [o for c, o in targets.items() if c[0] == other[0] and o[0].period == group[0].period]
                if all(_share(group, o) < NEARLY_ALL for o in last):
                    yield own, other


def _share(group: Sequence[Figure], others: Sequence[Figure]) -> float:
    """The share of the figures whose label has the same value among the others."""
    values = {_letters(figure): figure.value for figure in others}
    hits = (values.get(_letters(figure)) for figure in group)
    return sum(
        value is not None and figure.value is not None and same_value(figure.value, value)
        for figure, value in zip(group, hits, strict=True)
    ) / len(group)


def _letters(figure: Figure) -> str:
    return "".join(tokens(figure.label_raw))
