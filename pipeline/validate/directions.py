"""Achievements worked out the wrong way round for their indicator.

Where less is better, reports work capaian out as (2 × target − realisasi) ÷ target or as target ÷ realisasi, and the
arithmetic of a row accepts both for any indicator, whose direction is not yet known then. Once it is matched, an
indicator of which more is better is not excused by them: its printed achievement contradicts its realisation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.artefacts import Figure

TARGETS = {"capaian": "target", "capaian_akhir": "target_akhir"}
"""What each achievement is measured by."""
POINTS = 1.0
SHARE = 0.01
"""How far an achievement may be from what its rounded parts come to: in percentage points, or as a share of it."""


def turned_achievements(figures: Sequence[Figure], directions: Mapping[str, str]) -> dict[str, str]:
    """For each achievement (by id) that fits its target and realisation only the wrong way round, what they come to.

    figures: those of any number of documents. directions: "higher", "lower" or "neither" by indicator_id.
    """
    rows: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.dataset == "performance" and directions.get(figure.indicator_id) == "higher":
            rows[figure.doc_id, figure.table_id, figure.row, figure.label_raw, figure.indicator_id].append(figure)
    return {id_: reason for row in rows.values() for id_, reason in _turned(row)}


def _turned(row: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    for figure in row:
        parts = _parts(figure, row)
        if parts is None or figure.value is None:
            continue
        target, realised = parts
        direct = 100 * realised / target
        inverse = (200 - direct, 100 * target / realised)
        if not _same(figure.value, direct) and any(_same(figure.value, way) for way in inverse):
            yield (
                figure.figure_id,
                f"Of this indicator more is better: realisasi against target comes to {direct:.2f} %, "
                "and what is printed fits an indicator of which less is.",
            )


def _parts(figure: Figure, row: Sequence[Figure]) -> tuple[float, float] | None:
    """The target and realisation of an achievement's row, if there is one of each and neither is nought."""
    if figure.measure not in TARGETS:
        return None
    ends = figure.measure == "capaian_akhir"
    targets = [f.value for f in row if f.measure == TARGETS[figure.measure] and (ends or f.period == figure.period)]
    realised = [f.value for f in row if f.measure == "realisasi" and f.period == figure.period]
    if len(targets) != 1 or len(realised) != 1 or not targets[0] or not realised[0]:
        return None
    return targets[0], realised[0]


def _same(printed: float, exact: float) -> bool:
    return abs(printed - exact) <= max(POINTS, SHARE * abs(exact))
