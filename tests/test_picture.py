"""Pictures of pages: the page as it was read, with what was found on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from pipeline.artefacts import Box
from pipeline.errors import LkjipError
from pipeline.picture import (
    FIGURE,
    FLAGGED,
    ROLE_COLOURS,
    TABLE,
    Mark,
    draw_page,
    save_picture,
    sought_mark,
    work_picture,
)
from pipeline.picture import table_marks as marks_of
from pipeline.understand import tables_on, understand
from tests.editions.typeset import CORPUS
from tests.read.examples import pdf_of

PURBALINGGA = CORPUS / "purbalingga" / "purbalingga-dinsos-2020.pdf"
TURNED_PAGE = 3
PAGE_WITH_FLAGS = 2


def table_marks(page: int, label: str) -> list[Mark]:
    """The marks of the table with this label on a page of the Purbalingga report."""
    work = understand(PURBALINGGA)
    (found,) = [pair for pair in tables_on(work, page) if pair[0].label == label]
    return marks_of(*found, work.normalised.figures, work.normalised.rejects, page)


def has_colour(picture: Image.Image, colour: tuple[int, int, int]) -> bool:
    return any(found == colour for _, found in picture.getcolors(picture.width * picture.height) or ())


def test_every_column_bears_what_it_was_taken_for() -> None:
    tags = [mark.tag for mark in table_marks(PAGE_WITH_FLAGS, "3") if mark.tag]
    assert tags[:6] == ["label: tujuan", "label: sasaran", "label: indikator", "unit", "target 2020", "realisasi 2020"]
    assert tags[-1].startswith("Tabel 3: performance ")


def test_columns_under_one_header_cell_bear_a_tag_each() -> None:
    """ "Anggaran" stands over "Rp." and the sum."""
    work = understand(PURBALINGGA)
    (pair,) = [pair for pair in tables_on(work, PAGE_WITH_FLAGS) if pair[1].kind == "budget"]
    marks = [mark for mark in marks_of(*pair, (), (), PAGE_WITH_FLAGS) if mark.tag and not mark.above]
    number, program, rupiah, anggaran, note = marks
    assert (rupiah.tag, anggaran.tag) == ("note", "anggaran 2021")
    assert rupiah.box.top == anggaran.box.top == program.box.top
    assert number.box.x1 < program.box.x1 < rupiah.box.x1 < anggaran.box.x1 < note.box.x1


def test_figures_are_filled_and_flagged_ones_in_another_colour() -> None:
    fills = [mark.fill for mark in table_marks(PAGE_WITH_FLAGS, "3") if mark.fill]
    assert set(fills) == {FIGURE, FLAGGED}
    assert len(fills) == 15  # five rows of target, realisasi and capaian


def test_a_table_has_marks_on_its_own_pages_only() -> None:
    work = understand(PURBALINGGA)
    for table, meaning in zip(work.tables, work.interpretations, strict=True):
        for page in range(1, 7):
            marks = marks_of(table, meaning, work.normalised.figures, work.normalised.rejects, page)
            assert bool(marks) == (table.page is not None and table.page <= page <= (table.last_page or 0))


def test_the_picture_shows_outlines_and_roles() -> None:
    picture = work_picture(understand(PURBALINGGA), PAGE_WITH_FLAGS)
    for colour in (TABLE, ROLE_COLOURS["label"], ROLE_COLOURS["measure"], ROLE_COLOURS["unit"]):
        assert has_colour(picture, colour)


def test_a_page_printed_bottom_to_top_is_shown_upright() -> None:
    picture = work_picture(understand(PURBALINGGA), TURNED_PAGE)
    assert picture.width > picture.height


def test_a_mark_stands_where_its_box_says(tmp_path: Path) -> None:
    page = pdf_of(tmp_path / "blank.pdf", "blank")
    picture = draw_page(page, 1, [Mark(Box(100, 200, 150, 220), (255, 0, 0), width=1)])
    red = [
        (x, y) for x in range(picture.width) for y in range(picture.height) if picture.getpixel((x, y)) == (255, 0, 0)
    ]
    assert (min(x for x, _ in red), min(y for _, y in red)) == (200, 400)  # two pixels a point
    assert (max(x for x, _ in red), max(y for _, y in red)) == (300, 440)


def test_the_cell_that_is_sought_is_told_by_its_text() -> None:
    mark = sought_mark(Box(0, 0, 10, 10), "target 2020: 80,5")
    assert (mark.tag, mark.above, mark.fill is not None) == ("target 2020: 80,5", True, True)


def test_a_picture_is_written_as_png_whatever_its_name(tmp_path: Path) -> None:
    save_picture(Image.new("RGB", (3, 2)), tmp_path / "page")
    with Image.open(tmp_path / "page") as picture:
        assert (picture.format, picture.size) == ("PNG", (3, 2))


def test_a_picture_that_cannot_be_made_or_written_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no PDF")
    with pytest.raises(LkjipError, match="cannot be opened as a PDF"):
        draw_page(tmp_path / "a.txt", 1, [])
    with pytest.raises(LkjipError, match="page 7: the PDF has no such page: it has 6"):
        draw_page(PURBALINGGA, 7, [])
    with pytest.raises(LkjipError, match="the picture cannot be written"):
        save_picture(Image.new("RGB", (1, 1)), tmp_path / "none" / "page.png")
