"""Reads corpus manifests (`corpus/<id>/corpus.toml`) and refuses what is wrong in them, in one sentence each.

An error of one document (its file is missing, its sha256 differs …) concerns that document only: it comes back as a
`Refused` with the reason, and the others still run. A manifest that cannot be read at all raises `LkjipError`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.artefacts import ManifestEntry
from pipeline.errors import LkjipError
from pipeline.read.page_ranges import parse_pages
from pipeline.regions import Regions

MANIFEST = "corpus.toml"
YEARS = range(2004, 2101)
"""Performance reports exist since Inpres 7/1999 in form and 2004 in number; later years are for reports to come."""

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
    """A document whose manifest entry is wrong: what is known of it, and why it is refused."""

    entry: ManifestEntry
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """One manifest: its documents in order, and those that were refused."""

    corpus_id: str
    title: str
    region_code: str
    folder: Path
    documents: tuple[ManifestEntry, ...]
    refused: tuple[Refused, ...]


def read_manifest(folder: Path, regions: Regions) -> Corpus:
    """Read `folder/corpus.toml`.

    Raises LkjipError when the file is missing or malformed, or its `[corpus]` table is wrong.
    """
    path = folder / MANIFEST
    content = _load(path)
    corpus = content.get("corpus")
    if not isinstance(corpus, dict):
        raise LkjipError(str(path), "[corpus]", "the table is missing", "begin the manifest with [corpus] id, title, region_code")
    _check_keys(path, "[corpus]", corpus, CORPUS_KEYS, REQUIRED_CORPUS)
    unknown = sorted(set(content) - {"corpus", "documents"})
    if unknown:
        raise LkjipError(str(path), f"[{unknown[0]}]", "an unknown table", _near(unknown[0], ["corpus", "documents"]))
    _check_region(path, "[corpus]", corpus["region_code"], regions)
    entries = content.get("documents", [])
    if not isinstance(entries, list) or not entries:
        raise LkjipError(str(path), "[[documents]]", "there are no documents", "add one with `lkjip add FILE`")
    documents: list[ManifestEntry] = []
    refused: list[Refused] = []
    for number, raw in enumerate(entries, start=1):
        try:
            entry = _entry(path, number, raw, corpus, regions)
            _check_file(path, entry)
        except LkjipError as error:
            refused.append(Refused(_known(corpus, number, raw, folder), str(error)))
        else:
            documents.append(entry)
    return Corpus(corpus["id"], corpus["title"], corpus["region_code"], folder, tuple(documents), tuple(refused))


def without_duplicates(corpora: Sequence[Corpus]) -> Iterator[Corpus]:
    """The corpora, less every document whose id an earlier document has: the later ones are refused."""
    seen: dict[str, str] = {}
    for corpus in corpora:
        documents, refused = [], list(corpus.refused)
        for entry in corpus.documents:
            if entry.doc_id in seen:
                error = LkjipError(
                    str(corpus.folder / MANIFEST),
                    f'document "{entry.doc_id}"',
                    f"the id is taken by a document of {seen[entry.doc_id]}",
                    "give every document an id of its own",
                )
                refused.append(Refused(_renamed(entry, len(refused)), str(error)))
            else:
                seen[entry.doc_id] = str(corpus.folder / MANIFEST)
                documents.append(entry)
        yield Corpus(
            corpus.corpus_id, corpus.title, corpus.region_code, corpus.folder, tuple(documents), tuple(refused)
        )


def _renamed(entry: ManifestEntry, number: int) -> ManifestEntry:
    """The entry under an id of its own, so that it can be reported beside the document that has the id."""
    fields = {name: getattr(entry, name) for name in ManifestEntry.__slots__}
    return ManifestEntry(**{**fields, "doc_id": f"{entry.doc_id}#{number + 2}"})


def _load(path: Path) -> dict[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise LkjipError(str(path), "", "there is no manifest", "name a folder that holds corpus.toml") from None
    except (OSError, UnicodeDecodeError) as error:
        raise LkjipError(str(path), "", f"the manifest cannot be read ({error})", "save it as UTF-8 text") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LkjipError(str(path), "", f"the manifest is not valid TOML: {error}", "mend that line") from None


def _check_keys(path: Path, place: str, table: Mapping[str, Any], known: Mapping[str, type], required: Sequence[str]) -> None:
    for key, value in table.items():
        if key not in known:
            raise LkjipError(str(path), place, f'unknown key "{key}"', _near(key, list(known)))
        if not isinstance(value, known[key]) or isinstance(value, bool):
            kind = "a whole number" if known[key] is int else "text in quotes"
            raise LkjipError(str(path), place, f'"{key}" is {value!r}', f"write {kind}")
    for key in required:
        if key not in table or table[key] == "":
            raise LkjipError(str(path), place, f'"{key}" is missing', f"add a line {key} = …")


def _near(key: str, known: Sequence[str]) -> str:
    close = get_close_matches(key, known, n=1)
    return f'did you mean "{close[0]}"?' if close else f"allowed are {', '.join(known)}"


def _check_region(path: Path, place: str, code: str, regions: Regions) -> None:
    if regions.get(code) is None:
        raise LkjipError(
            str(path), place, f'region_code "{code}" is unknown', "use a Kemendagri code of mappings/regions.csv, such as 33.03"
        )


def _entry(path: Path, number: int, raw: Any, corpus: Mapping[str, Any], regions: Regions) -> ManifestEntry:
    place = f'document {number} ("{raw.get("id", "")}")' if isinstance(raw, dict) else f"document {number}"
    if not isinstance(raw, dict):
        raise LkjipError(str(path), place, "it is no table", "write [[documents]] before its lines")
    _check_keys(path, place, raw, DOCUMENT_KEYS, REQUIRED_DOCUMENT)
    if raw["report_year"] not in YEARS:
        raise LkjipError(
            str(path), place, f"report_year {raw['report_year']} is no year of a report", "give the year the report is about"
        )
    region = raw.get("region_code", corpus["region_code"])
    _check_region(path, place, region, regions)
    if raw.get("pages"):
        parse_pages(raw["pages"], file=str(path), place=place)
    return ManifestEntry(
        corpus_id=corpus["id"],
        doc_id=raw["id"],
        path=str(path.parent / raw["file"]),
        agency=raw["agency"],
        report_year=raw["report_year"],
        sha256=raw["sha256"].lower(),
        region_code=region,
        source_url=raw.get("source_url", ""),
        pages=raw.get("pages", ""),
        password_env=raw.get("password_env", ""),
        notes=raw.get("notes", ""),
    )


def _check_file(manifest: Path, entry: ManifestEntry) -> None:
    """The file lies in the manifest's folder, exists and is the one that was registered."""
    place, path = f'document "{entry.doc_id}"', Path(entry.path)
    folder = manifest.parent.resolve()
    if not path.resolve().is_relative_to(folder):
        raise LkjipError(str(manifest), place, f"{path} lies outside the manifest's folder", "move the file beside corpus.toml")
    if not path.is_file():
        raise LkjipError(str(manifest), place, f"there is no file {path.name}", "put it beside corpus.toml or mend `file`")
    found = sha256_of(path)
    if found != entry.sha256:
        raise LkjipError(
            str(manifest),
            place,
            f"{path.name} is not the file that was registered (sha256 {found[:12]}…, not {entry.sha256[:12]}…)",
            f'restore the file, or if the change is meant write sha256 = "{found}"',
        )


def sha256_of(path: Path) -> str:
    """Hex sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _known(corpus: Mapping[str, Any], number: int, raw: Any, folder: Path) -> ManifestEntry:
    """What can be told of a document whose entry is wrong, for documents.csv."""
    table = raw if isinstance(raw, dict) else {}
    year = table.get("report_year")
    return ManifestEntry(
        corpus_id=corpus["id"],
        doc_id=str(table.get("id") or f"{corpus['id']}-{number}"),
        path=str(folder / str(table.get("file") or "")),
        agency=str(table.get("agency") or ""),
        report_year=year if isinstance(year, int) and year in YEARS else 0,
        sha256=str(table.get("sha256") or ""),
        region_code=corpus["region_code"],
    )
