"""Reads corpus manifests (`corpus/<id>/corpus.toml`) and refuses what is wrong in them, in one sentence each.

An error of one document (its file is missing, its sha256 differs …) concerns that document only: it comes back as a
`Refused` with the reason, and the others still run. A manifest that cannot be read at all raises `LkjipError`.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.artefacts import ManifestEntry
from pipeline.errors import LkjipError
from pipeline.read.page_ranges import parse_pages
from pipeline.regions import Regions

MANIFEST = "corpus.toml"
YEARS = range(2000, 2051)
"""Performance reports exist since Inpres 7/1999; the end is there to catch misprints."""
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""Ids name folders and stand in figure ids."""
SHOWN_DIGITS = 12
"""Digits of a sha256 that a message shows."""

CORPUS_KEYS: Mapping[str, type] = {"id": str, "title": str, "region_code": str}
DOCUMENT_KEYS: Mapping[str, type] = {
    "id": str,
    "file": str,
    "agency": str,
    "report_year": int,
    "sha256": str,
    "region_code": str,
    "source_url": str,
    "pages": str,
    "password_env": str,
    "notes": str,
}
REQUIRED_CORPUS = ("id", "title", "region_code")
REQUIRED_DOCUMENT = ("id", "file", "agency", "report_year", "sha256")


@dataclass(frozen=True, slots=True)
class Refused:
    """A document whose manifest entry is wrong: what is known of it, why it is refused, and its place (from 0) among
    all documents of the manifest."""

    entry: ManifestEntry
    reason: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """One manifest: its documents in order, and those that were refused."""

    corpus_id: str
    title: str
    region_code: str
    folder: Path
    documents: tuple[ManifestEntry, ...]
    refused: tuple[Refused, ...]

    def in_order(self) -> list[ManifestEntry | Refused]:
        """All documents, refused ones too, as the manifest lists them."""
        listed: list[ManifestEntry | Refused] = list(self.documents)
        for refusal in sorted(self.refused, key=lambda refusal: refusal.place):
            listed.insert(refusal.place, refusal)
        return listed


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in which manifest something is wrong. Errors of documents name the file short: they are published."""

    file: str
    place: str

    def error(self, problem: str, remedy: str) -> LkjipError:
        return LkjipError(self.file, self.place, problem, remedy)


def read_manifest(folder: Path, regions: Regions) -> Corpus:
    """Read the manifest in `folder` (or `folder` itself if it is the manifest).

    Raises LkjipError when the file is missing or malformed, or its `[corpus]` table is wrong.
    """
    path = folder if folder.name == MANIFEST and folder.is_file() else folder / MANIFEST
    content = _load(path)
    corpus = _corpus_table(path, content, regions)
    documents: list[ManifestEntry] = []
    refused: list[Refused] = []
    for number, table in enumerate(_document_tables(path, content), start=1):
        place = _Place(short_name(path), f'document {number} ("{table.get("id", "")}")')
        try:
            entry = _entry(place, table, path.parent, corpus, regions)
            _check_file(place, entry, path.parent)
        except LkjipError as error:
            refused.append(Refused(_known(path.parent, number, table, corpus), str(error), number - 1))
        else:
            documents.append(entry)
    return Corpus(corpus["id"], corpus["title"], corpus["region_code"], path.parent, tuple(documents), tuple(refused))


def without_duplicates(corpora: Sequence[Corpus]) -> Iterator[Corpus]:
    """The corpora, less every document whose id an earlier document has: the later ones are refused."""
    owners: dict[str, str] = {}
    for corpus in corpora:
        manifest = short_name(corpus.folder / MANIFEST)
        documents, refused = [], list(corpus.refused)
        for number, entry in enumerate(corpus.in_order()):
            if isinstance(entry, Refused):
                continue
            owner = owners.get(entry.doc_id)
            if owner is None:
                owners[entry.doc_id] = f"{Path(entry.path).name} of {manifest}"
                documents.append(entry)
                continue
            problem, remedy = f"its id is that of {owner} already", "give every document an id of its own"
            error = LkjipError(manifest, f'document "{entry.doc_id}" ({Path(entry.path).name})', problem, remedy)
            refused.append(Refused(entry, str(error), number))
        yield replace(corpus, documents=tuple(documents), refused=tuple(refused))


def short_name(path: Path) -> str:
    """A file of a corpus from its folder on ("purbalingga/corpus.toml"): what is published names no folders of a
    machine."""
    return f"{path.resolve().parent.name}/{path.name}"


def sha256_of(path: Path) -> str:
    """Hex sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# --- the file -----------------------------------------------------------------------------------------------------


