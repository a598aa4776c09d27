"""`lkjip show` as a user sees it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.cli.invoke import error_of, invoke
from tests.editions.typeset import CORPUS

PDF = CORPUS / "purbalingga" / "purbalingga-dinsos-2020.pdf"


def test_the_picture_is_written(tmp_path: Path) -> None:
    picture = tmp_path / "p.png"
    result = invoke("show", PDF, "--page", "2", "-o", picture)
    assert (result.exit_code, result.stdout) == (0, f"The picture of page 2 is in {picture}.\n")
    with Image.open(picture) as opened:
        assert opened.format == "PNG"
        assert min(opened.size) > 1000


def test_what_has_no_picture_is_said(tmp_path: Path) -> None:
    assert "the PDF has no such page: it has 6" in error_of(invoke("show", PDF, "--page", "7"))
    text = PDF.with_suffix(".txt")
    assert error_of(invoke("show", text, "--page", "1")).endswith(
        "is a text, which has no pages to draw; list its tables with `lkjip tables FILE`."
    )
    nowhere = tmp_path / "none" / "p.png"
    assert "the picture cannot be written" in error_of(invoke("show", PDF, "--page", "2", "-o", nowhere))
