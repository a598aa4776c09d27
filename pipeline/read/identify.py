"""Opens a document, tells what it is, and finds the pages worth a closer look.

A file that cannot be used is not an exception here but a `Document` that says so: the other documents still run. The
reasons name the file without its folder, because they are published with the dataset.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.artefacts import Document, ManifestEntry
from pipeline.errors import LkjipError
from pipeline.extract.pdfium import PdfFile
from pipeline.read.page_ranges import parse_pages
from pipeline.read.pages import candidate_pages
from pipeline.read.text import read_text

PDF_MAGIC = b"%PDF-"
MAGIC_WITHIN = 1024
"""A PDF's header may stand after some rubbish, but within the first kilobyte (ISO 32000-1, Annex H)."""
OTHER_KINDS: Mapping[bytes, str] = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}
"""How files begin that are neither PDF nor text; what they are called to people."""
TEXT_SUFFIX = ".txt"
PAGE_LETTERS = 20
"""A page with fewer letters and digits than this has no text worth the name: a picture with a folio, say."""
PICTURE_SHARE = 0.4
PICTURE_LETTERS = 150
"""A picture that covers this share of its page, with fewer letters than this over it, may hold what cannot be read: on
a page with fewer letters than this (a banner, a folio) the whole page, else a part of it."""
SHOWN_PAGES = 10
"""Page numbers that a reason lists before it says "and … more"."""

_EMPTY_TREE = re.compile(rb"/Count\s+0\b")
_ENCRYPTED = b"/Encrypt"
_PAGE = re.compile(rb"/Type\s*/Page\b")

PageContent = Literal["text", "part", "picture", "blank", "broken"]
"""What a page holds: text; text beside a large picture; a picture alone; nothing; what cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is on the wanted pages of a PDF."""

    page_count: int
    pages: Mapping[int, PageContent]

    def of(self, *contents: PageContent) -> tuple[int, ...]:
        """The numbers of the pages with one of these contents."""
        return tuple(number for number, found in self.pages.items() if found in contents)


def identify(entry: ManifestEntry) -> Document:
    """What the document of a manifest entry is: "pdf" or "text" with status "ok", or why it cannot be used.

    A PDF of which some pages are scans is "ok", with a reason that says which pages were not read.
    """
    path = Path(entry.path)
    try:
        with path.open("rb") as file:
            head = file.read(MAGIC_WITHIN)
        if not head.strip():
            raise LkjipError(path.name, "", "the file is empty", "fetch it again")
        return _pdf(entry, path) if PDF_MAGIC in head else _text(entry, path, head)
    except LkjipError as error:
        return Document(entry, "unreadable", "failed", str(error))
    except OSError as error:
        problem = LkjipError(path.name, "", f"cannot be read ({error.strerror})", "check the file and its permissions")
        return Document(entry, "unreadable", "failed", str(problem))


# --- text ---------------------------------------------------------------------------------------------------------


def _text(entry: ManifestEntry, path: Path, head: bytes) -> Document:
    other = next((kind for magic, kind in OTHER_KINDS.items() if head.lstrip().lower().startswith(magic.lower())), "")
    if other:
        raise LkjipError(path.name, "", f"is {other}, neither PDF nor text", "save it as PDF, or as tab-separated .txt")
    if path.suffix.lower() != TEXT_SUFFIX:
        named = "is named .pdf but is no PDF" if path.suffix.lower() == ".pdf" else "is neither PDF nor .txt"
        raise LkjipError(path.name, "", named, "fetch it again, or save it as PDF or as tab-separated .txt")
    if "\t" not in read_text(path):
        reason = LkjipError(
            path.name, "", "the text holds no tabs, so no tables", "separate the cells of tables by tabs"
        )
        return Document(entry, "text", "no tables", str(reason))
    return Document(entry, "text", "ok")


# --- PDF ----------------------------------------------------------------------------------------------------------


def _pdf(entry: ManifestEntry, path: Path) -> Document:
    password = password_of(entry)
    contents = _contents(entry, path, password)
    with_text = contents.of("text", "part")
    if len(contents.of("broken")) == len(contents.pages):
        raise _broken(path)
    if not with_text and contents.of("picture"):
        reason = LkjipError(path.name, "", _unread(contents), "run OCR on it (ocrmypdf, say) and add the result")
        return Document(entry, "scan", "needs OCR", str(reason), contents.page_count)
    pages = candidate_pages(path, password, with_text) if with_text else ()
    note = str(LkjipError(path.name, "", _unread(contents), _remedy(contents))) if _unread(contents) else ""
    if pages:
        return Document(entry, "pdf", "ok", note, contents.page_count, pages)
    if len(contents.of("picture")) > len(with_text):
        return Document(entry, "scan", "needs OCR", note, contents.page_count)
    reason = LkjipError(path.name, "", "no page looks as if it held a table", "check that it is the whole report")
    return Document(entry, "pdf", "no tables", str(reason), contents.page_count)


