"""Rows that print an objective's own mean achievement: averages, whatever label stands beside them."""

from __future__ import annotations

from tests.tables import figures_of, rejects_of, table_of

HEADER = """
    Sasaran       | Indikator              | Target | Realisasi | %
    ---
"""


def test_the_mean_of_an_objective_is_no_figure_of_the_heading_beside_it() -> None:
    table = table_of(
        HEADER
        + """
    Kesejahteraan | Persentase pelayanan : |        |           | 75,00
    ^             | - anak                 | 40     | 20        | 50,00
    ^             | - lansia               | 40     | 40        | 100,00
    Kesetaraan    | IPG                    | 88     | 88        | 100,00
    """
    )
    assert [line for line in figures_of(table) if "capaian" in line] == [
        "anak | capaian 2021 | 50",
        "lansia | capaian 2021 | 100",
        "IPG | capaian 2021 | 100",
    ]
    assert [(r.value_raw, r.reason) for r in rejects_of(table)] == [("75,00", "a row of averages")]


def test_it_is_treated_alike_without_a_heading() -> None:
    table = table_of(
        HEADER
        + """
    Kesejahteraan |                        |        |           | 75,00
    ^             | anak                   | 40     | 20        | 50,00
    ^             | lansia                 | 40     | 40        | 100,00
    """
    )
    assert [(r.value_raw, r.reason) for r in rejects_of(table)] == [("75,00", "a row of averages")]


def test_an_achievement_that_is_not_the_mean_of_those_below_is_the_indicators() -> None:
    table = table_of(
        HEADER
        + """
    Kesejahteraan | Persentase pelayanan   |        |           | 80,00
    ^             | anak                   | 40     | 20        | 50,00
    ^             | lansia                 | 40     | 40        | 100,00
    """
    )
    assert figures_of(table)[0] == "Persentase pelayanan | capaian 2021 | 80"


def test_the_mean_of_an_indicator_of_parts_is_its_achievement() -> None:
    table = table_of("""
    No | Indikator            | Target | Realisasi | %
    ---
    1  | Persentase pelayanan |        |           | 75,00
       | a. anak              | 40     | 20        | 50,00
       | b. lansia            | 40     | 40        | 100,00
    """)
    assert figures_of(table)[0] == "Persentase pelayanan | capaian 2021 | 75"


def test_a_table_of_achievements_alone_prints_no_means() -> None:
    table = table_of("""
    Sasaran       | Indikator            | Capaian (%)
    ---
    Kesejahteraan | PMKS terlayani       | 75,00
    ^             | anak                 | 50,00
    ^             | lansia               | 100,00
    """)
    assert figures_of(table)[0] == "PMKS terlayani | capaian 2021 | 75"
