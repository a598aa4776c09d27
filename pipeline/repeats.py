"""Figures that one report prints in several tables.

Figures are the same when dataset, measure, period and label are (the indicator where it is known, else the label's
letters), and for budgets the version: a table that names none is compared with the version it agrees with, else with
the one in force, of after the change. A changed target is compared with the one before: which of them counts, a
reader has to decide. A label that one table uses several times for the same measure and period ("Jumlah dokumen")
names nothing by itself and is left out; a row that gives its one value in two columns counts once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.artefacts import Figure
from pipeline.header_words import tokens

IN_FORCE = "perubahan"
CHANGES = (IN_FORCE, "murni")
"""The versions of a year's budget; one that a report does not name is sought in this order."""
RELATIVE = 0.0005
ABSOLUTE = 0.011
"""Two prints of one figure may differ in rounding: by so much relatively, or one unit of the second decimal."""


def repeats(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The figures of one document that are the same by what they are of, whatever their values: groups of at least two,
    each of another table."""
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.label_raw and figure.level != "total":
            groups[_key(figure)].append(figure)
    versions = [part for group in groups.values() for part in _versions(group)]
    single = map(_once_a_row, versions)
    return [group for group in single if len(group) > 1 and not _repeats_in_table(group)]


def _versions(group: Sequence[Figure]) -> list[list[Figure]]:
    """A group parted into the budgets of before the change, those of after it, and the rest; of targets, whole."""
    if any(figure.dataset == "performance" for figure in group):
        return [list(group)]
    parts: dict[str, list[Figure]] = {version: [] for version in CHANGES}
    for figure in group:
        if figure.version in parts:
            parts[figure.version].append(figure)
    named = {version: [figure.value or 0.0 for figure in part] for version, part in parts.items() if part}
    rest: list[Figure] = []
    for figure in group:
        if figure.version in parts:
            continue
        alike = (v for v, values in named.items() if any(same_value(value, figure.value or 0.0) for value in values))
        version = next(alike, IN_FORCE if IN_FORCE in named else "")
        (parts[version] if version else rest).append(figure)
    return [*parts.values(), rest]


def _once_a_row(group: Sequence[Figure]) -> list[Figure]:
    """The group without the later of two columns that print one value in one row ("Realisasi 2016 | s/d 2016")."""
    firsts: dict[tuple[str, int, float | None], Figure] = {}
    for figure in group:
        firsts.setdefault((figure.table_id, figure.row, figure.value), figure)
    return list(firsts.values())


def _key(figure: Figure) -> tuple[str, ...]:
    """What a figure is of. A known indicator is one thing at every level; a label may name several."""
    counted = "" if figure.version in CHANGES else figure.version
    common = (figure.dataset, figure.measure, str(figure.period), counted)
    if figure.indicator_id:
        return (*common, figure.indicator_id)
    parent = "" if figure.dataset == "performance" else "".join(tokens(figure.program_raw))
    return (*common, figure.level, figure.unit, parent, "".join(tokens(figure.label_raw)))


def _repeats_in_table(group: Sequence[Figure]) -> bool:
    tables = [figure.table_id for figure in group]
    return len(tables) != len(set(tables))


def same_value(a: float, b: float) -> bool:
    """Whether two prints of one figure agree within their rounding."""
    difference = abs(a - b)
    return difference <= ABSOLUTE or difference <= RELATIVE * max(abs(a), abs(b))
