"""From a figure of a dataset back to the cell it was printed in.

What was printed and how it was read stands in the dataset. The source is found through the manifests, and is shown
only if it is still, byte for byte, the file that was read: in another one the place would mislead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from rapidfuzz import process as nearest

from pipeline import store
from pipeline.artefacts import Box, Correction, Document, ManifestEntry
from pipeline.dataset import Dataset
from pipeline.errors import LkjipError
from pipeline.fields import FIGURE_FILES
from pipeline.flags import SEPARATOR, split_flags
from pipeline.picture import draw_page, sought_mark
from pipeline.read import CORRECTIONS, MANIFEST, password_of, read_manifest, read_text
from pipeline.regions import load_regions
from pipeline.run import STAGES_SUFFIX

if TYPE_CHECKING:
    import pandas as pd

LINES_AROUND = 2
LIKE = 80
"""How like (0–100) a figure_id must be to be proposed for one that is not there."""
_LINE_OF_FILE = re.compile(r"(performance|budget)(?:\.csv)?:(\d+)")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was printed: the document as it was read, and the place in it.

    A figure of a PDF has page and box (in points, on the page turned clockwise by `rotation`), one of a text a line.
    """

    corpus_id: str
    doc_id: str
    file: str
    sha256: str
    page: int | None
    box: Box | None
    rotation: int
    line: int | None


@dataclass(frozen=True, slots=True)
class Trace:
    """One figure with what it is, how it was read, who corrected it, if anyone, and where it was printed."""

    figure_id: str
    label: str
    measure: str
    period: int
    value: float | None
    value_text: str
    unit: str
    value_raw: str
    flags: tuple[str, ...]
    explanation: str
    confidence: float
    evidence: tuple[str, ...]
    correction: Correction | None
    reporter: str
    table: str
    row: int
    column: int
    source: Source


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a text with its number; `sought` for the one that the figure's row starts on."""

    number: int
    text: str
    sought: bool


def trace(dataset: Dataset, figure: str) -> Trace:
    """The figure named by its figure_id, or by its line in the CSV file: "performance:12" (the header is line 1).

    Raises LkjipError if the dataset has no such figure.
    """
    file, row = _row_of(dataset, figure)
    label = row["indicator_raw"] if file == "performance" else row["item_raw"]
    document = _only(dataset.documents, doc_id=row["doc_id"])
    table = _only(dataset.tables, doc_id=row["doc_id"], table_id=row["table_id"])
    return Trace(
        figure_id=row["figure_id"],
        label=_text(label),
        measure=row["measure"],
        period=int(row["period"]),
        value=_number(row["value"]),
        value_text=_text(row["value_text"]),
        unit=_text(row["unit"]),
        value_raw=row["value_raw"],
        flags=split_flags(_text(row["flags"])),
        explanation=_text(row["explanation"]),
        confidence=float(row["confidence"]),
        evidence=tuple(filter(None, _text(row["evidence"]).split(SEPARATOR))),
        correction=_correction(dataset, row["figure_id"]),
        reporter=", ".join(filter(None, (_text(row["agency"]), _text(row["region_name"]), str(row["report_year"])))),
        table=" ".join(filter(None, (_text(row["table_label"]), _text(row["table_title"])))),
        row=int(row["row"]),
        column=int(row["column"]),
        source=Source(
            corpus_id=document["corpus_id"],
            doc_id=row["doc_id"],
            file=document["file"],
            sha256=_text(document["sha256"]),
            page=_whole(row["page"]),
            box=_box(_text(row["box"])),
            rotation=_whole(table["rotation"]) or 0,
            line=_whole(row["source_line"]),
        ),
    )


def find_source(source: Source, dataset_folder: Path, corpora: Sequence[Path]) -> ManifestEntry:
    """The manifest entry of the document, in one of the corpus folders or in that from which the dataset was made.

    Raises LkjipError if none of their manifests has the document, or its file is gone or no longer the one read.
    """
    for folder in [*corpora, *_recorded(source, dataset_folder)]:
        if not (folder / MANIFEST).is_file():
            continue
        corpus = read_manifest(folder, load_regions())
        if corpus.corpus_id != source.corpus_id:
            continue
        for refusal in corpus.refused:
            if refusal.entry.doc_id == source.doc_id:
                raise LkjipError("", "", refusal.reason)
        for entry in corpus.documents:
            if entry.doc_id == source.doc_id:
                return _unchanged(entry, source)
    problem = f"{source.file} of corpus {source.corpus_id} is in none of the manifests looked at"
    raise LkjipError(dataset_folder, source.doc_id, problem, "name the folder of its corpus by --corpus")


