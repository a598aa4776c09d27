"""The main job: corpora in, one dataset out.

Every document goes through the stages on its own, several at once in processes of their own; then the whole is
validated and written. What goes wrong with one document is reported as that document's status and touches no other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import pandas as pd

from pipeline.agencies import load_agencies
from pipeline.artefacts import READ_TO_THE_END, Correction, Document, ManifestEntry
from pipeline.dataset import Dataset
from pipeline.errors import LkjipError
from pipeline.fields import REVIEW
from pipeline.ledger import FILES_READ, Account, balance
from pipeline.match import merge_reviews
from pipeline.process import Plan, Processed, failed, plan, process, saved
from pipeline.read import MANIFEST, Corpus, Refused, read_manifest, without_duplicates
from pipeline.read.corrections import Corrections, read_corrections
from pipeline.regions import load_regions
from pipeline.reporters import reporter_of
from pipeline.review.sheet import read_decisions
from pipeline.schemas import typed
from pipeline.stages import Work
from pipeline.validate import correct, own_indicators, validate
from pipeline.validate.fit import fitted
from pipeline.vocabulary import load_vocabulary
from pipeline.workers import WorkerDiedError, in_processes
from pipeline.write import (
    assemble,
    balanced,
    check_target,
    keep_decisions,
    with_accounts,
    with_statuses,
    write_dataset,
)
from pipeline.write.cells import csv_text

Progress = Callable[[str, int, int], None]
"""Called with a document's id, how many documents are done, and how many there are."""

STAGES_SUFFIX = ".stages"
"""The artefacts between stages are kept beside the dataset: build/dataset.stages for build/dataset."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run gave: the dataset as written, every document, and the seconds each took.

    `documents` are in the manifests' order, but a refused one whose id another document has comes last.
    `accounts` tell of each performance or budget table where its cells have gone (`pipeline.ledger`). `problems` are
    sentences about manifests that could not be used at all.
    """

    dataset: Dataset
    documents: tuple[Document, ...]
    accounts: tuple[Account, ...]
    seconds: Mapping[str, float]
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether every manifest and every document could be used, and no cell that looks like a figure was lost."""
        return not self.problems and all(document.status in READ_TO_THE_END for document in self.documents)


def run(
    corpora: Sequence[Path],
    out: Path,
    start: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> RunResult:
    """Run the main job over `corpora` (folders that hold corpus.toml) and write the dataset to `out`.

    start: the stage from which everything is made anew; None reuses all that still holds.
    jobs: how many documents at once; None for one a processor.
    Decisions that people wrote into the review.csv of the dataset before are kept.
    Raises LkjipError where there is nothing to run, or `out` cannot be written; the last good dataset then remains.
    """
    out = out.resolve()
    check_target(out)
    decided = _decisions(out)
    steps = plan(_made(out.with_name(out.name + STAGES_SUFFIX)), start)
    manifests, problems = _manifests(corpora)
    corrections = _corrections(manifests)
    done = [
        _corrected(each, corrections) for each in _process_all(manifests, steps, jobs or os.cpu_count() or 1, progress)
    ]
    documents = _documents(manifests, done)
    dataset = _dataset([processed.work for processed in done], documents, corrections)
    if decided is not None:
        dataset = replace(dataset, review=keep_decisions(dataset.review, decided))
    dataset = fitted(dataset)
    accounts = _accounts(done, steps, dataset)
    documents = balanced(documents, accounts)
    dataset = with_statuses(with_accounts(dataset, accounts), documents)
    write_dataset(out, dataset)
    seconds = {processed.work.entry.doc_id: processed.seconds for processed in done}
    problems = [*problems, *corrections.problems]
    return RunResult(dataset, tuple(documents), tuple(accounts), seconds, tuple(problems))


def corpora_in(folder: Path) -> list[Path]:
    """The corpus folders directly below `folder`, in order of name."""
    return sorted(path.parent for path in folder.glob(f"*/{MANIFEST}"))


# --- before -------------------------------------------------------------------------------------------------------


def _manifests(corpora: Sequence[Path]) -> tuple[list[Corpus], list[str]]:
    """The manifests that can be used, and what is wrong with the others; LkjipError if none can."""
    regions = load_regions()
    found, problems = [], []
    for folder in {path.resolve(): path for path in corpora}.values():
        try:
            found.append(read_manifest(folder, regions))
        except LkjipError as error:
            problems.append(str(error))
    if not found:
        raise LkjipError("", "", " ".join(problems) or "there is no corpus to run", "")
    return list(without_duplicates(found)), problems


def _corrections(manifests: Sequence[Corpus]) -> Corrections:
    """The corrections of all corpora. A file that cannot be read at all is a fault of each document of its corpus."""
    rows: dict[str, Sequence[Correction]] = {}
    faults: dict[str, LkjipError] = {}
    problems: list[str] = []
    for corpus in manifests:
        ids = [(item.entry if isinstance(item, Refused) else item).doc_id for item in corpus.in_order()]
        try:
            found = read_corrections(corpus.folder, ids)
        except LkjipError as error:
            faults |= {entry.doc_id: error for entry in corpus.documents}
            continue
        own = {entry.doc_id for entry in corpus.documents}
        rows |= {doc_id: found.rows[doc_id] for doc_id in own & found.rows.keys()}
        faults |= {doc_id: found.faults[doc_id] for doc_id in own & found.faults.keys()}
        problems += found.problems
    return Corrections(rows, faults, problems)


def _decisions(out: Path) -> pd.DataFrame | None:
    """The review.csv of the dataset that `out` holds, for the decisions written into it; None if there is none.

    It may have been saved by a spreadsheet, or written by an older version with fewer columns.
    """
    path = out / f"{REVIEW.name}.csv"
    if not path.is_file():
        return None
    rows = [(row.label, row.unit, row.decision, row.note) for row in read_decisions(path)]
    return typed(REVIEW, pd.DataFrame(rows, columns=["label", "unit", "decision", "note"], dtype=object))


def _made(folder: Path) -> Path:
    """The folder, which is there now; LkjipError if it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LkjipError(folder, "", f"cannot be made ({error.strerror})", "give another folder by --out") from None
    return folder