def _contents(entry: ManifestEntry, path: Path, password: str | None) -> Contents:
    """What is on the pages that the manifest entry wants. LkjipError if the file cannot be opened."""
    try:
        with PdfFile(path, password) as file:
            count = len(file)
            return Contents(count, {number: _content(file, number) for number in _wanted(entry, count)})
    except LkjipError:
        raise
    except Exception as error:
        raise _unopened(entry, path, str(error)) from None


def _content(file: PdfFile, number: int) -> PageContent:
    if not file.readable(number):
        return "broken"
    letters, picture = sum(char.isalnum() for char in file.text(number)), file.picture(number)
    if letters < PAGE_LETTERS and file.blank(number):
        return "blank"
    if letters < PAGE_LETTERS or (letters < PICTURE_LETTERS and picture.share > PICTURE_SHARE):
        return "picture"
    return "part" if picture.share > PICTURE_SHARE and picture.letters < PICTURE_LETTERS else "text"


def _unread(contents: Contents) -> str:
    """Which pages cannot be read and why; "" if all can."""
    kinds: tuple[tuple[PageContent, str, str], ...] = (
        ("picture", "is a picture without text", "are pictures without text"),
        ("part", "is in part a picture without text", "are in part pictures without text"),
        ("broken", "is broken", "are broken"),
    )
    return ", ".join(
        f"{len(pages)} of {len(contents.pages)} pages {one if len(pages) == 1 else many} ({_listed(pages)})"
        for kind, one, many in kinds
        if (pages := contents.of(kind))
    )


def _remedy(contents: Contents) -> str:
    """What to do about pages that cannot be read."""
    if contents.of("picture", "part"):
        return "run OCR on it (ocrmypdf, say) if they hold tables"
    return "fetch it again if they hold tables"


def _listed(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:SHOWN_PAGES]))
    return shown + (f" and {len(pages) - SHOWN_PAGES} more" if len(pages) > SHOWN_PAGES else "")


def _wanted(entry: ManifestEntry, count: int) -> tuple[int, ...]:
    name, place = Path(entry.path).name, f'pages = "{entry.pages}"'
    if not count:
        raise LkjipError(name, "", "the PDF has no pages", "fetch it again")
    if not entry.pages:
        return tuple(range(1, count + 1))
    pages = parse_pages(entry.pages, file=name, place=place)
    if pages[-1] > count:
        raise LkjipError(name, place, f"the PDF has only {count} pages", "correct `pages` in the manifest")
    return pages


# --- passwords ----------------------------------------------------------------------------------------------------


def password_of(entry: ManifestEntry) -> str | None:
    """The password that opens the document: None if it opens without, else what its environment variable holds.

    Many reports are encrypted with an empty password, which opens like none.
    """
    given = os.environ.get(entry.password_env, "") if entry.password_env else ""
    if not given:
        return None
    try:
        PdfFile(Path(entry.path)).close()
    except Exception:
        return given
    return None


def _unopened(entry: ManifestEntry, path: Path, message: str) -> LkjipError:
    """What to say of a PDF that the library does not open: `message` is the library's.

    The message may be that of a file opened before (pdfium keeps its last error), so the file must bear it out.
    """
    content = path.read_bytes()
    if "password" not in message.casefold() or _ENCRYPTED not in content:
        if _has_no_pages(content):
            return LkjipError(path.name, "", "the PDF has no pages", "fetch it again")
        return _broken(path)
    if not entry.password_env:
        remedy = 'add password_env = "NAME" to its manifest entry and set the environment variable NAME to its password'
        return LkjipError(path.name, "", "the PDF is encrypted and needs a password", remedy)
    known = os.environ.get(entry.password_env)
    problem = "the password is wrong" if known else f"the PDF is encrypted and {entry.password_env} is not set"
    return LkjipError(path.name, "", problem, f"set the environment variable {entry.password_env} to its password")


def _broken(path: Path) -> LkjipError:
    remedy = "fetch it again, or repair it (qpdf, say)"
    return LkjipError(path.name, "", "the PDF is broken and cannot be opened", remedy)


def _has_no_pages(content: bytes) -> bool:
    """Whether a PDF's page tree says that it is empty; the library only says that it cannot open such a file."""
    return bool(_EMPTY_TREE.search(content)) and not _PAGE.search(content)