def _load(path: Path) -> dict[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise LkjipError(path, "", "there is no manifest", f"name a folder that holds a {MANIFEST}") from None
    except OSError as error:
        raise LkjipError(path, "", f"cannot be read ({error.strerror})", "check the file and its permissions") from None
    except UnicodeDecodeError:
        raise LkjipError(path, "", "is not UTF-8 text", "save it as UTF-8") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LkjipError(path, "", f"is not valid TOML: {error}", "correct that line") from None


def _corpus_table(path: Path, content: Mapping[str, Any], regions: Regions) -> Mapping[str, Any]:
    """The `[corpus]` table, checked."""
    place = _Place(str(path), "[corpus]")
    corpus = content.get("corpus")
    if not isinstance(corpus, dict):
        raise place.error("the table is missing", f"begin the manifest with [corpus] and {', '.join(REQUIRED_CORPUS)}")
    unknown = sorted(set(content) - {"corpus", "documents"})
    if unknown:
        raise _Place(str(path), f'"{unknown[0]}"').error(
            "is no table of a manifest", _near(unknown[0], ["corpus", "documents"])
        )
    _check_keys(place, corpus, CORPUS_KEYS, REQUIRED_CORPUS)
    _check_id(place, corpus["id"])
    _check_region(place, corpus["region_code"], regions)
    return corpus


def _document_tables(path: Path, content: Mapping[str, Any]) -> list[dict[str, Any]]:
    tables = content.get("documents", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise LkjipError(
            path, "documents", "is no list of tables", "write [[documents]] above the lines of each document"
        )
    if not tables:
        raise LkjipError(path, "[[documents]]", "there are no documents", "add one with `lkjip add FILE`")
    return tables


# --- one table ----------------------------------------------------------------------------------------------------


def _check_keys(place: _Place, table: Mapping[str, Any], known: Mapping[str, type], required: Sequence[str]) -> None:
    for key, value in table.items():
        if key not in known:
            raise place.error(f'unknown key "{key}"', _near(key, list(known)))
        if not isinstance(value, known[key]) or isinstance(value, bool):
            kind = "a whole number without quotes" if known[key] is int else "a text in quotes"
            raise place.error(f"{key} = {_shown(value)} has the wrong type", f"write {kind}")
    for key in required:
        if key not in table or (isinstance(table[key], str) and not table[key].strip()):
            raise place.error(f'"{key}" is missing', f"add a line {key} = …")


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _near(key: str, known: Sequence[str]) -> str:
    close = get_close_matches(key, known, n=1)
    return f'perhaps "{close[0]}" is meant' if close else f"there are {', '.join(known)}"


def _check_id(place: _Place, name: str) -> None:
    if not IDENTIFIER.fullmatch(name):
        raise place.error(f'id = "{name}" cannot be used', "write letters, digits, hyphens, dots and _ only")


def _check_region(place: _Place, code: str, regions: Regions) -> None:
    if regions.get(code) is None:
        remedy = 'give a Kemendagri code of mappings/regions.csv in quotes, such as "33.03" or "32"'
        raise place.error(f'region_code "{code}" is unknown', remedy)


def _entry(
    place: _Place, table: Mapping[str, Any], folder: Path, corpus: Mapping[str, Any], regions: Regions
) -> ManifestEntry:
    """The manifest entry of one `[[documents]]` table, checked, with the corpus's region where it has none."""
    _check_keys(place, table, DOCUMENT_KEYS, REQUIRED_DOCUMENT)
    _check_id(place, table["id"])
    if table["report_year"] not in YEARS:
        raise place.error(
            f"report_year = {table['report_year']} is no year of a report", "give the year that the report is about"
        )
    region = table.get("region_code") or corpus["region_code"]
    _check_region(place, region, regions)
    if table.get("pages"):
        parse_pages(table["pages"], file=place.file, place=place.place)
    return ManifestEntry(
        corpus_id=corpus["id"],
        doc_id=table["id"],
        path=str(folder / table["file"]),
        agency=table["agency"],
        report_year=table["report_year"],
        sha256=table["sha256"].strip().lower(),
        region_code=region,
        source_url=table.get("source_url", ""),
        pages=table.get("pages", ""),
        password_env=table.get("password_env", ""),
        notes=table.get("notes", ""),
    )


def _check_file(place: _Place, entry: ManifestEntry, folder: Path) -> None:
    """The file lies in the manifest's folder, exists and is the one that was registered."""
    path = Path(entry.path)
    if not path.resolve().is_relative_to(folder.resolve()):
        raise place.error(f"{path.name} lies outside the manifest's folder", f"move the file beside {MANIFEST}")
    if not path.is_file():
        raise place.error(f"there is no file {path.name}", f"put it beside {MANIFEST} or correct `file`")
    try:
        found = sha256_of(path)
    except OSError as error:
        raise place.error(f"{path.name} cannot be read ({error.strerror})", "check its permissions") from None
    if found != entry.sha256:
        raise place.error(
            f"{path.name} is not the file that was registered "
            f"(its sha256 is {found[:SHOWN_DIGITS]}…, not {entry.sha256[:SHOWN_DIGITS]}…)",
            f'restore the file, or if the change is meant write sha256 = "{found}"',
        )


def _known(folder: Path, number: int, table: Mapping[str, Any], corpus: Mapping[str, Any]) -> ManifestEntry:
    """What can be told of a document whose entry is wrong, for documents.csv."""
    year = table.get("report_year")
    return ManifestEntry(
        corpus_id=corpus["id"],
        doc_id=str(table.get("id") or f"{corpus['id']}-{number}"),
        path=str(folder / str(table.get("file") or "(not named)")),
        agency=str(table.get("agency") or ""),
        report_year=year if isinstance(year, int) and year in YEARS else 0,
        sha256=str(table.get("sha256") or ""),
        region_code=corpus["region_code"],
    )
