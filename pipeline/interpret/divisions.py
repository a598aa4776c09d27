"""Whether one column of figures is another divided by a third, in percent: what the arithmetic of a table proves."""

from __future__ import annotations

from collections.abc import Sequence

Values = Sequence[float | None]
"""The figures of one column, row by row; None where a row has none."""

POINTS = 1.0
SHARE = 0.02
"""How far a percentage may be from the division of its rounded parts: in percentage points, or as a share of it."""


def divisions(
    tops: Values, bottoms: Values, results: Values, *, points: float = POINTS, share: float = SHARE
) -> tuple[int, int]:
    """How many rows have all three figures, and in how many the result is 100 × top ÷ bottom."""
    rows = [
        (top, bottom, result)
        for top, bottom, result in zip(tops, bottoms, results, strict=True)
        if bottom and top is not None and result is not None
    ]
    fits = sum(abs(100 * top / bottom - result) <= max(points, share * abs(result)) for top, bottom, result in rows)
    return len(rows), fits
