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
    """For each figure (by id) that another table of its report contradicts, that other figure.

    figures: all figures of one document.
    """
    groups: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.label_raw:
            groups[_key(figure)].append(figure)
    found: dict[str, Figure] = {}
    for group in groups.values():
        if _repeats_in_table(group):
            continue
        for figure in group:
            other = next((o for o in group if o.table_id != figure.table_id and _differ(o, figure)), None)
            if other is not None:
                found[figure.figure_id] = other
    return found


def _key(figure: Figure) -> Key:
    label = figure.indicator_id or "".join(tokens(figure.label_raw))
    parent = "" if figure.dataset == "performance" else "".join(tokens(figure.program_raw))
    return (figure.dataset, figure.measure, str(figure.period), figure.version, figure.level, figure.unit, parent, label)


def _repeats_in_table(group: Sequence[Figure]) -> bool:
    tables = [figure.table_id for figure in group]
    return len(tables) != len(set(tables))


def _differ(a: Figure, b: Figure) -> bool:
    assert a.value is not None
    assert b.value is not None
    difference = abs(a.value - b.value)
    return difference > ABSOLUTE and difference > RELATIVE * max(abs(a.value), abs(b.value))
