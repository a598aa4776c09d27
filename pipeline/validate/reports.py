"""The same figure of one region printed in several reports with different values: of following years, or of agencies.

Figures are the same when region, indicator, measure, period, version and unit are. Only labels that were matched to an
indicator are compared: across reports, equal words need not mean equal things. Of indicators that each agency has for
itself (a SAKIP score; mappings/sectors.csv says which), only the reports of one agency are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isclose, log10
from typing import Literal

from pipeline.artefacts import Figure
from pipeline.mapping_files import read_table
from pipeline.repeats import same_value
from pipeline.reporters import Reporter

SECTORS_FILE = "sectors.csv"
RELATIVE_MEASURES = frozenset({"realisasi_pembanding", "selisih"})
"""What these compare with stands in their header, which may be another in each report."""
_NEARLY_WHOLE = 1e-6


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
    groups: dict[tuple[object, ...], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        reporter = reporters.get(figure.doc_id)
        if reporter and figure.indicator_id and figure.value is not None and figure.measure not in RELATIVE_MEASURES:
            groups[_key(figure, reporter, own)][figure.doc_id].append(figure)
    found: dict[str, Figure] = {}
    for by_document in groups.values():
        said = {doc_id: group for doc_id, group in by_document.items() if not _is_split(group)}
        for doc_id, group in said.items():
            others = [other for other_id, other in said.items() if other_id != doc_id]
            found |= {figure.figure_id: other for figure in group if (other := _contradiction(figure, others))}
    return found


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
    rounding = max(_last_digit(a), _last_digit(b)) / 2
    return same_value(a.value, b.value) or abs(a.value - b.value) <= rounding * (1 + _NEARLY_WHOLE)


def _last_digit(figure: Figure) -> float:
    """What one in the last printed digit is worth: 0.1 in "77,1", a million in "1.234" of millions; of a number that
    stands among other digits, one in the last place of its value."""
    assert figure.value is not None
    digits = int("".join(character for character in figure.value_raw if character in "0123456789") or "0")
    if digits and figure.value:
        worth = abs(figure.value) / digits
        power = log10(worth)
        if isclose(power, round(power), abs_tol=_NEARLY_WHOLE):
            return worth
    return float(10.0 ** -len(f"{figure.value:.9f}".rstrip("0").partition(".")[2]))


def _key(figure: Figure, reporter: Reporter, own: frozenset[str]) -> tuple[object, ...]:
    agency = reporter.agency_id if figure.indicator_id in own else ""
    return reporter.code_now, agency, figure.indicator_id, figure.measure, figure.period, figure.version, figure.unit


def _is_split(group: Sequence[Figure]) -> bool:
    """Whether one table gives several values."""
    return any(a.table_id == b.table_id and not same_figure(a, b) for a, b in combinations(group, 2))
