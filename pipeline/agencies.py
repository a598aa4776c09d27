"""Agencies: from a name in any spelling to an id that stays the same.

The id is made of what the name says, not of how: "DINSOSPPPA Kab. Purbalingga" and "Dinas Sosial, Pemberdayaan
Perempuan dan Perlindungan Anak" are both 33.03:dinas-pa-pp-sosial. The name of the region and small words are left
out; phrases and abbreviations become terms (mappings/agency_terms.csv), also where several are written together; any
other word is its own term. The first term says what kind of agency it is; the order of the others, which covers change
freely, does not count. So an id is as old as the tasks of its agency: where tasks come or go, it is another agency.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.agency_terms import AgencyTerm, load_agency_terms
from pipeline.cover import AGENCY_WORDS_FILE, AgencyWord
from pipeline.mapping_files import read_table
from pipeline.regions import WORD, Regions, compact

SHORTEST = 2
"""Letters of the shortest abbreviation that is looked for inside a word."""


@dataclass(frozen=True, slots=True)
class Agencies:
    """Makes ids of names. `terms`: by their words, without small ones; `light`: the small words."""

    terms: Mapping[tuple[str, ...], AgencyTerm]
    light: frozenset[str]
    regions: Regions = field(repr=False)

    def agency_id(self, name: str, region_code: str) -> str:
        """The id of the agency of this name in this region ("33.03:dinas-sosial"); "" for a name without words."""
        words = self._without_region(WORD.findall(name.casefold()), region_code)
        first, *others = self._terms([word for word in words if word not in self.light]) or [""]
        if not first:
            return ""
        return f"{self.regions.code_now(region_code)}:{'-'.join([first, *sorted({*others} - {first})])}"

    def _without_region(self, words: Sequence[str], code: str) -> list[str]:
        """The words without level words and the names of the region and its province, today's and former ones."""
        names = {compact(name) for each in (code, code[:2]) for name in self._names(each)}
        kept: list[str] = []
        start = 0
        while start < len(words):
            length = next(
                (n for n in range(len(words) - start, 0, -1) if "".join(words[start : start + n]) in names), 0
            )
            before = self.terms.get((kept[-1],)) if kept else None
            if length and not (before and before.place_follows and words[start - 1] == kept[-1]):
                start += length
                continue
            if words[start] not in self.regions.levels:
                kept.append(words[start])
            start += 1
        return kept

    def _names(self, code: str) -> list[str]:
        now = self.regions.code_now(code)
        found = (self.regions.get(now), self.regions.get(now[:2]), *self.regions.former.get(code, ()))
        former = self.regions.former.get(now, ())
        return [name for region in (*found, *former) if region for name in region.names]

    def _terms(self, words: Sequence[str]) -> list[str]:
        """The terms of the words, the longest known phrases first."""
        found: list[str] = []
        start = 0
        while start < len(words):
            lengths = range(min(len(words) - start, max(map(len, self.terms))), 0, -1)
            length = next((n for n in lengths if tuple(words[start : start + n]) in self.terms), 0)
            if length:
                found += self.terms[tuple(words[start : start + length])].terms
            else:
                parts = self._parts(words[start])
                found += [term for part in parts for term in self.terms[part,].terms] if parts else [words[start]]
            start += max(length, 1)
        return found

    def _parts(self, word: str) -> list[str]:
        """The fewest abbreviations that make up the whole word ("dinsos", "pppa"); none if they do not."""
        best: list[list[str] | None] = [[]]
        for end in range(1, len(word) + 1):
            ways = [
                [*before, word[start:end]]
                for start in range(end - SHORTEST + 1)
                if (before := best[start]) is not None and (word[start:end],) in self.terms
            ]
            best.append(min(ways, key=len, default=None))
        return best[-1] or []


def load_agencies(regions: Regions) -> Agencies:
    """The agencies' terms of mappings/; LkjipError names the line of a row that does not fit."""
    words = read_table(AgencyWord, AGENCY_WORDS_FILE, unique=["word"])
    light = frozenset(row.word for row in words if row.place == "lower")
    terms: dict[tuple[str, ...], AgencyTerm] = {}
    for row in load_agency_terms():
        terms[tuple(word for word in WORD.findall(row.printed.casefold()) if word not in light)] = row
    return Agencies(terms, light, regions)
