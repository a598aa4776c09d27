"""A frame that does not fit its description loses no row: every violation is listed with its place."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from pipeline.fields import PERFORMANCE
from pipeline.schemas import Problem, all_problems, broken_references, problems, typed
from tests.write import examples


def performance(**values: list[object]) -> pd.DataFrame:
    """The three performance rows of the example, with other values in some columns."""
    frame = examples.dataset().performance.astype(object)
    return typed(
        PERFORMANCE, frame.assign(**{name: pd.Series(column, dtype=object) for name, column in values.items()})
    )


def test_what_fits_has_no_problems() -> None:
    assert all_problems(examples.dataset()) == ()
    assert all_problems(examples.empty()) == ()


@pytest.mark.parametrize(
    ("column", "values", "row", "problem"),
    [
        ("measure", ["target", "sasaran", "target"], 2, "'sasaran' is not one of target, realisasi, capaian"),
        ("period", [2020, 2020, None], 3, "has no value"),
        ("page", [0, 1, 2], 1, "0 is below 1"),
        ("value", [1.0, float("inf"), None], 2, "inf is not finite"),
        ("flags", ["repaired;corrected", None, None], 1, "'repaired;corrected' is not a sorted list of known flags"),
        ("flags", [None, None, "odd"], 3, "'odd' is not a sorted list of known flags"),
    ],
)
def test_a_bad_value_is_told_with_its_row_and_column(column: str, values: list[object], row: int, problem: str) -> None:
    (found,) = problems(PERFORMANCE, performance(**{column: values}))
    assert (found.file, found.row, found.column) == ("performance", row, column)
    assert found.problem.startswith(problem)


def test_every_violation_is_listed_not_the_first_alone() -> None:
    found = problems(PERFORMANCE, performance(period=[None, 2020, None], level=["misi", None, None]))
    assert [(problem.row, problem.column) for problem in found] == [(1, "level"), (1, "period"), (3, "period")]


def test_a_key_that_repeats_is_told_for_both_rows() -> None:
    found = problems(PERFORMANCE, performance(figure_id=["a", "b", "a"]))
    assert found == tuple(Problem("performance", row, "figure_id", "is the key of another row too") for row in (1, 3))


def test_columns_that_are_missing_added_or_of_another_type_are_told() -> None:
    frame = performance().drop(columns="unit").assign(colour="red")
    frame["period"] = frame["period"].astype("Float64")
    assert problems(PERFORMANCE, frame) == (
        Problem("performance", None, "colour", "is not a column of this file"),
        Problem("performance", None, "period", "is not of type Int64"),
        Problem("performance", None, "unit", "is missing"),
    )


def test_a_row_must_name_a_document_table_and_indicator_of_the_dataset() -> None:
    dataset = replace(examples.dataset(), performance=performance(indicator_id=["idg", "ikg", None]))
    assert broken_references(dataset) == (Problem("performance", 2, "indicator_id", "'ikg' is not in indicators"),)


def test_a_place_is_told_as_far_as_it_is_known() -> None:
    assert Problem("budget", 3, "period", "has no value").place == "row 3, column period"
    assert Problem("budget", None, "period", "is missing").place == "column period"
