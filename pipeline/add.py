"""Adds a document to a corpus: the file beside the manifest, and an entry for it in the manifest.

What stands in the manifest already is not touched, not by a byte. The new manifest is checked by the rules of a run,
and if it does not pass, everything is as it was before.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.artefacts import Document, ManifestEntry
from pipeline.cover import read_cover
from pipeline.errors import LkjipError
from pipeline.read import MANIFEST, identify, read_manifest, sha256_of
from pipeline.regions import load_regions

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What the manifest says of a document; "" and 0 for what nobody has said yet.

    `corpus` is the corpus folder. In a proposal, `cover_region` is the code that the cover tells where it is not the
    corpus's, to which `region_code` is set.
    """

    corpus: Path
    doc_id: str
    agency: str
    report_year: int
    region_code: str
    password_env: str = ""
    source_url: str = ""
    cover_region: str = ""


def propose(file: Path, corpora: Path, corpus: str = "", password_env: str = "") -> NewDocument:
    """What the file's first pages and name tell, for a person to confirm.

    corpora: the folder of all corpora. corpus: the id of one (its folder's name there), or the path of its folder; ""
    for the folder in which the file lies beside a manifest, else for one named after the region.
    Raises LkjipError if the file cannot be used. A scan can be added; its first pages tell nothing.
    """
    document = _usable(file, password_env)
    cover = read_cover(document)
    on_cover = cover.region.code if cover.region else ""
    region_name = cover.region.names[0] if cover.region else ""
    folder = _corpus_folder(file, corpora, corpus, region_name)
    of_corpus = str(_corpus_table(folder).get("region_code", ""))
    return NewDocument(
        corpus=folder,
        doc_id=_document_id(folder.name, file),
        agency=cover.agency,
        report_year=cover.year or 0,
        region_code=of_corpus or on_cover,
        password_env=password_env,
        cover_region=on_cover if of_corpus and on_cover != of_corpus else "",
    )


def add(file: Path, new: NewDocument) -> ManifestEntry:
    """Copy the file beside the manifest, unless it lies there, and append its entry; a new corpus gets a manifest.

    Raises LkjipError, with nothing changed, if the file cannot be used, it or its id is in a corpus beside this one
    already, another file of its name lies there, or the manifest with the entry would not pass a run.
    """
    _usable(file, new.password_env)
    _refuse_unknown(file, new)
    digest = sha256_of(file)
    _refuse_doubled(file, new, digest)
    regions = load_regions()
    with _taken_back_on_error(new.corpus, file.name):
        _copy_beside(file, new.corpus, digest)
        _replace(new.corpus / MANIFEST, _with_entry(new, file.name, digest))
        corpus = read_manifest(new.corpus, regions)
        for refusal in corpus.refused:
            if refusal.entry.doc_id == new.doc_id:
                raise LkjipError("", "", refusal.reason)
        return next(entry for entry in corpus.documents if entry.doc_id == new.doc_id)


# --- what is proposed ---------------------------------------------------------------------------------------------


def _usable(file: Path, password_env: str) -> Document:
    """The document, identified; LkjipError if it is none or cannot be opened."""
    if not file.is_file():
        raise LkjipError(file, "", "there is no such file", "check the path")
    document = identify(ManifestEntry("", file.stem, str(file), "", 0, "", "", password_env=password_env))
    if document.status == "failed":
        raise LkjipError("", "", document.reason)
    return document


def _corpus_folder(file: Path, corpora: Path, corpus: str, region_name: str) -> Path:
    if corpus:
        return Path(corpus) if len(Path(corpus).parts) > 1 or (Path(corpus) / MANIFEST).is_file() else corpora / corpus
    if (file.parent / MANIFEST).is_file():
        return file.parent
    if not region_name:
        raise LkjipError(file, "", "its first pages do not tell the region, so no corpus", "name one by --corpus")
    return corpora / _slug(region_name)


def _corpus_table(folder: Path) -> dict[str, Any]:
    """The `[corpus]` table of the folder's manifest; empty if there is none, or none that can be read."""
    table = _content(folder).get("corpus", {})
    return table if isinstance(table, dict) else {}


