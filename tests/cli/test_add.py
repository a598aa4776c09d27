"""`lkjip add` as a user sees it: what is asked, what can be given instead, what is printed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.invoke import error_of, invoke
from tests.read.examples import TABLE

REPORT = "LAPORAN KINERJA TAHUN 2021\nDINAS KESEHATAN\nKABUPATEN BELITUNG\n\n" + TABLE


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report in an otherwise empty working folder."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    return Path("report.txt")


def manifest(corpus: str) -> dict[str, Any]:
    return tomllib.loads(Path("corpus", corpus, "corpus.toml").read_text(encoding="utf-8"))


def document(corpus: str) -> dict[str, Any]:
    """The only document of a corpus."""
    (entry,) = manifest(corpus)["documents"]
    assert isinstance(entry, dict)
    return entry


def test_proposals_are_confirmed_by_an_empty_answer(report: Path) -> None:
    result = invoke("add", report, answers="\n\n\n\n")
    assert result.exit_code == 0, result.output
    assert "Region [19.02]: " in result.output
    assert "Agency [Dinas Kesehatan]: " in result.output
    assert "Year [2021]: " in result.output
    assert "Id [belitung-report]: " in result.output
    assert "Dinas Kesehatan, 19.02 Kabupaten Belitung, 2021\nRead it with: lkjip run corpus/belitung\n" in result.output
    assert invoke("run", "corpus/belitung", "--jobs", "1").exit_code == 0


def test_proposals_are_corrected_by_another_answer(report: Path) -> None:
    invoke("add", report, answers="19.06\nDinas Kesehatan dan KB\n2020\nbeltim-dinkes-2020\n")
    assert manifest("belitung")["corpus"]["region_code"] == "19.06"
    entry = document("belitung")
    assert (entry["agency"], entry["report_year"], entry["id"]) == (
        "Dinas Kesehatan dan KB",
        2020,
        "beltim-dinkes-2020",
    )


def test_what_is_given_by_option_is_not_asked(report: Path) -> None:
    options = ("--corpus", "mine", "--region", "19.06", "--agency", "Dinkes", "--year", "2020", "--id", "a")
    result = invoke("add", report, *options)
    assert result.exit_code == 0, result.output
    entry = document("mine")
    assert (entry["agency"], entry["report_year"], entry["id"]) == ("Dinkes", 2020, "a")
    assert manifest("mine")["corpus"] == {"id": "mine", "title": "Kabupaten Belitung Timur", "region_code": "19.06"}


def test_yes_takes_the_proposals(report: Path) -> None:
    assert invoke("add", report, "--yes").exit_code == 0
    assert document("belitung")["agency"] == "Dinas Kesehatan"


def test_another_region_on_the_cover_than_the_corpus_has_is_told(report: Path) -> None:
    invoke("add", report, "--yes")
    Path("other.txt").write_text(REPORT.replace("BELITUNG", "KARANGASEM"), encoding="utf-8")
    result = invoke("add", "other.txt", "--corpus", "belitung", "--yes")
    assert result.stderr == "Its first pages name another region: 51.07 Kabupaten Karangasem.\n"
    assert "Dinas Kesehatan, 19.02 Kabupaten Belitung, 2021" in result.stdout


def test_no_answer_adds_nothing(report: Path) -> None:
    result = invoke("add", report)
    assert result.exit_code == 1
    assert result.stderr.endswith(
        "Error: Nothing was added: answer what is asked, or take what is proposed by --yes.\n"
    )
    assert not Path("corpus").exists()


def test_what_cannot_be_added_is_said(report: Path) -> None:
    unknown = error_of(invoke("add", report, "--yes", "--region", "99"))
    assert unknown.startswith('report.txt: the region "99" is unknown; give a Kemendagri code by --region')
    assert not Path("corpus/belitung").exists()
    invoke("add", report, "--yes")
    assert error_of(invoke("add", report, "--yes")).startswith("report.txt: is in corpus/belitung/corpus.toml already")
    assert error_of(invoke("add", "none.pdf")) == "none.pdf: there is no such file; check the path."
