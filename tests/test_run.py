"""The main job over small corpora: what is written, what bad input does to it, and what a second run reuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pypdfium2
import pytest

from pipeline import load
from pipeline.artefacts import Document
from pipeline.errors import LkjipError
from pipeline.process import plan
from pipeline.run import RunResult, corpora_in, run
from pipeline.stages import STAGE_NAMES
from tests.ledger.books import without_a_figure
from tests.read.examples import CORPUS, TABLE, corpus_folder, document_lines, pdf_of

BUDGET = (
    "Tabel 3.2 Realisasi Anggaran Tahun 2021\n\nProgram\tAnggaran\tRealisasi\t%\n"
    "Program Rehabilitasi Sosial\t1.000.000.000\t900.000.000\t90,00\n"
)


def corpus_of(folder: Path, *files: Path, changes: dict[str, str] | None = None) -> Path:
    """A corpus of the files in it: its manifest lists them all; `changes` alters the first document's lines."""
    documents = [document_lines(file, **(changes or {}) if index == 0 else {}) for index, file in enumerate(files)]
    (folder / "corpus.toml").write_text(CORPUS + "".join(documents), encoding="utf-8")
    return folder


def text_in(folder: Path, name: str, content: str = TABLE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a corpus."""
    path = tmp_path / "purbalingga"
    path.mkdir()
    return path


def statuses(result: RunResult) -> dict[str, tuple[str, str]]:
    return {document.entry.doc_id: (document.status, document.reason) for document in result.documents}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- a run --------------------------------------------------------------------------------------------------------


def test_a_text_becomes_a_dataset(folder: Path, tmp_path: Path) -> None:
    corpus = corpus_of(folder, text_in(folder, "dinsos.txt", TABLE + "\n" + BUDGET))
    result = run([corpus], tmp_path / "out", jobs=1)
    assert result.ok
    assert load(tmp_path / "out").equals(result.dataset)
    performance = result.dataset.performance[["indicator_raw", "measure", "period", "value", "source_line"]]
    assert performance.values.tolist() == [
        ["Angka kemiskinan", "target", 2021, 10.5, 4],
        ["Angka kemiskinan", "realisasi", 2021, 11.2, 4],
    ]
    budget = result.dataset.budget[["item_raw", "measure", "value"]]
    assert budget.values.tolist() == [
        ["Program Rehabilitasi Sosial", "anggaran", 1e9],
        ["Program Rehabilitasi Sosial", "realisasi_anggaran", 9e8],
        ["Program Rehabilitasi Sosial", "serapan", 90.0],
    ]


def test_documents_come_in_the_order_of_the_manifests_whatever_the_jobs(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    files = [text_in(first, f"{name}.txt", TABLE * size) for size, name in enumerate("zyx", start=1)]
    corpora = [corpus_of(second, text_in(second, "w.txt")), corpus_of(first, *files)]
    one, two = (run(corpora, tmp_path / f"out{jobs}", jobs=jobs) for jobs in (1, 3))
    assert list(one.dataset.documents["doc_id"]) == ["w", "z", "y", "x"]
    assert contents(tmp_path / "out1") == contents(tmp_path / "out3")
    assert one.dataset.equals(two.dataset)


def test_progress_is_told_after_each_document(folder: Path, tmp_path: Path) -> None:
    corpus = corpus_of(folder, text_in(folder, "a.txt"), text_in(folder, "b.txt"))
    told: list[tuple[str, int, int]] = []
    run([corpus], tmp_path / "out", jobs=1, progress=lambda *step: told.append(step))
    assert told == [("a", 1, 2), ("b", 2, 2)]


def test_a_label_that_several_documents_print_is_reviewed_once(folder: Path, tmp_path: Path) -> None:
    table = TABLE.replace("Angka kemiskinan", "Rasio bunga per halaman")
    corpus = corpus_of(folder, text_in(folder, "a.txt", table), text_in(folder, "b.txt", table))
    review = run([corpus], tmp_path / "out", jobs=1).dataset.review
    assert review[["label", "occurrences", "doc_id"]].values.tolist() == [["Rasio bunga per halaman", 2, "a"]]


def test_decisions_written_into_review_csv_outlast_a_run(folder: Path, tmp_path: Path) -> None:
    table = TABLE.replace("Angka kemiskinan", "Rasio bunga per halaman")
    corpus, out = corpus_of(folder, text_in(folder, "a.txt", table)), tmp_path / "out"
    run([corpus], out, jobs=1)
    review = pd.read_csv(out / "review.csv", dtype=str).assign(note="not ours")
    review.to_csv(out / "review.csv", index=False)
    assert list(run([corpus], out, jobs=1).dataset.review["note"]) == ["not ours"]


def test_corpora_are_the_folders_with_a_manifest(tmp_path: Path) -> None:
    corpus_folder(tmp_path / "b")
    corpus_folder(tmp_path / "a")
    (tmp_path / "notes").mkdir()
    assert corpora_in(tmp_path) == [tmp_path / "a", tmp_path / "b"]


def test_a_corpus_named_twice_is_run_once(folder: Path, tmp_path: Path) -> None:
    corpus = corpus_of(folder, text_in(folder, "a.txt"))
    assert run([corpus, corpus / "."], tmp_path / "out", jobs=1).ok


# --- bad documents ------------------------------------------------------------------------------------------------


def broken(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def without_pages(path: Path) -> Path:
    pypdfium2.PdfDocument.new().save(str(path))
    return path


def encrypted(path: Path) -> Path:
    return pdf_of(path, "table", password="rahasia")


def scanned(path: Path) -> Path:
    return pdf_of(path, "scan", "scan")


@pytest.mark.parametrize(
    ("make", "status", "reason"),
    [
        (
            broken,
            "failed",
            "bad.pdf: the PDF is broken and cannot be opened; fetch it again, or repair it (qpdf, say).",
        ),
        (empty, "failed", "bad.pdf: the file is empty; fetch it again."),
        (without_pages, "failed", "bad.pdf: the PDF has no pages; fetch it again."),
        (
            encrypted,
            "failed",
            'bad.pdf: the PDF is encrypted and needs a password; add password_env = "NAME" to its manifest entry and '
            "set the environment variable NAME to its password.",
        ),
        (
            scanned,
            "needs OCR",
            "bad.pdf: 2 of 2 pages are pictures without text (1, 2); run OCR on it (ocrmypdf, say) and add the result.",
        ),
    ],
    ids=["broken", "empty", "no pages", "encrypted", "scanned"],
)
def test_an_unusable_document_is_reported_and_the_others_run(
    folder: Path, tmp_path: Path, make: object, status: str, reason: str
) -> None:
    assert callable(make)
    corpus = corpus_of(folder, make(folder / "bad.pdf"), text_in(folder, "good.txt"))
    result = run([corpus], tmp_path / "out", jobs=2)
    assert not result.ok
    assert statuses(result) == {"bad": (status, reason), "good": ("ok", "")}
    documents = load(tmp_path / "out").documents.set_index("doc_id")
    assert (documents.loc["bad", "status"], documents.loc["bad", "reason"]) == (status, reason)
    assert documents.loc["good", "performance_figures"] == 2


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"file": '"missing.txt"'}, "there is no file missing.txt"),
        ({"file": '"../a.txt"'}, "a.txt lies outside the manifest's folder"),
        ({"sha256": f'"{"0" * 64}"'}, "bad.txt is not the file that was registered"),
        ({"region_code": '"99"'}, 'region_code "99" is unknown'),
        ({"id": '"good"'}, "its id is that of good.txt of purbalingga/corpus.toml already"),
        ({"report_year": "20"}, "report_year = 20 is no year of a report"),
    ],
    ids=["missing", "outside", "sha256", "region", "duplicate", "year"],
)
def test_a_wrong_manifest_entry_is_reported_and_the_others_run(
    folder: Path, tmp_path: Path, changes: dict[str, str], problem: str
) -> None:
    good, bad = text_in(folder, "good.txt"), text_in(folder, "bad.txt")
    manifest = CORPUS + document_lines(good) + document_lines(bad, **changes)
    (folder / "corpus.toml").write_text(manifest, encoding="utf-8")
    result = run([folder], tmp_path / "out", jobs=1)
    assert not result.ok
    good_one, bad_one = result.documents
    assert (good_one.status, bad_one.status) == ("ok", "failed")
    assert problem in bad_one.reason
    assert load(tmp_path / "out").documents["status"].tolist() == ["ok", "failed"]


def test_refused_documents_stand_where_the_manifest_lists_them(folder: Path, tmp_path: Path) -> None:
    lines = (
        document_lines(text_in(folder, "a.txt"), report_year="1020"),
        document_lines(text_in(folder, "b.txt")),
        document_lines(text_in(folder, "c.txt"), agency='""'),
        document_lines(text_in(folder, "d.txt")),
    )
    (folder / "corpus.toml").write_text(CORPUS + "".join(lines), encoding="utf-8")
    documents = run([folder], tmp_path / "out", jobs=1).dataset.documents
    assert list(documents["doc_id"]) == ["a", "b", "c", "d"]
    assert list(documents["status"]) == ["failed", "ok", "failed", "ok"]
    assert documents["report_year"].isna().tolist() == [True, False, False, False]
    assert load(tmp_path / "out").documents.equals(documents)


def test_a_refused_document_with_the_id_of_a_good_one_takes_nothing_from_it(folder: Path, tmp_path: Path) -> None:
    lines = (
        document_lines(text_in(folder, "a.txt"), report_year="1020"),
        document_lines(text_in(folder, "b.txt"), id='"a"'),
    )
    (folder / "corpus.toml").write_text(CORPUS + "".join(lines), encoding="utf-8")
    documents = run([folder], tmp_path / "out", jobs=1).dataset.documents
    assert documents[["doc_id", "file", "status"]].values.tolist() == [["a", "b.txt", "ok"], ["a#2", "a.txt", "failed"]]


def test_a_text_without_tables_is_no_failure(folder: Path, tmp_path: Path) -> None:
    corpus = corpus_of(folder, text_in(folder, "a.txt", "Nama\tNIP\nA\tB\n"), text_in(folder, "b.txt"))
    result = run([corpus], tmp_path / "out", jobs=1)
    assert result.ok
    assert statuses(result)["a"] == ("no tables", "a.txt: no performance or budget table was found.")


# --- the ledger ---------------------------------------------------------------------------------------------------


def test_every_cell_is_accounted_for(folder: Path, tmp_path: Path) -> None:
    corpus = corpus_of(folder, text_in(folder, "a.txt", TABLE + "\n" + BUDGET))
    result = run([corpus], tmp_path / "out", jobs=1)
    counts = result.dataset.tables[["cells", "cells_in_dataset", "cells_in_rejects", "cells_unaccounted"]]
    assert counts.values.tolist() == [[2, 2, 0, 0], [3, 3, 0, 0]]
    assert [account.missing for account in result.accounts] == [(), ()]


def test_a_lost_figure_makes_its_document_incomplete_and_the_others_are_written(folder: Path, tmp_path: Path) -> None:
    corpus, out = corpus_of(folder, text_in(folder, "a.txt"), text_in(folder, "b.txt")), tmp_path / "out"
    run([corpus], out, jobs=1)
    without_a_figure(tmp_path / "out.stages", "a")
    result = run([corpus], out, jobs=1)
    assert not result.ok
    reason = (
        'a.txt, table a:l00003, line 4, row 0, column 1: "10,50" looks like a figure and is neither in the dataset '
        "nor in rejects.csv; report it with the file."
    )
    assert statuses(result) == {"a": ("incomplete", reason), "b": ("ok", "")}
    written = load(out)
    assert written.documents["status"].tolist() == ["incomplete", "ok"]
    assert written.tables["cells_unaccounted"].tolist() == [1, 0]
    assert written.performance["doc_id"].tolist() == ["a", "b", "b"]


# --- bad corpora and folders --------------------------------------------------------------------------------------


def test_a_manifest_that_cannot_be_read_is_reported_and_the_other_corpora_run(folder: Path, tmp_path: Path) -> None:
    corpus = corpus_of(folder, text_in(folder, "a.txt"))
    malformed = corpus_folder(tmp_path / "malformed", head="[corpus\n")
    result = run([malformed, corpus], tmp_path / "out", jobs=1)
    assert not result.ok
    assert statuses(result) == {"a": ("ok", "")}
    (problem,) = result.problems
    assert problem.startswith(f"{malformed / 'corpus.toml'}: is not valid TOML: ")


def test_nothing_to_run_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match="there is no manifest; name a folder that holds"):
        run([tmp_path / "none"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_of_other_things_is_refused_before_any_work(folder: Path, tmp_path: Path) -> None:
    corpus, out = corpus_of(folder, text_in(folder, "a.txt")), tmp_path / "out"
    text_in(out, "thesis.doc")
    with pytest.raises(LkjipError, match=r"thesis\.doc: is no part of a dataset and would be deleted"):
        run([corpus], out)
    assert contents(out) == {"thesis.doc": TABLE.encode()}
    assert not (tmp_path / "out.stages").exists()


def test_a_place_where_nothing_can_be_kept_is_refused_before_any_work(folder: Path, tmp_path: Path) -> None:
    corpus = corpus_of(folder, text_in(folder, "a.txt"))
    file = text_in(tmp_path, "out.stages")
    with pytest.raises(LkjipError, match=r"out\.stages: cannot be made \(File exists\); give another folder by --out"):
        run([corpus], tmp_path / "out")
    assert file.read_text(encoding="utf-8") == TABLE


def test_an_interrupted_run_leaves_the_last_good_dataset(folder: Path, tmp_path: Path) -> None:
    corpus, out = corpus_of(folder, text_in(folder, "a.txt")), tmp_path / "out"
    run([corpus], out, jobs=1)
    before = contents(out)
    corpus_of(folder, text_in(folder, "a.txt", BUDGET), text_in(folder, "b.txt"))

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([corpus], out, jobs=1, progress=interrupt)
    assert contents(out) == before


# --- what is reused -----------------------------------------------------------------------------------------------


def kept_since(before: dict[Path, int], kept: Path) -> set[str]:
    """The stages whose artefacts were not written again since `before`."""
    return {path.name.split("-")[0] for path, when in times(kept).items() if before.get(path) == when}


def times(kept: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in kept.rglob("*.json")}


def test_a_second_run_reuses_every_stage(folder: Path, tmp_path: Path) -> None:
    corpus, out = corpus_of(folder, text_in(folder, "a.txt")), tmp_path / "out"
    first = run([corpus], out, jobs=1)
    before = times(tmp_path / "out.stages")
    second = run([corpus], out, jobs=1)
    assert kept_since(before, tmp_path / "out.stages") == set(STAGE_NAMES[:6])
    assert second.dataset.equals(first.dataset)


def test_from_a_stage_on_everything_is_made_anew(folder: Path, tmp_path: Path) -> None:
    corpus, out = corpus_of(folder, text_in(folder, "a.txt")), tmp_path / "out"
    run([corpus], out, jobs=1)
    before = times(tmp_path / "out.stages")
    run([corpus], out, start="interpret", jobs=1)
    assert kept_since(before, tmp_path / "out.stages") == {"read", "extract", "stitch"}


def test_another_report_year_re_reads_the_document(folder: Path, tmp_path: Path) -> None:
    file, out = text_in(folder, "a.txt", TABLE.replace(" Tahun 2021", "")), tmp_path / "out"
    run([corpus_of(folder, file)], out, jobs=1)
    result = run([corpus_of(folder, file, changes={"report_year": "2019"})], out, jobs=1)
    assert set(result.dataset.performance["period"]) == {2019}
    assert len(list((tmp_path / "out.stages").rglob("extract-*.json"))) == 1


def test_a_damaged_artefact_is_made_anew(folder: Path, tmp_path: Path) -> None:
    corpus, out = corpus_of(folder, text_in(folder, "a.txt")), tmp_path / "out"
    first = run([corpus], out, jobs=1)
    for path in (tmp_path / "out.stages").rglob("*.json"):
        path.write_text('{"half of', encoding="utf-8")
    second = run([corpus], out, jobs=1)
    assert second.ok
    assert second.dataset.equals(first.dataset)


def test_a_failure_is_not_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password that is set after the first run opens the file in the second."""
    changes = {"password_env": '"DINSOS_PASSWORD"'}
    corpus, out = corpus_of(folder, encrypted(folder / "a.pdf"), changes=changes), tmp_path / "out"
    assert [document.status for document in run([corpus], out, jobs=1).documents] == ["failed"]
    monkeypatch.setenv("DINSOS_PASSWORD", "rahasia")
    assert [document.status for document in run([corpus], out, jobs=1).documents] == ["ok"]


def test_a_moved_corpus_is_read_where_it_is(folder: Path, tmp_path: Path) -> None:
    corpus, out = corpus_of(folder, text_in(folder, "a.txt")), tmp_path / "out"
    run([corpus], out, jobs=1)
    moved = Path(shutil.move(corpus, tmp_path / "elsewhere"))
    (document,) = run([moved], out, jobs=1).documents
    assert isinstance(document, Document)
    assert Path(document.entry.path) == moved / "a.txt"


def test_an_unknown_stage_is_refused() -> None:
    with pytest.raises(LkjipError, match='"extrakt" is no stage; choose one of read, extract, stitch'):
        plan(Path("kept"), "extrakt")
