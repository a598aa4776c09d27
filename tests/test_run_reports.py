"""Several reports of one region in a run: their agencies, and the figures in which they contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import load
from pipeline.run import run
from pipeline.stages import STAGE_NAMES
from tests.read.examples import CORPUS, document_lines

REPORT = (
    "Tabel 3.1 Capaian Kinerja\n\nIndikator\tTarget 2019\tRealisasi 2019\tRealisasi 2020\n"
    "Indeks Pembangunan Gender (IPG)\t88,0\t{}\t89,1\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The reports of 2019 and 2020 of an agency, its name written in two ways, and another region's."""
    folder = tmp_path / "purbalingga"
    folder.mkdir()
    manifest = CORPUS
    for name, realised, changes in (
        ("y2019", "88,01", {"agency": '"Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak"'}),
        ("y2020", "87,5", {"agency": '"DINSOSPPPA Kab. Purbalingga"', "report_year": "2020"}),
        ("malang", "70,1", {"region_code": '"35.73"'}),
    ):
        (folder / f"{name}.txt").write_text(REPORT.format(realised), encoding="utf-8")
        manifest += document_lines(folder / f"{name}.txt", **changes)
    (folder / "corpus.toml").write_text(manifest, encoding="utf-8")
    return folder


def test_contradicting_reports_of_a_region_point_at_each_other(corpus: Path) -> None:
    assert run([corpus], corpus.parent / "out", jobs=1).ok
    dataset = load(corpus.parent / "out")
    performance = dataset.performance
    flagged = performance[performance["other_report_figure_id"].notna()]
    assert flagged[["doc_id", "measure", "period", "flags"]].values.tolist() == [
        ["y2019", "realisasi", 2019, "conflicts_with_report"],
        ["y2020", "realisasi", 2019, "conflicts_with_report"],
    ]
    assert flagged["other_report_figure_id"].tolist() == flagged["figure_id"].tolist()[::-1]
    documents = dataset.documents[["doc_id", "region_name", "region_level", "agency_id"]]
    assert documents.values.tolist() == [
        ["y2019", "Kabupaten Purbalingga", "kabupaten", "33.03:dinas-pa-pp-sosial"],
        ["y2020", "Kabupaten Purbalingga", "kabupaten", "33.03:dinas-pa-pp-sosial"],
        ["malang", "Kota Malang", "kota", "35.73:dinas-sosial"],
    ]
    assert performance.groupby("doc_id")["agency_id"].unique().map(len).tolist() == [1, 1, 1]


def test_a_further_report_is_compared_without_reading_the_others_again(corpus: Path, tmp_path: Path) -> None:
    out, whole = tmp_path / "out", (corpus / "corpus.toml").read_text(encoding="utf-8")
    first, _, third = whole.split("\n[[documents]]\n")[1:]
    (corpus / "corpus.toml").write_text(CORPUS + "".join(f"\n[[documents]]\n{each}" for each in (first, third)))
    assert run([corpus], out, jobs=1).dataset.performance["other_report_figure_id"].isna().all()
    kept = {path: path.stat().st_mtime_ns for path in out.with_name("out.stages").rglob("y2019/*.json")}
    (corpus / "corpus.toml").write_text(whole, encoding="utf-8")
    assert run([corpus], out, jobs=1).dataset.performance["other_report_figure_id"].notna().sum() == 2
    assert len(kept) == len(STAGE_NAMES) - 2
    assert {path: path.stat().st_mtime_ns for path in out.with_name("out.stages").rglob("y2019/*.json")} == kept
