"""The number and title of a table, from the lines printed above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MAX_TITLE_LINES = 5
MAX_TITLE_WORDS = 26

_LABEL = re.compile(
    r"^\W*(?:lanjutan|sambungan)?\W*tab(?:el|le)\.?\s*:?\s*"
    r"(?P<label>(?:[IVXL]+|\d+)(?:\s*[.,\-]\s*(?:\d+|[a-z]\b))*)\s*[.:)\-–]*\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:,]\s*$")
_CONTINUED = re.compile(r"\b(?:lanjutan|sambungan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's printed number ("3.1", "II.4"; "" if none) and its title."""

    label: str
    title: str


def read_caption(before: Sequence[str]) -> Caption:
    """The caption in the lines above a table (nearest last): the last "Tabel …" line and the title lines after it.

    Without such a line the title is the run of short lines that do not end like a sentence, right above the table.
    """
    for index in range(len(before) - 1, -1, -1):
        found = _LABEL.match(before[index])
        if found:
            below = before[index + 1 :]
            if len(below) <= MAX_TITLE_LINES and sum(len(line.split()) for line in below) <= 2 * MAX_TITLE_WORDS:
                return Caption(_tidy(found["label"]), _join([found["title"], *below]))
            break
    return Caption("", _join(_title_lines(before)))


def is_continued(before: Sequence[str]) -> bool:
    """Whether the lines above a table say that it continues ("Lanjutan Tabel 3.1")."""
    return bool(before) and len(before) <= 2 and bool(_CONTINUED.search(before[-1]))


def _title_lines(before: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for line in reversed(before[-MAX_TITLE_LINES:]):
        if len(line.split()) > MAX_TITLE_WORDS or (_SENTENCE_END.search(line) and not line.isupper()):
            break
        lines.insert(0, line)
    return lines


def _tidy(label: str) -> str:
    """The number without inner spaces, with dots: "2. 2" and "2,2" are 2.2."""
    return re.sub(r"\s+", "", label).replace(",", ".").rstrip(".-")


def _join(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines if line.strip())