# --- each document ------------------------------------------------------------------------------------------------


def _process_all(manifests: Sequence[Corpus], steps: Plan, jobs: int, progress: Progress | None) -> list[Processed]:
    """Every document through its stages, in the manifests' order; the largest files begin first."""
    entries = [entry for corpus in manifests for entry in corpus.documents]
    queue = sorted(entries, key=lambda entry: -Path(entry.path).stat().st_size)
    done: dict[str, Processed] = {}
    for processed in _processed(queue, steps, jobs):
        done[processed.work.entry.doc_id] = processed
        if progress:
            progress(processed.work.entry.doc_id, len(done), len(entries))
    return [done[entry.doc_id] for entry in entries]


def _processed(queue: Sequence[ManifestEntry], steps: Plan, jobs: int) -> Iterator[Processed]:
    for entry, outcome in in_processes(partial(process, plan=steps), queue, jobs):
        name = Path(entry.path).name
        if isinstance(outcome, WorkerDiedError):
            problem, remedy = "reading it ended the process", "split the file and add the parts; memory may be short"
            yield failed(entry, str(LkjipError(name, "", problem, remedy)))
        elif isinstance(outcome, BaseException):
            problem = f"reading it failed unexpectedly ({type(outcome).__name__}: {outcome})"
            yield failed(entry, str(LkjipError(name, "", problem, "report it with the file")))
        else:
            yield outcome


def _documents(manifests: Sequence[Corpus], done: Sequence[Processed]) -> list[Document]:
    """Every document with what became of it, as `RunResult` orders them: the first of an id is the one processed."""
    processed = {each.work.entry.doc_id: each for each in done}
    listed = [item for corpus in manifests for item in corpus.in_order()]
    listed.sort(key=lambda item: isinstance(item, Refused) and item.entry.doc_id in processed)
    return [_refused(item) if isinstance(item, Refused) else _with_status(processed[item.doc_id]) for item in listed]


def _with_status(processed: Processed) -> Document:
    """The document; one that was read but holds no table of ours says so."""
    document = processed.document
    if document.status != "ok" or processed.work.matched.figures:
        return document
    reason = str(LkjipError(Path(document.entry.path).name, "", "no performance or budget table was found"))
    return replace(document, status="no tables", reason=f"{reason} {document.reason}".strip())


def _refused(refusal: Refused) -> Document:
    return Document(refusal.entry, "unreadable", "failed", refusal.reason)


def _corrected(processed: Processed, corrections: Corrections) -> Processed:
    """The document with the corrections of its figures; failed if one of them does not fit."""
    entry, work = processed.work.entry, processed.work
    fault, rows = corrections.faults.get(entry.doc_id), corrections.rows.get(entry.doc_id, ())
    if processed.document.status != "ok" or not (fault or rows):
        return processed
    try:
        if fault:
            raise fault
        figures = tuple(correct(work.matched.figures, rows))
    except LkjipError as error:
        return failed(entry, str(error), processed.document)
    return replace(processed, work=replace(work, matched=replace(work.matched, figures=figures)))


# --- all together -------------------------------------------------------------------------------------------------


def _dataset(works: Sequence[Work], documents: Sequence[Document], corrections: Corrections) -> Dataset:
    """All documents together, validated and in frames."""
    figures = [figure for work in works for figure in work.matched.figures]
    years = {work.entry.doc_id: work.entry.report_year for work in works}
    reporter = cache(partial(reporter_of, agencies=load_agencies(load_regions())))
    reporters = {work.entry.doc_id: reporter(work.entry) for work in works}
    indicators = load_vocabulary().indicators
    own = own_indicators({id_: indicator.sector for id_, indicator in indicators.items()})
    directions = {id_: indicator.direction for id_, indicator in indicators.items()}
    return assemble(
        documents,
        [pair for work in works for pair in zip(work.tables, work.interpretations, strict=True)],
        validate(figures, years, reporters, own, directions),
        [reject for work in works for reject in work.normalised.rejects],
        merge_reviews([review for work in works for review in work.matched.reviews]),
        pd.DataFrame(list(indicators.values())),
        reporter,
        [row for work in works if work.matched.figures for row in corrections.rows.get(work.entry.doc_id, ())],
    )


def _accounts(done: Sequence[Processed], steps: Plan, dataset: Dataset) -> list[Account]:
    """The ledger of the documents that were read: of their tables as saved and of the files as they will be written."""
    read = [processed.work.entry for processed in done if processed.document.status in READ_TO_THE_END]
    files = {file.name: csv_text(file, frame) for file, frame in dataset.frames() if file.name in FILES_READ}
    return balance(filter(None, (saved(entry, steps) for entry in read)), files)
