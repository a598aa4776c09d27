"""Reads a text document's characters, whatever tool saved it."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import LkjipError

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
FALLBACK = "cp1252"
"""What Indonesian texts that are not UTF-8 were saved in: Windows' Western code page."""
UTF16_NULS = 0.3
"""A file of whose bytes this share or more are NUL is UTF-16 without a byte order mark."""
BINARY_SHARE = 0.05
"""A file of whose characters more than this are control characters is no text."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff]")
_OTHER_BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def read_text(path: Path) -> str:
    """The text of a file, with "\\n" at the end of each line.

    UTF-8 (with or without byte order mark), UTF-16, else Windows-1252. NUL and other control characters are
    taken out; form feeds and the like become spaces, so that line numbers are those that an editor shows.
    Raises LkjipError for a file that is no text.
    """
    text = _decoded(path.read_bytes())
    if len(_CONTROL.findall(text)) > BINARY_SHARE * len(text):
        raise LkjipError(path.name, "", "the file is no text", "save it as PDF, or as tab-separated .txt in UTF-8")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _OTHER_BREAKS.sub(" ", _CONTROL.sub("", lines))


def _decoded(content: bytes) -> str:
    if content.startswith(UTF16_MARKS):
        return content.decode("utf-16", errors="replace")
    if content.count(0) >= UTF16_NULS * len(content):
        return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(FALLBACK, errors="replace")
