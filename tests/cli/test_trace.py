"""`lkjip trace` as a user sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from pipeline import load
from tests.cli.invoke import error_of, invoke
from tests.editions.typeset import CORPUS
from tests.read.examples import corpus_folder, document_lines


@pytest.fixture
def text_dataset(tmp_path: Path) -> Path:
    folder = corpus_folder(tmp_path / "purbalingga")
    corpus_folder(folder, document_lines(folder / "dinsos.txt"))
    assert invoke("run", folder, "--out", tmp_path / "out", "--jobs", "1").exit_code == 0
    return tmp_path / "out"


def test_a_figure_of_a_text_is_shown_with_its_line(text_dataset: Path) -> None:
    shown = invoke("trace", text_dataset, "performance:3").stdout.splitlines()
    assert shown[0] == load(text_dataset).performance["figure_id"][1]
    assert "  figure   realisasi 2021" in shown
    assert "  printed  11,20" in shown
    assert "  value    11.2 %" in shown
    assert any(line.startswith("  reading  ") for line in shown)
    assert "  evidence one_reading: its print can be read in one way only" in shown
    assert any(line.startswith("  sure     0.9") for line in shown)
    assert shown[-2:] == ["      3  Indikator | Target | Realisasi", ">     4  Angka kemiskinan | 10,50 | 11,20"]


def test_a_figure_of_a_pdf_is_shown_with_its_picture(tmp_path: Path) -> None:
    invoke("run", CORPUS / "purbalingga", "--out", tmp_path / "out", "--jobs", "1")
    figure = load(tmp_path / "out").performance["figure_id"].iloc[0]
    result = invoke("trace", tmp_path / "out", figure, "-o", tmp_path / "cell.png")
    assert result.exit_code == 0, result.output
    assert "purbalingga-dinsos-2020.pdf, page 2\n  box " in result.stdout
    with Image.open(tmp_path / "cell.png") as picture:
        assert picture.format == "PNG"


def test_flags_are_explained(tmp_path: Path) -> None:
    invoke("run", CORPUS / "purbalingga", "--out", tmp_path / "out", "--jobs", "1")
    frame = load(tmp_path / "out").performance
    flagged = frame[frame["flags"] == "arithmetic_mismatch"]["figure_id"].iloc[0]
    shown = invoke("trace", tmp_path / "out", flagged).stdout
    assert "  flag     arithmetic_mismatch: The figure contradicts the figures it is made of." in shown


def test_what_is_known_is_printed_even_if_the_source_is_gone(text_dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "purbalingga" / "dinsos.txt").unlink()
    result = invoke("trace", text_dataset, "performance:3")
    assert "  printed  11,20" in result.stdout
    assert "there is no file dinsos.txt" in error_of(result)


def test_what_is_no_dataset_or_figure_is_said(text_dataset: Path, tmp_path: Path) -> None:
    assert "there is no such folder" in error_of(invoke("trace", tmp_path / "none", "x"))
    assert 'the dataset has no figure "x"' in error_of(invoke("trace", text_dataset, "x"))
