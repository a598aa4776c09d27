"""A percent column whose header prints a formula over column numbers: the figures say whether to believe it."""

from __future__ import annotations

from tests.tables import columns_of, meaning, table_of

HEADER = """
    Sasaran       | Indikator       | Realisasi s/d 2021 | Target Renstra 2023 | Realisasi 2020 thdp 2019 (3/4)*100
    ---
"""
PROVEN = """
    Kesejahteraan | PMKS terlayani  | 40                 | 80                  | 50,00
    Kesejahteraan | PMKS tertangani | 30                 | 40                  | 75,00
    Kesetaraan    | IPG             | 88,00              | 88,00               | 100,00
"""


def test_a_formula_that_the_figures_bear_out_decides_against_the_words() -> None:
    assert columns_of(HEADER + PROVEN).split(" | ")[2:] == [
        "realisasi@2021",
        "target_akhir@2023",
        "capaian_akhir@2021",
    ]
    column = meaning(table_of(HEADER + PROVEN)).columns[4]
    assert column.flags == ("measure_by_meaning",)
    assert column.label_column == 1


def test_a_formula_that_the_figures_do_not_bear_out_is_not_believed() -> None:
    assert columns_of(HEADER + PROVEN.replace("75,00", "60,00")).endswith("out: compares years")


def test_two_rows_are_no_proof() -> None:
    rows = "\n".join(PROVEN.splitlines()[:3])
    assert columns_of(HEADER + rows).endswith("out: compares years")


def test_a_formula_over_the_realisations_of_two_years_makes_no_achievement() -> None:
    header = """
    Sasaran       | Indikator       | Realisasi 2021     | Realisasi 2020      | Realisasi 2021 thdp 2020 (3/4)*100
    ---
    """
    assert columns_of(header + PROVEN).endswith("out: compares years")


def test_a_formula_that_says_what_the_words_say_changes_nothing() -> None:
    header = """
    Sasaran       | Indikator       | Realisasi 2021     | Target 2021         | Capaian 2021 (3/4)*100
    ---
    """
    assert columns_of(header + PROVEN).endswith("capaian@2021")
    assert meaning(table_of(header + PROVEN)).columns[4].flags == ()
