"""The benchmark: the same pages for every contender."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from bench.__main__ import CONTENDERS, find_pdfs, main, sample
from bench.labels import distinct_labels
from pipeline.vocabulary import load_vocabulary
from tests.cli.invoke import cells
from tests.read.examples import pdf_of


def test_pages_are_spread_evenly_and_scans_left_out(tmp_path: Path) -> None:
    pdfs = [pdf_of(tmp_path / "long.pdf", *["prose"] * 9, "table"), pdf_of(tmp_path / "blank.pdf", "blank")]
    (tmp_path / "samples").mkdir()
    (only,) = sample(pdfs, 4, tmp_path / "samples")
    assert len(pypdfium2.PdfDocument(only)) == 2


def test_a_folder_stands_for_the_pdfs_below_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    pdfs = [pdf_of(tmp_path / name, "blank") for name in ("b/1.pdf", "a.pdf")]
    assert find_pdfs([pdfs[1], tmp_path]) == [pdfs[1], pdfs[0]]


def test_a_line_for_each_contender(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(pdf_of(tmp_path / "report-2020.pdf", "table")), "--pages", "1", "--labels", "50"]) == 0
    matching, pages = capsys.readouterr().out.split("\n\n")
    _, header, line, judged = matching.splitlines()
    assert cells(header) == ["labels", "certain", "seconds", "labels/s", "MB"]
    assert cells(line)[0] == "50"
    assert re.fullmatch(r"Of \d+ pairs of labels: precision 1.00, recall (0.9\d|1.00)", judged)
    _, header, *lines = pages.splitlines()
    assert cells(header) == ["pages", "tables", "seconds", "pages/s", "times"]
    assert [(cells(line)[0], *cells(line)[1:3]) for line in lines] == [(one.name, "1", "1") for one in CONTENDERS]


def test_labels_are_distinct_and_the_same_each_time() -> None:
    vocabulary = load_vocabulary()
    labels = distinct_labels(500, vocabulary)
    assert len(set(labels)) == 500
    assert distinct_labels(500, vocabulary) == labels != distinct_labels(500, vocabulary, seed=1)


def test_nothing_to_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == "Error: no PDF to read; name some.\n"
