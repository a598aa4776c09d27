"""One file understood by itself: by its manifest if there is one, else by its cover."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import LkjipError
from pipeline.understand import tables_on, understand
from tests.editions.typeset import CORPUS
from tests.read.examples import TABLE, corpus_folder, document_lines, pdf_of

PURBALINGGA = CORPUS / "purbalingga" / "purbalingga-dinsos-2020.pdf"


def test_a_file_is_understood_as_its_manifest_says(tmp_path: Path) -> None:
    corpus_folder(tmp_path)
    corpus_folder(tmp_path, document_lines(tmp_path / "dinsos.txt", report_year="2019", agency='"Dinas X"'))
    entry = understand(tmp_path / "dinsos.txt").entry
    assert (entry.report_year, entry.agency, entry.region_code) == (2019, "Dinas X", "33.03")


def test_a_file_without_manifest_is_understood_by_its_cover(tmp_path: Path) -> None:
    alone = understand(Path(shutil.copy(PURBALINGGA, tmp_path / "report.pdf")))
    listed = understand(PURBALINGGA)
    assert alone.entry.region_code == "33.03"
    assert [(f.label_raw, f.measure, f.period, f.value) for f in alone.normalised.figures] == [
        (f.label_raw, f.measure, f.period, f.value) for f in listed.normalised.figures
    ]


def test_a_year_that_nothing_tells_must_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TABLE.replace(" Tahun 2021", ""))
    with pytest.raises(LkjipError, match=r"a\.txt: neither the first pages nor the name tell its year; give it by"):
        understand(tmp_path / "a.txt")
    assert {figure.period for figure in understand(tmp_path / "a.txt", year=2018).normalised.figures} == {2018}


@pytest.mark.parametrize(("page", "count"), [(1, 0), (2, 3), (None, 11)])
def test_tables_are_those_with_a_part_on_the_page(page: int | None, count: int) -> None:
    assert len(tables_on(understand(PURBALINGGA), page)) == count


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TABLE)
    with pytest.raises(LkjipError, match="page 7: the PDF has no such page: it has 6"):
        tables_on(understand(PURBALINGGA), 7)
    with pytest.raises(LkjipError, match="is a text, which has no pages"):
        tables_on(understand(tmp_path / "a.txt"), 1)


def test_a_file_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    scan = pdf_of(tmp_path / "scan-2020.pdf", "scan")
    with pytest.raises(LkjipError, match=r"scan-2020\.pdf: 1 of 1 pages is a picture without text") as refusal:
        understand(scan)
    assert str(refusal.value).count("scan-2020.pdf") == 1
    with pytest.raises(LkjipError, match="there is no such file"):
        understand(tmp_path / "none.pdf")
