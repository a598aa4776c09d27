"""What a figure's print can be read as, in the figure's unit: for what looks at a figure again after it was read."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose

from pipeline.artefacts import Figure
from pipeline.numbers import Reading, read_cell


@dataclass(frozen=True, slots=True)
class Print:
    """The readings of a printed cell, in the figure's unit, and the one that the figure has."""

    readings: tuple[Reading, ...]
    chosen: Reading


def printed(figure: Figure) -> Print | None:
    """How the figure is printed; None if its value is no reading of its print: it was corrected or completed, or is one
    of several in its cell."""
    if figure.value is None:
        return None
    readings = tuple(reading.times(figure.factor) for reading in read_cell(figure.value_raw))
    for reading in readings:
        if reading.value is not None and isclose(reading.value, figure.value, rel_tol=1e-9, abs_tol=1e-12):
            return Print(readings, reading)
    return None
