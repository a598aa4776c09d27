"""Chooses one reading for every cell of a row, by column, table, arithmetic and the rest of the report.

The model, of one document. Variables: the cells that hold figures; the domain of each is its readings
(`pipeline.numbers.readings`), with the cost that its own form gives it. Unary costs from the context: a money column
expects whole rupiah, a percentage column values a reader would call a percentage, a column or table whose other cells
settle the decimal mark expects the same mark here, targets and realisations of a row are of one size. Constraints,
each satisfied within the rounding of what is printed or else charged: between the cells of one row, capaian = realisasi
/ target (or an inverse form), serapan = realisasi / anggaran, sisa = anggaran − realisasi; between rows, a total is the
sum of its parts; between tables, a figure printed twice is the same (`pipeline.normalise.expect`).

The search. Row by row the cheapest assignment wins; rows have few ambiguous cells, so the assignments are enumerated
(at most `MAX_ASSIGNMENTS`, the dearest readings dropped first), and ties fall to the cheaper readings in column order.
Rows are then read again with what sums and repetitions of surer figures say of their less sure cells, until
nothing changes (`pipeline.normalise`). Every step is a function of the artefacts alone, so the result is
deterministic; it ends because rows are read again only while that makes figures surer.

A well-formed number is never altered: only its own well-formed readings compete, and a contradiction is flagged. A
malformed one takes a repair only where a constraint is met by that repair alone; otherwise it stays as read, flagged.
Arithmetic that another well-formed reading would meet as well proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod

from pipeline.normalise.arithmetic import Constraint, Slot, constraints_of, met
from pipeline.normalise.complete import completed
from pipeline.normalise.costs import MET, UNMET, Marks, beside_of, context_cost
from pipeline.normalise.judge import Choice, Solution, judged, with_proven_repairs
from pipeline.numbers import Reading
from pipeline.numbers.readings import with_cost

MAX_ASSIGNMENTS = 20_000


def choose(slots: Sequence[Slot], table_marks: Marks) -> list[Choice]:
    """One choice for each slot of a row."""
    beside = [beside_of(i, slots) for i in range(len(slots))]
    domains = [_with_context(slot, table_marks, near) for slot, near in zip(slots, beside, strict=True)]
    domains = _bounded(domains)
    constraints = constraints_of(slots)
    best, best_cost = None, float("inf")
    for assignment in product(*domains):
        cost = sum(reading.cost for reading in assignment) + sum(_charge(c, assignment) for c in constraints)
        if cost < best_cost - 1e-12:
            best, best_cost = assignment, cost
    assert best is not None
    solution = Solution(tuple(slots), domains, completed(best, constraints), constraints, table_marks, beside)
    solution = with_proven_repairs(solution)
    return [judged(solution, i) for i in range(len(slots))]


def _with_context(slot: Slot, marks: Marks, beside: Sequence[float]) -> tuple[Reading, ...]:
    """The slot's readings with the costs of its column and table added, cheapest first."""
    if len(slot.readings) == 1:
        return slot.readings
    adjusted = [with_cost(reading, context_cost(reading, slot, marks, beside)) for reading in slot.readings]
    return tuple(sorted(adjusted, key=lambda reading: reading.cost))


def _bounded(domains: list[tuple[Reading, ...]]) -> list[tuple[Reading, ...]]:
    """The domains cut to the cheapest readings until their product is small enough to enumerate."""
    domains = list(domains)
    while prod(len(domain) for domain in domains) > MAX_ASSIGNMENTS:
        widest = max(range(len(domains)), key=lambda i: len(domains[i]))
        domains[widest] = domains[widest][:-1]
    return domains


def _charge(constraint: Constraint, assignment: Sequence[Reading]) -> float:
    held = met(constraint, assignment)
    return 0.0 if held is None else MET if held else UNMET
