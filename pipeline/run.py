"""The main job: corpora in, one dataset out.

Every document goes through the stages on its own, several at once in processes of their own; then the whole is
validated and written. What goes wrong with one document is reported as that document's status and touches no other.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from pipeline.artefacts import Document, ManifestEntry
from pipeline.dataset import Dataset
from pipeline.errors import LkjipError
from pipeline.read import MANIFEST, Corpus, Refused, read_manifest, without_duplicates
from pipeline.regions import load_regions
from pipeline.stages import STAGE_NAMES, STAGES, Work, artefact, fingerprints
from pipeline.validate import validate
from pipeline.vocabulary import load_vocabulary
from pipeline.write import assemble, write_dataset

Progress = Callable[[str, int, int], None]
"""Called with a document's id, how many documents are done, and how many there are."""

STAGES_SUFFIX = ".stages"
"""The artefacts between stages are kept beside the dataset: build/dataset.stages for build/dataset."""


@dataclass(frozen=True, slots=True)
class Processed:
    """One document after its stages, and how long they took (seconds)."""

    work: Work
    document: Document
    seconds: float


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run gave. `problems` are sentences about manifests that could not be used at all."""

    dataset: Dataset
    documents: tuple[Document, ...]
    seconds: dict[str, float]
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether every manifest and every document could be used."""
        return not self.problems and all(document.status != "failed" for document in self.documents)


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
    Raises LkjipError where there is nothing to run, or `out` cannot be written; the last good dataset then remains.
    """
    if start is not None and start not in STAGE_NAMES:
        raise LkjipError("--from", "", f'"{start}" is no stage', f"choose one of {', '.join(STAGE_NAMES)}")
    manifests, problems = _manifests(corpora)
    entries = [entry for corpus in manifests for entry in corpus.documents]
    refused = [refusal for corpus in manifests for refusal in corpus.refused]
    if not entries and not refused:
        raise LkjipError(", ".join(map(str, corpora)) or ".", "", "; ".join(problems) or "there is no corpus", "")
    kept = out.with_name(out.name + STAGES_SUFFIX)
    done = list(_process_all(entries, kept, start, jobs or os.cpu_count() or 1, progress))
    by_id = {processed.work.entry.doc_id: processed for processed in done}
    ordered = [by_id[entry.doc_id] for entry in entries]
    documents = [processed.document for processed in ordered] + [_refused(refusal) for refusal in refused]
    dataset = _dataset([processed.work for processed in ordered], documents)
    write_dataset(out, dataset)
    return RunResult(dataset, tuple(documents), {p.work.entry.doc_id: p.seconds for p in ordered}, tuple(problems))


def corpora_in(folder: Path) -> list[Path]:
    """The corpus folders directly below `folder`, in order of name."""
    return sorted(path.parent for path in folder.glob(f"*/{MANIFEST}"))


def _manifests(corpora: Sequence[Path]) -> tuple[list[Corpus], list[str]]:
    regions = load_regions()
    found, problems = [], []
    for folder in corpora:
        try:
            found.append(read_manifest(folder, regions))
        except LkjipError as error:
            problems.append(str(error))
    return list(without_duplicates(found)), problems


def _refused(refusal: Refused) -> Document:
    return Document(refusal.entry, "unreadable", "failed", refusal.reason)


def _process_all(
    entries: Sequence[ManifestEntry], kept: Path, start: str | None, jobs: int, progress: Progress | None
) -> Iterator[Processed]:
    """Every document through its stages, in whatever order they are done; the largest files begin first."""
    queue = sorted(entries, key=lambda entry: -Path(entry.path).stat().st_size)
    count = 0
    for processed in _in_processes(queue, kept, start, max(1, min(jobs, len(queue)))):
        count += 1
        if progress:
            progress(processed.work.entry.doc_id, count, len(entries))
        yield processed


def _in_processes(
    queue: Sequence[ManifestEntry], kept: Path, start: str | None, jobs: int
) -> Iterator[Processed]:
    if not queue:
        return
    lost: list[ManifestEntry] = []
    pool = ProcessPoolExecutor(jobs)
    try:
        futures: dict[Future[Processed], ManifestEntry] = {
            pool.submit(process, entry, kept / entry.corpus_id / entry.doc_id, start): entry for entry in queue
        }
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                lost.append(futures[future])
    finally:
        pool.shutdown(cancel_futures=True)
    for entry in lost:
        yield _alone(entry, kept, start)


def _alone(entry: ManifestEntry, kept: Path, start: str | None) -> Processed:
    """A document whose worker died with another's, or itself: once more, in a process of its own."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(process, entry, kept / entry.corpus_id / entry.doc_id, start).result()
        except BrokenProcessPool:
            error = LkjipError(entry.path, "", "reading it ended the process (out of memory?)", "split the file and add the parts")
            return Processed(Work(entry), Document(entry, "unreadable", "failed", str(error)), 0.0)


def process(entry: ManifestEntry, folder: Path, start: str | None) -> Processed:
    """One document through its stages, reusing the artefacts in `folder` before stage `start`. Never raises."""
    began = time.perf_counter()
    work = Work(entry)
    first = STAGE_NAMES.index(start) if start else len(STAGES)
    stage_name = STAGES[0].name
    try:
        for number, (stage, fingerprint) in enumerate(zip(STAGES, fingerprints(entry), strict=True)):
            stage_name = stage.name
            made = artefact(stage, work, folder, fingerprint, fresh=number >= first)
            work = replace(work, **{stage.field: made})
            if work.document is not None and work.document.status != "ok":
                break
    except LkjipError as error:
        return _failed(work, str(error), began)
    except Exception as error:
        problem = f"stage {stage_name} failed ({type(error).__name__}: {error})"
        return _failed(work, str(LkjipError(entry.path, "", problem, "please report it with the file")), began)
    assert work.document is not None
    return Processed(work, work.document, time.perf_counter() - began)


def _failed(work: Work, reason: str, began: float) -> Processed:
    kind = work.document.kind if work.document else "unreadable"
    return Processed(Work(work.entry), Document(work.entry, kind, "failed", reason), time.perf_counter() - began)


def _dataset(works: Sequence[Work], documents: Sequence[Document]) -> Dataset:
    """All documents together, validated and in frames."""
    figures = [figure for work in works for figure in work.matched.figures]
    years = {work.entry.doc_id: work.entry.report_year for work in works}
    regions = load_regions()
    return assemble(
        _with_status(works, documents),
        [pair for work in works for pair in zip(work.tables, work.interpretations, strict=True)],
        validate(figures, years),
        [reject for work in works for reject in work.normalised.rejects],
        [review for work in works for review in work.matched.reviews],
        pd.DataFrame(list(load_vocabulary().indicators.values())),
        {code: region.name for code, region in regions.by_code.items()},
    )


def _with_status(works: Sequence[Work], documents: Sequence[Document]) -> list[Document]:
    """The documents; one that was read but holds no table of ours says so."""
    ours = {work.entry.doc_id for work in works if work.matched.figures}
    return [
        replace(document, status="no tables", reason="no performance or budget table was found")
        if document.status == "ok" and document.entry.doc_id not in ours
        else document
        for document in documents
    ]
