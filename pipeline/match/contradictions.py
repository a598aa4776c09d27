"""Labels whose name and abbreviation exclude each other, decided by what the report prints elsewhere.

"Indeks Pembangunan Gender (IDG)" may be either index: reports mix up the words, and abbreviations are misprinted too.
Neither is believed. The row's values are compared with those that other tables of the report give for each of the two;
if they are one's and not the other's, that is it. Otherwise nobody decides but a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

from rapidfuzz import fuzz

from pipeline.artefacts import Candidate, Figure
from pipeline.match.compare import applies, unit_conflict
from pipeline.match.decide import Decision
from pipeline.match.index import Entry, Index
from pipeline.match.rows import MEASURES_IN_UNIT, LabelledRow, RowKey, key_of

VALUES = "values"
LEAST_SIGNS = 2
"""Figures that are one indicator's, or not the other's: a single one may be alike by chance."""

Values = dict[tuple[str, int], set[float]]
"""What is printed of something, by measure and period."""


@dataclass(frozen=True, slots=True)
class _Rival:
    """One of the two indicators that a label may mean; how many of the row's figures it shares, how many it gives
    otherwise."""

    entry: Entry
    same: int
    other: int


def settled(
    figures: Iterable[Figure], rows: Mapping[RowKey, LabelledRow], decisions: Mapping[RowKey, Decision], index: Index
) -> dict[RowKey, Decision]:
    """The decisions on rows whose label contradicts itself, where the report's other tables tell what it means."""
    doubtful = [key for key, row in rows.items() if row.reading.rivals and not decisions[key].indicator_id]
    if not doubtful:
        return {}
    printed: dict[RowKey, Values] = {}
    for figure in figures:
        if figure.measure in MEASURES_IN_UNIT and figure.value is not None:
            places = printed.setdefault(key_of(figure), {})
            places.setdefault((figure.measure, figure.period), set()).add(figure.value)
    found = {}
    for key in doubtful:
        rivals = [_compared(entry, key, decisions, printed) for entry in _named_by_each(rows[key], index)]
        for one, other in permutations(rivals, 2) if len(rivals) == 2 else ():
            if _is_it(one, other):
                found[key] = _decision(rows[key], one.entry, other.entry)
    return found


def _is_it(one: _Rival, other: _Rival) -> bool:
    """Whether the row's figures are the one's, and not the other's."""
    return bool(one.same) and not one.other and not other.same and one.same + other.other >= LEAST_SIGNS


def _named_by_each(row: LabelledRow, index: Index) -> list[Entry]:
    """What the label means without its name, and without its abbreviation, if that is two indicators in all."""
    entries: dict[str, Entry] = {}
    for dropped in row.reading.rivals:
        content = [word for word in row.reading.content if word != dropped]
        for entry in index.by_key.get("".join(content), ()):
            if applies(entry, row.kind) and not unit_conflict(entry, row.kind, index.lexicon.units):
                entries.setdefault(entry.indicator.indicator_id, entry)
    return [*entries.values()]


def _compared(
    entry: Entry, key: RowKey, decisions: Mapping[RowKey, Decision], printed: Mapping[RowKey, Values]
) -> _Rival:
    """The rival by what other tables of the document give for it."""
    given: Values = {}
    for place, decision in decisions.items():
        elsewhere = place[0] == key[0] and place[1] != key[1]
        if elsewhere and decision.indicator_id == entry.indicator.indicator_id:
            for when, values in printed.get(place, {}).items():
                given.setdefault(when, set()).update(values)
    own = printed.get(key, {})
    both = own.keys() & given.keys()
    same = sum(bool(own[when] & given[when]) for when in both)
    return _Rival(entry, same, len(both) - same)


def _decision(row: LabelledRow, entry: Entry, other: Entry) -> Decision:
    scores = [round(fuzz.ratio(row.reading.text, each.reading.text), 1) for each in (entry, other)]
    runner_up = Candidate(other.indicator.indicator_id, other.indicator.name_id, scores[1])
    return Decision(entry.indicator.indicator_id, VALUES, scores[0], runner_up=runner_up)
