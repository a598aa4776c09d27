"""The corpora that the project carries: a manifest, a text edition written by hand, and the PDF typeset from it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest

from tests.editions.flow import PlacedTable
from tests.editions.source import Grid, Lines, read_edition
from tests.editions.spans import type_style
from tests.editions.typeset import CORPUS, lay_pages, text_editions, typeset

REBUILD = "rebuild it with: python -m tests.editions.typeset"
EDITIONS = pytest.mark.parametrize("edition", text_editions(), ids=lambda path: path.stem)
CORPORA = pytest.mark.parametrize(
    "folder", sorted(path.parent for path in CORPUS.glob("*/corpus.toml")), ids=lambda path: path.name
)


def entries(folder: Path) -> list[dict[str, Any]]:
    """The `[[documents]]` entries of a corpus."""
    documents: list[dict[str, Any]] = tomllib.loads((folder / "corpus.toml").read_text(encoding="utf-8"))["documents"]
    return documents


def page_contents(pdf: bytes) -> list[tuple[str, list[tuple[float, ...]]]]:
    """For each page its text and the boxes of all that is drawn on it, to a tenth of a point."""
    document = pypdfium2.PdfDocument(pdf)
    contents = []
    for page in document:
        boxes = [tuple(round(side, 1) for side in item.get_bounds()) for item in page.get_objects()]
        contents.append((page.get_textpage().get_text_bounded(), boxes))
    document.close()
    return contents


def table_words(edition: Path) -> Counter[str]:
    """The words of all cells of a text edition, without the marks of bold and italic type."""
    grids = [block for block in read_edition(edition) if isinstance(block, Grid)]
    return Counter(word for grid in grids for row in grid.rows for cell in row for word in type_style(cell)[1].split())


@CORPORA
def test_manifest_names_the_corpus_its_region_and_its_pdf(folder: Path) -> None:
    corpus = tomllib.loads((folder / "corpus.toml").read_text(encoding="utf-8"))["corpus"]
    assert corpus["id"] == folder.name
    assert re.fullmatch(r"\d\d\.\d\d", corpus["region_code"])
    for entry in entries(folder):
        assert entry["file"] == f"{entry['id']}.pdf"
        assert entry["id"].startswith(f"{folder.name}-")
        assert entry["id"].endswith(str(entry["report_year"]))
        digest = hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest()
        assert digest == entry["sha256"], f"{entry['file']} is not the file of the manifest; {REBUILD}"


@CORPORA
def test_each_document_has_a_text_edition_and_no_text_is_left_without(folder: Path) -> None:
    assert {entry["id"] for entry in entries(folder)} == {path.stem for path in folder.glob("*.txt")}


@EDITIONS
def test_pdf_is_what_the_typesetter_makes_of_the_text(edition: Path) -> None:
    """Page by page: the same text, and the same things drawn at the same places."""
    carried = page_contents(edition.with_suffix(".pdf").read_bytes())
    made = page_contents(typeset(edition))
    assert len(carried) == len(made), f"{edition.stem}: other pages than its text edition gives; {REBUILD}"
    for number, (old, new) in enumerate(zip(carried, made, strict=True), start=1):
        assert old == new, f"{edition.stem}, page {number}: not what its text edition gives; {REBUILD}"


@EDITIONS
def test_no_word_of_a_table_is_lost_in_the_pdf(edition: Path) -> None:
    """A row cut by the end of a page is whole over its two pages; a repeated header only adds words."""
    printed: Counter[str] = Counter()
    with pdfplumber.open(edition.with_suffix(".pdf")) as pdf:
        for page in pdf.pages:
            found = page.extract_words(y_tolerance=0.5, char_dir_rotated="btt", line_dir_rotated="ltr")
            printed.update(word["text"] for word in found)
    assert not table_words(edition) - printed


@EDITIONS
def test_text_edition_holds_tables_not_prose(edition: Path) -> None:
    """Outside the tables stand titles, captions and legends: short lines, no sentences; and no remarks in cells."""
    for block in read_edition(edition):
        if isinstance(block, Lines):
            for line in block.lines:
                assert len(line.split()) <= 25, f"{edition.name}:{block.first_line}: {line}"
                assert not re.search(r"[a-z]{3}\. [A-Z]", line), f"{edition.name}:{block.first_line}: {line}"
            continue
        for offset, row in enumerate(block.rows):
            for cell in row:
                assert len(cell.split()) <= 32, f"{edition.name}:{block.first_line + offset}: {cell}"


@EDITIONS
def test_text_edition_names_no_person(edition: Path) -> None:
    """No staff number, and none of the degrees and titles that are printed after an official's name."""
    text = edition.read_text(encoding="utf-8")
    assert not re.findall(r"\bNIP\b|\b(?:Drs|Dra|Ir|H)\. [A-Z]|, ?(?:S\.\w+|M\.\w+|SE|SH|SKM)\b", text)


@EDITIONS
def test_each_report_has_a_page_printed_bottom_to_top(edition: Path) -> None:
    """The sheet is portrait and bears no /Rotate, as in the reports: only the glyphs tell that the page is turned."""
    with pdfplumber.open(edition.with_suffix(".pdf")) as pdf:
        turned = [page for page in pdf.pages if sum(not char["upright"] for char in page.chars) > 100]
        assert turned
        for page in turned:
            assert not page.rotation
            assert page.height > page.width


@EDITIONS
def test_each_report_has_a_row_cut_by_the_end_of_a_page(edition: Path) -> None:
    _, _, pages = lay_pages(edition)
    tables = [item for page in pages for item in page.items if isinstance(item, PlacedTable)]
    assert any(cell.lines and not cell.whole for table in tables for cell in table.cells)


def test_editions_together_hold_what_makes_report_tables_hard() -> None:
    """A style that no edition uses any more would go untested without anyone noticing."""
    layouts = "\n".join(
        path.read_text(encoding="utf-8") for path in CORPUS.parent.glob("tests/editions/layouts/*.toml")
    )
    for feature in (
        'orientation = "landscape"',
        'rules = "banded"',
        'rules = "double"',
        'rules = "rects"',
        'rules = "open"',
        "repeat_header = false",
        "merge_down",
        "merge_rows = true",
        "stacked",
        "caption_apart = true",
        "page_frame = true",
    ):
        assert feature in layouts, feature
