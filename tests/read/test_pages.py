"""Which pages are worth a closer look: every kind of table is, prose is not."""

from pathlib import Path

import pytest

from pipeline.read.pages import candidate_pages
from tests.extract import test_pdf_pages, test_pdf_ruled, test_pdf_unruled
from tests.extract.pages import Draw, Page, write_pdf


def prose(page: Page) -> None:
    for number in range(30):
        page.text(60, 100 + 14 * number, "Dinas Sosial menyelenggarakan urusan pemerintahan bidang sosial pada 2021.")


def banded(page: Page) -> None:
    for y in (100, 140, 180, 220, 260):
        page.shade(56, y, 510, y + 20)
    page.row((60, 300), 112, "Sasaran", "Kategori")


def ruled(page: Page) -> None:
    page.rules(test_pdf_ruled.XS, (100, 120, 140, 160))
    test_pdf_ruled.fill(page)


def narrow(page: Page) -> None:
    """The rest of a table without rules: four rows of one figure each."""
    for number in range(4):
        page.text(60, 80 + 20 * number, "Program Perlindungan Sosial")
        page.right(400, 80 + 20 * number, f"Rp. {number + 1}.468.000.000,-")


@pytest.mark.parametrize("draw", [ruled, banded, narrow, test_pdf_unruled.fill, test_pdf_pages.table])
def test_a_page_with_a_table_is_worth_a_look(tmp_path: Path, draw: Draw) -> None:
    path = write_pdf(tmp_path / "report.pdf", prose, draw, prose)

    assert candidate_pages(path) == (2,)


def test_pages_are_numbered_from_one(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "report.pdf", ruled, prose, ruled)

    assert candidate_pages(path) == (1, 3)
