"""What confirms a figure beyond its row."""

from __future__ import annotations

from dataclasses import replace

from pipeline.artefacts import Figure
from pipeline.validate import validate
from tests.validate.rows import figure

BEYOND_THE_ROW = {"sum", "repetition"}


def kegiatan(row: int, amount: float) -> Figure:
    return figure(f"Kegiatan {row}", "anggaran", amount, row=row, level="kegiatan", program="Keluarga")


def program(amount: float) -> Figure:
    return figure("Program Keluarga", "anggaran", amount, level="program")


def confirmed_by(*figures: Figure) -> list[set[str]]:
    return [BEYOND_THE_ROW & {*one.evidence} for one in validate(figures, {"doc": 2021})]


def test_parts_and_their_total_confirm_each_other() -> None:
    parts = [kegiatan(1, 300e6), kegiatan(2, 513e6)]

    assert confirmed_by(program(813e6), *parts) == [{"sum"}] * 3
    assert confirmed_by(program(950e6), *parts) == [set()] * 3
    told = validate([program(813e6), *parts], {"doc": 2021})[0].explanation
    assert told.endswith("Confirmed: 2 kegiatan rows come to their total.")


def test_two_tables_that_print_the_same_confirm_each_other() -> None:
    first, second = figure("PMKS", "target", 80.5), figure("PMKS", "target", 80.5, table="t2")

    assert confirmed_by(first, second) == [{"repetition"}] * 2
    assert confirmed_by(first, replace(second, value=80.9)) == [set()] * 2


def test_what_is_open_confirms_nothing() -> None:
    unsure = replace(figure("PMKS", "target", 80.5), flags=("ambiguous_number",))

    assert confirmed_by(unsure, figure("PMKS", "target", 80.5, table="t2")) == [{"repetition"}, set()]
