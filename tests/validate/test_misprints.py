"""A part of a total that its own row and the total both prove wrong."""

from __future__ import annotations

from pipeline.artefacts import Figure
from pipeline.validate import validate
from tests.validate.rows import figure

Printed = tuple[str, float, float, float]
"""A row: level, anggaran, realisasi, serapan."""

ROWS: tuple[Printed, ...] = (
    ("kegiatan", 545_000_000.0, 518_608_250.0, 95.16),
    ("kegiatan", 935_278_000.0, 875_004_321.0, 91.63),
    ("total", 1_480_278_000.0, 1_375_612_571.0, 92.93),
)
"""857.004.321 would be 91.63 %, and makes the total."""


def flagged(rows: tuple[Printed, ...]) -> dict[int, Figure]:
    figures = [
        figure(f"{level} {row}", measure, value, row=row, level=level, program=str(row))
        for row, (level, *values) in enumerate(rows)
        for measure, value in zip(("anggaran", "realisasi_anggaran", "serapan"), values, strict=True)
    ]
    return {f.row: f for f in validate(figures, {"doc": 2021}) if "arithmetic_mismatch" in f.flags}


def test_the_part_that_both_accuse_is_flagged_and_stays_as_printed() -> None:
    found = flagged(ROWS)
    assert [(row, f.measure, f.value) for row, f in found.items()] == [(1, "realisasi_anggaran", 875_004_321.0)]
    assert found[1].explanation.endswith("Its row and the total of its column both expect 857,004,321.")


def test_a_total_alone_accuses_no_part() -> None:
    printed = ("kegiatan", 935_278_000.0, 875_004_321.0, 93.56)
    assert flagged((ROWS[0], printed, ROWS[2])) == {}


def test_nor_do_two_suspects() -> None:
    twin = ("total", 1_870_556_000.0, 1_732_008_642.0, 92.59)
    assert flagged((ROWS[1], ROWS[1], twin)) == {}


def test_an_amount_of_nothing_contradicts_no_percentage() -> None:
    """Without the row's own witness it could as well be the other part."""
    nothing = ("kegiatan", 935_278_000.0, 0.0, 91.63)
    assert flagged((ROWS[0], nothing, ROWS[2])) == {}


def test_a_percentage_of_another_year_is_no_witness() -> None:
    later = figure("kegiatan 1", "serapan", 91.63, row=1, level="kegiatan", program="1", period=2022)
    figures = [
        figure(f"{level} {row}", measure, value, row=row, level=level, program=str(row))
        for row, (level, *values) in enumerate(ROWS)
        for measure, value in zip(("anggaran", "realisasi_anggaran"), values, strict=False)
    ]
    assert not any("arithmetic_mismatch" in one.flags for one in validate([*figures, later], {"doc": 2021}))
