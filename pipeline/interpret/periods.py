"""The year that each measure column is about.

In order: the column's own header, the group headers above it, the caption, the heading of the section, the report year.
Columns counted as "tahun ke-1", "TH II" are placed in the plan's period ("Renstra 2013-2018"), which is read off the
table's own caption and header, else off the captions and the lines around the report's tables.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.artefacts import Column, Table
from pipeline.header_words import read_header, years_in
from pipeline.interpret.year_words import counted_year, lacks_count, plan_periods, without_plans_and_laws

PLAN_YEARS = range(3, 7)
"""A period of so many years between its first and last is a plan's (RPJMD and Renstra run five)."""

_HEADING = re.compile(r"^\s*(?:(?:[A-Z]|[IVX]{1,4}|\d{1,2}(?:\s*\.\s*\d{1,2}){0,3})\s*[.)]|\d(?:\.\d)+)\s+\S")
HEADING_WORDS = 12
"""A numbered line of so many words at most is taken for the heading of a section."""
HEADED = frozenset({"kinerja", "target", "realisasi", "capaian", "anggaran", "keuangan"})


@dataclass(frozen=True, slots=True)
class Plan:
    """The period of the plan that a report measures itself against; `first` is its base year. None where unknown."""

    first: int | None
    last: int | None


def read_plan(tables: Sequence[Table]) -> Plan:
    """The plan period named most often in the captions, headers and neighbouring lines of a report's tables."""
    return _commonest(text for table in tables for text in (*_own_texts(table), *table.before, *table.after))


def _own_texts(table: Table) -> Iterator[str]:
    """The table's caption and header cells."""
    yield table.title
    yield from (cell.text for row in table.header for cell in row.cells)


def _commonest(texts: Iterable[str]) -> Plan:
    """The plan period that most of the texts name."""
    periods = (period for text in texts for period in plan_periods(text))
    found = Counter(period for period in periods if period[1] - period[0] in PLAN_YEARS)
    return Plan(*max(found, key=lambda period: (found[period], period))) if found else Plan(None, None)


def set_periods(columns: Sequence[Column], table: Table, plan: Plan, report_year: int) -> tuple[Column, ...]:
    """The columns with `period` and `period_source` set on every measure."""
    caption = _named_year(table.title)
    outer = (caption, "caption") if caption is not None else (_section_year(table), "section")
    own = _commonest(_own_texts(table))
    measures = [column for column in columns if column.role == "measure"]
    counted = max((_ordinal(column) or 0 for column in measures), default=0)
    base = _base_year(own if own.last else plan, counted)
    dated = {column.index: _with_period(column, outer, plan, base, report_year) for column in measures}
    contradicting = _contradicting(list(dated.values()))
    return tuple(
        replace(dated[column.index], flags=(*column.flags, "period_uncertain"))
        if column.index in contradicting
        else dated.get(column.index, column)
        for column in columns
    )


def _base_year(plan: Plan, counted: int) -> int | None:
    """The year before the plan's first: that which a period of more years than are counted begins with."""
    if plan.first is None or plan.last is None:
        return None
    return plan.first if counted <= plan.last - plan.first else plan.first - 1


def _named_year(text: str) -> int | None:
    """The one year that a caption or heading names; None where it names none or several."""
    named = set(years_in(without_plans_and_laws(text)))
    return named.pop() if len(named) == 1 else None


def _section_year(table: Table) -> int | None:
    """The year in the nearest heading of a section above the table that is about figures ("B. Kinerja Tahun 2018")."""
    headings = (
        text
        for text in reversed(table.before)
        if _HEADING.match(text) and len(text.split()) <= HEADING_WORDS and read_header(text).concepts & HEADED
    )
    return next((year for text in headings if (year := _named_year(text)) is not None), None)


def _contradicting(columns: Sequence[Column]) -> set[int]:
    """The places of the columns whose own year is not that of their group ("Capaian 2019" below "Tahun 2020")."""
    return {column.index for column in columns if _contradicts(column, columns)}


def _contradicts(column: Column, columns: Sequence[Column]) -> bool:
    """Whether the group names one other year and has no column of the same measure for it: one compares two years."""
    if len(column.path) < 2 or column.measure not in ("target", "realisasi", "capaian"):
        return False
    own, group = set(years_in(column.path[-1])), {year for text in column.path[:-1] for year in years_in(text)}
    if len(own) != 1 or len(group) != 1 or own == group:
        return False
    siblings = [c for c in columns if c.path[:-1] == column.path[:-1] and c.period in group]
    return bool(siblings) and all(sibling.measure != column.measure for sibling in siblings)


def _with_period(
    column: Column, outer: tuple[int | None, str], plan: Plan, base: int | None, report_year: int
) -> Column:
    """The column with its year. `outer` is the year of the caption or section; `base` the one that counts as year 0."""
    counted = _ordinal(column) is not None
    year, source = _header_year(column, base, report_year)
    if year is None and (counted or any(map(lacks_count, column.path))):
        return replace(column, period=report_year, period_source="report", flags=(*column.flags, "period_uncertain"))
    if year is None and column.measure == "target_akhir":
        year, source = plan.last, "plan"
    if year is None and column.measure == "kondisi_awal":
        year, source = plan.first, "plan"
    if year is None and column.measure != "target_akhir":
        year, source = outer
    if year is None:
        year, source = report_year, "report"
    return replace(column, period=year, period_source=source)


def _header_year(column: Column, base: int | None, report_year: int) -> tuple[int | None, str]:
    """The year that the column's header path names, innermost level first."""
    ordinal = _ordinal(column)
    if ordinal is not None and base is not None:
        return base + ordinal, "plan"
    for text in reversed(column.path):
        years = years_in(text)
        if years:
            return _chosen(years, column.measure, report_year), "header"
        if "lalu" in read_header(text).concepts:
            return report_year - 1, "header"
    return None, ""


def _chosen(years: Sequence[int], measure: str, report_year: int) -> int:
    """Of several years in one header, the one that the measure is about."""
    if len(set(years)) == 1:
        return years[0]
    if measure in ("capaian_akhir", "capaian"):
        return report_year if report_year in years else min(years)
    if measure == "kondisi_awal":
        return min(years)
    return max(years)


def _ordinal(column: Column) -> int | None:
    """The count of the column's year ("Tahun ke-2"; "II" below "Tahun ke-"); None where it has none or names a year."""
    if any(years_in(text) for text in column.path):
        return None
    return counted_year(" ".join(column.path))
