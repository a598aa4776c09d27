"""Rows broken over a page, or wrapped onto the next line of a text."""

from __future__ import annotations

import pytest

from tests.tables import raw_of, rows_text, stitched, stitched_text

HEADER = "Sasaran | Indikator | Target | Realisasi"


def over_a_page(first: str, second: str) -> list[str]:
    """The body rows of a table whose page ends after `first`; no header is repeated."""
    raws = raw_of(f"{HEADER}\n{first}", page=1, closes_page=True), raw_of(second, page=2, opens_page=True)
    (table,) = stitched(*raws)
    return rows_text(table.rows)


def test_the_tail_of_a_label_is_joined_to_its_head() -> None:
    assert over_a_page(
        "Kesejahteraan | Persentase penyandang disabilitas yang memperoleh | 80 | 81",
        "              | bantuan sosial                                    |    |   ",
    ) == ["Kesejahteraan | Persentase penyandang disabilitas yang memperoleh bantuan sosial | 80 | 81"]


def test_the_tails_of_two_labels_are_each_joined_to_theirs() -> None:
    assert over_a_page(
        "Meningkatnya kualitas hidup perempuan | Persentase perempuan di | 80 | 81",
        "dan anak                              | lembaga pemerintah      |    |   ",
    ) == ["Meningkatnya kualitas hidup perempuan dan anak | Persentase perempuan di lembaga pemerintah | 80 | 81"]


def test_figures_may_stand_in_the_tail() -> None:
    assert over_a_page(
        "Kesejahteraan | Persentase penyandang disabilitas yang |    |   ",
        "              | memperoleh bantuan sosial              | 80 | 81",
    ) == ["Kesejahteraan | Persentase penyandang disabilitas yang memperoleh bantuan sosial | 80 | 81"]


def test_a_word_cut_at_a_hyphen_is_joined_without_a_space() -> None:
    assert over_a_page(
        "Kesejahteraan | Persentase penyandang disabilitas dan/ | 80 | 81",
        "              | atau lanjut usia                       |    |   ",
    ) == ["Kesejahteraan | Persentase penyandang disabilitas dan/atau lanjut usia | 80 | 81"]


@pytest.mark.parametrize(
    "heading",
    [
        "Program Rehabilitasi Sosial",
        "2. Menurunnya kekerasan",
        "• Menurunnya kekerasan",
        "Sasaran 2: Perlindungan anak",
    ],
)
def test_a_heading_that_opens_the_page_is_no_tail(heading: str) -> None:
    assert over_a_page("Kesejahteraan | IPG | 80 | 81", f"{heading} | | | \n | IDG | 70 | 71") == [
        "Kesejahteraan | IPG | 80 | 81",
        f"{heading} |  |  |",
        "| IDG | 70 | 71",
    ]


def test_a_label_alone_belongs_to_the_figures_without_one_before_the_break() -> None:
    assert over_a_page(
        "1.06 |                        | 80 | 81",
        "     | Evaluasi dan pelaporan |    |   ",
    ) == ["1.06 | Evaluasi dan pelaporan | 80 | 81"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Jumlah |  | 80 | 81", "| Evaluasi dan pelaporan |  |"),
        ("1.06 |  | 80 | 81", "| Program Sosial |  |"),
    ],
)
def test_a_heading_is_no_label_of_the_figures_before_the_break(above: str, below: str) -> None:
    assert over_a_page(above, f"{below}\n1.07 | Pembinaan | 70 | 71")[:2] == [above, below]


def test_a_list_number_in_front_makes_no_label_of_a_single_word() -> None:
    assert over_a_page(
        "5. Pengendalian  | Terlaksananya audit | 1 | 1",
        "6. Program KKBPK | Stunting            |   |  ",
    ) == ["5. Pengendalian 6. Program KKBPK | Terlaksananya audit Stunting | 1 | 1"]


