"""Whether a printed line goes on in the next one, or begins an item of its own (mappings/joining_words.csv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.level_words import level_words
from pipeline.mapping_files import read_table

JOINING_WORDS_FILE = "joining_words.csv"

Place = Literal["end", "start", "item"]

_ITEM_MARK = r"[-•▪·➢✓o]\s|\(?[0-9]{1,2}[.)]|[a-zA-Z][.)]\s|(?:[IVX]+|\d+(?:\.\d+)+)[.)]?\s"


@dataclass(frozen=True, slots=True)
class JoiningWord:
    """One line of mappings/joining_words.csv: a word, and at which place of a line it says something."""

    place: Place
    word: str
    note: str = ""


def ends_open(text: str) -> bool:
    """Whether the text ends in mid-sentence: with a comma, a hyphen, an open bracket or a joining word."""
    return bool(_open_end().search(text)) or text.count("(") > text.count(")")


def begins_within(text: str) -> bool:
    """Whether the text begins in mid-sentence: with a small letter, a closing bracket or a joining word."""
    return bool(_open_start().match(text))


def starts_item(text: str) -> bool:
    """Whether the text begins a new item: with a list number, a bullet, or a word that items begin with."""
    return bool(_item_start().match(text))


@cache
def _open_end() -> re.Pattern[str]:
    return re.compile(rf"(?:[,(/&\-–]|\b(?:{_words('end')}))\s*$", re.IGNORECASE)


@cache
def _open_start() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:[a-z&)]|\(?(?i:{_words('start')})\b)")


@cache
def _item_start() -> re.Pattern[str]:
    levels = (r"[\s\-]*".join(map(re.escape, word.phrase.split())) for word in level_words())
    return re.compile(rf"^\s*(?:{_ITEM_MARK}|(?:{'|'.join(levels)}|{_words('item')})\b)", re.IGNORECASE)


def _words(place: Place) -> str:
    """The words of one place as alternatives of a pattern."""
    words = read_table(JoiningWord, JOINING_WORDS_FILE)
    return "|".join(re.escape(word.word) for word in words if word.place == place)
