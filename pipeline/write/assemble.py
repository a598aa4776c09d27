"""Gathers the artefacts of a run into the frames of the dataset."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import PurePath
from statistics import mean
from typing import TypeVar

import pandas as pd

from pipeline.artefacts import (
    Box,
    Candidate,
    Correction,
    Document,
    Figure,
    Interpretation,
    ManifestEntry,
    Reject,
    Review,
    Table,
)
from pipeline.correction_fields import CORRECTIONS
from pipeline.dataset import Dataset
from pipeline.fields import BUDGET, CELL_COUNTS, DOCUMENTS, INDICATORS, PERFORMANCE, REJECTS, REVIEW, TABLES
from pipeline.flags import SEPARATOR, join_flags
from pipeline.interpret.wording import role_text
from pipeline.reporters import Reporter
from pipeline.review_key import review_id
from pipeline.schemas import clean_text, frame_of, typed
from pipeline.validate.confidence import PLACES as CONFIDENCE_PLACES

Item = TypeVar("Item")
Cells = tuple[object, ...]

REVIEW_CANDIDATES = 3
REVIEW_CANDIDATE_CELLS = 4
REVIEW_VALUES_MARK = " | "
_PLACES = 2


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What the rows of a figure take from elsewhere: its document's entry, its table, who reports in a document."""

    entries: Mapping[str, ManifestEntry]
    tables: Mapping[tuple[str, str], Table]
    reporter_of: Callable[[ManifestEntry], Reporter]


def assemble(
    documents: Sequence[Document],
    tables: Sequence[tuple[Table, Interpretation]],
    figures: Iterable[Figure],
    rejects: Iterable[Reject],
    reviews: Iterable[Review],
    indicators: pd.DataFrame,
    reporter_of: Callable[[ManifestEntry], Reporter],
    corrections: Iterable[Correction] = (),
) -> Dataset:
    """The dataset of one run.

    Rows follow the order of `documents` and `tables`, within a table that in which they are given. `indicators` has
    the columns of indicators.csv and may have others (`pd.DataFrame` makes it of dataclasses); `reporter_of` tells who
    reports in a document. Where two figures or two documents have the same id, the later gets "#2" at its end: no row
    is lost for it.

    Raises ValueError for a flag that is not in `pipeline.flags`, and KeyError for a figure of a document not given.
    """
    figures, rejects, reviews = _ordered(documents, tables, figures, rejects, reviews)
    entries = {document.entry.doc_id: document.entry for document in reversed(documents)}
    lookup = _Lookup(entries, {(table.doc_id, table.table_id): table for table, _ in tables}, reporter_of)
    ids = _unique([figure.figure_id for figure in figures])
    performance, budget = (
        [(figure, name) for figure, name in zip(figures, ids, strict=True) if figure.dataset == dataset]
        for dataset in ("performance", "budget")
    )
    return Dataset(
        performance=frame_of(PERFORMANCE, (_performance_row(figure, name, lookup) for figure, name in performance)),
        budget=frame_of(BUDGET, (_budget_row(figure, name, lookup) for figure, name in budget)),
        documents=frame_of(DOCUMENTS, _document_rows(documents, tables, figures, rejects, reviews, reporter_of)),
        tables=frame_of(TABLES, _table_rows(tables, figures, rejects)),
        rejects=frame_of(REJECTS, map(_reject_row, rejects)),
        indicators=typed(INDICATORS, indicators),
        review=frame_of(REVIEW, (_review_row(review, lookup) for review in reviews)),
        corrections=frame_of(CORRECTIONS, map(_correction_row, corrections)),
    )


# --- order and ids ------------------------------------------------------------------------------------------------


def _ordered(
    documents: Sequence[Document],
    tables: Sequence[tuple[Table, Interpretation]],
    figures: Iterable[Figure],
    rejects: Iterable[Reject],
    reviews: Iterable[Review],
) -> tuple[list[Figure], list[Reject], list[Review]]:
    """The rows by document and table, whichever worker was done first; those of equal rank stay as they are."""
    document_rank = _ranks(document.entry.doc_id for document in documents)
    table_rank = _ranks((table.doc_id, table.table_id) for table, _ in tables)

    def rank(item: Figure | Reject | Review) -> tuple[int, int]:
        return document_rank.get(item.doc_id, len(documents)), table_rank.get((item.doc_id, item.table_id), len(tables))

    return sorted(figures, key=rank), sorted(rejects, key=rank), sorted(reviews, key=rank)


