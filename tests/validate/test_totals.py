"""A total that is not the sum of its parts is flagged, and only where nothing but the print can be wrong."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Figure
from pipeline.validate import validate
from tests.validate.rows import figure

Line = tuple[str, float | None]
MISMATCH = "total_mismatch"


def budget(lines: Sequence[Line], measure: str = "anggaran") -> list[Figure]:
    """One column of amounts, a (level, value) each row."""
    return [
        figure(f"{level} {row}", measure, value, row=row, level=level, program=str(row))
        for row, (level, value) in enumerate(lines)
    ]


def flagged(figures: Sequence[Figure]) -> list[int]:
    """The rows flagged as differing from their parts."""
    return [found.row for found in validate(figures, {"doc": 2021}) if MISMATCH in found.flags]


PROGRAMS: list[Line] = [("program", 16_940_991_800.0), ("program", 17_094_802_300.0)]


def test_a_total_is_the_sum_of_the_rows_above() -> None:
    assert flagged(budget([*PROGRAMS, ("total", 34_035_794_100.0)])) == []
    assert flagged(budget([*PROGRAMS, ("total", 34_045_794_100.0)])) == [2]


def test_the_explanation_names_the_sum_and_the_difference() -> None:
    *_, total = validate(budget([*PROGRAMS, ("total", 34_045_794_100.0)]), {"doc": 2021})

    assert total.explanation.endswith("Its 2 program rows come to 34,035,794,100: a difference of +10,000,000.")


def test_of_several_levels_the_highest_makes_the_total() -> None:
    rows: list[Line] = [("program", 5e8), ("kegiatan", 5e8), ("program", 4e8), ("kegiatan", 4e8)]

    assert flagged(budget([*rows, ("total", 9e8)])) == []
    assert flagged(budget([*rows, ("total", 8e8)])) == [4]


def test_a_total_sums_up_what_stands_since_the_last() -> None:
    rows: list[Line] = [("kegiatan", 2e8), ("kegiatan", 3e8), ("total", 5e8), ("kegiatan", 1e8), ("kegiatan", 6e8)]

    assert flagged(budget([*rows, ("total", 7e8), ("total", 12e8)])) == []
    assert flagged(budget([*rows, ("total", 12e8)])) == []
    assert flagged(budget([*rows, ("total", 6e8)])) == [5]


def test_a_program_is_the_sum_of_its_kegiatan() -> None:
    kegiatan: list[Line] = [("kegiatan", 90_996_000.0), ("kegiatan", 36_228_000.0)]
    after: list[Line] = [("program", 4e8), ("kegiatan", 4e8)]

    assert flagged(budget([("program", 127_224_000.0), *kegiatan, *after])) == []
    assert flagged(budget([("program", 127_194_000.0), *kegiatan, *after])) == [0]


def test_rounding_is_no_mismatch() -> None:
    """One rupiah a part; in millions with two decimals, ten thousand rupiah."""
    assert flagged(budget([*PROGRAMS, ("total", 34_035_794_102.0)])) == []
    printed = [("program", "1,26", 1_260_000.0), ("program", "1,26", 1_260_000.0), ("total", "2,53", 2_530_000.0)]
    rows = budget([(level, value) for level, _, value in printed])
    assert flagged([replace(row, value_raw=raw) for row, (_, raw, _) in zip(rows, printed, strict=True)]) == []


def test_a_part_that_is_missing_empty_or_in_doubt_proves_nothing() -> None:
    first, second, total = budget([*PROGRAMS, ("total", 34_045_794_100.0)])

    assert flagged([first, second, replace(total, row=3)]) == []
    assert flagged([first, replace(second, value=None), total]) == []
    assert flagged([first, replace(second, flags=("ambiguous_number",)), total]) == []
    assert flagged([first, second, replace(total, flags=("ambiguous_number",))]) == []
    assert flagged(budget([PROGRAMS[0], ("total", 34_045_794_100.0)])) == []


def test_rows_of_unknown_level_prove_nothing() -> None:
    assert flagged(budget([*PROGRAMS, ("", 5e8), ("total", 9e8)])) == []


def test_totals_above_their_parts_are_left_alone() -> None:
    assert flagged(budget([("total", 5e8), ("program", 2e8), ("program", 3e8), ("total", 4e8), ("program", 4e8)])) == []


def test_a_heading_read_as_a_kegiatan_is_no_mismatch() -> None:
    """A fund's name with its amount ends the program above it: what was read as kegiatan begins with the program's."""
    lines: list[Line] = [("program", 8e8), ("kegiatan", 3e8), ("kegiatan", 5e8), ("kegiatan", 45e8)]
    spent: list[Line] = [("program", 7e8), ("kegiatan", 3e8), ("kegiatan", 3e8), ("kegiatan", 40e8)]

    assert flagged([*budget(lines), *budget(spent, "realisasi_anggaran")]) == []


def test_sub_kegiatan_read_as_kegiatan_are_no_mismatch() -> None:
    lines: list[Line] = [("program", 9e8), ("kegiatan", 5e8), ("kegiatan", 2e8), ("kegiatan", 3e8), ("kegiatan", 1e8)]

    assert flagged(budget(lines)) == []
