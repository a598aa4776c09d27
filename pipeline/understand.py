"""One file understood by itself, outside of any run: what `lkjip tables` and `lkjip show` look at.

A file that a manifest beside it names is read as a run reads it; of any other, region and year are taken off its cover.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.artefacts import READ_TO_THE_END, Document, Interpretation, ManifestEntry, Table
from pipeline.cover import read_cover
from pipeline.errors import LkjipError
from pipeline.read import MANIFEST, identify, read_manifest
from pipeline.regions import load_regions
from pipeline.stages import STAGES, Work

LAST_STAGE = "normalise"
"""What its labels are matched to adds nothing to how a table is understood."""


def understand(file: Path, year: int | None = None) -> Work:
    """The artefacts of the PDF or text `file`, from read to normalise.

    year: what the report is about; None for what the manifest or the cover says. The file is read whole, whichever
    page is wanted, because a table may begin pages before. Raises LkjipError if the file cannot be used.
    """
    if not file.is_file():
        raise LkjipError(file, "", "there is no such file", "check the path")
    known = next(_entries_of(file), ManifestEntry("", file.stem, str(file), "", 0, "", ""))
    work = Work(_with_cover(replace(known, report_year=year or known.report_year)))
    for stage in STAGES:
        work = replace(work, **{stage.field: stage.make(work)})
        _refuse_unusable(work.document)
        if stage.name == LAST_STAGE:
            break
    return work


def tables_on(work: Work, page: int | None) -> list[tuple[Table, Interpretation]]:
    """The tables that have a part on this page of the PDF, each with its meaning; all tables without a page.

    Raises LkjipError if the document has no such page.
    """
    pairs = list(zip(work.tables, work.interpretations, strict=True))
    if page is None:
        return pairs
    document = work.document
    if document is None or not document.page_count:
        raise LkjipError(work.entry.path, "", "is a text, which has no pages", "leave out --page")
    if not 1 <= page <= document.page_count:
        problem = f"the PDF has no such page: it has {document.page_count}"
        raise LkjipError(work.entry.path, f"page {page}", problem, "give another by --page")
    return [(table, meaning) for table, meaning in pairs if (table.page or 0) <= page <= (table.last_page or 0)]


def _refuse_unusable(document: Document | None) -> None:
    """LkjipError with the reason that the read stage gave, which is a sentence with file and remedy."""
    if document is not None and document.status not in READ_TO_THE_END:
        raise LkjipError("", "", document.reason)


def _entries_of(file: Path) -> Iterator[ManifestEntry]:
    """The entries for the file in the manifest beside it; none if that is missing or out of order."""
    if not (file.parent / MANIFEST).is_file():
        return
    try:
        corpus = read_manifest(file.parent, load_regions())
    except LkjipError:
        return
    for entry in (*corpus.documents, *(refusal.entry for refusal in corpus.refused)):
        if Path(entry.path).name == file.name:
            yield replace(entry, path=str(file))


def _with_cover(entry: ManifestEntry) -> ManifestEntry:
    """The entry with what is missing of region, agency and year read off the file's cover.

    Raises LkjipError if the file cannot be used, or nothing tells the year: without it the figures have no period.
    """
    if entry.report_year and entry.region_code:
        return entry
    document = identify(entry)
    _refuse_unusable(document)
    cover = read_cover(document)
    if not (entry.report_year or cover.year):
        raise LkjipError(entry.path, "", "neither the first pages nor the name tell its year", "give it by --year")
    return replace(
        entry,
        region_code=entry.region_code or (cover.region.code if cover.region else ""),
        agency=entry.agency or cover.agency,
        report_year=entry.report_year or cover.year or 0,
    )
