"""The year each column is about: from its header, the group above, the plan, the caption, else the report's year."""

from __future__ import annotations

import pytest

from tests.tables import columns_of, figures_of, meaning, meant_columns, table_of


def check(block: str, title: str = "", *, year: int = 2021) -> None:
    assert columns_of(block, title, year=year) == meant_columns(block)


def test_the_columns_own_header_comes_first() -> None:
    check(
        """
        Indikator       | Target 2019 | Realisasi Tahun 2020
        ---
        IPG             | 88,01       | 88,28
        ===
        label:indikator | target@2019 | realisasi@2020
        """,
        title="Capaian Kinerja Tahun 2018",
    )


def test_then_the_group_above() -> None:
    check(
        """
        Indikator       | Tahun 2020  | <              | Tahun 2021  | <
        ^               | Target      | Realisasi      | Target      | Realisasi
        ---
        IPG             | 88,01       | 88,28          | 88,50       | 88,70
        ===
        label:indikator | target@2020 | realisasi@2020 | target@2021 | realisasi@2021
        """,
        title="Capaian Kinerja Tahun 2018",
    )


def test_then_the_caption() -> None:
    check(
        """
        Indikator       | Target      | Realisasi
        ---
        IPG             | 88,01       | 88,28
        ===
        label:indikator | target@2018 | realisasi@2018
        """,
        title="Capaian Kinerja Tahun 2018",
    )


def test_then_the_heading_of_the_section() -> None:
    table = table_of(
        """
        Indikator | Target | Realisasi
        ---
        IPG       | 88,01  | 88,28
        """,
        title="Pengukuran Kinerja",
        before=["B. Evaluasi Kinerja Tahun 2018", "Tabel 3.2", "Pengukuran Kinerja"],
    )
    assert figures_of(table) == ["IPG | target 2018 | 88.01", "IPG | realisasi 2018 | 88.28"]


@pytest.mark.parametrize("title", ["Capaian Kinerja", "Capaian Kinerja Tahun 2019 dan 2020", "Renstra 2016-2021"])
def test_and_then_the_report_year_as_where_the_caption_names_no_single_year(title: str) -> None:
    check(
        """
        Indikator       | Target      | Realisasi
        ---
        IPG             | 88,01       | 88,28
        ===
        label:indikator | target@2020 | realisasi@2020
        """,
        title=title,
        year=2020,
    )


def test_columns_headed_with_a_year_alone_mean_what_the_caption_says() -> None:
    block = """
        Indikator       | 2019           | 2020           | 2021
        ---
        IPG             | 87,00          | 88,28          | 88,70
        ===
        label:indikator | {0}@2019       | {0}@2020       | {0}@2021
    """
    check(block.format("target"), title="Target Kinerja Tahun 2019-2021")
    check(block.format("realisasi"), title="Perkembangan Realisasi Indikator Kinerja")
    check(block.format("capaian"), title="Capaian Kinerja Dinas Sosial")


def test_years_alone_without_a_measure_in_the_caption_are_not_guessed() -> None:
    table = table_of("""
        Indikator | 2019  | 2020
        ---
        IPG       | 87,00 | 88,28
    """)
    assert meaning(table).kind == "other"


def test_counted_years_are_placed_in_the_plans_period() -> None:
    check(
        """
        Indikator       | Target      | <           | <           | <           | <
        ^               | TH I        | TH II       | TH III      | TH IV       | TH V
        ---
        IPG             | 87          | 88          | 89          | 90          | 91
        ===
        label:indikator | target@2017 | target@2018 | target@2019 | target@2020 | target@2021
        """,
        title="Target Renstra 2016-2021",
    )


def test_a_plan_without_a_base_year_has_as_many_years_as_columns() -> None:
    check(
        """
        Indikator       | Target      | <           | <           | <           | <
        ^               | Tahun ke-1  | Tahun ke-2  | Tahun ke-3  | Tahun ke-4  | Tahun ke-5
        ---
        IPG             | 87          | 88          | 89          | 90          | 91
        ===
        label:indikator | target@2017 | target@2018 | target@2019 | target@2020 | target@2021
        """,
        title="Target Renstra 2017-2021",
    )


@pytest.mark.parametrize("numbers", [["I", "II", "III", "IV", "V"], ["1", "2", "3", "4", "5"]])
def test_counted_years_may_stand_under_their_word(numbers: list[str]) -> None:
    check(
        f"""
        Indikator       | Target Kinerja pada Tahun Ke- | <           | <           | <           | <
        ^               | {" | ".join(numbers)}
        ---
        IPG             | 87                            | 88          | 89          | 90          | 91
        ===
        label:indikator | target@2017                   | target@2018 | target@2019 | target@2020 | target@2021
        """,
        title="Target Renstra 2017-2021",
    )


