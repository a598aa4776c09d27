"""Row labels: list numbers, bullets and level prefixes taken off, and what level they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.header_words import tokens
from pipeline.level_words import level_words

_BULLET = re.compile(r"^[\s]*[-–—•▪·●○➢✓*o■♦]+\s*(?=[^\s\d])|^\s*[•▪·●○➢✓■♦]\s*")
_NUMBER = re.compile(
    r"^\s*(?P<number>\(?(?:\d{1,3}(?:\s*\.\s*\d{1,2})+\.?|\d{1,3}\s*[.)]|[a-zA-Z]\s*[.)]|[IVX]{1,5}\s*[.)]))\s*(?=\D)(?!%)"
)
_CODE = re.compile(r"^\s*(?P<number>(?:\d{1,2}|[xX])(?:\s*\.\s*(?:\d{1,3}|[xX]{2,3})){2,7})\.?\s+(?=\D)")
_BARE_NUMBER = re.compile(r"^\s*(?P<number>\d{1,2})\s+(?=[A-Z][A-Za-z])")
_GOAL_AND_OBJECTIVE = re.compile(
    r"(?P<goal>.*\S)\s+(?P<objective>sasaran\b[^:]{0,12}:\s*\S.*)", re.IGNORECASE | re.DOTALL
)
_TOTAL_LETTERS = re.compile(r"^(?:[A-Z]\s){3,}[A-Z](?:\s+[IVX]{1,4})?$")
_ORDINAL = re.compile(r"[ivx]{1,4}|[a-z]|\d{1,2}")
MAX_TOTAL_WORDS = 8
BEFORE_AVERAGE = frozenset({"jumlah", "total", "nilai", "tingkat", "persentase", "prosentase", "persen", "%"})
"""Words that say nothing about what an average is of."""
AVERAGED = frozenset(
    {"capaian", "pencapaian", "kinerja", "realisasi", "serapan", "penyerapan", "sasaran", "indikator", "keseluruhan"}
)
"""What a row of averages is an average of; an indicator is one of something else ("Rata-rata lama sekolah")."""


@dataclass(frozen=True, slots=True)
class PlainLabel:
    """A label less its number, bullet and level prefix; `prefixed` tells that a "Sasaran:" was taken off.

    A cell "Tujuan: … Sasaran: …" is one label, of its objective; `goal` and `objective` are then its two parts. Of a
    goal or objective with its level in front but no colon ("Sasaran Meningkatnya …"), `named` is the name without.
    """

    text: str
    number: str
    level: str
    prefixed: bool
    goal: str = ""
    objective: str = ""
    named: str = ""


@cache
def _prefixes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = sorted(level_words(), key=lambda word: -len(word.phrase))
    return tuple(
        (
            word.level,
            re.compile(
                r"^\s*" + r"[\s\-]*".join(map(re.escape, word.phrase.split())) + r"\b(?P<rest>.*)$",
                re.IGNORECASE | re.DOTALL,
            ),
        )
        for word in words
    )


_AFTER_PREFIX = re.compile(r"^\s*(?:(?:\d{1,2}|[IVX]{1,4})\s*)?[:.]\s*(?P<text>.*)$", re.DOTALL)


def read_label(printed: str) -> PlainLabel:
    """Take list number, bullet and level prefix off a printed label."""
    text, number = _unnumbered(printed.strip())
    level, rest = _prefix(text)
    if rest is not None:
        inner, _ = _unnumbered(rest)
        both = _GOAL_AND_OBJECTIVE.match(inner) if level == "tujuan" else None
        if both:
            return PlainLabel(inner, number, "sasaran", True, both["goal"], read_label(both["objective"]).text)
        return PlainLabel(inner, number, level, True)
    return PlainLabel(text, number, level, False, named=_name(text, level))


def _name(text: str, level: str) -> str:
    """What follows the level's words in front of a goal or objective; "" where no name in capitals does."""
    if level not in ("tujuan", "sasaran"):
        return ""
    rest = next(found["rest"].strip() for of, pattern in _prefixes() if of == level and (found := pattern.match(text)))
    return rest if rest[:1].isupper() else ""


def _unnumbered(text: str) -> tuple[str, str]:
    """The text without numbers and bullets in front, and the number taken off."""
    number = ""
    for _ in range(3):
        if _CODE.match(text):
            return text.strip(), number
        found = _NUMBER.match(text) or (_BARE_NUMBER.match(text) if not number else None)
        if found and text[found.end() :].strip():
            number = number or re.sub(r"\s+", "", found["number"]).strip("().")
            text = text[found.end() :]
            continue
        bullet = _BULLET.match(text)
        if bullet and text[bullet.end() :].strip():
            text = text[bullet.end() :]
            continue
        break
    return text.strip(), number


def _prefix(text: str) -> tuple[str, str | None]:
    """The level that the first words name, and the text after "Sasaran 1:"; None where there is no colon."""
    if _is_average(tokens(text)):
        return "average", None
    for level, pattern in _prefixes():
        found = pattern.match(text)
        if found:
            if level in ("total", "average"):
                return _row_of_sums(text), None
            after = _AFTER_PREFIX.match(found["rest"])
            return level, after["text"].strip() if after else None
    if _TOTAL_LETTERS.match(text.strip()):
        return "total", None
    return "", None


def _row_of_sums(text: str) -> str:
    """ "total" or "average" for a row that sums up the rows above; "" for an indicator that only begins like one
    ("Jumlah SOP …")."""
    words = tokens(text)
    if words[:1] == ["predikat"]:
        return "average"
    return "total" if _is_total(words) else ""


def _is_average(words: Sequence[str]) -> bool:
    """Whether the words say "Rata-rata" alone or of achievements; behind others ("Jumlah rata-rata") nothing more."""
    start = next((place for place, word in enumerate(words) if word not in BEFORE_AVERAGE | AVERAGED), 0)
    for average in (["rerata"], ["rata", "rata"], ["rata", "2"]):
        if list(words[start : start + len(average)]) == average:
            of = [word for word in words[start + len(average) :] if word not in BEFORE_AVERAGE and not word.isdigit()]
            return set(of) <= AVERAGED or (start == 0 and of[0] in AVERAGED)
    return False


def _is_total(words: Sequence[str]) -> bool:
    """Whether a label of these words that begins with "Jumlah" or "Total" is a total row."""
    budget_words = {"belanja", "anggaran", "apbd", "apbn", "urusan", "wajib", "pilihan", "langsung", "total", "seluruh"}
    sums = {"jumlah", "total", "grand", "sub", "keseluruhan", "seluruhnya"}
    plain = [word for word in words if word not in sums and not _ORDINAL.fullmatch(word)]
    if words[:1] == ["total"] and plain and set(plain) <= {"kegiatan", "program"}:
        return True
    return not plain or (len(words) <= MAX_TOTAL_WORDS and bool(set(plain) & budget_words))
