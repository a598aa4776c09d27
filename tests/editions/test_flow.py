"""How tables and their rows are cut where a page ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions.flow import PlacedTable, cut_rows, paginate
from tests.editions.layout import EditionLayout, TableLayout, read_layout, table_layouts
from tests.editions.measure import FACES, LaidTable, lay_table
from tests.editions.source import Block, EditionError, Grid, Lines

LABEL = "Persentase penyandang masalah kesejahteraan sosial yang memperoleh bantuan sosial"
COVER = Lines(("LAPORAN KINERJA",), 1)


def laid(rows: int, layout: TableLayout, width: float = 180) -> LaidTable:
    """A table of `rows` rows whose labels take several lines, measured for a narrow page."""
    body = tuple((str(number), LABEL, "5,5") for number in range(1, rows + 1))
    return lay_table(Grid((("No", "Indikator", "Target"), *body), 1), layout, FACES["Helvetica"], width)


def rows_by_page(table: LaidTable, room: float, page_height: float) -> list[list[int]]:
    """The row numbers on each page, header rows included."""
    return [[part.row for part in parts] for parts in cut_rows(table, room, page_height)]


def test_rows_that_do_not_fit_go_to_the_next_page_under_the_header_again() -> None:
    table = laid(3, TableLayout(split_rows=False))
    room = table.header_height + table.heights[1] * 2 + 10
    assert rows_by_page(table, room, 800) == [[0, 1, 2], [0, 3]]


def test_the_header_is_not_repeated_where_the_layout_says_so() -> None:
    table = laid(3, TableLayout(split_rows=False, repeat_header=False))
    room = table.header_height + table.heights[1] * 2 + 10
    assert rows_by_page(table, room, 800) == [[0, 1, 2], [3]]


def test_a_row_is_cut_between_two_of_its_lines() -> None:
    table = laid(2, TableLayout(repeat_header=False))
    room = table.header_height + table.heights[1] + 2 * table.leading + 7
    first, second = cut_rows(table, room, 800)
    assert [part.row for part in first] == [0, 1, 2]
    assert [part.row for part in second] == [2]
    assert first[-1].height < table.heights[2]
    assert first[-1].height + second[0].height == pytest.approx(table.heights[2] + 6)


def test_the_tail_of_a_cut_label_stands_alone_on_the_next_page() -> None:
    """The figure stays with the label's first lines; on the next page its cell is empty."""
    rows = tuple((str(number), " ".join([LABEL] * 5), "5,5") for number in range(60))
    blocks: tuple[Block, ...] = (COVER, Lines(("Tabel 1",), 2), Grid((("No", "Indikator", "Target"), *rows), 3))
    pages = paginate(blocks, (None, None, TableLayout(repeat_header=False)), EditionLayout())
    tables = [item for page in pages[2:] for item in page.items if isinstance(item, PlacedTable)]
    tails = [table.cells[:3] for table in tables if not table.cells[1].whole]
    assert tails
    for number, label, figure in tails:
        assert number.lines == figure.lines == ()
        assert label.lines == label.cell.lines[-len(label.lines) :]


def test_a_table_too_wide_for_its_page_is_refused() -> None:
    with pytest.raises(EditionError, match="turn the page"):
        laid(1, TableLayout(), width=60)


def test_layout_entries_follow_the_captions(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('[[tables]]\ncaption = "Tabel 2"\nrules = "double"\n', encoding="utf-8")
    grid = Grid((("No", "Target"), ("1", "5")), 1)
    blocks: tuple[Block, ...] = (COVER, Lines(("Tabel 1",), 2), grid, Lines(("Tabel 2",), 5), grid)
    chosen = table_layouts(blocks, read_layout(path), path)
    assert [layout.rules for layout in chosen if layout] == ["grid", "double"]


def test_a_layout_entry_without_its_table_or_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('[[tables]]\ncaption = "Tabel 9"\n', encoding="utf-8")
    with pytest.raises(EditionError, match="Tabel 9"):
        table_layouts((COVER,), read_layout(path), path)
    path.write_text('[[tables]]\nrule = "double"\n', encoding="utf-8")
    with pytest.raises(EditionError, match="'rule'"):
        read_layout(path)
