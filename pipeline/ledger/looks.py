"""What a cell with a digit in it looks like to the ledger.

On purpose this shares nothing with `pipeline.cell_text` and `pipeline.normalise`: a mistake there must not be repeated
by the check on it. The judgement is by the printed characters alone and leans to calling a cell a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"^\W*(?:[^\W\d_]{2,5}\.?\s*)?(?:19|20)\d{2}\W*$")
_INTEGER = re.compile(r"^\W*(\d{1,3})\s*[.)*]*$")
_DOTTED = re.compile(r"^\W*(?:[\dxX]{1,4}\s*[.,]\s*){2,}[\dxX]{0,4}\s*[.)*]*$|^\W*\d{1,2}\.$")
_DOTTED_ONCE = re.compile(r"^\W*[\dxX]{1,2}\.[\dxX]{1,2}$")
_THOUSANDS = re.compile(r"^\W*\d{1,3}(?:([.,])\d{3})+(?:[.,]\d{1,2})?\W*$")
_NUMBER_FIRST = re.compile(
    r"^[^\w(]*\(?(?:rp\.?|idr)?[\s.,:]*[-–−+(]?\s*(?P<number>\d[\d.,]*)(?P<rest>.*)$", re.I | re.S
)
_FIGURE_LAST = re.compile(
    r"(?:rp\.?\s*\d[\d.,]*\W*|(?<![\d.,])\d{1,3}(?:\.\d{3})*,\d+\s*%?|\s\d+\s*%)\s*$", re.IGNORECASE
)
_FORMULA = re.compile(r"[=+*/x×:()\-]")
_SMALL = re.compile(r"(?<![\d.,])(?:\d{1,2}|(?:19|20)\d{2})(?![\d]|[.,]\d)")
PROSE_WORDS = 10
"""A cell of so many words is a text, whatever number it begins with."""
STEP = 2
"""A list leaves out at most one number: each is at most so many above one that came before."""


def has_digit(text: str) -> bool:
    """Whether there is a digit in the text: no figure is without."""
    return bool(_DIGIT.search(text))


def digits_of(text: str) -> str:
    """The digits of a text in order: what neither cleaning nor splitting of a cell may change."""
    return "".join(_DIGIT.findall(text))


def is_year(text: str) -> bool:
    """Whether the cell holds one year and at most a short word ("2021", "TH 2021")."""
    return bool(_YEAR.match(text))


def has_words(text: str) -> bool:
    """Whether the cell is words with a number among them, not a number with its unit: "13 Program Lansia", "S1"."""
    if _FIGURE_LAST.search(text):
        return False
    found = _NUMBER_FIRST.match(text)
    if found is None:
        return True
    if len(text.split()) >= PROSE_WORDS:
        return True
    number = found["number"]
    words = len(_WORD.findall(found["rest"]))
    return words > 0 and (is_integer(number) or is_code(number, dotted_once=words > 1))


def begins_with_words(text: str) -> bool:
    """Whether the cell is a remark and no number with its unit: what it begins with is no number, nor its end."""
    return _NUMBER_FIRST.match(text) is None and _FIGURE_LAST.search(text) is None


def is_code(text: str, *, dotted_once: bool = False) -> bool:
    """Whether the cell is a dotted number of a list or account: "1.1.2", "5.2.2.03", "2."; "4.997.190" is an amount,
    and so is "1.2" unless `dotted_once`."""
    if dotted_once and _DOTTED_ONCE.match(text):
        return True
    return bool(_DOTTED.match(text)) and not _THOUSANDS.match(text)


def counts_up(text: str, above: Sequence[str]) -> bool:
    """Whether a whole number goes on with the list of those above it in its column, or begins one."""
    found = _INTEGER.match(text)
    if found is None:
        return False
    number = int(found[1])
    before = [int(other[1]) for cell in above if (other := _INTEGER.match(cell))]
    return number <= STEP or any(0 <= number - other <= STEP for other in before)


def is_integer(text: str) -> bool:
    """Whether the cell is a whole number below a thousand, as list numbers and parts of codes are."""
    return bool(_INTEGER.match(text))


def belongs_to_header(text: str) -> bool:
    """Whether a header can hold the cell: words, years, ordinals, or a formula of column numbers ("6=(5/4)*100")."""
    if _WORD.search(text) or _FORMULA.search(text):
        return True
    return not has_digit(_SMALL.sub("", text))
