"""From a figure of a dataset to its cell, and what is said where the way back is broken."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline import load
from pipeline.artefacts import ManifestEntry
from pipeline.errors import LkjipError
from pipeline.picture import SOUGHT
from pipeline.run import STAGES_SUFFIX, run
from pipeline.trace import Trace, find_source, source_lines, trace, trace_picture
from tests.editions.typeset import CORPUS
from tests.read.examples import TABLE, corpus_folder, document_lines

TEXT = TABLE + "Angka pengangguran\t5,0\t6,1\n"


@pytest.fixture(scope="module")
def pdf_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the corpus purbalingga, a PDF."""
    out = tmp_path_factory.mktemp("pdf") / "out"
    run([CORPUS / "purbalingga"], out, jobs=1)
    return out


@pytest.fixture
def text_dataset(tmp_path: Path) -> Path:
    """The dataset of a corpus of one text, dinsos.txt."""
    folder = corpus_folder(tmp_path / "purbalingga")
    (folder / "dinsos.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bappeda.txt").unlink()
    manifest = (folder / "corpus.toml").read_text() + document_lines(folder / "dinsos.txt")
    (folder / "corpus.toml").write_text(manifest)
    run([folder], tmp_path / "out", jobs=1)
    return tmp_path / "out"


def figure_of(out: Path, label: str, measure: str, table_label: str = "") -> Trace:
    """The trace of the first figure with this label and measure."""
    dataset = load(out)
    frame = dataset.performance
    rows = frame[(frame["indicator_raw"] == label) & (frame["measure"] == measure)]
    if table_label:
        rows = rows[rows["table_label"] == table_label]
    return trace(dataset, rows["figure_id"].iloc[0])


def source_of(found: Trace, out: Path, corpora: Sequence[Path] = ()) -> ManifestEntry:
    return find_source(found.source, out, corpora)


def test_a_figure_is_traced_to_the_cell_as_printed(pdf_dataset: Path) -> None:
    found = figure_of(pdf_dataset, "IDG", "realisasi", "3")
    assert (found.value, found.value_raw, found.period, found.table) == (
        70.61,
        "70.61",
        2020,
        "3 Tujuan dan Sasaran Strategis",
    )
    assert found.source.page == 2
    assert "70.61" in found.explanation
    assert found.reporter.endswith("Kabupaten Purbalingga, 2020")


def test_a_figure_is_named_by_its_id_or_by_its_line_in_the_csv(pdf_dataset: Path) -> None:
    dataset = load(pdf_dataset)
    third_line = (pdf_dataset / "budget.csv").read_text(encoding="utf-8").splitlines()[2]
    by_line = trace(dataset, "budget:3")
    assert third_line.startswith(by_line.figure_id)
    assert trace(dataset, "budget.csv:3") == trace(dataset, by_line.figure_id) == by_line


def test_the_picture_outlines_the_cell_on_its_page(pdf_dataset: Path) -> None:
    found = figure_of(pdf_dataset, "IDG", "realisasi", "3")
    picture = trace_picture(found, source_of(found, pdf_dataset))
    box = found.source.box
    assert box is not None
    assert picture.getpixel((round(2 * box.x0), round(box.top + box.bottom))) == SOUGHT


def test_a_text_shows_the_lines_around_the_figures_row(text_dataset: Path) -> None:
    found = figure_of(text_dataset, "Angka kemiskinan", "realisasi")
    lines = source_lines(source_of(found, text_dataset), found.source, around=1)
    assert [(line.number, line.text, line.sought) for line in lines] == [
        (3, "Indikator\tTarget\tRealisasi", False),
        (4, "Angka kemiskinan\t10,50\t11,20", True),
        (5, "Angka pengangguran\t5,0\t6,1", False),
    ]


def test_a_text_has_no_picture(text_dataset: Path) -> None:
    found = figure_of(text_dataset, "Angka kemiskinan", "realisasi")
    with pytest.raises(LkjipError, match=r"dinsos\.txt: is a text, of which there are no pictures"):
        trace_picture(found, source_of(found, text_dataset))


# --- where the way back is broken ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ("performance:1", r"performance\.csv: has no figure on line 1: they stand on lines 2 to 5"),
        ("performance:6", r"performance\.csv: has no figure on line 6"),
        ("budget:2", r"budget\.csv: has no figure on line 2: the file is empty"),
        ("dinsos:l00003:l4:0:7", r'no figure "dinsos:l00003:l4:0:7"; the nearest is "dinsos:l00003:l4:0:[12]"'),
        ("12", 'no figure "12"; copy one from the column figure_id'),
    ],
)
def test_a_figure_that_is_not_there(text_dataset: Path, figure: str, problem: str) -> None:
    with pytest.raises(LkjipError, match=problem):
        trace(load(text_dataset), figure)


def test_a_source_that_has_moved_is_found_where_it_is_said_to_be(text_dataset: Path, tmp_path: Path) -> None:
    found = figure_of(text_dataset, "Angka kemiskinan", "target")
    moved = Path(shutil.move(tmp_path / "purbalingga", tmp_path / "elsewhere"))
    with pytest.raises(LkjipError, match=r"dinsos\.txt of corpus purbalingga is in none of the manifests looked at"):
        source_of(found, text_dataset)
    assert source_of(found, text_dataset, [moved]).path == str(moved / "dinsos.txt")


def test_a_source_is_found_without_kept_artefacts_if_its_corpus_is_named(text_dataset: Path, tmp_path: Path) -> None:
    found = figure_of(text_dataset, "Angka kemiskinan", "target")
    shutil.rmtree(tmp_path / f"out{STAGES_SUFFIX}")
    with pytest.raises(LkjipError, match="name the folder of its corpus by --corpus"):
        source_of(found, text_dataset)
    assert source_of(found, text_dataset, [tmp_path / "purbalingga"])


def test_a_source_that_was_changed_is_not_shown(text_dataset: Path, tmp_path: Path) -> None:
    found = figure_of(text_dataset, "Angka kemiskinan", "target")
    file = tmp_path / "purbalingga" / "dinsos.txt"
    file.write_text("\n" + TEXT)
    with pytest.raises(LkjipError, match=r"dinsos\.txt is not the file that was registered"):
        source_of(found, text_dataset)
    corpus_folder(file.parent)
    file.write_text("\n" + TEXT)
    corpus_toml = (file.parent / "corpus.toml").read_text() + document_lines(file)
    (file.parent / "corpus.toml").write_text(corpus_toml)
    with pytest.raises(LkjipError, match=r"dinsos\.txt: has been replaced since the dataset was made"):
        source_of(found, text_dataset)
