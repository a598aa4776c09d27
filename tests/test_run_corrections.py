"""Corrections in a run: they outlast it, re-run nothing but validate and write, and stop only their own document."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import load
from pipeline.run import RunResult, run
from pipeline.stages import STAGE_NAMES
from tests.cli.invoke import invoke
from tests.read.examples import corpus_folder, document_lines

HEADER = "doc_id,figure_id,label,measure,period,old,new,who,why\n"
FIGURE = "dinsos:l00003:l4:0:2"
BOTH = "conflicts_with_report;corrected"
"""bappeda prints the figure as dinsos did before."""
ROW = f'dinsos,{FIGURE},Angka kemiskinan,realisasi,2021,11.2,12.1,data desk,"digits swapped, says the agency"\n'


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of two texts, dinsos and bappeda."""
    folder = corpus_folder(tmp_path / "purbalingga")
    return corpus_folder(folder, *(document_lines(folder / f"{name}.txt") for name in ("dinsos", "bappeda")))


def corrected(corpus: Path, text: str, encoding: str = "utf-8") -> RunResult:
    (corpus / "corrections.csv").write_text(text, encoding=encoding)
    return run([corpus], corpus.parent / "out", jobs=1)


def test_a_correction_outlasts_runs_and_is_in_the_dataset(corpus: Path) -> None:
    corrected(corpus, HEADER + ROW)
    result = run([corpus], corpus.parent / "out", start="read", jobs=1)
    assert result.ok
    figures = load(corpus.parent / "out").performance.set_index("figure_id")
    assert figures.loc[[FIGURE], ["value", "value_raw", "flags"]].values.tolist() == [[12.1, "11,20", BOTH]]
    assert figures["flags"].dropna().tolist() == [BOTH, "conflicts_with_report"]
    assert result.dataset.corrections.values.tolist() == [
        ["dinsos", FIGURE, "11.2", "12.1", "data desk", "digits swapped, says the agency"]
    ]


def test_a_changed_correction_re_runs_no_stage_before_validate(corpus: Path) -> None:
    run([corpus], corpus.parent / "out", jobs=1)
    kept = {path: path.stat().st_mtime_ns for path in (corpus.parent / "out.stages").rglob("*.json")}
    result = corrected(corpus, HEADER + ROW)
    assert 12.1 in result.dataset.performance["value"].tolist()
    assert {path: path.stat().st_mtime_ns for path in (corpus.parent / "out.stages").rglob("*.json")} == kept
    assert len(kept) == 2 * (len(STAGE_NAMES) - 2)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ROW.replace("11.2,", "11.3,"), f'line 2: {FIGURE} reads "11.2", not "11.3"; look at the cell again'),
        (ROW.replace("l4:0:2", "l9:0:2"), f'its place has changed: write "{FIGURE}" if that is the one.'),
        (ROW.replace("data desk", ""), 'line 2: "who" is empty; fill it in or remove the row.'),
        (ROW.replace('"', ""), "line 2: the row has 1 cells too many; put a cell that holds a comma in quotes."),
        (ROW + ROW, "line 3: the figure is corrected on line 2 already; remove one of the two."),
        (ROW.replace("2021", "last"), 'line 2: the period "last" is no year; write a year such as 2020, or nothing.'),
    ],
    ids=["other value", "gone", "empty", "comma", "twice", "year"],
)
def test_a_row_that_does_not_fit_fails_its_document_only(corpus: Path, row: str, reason: str) -> None:
    result = corrected(corpus, HEADER + row)
    assert not result.ok
    dinsos, bappeda = result.documents
    assert (dinsos.status, bappeda.status) == ("failed", "ok")
    assert dinsos.reason.startswith("purbalingga/corrections.csv, line ")
    assert reason in dinsos.reason
    assert load(corpus.parent / "out").performance["doc_id"].unique().tolist() == ["bappeda"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (ROW.replace("dinsos,", "dinkes,", 1), 'there is no document "dinkes"; the corpus has dinsos, bappeda.'),
        (ROW.replace("dinsos,", ",", 1), '"doc_id" is empty; fill it in or remove the row.'),
    ],
)
def test_a_row_for_no_document_is_a_problem_of_the_corpus(corpus: Path, row: str, problem: str) -> None:
    result = corrected(corpus, HEADER + row)
    assert (result.ok, result.problems) == (False, (f"purbalingga/corrections.csv, line 2: {problem}",))
    assert [document.status for document in result.documents] == ["ok", "ok"]


@pytest.mark.parametrize(
    ("text", "encoding", "reason"),
    [
        (HEADER.replace("why", "reason"), "utf-8", 'line 1: the column "why" is missing; begin the file with doc_id,'),
        (HEADER.replace("label", "name"), "utf-8", 'line 1: the column "name" is unknown; begin the file with doc_id,'),
        (HEADER + ROW.replace("desk", "désk"), "latin-1", 'it is not UTF-8 text; save it from the spreadsheet as "CSV'),
    ],
)
def test_a_file_that_cannot_be_read_fails_the_documents_of_its_corpus(
    corpus: Path, text: str, encoding: str, reason: str
) -> None:
    other = corpus_folder(corpus.parent / "b", document_lines(corpus / "dinsos.txt", id='"other"'))
    (corpus / "corrections.csv").write_text(text, encoding=encoding)
    result = run([corpus, other], corpus.parent / "out", jobs=1)
    assert [document.status for document in result.documents] == ["failed", "failed", "ok"]
    assert all(reason in document.reason for document in result.documents[:2])


def test_spreadsheets_may_save_it_with_semicolons_and_decimal_commas(corpus: Path) -> None:
    row = ";".join(("dinsos", FIGURE, "", "", "", "11,2", "12,1", "data desk", "digits swapped"))
    result = corrected(corpus, HEADER.replace(",", ";") + row, encoding="utf-8-sig")
    assert 12.1 in result.dataset.performance["value"].tolist()


def test_the_exit_status_is_1_and_trace_tells_of_a_correction(corpus: Path) -> None:
    out = corpus.parent / "out"
    (corpus / "corrections.csv").write_text(HEADER + ROW.replace("11.2,", "11.3,"), encoding="utf-8")
    refused = invoke("run", corpus, "--out", out, "--jobs", "1")
    assert (refused.exit_code, "dinsos: purbalingga/corrections.csv, line 2: " in refused.stdout) == (1, True)
    (corpus / "corrections.csv").write_text(HEADER + ROW, encoding="utf-8")
    assert invoke("run", corpus, "--out", out, "--jobs", "1").exit_code == 0
    shown = invoke("trace", out, FIGURE).stdout.splitlines()
    assert "  corrected 11.2 → 12.1, by data desk: digits swapped, says the agency" in shown
    assert "  printed  11,20" in shown
    assert "  flag     corrected: A person has set the value right." in shown