def _ranks(items: Iterable[Item]) -> dict[Item, int]:
    ranks: dict[Item, int] = {}
    for item in items:
        ranks.setdefault(item, len(ranks))
    return ranks


def _unique(names: Sequence[str]) -> list[str]:
    """The names, with "#2", "#3" … at the end of those that came before."""
    taken = set(names)
    seen: set[str] = set()
    unique = []
    for name in names:
        number, candidate = 2, name
        while candidate in seen or (candidate != name and candidate in taken):
            candidate, number = f"{name}#{number}", number + 1
        seen.add(candidate)
        unique.append(candidate)
    return unique


# --- figures ------------------------------------------------------------------------------------------------------


def _performance_row(figure: Figure, figure_id: str, lookup: _Lookup) -> Cells:
    about_indicator = (
        figure.goal,
        figure.objective,
        figure.label_raw,
        figure.indicator_id,
        figure.match_method,
        figure.match_score,
        figure.version,
    )
    runner_up = (figure.runner_up_id, figure.runner_up_score)
    return (*_place_cells(figure, figure_id, lookup), *about_indicator, *_value_cells(figure, lookup), *runner_up)


def _budget_row(figure: Figure, figure_id: str, lookup: _Lookup) -> Cells:
    about_item = (figure.label_raw, figure.program_raw, figure.activity_raw, figure.version)
    matched = (figure.item_code, figure.item_name, figure.match_method, figure.match_score)
    return (*_place_cells(figure, figure_id, lookup), *about_item, *_value_cells(figure, lookup), *matched)


def _place_cells(figure: Figure, figure_id: str, lookup: _Lookup) -> Cells:
    """figure_id, doc_id, region_code, region_name, agency, report_year, table_id … level."""
    table = lookup.tables.get((figure.doc_id, figure.table_id))
    return (
        figure_id,
        figure.doc_id,
        *_region_cells(lookup.entries[figure.doc_id], lookup.reporter_of),
        figure.table_id,
        table.label if table else "",
        table.title if table else "",
        figure.page,
        figure.source_line,
        figure.row,
        figure.level,
    )


def _region_cells(entry: ManifestEntry, reporter_of: Callable[[ManifestEntry], Reporter]) -> Cells:
    return entry.region_code, reporter_of(entry).region_name, entry.agency, entry.report_year or None


def _value_cells(figure: Figure, lookup: _Lookup) -> Cells:
    """measure, period, value … other_report_figure_id."""
    reporter = lookup.reporter_of(lookup.entries[figure.doc_id])
    return (
        figure.measure,
        figure.period,
        figure.value,
        figure.value_text,
        figure.unit,
        figure.unit_raw,
        figure.value_raw,
        join_flags(figure.flags),
        figure.confidence,
        figure.column,
        _box_text(figure.box),
        SEPARATOR.join(figure.evidence),
        figure.explanation,
        reporter.region_level,
        reporter.agency_id,
        figure.other_table,
        figure.other_report,
    )


def _box_text(box: Box | None) -> str:
    if box is None:
        return ""
    return " ".join(f"{round(edge, _PLACES):g}" for edge in (box.x0, box.top, box.x1, box.bottom))


# --- documents and tables -----------------------------------------------------------------------------------------


