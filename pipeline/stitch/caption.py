"""The number and title of a table, from the lines printed above it.

A page of figures often stands behind a signed one (a Perjanjian Kinerja, a preface): the signature above a table, with
name, rank and service number (NIP), is no part of its title, and what stands above a signature is none of the table's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from pipeline.header_words import tokens
from pipeline.mapping_files import read_table

MAX_TITLE_LINES = 5
MAX_TITLE_WORDS = 26

_LABEL = re.compile(
    r"^\W*(?:lanjutan|sambungan)?\W*tab(?:el|le)\.?\s*:?\s*"
    r"(?P<label>(?:[IVXL]+|\d+)(?:\s*[.,\-]\s*(?:\d+|[a-z]\b))*)\s*[.:)\-–]*\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:,]\s*$")
_CONTINUED = re.compile(r"\b(?:lanjutan|sambungan)\b", re.IGNORECASE)
_HEADING = re.compile(r"^\W{0,2}(?:(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2})+\.?|[A-Z]\.)\s+[A-Z][A-Za-z]+")
_SERVICE_NUMBER = re.compile(r"(?<!\d)(?:19|20)\d{6} ?(?:19|20)\d{4} ?\d ?\d{3}(?!\d)")
"""A civil servant's number (NIP): date of birth, month of appointment, sex, serial number (Perka BKN 22/2007)."""

Place = Literal["begins", "alone", "after a comma"]


SIGNATURE_WORDS_FILE = "signature_words.csv"


@dataclass(frozen=True, slots=True)
class SignatureWord:
    """One line of mappings/signature_words.csv: words by which a line of a signature block is known."""

    place: Place
    phrase: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's printed number ("3.1", "II.4"; "" if none) and its title."""

    label: str
    title: str


def read_caption(before: Sequence[str]) -> Caption:
    """The caption in the lines above a table (nearest last): the last "Tabel …" line and the title lines after it.

    Without such a line the title is the run of short lines that do not end like a sentence, right above the table, from
    a numbered heading on where there is one.
    """
    before = before[_end_of_signature(before) :]
    for index in range(len(before) - 1, -1, -1):
        found = _LABEL.match(before[index])
        if found:
            below = before[index + 1 :]
            if len(below) <= MAX_TITLE_LINES and sum(len(line.split()) for line in below) <= 2 * MAX_TITLE_WORDS:
                return Caption(_tidy(found["label"]), _join([found["title"], *_without_introduction(below)]))
            break
    return Caption("", _join(_title_lines(before)))


def _without_introduction(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a title without "… sebagai berikut:" below it."""
    return lines[:-1] if lines and lines[-1].rstrip().endswith(":") else lines


def is_continued(before: Sequence[str]) -> bool:
    """Whether the lines above a table say that it continues ("Lanjutan Tabel 3.1")."""
    return bool(before) and len(before) <= 2 and bool(_CONTINUED.search(before[-1]))


def _title_lines(before: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for line in reversed(before[-MAX_TITLE_LINES:]):
        if len(line.split()) > MAX_TITLE_WORDS or (_SENTENCE_END.search(line) and not line.isupper()):
            break
        lines.insert(0, line)
        if _HEADING.match(line):
            break
    return lines


def _end_of_signature(lines: Sequence[str]) -> int:
    """The index behind the last line of a signature block; 0 where there is none."""
    return max((index + 1 for index, line in enumerate(lines) if _is_of_signature(line)), default=0)


def _is_of_signature(line: str) -> bool:
    """Whether the line holds a service number, a rank, or a name with its degrees."""
    words, places = tokens(line), _signature_phrases()
    begins = any(words[:length] in places["begins"] for length in range(1, len(words) + 1))
    behind = any(tokens(piece) in places["after a comma"] for piece in line.split(",")[1:])
    return begins or behind or words in places["alone"] or bool(_SERVICE_NUMBER.search(line))


@cache
def _signature_phrases() -> Mapping[str, Sequence[list[str]]]:
    """The phrases of each place, as words."""
    words = read_table(SignatureWord, SIGNATURE_WORDS_FILE)
    return {place: [tokens(word.phrase) for word in words if word.place == place] for place in get_args(Place)}


def _tidy(label: str) -> str:
    """The number without inner spaces, with dots: "2. 2" and "2,2" are 2.2."""
    return re.sub(r"\s+", "", label).replace(",", ".").rstrip(".-")


def _join(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines if line.strip())
