"""One document through its stages, each artefact kept on disk and reused as long as what it was made from holds.

An artefact's file bears a fingerprint of the document, the stages before it, the mapping files it reads and the code; a
change of any of these makes another name, and so re-runs the document from the stage concerned.
"""

from __future__ import annotations

import hashlib
import os
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline import store
from pipeline.artefacts import Document, ManifestEntry, RawTable, Table
from pipeline.errors import LkjipError
from pipeline.fingerprint import fingerprint
from pipeline.ledger import Saved
from pipeline.stages import STAGE_NAMES, STAGES, Stage, Work

DEBUG_VARIABLE = "LKJIP_DEBUG"
"""Set, it makes a mistake of ours print its traceback."""
FINGERPRINT_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Processed:
    """One document after its stages, and how long they took (seconds)."""

    work: Work
    document: Document
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does with each document: where artefacts are kept, from which stage all is made anew, and the code.

    code: for each stage a fingerprint of its code and mapping files, taken once so that all documents have the same.
    """

    kept: Path
    start: str | None
    code: Mapping[str, str]

    def is_fresh(self, stage: Stage) -> bool:
        """Whether the stage is to be made anew even where its artefact is kept."""
        return self.start is not None and STAGE_NAMES.index(stage.name) >= STAGE_NAMES.index(self.start)

    def folder(self, entry: ManifestEntry) -> Path:
        """Where the document's artefacts are kept."""
        return self.kept / entry.corpus_id / entry.doc_id


def plan(kept: Path, start: str | None = None) -> Plan:
    """The plan of a run that keeps its artefacts in `kept`. LkjipError if `start` is no stage."""
    if start is not None and start not in STAGE_NAMES:
        raise LkjipError("--from", "", f'"{start}" is no stage', f"choose one of {', '.join(STAGE_NAMES)}")
    return Plan(kept, start, {stage.name: fingerprint(stage.modules) for stage in STAGES})


def process(entry: ManifestEntry, plan: Plan) -> Processed:
    """One document through its stages. Never raises: what goes wrong becomes the document's status and reason."""
    began = time.perf_counter()
    work, stage = Work(entry), STAGES[0]
    made_from = hashlib.sha256(repr(entry).encode())
    try:
        for stage in STAGES:
            made_from.update(plan.code[stage.name].encode())
            path = plan.folder(entry) / f"{stage.name}-{made_from.hexdigest()[:FINGERPRINT_DIGITS]}.json"
            made = None if plan.is_fresh(stage) else _kept(path, stage)
            if made is None:
                made = stage.make(work)
                _keep(path, stage, made)
            work = replace(work, **{stage.field: made})
            if work.document is None or work.document.status != "ok":
                break
    except LkjipError as error:
        return failed(entry, str(error), work.document, began)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        what = f"failed unexpectedly ({type(error).__name__}: {error})"
        remedy = "report it with the file, and leave out the pages concerned by `pages` in the manifest"
        return failed(entry, str(LkjipError(Path(entry.path).name, f"stage {stage.name}", what, remedy)), None, began)
    assert work.document is not None
    return Processed(work, work.document, time.perf_counter() - began)


def saved(entry: ManifestEntry, plan: Plan) -> Saved | None:
    """The grids and tables of a document as they are kept; None for one that was not read so far, or could not be."""
    kept = [next(plan.folder(entry).glob(f"{name}-*.json"), None) for name in ("extract", "stitch")]
    if kept[0] is None or kept[1] is None:
        return None
    return Saved(store.read(kept[0], tuple[RawTable, ...]), store.read(kept[1], tuple[Table, ...]))


def failed(
    entry: ManifestEntry, reason: str, document: Document | None = None, began: float | None = None
) -> Processed:
    """A document that could not be read through, with nothing of what was made of it."""
    seconds = 0.0 if began is None else time.perf_counter() - began
    kind = document.kind if document else "unreadable"
    count = document.page_count if document else 0
    return Processed(Work(entry), Document(entry, kind, "failed", reason, count), seconds)


def _kept(path: Path, stage: Stage) -> Any:
    """The artefact kept at `path`, or None if there is none or it is damaged."""
    if not path.is_file():
        return None
    try:
        return store.read(path, stage.kind)
    except LkjipError:
        return None


def _keep(path: Path, stage: Stage, made: Any) -> None:
    """Keep an artefact in place of the stage's older one; not a failure, which may be mended from outside."""
    if isinstance(made, Document) and made.status == "failed":
        return
    try:
        store.save(path, made)
        for old in path.parent.glob(f"{stage.name}-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError as error:
        raise LkjipError(
            path.parent, "", f"cannot be written ({error.strerror})", "check space and permissions"
        ) from None
