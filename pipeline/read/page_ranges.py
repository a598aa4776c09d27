"""Page ranges as a manifest writes them: "10-45,60"."""

from __future__ import annotations

import re

from pipeline.errors import LkjipError

_RANGE = re.compile(r"^\s*(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*$")


def parse_pages(text: str, *, file: str, place: str) -> tuple[int, ...]:
    """The page numbers (1-based, sorted, each once) that `text` names.

    Raises LkjipError, with `file` and `place`, where it cannot be read.
    """
    pages: set[int] = set()
    for part in text.split(","):
        found = _RANGE.match(part)
        first = int(found[1]) if found else 0
        last = int(found[2] or found[1]) if found else 0
        if not found or first < 1 or last < first:
            raise LkjipError(
                file, place, f'pages "{text}" cannot be read at "{part.strip()}"', 'write them like "10-45,60"'
            )
        pages.update(range(first, last + 1))
    return tuple(sorted(pages))
