"""The same figure printed twice in one report with two values.

Figures are the same when dataset, measure, period, version and label are (the indicator where it is known, else the
label's letters). A label that one table uses several times for the same measure and period ("Jumlah dokumen") names
nothing by itself and is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.artefacts import Figure
from pipeline.header_words import tokens

Key = tuple[str, ...]
RELATIVE = 0.0005
ABSOLUTE = 0.011
"""Two prints of one figure may differ in rounding: by so much relatively, or one unit of the second decimal."""


def conflicts(figures: Sequence[Figure]) -> dict[str, Figure]:
    """For each figure (by id) that another table of its report contradicts, a figure of that other table.

    Where most tables agree, only those that differ from them are in doubt; where opinion is even, all are.

    figures: all figures of one document.
    """
    groups: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.label_raw and figure.level != "total":
            groups[_key(figure)].append(figure)
    found: dict[str, Figure] = {}
    for group in groups.values():
        if not _repeats_in_table(group):
            found.update(_doubtful(group))
    return found


def _doubtful(group: Sequence[Figure]) -> dict[str, Figure]:
    """The figures of one group whose value most others do not share, each with one that differs."""
    agreeing = [sum(not _differ(figure, other) for other in group) for figure in group]
    most = max(agreeing)
    found = {}
    for figure, agree in zip(group, agreeing, strict=True):
        if agree < most or (agree < len(group) and 2 * most <= len(group)):
            found[figure.figure_id] = next(other for other in group if _differ(other, figure))
    return found


def _key(figure: Figure) -> Key:
    """What a figure is of. A known indicator is one thing at every level; a label may name several."""
    common = (figure.dataset, figure.measure, str(figure.period), figure.version)
    if figure.indicator_id:
        return (*common, figure.indicator_id)
    parent = "" if figure.dataset == "performance" else "".join(tokens(figure.program_raw))
    return (*common, figure.level, figure.unit, parent, "".join(tokens(figure.label_raw)))


def _repeats_in_table(group: Sequence[Figure]) -> bool:
    tables = [figure.table_id for figure in group]
    return len(tables) != len(set(tables))


def _differ(a: Figure, b: Figure) -> bool:
    assert a.value is not None
    assert b.value is not None
    difference = abs(a.value - b.value)
    return difference > ABSOLUTE and difference > RELATIVE * max(abs(a.value), abs(b.value))
