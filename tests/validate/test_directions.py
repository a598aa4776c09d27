"""Achievements against the direction of their indicator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.artefacts import Figure
from pipeline.validate import validate
from tests.validate.rows import figure

DIRECTIONS = {"service_index": "higher", "poverty_rate": "lower", "growth": "neither"}


def row_of(indicator: str, target: float, realised: float, achieved: float) -> list[Figure]:
    measures = {"target": target, "realisasi": realised, "capaian": achieved}
    figures = [figure("Indeks", measure, value) for measure, value in measures.items()]
    return [replace(f, indicator_id=indicator, evidence=("arithmetic", "one_reading")) for f in figures]


def achievement(indicator: str, target: float, realised: float, achieved: float) -> Figure:
    return validate(row_of(indicator, target, realised, achieved), {"doc": 2021}, DIRECTIONS)[-1]


@pytest.mark.parametrize("printed", [125.0, 120.0], ids=["target ÷ realisasi", "(2 × target − realisasi) ÷ target"])
def test_where_more_is_better_an_inverse_achievement_contradicts_its_parts(printed: float) -> None:
    found = achievement("service_index", 80.0, 64.0, printed)
    assert found.flags == ("arithmetic_mismatch",)
    assert "comes to 80.00 %" in found.explanation
    assert found.evidence == ("one_reading",)


@pytest.mark.parametrize("indicator", ["poverty_rate", "growth", ""])
def test_of_other_indicators_it_is_taken_as_printed(indicator: str) -> None:
    assert achievement(indicator, 80.0, 64.0, 125.0).flags == ()


def test_a_direct_achievement_is_in_order() -> None:
    assert achievement("service_index", 80.0, 64.0, 80.0).flags == ()


def test_where_both_ways_come_to_the_same_nothing_is_said() -> None:
    assert achievement("service_index", 80.0, 79.9, 100.1).flags == ()


def test_what_fits_neither_way_is_left_to_the_arithmetic_of_the_row() -> None:
    assert achievement("service_index", 80.0, 64.0, 97.0).flags == ()


def test_the_end_of_the_plan_has_its_own_target() -> None:
    target, realised, achieved = row_of("service_index", 80.0, 64.0, 125.0)
    row = [replace(target, measure="target_akhir", period=2023), realised, replace(achieved, measure="capaian_akhir")]
    assert validate(row, {"doc": 2021}, DIRECTIONS)[-1].flags == ("arithmetic_mismatch",)
