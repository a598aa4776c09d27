"""The same figure of one region printed in several reports with different values: of following years, or of agencies.

Figures are the same when region, indicator, measure, period and unit are, and are counted alike. Only labels that
were matched to an indicator are compared: across reports, equal words need not mean equal things. Of indicators that
each agency has for itself (a SAKIP score; mappings/sectors.csv says which), only the reports of one agency are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from pipeline.artefacts import Figure
from pipeline.mapping_files import read_table
from pipeline.repeats import CHANGES, same_value
from pipeline.reporters import Reporter
from pipeline.sums import NEARLY_WHOLE, last_digit

SECTORS_FILE = "sectors.csv"
RELATIVE_MEASURES = frozenset({"realisasi_pembanding", "selisih"})
"""What these compare with stands in their header, which may be another in each report."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of indicators (indicators.csv) and whose its figures are: the whole region's or the agency's own."""

    sector: str
    scope: Literal["region", "agency"] = "region"
    note: str = ""


def report_conflicts(
    figures: Iterable[Figure], reporters: Mapping[str, Reporter], own: frozenset[str]
) -> dict[str, Figure]:
    """For each figure (by id) that another report contradicts, a figure of that report.

    A report contradicts a figure if none of its figures of the same is equal to it within rounding. A report that gives
    several values of the same in one table (by kind or place, say) says nothing about it.

    reporters: by doc_id; the figures of other documents are left out. own: indicators that each agency has for itself.
    """
    found: dict[str, Figure] = {}
    for said in same_by_report(figures, reporters, own):
        for doc_id, group in said.items():
            others = [other for other_id, other in said.items() if other_id != doc_id]
            found |= {figure.figure_id: other for figure in group if (other := _contradiction(figure, others))}
    return found


def same_by_report(
    figures: Iterable[Figure], reporters: Mapping[str, Reporter], own: frozenset[str]
) -> list[dict[str, list[Figure]]]:
    """Groups of figures that are the same, by doc_id; without those of a report that gives several values of it in one
    table, and without what only one report gives. Parameters as of `report_conflicts`."""
    groups: dict[tuple[object, ...], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        reporter = reporters.get(figure.doc_id)
        if reporter and figure.indicator_id and figure.value is not None and figure.measure not in RELATIVE_MEASURES:
            groups[_key(figure, reporter, own)][figure.doc_id].append(figure)
    said = [{doc_id: group for doc_id, group in one.items() if not _is_split(group)} for one in groups.values()]
    return [one for one in said if len(one) > 1]


def _contradiction(figure: Figure, others: Iterable[Sequence[Figure]]) -> Figure | None:
    """The first figure of the first of the other reports in which none is equal to this one."""
    return next((other[0] for other in others if not any(same_figure(figure, each) for each in other)), None)


def own_indicators(sectors: Mapping[str, str]) -> frozenset[str]:
    """The indicators that each agency has for itself. sectors: the sector of each, by indicator_id."""
    own = {row.sector for row in read_table(Sector, SECTORS_FILE, unique=["sector"]) if row.scope == "agency"}
    return frozenset(indicator for indicator, sector in sectors.items() if sector in own)


def same_figure(a: Figure, b: Figure) -> bool:
    """Whether two prints agree: within the tolerance of one report, or if one is the other rounded to fewer digits."""
    if a.value is None or b.value is None:
        return a.value == b.value
    rounding = max(last_digit(a), last_digit(b)) / 2
    return same_value(a.value, b.value) or abs(a.value - b.value) <= rounding * (1 + NEARLY_WHOLE)


def _key(figure: Figure, reporter: Reporter, own: frozenset[str]) -> tuple[object, ...]:
    agency = reporter.agency_id if figure.indicator_id in own else ""
    counted = "" if figure.version in CHANGES else figure.version
    return reporter.code_now, agency, figure.indicator_id, figure.measure, figure.period, counted, figure.unit


def _is_split(group: Sequence[Figure]) -> bool:
    """Whether one table gives several values."""
    return any(a.table_id == b.table_id and not same_figure(a, b) for a, b in combinations(group, 2))
