"""What a report's cover and first pages tell of it: whose it is, of which region and year. A proposal, never a fact.

Many files begin after their cover, so the running headers and the first pages of prose are asked too; a cover that is
there goes first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Literal

from pipeline.artefacts import Document
from pipeline.extract.pdfium import PdfFile
from pipeline.mapping_files import read_table
from pipeline.read import password_of, read_text
from pipeline.regions import Region, Regions, load_regions

AGENCY_WORDS_FILE = "agency_words.csv"
OPENING_PAGES = 8
"""Pages after which a report no longer introduces itself."""
OPENING_LINES = 250
"""The same for a text."""
COVER_WORDS = 80
"""A first page with more words is no cover."""
COVER_LINES = 40
LONG_LINE = 14
"""Words from which a line of a text is prose, no line of a cover."""

_YEAR = r"(20[0-3]\d)"
_NO_SPAN = r"\b(?!\s*[-–]\s*20)"
_TITLE_YEAR = re.compile(
    rf"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|l(?:kj?ip|akip|kj))\b[^.;]{{0,160}}?{_YEAR}{_NO_SPAN}", re.I
)
_TAHUN_YEAR = re.compile(rf"\btahun\s+(?:anggaran\s+)?{_YEAR}{_NO_SPAN}", re.I)
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_SPLIT_YEAR = re.compile(r"^\s*20\s*\n+\s*(\d\d)\s*$", re.M)
_WORD = re.compile(r"[^\s,()*_]+|[,()]")
_MARKS = re.compile(r"[*_#]+")


@dataclass(frozen=True, slots=True)
class AgencyWord:
    """A word on covers: one that an agency's name begins with, one that ends the name, or one that stays lower case."""

    word: str
    place: Literal["begins", "ends", "lower"]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first pages tell; None or "" for what they do not tell."""

    region: Region | None
    agency: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a report: the lines of its cover (none if it has none), and those of its first pages."""

    cover: tuple[str, ...]
    pages: tuple[str, ...]


def read_cover(document: Document) -> Cover:
    """What an identified document (PDF or text) tells of itself."""
    path = Path(document.entry.path)
    text = document.kind == "text"
    return cover_of(
        _text_opening(read_text(path)) if text else _pdf_opening(path, password_of(document.entry)), path.stem
    )


def cover_of(opening: Opening, file_stem: str = "") -> Cover:
    """Region, agency and year as the cover gives them, else as the first pages do most often, else as the name does."""
    regions, words = load_regions(), read_table(AgencyWord, AGENCY_WORDS_FILE, unique=["word"])
    return Cover(_region(opening, regions), _agency(opening, words, regions), _year(opening, file_stem))


# --- where a report begins ----------------------------------------------------------------------------------------


def _pdf_opening(path: Path, password: str | None) -> Opening:
    with PdfFile(path, password) as file:
        texts = [file.text(number).splitlines() for number in range(1, min(len(file), OPENING_PAGES) + 1)]
    filled = [lines for lines in texts if any(line.strip() for line in lines)]
    first = filled[0] if filled else []
    is_cover = sum(len(line.split()) for line in first) <= COVER_WORDS
    return Opening(tuple(first) if is_cover else (), tuple(line for lines in filled for line in lines))


def _text_opening(text: str) -> Opening:
    lines = [_MARKS.sub("", line).strip() for line in text.splitlines()]
    start = next((index for index, line in enumerate(lines) if line), 0)
    short = takewhile(
        lambda line: len(line.split()) < LONG_LINE and "\t" not in line, lines[start : start + COVER_LINES]
    )
    return Opening(tuple(short), tuple(lines[start : start + OPENING_LINES]))


# --- region and year ----------------------------------------------------------------------------------------------


def _region(opening: Opening, regions: Regions) -> Region | None:
    """The region on the cover; without one, that which the first pages name most often."""
    on_cover = regions.find("\n".join(opening.cover))
    if on_cover and on_cover[0].with_level:
        return on_cover[0].region
    mentions = regions.find("\n".join(opening.pages))
    return max(mentions, key=lambda mention: (mention.with_level, mention.count)).region if mentions else None


def _year(opening: Opening, file_stem: str) -> int | None:
    """The year beside the report's title, on the cover or in the pages; else any on the cover, or in the file's name.

    A cover without the title may bear the year of its printing, which is the next.
    """
    cover = _SPLIT_YEAR.sub(r"20\1", "\n".join(opening.cover))
    pages = "\n".join(opening.pages)
    for pattern, text in (
        (_TITLE_YEAR, cover),
        (_TITLE_YEAR, pages),
        (_TAHUN_YEAR, cover),
        (_ANY_YEAR, cover),
        (_ANY_YEAR, file_stem),
        (_TAHUN_YEAR, pages),
    ):
        found = _commonest(pattern.findall(text))
        if found:
            return int(found)
    return None


def _commonest(found: Iterable[str]) -> str:
    """The one that occurs most often, of equals the first; "" for none."""
    counts = Counter(found).most_common(1)
    return counts[0][0] if counts else ""


# --- agency -------------------------------------------------------------------------------------------------------


def _agency(opening: Opening, words: Sequence[AgencyWord], regions: Regions) -> str:
    lower = frozenset(row.word for row in words if row.place == "lower")
    names = _Names(
        frozenset(row.word for row in words if row.place == "begins"),
        frozenset(row.word for row in words if row.place == "ends") | frozenset(regions.levels),
        lower,
    )
    on_cover = next(names.over_lines(opening.cover), "")
    return on_cover or _commonest(name for line in opening.pages for name in names.within_line(line))


@dataclass(frozen=True, slots=True)
class _Names:
    """Finds agencies' names by the words they begin with, and those that end them or stay lower case inside them."""

    begins: frozenset[str]
    ends: frozenset[str]
    lower: frozenset[str]

    def over_lines(self, lines: Sequence[str]) -> Iterator[str]:
        """Names that begin a line, each with the lines that carry it on, up to an empty line or an end word."""
        for start, line in enumerate(lines):
            if self._first(line) in self.begins:
                rest = takewhile(lambda later: later.strip() and self._first(later) not in self.ends, lines[start:])
                yield from list(self.within_line(" ".join(rest)))[:1]

    def within_line(self, line: str) -> Iterator[str]:
        """Names anywhere in a line. In mixed case a name is a run of capitalised words, small words between them."""
        words = _WORD.findall(_MARKS.sub("", line))
        for start, word in enumerate(words):
            if word.casefold() in self.begins and word[0].isupper():
                name = list(takewhile(self._belongs, words[start:]))
                while name and (name[-1].casefold() in self.lower or not name[-1][-1].isalnum()):
                    name.pop()
                if len(name) > 1 or (name and name[0].casefold() not in self.lower and start == 0):
                    yield self._written(name)
                return

    def _belongs(self, word: str) -> bool:
        plain = word.casefold()
        return (
            word == "," or plain in self.lower or (plain not in self.ends and word[0].isupper() and not word.isdigit())
        )

    def _first(self, line: str) -> str:
        words = _WORD.findall(line)
        return words[0].casefold() if words else ""

    def _written(self, words: Sequence[str]) -> str:
        """The name in the case of running text: capitals only where it was not all in capitals already."""
        shouted = "".join(words).isupper()
        cased = [self._cased(word) if shouted else word for word in words]
        return "".join(cased[:1] + [next_ if next_ == "," else f" {next_}" for _, next_ in pairwise(cased)])

    def _cased(self, word: str) -> str:
        if word.casefold() in self.lower:
            return word.casefold()
        return word if any(char.isdigit() for char in word) else word.capitalize()
