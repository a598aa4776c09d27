"""Figures outside what their measure can be are flagged, and kept."""

from dataclasses import replace

import pytest

from pipeline.validate import validate
from tests.validate.rows import figure, flags_of


@pytest.mark.parametrize(
    ("measure", "value"),
    [("serapan", 180.0), ("serapan", -3.0), ("anggaran", 2e14), ("anggaran", 100.0), ("realisasi_anggaran", 99.5)],
)
def test_what_no_budget_can_have_is_flagged(measure: str, value: float) -> None:
    assert flags_of(figure("Rehabilitasi Sosial", measure, value)) == [("out_of_range",)]


@pytest.mark.parametrize(
    ("measure", "value"),
    [("serapan", 104.2), ("serapan", 0.0), ("anggaran", 0.0), ("anggaran", 250_000.0), ("capaian", 1673.0)],
)
def test_what_is_rare_but_printed_and_meant_is_not(measure: str, value: float) -> None:
    assert flags_of(figure("Rehabilitasi Sosial", measure, value)) == [()]


def test_a_row_whose_money_is_no_money_is_in_doubt_as_a_whole() -> None:
    """Percents that slipped into the columns of money: the serapan beside them is no serapan."""
    row = [figure("Tribina", "anggaran", 100.0), figure("Tribina", "serapan", 100.0)]
    below = [figure("PIK-R", "anggaran", 5e6, row=1), figure("PIK-R", "serapan", 100.0, row=1)]

    assert flags_of(*row, *below) == [("out_of_range",), ("out_of_range",), (), ()]


def test_no_revenue_is_below_a_thousand_rupiah_either() -> None:
    revenue = replace(figure("Pajak", "target", 19.0), unit="Rp")

    assert flags_of(revenue) == [("out_of_range",)]
    assert flags_of(replace(revenue, unit="%")) == [()]


def test_a_serapan_out_of_range_says_nothing_of_the_money_beside_it() -> None:
    row = [figure("Retribusi", "realisasi_anggaran", 542_850_050.0), figure("Retribusi", "serapan", 157.9)]

    assert flags_of(*row) == [(), ("out_of_range",)]


@pytest.mark.parametrize(
    ("period", "flags"), [(2014, ()), (2028, ()), (2013, ("period_uncertain",)), (2203, ("period_uncertain",))]
)
def test_years_beyond_any_plan_are_uncertain(period: int, flags: tuple[str, ...]) -> None:
    assert flags_of(figure("IPG", "target", 90.0, period=period)) == [flags]


def test_the_value_stays_as_it_was_read() -> None:
    (validated,) = validate([figure("Rehabilitasi Sosial", "serapan", 180.0)], {"doc": 2021})

    assert validated.value == 180.0
