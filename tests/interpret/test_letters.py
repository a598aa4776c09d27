"""Columns headed T, R and C by year: the letters decide, and where they are misprinted, the arithmetic."""

from __future__ import annotations

from tests.tables import columns_of, meaning, table_of

MISPRINTED = """
    Indikator | 2021 | < | < | 2023 | < | <
    ^         | T    | R | T | R    | C | T
    ---
"""
USUAL = "target@2021 | realisasi@2021 | capaian@2021 | target@2023 | realisasi@2023 | capaian@2023"


def measures(header: str, rows: str) -> str:
    return columns_of(header + rows, year=2023).removeprefix("label:indikator | ")


def test_misprinted_letters_are_read_in_the_usual_order_that_the_arithmetic_proves() -> None:
    rows = "Peserta KB | 81 | 81 | 100 | 83 | 64 | 77,10"
    assert measures(MISPRINTED, rows) == USUAL
    columns = meaning(table_of(MISPRINTED + rows)).columns
    assert [column.index for column in columns if "header_uncertain" in column.flags] == [3, 4, 5, 6]


def test_what_the_arithmetic_of_one_year_does_not_bear_out_is_not_guessed() -> None:
    rows = "Peserta KB | 81 | 81 | 100 | 83 | 64 | 90,00"
    assert "two columns with the same header" in measures(MISPRINTED, rows)


def test_where_targets_and_realisations_might_be_exchanged_nothing_is_proven() -> None:
    rows = "Peserta KB | 81 | 81 | 100 | 83 | 83 | 100"
    assert "two columns with the same header" in measures(MISPRINTED, rows)


def test_letters_that_stand_once_each_are_believed() -> None:
    other_order = """
        Indikator | 2023 | < | <
        ^         | R    | T | C
        ---
    """
    rows = "Peserta KB | 83 | 64 | 77,10"
    assert measures(other_order, rows) == "realisasi@2023 | target@2023 | capaian@2023"
