"""Opens a document, tells what it is, and finds the pages worth a closer look.

A file that cannot be used is not an exception here but a `Document` that says so: the other documents still run.
"""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.artefacts import Document, ManifestEntry
from pipeline.errors import LkjipError
from pipeline.extract.pdfium import PdfFile
from pipeline.read.page_ranges import parse_pages
from pipeline.read.pages import candidate_pages
from pipeline.read.text import read_text

PDF_MAGIC = b"%PDF-"
MAGIC_WITHIN = 1024
"""A PDF's header may stand after some rubbish, but within the first kilobyte (ISO 32000-1, Annex H)."""
TEXT_LETTERS = 20
"""A page with fewer letters than this has no text worth the name: a picture with a folio, say."""
SCAN_SHARE = 0.5
"""A PDF of which more pages than this have no text is a scan."""


def identify(entry: ManifestEntry) -> Document:
    """What the document of a manifest entry is: "pdf" or "text" with status "ok", or why it cannot be used."""
    path = Path(entry.path)
    try:
        head = path.read_bytes()[:MAGIC_WITHIN] if path.stat().st_size else b""
        if not head:
            raise LkjipError(entry.path, "", "the file is empty", "fetch it again")
        if PDF_MAGIC in head:
            return _pdf(entry, path)
        if path.suffix.lower() == ".pdf":
            raise LkjipError(entry.path, "", "the file is named .pdf but is no PDF", "fetch it again; it may be an error page")
        if path.suffix.lower() != ".txt":
            raise LkjipError(entry.path, "", "neither PDF nor text", "save it as PDF, or as tab-separated .txt")
        return _text(entry, path)
    except LkjipError as error:
        return Document(entry, "unreadable", "failed", str(error))
    except OSError as error:
        return Document(entry, "unreadable", "failed", str(LkjipError(entry.path, "", f"cannot be read ({error.strerror})")))


def _text(entry: ManifestEntry, path: Path) -> Document:
    if "\t" not in read_text(path):
        reason = LkjipError(entry.path, "", "the text holds no tabs, so no tables", "separate the cells of tables by tabs")
        return Document(entry, "text", "no tables", str(reason))
    return Document(entry, "text", "ok")


def _pdf(entry: ManifestEntry, path: Path) -> Document:
    password = password_of(entry)
    try:
        with PdfFile(path, password) as file:
            count = len(file)
            letters = [sum(c.isalpha() for c in file.text(number)) for number in range(1, count + 1)]
    except LkjipError:
        raise
    except Exception as error:
        raise _unopened(entry, password, str(error)) from None
    if not count:
        raise LkjipError(entry.path, "", "the PDF has no pages", "fetch it again")
    wanted = _wanted(entry, count)
    silent = [number for number in wanted if letters[number - 1] < TEXT_LETTERS]
    if len(silent) > SCAN_SHARE * len(wanted):
        reason = f"{len(silent)} of {len(wanted)} pages are pictures without text"
        return Document(
            entry, "scan", "needs OCR", str(LkjipError(entry.path, "", reason, "run OCR on it (ocrmypdf, say) and add the result")), count
        )
    pages = tuple(page for page in candidate_pages(path, password) if page in set(wanted))
    note = f"pages without text, not read: {_listed(silent)}" if silent else ""
    if not pages:
        return Document(entry, "pdf", "no tables", f"{entry.path}: no page looks like it holds a table.", count)
    return Document(entry, "pdf", "ok", note, count, pages)


def _wanted(entry: ManifestEntry, count: int) -> tuple[int, ...]:
    if not entry.pages:
        return tuple(range(1, count + 1))
    place = f'document "{entry.doc_id}"'
    pages = parse_pages(entry.pages, file=entry.path, place=place)
    if pages[-1] > count:
        raise LkjipError(entry.path, place, f'pages "{entry.pages}" go beyond the last page, {count}', "mend `pages` in the manifest")
    return pages


def password_of(entry: ManifestEntry) -> str | None:
    """The password that the manifest entry's environment variable holds, None without one."""
    return (os.environ.get(entry.password_env) or None) if entry.password_env else None


def _unopened(entry: ManifestEntry, password: str | None, message: str) -> LkjipError:
    if "password" not in message.lower():
        return LkjipError(entry.path, "", "the PDF is broken and cannot be opened", "fetch it again, or repair it (qpdf, say)")
    if not entry.password_env:
        return LkjipError(
            entry.path, "", "the PDF is encrypted", "add password_env = \"NAME\" to its manifest entry and set that variable"
        )
    problem = "the password is wrong" if password else f"the PDF is encrypted and {entry.password_env} is not set"
    return LkjipError(entry.path, "", problem, f"set the environment variable {entry.password_env} to its password")


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return shown + (f" and {len(pages) - 10} more" if len(pages) > 10 else "")
