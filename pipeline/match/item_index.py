"""The names of programs, kegiatan and sub kegiatan, read as labels are, and found by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain

from pipeline.budget_items import FORMS, ITEM_LEVELS, BudgetItem, ItemLevel
from pipeline.level_words import level_words
from pipeline.match.label import Reading, read_label
from pipeline.match.lexicon import Lexicon, build_lexicon
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import Vocabulary

PRINTED_CODE = re.compile(rf"\s*({'|'.join(form.pattern for form in (*FORMS.values(),)[::-1])})\.?\s+(?=[^\W\d])")

BROKEN_ABBREVIATION = re.compile(r"(?<=[A-Z])-\s+(?=[A-Z])")
"""The end of a line within "RKA-SKPD"."""
BRACKETED_WORD = re.compile(r"\s*\(\w+\)")


@dataclass(frozen=True, slots=True)
class ItemName:
    """One name of an item."""

    item: BudgetItem
    printed: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """A printed label of a budget item: the code in front ("" if it prints none) and the words of its name."""

    code: str
    text: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class ItemIndex:
    """All names of all items, by level and program, and by level and words."""

    names: Mapping[tuple[ItemLevel, str], tuple[ItemName, ...]] = field(repr=False)
    by_key: Mapping[tuple[ItemLevel, str], tuple[ItemName, ...]] = field(repr=False)
    lexicon: Lexicon = field(repr=False)

    def named(self, level: ItemLevel, reading: Reading) -> tuple[ItemName, ...]:
        """The names of this level with the label's words, whatever the years they hold in."""
        return self.by_key.get((level, reading.key), ())

    def among(self, level: ItemLevel, program: str) -> tuple[ItemName, ...]:
        """The names of this level within a program; of all programs for their own level."""
        return self.names.get((level, "" if level == "program" else program), ())

    def read(self, label: str) -> ItemLabel:
        """A label less its code and the word for its level ("1.06.04 Program …")."""
        found = PRINTED_CODE.match(label)
        text = BROKEN_ABBREVIATION.sub("-", label[found.end() :] if found else label)
        return ItemLabel(found[1] if found else "", text, read_label(_level_word().sub("", text), self.lexicon))


@cache
def _level_word() -> re.Pattern[str]:
    phrases = (word.phrase for word in level_words() if word.level in ITEM_LEVELS)
    ways = sorted((r"[\s-]*".join(map(re.escape, phrase.split())) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"^\s*(?:{'|'.join(ways)})\b[\s:]*", re.IGNORECASE)


@lru_cache(maxsize=1)
def build_item_index(vocabulary: Vocabulary, settings: MatchSettings) -> ItemIndex:
    """Every name of every item as a reading. The last one is kept: many documents ask for it in turn."""
    lexicon = build_lexicon(vocabulary, settings)
    empty = ItemIndex({}, {}, lexicon)
    found = [
        ItemName(item, name, empty.read(name).reading)
        for item in vocabulary.budget_items
        for name in dict.fromkeys(chain.from_iterable(map(_wordings, item.names)))
    ]
    by_level: dict[tuple[ItemLevel, str], list[ItemName]] = {}
    by_key: dict[tuple[ItemLevel, str], list[ItemName]] = {}
    for name in found:
        level = name.item.level
        by_level.setdefault((level, "" if level == "program" else name.item.program), []).append(name)
        by_key.setdefault((level, name.reading.key), []).append(name)
    return ItemIndex(
        names={place: tuple(names) for place, names in by_level.items()},
        by_key={place: tuple(names) for place, names in by_key.items()},
        lexicon=lexicon,
    )


def _wordings(name: str) -> tuple[str, str]:
    """A name as it is, and without abbreviations in brackets: "Pengelolaan Sumber Daya Air (SDA)"."""
    return name, BRACKETED_WORD.sub("", name)


def rival_items(index: ItemIndex) -> Iterator[tuple[ItemName, ItemName]]:
    """The pairs of names, the later first, that mean two items of one parent in one year."""
    for names in index.by_key.values():
        for position, name in enumerate(names):
            for other in names[:position]:
                one, two = name.item, other.item
                if one.code != two.code and one.parent == two.parent and one.overlaps(two):
                    yield name, other
