"""The printed rows of performance figures: their labels as read, and the kinds of unit that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.artefacts import Figure
from pipeline.match.index import Index
from pipeline.match.label import Reading, read_labels
from pipeline.units import Units

MEASURES_IN_UNIT = frozenset({"target", "realisasi", "kondisi_awal", "target_akhir", "realisasi_pembanding"})
"""The measures that are in the indicator's unit; the others are percentages of them, or differences."""

CATEGORY = "category"
COUNT, RATE = "count", "rate"
NUMBER = "number"
NOT_TELLING = frozenset({"", NUMBER})

_PER = re.compile(r"[/\\]|\bper\b", re.IGNORECASE)

RowKey = tuple[str, str, int, str]
"""Document, table, row and label: one printed row of one indicator."""


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row of performance figures: its label as read, and the kind of unit it is in."""

    reading: Reading
    figure: Figure
    kind: str


def key_of(figure: Figure) -> RowKey:
    """The row that a figure is printed in."""
    return (figure.doc_id, figure.table_id, figure.row, figure.label_raw)


def read_rows(figures: Iterable[Figure], index: Index) -> dict[RowKey, LabelledRow]:
    """The rows of the figures. A row that prints no unit takes that of the same label elsewhere in its document."""
    grouped: dict[RowKey, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(key_of(figure), []).append(figure)
    labels = [*dict.fromkeys(label for *_, label in grouped)]
    readings = dict(zip(labels, read_labels(labels, index.lexicon), strict=True))
    rows = {
        key: LabelledRow(readings[key[3]], group[0], _kind_of_row(group, readings[key[3]], index.lexicon.units))
        for key, group in grouped.items()
    }
    elsewhere = _kinds_in_document(rows.values())
    return {
        key: replace(row, kind=elsewhere.get((row.figure.doc_id, row.reading.key), row.kind))
        if row.kind in NOT_TELLING
        else row
        for key, row in rows.items()
    }


def _kind_of_row(figures: Sequence[Figure], reading: Reading, units: Units) -> str:
    """The kind of unit that a row or its label prints; without one "number", "category" for text, "" for nothing."""
    values = [figure for figure in figures if figure.measure in MEASURES_IN_UNIT]
    kind = kind_of_units([*(figure.unit or figure.unit_raw for figure in values), reading.unit], units)
    if kind:
        return kind
    if any(figure.value is not None for figure in values):
        return NUMBER
    return CATEGORY if any(figure.value_text for figure in values) else ""


def kind_of_units(printed: Sequence[str], units: Units) -> str:
    """The kind that most of these units are of, "" where none tells one; "number" says nothing.

    A unit in words that units.csv lacks counts something ("pusat"), or is so many per something ("kasus/desa").
    """
    kinds = [kind for kind in map(units.kind, printed) if kind not in NOT_TELLING]
    if kinds:
        return max(dict.fromkeys(kinds), key=kinds.count)
    unknown = next((unit for unit in printed if unit[:1].isalpha() and not units.kind(unit)), "")
    return (RATE if _PER.search(unknown) else COUNT) if unknown else ""


def _kinds_in_document(rows: Iterable[LabelledRow]) -> dict[tuple[str, str], str]:
    """The one kind of unit with which a document prints a label, where it prints it with one at all."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row.kind not in NOT_TELLING:
            found.setdefault((row.figure.doc_id, row.reading.key), set()).add(row.kind)
    return {place: kinds.pop() for place, kinds in found.items() if len(kinds) == 1}
