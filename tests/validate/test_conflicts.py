"""One figure printed in several tables of a report with different values."""

from dataclasses import replace

from pipeline.validate import validate
from tests.validate.rows import figure, flags_of

CONFLICT = ("conflicts_with_table",)


def test_two_tables_that_differ_are_both_in_doubt() -> None:
    assert flags_of(figure("IPG", "realisasi", 88.01), figure("IPG", "realisasi", 88.91, table="t2")) == [CONFLICT] * 2


def test_of_three_the_one_that_differs_is() -> None:
    first, second = figure("IPG", "realisasi", 88.01), figure("IPG", "realisasi", 88.01, table="t2")
    third = figure("IPG", "realisasi", 88.91, table="t3")

    assert flags_of(first, second, third) == [(), (), CONFLICT]


def test_it_names_the_other_figure_and_what_it_prints() -> None:
    first, second = figure("IPG", "realisasi", 88.01), figure("IPG", "realisasi", 88.91, table="t2")

    explanation = validate([first, second], {"doc": 2021})[0].explanation

    assert second.figure_id in explanation
    assert "88.91" in explanation


def test_rounding_is_no_conflict() -> None:
    assert flags_of(figure("IPG", "realisasi", 88.01), figure("IPG", "realisasi", 88.0, table="t2")) == [(), ()]
    amounts = figure("Rehab", "anggaran", 708_215_200.0), figure("Rehab", "anggaran", 708_215_000.0, table="t2")
    assert flags_of(*amounts) == [(), ()]


def test_spelling_does_not_hide_it() -> None:
    assert flags_of(figure("I P G", "realisasi", 88.01), figure("ipg", "realisasi", 70.0, table="t2")) == [CONFLICT] * 2


def test_other_years_measures_versions_and_programs_are_other_figures() -> None:
    ipg = figure("IPG", "realisasi", 88.01)
    assert flags_of(ipg, figure("IPG", "realisasi", 70.0, table="t2", period=2020)) == [(), ()]
    assert flags_of(ipg, figure("IPG", "target", 70.0, table="t2")) == [(), ()]
    before = figure("Rehab", "anggaran", 5e8, version="murni")
    assert flags_of(before, figure("Rehab", "anggaran", 6e8, table="t2", version="perubahan")) == [(), ()]
    one = figure("Rapat", "anggaran", 5e8, program="A")
    assert flags_of(one, figure("Rapat", "anggaran", 6e8, table="t2", program="B")) == [(), ()]


def test_a_label_that_repeats_within_a_table_names_nothing() -> None:
    twice = [figure("Jumlah dokumen", "target", 4.0), figure("Jumlah dokumen", "target", 12.0, row=1)]

    assert flags_of(*twice, figure("Jumlah dokumen", "target", 7.0, table="t2")) == [(), (), ()]


def test_an_indicator_is_the_same_under_any_label_level_and_unit() -> None:
    index = replace(figure("IPG", "realisasi", 88.01), indicator_id="ipg", unit="indeks")
    again = replace(figure("Indeks Pembangunan Gender", "realisasi", 70.0, table="t2", level=""), indicator_id="ipg")

    assert flags_of(index, again) == [CONFLICT] * 2
    assert flags_of(index, replace(again, indicator_id="idg")) == [(), ()]
