"""The stages that run on one document, in order: what each makes, and from which of our modules."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.artefacts import (
    Document,
    Interpretation,
    ManifestEntry,
    Matched,
    Normalised,
    RawTable,
    Table,
)
from pipeline.extract.pdf import extract_pdf
from pipeline.extract.text import extract_text
from pipeline.interpret import interpret
from pipeline.match import match_figures, match_items
from pipeline.normalise import normalise
from pipeline.read import identify, password_of, read_text
from pipeline.stitch import stitch
from pipeline.vocabulary import Vocabulary, load_vocabulary

NOTHING_NORMALISED = Normalised((), ())
NOTHING_MATCHED = Matched((), ())


@dataclass(frozen=True, slots=True)
class Work:
    """The artefacts of one document as far as they are made."""

    entry: ManifestEntry
    document: Document | None = None
    raws: tuple[RawTable, ...] = ()
    tables: tuple[Table, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    normalised: Normalised = NOTHING_NORMALISED
    matched: Matched = NOTHING_MATCHED


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: what it makes (`field` of Work, of type `kind`), how, and the modules whose code that is."""

    name: str
    field: str
    kind: Any
    make: Callable[[Work], Any]
    modules: tuple[str, ...]


def _extract(work: Work) -> tuple[RawTable, ...]:
    document = _document(work)
    path = Path(document.entry.path)
    if document.kind == "text":
        return tuple(extract_text(document.entry.doc_id, read_text(path)))
    with _quiet_libraries():
        return tuple(extract_pdf(document, path, password_of(document.entry)))


@contextmanager
def _quiet_libraries() -> Iterator[None]:
    """Without the libraries' remarks on a file's faults ("Rebuilding xref table"): what they give is judged anyway."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _stitch(work: Work) -> tuple[Table, ...]:
    return tuple(stitch(work.raws, _document(work)))


def _interpret(work: Work) -> tuple[Interpretation, ...]:
    return tuple(interpret(work.tables, _document(work)))


def _normalise(work: Work) -> Normalised:
    figures, rejects = normalise(work.tables, work.interpretations, _document(work))
    return Normalised(tuple(figures), tuple(rejects))


def _match(work: Work) -> Matched:
    entry, vocabulary = work.entry, _vocabulary()
    figures, reviews = match_figures(work.normalised.figures, vocabulary, home=entry.region_code)
    region = vocabulary.regions.get(entry.region_code)
    province = region is not None and region.level == "provinsi"
    figures = match_items(figures, vocabulary, entry.report_year, province)
    return Matched(tuple(figures), tuple(reviews))


def _document(work: Work) -> Document:
    assert work.document is not None, "read comes first"
    return work.document


@cache
def _vocabulary() -> Vocabulary:
    return load_vocabulary()


STAGES: tuple[Stage, ...] = (
    Stage("read", "document", Document, lambda work: identify(work.entry), ("pipeline.read",)),
    Stage(
        "extract",
        "raws",
        tuple[RawTable, ...],
        _extract,
        ("pipeline.extract.pdf", "pipeline.extract.text", "pipeline.read.text"),
    ),
    Stage("stitch", "tables", tuple[Table, ...], _stitch, ("pipeline.stitch",)),
    Stage("interpret", "interpretations", tuple[Interpretation, ...], _interpret, ("pipeline.interpret",)),
    Stage("normalise", "normalised", Normalised, _normalise, ("pipeline.normalise",)),
    Stage("match", "matched", Matched, _match, ("pipeline.match", "pipeline.vocabulary")),
)
"""In order. Validate and write, which see all documents at once, follow in `pipeline.run`."""

STAGE_NAMES = (*(stage.name for stage in STAGES), "validate", "write")
