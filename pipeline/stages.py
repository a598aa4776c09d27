"""The stages that run on one document, with what each reads besides the artefact before it.

A stage's artefact is kept under a fingerprint of everything it was made from: the document, the stages before it, the
mapping files it reads and its own code. As long as none of these changes it is reused; a change re-runs the pipeline
from the stage concerned.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import store
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
from pipeline.mapping_files import mappings_folder
from pipeline.match import match_figures
from pipeline.normalise import normalise
from pipeline.read import identify, password_of, read_text
from pipeline.stitch import stitch
from pipeline.vocabulary import Vocabulary, load_vocabulary

SHARED_CODE = ("artefacts.py", "cell_text.py", "header_words.py", "numbers", "mapping_files.py")


@dataclass(frozen=True, slots=True)
class Work:
    """The artefacts of one document as far as they are made."""

    entry: ManifestEntry
    document: Document | None = None
    raws: tuple[RawTable, ...] = ()
    tables: tuple[Table, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    normalised: Normalised = Normalised((), ())
    matched: Matched = Matched((), ())


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: what it makes (`field` of Work, of type `kind`), how, and the mapping files and code it depends on."""

    name: str
    field: str
    kind: Any
    make: Callable[[Work], Any]
    mappings: tuple[str, ...] = ()


def _extract(work: Work) -> tuple[RawTable, ...]:
    document = _document(work)
    path = Path(document.entry.path)
    if document.kind == "text":
        return tuple(extract_text(document.entry.doc_id, read_text(path)))
    return tuple(extract_pdf(document, path, password_of(document.entry)))


def _stitch(work: Work) -> tuple[Table, ...]:
    return tuple(stitch(work.raws, _document(work)))


def _interpret(work: Work) -> tuple[Interpretation, ...]:
    return tuple(interpret(work.tables, _document(work)))


def _normalise(work: Work) -> Normalised:
    figures, rejects = normalise(work.tables, work.interpretations, _document(work))
    return Normalised(tuple(figures), tuple(rejects))


def _match(work: Work) -> Matched:
    figures, reviews = match_figures(work.normalised.figures, _vocabulary())
    return Matched(tuple(figures), tuple(reviews))


def _document(work: Work) -> Document:
    assert work.document is not None, "read comes first"
    return work.document


@cache
def _vocabulary() -> Vocabulary:
    return load_vocabulary()


STAGES: tuple[Stage, ...] = (
    Stage("read", "document", Document, lambda work: identify(work.entry), ("regions.csv",)),
    Stage("extract", "raws", tuple[RawTable, ...], _extract, ("header_words.csv",)),
    Stage("stitch", "tables", tuple[Table, ...], _stitch, ("header_words.csv",)),
    Stage(
        "interpret",
        "interpretations",
        tuple[Interpretation, ...],
        _interpret,
        ("header_words.csv", "level_words.csv", "regions.csv", "units.csv", "unit_kinds.csv"),
    ),
    Stage("normalise", "normalised", Normalised, _normalise, ("units.csv", "unit_kinds.csv")),
    Stage("match", "matched", Matched, _match, ("*.csv",)),
)
"""In order. Validate and write, which see all documents at once, follow in `pipeline.run`."""

STAGE_NAMES = (*(stage.name for stage in STAGES), "validate", "write")


def artefact(stage: Stage, work: Work, folder: Path, fingerprint: str, *, fresh: bool) -> Any:
    """The stage's artefact: as kept in `folder` under the fingerprint, else made now and kept.

    fresh: make it even if it is kept.
    """
    path = folder / f"{stage.name}-{fingerprint}.json"
    if path.exists() and not fresh:
        return store.read(path, stage.kind)
    made = stage.make(work)
    store.save(path, made)
    for old in folder.glob(f"{stage.name}-*.json"):
        if old != path:
            old.unlink(missing_ok=True)
    return made


def fingerprints(entry: ManifestEntry) -> tuple[str, ...]:
    """One fingerprint a stage, each depending on those before it."""
    found, running = [], hashlib.sha256(repr(entry).encode())
    for stage in STAGES:
        running.update(_inputs(stage.name, stage.mappings))
        found.append(running.hexdigest()[:16])
    return tuple(found)


@cache
def _inputs(name: str, mappings: tuple[str, ...]) -> bytes:
    """A hash of a stage's code and mapping files."""
    package = Path(__file__).resolve().parent
    code = [path for part in (name, *SHARED_CODE) for path in _sources(package / part)]
    data = [path for pattern in mappings for path in sorted(mappings_folder().glob(pattern))]
    digest = hashlib.sha256()
    for path in (*code, *data):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()


def _sources(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]
