"""Completes a number cut after its separator ("94.") where the arithmetic of its row says how it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.normalise.arithmetic import Constraint
from pipeline.numbers import CUT, Reading

COMPLETED = "cut after the separator, completed by arithmetic"
DECIMALS = 2


def completed(readings: Sequence[Reading], constraints: Sequence[Constraint]) -> tuple[Reading, ...]:
    """The readings of a row, those of cut numbers completed where exactly one value begins with what is printed."""
    return tuple(
        _completed(i, reading, readings, constraints) if reading.repair == CUT else reading
        for i, reading in enumerate(readings)
    )


def _completed(index: int, reading: Reading, readings: Sequence[Reading], constraints: Sequence[Constraint]) -> Reading:
    implied = {
        round(value, DECIMALS)
        for constraint in constraints
        for value in _implied(constraint, index, readings)
        if reading.value is not None and int(round(value, DECIMALS)) == reading.value
    }
    return replace(reading, value=implied.pop(), repair=COMPLETED) if len(implied) == 1 else reading


def _implied(constraint: Constraint, index: int, readings: Sequence[Reading]) -> Iterator[float]:
    """What the other two cells of a ratio say that the cell at `index` holds, in each way of working it out."""
    result, top, bottom = (readings[i].value for i in (constraint.result, constraint.top, constraint.bottom))
    if constraint.kind in ("difference", "gap") or not bottom:
        return
    if index == constraint.result and top:
        yield from constraint.ways(top, bottom)
    if index == constraint.top and result:
        yield result * bottom / 100
        if constraint.kind == "achievement":
            yield from ((2 - result / 100) * bottom, 100 * bottom / result)
