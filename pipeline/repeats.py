"""Figures that one report prints in several tables.

Figures are the same when dataset, measure, period and label are (the indicator where it is known, else the label's
letters), and the version: of before or after the year's change. Tables that name none are taken to be of the version
that they agree with, else of the one in force. A label that one table uses several times for the same measure and
period ("Jumlah dokumen") names nothing by itself and is left out; a row that gives its one value in two columns counts
once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.artefacts import Figure
from pipeline.header_words import tokens
from pipeline.terms import IN_FORCE

CHANGES = (IN_FORCE, "murni")
"""The versions of a year's targets and budgets; one that a report does not name is sought in this order."""
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
    return [part for group in groups.values() for part in _of_one_version(group) if len(part) > 1]


def _of_one_version(group: Sequence[Figure]) -> list[list[Figure]]:
    """A group parted into what is of one version: those of after the change, those of before it, and the others, which
    go with the version that all of them agree with, else with the one in force.

    What stands beside a named version in one table is of none of them, and is compared with its like alone.
    """
    named = {version: _usable([f for f in group if f.version == version]) for version in CHANGES}
    named = {version: part for version, part in named.items() if part}
    plain = _usable([figure for figure in group if figure.version not in CHANGES])
    tables = {figure.table_id for part in named.values() for figure in part}
    free = [figure for figure in plain if figure.table_id not in tables]
    version = next((v for v, part in named.items() if _agree(free, part)), IN_FORCE)
    if not free or version not in named:
        return [*named.values(), plain]
    named[version] = [*named[version], *free]
    return [*named.values(), plain] if len(free) < len(plain) else [*named.values()]


def _agree(figures: Sequence[Figure], named: Sequence[Figure]) -> bool:
    return all(any(same_value(a.value or 0.0, b.value or 0.0) for b in named) for a in figures)


def _usable(group: Sequence[Figure]) -> list[Figure]:
    """The group with a row's one value in two columns counted once; nothing if a table uses the label several times."""
    single = _once_a_row(group)
    return [] if _repeats_in_table(single) else single


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
