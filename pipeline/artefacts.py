"""The typed artefacts that pass between the stages.

    read      manifest  → Document
    extract   Document  → RawTable …
    stitch    RawTable … → Table …
    interpret Table     → Interpretation
    normalise Table + Interpretation → Figure …, Reject …
    match     Figure …  → Figure … (with indicator_id)
    validate  Figure …  → Figure … (with flags)

Every artefact is a frozen dataclass of plain values, so that it can be compared, saved as JSON and read back
unchanged (`pipeline.store`), and so that a run can start again at any stage.

Coordinates are PDF points with the origin at the top left of the page *as it is read*: a page whose text runs
bottom to top is turned upright before its tables are read, and `RawTable.rotation` says by how much.
Pages and source lines are 1-based.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DocumentKind = Literal["pdf", "text", "scan", "unreadable"]
DocumentStatus = Literal["ok", "no tables", "incomplete", "needs OCR", "failed"]
READ_TO_THE_END: frozenset[DocumentStatus] = frozenset({"ok", "no tables"})
"""Statuses of documents that were read, whatever was in them."""
TableKind = Literal["performance", "budget", "performance+budget", "other"]
Dataset = Literal["performance", "budget"]
Merge = Literal["", "left", "above"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points, origin at the top left of the page."""

    x0: float
    top: float
    x1: float
    bottom: float


# --- read ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One `[[documents]]` entry of a manifest, with the corpus defaults filled in."""

    corpus_id: str
    doc_id: str
    path: str
    agency: str
    report_year: int
    sha256: str
    region_code: str
    source_url: str = ""
    pages: str = ""
    password_env: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was opened and identified.

    `pages` holds the numbers of the pages worth extracting (PDF); `page_count` counts them all. A text has neither.
    A document that could not be read keeps its entry here with `status` "failed" or "needs OCR" and the reason.
    """

    entry: ManifestEntry
    kind: DocumentKind
    status: DocumentStatus
    reason: str = ""
    page_count: int = 0
    pages: tuple[int, ...] = ()


# --- extract ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line inside a cell, with its place and its type style."""

    text: str
    box: Box | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One slot of a table's grid.

    `text` joins the lines with a space (a line that ends in a hyphen keeps it). `merged` tells that the slot belongs
    to a cell that begins further left or above; such a slot has no text of its own. `agreed` is True where a second
    engine read the same text, False where it read another, None where there was none to ask.
    """

    text: str = ""
    lines: tuple[TextLine, ...] = ()
    box: Box | None = None
    merged: Merge = ""
    page: int | None = None
    source_line: int | None = None
    agreed: bool | None = None

    @property
    def bold(self) -> bool:
        """Whether every printed line of the cell is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        """Whether every printed line of the cell is italic."""
        return bool(self.lines) and all(line.italic for line in self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid: a cell for each column, merged slots included.

    `moved` tells that the row stood a cell aside in its source and was put back under its header; `part` counts the
    parts (pages, runs of lines) of a stitched table, from 0.
    """

    cells: tuple[Cell, ...]
    page: int | None = None
    source_line: int | None = None
    moved: bool = False
    part: int = 0


@dataclass(frozen=True, slots=True)
class RawTable:
    """A grid as one engine found it on one page, or as one run of tabbed lines in a text.

    `before` and `after` are the lines of running text nearest above and below it (nearest last in `before`, first in
    `after`), at most a dozen each; page banners and folios are left out. `opens_page` / `closes_page` tell that nothing
    but banner and folio stands between the grid and the top / bottom of its page. `score` is the judgement of the grid
    (0–1) by which it was chosen from the engines' candidates.
    """

    raw_id: str
    doc_id: str
    order: int
    rows: tuple[Row, ...]
    engine: str
    score: float
    page: int | None = None
    box: Box | None = None
    first_line: int | None = None
    last_line: int | None = None
    rotation: int = 0
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    opens_page: bool = False
    closes_page: bool = False


# --- stitch -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: header rows, body rows, and where it came from.

    `header` holds the header rows of the first part; `legend` rows ("T = Target") stay in `after`.
    """

    table_id: str
    doc_id: str
    order: int
    label: str
    title: str
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    parts: tuple[str, ...]
    engine: str
    score: float
    page: int | None = None
    last_page: int | None = None
    source_line: int | None = None
    rotation: int = 0
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0].cells) if self.rows else len(self.header[0].cells) if self.header else 0


