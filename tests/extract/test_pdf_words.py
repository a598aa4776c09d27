"""Which glyphs are words of the text: watermarks and footnote marks are not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.extract.pages import HEIGHT, Page, as_text, tables_of

XS = (60, 300, 380, 460)
EXPECTED = [
    "Indikator Kinerja | Target | Realisasi",
    "Persentase PMKS tertangani | 80 | 94,78",
    "Luas taman makam pahlawan (m2) | 400 | 400",
]


def table(page: Page, mark: str = "") -> None:
    """A table with a raised "2" in a label, and a raised `mark` behind a figure."""
    page.rules(XS, (100, 120, 140, 160))
    page.row(XS, 112, "Indikator Kinerja", "Target", "Realisasi")
    page.row(XS, 132, "Persentase PMKS tertangani", "80")
    raised(page, 383, 132, "94,78", mark)
    raised(page, 63, 152, "Luas taman makam pahlawan (m", "2", ")")
    page.row(XS[1:], 152, "400", "400")


def raised(page: Page, x: float, y: float, before: str, mark: str, behind: str = "") -> None:
    """A text with a small raised mark in it."""
    for text, up, size in ((before, 0, 9.0), (mark, 3, 5.5), (behind, 0, 9.0)):
        page.text(x, y - up, text, size=size)
        x += page.canvas.stringWidth(text, "Helvetica", size)


def watermark(text: str, size: float, angle: float) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        page.canvas.saveState()
        page.canvas.translate(150, HEIGHT - 150)
        page.canvas.rotate(angle)
        page.canvas.setFillGray(0.8)
        page.canvas.setFont("Helvetica-Bold", size)
        page.canvas.drawString(0, 0, text)
        page.canvas.restoreState()

    return draw


@pytest.mark.parametrize(
    ("size", "angle"),
    [
        pytest.param(60, 0, id="far larger than the text"),
        pytest.param(28, 0, id="larger than the text, which is printed over it"),
        pytest.param(28, 90, id="upright"),
        pytest.param(14, 40, id="slanted"),
    ],
)
def test_a_watermark_is_left_out(tmp_path: Path, size: float, angle: float) -> None:
    def draw(page: Page) -> None:
        watermark("SALINAN", size, angle)(page)
        table(page)

    (found,) = tables_of(tmp_path, draw)

    assert as_text(found) == EXPECTED


def test_a_large_heading_is_none(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(60, 80, "CAPAIAN KINERJA 2020", size=22)
        table(page)

    (found,) = tables_of(tmp_path, draw)

    assert found.before == ("CAPAIAN KINERJA 2020",)


@pytest.mark.parametrize("mark", ["1)", "2", "a)", "*)"])
def test_the_mark_of_a_footnote_is_no_digit(tmp_path: Path, mark: str) -> None:
    """ "94,78" with a raised "2" is not 94,782; the raised "2" of a square metre stays: it stands behind a letter."""
    (found,) = tables_of(tmp_path, lambda page: table(page, mark))

    assert as_text(found) == EXPECTED
