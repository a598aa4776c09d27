"""`lkjip run` as a user sees it: the summary, the exit status, the dataset."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline import load
from pipeline.cli.run import STAGES
from pipeline.stages import STAGE_NAMES
from tests.cli.invoke import cells, error_of, invoke
from tests.ledger.books import without_a_figure
from tests.read.examples import CORPUS, corpus_folder, document_lines, pdf_of


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with corpus/purbalingga in it, of two good texts."""
    monkeypatch.chdir(tmp_path)
    folder = corpus_folder(tmp_path / "corpus" / "purbalingga")
    documents = [document_lines(folder / name) for name in ("dinsos.txt", "bappeda.txt")]
    corpus_folder(folder, *documents)
    return folder.parent


def test_without_arguments_every_corpus_is_read_into_build_dataset(corpora: Path) -> None:
    result = invoke("run", "--jobs", "1")
    assert result.exit_code == 0, result.output
    assert load("build/dataset").documents["doc_id"].tolist() == ["dinsos", "bappeda"]
    assert result.stderr == ""


def test_the_summary_has_a_line_a_document_and_a_total(corpora: Path) -> None:
    header, dinsos, bappeda, total, where, ledger = invoke("run", "--jobs", "1").stdout.splitlines()
    names = ["document", "status", "kind", "pages", "tables", "performance", "budget", "rejects", "review", "seconds"]
    assert cells(header) == names
    assert cells(dinsos)[:-1] == ["dinsos", "ok", "text", "1", "2", "0", "0", "0"]  # a text has no pages
    assert cells(bappeda)[:3] == ["bappeda", "ok", "text"]
    assert cells(total)[:-1] == ["total", "2", "4", "0", "0", "0"]
    assert where == "The dataset is in build/dataset."
    assert ledger == (
        "Of 4 cells with a digit in performance and budget tables, 4 are in the dataset, 0 in rejects.csv and "
        "0 no figures (none); 0 unaccounted for."
    )


def test_what_cannot_be_used_is_named_and_the_rest_is_done(corpora: Path) -> None:
    folder = corpora / "purbalingga"
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7")
    pdf_of(folder / "scan.pdf", "scan")
    files = [folder / name for name in ("broken.pdf", "dinsos.txt", "scan.pdf")]
    (folder / "corpus.toml").write_text(CORPUS + "".join(document_lines(file) for file in files))
    (corpora / "malformed").mkdir()
    (corpora / "malformed" / "corpus.toml").write_text("[corpus")
    result = invoke("run", "--out", "out", "--jobs", "1")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "broken: broken.pdf: the PDF is broken and cannot be opened; fetch it again" in result.stdout
    assert "scan: scan.pdf: 1 of 1 pages is a picture without text (1); run OCR on it" in result.stdout
    assert result.stderr.startswith("Error: corpus/malformed/corpus.toml: is not valid TOML")
    assert load("out").documents["status"].tolist() == ["failed", "ok", "needs OCR"]
    assert len(load("out").performance) == 2


def test_a_lost_figure_is_named(corpora: Path) -> None:
    invoke("run", "--out", "out", "--jobs", "1")
    without_a_figure(Path("out.stages"), "dinsos")
    result = invoke("run", "--out", "out", "--jobs", "1")
    assert result.exit_code == 1
    assert (
        'dinsos: dinsos.txt, table dinsos:l00003, line 4, row 0, column 1: "10,50" looks like a figure' in result.stdout
    )
    assert result.stdout.endswith("; 1 unaccounted for.\n")


def test_nothing_to_run_is_said(corpora: Path) -> None:
    assert error_of(invoke("run", "none")) == (
        "none/corpus.toml: there is no manifest; name a folder that holds a corpus.toml."
    )
    os.chdir(corpora)
    result = invoke("run")
    assert result.exit_code == 2
    assert "There is no corpus in ./corpus: name a folder that holds a corpus.toml." in result.stderr


def test_a_folder_of_other_things_is_not_overwritten(corpora: Path) -> None:
    Path("out").mkdir()
    Path("out/thesis.doc").write_text("years of work")
    assert "thesis.doc: is no part of a dataset and would be deleted" in error_of(invoke("run", "--out", "out"))
    assert Path("out/thesis.doc").read_text() == "years of work"


def test_from_names_every_stage() -> None:
    assert STAGES == STAGE_NAMES