def source_lines(entry: ManifestEntry, source: Source, around: int = LINES_AROUND) -> list[SourceLine]:
    """The line of a text on which the figure's row starts, with those around it. Empty for a PDF."""
    if source.line is None:
        return []
    lines = read_text(Path(entry.path)).splitlines()
    numbers = range(max(1, source.line - around), min(len(lines), source.line + around) + 1)
    return [SourceLine(number, lines[number - 1], number == source.line) for number in numbers]


def trace_picture(found: Trace, entry: ManifestEntry) -> Image.Image:
    """The page of a PDF with the figure's cell outlined. Raises LkjipError for a text."""
    source = found.source
    if source.page is None:
        raise LkjipError(
            entry.path, "", "is a text, of which there are no pictures", "leave out -o: its lines are shown"
        )
    caption = f"{found.measure} {found.period}: {found.value_raw}"
    marks = [sought_mark(source.box, caption)] if source.box else []
    return draw_page(Path(entry.path), source.page, marks, source.rotation, password_of(entry))


# --- in the dataset -----------------------------------------------------------------------------------------------


def _row_of(dataset: Dataset, figure: str) -> tuple[str, pd.Series[Any]]:
    """The file that has the figure, and its row."""
    by_line = _LINE_OF_FILE.fullmatch(figure)
    if by_line:
        frame, line = dataset.frame(by_line[1]), int(by_line[2])
        if not 2 <= line <= len(frame) + 1:
            held = f"they stand on lines 2 to {len(frame) + 1}" if len(frame) else "the file is empty"
            problem = f"has no figure on line {line}: {held}"
            raise LkjipError(f"{by_line[1]}.csv", "", problem, "give another line or a figure_id")
        return by_line[1], frame.iloc[line - 2]
    for name in FIGURE_FILES:
        frame = dataset.frame(name)
        found = frame[frame["figure_id"] == figure]
        if len(found):
            return name, found.iloc[0]
    ids = [id_ for name in FIGURE_FILES for id_ in dataset.frame(name)["figure_id"]]
    like = nearest.extractOne(figure, ids, score_cutoff=LIKE)
    remedy = f'the nearest is "{like[0]}"' if like else "copy one from the column figure_id of the CSV files"
    raise LkjipError("", "", f'the dataset has no figure "{figure}"', remedy)


def _only(frame: pd.DataFrame, **cells: str) -> pd.Series[Any]:
    """The one row whose columns hold these cells; `load` has checked that every reference has its row."""
    for column, cell in cells.items():
        frame = frame[frame[column] == cell]
    return frame.iloc[0]


def _correction(dataset: Dataset, figure_id: str) -> Correction | None:
    rows = dataset.corrections[dataset.corrections["figure_id"] == figure_id]
    return Correction(CORRECTIONS, *map(str, rows.iloc[0])) if len(rows) else None


def _text(cell: Any) -> str:
    return "" if _missing(cell) else str(cell)


def _number(cell: Any) -> float | None:
    return None if _missing(cell) else float(cell)


def _whole(cell: Any) -> int | None:
    return None if _missing(cell) else int(cell)


def _missing(cell: Any) -> bool:
    import pandas as pd

    return cell is pd.NA


def _box(text: str) -> Box | None:
    edges = [float(edge) for edge in text.split()]
    return Box(*edges) if edges else None


# --- the source ---------------------------------------------------------------------------------------------------


def _recorded(source: Source, dataset_folder: Path) -> Iterator[Path]:
    """The folder of the document's file when it was last read, as the artefacts beside the dataset tell."""
    beside = dataset_folder.resolve()
    kept = beside.with_name(beside.name + STAGES_SUFFIX) / source.corpus_id / source.doc_id
    for path in sorted(kept.glob("read-*.json")):
        try:
            yield Path(store.read(path, Document).entry.path).parent
        except LkjipError:  # written by another version: it only saves naming the corpus
            continue


def _unchanged(entry: ManifestEntry, source: Source) -> ManifestEntry:
    """The entry, if its file (which fits the manifest) is the one that the dataset was made from."""
    if entry.sha256 != source.sha256:
        problem = (
            f"has been replaced since the dataset was made (sha256 {entry.sha256[:12]}…, then {source.sha256[:12]}…)"
        )
        raise LkjipError(entry.path, "", problem, "make the dataset again with `lkjip run`")
    return entry
