"""What the rest of a report says that a cell holds: the sum it is part of, and the other tables that print it.

An expectation comes only from figures that are settled themselves: read in one way, or proven. It never alters a
well-formed number; it chooses among the readings of an ambiguous or misprinted one (`pipeline.normalise.choose`), and
where it agrees with a figure, it confirms it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.artefacts import Figure
from pipeline.repeats import repeats, same_value
from pipeline.sums import Sum, amount, rounding, sums

UNSETTLED = frozenset({"ambiguous_number", "malformed_number", "mixed_separators", "compound_value"})
"""Flags of figures whose own value is in doubt, so that nothing follows from it."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A value that a cell should have, within `tolerance` (None: within the rounding of a repeated print), and why."""

    value: float
    evidence: str
    why: str
    tolerance: float | None = None

    def fits(self, value: float) -> bool:
        """Whether a reading of the cell is what is expected."""
        if self.tolerance is None:
            return same_value(value, self.value)
        return abs(value - self.value) <= self.tolerance


Expectations = Mapping[str, Sequence[Expected]]
"""By figure_id."""


def expectations(figures: Sequence[Figure]) -> Expectations:
    """What sums and repetitions say of each figure of one document, read as they are so far."""
    found: dict[str, list[Expected]] = defaultdict(list)
    for one in sums(figures):
        for figure, expected in _of_sum(one):
            found[figure.figure_id].append(expected)
    for group in repeats(figures):
        for figure in group:
            found[figure.figure_id].extend(_of_repetition(figure, group))
    return found


def _of_sum(one: Sum) -> Iterable[tuple[Figure, Expected]]:
    """What a total says of the one part that is not settled, and the parts of their total. Where all are settled, they
    confirm each other if the sum holds, and say nothing otherwise: which of them is wrong cannot be told."""
    members = (one.total, *one.parts)
    unsettled = [figure for figure in members if not is_settled(figure)]
    if len(unsettled) > 1:
        return
    whole, tolerance = amount(one.parts), rounding(one.total, one.parts)
    if not unsettled:
        if abs((one.total.value or 0.0) - whole) <= tolerance:
            why = f"{len(one.parts)} {one.level} rows come to their total"
            yield from ((figure, Expected(figure.value or 0.0, "sum", why, tolerance)) for figure in members)
        return
    (figure,) = unsettled
    if figure is one.total:
        yield figure, Expected(whole, "sum", f"its {len(one.parts)} {one.level} rows come to {whole:,.0f}", tolerance)
    else:
        rest = (one.total.value or 0.0) - whole + (figure.value or 0.0)
        yield figure, Expected(rest, "sum", f"the other rows leave {rest:,.0f} of their total", tolerance)


def _of_repetition(figure: Figure, group: Sequence[Figure]) -> Iterable[Expected]:
    for other in group:
        if other is not figure and other.value is not None and is_settled(other):
            yield Expected(other.value, "repetition", f"{other.figure_id} prints {other.value_raw}")


def confirmed(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one document, those that a sum or another table confirms with that as evidence."""
    expected = expectations(figures)
    return [_confirmed(figure, expected.get(figure.figure_id, ())) for figure in figures]


def _confirmed(figure: Figure, expected: Sequence[Expected]) -> Figure:
    if figure.value is None:
        return figure
    reasons = {one.evidence: one.why for one in expected if one.fits(figure.value)}
    if not reasons:
        return figure
    explanation = f"{figure.explanation} Confirmed: {'; '.join(reasons.values())}."
    return replace(figure, evidence=tuple(sorted({*figure.evidence, *reasons})), explanation=explanation)


def is_settled(figure: Figure) -> bool:
    """Whether the figure has one value that can be relied on as it is read."""
    return figure.value is not None and not UNSETTLED & set(figure.flags)
