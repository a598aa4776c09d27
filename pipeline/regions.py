"""Provinces, regencies and cities: from code to name, and from a name as printed on a cover to the region.

Names are compared without spaces and punctuation, word by word, because covers print "BAU BAU", "Bau-Bau" and "Baubau".
A level word in front ("Kabupaten", "Kab.", "Kota", "Provinsi") tells a regency from the city of the same name; a name
without one stands for every region called so now.

A region that was renamed has a row for each of its names, each with the years in which it was in force (at their end,
on 31 December). One that came under another code when its province was split has a row for the older code too, which
points to the code that it has `now`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.mapping_files import read_table

REGIONS_FILE = "regions.csv"
REGION_WORDS_FILE = "region_words.csv"
CODE = re.compile(r"\d\d(\.\d\d)?")
WORD = re.compile(r"[a-z0-9]+")
LONGEST_NAME = 6  # words: "Provinsi Kepulauan Bangka Belitung" has three, "Daerah Khusus Ibukota Jakarta" four

LATEST = 9999
"""Sorts what holds today before what does not any more."""

RegionLevel = Literal["provinsi", "kabupaten", "kota"]


@dataclass(frozen=True, slots=True)
class Region:
    """A province, regency or city by its Kemendagri code ("33", "33.03").

    `also`: other names it goes by, without the level word ("Nanggroe Aceh Darussalam"). `valid_from`, `valid_to`: first
    and last year of this code and name, as far as they are known; without `valid_to` they hold today. `now`: the code
    that the region has today, where it is another. `note`: the regulation that changed it.
    """

    code: str
    name: str
    level: RegionLevel
    province_code: str
    also: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None
    now: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not CODE.fullmatch(self.code):
            raise ValueError(f"'{self.code}' is not a region code like 33 or 33.03 (a spreadsheet may have cut a zero)")
        if self.province_code != self.code[:2]:
            raise ValueError(f"the province of '{self.code}' is {self.code[:2]}, not '{self.province_code}'")

    @property
    def names(self) -> tuple[str, ...]:
        """Its names without the level word: "Purbalingga"."""
        return (self.name.removeprefix(self.level.capitalize()).strip(), *self.also)


@dataclass(frozen=True, slots=True)
class RegionWord:
    """A word that tells the level of the region named after it."""

    word: str
    level: RegionLevel


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A region that a text may mean: how often it is named, and whether with its level word."""

    region: Region
    count: int
    with_level: bool


@dataclass(frozen=True, slots=True)
class Regions:
    """All regions, found by code or by name. `by_code` are those of today, `former` the older names and codes, the
    latest first."""

    by_code: Mapping[str, Region]
    by_name: Mapping[str, tuple[Region, ...]] = field(repr=False)
    levels: Mapping[str, RegionLevel] = field(repr=False)
    former: Mapping[str, tuple[Region, ...]] = field(repr=False, default_factory=dict)

    def get(self, code: str, year: int | None = None) -> Region | None:
        """The region with this code, as it was called at the end of `year` (None: today), or None if there is none.

        A code that is not of that year gives the region under the name nearest to it.
        """
        older = self.former.get(code, ())
        of_year = [region for region in older if year and region.valid_to and year <= region.valid_to]
        current = self.by_code.get(code)
        return of_year[-1] if of_year else current or next(iter(older), None)

    def name(self, code: str, year: int | None = None) -> str:
        """The region's full name ("Kabupaten Purbalingga") in that year, or "" for an unknown code."""
        region = self.get(code, year)
        return region.name if region else ""

    def code_now(self, code: str) -> str:
        """The code that the region has today: 93.01 for 91.01. An unknown code is given back."""
        region = self.get(code)
        return region.now or code if region else code

    def find(self, text: str) -> tuple[RegionMention, ...]:
        """The regions named in a text, the likeliest first.

        A region named with its level word goes before one without; then a regency before its own province (covers
        print both); then the one named more often; then the one named first. Empty if the text names none.
        """
        counts: Counter[tuple[str, bool]] = Counter()
        for region, with_level in self._mentions(WORD.findall(text.casefold())):
            counts[region.code, with_level] += 1
        known = {code: found for code in {code for code, _ in counts} if (found := self.get(code))}
        explicit = {code for code, with_level in counts if with_level}
        mentions = [
            RegionMention(known[code], count + counts[code, False] * with_level, with_level)
            for (code, with_level), count in counts.items()
            if with_level or code not in explicit
        ]
        covered = {mention.region.province_code for mention in mentions if mention.region.level != "provinsi"}
        return tuple(sorted(mentions, key=lambda m: (not m.with_level, m.region.code in covered & explicit, -m.count)))

    def _mentions(self, words: list[str]) -> Iterator[tuple[Region, bool]]:
        """Every region named in a list of words, longest name first, with whether its level word stands before it."""
        start = 0
        while start < len(words):
            found, length = self._longest(words[start : start + LONGEST_NAME])
            level = self.levels.get(words[start - 1]) if start else None
            of_level = [region for region in found if region.level == level]
            today = [region for region in found if region.valid_to is None]
            yield from ((region, bool(of_level)) for region in of_level or today)
            start += max(length, 1)

    def _longest(self, words: list[str]) -> tuple[tuple[Region, ...], int]:
        """The regions whose name is the longest beginning of these words, and how many words it has."""
        for length in range(len(words), 0, -1):
            found = self.by_name.get("".join(words[:length]))
            if found:
                return found, length
        return (), 0


def load_regions() -> Regions:
    """The regions of mappings/regions.csv; LkjipError names the line of a row that does not fit."""
    rows = read_table(Region, REGIONS_FILE, unique=["code", "valid_to"])
    words = read_table(RegionWord, REGION_WORDS_FILE, unique=["word"])
    by_name: dict[str, tuple[Region, ...]] = {}
    former: dict[str, tuple[Region, ...]] = {}
    for region in sorted(rows, key=lambda row: -(row.valid_to or LATEST)):
        if region.valid_to is not None:
            former[region.code] = (*former.get(region.code, ()), region)
        for key in dict.fromkeys(compact(name) for name in region.names):
            named = by_name.get(key, ())
            if (region.now or region.code) not in {other.code for other in named}:
                by_name[key] = (*named, region)
    today = {region.code: region for region in rows if region.valid_to is None}
    return Regions(today, by_name, {row.word: row.level for row in words}, former)


def compact(name: str) -> str:
    """A name without spaces, punctuation and case: "Bau-Bau" and "BAU BAU" are "baubau"."""
    return "".join(WORD.findall(name.casefold()))
