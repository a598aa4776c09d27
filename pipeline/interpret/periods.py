"""The year that each measure column is about.

In order: the column's own header, the group headers above it, the caption, the report year. Columns counted as "tahun
ke-1", "TH II" are placed in the plan's period ("Renstra 2013-2018"), which is read off the captions and the lines
around the report's tables.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.artefacts import Column, Table
from pipeline.header_words import read_header, years_in

PLAN_YEARS = range(3, 7)
"""A period of so many years between its first and last is a plan's (RPJMD and Renstra run five)."""

_PLAN = re.compile(
    r"(?<!\d)(20\d{2})\s*(?:[-–—/]|s\.?\s*/?\s*d\.?|sampai(?: dengan)?)\s*(?:tahun\s*)?(20\d{2})(?!\d)", re.IGNORECASE
)
_REGULATION = re.compile(r"\b(?:no(?:mor|\.)?)\s*\S{1,12}\s*(?:tahun|th\.?|/)\s*(?:19|20)\d{2}", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:th|thn|tahun)\.?\s*(?:ke)?[\s.\-]*(v|iv|i{1,3}|[1-5])\b", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


@dataclass(frozen=True, slots=True)
class Plan:
    """The period of the plan that a report measures itself against; `first` is its base year. None where unknown."""

    first: int | None
    last: int | None


def read_plan(tables: Sequence[Table]) -> Plan:
    """The plan period named most often in the captions, headers and neighbouring lines of a report's tables."""
    found: Counter[tuple[int, int]] = Counter()
    for table in tables:
        header = [cell.text for row in table.header for cell in row.cells]
        for text in (table.title, *table.before, *table.after, *header):
            for first, last in _PLAN.findall(text):
                if int(last) - int(first) in PLAN_YEARS:
                    found[int(first), int(last)] += 1
    if not found:
        return Plan(None, None)
    first, last = max(found, key=lambda plan: (found[plan], plan))
    return Plan(first, last)


def set_periods(columns: Sequence[Column], table: Table, plan: Plan, report_year: int) -> tuple[Column, ...]:
    """The columns with `period` and `period_source` set on every measure."""
    caption = _caption_year(table, report_year)
    ordinals = sum(bool(_ordinal(column)) for column in columns if column.role == "measure")
    return tuple(
        _with_period(column, caption, plan, ordinals, report_year) if column.role == "measure" else column
        for column in columns
    )


def _caption_year(table: Table, report_year: int) -> int | None:
    """The one year that the caption names; None where it names none or several."""
    text = _REGULATION.sub(" ", _PLAN.sub(" ", table.title))
    named = set(years_in(text))
    return named.pop() if len(named) == 1 else None


def _with_period(column: Column, caption: int | None, plan: Plan, ordinals: int, report_year: int) -> Column:
    year, source = _header_year(column, plan, ordinals, report_year)
    if year is None and column.measure == "target_akhir":
        year, source = plan.last, "plan"
    if year is None and column.measure == "kondisi_awal":
        year, source = plan.first, "plan"
    if year is None and column.measure != "target_akhir" and caption is not None:
        year, source = caption, "caption"
    if year is None:
        year, source = report_year, "report"
    return replace(column, period=year, period_source=source)


def _header_year(column: Column, plan: Plan, ordinals: int, report_year: int) -> tuple[int | None, str]:
    """The year that the column's header path names, innermost level first."""
    for text in reversed(column.path):
        ordinal = _ordinal_in(text)
        if ordinal is not None and plan.first is not None and plan.last is not None:
            base = plan.last - ordinals if ordinals == plan.last - plan.first + 1 else plan.first
            return base + ordinal, "plan"
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


def _ordinal(column: Column) -> bool:
    return any(_ordinal_in(text) is not None for text in column.path)


def _ordinal_in(text: str) -> int | None:
    if years_in(text):
        return None
    found = _ORDINAL.search(text)
    return _ROMAN.get(found[1].lower()) or int(found[1]) if found else None
