"""What the rest of a report says that a cell holds: the sum it is part of, and the other tables that print it.

An expectation comes only from figures that are surer than the one it is about: a figure is sure when its print can be
read in one way only or its reading is proven, settled when one reading is clearly the likeliest, and open otherwise.
It never alters a well-formed number; it chooses among the readings of one that can be read in several ways or is
misprinted (`pipeline.normalise.choose`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.artefacts import Figure
from pipeline.repeats import repeats, same_value
from pipeline.sums import Sum, amount, rounding, sums

OPEN, SETTLED, SURE = 0, 1, 2
OPEN_FLAGS = frozenset({"ambiguous_number", "malformed_number", "compound_value"})
SURE_EVIDENCE = frozenset({"one_reading", "proven"})


@dataclass(frozen=True, slots=True)
class Expected:
    """A value that a cell should have, within `tolerance` (None: within the rounding of a repeated print), and why."""

    value: float
    why: str
    tolerance: float | None = None

    def fits(self, value: float) -> bool:
        """Whether a reading of the cell is what is expected."""
        if self.tolerance is None:
            return same_value(value, self.value)
        return abs(value - self.value) <= self.tolerance


Expectations = Mapping[str, Sequence[Expected]]
"""By figure_id."""


def sureness(figure: Figure) -> int:
    """How sure the reading of a figure is, as far as normalise knows: `OPEN`, `SETTLED` or `SURE`."""
    if figure.value is None or OPEN_FLAGS & set(figure.flags):
        return OPEN
    return SURE if SURE_EVIDENCE & set(figure.evidence) else SETTLED


def expectations(figures: Sequence[Figure]) -> Expectations:
    """What sums and repetitions say of the figures of one document that are not sure, read as they are so far."""
    found: dict[str, list[Expected]] = defaultdict(list)
    for one in sums(figures):
        for figure, expected in _of_sum(one):
            found[figure.figure_id].append(expected)
    for group in repeats(figures):
        for figure in group:
            found[figure.figure_id].extend(_of_repetition(figure, group))
    return {figure_id: expected for figure_id, expected in found.items() if expected}


def _of_sum(one: Sum) -> Iterable[tuple[Figure, Expected]]:
    """What a total says of its part, or the parts of their total, if that is the least sure of them all."""
    members = (one.total, *one.parts)
    least = min(map(sureness, members))
    unsure = [figure for figure in members if sureness(figure) == least]
    if len(unsure) > 1:
        return
    (figure,) = unsure
    whole, tolerance = amount(one.parts), rounding(one.total, one.parts)
    if figure is one.total:
        yield figure, Expected(whole, f"its {len(one.parts)} {one.level} rows come to {whole:,.0f}", tolerance)
    else:
        rest = (one.total.value or 0.0) - whole + (figure.value or 0.0)
        yield figure, Expected(rest, f"the other rows leave {rest:,.0f} of their total", tolerance)


def _of_repetition(figure: Figure, group: Sequence[Figure]) -> Iterable[Expected]:
    for other in group:
        if other.value is not None and sureness(other) > sureness(figure):
            yield Expected(other.value, f"{other.figure_id} prints {other.value_raw}")
