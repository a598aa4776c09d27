"""Tables in plain text: cells parted by tabs ("|" stands for a tab here), among running lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.artefacts import RawTable
from pipeline.extract.text import extract_text
from tests.tables import rows_text, text_of


def tables_in(block: str) -> list[RawTable]:
    return extract_text("doc", text_of(block))


def test_a_run_of_tabbed_lines_is_a_table() -> None:
    table, other = tables_in("""
        Perjanjian kinerja memuat target berikut.
        Tabel 2.1
        Perjanjian Kinerja Tahun 2021
        No | Indikator | Target
        1  | IPG       | 88,01

        Sumber: BPS
        No | Program
        1  | Program Sosial
    """)
    assert rows_text(table.rows) == ["No | Indikator | Target", "1 | IPG | 88,01"]
    assert rows_text(other.rows) == ["No | Program", "1 | Program Sosial"]
    assert table.before == (
        "Perjanjian kinerja memuat target berikut.",
        "Tabel 2.1",
        "Perjanjian Kinerja Tahun 2021",
    )
    assert table.after == other.before == ("Sumber: BPS",)


def test_every_row_and_cell_knows_its_line() -> None:
    (table,) = tables_in("""
        Tabel 2.1
        No | Indikator
        1  | IPG
    """)
    assert (table.first_line, table.last_line) == (2, 3)
    assert [row.source_line for row in table.rows] == [2, 3]
    assert {cell.source_line for cell in table.rows[1].cells} == {3}
    assert table.page is None


def test_short_rows_are_filled_up() -> None:
    (table,) = tables_in("""
        No | Indikator | Target
        1  | IPG
    """)
    assert [len(row.cells) for row in table.rows] == [3, 3]


def test_a_total_on_lines_of_its_own_is_the_last_row() -> None:
    (table,) = tables_in("""
        No | Program                     | Anggaran
        1  | Program Rehabilitasi Sosial | Rp 700.000.000

        Jumlah

        Rp 700.000.000

        Demikian perjanjian ini dibuat.
    """)
    assert rows_text(table.rows)[2:] == ["Jumlah |  | Rp 700.000.000"]
    assert [cell.source_line for cell in table.rows[2].cells] == [4, 4, 6]
    assert table.after == ("Demikian perjanjian ini dibuat.",)


@pytest.mark.parametrize("lines", [("Jumlah",), ("Jumlah anggaran naik", "Rp 700.000.000"), ("Jumlah", "12 program")])
def test_lines_that_are_no_word_and_its_amounts_are_no_total(lines: tuple[str, ...]) -> None:
    (table,) = tables_in("No | Program | Anggaran\n1 | Program Sosial | Rp 700.000.000\n" + "\n".join(lines))
    assert len(table.rows) == 2
    assert table.after == lines


def test_markdown_rules_are_no_rows() -> None:
    (table,) = tables_in("""
        No  | Indikator
        --- | ---------
        1   | IPG
    """)
    assert rows_text(table.rows) == ["No | Indikator", "1 | IPG"]


def test_marks_leaked_into_cells_are_taken_out_and_their_meaning_kept() -> None:
    (table,) = tables_in("""
        **Program Sosial** | *80* | <ul class="a"><li>Pelayanan</li></ul>
    """)
    program, target, service = table.rows[0].cells
    assert [cell.text for cell in table.rows[0].cells] == ["Program Sosial", "80", "Pelayanan"]
    assert (program.bold, target.italic, service.bold) == (True, True, False)


def test_page_banners_and_folios_do_not_stand_between_the_parts_of_a_table() -> None:
    tables = tables_in("""
        No | Indikator
        1  | IPG

        LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023
        DINAS SOSIAL KABUPATEN MALANG
        12

        2  | IDG

        LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023
        DINAS SOSIAL KABUPATEN MALANG
        13

        3  | TFR

        LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023
        DINAS SOSIAL KABUPATEN MALANG
        14
    """)
    assert [(table.opens_page, table.closes_page) for table in tables] == [(True, True)] * 3
    assert [table.before for table in tables] == [()] * 3


def test_a_line_that_occurs_once_is_text_even_if_it_names_the_report() -> None:
    _, second = tables_in("""
        No | Indikator
        1  | IPG
        LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023
        2  | IDG
    """)
    assert second.before == ("LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023",)
    assert not second.opens_page


def test_a_text_without_tabs_has_no_table() -> None:
    assert extract_text("doc", "") == []
    assert extract_text("doc", "Kata pengantar\n\nLaporan ini disusun …") == []


@given(st.text(alphabet="ab1.,-*<>|\t\n ", max_size=120))
def test_any_text_is_read_and_no_tabbed_word_is_lost(content: str) -> None:
    tables = extract_text("doc", content)
    lines = content.splitlines()
    assert all(len({len(row.cells) for row in table.rows}) == 1 for table in tables)
    found = [row.source_line for table in tables for row in table.rows]
    tabbed = [number for number, line in enumerate(lines, start=1) if "\t" in line and any(c.isalnum() for c in line)]
    assert [number for number in found if number in tabbed] == tabbed
