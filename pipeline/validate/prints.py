"""What a figure's print can be read as, in the figure's unit: for what looks at a figure again after it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import isclose

from pipeline.artefacts import Figure
from pipeline.numbers import Reading, read_cell

SCALES = (1, 1_000, 1_000_000, 1_000_000_000)
"""What a unit of money or count may multiply a printed number by."""


@dataclass(frozen=True, slots=True)
class Print:
    """The readings of a printed cell, multiplied by `scale`, and the one that the figure has."""

    readings: tuple[Reading, ...]
    chosen: Reading
    scale: int


def printed(figure: Figure) -> Print | None:
    """How the figure is printed; None if its value is no reading of its print: corrected, repaired, or completed."""
    if figure.value is None:
        return None
    readings = read_cell(figure.value_raw)
    for scale in SCALES:
        scaled = _scaled(readings, scale)
        for reading in scaled:
            if reading.value is not None and isclose(reading.value, figure.value, rel_tol=1e-9, abs_tol=1e-12):
                return Print(scaled, reading, scale)
    return None


def _scaled(readings: Sequence[Reading], scale: int) -> tuple[Reading, ...]:
    if scale == 1:
        return tuple(readings)
    return tuple(
        reading if reading.value is None else replace(reading, value=float(Decimal(repr(reading.value)) * scale))
        for reading in readings
    )
