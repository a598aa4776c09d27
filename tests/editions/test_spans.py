"""Which cells of a text edition's grid are printed as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions.layout import TableLayout
from tests.editions.source import EditionError, Grid, read_edition
from tests.editions.spans import header_rows, paragraphs, span_cells, type_style


def grid(*lines: str) -> Grid:
    """A grid written with | between its cells."""
    return Grid(tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines), 1)


def printed(table: Grid, layout: TableLayout) -> dict[str, tuple[int, int]]:
    """Text → (rows, columns) that its cell covers."""
    return {" ".join(cell.paragraphs): (cell.rows, cell.columns) for cell in span_cells(table, layout)}


def test_an_empty_header_cell_belongs_to_the_one_above_or_on_its_left() -> None:
    table = grid(
        "No | Indikator | Tahun 2020 |           | Ket",
        "   |           | Target     | Realisasi |    ",
        "1  | IPG       | 88,01      | 88,28     | -  ",
    )
    assert header_rows(table) == 2
    spans = printed(table, TableLayout())
    assert spans["Tahun 2020"] == (1, 2)
    assert spans["No"] == spans["Indikator"] == spans["Ket"] == (2, 1)
    assert spans["Target"] == spans["IPG"] == (1, 1)


def test_a_row_of_column_numbers_is_part_of_the_header_and_keeps_its_gap() -> None:
    table = grid(
        "Sasaran | Indikator | Kondisi Awal | Target |     ",
        "        |           |              | 2022   | 2023",
        "1       | 2         |              | 3      | 4   ",
        "A       | IPG       | 94           | 95     | 96  ",
    )
    assert header_rows(table) == 3
    assert printed(table, TableLayout())["Kondisi Awal"] == (2, 1)


def test_a_really_blank_header_cell_stays_on_its_own() -> None:
    table = grid("Target |    | Realisasi", "100 | % | 90")
    assert printed(table, TableLayout())["Target"] == (1, 2)
    assert printed(table, TableLayout(blank_headers=((0, 1),)))["Target"] == (1, 1)


def test_body_cells_are_merged_only_where_the_layout_says_so() -> None:
    labels = grid("Sasaran | Target", "A | 5", "  | 6")
    assert printed(labels, TableLayout())["A"] == (1, 1)
    assert printed(labels, TableLayout(merge_down=(0,)))["A"] == (2, 1)
    total = grid("No | Program | Anggaran", "1 | B | 11", "Jumlah | | 11")
    assert printed(total, TableLayout())["Jumlah"] == (1, 1)
    assert printed(total, TableLayout(merge_right=(0,)))["Jumlah"] == (1, 2)


def test_a_row_with_one_text_runs_across_the_table() -> None:
    table = grid("No | Kegiatan | Anggaran", "Program A | | ", "1 | Rapat | 5")
    assert printed(table, TableLayout(merge_rows=True))["Program A"] == (1, 3)


def test_bullets_and_stacked_values_stand_on_lines_of_their_own() -> None:
    assert paragraphs("- IPG - IDG", stacked=False) == ("- IPG", "- IDG")
    assert paragraphs("88,01 43,91", stacked=True) == ("88,01", "43,91")
    assert paragraphs("88,01 43,91", stacked=False) == ("88,01 43,91",)
    assert paragraphs("Rata-rata - semua", stacked=False) == ("Rata-rata - semua",)


def test_asterisks_mark_bold_and_italic() -> None:
    assert type_style("**PROGRAM A**") == ("bold", "PROGRAM A")
    assert type_style("*Kegiatan*") == ("italic", "Kegiatan")
    assert type_style("2 * 3") == ("regular", "2 * 3")


def test_a_row_with_a_cell_too_few_is_refused_with_its_line(tmp_path: Path) -> None:
    edition = tmp_path / "x.txt"
    edition.write_text("Tabel 1\n\nNo\tTarget\n1\t4\n2\t5\t6\n", encoding="utf-8")
    with pytest.raises(EditionError, match=r"x\.txt:5: 3 cells"):
        read_edition(edition)
