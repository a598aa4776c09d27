"""Tables continued over pages and over runs of lines."""

from __future__ import annotations

import pytest

from pipeline.artefacts import RawTable
from tests.tables import raw_of, rows_text, stitched, stitched_text

FIRST_PAGE = """
    No | Indikator Kinerja | Target | Realisasi
    1  | IPG               | 88,01  | 88,28
"""


def first_page() -> RawTable:
    return raw_of(FIRST_PAGE, page=1, closes_page=True, before=["Tabel 3.1 Capaian Kinerja"])


@pytest.mark.parametrize(
    "header",
    [
        "No | Indikator Kinerja | Target | Realisasi",
        "NO. | INDIKATOR KINERJA | TARGET | REALI- SASI",
        "No | Indikator  Kinerja | Target | Realiasi",
    ],
)
def test_a_repeated_header_is_dropped_however_it_is_spelt(header: str) -> None:
    second = raw_of(f"{header}\n2 | IDG | 70,00 | 71,00", page=2, opens_page=True)
    (table,) = stitched(first_page(), second)
    assert rows_text(table.header) == ["No | Indikator Kinerja | Target | Realisasi"]
    assert rows_text(table.rows) == ["1 | IPG | 88,01 | 88,28", "2 | IDG | 70,00 | 71,00"]
    assert (table.page, table.last_page, table.parts) == (1, 2, ("p1", "p2"))
    assert [row.part for row in table.rows] == [0, 1]
    assert [row.page for row in table.rows] == [1, 2]


def test_a_header_need_not_be_repeated() -> None:
    (table,) = stitched(first_page(), raw_of("2 | IDG | 70,00 | 71,00", page=2, opens_page=True))
    assert rows_text(table.rows) == ["1 | IPG | 88,01 | 88,28", "2 | IDG | 70,00 | 71,00"]


def test_the_numbers_of_the_columns_are_repeated_too() -> None:
    second = raw_of("1 | 2 | 3 | 4\n2 | IDG | 70,00 | 71,00", page=2, opens_page=True)
    (table,) = stitched(first_page(), second)
    assert rows_text(table.rows) == ["1 | IPG | 88,01 | 88,28", "2 | IDG | 70,00 | 71,00"]


def test_a_table_under_another_header_is_another_table() -> None:
    second = raw_of("No | Program | Anggaran | Realisasi\n1 | Program Sosial | 700 | 650", page=2, opens_page=True)
    assert [rows_text(table.header) for table in stitched(first_page(), second)] == [
        ["No | Indikator Kinerja | Target | Realisasi"],
        ["No | Program | Anggaran | Realisasi"],
    ]


def test_running_text_between_two_grids_parts_them() -> None:
    second = raw_of("2 | IDG | 70,00 | 71,00", page=2, before=["Capaian IPG naik."], opens_page=False)
    assert len(stitched(first_page(), second)) == 2


def test_a_caption_that_says_continued_does_not() -> None:
    second = raw_of("2 | IDG | 70,00 | 71,00", page=2, before=["Lanjutan Tabel 3.1"], opens_page=False)
    assert len(stitched(first_page(), second)) == 1


@pytest.mark.parametrize(
    ("below", "tables"),
    [(["Bab III | 28"], 1), (["Tabel 3.2 Capaian Kinerja"], 2), (["Capaian IPG naik.", "Capaian IDG:"], 2)],
)
def test_one_line_below_a_grid_does_not_part_it_from_its_repeated_header(below: list[str], tables: int) -> None:
    first = raw_of(FIRST_PAGE, page=1, after=below)
    second = raw_of("No | Indikator Kinerja | Target | Realisasi\n2 | IDG | 70,00 | 71,00", page=2, opens_page=True)
    assert len(stitched(first, second)) == tables


def test_a_page_between_two_grids_parts_them() -> None:
    assert len(stitched(first_page(), raw_of("2 | IDG | 70,00 | 71,00", page=3, opens_page=True))) == 2


def test_a_turned_page_does_not_continue_an_upright_one() -> None:
    assert len(stitched(first_page(), raw_of("2 | IDG | 70,00 | 71,00", page=2, opens_page=True, rotation=90))) == 2


def test_a_column_lost_on_the_next_page_is_found_by_its_place() -> None:
    first = raw_of(
        """
        Sasaran            | Indikator | Satuan | Target
        Kesetaraan gender  | IPG       | indeks | 88,01
        """,
        edges=(50, 150, 300, 350, 400),
        closes_page=True,
    )
    second = raw_of("IDG | indeks | 70,00", page=2, opens_page=True, edges=(148, 299, 352, 401))
    (table,) = stitched(first, second)
    assert rows_text(table.rows) == ["Kesetaraan gender | IPG | indeks | 88,01", "| IDG | indeks | 70,00"]


