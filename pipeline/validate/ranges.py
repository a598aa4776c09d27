"""Figures that no report of this kind can mean: set aside for a look, never altered."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.artefacts import Figure


@dataclass(frozen=True, slots=True)
class Range:
    """The values that a measure can have, in its unit; outside them a figure is flagged, not dropped."""

    low: float
    high: float


RANGES: dict[str, Range] = {
    "serapan": Range(0.0, 150.0),
    "realisasi_fisik": Range(0.0, 110.0),
    "anggaran": Range(0.0, 1e14),
    "realisasi_anggaran": Range(0.0, 1e14),
    "sisa_anggaran": Range(-1e13, 1e14),
}
"""Budgets may be overspent a little, and a whole province's is below a hundred trillion rupiah (APBD statistics of the
Ministry of Finance); achievements have no bound: 1,673 % and -1,186 % were published and meant."""

AMOUNTS = frozenset({"anggaran", "realisasi_anggaran", "target", "realisasi"})
SMALL_AMOUNT = 1000.0
"""No item of a regional budget, and no revenue, is below a thousand rupiah, unless it is nought."""
PERIOD_SPAN = 7
"""Reports look so many years back and ahead at most (a plan's five years and one on either side)."""


def out_of_range(figure: Figure) -> bool:
    """Whether the figure's value cannot be what its measure says."""
    if figure.value is None:
        return False
    allowed = RANGES.get(figure.measure)
    if allowed and not allowed.low <= figure.value <= allowed.high:
        return True
    money = figure.measure in AMOUNTS and figure.unit == "Rp"
    return money and 0 < abs(figure.value) < SMALL_AMOUNT


def period_uncertain(figure: Figure, report_year: int) -> bool:
    """Whether the figure's year lies further from the report's than any plan reaches."""
    return abs(figure.period - report_year) > PERIOD_SPAN