def test_years_below_tahun_ke_are_years() -> None:
    check("""
        Indikator       | Target (pada Tahun Ke-) | <
        ^               | 2019                    | 2020
        ---
        IPG             | 87                      | 88
        ===
        label:indikator | target@2019             | target@2020
    """)


def test_counted_years_without_a_plan_are_flagged() -> None:
    columns = meaning(table_of("Indikator | Target Tahun ke-1 | Target Tahun ke-2\n---\nIPG | 87 | 88")).columns
    assert [column.flags for column in columns] == [(), ("period_uncertain",), ("period_uncertain",)]


def test_the_tables_own_plan_goes_before_the_plan_named_most_often() -> None:
    others = [table_of(BLOCK_OF_PLAN, title="Renstra 2016-2021", page=page) for page in (1, 2)]
    own = table_of(BLOCK_OF_PLAN, title="Renstra 2021-2026", page=3)
    assert figures_of(*others, own)[-1] == "IPG | target 2022 | 87"


BLOCK_OF_PLAN = "Indikator | Target Tahun ke-1\n---\nIPG | 87"


def test_a_line_that_is_no_heading_of_figures_gives_no_year() -> None:
    table = table_of(
        "Indikator | Target\n---\nIPG | 88,01",
        before=["1. Peraturan Bupati Nomor 5 Tahun 2014 tentang Pedoman", "Perbandingan dengan Tahun 2018"],
    )
    assert figures_of(table) == ["IPG | target 2021 | 88.01"]


@pytest.mark.parametrize("header", ["Tahun Lalu", "Tahun Sebelumnya", "thn lalu"])
def test_last_year_is_the_year_before_the_report(header: str) -> None:
    check(f"""
        Indikator       | Realisasi {header} | Realisasi
        ---
        IPG             | 88,28              | 88,70
        ===
        label:indikator | realisasi@2020     | realisasi@2021
    """)


def test_the_end_of_the_plan_is_its_last_year_whatever_the_caption_says() -> None:
    check(
        """
        Indikator       | Kondisi Awal      | Realisasi      | Target Akhir Renstra | Realisasi terhadap Target Akhir
        ---
        IPG             | 87,00             | 88,28          | 89,00                | 99,19
        ===
        label:indikator | kondisi_awal@2018 | realisasi@2021 | target_akhir@2023    | capaian_akhir@2021
        """,
        title="Perbandingan Realisasi Tahun 2021 dengan Renstra 2018-2023",
    )


def test_the_plan_may_be_named_at_another_table() -> None:
    first = table_of("Indikator | Target\n---\nIPG | 88,01", before=["Renstra Dinas Sosial 2018 s.d. 2023"])
    second = table_of("Indikator | Target Akhir Renstra\n---\nIPG | 89,00", page=2)
    assert figures_of(first, second) == ["IPG | target 2021 | 88.01", "IPG | target_akhir 2023 | 89"]


def test_of_two_years_in_a_header_an_achievement_is_of_the_year_reached() -> None:
    check("""
        Indikator       | Capaian Tahun 2021 terhadap Target Akhir Renstra Tahun 2023 (%)
        ---
        IPG             | 99,19
        ===
        label:indikator | capaian_akhir@2021
    """)


def test_a_table_of_one_indicator_may_have_a_row_a_year() -> None:
    table = table_of(
        """
        Tahun | Target | Realisasi
        ---
        2020  | 88,01  | 88,28
        2021  | 88,50  | 88,70
        """,
        title="Indeks Pembangunan Gender",
    )
    assert figures_of(table) == [
        "Indeks Pembangunan Gender | target 2020 | 88.01",
        "Indeks Pembangunan Gender | realisasi 2020 | 88.28",
        "Indeks Pembangunan Gender | target 2021 | 88.5",
        "Indeks Pembangunan Gender | realisasi 2021 | 88.7",
    ]


EVIDENTLY_WRONG = """
    Indikator       | Tahun 2020  | <              | <
    ^               | Target 2020 | Realisasi 2020 | Capaian 2019
    ---
    IPG             | 88,01       | 88,28          | 100,31
    ===
    label:indikator | target@2020 | realisasi@2020 | capaian@2019
"""


def test_an_evidently_wrong_year_is_kept_as_printed() -> None:
    check(EVIDENTLY_WRONG, year=2020)


def test_and_flagged() -> None:
    columns = meaning(table_of(EVIDENTLY_WRONG), 2020).columns
    assert [column.flags for column in columns] == [(), (), (), ("period_uncertain",)]