# --- interpret ----------------------------------------------------------------------------------------------------

ColumnRole = Literal["number", "code", "label", "unit", "period", "measure", "note", "excluded"]
RowKind = Literal["figures", "group", "total", "average", "empty"]


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a table holds.

    `subject` of a label column is what its labels name (indikator, sasaran, tujuan, program, kegiatan, …); a measure
    column belongs to the label column `label_column`. `reason` says how the meaning was found, or, for an excluded
    column, why its figures are not ours. `certainty` is 0–1.
    """

    index: int
    role: ColumnRole
    path: tuple[str, ...] = ()
    subject: str = ""
    dataset: Dataset | None = None
    measure: str = ""
    period: int | None = None
    period_source: str = ""
    version: str = ""
    unit: str = ""
    label_column: int | None = None
    unit_column: int | None = None
    certainty: float = 1.0
    reason: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A row's label in one label column, without list number, bullet or level prefix."""

    column: int
    text: str
    level: str = ""
    number: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class RowMeaning:
    """What one body row of a table is, and under what it stands.

    `period` is set where the row, not the column, gives the year.
    """

    row: int
    kind: RowKind
    labels: tuple[Label, ...] = ()
    goal: str = ""
    objective: str = ""
    program: str = ""
    activity: str = ""
    period: int | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the columns and rows of one table mean, and how sure that is (`confidence`, 0–1)."""

    table_id: str
    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[RowMeaning, ...]
    confidence: float
    reason: str = ""


# --- normalise, match, validate -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a measure of one indicator or budget item in one period, as printed and as read.

    `value` is in `unit` (None: no single number), `factor` what one of the printed number is in it (a million of
    "juta"). `explanation`: which readings the cell had, why this one was chosen. `evidence`: what speaks for or
    against it (mappings/evidence.csv); `confidence`: what that comes to (0–1, None before validation). `indicator_id`,
    `item_code`, `item_name`: what the label was matched to; `runner_up_id`: what else it is like (scores 0–100).
    `other_table`, `other_report`: the figure of another table or report that contradicts it, by its id.
    """

    figure_id: str
    dataset: Dataset
    doc_id: str
    table_id: str
    row: int
    column: int
    level: str
    label_raw: str
    measure: str
    period: int
    value: float | None
    value_text: str
    value_raw: str
    unit: str
    unit_raw: str
    page: int | None = None
    source_line: int | None = None
    box: Box | None = None
    version: str = ""
    goal: str = ""
    objective: str = ""
    program_raw: str = ""
    activity_raw: str = ""
    flags: tuple[str, ...] = ()
    explanation: str = ""
    evidence: tuple[str, ...] = ()
    confidence: float | None = None
    indicator_id: str = ""
    match_method: str = ""
    match_score: float | None = None
    runner_up_id: str = ""
    runner_up_score: float | None = None
    item_code: str = ""
    item_name: str = ""
    other_table: str = ""
    other_report: str = ""
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that a person corrected: a row of a corpus's corrections.csv, and its `place` ("… line 3") there.

    `old` is what the figure reads without the correction, `new` what it is to read; `label`, `measure` and `period`
    say which figure is meant, and hold the id to it where they are given.
    """

    place: str
    doc_id: str
    figure_id: str
    old: str
    new: str
    who: str
    why: str
    label: str = ""
    measure: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Reject:
    """A cell of a performance or budget table that looks like a figure and is in neither dataset, with the reason."""

    doc_id: str
    table_id: str
    row: int
    column: int
    value_raw: str
    label_raw: str
    header: str
    reason: str
    page: int | None = None
    source_line: int | None = None


@dataclass(frozen=True, slots=True)
class Normalised:
    """What normalise makes of one document."""

    figures: tuple[Figure, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One indicator that a label might mean, how alike they are (0–100), and what speaks against it."""

    indicator_id: str
    name: str
    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A label with no certain match, where it occurs, and its best candidates.

    `unit_kind`: the kind of unit that its figures are in; `values`: some of them, as printed.
    """

    label: str
    occurrences: int
    doc_id: str
    table_id: str
    unit: str
    page: int | None = None
    source_line: int | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    unit_kind: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """What match makes of one document."""

    figures: tuple[Figure, ...]
    reviews: tuple[Review, ...]
