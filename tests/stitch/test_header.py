"""Where a table's header ends and its body begins."""

from __future__ import annotations

import pytest

from tests.tables import raw_of, rows_text, stitched, stitched_text


def header_of(block: str) -> list[str]:
    """The header rows that stitch finds in one grid."""
    (table,) = stitched(raw_of(block))
    return rows_text(table.header)


def body_of(block: str) -> list[str]:
    (table,) = stitched(raw_of(block))
    return rows_text(table.rows)


def test_rows_of_header_words_are_the_header() -> None:
    block = """
        No | Indikator | Tahun 2021 | <         | <
        ^  | ^         | Target     | Realisasi | Capaian (%)
        1  | IPG       | 88,01      | 88,28     | 100,31
    """
    assert header_of(block) == [
        "No | Indikator | Tahun 2021 | < | <",
        "^ | ^ | Target | Realisasi | Capaian (%)",
    ]
    assert body_of(block) == ["1 | IPG | 88,01 | 88,28 | 100,31"]


@pytest.mark.parametrize(
    "numbers",
    [
        "1 | 2 | 3 | 4 | 5",
        "(1) | (2) | (3) | (4) | (5)",
        "1 | 2 | 3 | 4 | 5=4/3",
        "(1) | (2) | (3) | (4) | (5)=(4/3)x100",
        "a | b | 1 | 2 | 3=2/1",
        "1 | | 2 | 3 | 4",
    ],
)
def test_rows_of_column_numbers_are_dropped(numbers: str) -> None:
    block = f"""
        No | Indikator | Target | Realisasi | Capaian
        {numbers}
        1  | IPG       | 88,01  | 88,28     | 100,31
        2  | IDG       | 70,00  | 71,00     | 101,43
    """
    assert header_of(block) == ["No | Indikator | Target | Realisasi | Capaian"]
    assert body_of(block) == ["1 | IPG | 88,01 | 88,28 | 100,31", "2 | IDG | 70,00 | 71,00 | 101,43"]


def test_a_row_of_small_counts_is_no_row_of_column_numbers() -> None:
    block = """
        Indikator       | Target | Realisasi | Capaian
        Jumlah peraturan| 2      | 1         | 50
        Jumlah dokumen  | 1      | 2         | 200
    """
    assert body_of(block) == ["Jumlah peraturan | 2 | 1 | 50", "Jumlah dokumen | 1 | 2 | 200"]


@pytest.mark.parametrize("ordinals", ["1 | 2 | 3", "I | II | III"])
@pytest.mark.parametrize("group", ["Target Tahun Ke-", "Target Triwulan"])
def test_ordinals_below_a_group_are_no_column_numbers(group: str, ordinals: str) -> None:
    block = f"""
        No | Indikator | {group} | <  | <
        ^  | ^         | {ordinals}
        1  | 2         | 3       | 4  | 5
        1  | IPG       | 87,5    | 88 | 88,5
    """
    assert header_of(block) == [f"No | Indikator | {group} | < | <", f"^ | ^ | {ordinals}"]
    assert body_of(block) == ["1 | IPG | 87,5 | 88 | 88,5"]


def test_ordinals_may_stand_right_of_the_only_label() -> None:
    block = """
        Indikator | Target Tahun Ke- | <
        ^         | 1                | 2
        IPG       | 87,5             | 88
    """
    assert header_of(block) == ["Indikator | Target Tahun Ke- | <", "^ | 1 | 2"]


def test_figures_of_a_row_without_label_are_no_ordinals() -> None:
    block = """
        No | Indikator | Target | Realisasi
           |           | 1      | 2
        1  | IPG       | 87,5   | 88
    """
    assert body_of(block) == ["|  | 1 | 2", "1 | IPG | 87,5 | 88"]


def test_column_numbers_printed_in_the_cells_of_the_first_row_are_taken_out() -> None:
    block = """
        No     | Indikator   | Target      | Realisasi
        1 // 1 | 2 // IPG    | 3 // 88,01  | 4 // 88,28
    """
    assert body_of(block) == ["1 | IPG | 88,01 | 88,28"]


def test_a_title_row_above_the_header_is_no_header() -> None:
    block = """
        Pengukuran Kinerja Dinas Sosial | <         | <      | <
        No                              | Indikator | Target | Realisasi
        1                               | IPG       | 88,01  | 88,28
    """
    assert header_of(block) == ["No | Indikator | Target | Realisasi"]


def test_an_upper_level_in_unknown_words_belongs_to_the_header() -> None:
    block = """
        Urusan Merah | Warna Biru | Tahun Ke- | <
        No           | Indikator  | Target    | Realisasi
        1            | IPG        | 88,01     | 88,28
    """
    assert header_of(block)[0] == "Urusan Merah | Warna Biru | Tahun Ke- | <"


def test_years_and_letters_are_sub_headers() -> None:
    block = """
        No | Indikator | Target | <    | 2021 | < | <
        ^  | ^         | 2019   | 2020 | T    | R | C
        1  | IPG       | 87     | 88   | 88   | 88| 100
    """
    assert header_of(block) == [
        "No | Indikator | Target | < | 2021 | < | <",
        "^ | ^ | 2019 | 2020 | T | R | C",
    ]


def test_a_label_that_contains_a_header_word_is_no_header() -> None:
    block = """
        Sasaran                                      | Indikator                  | Target
        Meningkatnya capaian kinerja pelayanan sosial| Persentase target tercapai | 100
    """
    assert header_of(block) == ["Sasaran | Indikator | Target"]


def test_a_grid_of_figures_alone_has_no_header() -> None:
    block = """
        1 | IPG | 88,01 | 88,28
        2 | IDG | 70,00 | 71,00
    """
    assert header_of(block) == []
    assert len(body_of(block)) == 2


def test_a_text_rule_under_the_header_is_neither() -> None:
    (table,) = stitched_text("""
        No   | Indikator | Target
        ---- | ----      | ----
        1    | IPG       | 88,01
    """)
    assert (rows_text(table.header), rows_text(table.rows)) == (["No | Indikator | Target"], ["1 | IPG | 88,01"])


def test_misspelt_and_broken_header_words_are_header_words() -> None:
    block = """
        N O | INDIKA-TOR KINERJA | TAR-GET | Realiasi | Capaia n
        1   | IPG                | 88,01   | 88,28    | 100,31
    """
    assert header_of(block) == ["N O | INDIKA-TOR KINERJA | TAR-GET | Realiasi | Capaia n"]


def test_a_row_of_growing_numbers_is_no_row_of_column_numbers() -> None:
    (table,) = stitched_text("No | Indikator | Target | Realisasi\n1 | IPG | 88,01 | 88,28\n2 | | 70 | 80")
    assert rows_text(table.rows)[1] == "2 |  | 70 | 80"


def test_a_column_number_may_be_misprinted() -> None:
    (table,) = stitched_text("No | Indikator | Target | Realisasi\n1 | 2 | 3 | 19\n1 | IPG | 88,01 | 88,28")
    assert rows_text(table.rows) == ["1 | IPG | 88,01 | 88,28"]