@pytest.mark.parametrize("indicator", ["IPG", "Terlaksananya audit stunting"])
def test_a_numbered_label_beside_another_is_no_tail(indicator: str) -> None:
    row = f"6. Program KKBPK | {indicator} |  |"
    assert over_a_page("5. Pengendalian | Terlaksananya audit | 1 | 1", row)[1] == row


def test_a_merged_cell_cut_by_the_page_break_gets_its_tail_back() -> None:
    assert over_a_page(
        "Meningkatnya kualitas hidup perempuan | IPG | 80 | 81",
        "dan perlindungan anak                 | IDG | 70 | 71",
    ) == [
        "Meningkatnya kualitas hidup perempuan dan perlindungan anak | IPG | 80 | 81",
        "^ | IDG | 70 | 71",
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Perlindungan anak | Persentase anak terlindungi | 70 | 71",
        "Perlindungan anak | Kabupaten Layak Anak | Madya | Nindya",
    ],
)
def test_a_row_with_label_and_values_of_its_own_is_no_tail(row: str) -> None:
    assert over_a_page("Kesejahteraan | IPG | 80 | 81", row) == ["Kesejahteraan | IPG | 80 | 81", row]


@pytest.mark.parametrize("figures", ["80 | 81", "80% | 81%"])
def test_a_row_of_one_category_twice_is_no_tail_unless_it_could_be_a_unit(figures: str) -> None:
    row = "Perlindungan anak | Kabupaten Layak Anak | Madya | Madya"
    rows = over_a_page(f"Kesejahteraan | IPG | {figures}", row)
    assert (row in rows) is ("%" in figures)


def test_in_a_text_a_label_goes_on_in_the_next_line() -> None:
    (table,) = stitched_text("""
        No | Indikator                 | Target | Realisasi
        1  | Persentase perempuan yang | 80     | 81
           | bekerja di lembaga        |        |
        2  | Jumlah korban kekerasan   | 70     | 71
    """)
    assert rows_text(table.rows) == [
        "1 | Persentase perempuan yang bekerja di lembaga | 80 | 81",
        "2 | Jumlah korban kekerasan | 70 | 71",
    ]


def test_in_a_text_a_figure_goes_on_in_the_next_line() -> None:
    (table,) = stitched_text("""
        No | Indikator                  | Target | Realisasi
        1  | Indeks Pembangunan Gender  | 88,0   | 88,2
           |                            | 1      | 8
        2  | Indeks Pemberdayaan Gender | 70,00  | 71,00
    """)
    assert rows_text(table.rows) == [
        "1 | Indeks Pembangunan Gender | 88,01 | 88,28",
        "2 | Indeks Pemberdayaan Gender | 70,00 | 71,00",
    ]


def test_in_a_text_figures_on_the_next_line_belong_to_the_label_above() -> None:
    (table,) = stitched_text("""
        No | Tujuan        | Sasaran      | Indikator                  | Satuan | Target | Realisasi
        1  | Kesejahteraan | PMKS mandiri | Indeks Pembangunan Gender  | Indeks |        |
           |               |              |                            |        | 88,01  | Data belum muncul sampai kini
        2  |               |              | Indeks Pemberdayaan Gender | Indeks | 70,00  | 71,00
    """)
    assert rows_text(table.rows)[0] == (
        "1 | Kesejahteraan | PMKS mandiri | Indeks Pembangunan Gender | Indeks | 88,01 | Data belum muncul sampai kini"
    )


def test_in_a_text_labels_further_right_are_no_figures_of_the_row_above() -> None:
    (table,) = stitched_text("""
        No | Tujuan        | Sasaran      | Kegiatan             | Indikator Kegiatan
        1  | Kesejahteraan | PMKS mandiri | Penyediaan surat     | Jumlah surat
           |               |              | Penyediaan listrik   | Jumlah rekening
    """)
    assert rows_text(table.rows)[1] == "|  |  | Penyediaan listrik | Jumlah rekening"