def test_a_column_cut_in_two_on_the_next_page_is_joined() -> None:
    first = raw_of(
        "Sasaran | Indikator | Target\nKesetaraan | 6.8 IPG | 88,01", edges=(0, 100, 300, 350), closes_page=True
    )
    second = raw_of("Kesejahteraan | 6.9 | TFR | 2,1", page=2, opens_page=True, edges=(0, 100, 130, 300, 350))
    (table,) = stitched(first, second)
    assert rows_text(table.rows) == ["Kesetaraan | 6.8 IPG | 88,01", "Kesejahteraan | 6.9 TFR | 2,1"]


def test_a_repeated_header_may_be_read_as_one_cell() -> None:
    first = raw_of(
        """
        No | Indikator // Utama | Target // Renstra | Realisasi
        1  | Jumlah pedoman     | 4                 | 5
        """,
        edges=(0, 20, 140, 220, 300),
        closes_page=True,
    )
    second = raw_of(
        """
        No | Indikator Target Realisasi // Utama Renstra
           | pengelolaan kawasan
        """,
        page=2,
        opens_page=True,
        edges=(0, 20, 300),
    )
    (table,) = stitched(first, second)
    assert rows_text(table.rows) == ["1 | Jumlah pedoman pengelolaan kawasan | 4 | 5"]


def test_a_row_much_like_the_header_is_no_repetition_if_it_has_figures() -> None:
    (table,) = stitched(
        raw_of("""
        Uraian Indikator Kinerja  | Target
        Uraian Indikator Kinerja  | Target
        Uraian Indikator Kinerja  | 9
        """)
    )
    assert rows_text(table.rows) == ["Uraian Indikator Kinerja | 9"]


def test_two_tables_ruled_as_one_grid_are_two_tables() -> None:
    first, second = stitched(
        raw_of("""
        No | Indikator      | Target      | Realisasi
        1  | IPG            | 88,01       | 88,28
        No | Program        | Anggaran    | Realisasi
        1  | Program Sosial | 700.000.000 | 650.000.000
        """)
    )
    assert rows_text(first.rows) == ["1 | IPG | 88,01 | 88,28"]
    assert rows_text(second.rows) == ["1 | Program Sosial | 700.000.000 | 650.000.000"]


def test_every_table_has_an_id_of_its_own() -> None:
    first, second = stitched(
        raw_of("""
        No | Indikator      | Target      | Realisasi
        1  | IPG            | 88,01       | 88,28
        No | Program        | Anggaran    | Realisasi
        1  | Program Sosial | 700.000.000 | 650.000.000
        """)
    )
    assert first.table_id != second.table_id


def test_in_a_text_the_banner_of_a_page_does_not_part_a_table() -> None:
    (table,) = stitched_text("""
        Tabel 3.1
        Capaian Kinerja

        No | Indikator                | Target | Realisasi
        1  | Persentase PMKS yang     | 80     | 81

        LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023
        11

           | memperoleh bantuan       |        |
        2  | Jumlah korban kekerasan  | 70     | 71

        LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023
        12

        NO | INDIKATOR                | TARGET | REALISASI
        3  | Unmet need               | 9      | 10

        LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023
        13
    """)
    assert rows_text(table.rows) == [
        "1 | Persentase PMKS yang memperoleh bantuan | 80 | 81",
        "2 | Jumlah korban kekerasan | 70 | 71",
        "3 | Unmet need | 9 | 10",
    ]
    assert (table.label, table.title, table.source_line) == ("3.1", "Capaian Kinerja", 4)


def test_a_table_right_under_another_shares_its_caption() -> None:
    first, second = stitched_text("""
        Tabel 3.1 Capaian Kinerja Tahun 2020

        No | Indikator | Target | Realisasi
        1  | IPG       | 88,01  | 88,28

        No | Program        | Anggaran    | Realisasi
        1  | Program Sosial | 700.000.000 | 650.000.000
    """)
    assert (first.label, first.title) == (second.label, second.title) == ("3.1", "Capaian Kinerja Tahun 2020")


def test_labels_in_header_words_are_no_new_header() -> None:
    (table,) = stitched_text("""
        No | Tujuan        | Program               | Kegiatan                      | Indikator Kegiatan
        1  | Kesejahteraan | Program Perencanaan   | Penyusunan laporan kinerja    | Laporan yang disusun
           |               |                       | Kegiatan anggaran daerah      | Program dan kegiatan
           |               |                       | Perencanaan tahun berikutnya  | Dokumen yang disusun
    """)
    assert len(table.rows) == 3
