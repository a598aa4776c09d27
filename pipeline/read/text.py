"""Reads a text document's characters, whatever tool saved it."""

from __future__ import annotations

from pathlib import Path

ENCODINGS = ("utf-8-sig", "cp1252")


def read_text(path: Path) -> str:
    """The text of a file: UTF-8 (with or without byte order mark), UTF-16 with one, else Windows-1252; NULs taken out."""
    content = path.read_bytes()
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace").replace("\0", "")
