"""The same figure printed twice in one report with two values (`pipeline.repeats` tells which are the same).

Not in conflict are percentages that agree within the rounding of the coarser print ("121" and "121,27"), and the parts
of an item that the report spreads over several tables and elsewhere gives as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from pipeline.artefacts import Figure
from pipeline.repeats import repeats, same_value
from pipeline.sums import FEWEST_PARTS, MONEY, ROUNDING, last_digit

WORKED_OUT = frozenset({"capaian", "capaian_akhir", "serapan"})
"""Measures that a report works out from others, and rounds as it likes."""
BALANCES = frozenset({"sisa_anggaran", "serapan"})
"""What a report works out from an amount and its budget: where both agree with it, the amount is proven twice."""
MOST_PARTS = 3
"""The parts of an item are sought among so many tables at most."""

RowOf = tuple[str, int, str, int]


def conflicts(figures: Sequence[Figure]) -> dict[str, Figure]:
    """For each figure (by id) that another table of its report contradicts, a figure of that other table.

    Where most tables agree, only those that differ from them are in doubt; where opinion is even, all are, but for
    amounts that two other cells of their row prove (`BALANCES`) against some that nothing does.

    figures: all figures of one document.
    """
    groups = repeats(figures)
    partial = {_row(figure) for group in groups for figure in _parts(group)}
    balanced = _balanced(figures)
    found: dict[str, Figure] = {}
    for group in groups:
        found.update(_doubtful([figure for figure in group if _row(figure) not in partial], balanced))
    return found


def _row(figure: Figure) -> RowOf:
    return figure.table_id, figure.row, figure.label_raw, figure.period


def _balanced(figures: Iterable[Figure]) -> set[RowOf]:
    """The rows whose amounts are proven twice."""
    proofs = Counter(_row(f) for f in figures if f.measure in BALANCES and "arithmetic" in f.evidence)
    return {row for row, count in proofs.items() if count >= len(BALANCES)}


def _parts(group: Sequence[Figure]) -> Iterator[Figure]:
    """The amounts of a group that together come to another of its amounts: parts of one item, each in its table."""
    amounts = {figure.value: figure for figure in group if figure.measure in MONEY and figure.value}
    for count in range(FEWEST_PARTS, MOST_PARTS + 1):
        for parts in combinations(amounts, count):
            whole = sum(parts)
            if any(abs(whole - amount) <= ROUNDING and amount not in parts for amount in amounts):
                yield from (figure for figure in group if figure.value in parts)


def _doubtful(group: Sequence[Figure], balanced: Collection[RowOf]) -> dict[str, Figure]:
    """The figures of one group whose value most others do not share, each with one that differs."""
    agreeing = [sum(not _differ(figure, other) for other in group) for figure in group]
    most = max(agreeing, default=0)
    surer = _surer(group, balanced)
    found = {}
    for figure, agree in zip(group, agreeing, strict=True):
        if agree < most or (agree < len(group) and 2 * most <= len(group) and figure.figure_id not in surer):
            found[figure.figure_id] = next(other for other in group if _differ(other, figure))
    return found


def _surer(group: Sequence[Figure], balanced: Collection[RowOf]) -> set[str]:
    """The amounts (by id) that are proven twice, if they agree and no other of the group is."""
    proven = [figure for figure in group if figure.measure in MONEY and _row(figure) in balanced and not figure.flags]
    if any(_differ(proven[0], other) for other in proven[1:]):
        return set()
    return {figure.figure_id for figure in proven}


def _differ(a: Figure, b: Figure) -> bool:
    if a.value is None or b.value is None or same_value(a.value, b.value):
        return False
    steps = [last_digit(figure) for figure in (a, b) if figure.value and a.measure in WORKED_OUT]
    coarser = max(steps, default=0.0)
    return abs(a.value - b.value) > coarser / 2
