"""What kind of thing the text of one cell looks like, before anyone knows what its column means.

A cheap, context-free judgement that stitch and interpret use to tell header from body, label from value and a shifted
row from a straight one. The reading of the number itself is left to `pipeline.normalise`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from pipeline.header_words import fold

CellKind = Literal["empty", "missing", "number", "percent", "money", "ratio", "mixed", "word", "text"]
"""`mixed` is a number with a unit or remark ("8.609 KPM", "80,10 (A)"); `word` is one or two short words
("Persen", "Pratama", "BB")."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_MARKS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_SPACE = re.compile(r"\s+")
_MISSING = re.compile(r"^(?:[-–—‐−.]+|n/?a|#+(?:div/0!?|n/a|ref!?)?|nihil|tad|t\.a\.d|rp\.?\s*-?)$")
_RATIO = re.compile(r"^\d+(?:[.,]\d+)*\s*:\s*\d+(?:[.,]\d+)*$")
_NUMBER = re.compile(r"^[≥≤><=±~]* ?\(?[-–−+]? ?[.,]?\d[\d., ]*+\)? ?(?:,?-)? ?\*{0,2}$")
_PERCENT = re.compile(r"^[≥≤><=±~]* ?\(?[-–−+]? ?[.,]?\d[\d., ]*+\)? ?(?:%|‰|persen) ?\*{0,2}$")
_MONEY = re.compile(
    r"^(?:rp\.?|idr) ?[.,:]? ?\(?[-–−]? ?[.,]?\d[\d., ]*+\)? ?"
    r"(?:[-–—,=]*|(?:ribu|juta|mil[iy]ar|tril[iy]un)(?:an)?(?: rupiah)?)$"
)
_DIGIT_GROUPS = re.compile(r"^\(?[-–−]?\s*\d{1,3}(?:[.,]\s?\d{3}){2,}")
_NUMBERED_TEXT = re.compile(
    r"^(?:\d{1,2}[.)]|(?:\d{1,2}\.){2,}\d{1,2}\.?)\s*[a-z]{3}|^\d{1,2}\.\d{1,2}\.?\s+[a-z]{3,}(?:\s+\S+){2}"
)
_HAS_DIGIT = re.compile(r"\d")
_COLUMN_NUMBER = re.compile(r"^\(?\s*\d{1,2}\s*\)?(?:\s*[=(].*)?$|^\(?[a-z]\)?$")
_YEAR = re.compile(r"^(?:th\.?|thn\.?|tahun)?\s*\(?(?:19|20)\d{2}\)?\s*(?:\(?%\)?)?\s*\*{0,2}$")

_LIST_NUMBER = re.compile(
    r"^\(?(?!\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?\W*$)(?:\d{1,3}|[\dx]{1,3}(?:\s*[.,]\s*[\dx]{1,4})*)\s*[.,)]*\*?$"
)
_DECIMAL = re.compile(r"^\(?\d{1,3}\s*[.,]\s*\d{1,4}\)?$")

_FIGURE_AT_END = re.compile(
    r"[a-z].*?(?:\brp\.?\s*\d[\d.,]*(?:,?-)?|(?<![\d.,])\d{1,3}(?:\.\d{3})*,\d+\s*%?|(?<![\d.,])\d+\s*%)\s*$"
)

SHORT_MIXED_WORDS = 9
"""A cell that begins with a number is a figure with a unit or remark as long as it has no more words than this."""
SHORT_WORDS = 4


def clean(text: str) -> str:
    """Text without leaked HTML tags and Markdown marks, with single spaces."""
    return _SPACE.sub(" ", _MARKS.sub("", _TAG.sub(" ", text))).strip()


@lru_cache(maxsize=100_000)
def cell_kind(text: str) -> CellKind:
    """The kind of a cell's text."""
    plain = _SPACE.sub(" ", fold(text)).strip()
    if not plain:
        return "empty"
    if _MISSING.match(plain):
        return "missing"
    if _RATIO.match(plain):
        return "ratio"
    if _MONEY.match(plain):
        return "money"
    if _PERCENT.match(plain):
        return "percent"
    if _NUMBER.match(plain):
        return "money" if _DIGIT_GROUPS.match(plain) else "number"
    words = plain.split()
    if _NUMBERED_TEXT.match(plain):
        return "text"
    if _HAS_DIGIT.match(plain.lstrip("≥≤><=±~ (-–")) and len(words) <= SHORT_MIXED_WORDS:
        return "mixed"
    if len(words) <= SHORT_WORDS and len(plain) <= 28:
        return "word"
    return "text"


def is_value(kind: CellKind) -> bool:
    """Whether a cell of this kind holds, or says that there is no, figure."""
    return kind in ("missing", "number", "percent", "money", "ratio", "mixed")


def is_number(kind: CellKind) -> bool:
    """Whether a cell of this kind holds a figure."""
    return kind in ("number", "percent", "money", "ratio", "mixed")


def is_year(text: str) -> bool:
    """Whether the cell holds nothing but a year ("2021", "TH 2021")."""
    return bool(_YEAR.match(fold(text).strip()))


def is_column_number(text: str) -> bool:
    """Whether the cell could belong to a row of column numbers: "3", "(3)", "7=6/5"."""
    return bool(_COLUMN_NUMBER.match(fold(text).strip()))


def is_list_number(text: str, *, dotted_once: bool = False) -> bool:
    """Whether the cell holds nothing but a list number or account code: "3.", "2.4.1", "1.06.05.2".

    dotted_once: "2.4" counts too, which elsewhere is a decimal number.
    """
    plain = fold(text).strip()
    return bool(_LIST_NUMBER.match(plain)) and not (_DECIMAL.match(plain) and not (dotted_once and "." in plain))


def ends_in_figure(text: str) -> bool:
    """Whether words end in an amount, a percentage or a decimal number: "Rata-rata 99,28", "Bimtek Rp. 380.500.000"."""
    return bool(_FIGURE_AT_END.search(fold(text)))