def _content(folder: Path) -> dict[str, Any]:
    """What the folder's manifest holds; nothing if it cannot be read, which `read_manifest` says in words."""
    try:
        return tomllib.loads((folder / MANIFEST).read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def _document_id(corpus_id: str, file: Path) -> str:
    slug = _slug(file.stem)
    return slug if slug.startswith(f"{corpus_id}-") else f"{corpus_id}-{slug}".rstrip("-")


def _slug(name: str) -> str:
    return _NOT_IN_IDS.sub("-", name.casefold()).strip("-")


# --- what is refused ----------------------------------------------------------------------------------------------


def _refuse_unknown(file: Path, new: NewDocument) -> None:
    """LkjipError for what neither the cover nor a person has told, and for a region that there is not."""
    for said, what, option in (
        (new.agency, "agency", "--agency"),
        (new.report_year, "year", "--year"),
        (new.region_code, "region", "--region"),
    ):
        if not said:
            raise LkjipError(file, "", f"its first pages do not tell the {what}", f"give it by {option}")
    if load_regions().get(new.region_code) is None:
        remedy = "give a Kemendagri code by --region, such as 33.03, or 32 for a province"
        raise LkjipError(file, "", f'the region "{new.region_code}" is unknown', remedy)


def _refuse_doubled(file: Path, new: NewDocument, digest: str) -> None:
    """LkjipError if the file, or the id, is in this corpus or one beside it."""
    for manifest in sorted({*new.corpus.parent.glob(f"*/{MANIFEST}"), new.corpus / MANIFEST}):
        tables = _content(manifest.parent).get("documents", [])
        for table in tables if isinstance(tables, list) else []:
            known = table.get("id", "") if isinstance(table, dict) else ""
            if known and table.get("sha256") == digest:
                raise LkjipError(file, "", f'is in {manifest} already, as "{known}"', "there is nothing to add")
            if known and known == new.doc_id:
                raise LkjipError(manifest, f'document "{known}"', "the id is taken", "give another by --id")


# --- files --------------------------------------------------------------------------------------------------------


@contextmanager
def _taken_back_on_error(folder: Path, name: str) -> Iterator[None]:
    """Makes the folder, and leaves folder, manifest and the file `name` as they were if anything goes wrong."""
    manifest, copy = folder / MANIFEST, folder / name
    old = manifest.read_bytes() if manifest.is_file() else None
    had_folder, had_copy = folder.is_dir(), copy.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as error:
        if old is not None:
            _replace(manifest, old)
        elif folder.is_dir():
            manifest.unlink(missing_ok=True)
        if not had_copy and folder.is_dir():
            copy.unlink(missing_ok=True)
        if not had_folder and folder.is_dir():
            folder.rmdir()
        if isinstance(error, OSError):
            problem = f"the document cannot be added ({error.strerror})"
            raise LkjipError(folder, "", problem, "check the permissions and the space on the disk") from None
        raise


def _copy_beside(file: Path, folder: Path, digest: str) -> None:
    target = folder / file.name
    if not target.exists():
        shutil.copyfile(file, target)
    elif sha256_of(target) != digest:
        raise LkjipError(target, "", "another file of this name lies there", "rename yours")


def _with_entry(new: NewDocument, file_name: str, digest: str) -> bytes:
    """The manifest's bytes with the new entry after them, in the manifest's own line ends."""
    manifest = new.corpus / MANIFEST
    old = manifest.read_bytes() if manifest.is_file() else _new_manifest(new).encode()
    newline = b"\r\n" if b"\r\n" in old else b"\n"
    gap = b"" if old.endswith(newline) else newline
    return old + gap + newline + _entry_text(new, file_name, digest).encode().replace(b"\n", newline)


def _new_manifest(new: NewDocument) -> str:
    title = load_regions().name(new.region_code)
    lines = (("id", new.corpus.name), ("title", title or new.corpus.name), ("region_code", new.region_code))
    return "[corpus]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in lines)


def _entry_text(new: NewDocument, file_name: str, digest: str) -> str:
    of_corpus = _corpus_table(new.corpus).get("region_code", new.region_code)
    lines: dict[str, str | int] = {
        "id": new.doc_id,
        "file": file_name,
        "agency": new.agency,
        "report_year": new.report_year,
        "sha256": digest,
        "region_code": new.region_code if new.region_code != of_corpus else "",
        "source_url": new.source_url,
        "password_env": new.password_env,
    }
    return "[[documents]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in lines.items() if value)


def _toml(value: str | int) -> str:
    """A TOML value; a JSON string is one, if DEL is escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