def _document_rows(
    documents: Sequence[Document],
    tables: Sequence[tuple[Table, Interpretation]],
    figures: Sequence[Figure],
    rejects: Sequence[Reject],
    reviews: Sequence[Review],
    reporter_of: Callable[[ManifestEntry], Reporter],
) -> Iterable[Cells]:
    """The rows of documents.csv. A document whose id was given before has nothing of its own to count."""
    counts = (
        Counter(table.doc_id for table, _ in tables),
        Counter(figure.doc_id for figure in figures if figure.dataset == "performance"),
        Counter(figure.doc_id for figure in figures if figure.dataset == "budget"),
        Counter(reject.doc_id for reject in rejects),
        Counter(review.doc_id for review in reviews),
    )
    for document, doc_id in zip(documents, _unique([item.entry.doc_id for item in documents]), strict=True):
        entry = document.entry
        yield (
            doc_id,
            entry.corpus_id,
            *_region_cells(entry, reporter_of),
            PurePath(entry.path).name,
            entry.sha256,
            document.kind,
            document.status,
            document.reason,
            document.page_count,
            len(document.pages),
            *(count[doc_id] for count in counts),
            reporter_of(entry).region_level,
            reporter_of(entry).agency_id,
        )


def _table_rows(
    tables: Sequence[tuple[Table, Interpretation]], figures: Sequence[Figure], rejects: Sequence[Reject]
) -> Iterable[Cells]:
    figure_count = Counter((figure.doc_id, figure.table_id) for figure in figures)
    confidences: dict[tuple[str, str], list[float]] = defaultdict(list)
    for figure in figures:
        confidences[figure.doc_id, figure.table_id].append(figure.confidence or 0.0)
    reject_count = Counter((reject.doc_id, reject.table_id) for reject in rejects)
    for table, meaning in tables:
        key = (table.doc_id, table.table_id)
        yield (
            table.doc_id,
            table.table_id,
            table.label,
            table.title,
            table.page,
            table.last_page,
            table.source_line,
            meaning.kind,
            table.engine,
            round(table.score, _PLACES),
            round(mean(confidences[key] or [meaning.confidence]), CONFIDENCE_PLACES),
            len(table.rows),
            table.width,
            figure_count[key],
            reject_count[key],
            *repeat(None, len(CELL_COUNTS)),  # the ledger, which is taken of what is written
            header_text(table, meaning),
            table.rotation,
            meaning.reason,
        )


def header_text(table: Table, meaning: Interpretation) -> str:
    """The columns as "Tahun 2020 > Target [target 2020] | …"; what is printed if the columns were not interpreted."""
    if meaning.columns:
        return " | ".join(f"{' > '.join(column.path)} [{role_text(column)}]".strip() for column in meaning.columns)
    printed = zip(*(row.cells for row in table.header), strict=False)
    return " | ".join(" > ".join(cell.text for cell in cells if cell.text) for cells in printed)


# --- what is left over --------------------------------------------------------------------------------------------


def _reject_row(reject: Reject) -> Cells:
    return (
        reject.doc_id,
        reject.table_id,
        reject.page,
        reject.source_line,
        reject.row,
        reject.column,
        reject.label_raw,
        reject.header,
        reject.value_raw,
        reject.reason,
    )


def _correction_row(correction: Correction) -> Cells:
    return correction.doc_id, correction.figure_id, correction.old, correction.new, correction.who, correction.why


def _review_row(review: Review, lookup: _Lookup) -> Cells:
    candidates = [_candidate_cells(candidate) for candidate in review.candidates[:REVIEW_CANDIDATES]]
    blank: Cells = (None,) * REVIEW_CANDIDATE_CELLS
    padding = repeat(blank, REVIEW_CANDIDATES - len(candidates))
    return (
        review.label,
        review.occurrences,
        review.doc_id,
        review.page,
        review.source_line,
        review.table_id,
        review.unit,
        review.unit_kind,
        REVIEW_VALUES_MARK.join(review.values),
        *chain.from_iterable([*candidates, *padding]),
        review.reason,
        None,
        None,
        _report_name(lookup.entries[review.doc_id], lookup.reporter_of),
        review_id(clean_text(review.label), clean_text(review.unit)),
    )


def _candidate_cells(candidate: Candidate) -> Cells:
    return candidate.indicator_id, candidate.name, round(candidate.score, _PLACES), candidate.reason


def _report_name(entry: ManifestEntry, reporter_of: Callable[[ManifestEntry], Reporter]) -> str:
    """A report as the sources of mappings/ name it: "LKjIP Dinas Sosial Kabupaten Purbalingga 2020"."""
    parts = ("LKjIP", entry.agency, reporter_of(entry).region_name, str(entry.report_year or ""))
    return " ".join(part for part in parts if part)
