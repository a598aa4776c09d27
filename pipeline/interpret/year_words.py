"""How years are written: plan periods ("2018 s.d. 2023"), counts ("tahun ke-2", "TH II") and the years of laws.

The words are those of mappings/year_words.csv; what is made of the years is decided in `pipeline.interpret.periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from pipeline.errors import LkjipError
from pipeline.mapping_files import read_table

YEAR_WORDS_FILE = "year_words.csv"
Kind = Literal["year", "ordinal", "until", "regulation"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}


@dataclass(frozen=True, slots=True)
class YearWord:
    """One line of mappings/year_words.csv."""

    kind: Kind
    phrase: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class YearPatterns:
    """The forms made of the words: a plan's period, a law with its year, a counted year, and one left without count."""

    plan: re.Pattern[str]
    regulation: re.Pattern[str]
    ordinal: re.Pattern[str]
    uncounted: re.Pattern[str]


@cache
def _patterns() -> YearPatterns:
    return patterns_of(read_table(YearWord, YEAR_WORDS_FILE))


def patterns_of(words: Sequence[YearWord]) -> YearPatterns:
    """The forms made of these words. LkjipError if there is no phrase of a kind."""
    phrases = {kind: [word.phrase for word in words if word.kind == kind] for kind in get_args(Kind)}
    for kind, given in phrases.items():
        if not given:
            raise LkjipError(YEAR_WORDS_FILE, "", f"has no phrase of the kind {kind}", "add one")
    kinds = {kind: _any(given) for kind, given in phrases.items()}
    year, ordinal = kinds["year"], kinds["ordinal"]
    parts = (
        rf"(?<!\d)(20\d{{2}})\s*(?:[-–—/]|{kinds['until']})\s*(?:{year}\s*)?(20\d{{2}})(?!\d)",
        rf"\b{kinds['regulation']}\s*\S{{1,12}}\s*(?:{year}|/)\s*(?:19|20)\d{{2}}",
        rf"\b{year}\s*(?:{ordinal})?[\s.\-–]*(vi|v|iv|i{{1,3}}|[1-6])\b(?![.,]\d)",
        rf"\b{year}\s*{ordinal}\W*$",
    )
    return YearPatterns(*(re.compile(part, re.IGNORECASE) for part in parts))


def _any(phrases: Iterable[str]) -> str:
    """A pattern of any of the phrases, the longest first, whatever stops and slashes stand in them."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(r"[\s./]*".join(map(re.escape, phrase.split())) for phrase in longest_first) + r")\.?"


def plan_periods(text: str) -> list[tuple[int, int]]:
    """The first and last year of every period of years in the text."""
    return [(int(first), int(last)) for first, last in _patterns().plan.findall(text)]


def without_plans_and_laws(text: str) -> str:
    """The text without periods of years and the numbers and years of laws."""
    return _patterns().regulation.sub(" ", _patterns().plan.sub(" ", text))


def counted_year(text: str) -> int | None:
    """The count of a year ("Tahun ke-2", "TH II": 2); None without one."""
    found = _patterns().ordinal.search(text)
    return (_ROMAN.get(found[1].lower()) or int(found[1])) if found else None


def lacks_count(text: str) -> bool:
    """Whether the text ends where the count of a year should stand ("Tahun ke-")."""
    return bool(_patterns().uncounted.search(text))
