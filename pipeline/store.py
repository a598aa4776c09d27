"""Keeps artefacts on disk between stages, so that a run can start again at any of them.

An artefact (`pipeline.artefacts`) or a tuple of them becomes one JSON file and is equal when read back. The files are a
cache that can be computed again: they are replaced whole or not at all, but not forced to the disk.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from pipeline.errors import LkjipError

Artefact = TypeVar("Artefact")

REMEDY = "run again from the stage that writes it"


def save(path: Path, items: object) -> None:
    """Write an artefact, or a tuple of them, to `path` as JSON; folders are made, an older file is replaced whole.

    Half a surrogate pair, which a broken font map can give and UTF-8 cannot hold, becomes "?".
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(_encode(items))
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def read(path: Path, kind: type[Artefact]) -> Artefact:
    """The artefact in `path`, as it was saved: `read(path, tuple[RawTable, ...])`.

    Raises LkjipError if the file is missing, damaged, or holds something else than `kind`.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LkjipError(path, "", f"cannot be read ({error.strerror})", REMEDY) from None
    try:
        return TypeAdapter(kind).validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        problem = f"is damaged or was written by another version ({first['msg']})"
        raise LkjipError(path, place, problem, REMEDY) from None


def _encode(items: object) -> bytes:
    try:
        return to_json(items)
    except PydanticSerializationError:
        return json.dumps(items, default=_as_mapping, ensure_ascii=False).encode("utf-8", errors="replace")


def _as_mapping(item: Any) -> dict[str, Any]:
    """A dataclass as JSON sees it, one level deep (`asdict` would recurse and so repeat the work for each level)."""
    return {field.name: getattr(item, field.name) for field in fields(item)}
