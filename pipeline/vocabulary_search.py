"""Finds indicators and budget items by what they are called, and budget items by their codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz

from pipeline.budget_items import BudgetItem, urusan_of
from pipeline.match.index import build_index
from pipeline.match.item_index import build_item_index
from pipeline.match.label import read_label
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import Indicator, Vocabulary

CODE = re.compile(r"(?:\d|X)\.[\dX.]*")
"""A query that is the beginning of a budget item's code: "1.06.04"."""
LIKE = 75.0
"""Likeness (0–100) below which nothing is found: "kemiskinan" and "miskin" are 75 alike."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An indicator, how like what was sought it is (0–100), under which of its names, and how many aliases it has."""

    indicator: Indicator
    score: float
    name: str
    aliases: int


@dataclass(frozen=True, slots=True)
class ItemHit:
    """A budget item, how like what was sought it is (0–100), and under which of its names."""

    item: BudgetItem
    score: float
    name: str


def search(query: str, vocabulary: Vocabulary) -> list[Hit]:
    """The indicators one of whose names, in Indonesian or English, or aliases is like `query`; the best first.

    Both are compared as printed and as labels are read, so that "PMKS" finds its long form and a misspelling its word.
    An empty query finds all, in the order of indicators.csv.
    """
    counts = Counter(alias.indicator_id for alias in vocabulary.aliases)
    if not query.strip():
        return [Hit(each, 100.0, each.name_id, counts[each.indicator_id]) for each in vocabulary.indicators.values()]
    index = build_index(vocabulary, MatchSettings())
    asked = read_label(query, index.lexicon).text
    best: dict[str, Hit] = {}
    for indicator, name in _names(vocabulary):
        read = read_label(name, index.lexicon).text
        score = max(_likeness(query.casefold(), name.casefold()), _likeness(asked, read) if asked else 0.0)
        known = best.get(indicator.indicator_id)
        if score >= LIKE and (known is None or score > known.score):
            best[indicator.indicator_id] = Hit(indicator, round(score, 1), name, counts[indicator.indicator_id])
    return sorted(best.values(), key=lambda hit: -hit.score)


def search_items(query: str, vocabulary: Vocabulary) -> list[ItemHit]:
    """The budget items one of whose names is like `query`, the best first; of a code, the item and all its parts."""
    if is_code(query):
        return [ItemHit(item, 100.0, item.name) for item in vocabulary.budget_items if _is_within(item, query.strip())]
    if not query.strip():
        return []
    index = build_item_index(vocabulary, MatchSettings())
    asked = index.read(query).reading.text
    best: dict[BudgetItem, ItemHit] = {}
    for name in chain.from_iterable(index.names.values()):
        read = _likeness(asked, name.reading.text) if asked else 0.0
        score = max(_likeness(query.casefold(), name.printed.casefold()), read)
        if score >= LIKE and (name.item not in best or score > best[name.item].score):
            best[name.item] = ItemHit(name.item, round(score, 1), name.printed)
    return sorted(best.values(), key=lambda hit: -hit.score)


def is_code(query: str) -> bool:
    """Whether a query is a budget item's code or the beginning of one."""
    return bool(CODE.fullmatch(query.strip()))


def _is_within(item: BudgetItem, code: str) -> bool:
    """Whether the item has this code or one that begins so, in the code's own urusan where the item's is open."""
    return f"{item.in_urusan(urusan_of(code))}.".startswith(code.rstrip(".") + ".")


def _names(vocabulary: Vocabulary) -> Iterable[tuple[Indicator, str]]:
    for indicator in vocabulary.indicators.values():
        yield indicator, indicator.name_id
        yield indicator, indicator.name_en
        yield indicator, indicator.indicator_id.replace("_", " ")
    for alias in vocabulary.aliases:
        yield vocabulary.indicators[alias.indicator_id], alias.alias


def _likeness(query: str, name: str) -> float:
    """How well each word of the query is found among the words of a name: 100 if all stand there."""
    words = name.split()
    asked = query.split()
    if not words or not asked:
        return 0.0
    found = [max(fuzz.ratio(word, other) for other in words) for word in asked]
    return sum(found) / len(found)
