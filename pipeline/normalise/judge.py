"""What is to be said of a chosen reading: whether it is proven, repaired, doubtful or contradicted, and why it won."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from pipeline.normalise.arithmetic import VALUE_MEASURES, Constraint, Slot, gross, met
from pipeline.normalise.complete import COMPLETED
from pipeline.normalise.costs import Marks, fits, size_cost
from pipeline.numbers import CUT, Reading

NEARLY = 1.0
"""A reading dearer than the chosen one by no more than this is a rival to it."""
UNSETTLED_NEARLY = 2.5
"""What `NEARLY` is for figures of kinds that may have three decimals, whatever mark the other rows of the table use."""
UNSETTLED = frozenset({"percent", "index", "number", "score"})
SIZE_DOUBT = 2.5
"""A rival that fits the size of the figures beside it by so much better makes the chosen reading doubtful."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading chosen for one slot, flags, what was considered, and the evidence for it."""

    reading: Reading
    flags: tuple[str, ...]
    explanation: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Solution:
    """The slots of a row, the readings each could have and the one that was `chosen` for each; the constraints between
    them, the decimal marks of the table, the settled figures that each should be about as large as, and the slots
    whose repair nothing proves."""

    slots: Sequence[Slot]
    domains: Sequence[Sequence[Reading]]
    chosen: Sequence[Reading]
    constraints: Sequence[Constraint]
    marks: Marks
    beside: Sequence[Sequence[float]]
    unproven: frozenset[int] = frozenset()

    def of(self, index: int) -> list[Constraint]:
        """The constraints that the slot at `index` is part of."""
        return [c for c in self.constraints if index in (c.result, c.top, c.bottom)]


def with_proven_repairs(solution: Solution) -> Solution:
    """The solution with every repair that nothing proves taken back to the slot's likeliest reading."""
    unproven = frozenset(
        i for i, reading in enumerate(solution.chosen) if reading.repair and not _is_proven_repair(solution, i)
    )
    chosen = tuple(
        min(solution.domains[i], key=lambda r: r.cost) if i in unproven else reading
        for i, reading in enumerate(solution.chosen)
    )
    return replace(solution, chosen=chosen, unproven=unproven)


def judged(solution: Solution, index: int) -> Choice:
    """The choice for the slot at `index` of a solution `with_proven_repairs`."""
    domain, reading = solution.domains[index], solution.chosen[index]
    slot, mine = solution.slots[index], solution.of(index)
    sure = index not in solution.unproven
    by_row = sure and any(_proves(c, index, solution.domains, solution.chosen) for c in mine)
    by_report = sure and _only_expected(reading, [r for r in domain if not r.repair], slot)
    flags = set(_flags(solution, index))
    if reading.repair:
        flags.add("repaired" if sure else "malformed_number")
    if not (by_row or by_report) and _ambiguous(reading, domain, slot, solution.beside[index]):
        flags.add("ambiguous_number")
    how = "arithmetic" if by_row else _reason(reading, slot) if by_report else "form and column"
    considered = "; ".join(r.described for r in domain[:6])
    explanation = f"readings: {considered}. Chosen by {how}: {reading.described}."
    return Choice(reading, tuple(sorted(flags)), explanation, tuple(_evidence(solution, index, by_row or by_report)))


def _evidence(solution: Solution, index: int, proven: bool) -> Iterator[str]:
    """What speaks for the reading (mappings/evidence.csv)."""
    if any(met(constraint, solution.chosen) for constraint in solution.of(index)):
        yield "arithmetic"
    if len(solution.domains[index]) == 1 and not solution.chosen[index].repair:
        yield "one_reading"
    if proven:
        yield "proven"


def _flags(solution: Solution, index: int) -> Iterator[str]:
    """The flags that follow from the chosen reading as it is."""
    reading, marks = solution.chosen[index], solution.marks
    several = len(solution.domains[index]) > 1
    if reading.style == "comma thousands" and several and marks.decimal_comma > marks.decimal_point:
        yield "mixed_separators"
    if reading.kind == "compound":
        yield "compound_value"
    for constraint in solution.of(index):
        missed = met(constraint, solution.chosen) is False
        if missed and (constraint.result == index or gross(constraint, solution.chosen)):
            yield "arithmetic_mismatch"


def _is_proven_repair(solution: Solution, index: int) -> bool:
    """Whether arithmetic or the rest of the report leaves the repair that was chosen, and no other."""
    reading, domain, slot = solution.chosen[index], solution.domains[index], solution.slots[index]
    if reading.repair in (CUT, COMPLETED):
        return reading.repair == COMPLETED
    by_sound_cells = [
        c
        for c in solution.of(index)
        if not any(solution.chosen[i].repair for i in (c.result, c.top, c.bottom) if i != index)
    ]
    return _only_fit(index, domain, solution.chosen, by_sound_cells) or _only_expected(reading, domain, slot)


def _only_expected(reading: Reading, domain: Sequence[Reading], slot: Slot) -> bool:
    """Whether the reading, and no other of the domain, is what a sum or another table expects."""
    return fits(reading, slot) and not any(fits(r, slot) for r in domain if r.value != reading.value)


def _reason(reading: Reading, slot: Slot) -> str:
    value = reading.value or 0.0
    return "the rest of the report, as " + next(e.why for e in slot.expected if e.fits(value))


def _proves(constraint: Constraint, index: int, domains: Sequence[Sequence[Reading]], best: Sequence[Reading]) -> bool:
    """Whether the constraint is met as chosen, and could not be with another well-formed reading at `index`."""
    if not met(constraint, best):
        return False
    places = {constraint.result, constraint.top, constraint.bottom} - {index}
    options = [
        [r for r in domain if not r.repair] or [best[i]] if i in places else [best[i]]
        for i, domain in enumerate(domains)
    ]
    rivals = [r for r in domains[index] if not r.repair and r.value != best[index].value]
    options[index] = rivals
    return not any(met(constraint, assignment) for assignment in product(*options))


def _only_fit(
    index: int, domain: Sequence[Reading], best: Sequence[Reading], constraints: Sequence[Constraint]
) -> bool:
    """Whether the chosen reading of the slot, and no other, meets the constraints."""
    if not any(met(c, best) for c in constraints):
        return False
    for other in domain:
        if other.value == best[index].value:
            continue
        assignment = [*best[:index], other, *best[index + 1 :]]
        if all(met(c, assignment) for c in constraints if met(c, best)):
            return False
    return True


def _ambiguous(reading: Reading, domain: Sequence[Reading], slot: Slot, beside: Sequence[float]) -> bool:
    """Whether another well-formed reading is nearly as cheap, or of much likelier size."""
    rivals = [r for r in domain if r.value != reading.value and not r.repair]
    mine = size_cost(reading, beside)
    nearly = UNSETTLED_NEARLY if slot.unit_kind in UNSETTLED and slot.column.measure in VALUE_MEASURES else NEARLY
    return not reading.repair and any(
        r.cost - reading.cost <= nearly or mine - size_cost(r, beside) >= SIZE_DOUBT for r in rivals
    )
