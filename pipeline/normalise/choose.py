"""Chooses one reading for every cell of a row, by column, table and arithmetic.

The model. Variables: the cells of one row that hold figures; the domain of each is its readings
(`pipeline.numbers.readings`), with the cost that its own form gives it. Unary costs from the context: a money column
expects whole rupiah, a percentage column values a reader would call a percentage, a column or table whose other cells
settle the decimal mark expects the same mark here, targets and realisations of a row are of one size. Constraints
between cells of one row, each satisfied within the rounding of what is printed or else charged: capaian = realisasi /
target (or an inverse form), serapan = realisasi / anggaran, sisa = anggaran − realisasi. The cheapest assignment wins;
ties fall to the cheaper readings in column order, so the result is deterministic. Rows have few ambiguous cells, so the
assignments are enumerated (at most `MAX_ASSIGNMENTS`, the dearest readings dropped first).

A well-formed number is never altered: only its own well-formed readings compete, and a contradiction is flagged. A
malformed one takes a repair only where a constraint is met by that repair alone; otherwise it stays as read, flagged.
Arithmetic that another well-formed reading would meet as well proves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import log10, prod
from statistics import median

from pipeline.normalise.arithmetic import (
    MONEY_MEASURES,
    PERCENT_MEASURES,
    VALUE_MEASURES,
    Constraint,
    Slot,
    constraints_of,
    gross,
    met,
)
from pipeline.normalise.complete import COMPLETED, completed
from pipeline.numbers import CUT, Reading
from pipeline.numbers.readings import with_cost

MAX_ASSIGNMENTS = 20_000
UNMET = 2.0
"""Cost of a constraint that the chosen readings do not meet."""
MET = -1.0
"""A constraint that is met speaks for the readings that meet it."""
WRONG_MARK = 1.5
"""Cost of a decimal mark other than the one the column's or table's settled cells use."""
MONEY_FRACTION = 2.5
"""Cost of a fraction of a rupiah with three digits after the mark."""
PERCENT_TOO_LARGE = 4.0
LARGE_ACHIEVEMENT = 1.0
"""Achievements of thousands of percent are rare but real, so they cost less."""
PERCENT_LIMIT = 2000.0
VALUE_LIMIT = 200.0
"""Targets and realisations in percent, or of an index, are rarely larger; achievements of them are."""
UNSETTLED = frozenset({"percent", "index", "number", "score"})
"""Kinds of unit whose figures may have three decimals, whatever mark the other rows of the table use."""
UNSETTLED_NEARLY = 2.5
"""What `NEARLY` is for them."""
COUNT_FRACTION = 2.0
COUNTS = frozenset({"count", "people", "households"})
"""Kinds of unit whose figures are whole numbers."""
OTHER_SIZE = 1.5
"""Cost of each power of ten, but for the first, between a reading and the settled figures beside it."""
SIZE_DOUBT = 2.5
"""A rival that fits the size of the figures beside it by so much better makes the chosen reading doubtful."""
GROUPED = 3
GROUPED_ELSEWHERE = 0.5
"""Cost of three decimals after a dot where so many cells of the table have three digits there: that is how thousands
look."""
NEARLY = 1.0
"""A reading dearer than the chosen one by no more than this is a rival to it."""
SIZED = (MONEY_MEASURES - {"sisa_anggaran"}, VALUE_MEASURES - {"selisih", "realisasi_pembanding"})
"""Measures whose figures are of one size in a row."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading chosen for one slot, flags, and what was considered."""

    reading: Reading
    flags: tuple[str, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Marks:
    """How often the settled cells of a table use each decimal mark, and how many cells look like thousands."""

    decimal_comma: int = 0
    decimal_point: int = 0
    grouped: int = 0

    @classmethod
    def of(cls, readings: Sequence[tuple[Reading, ...]]) -> Marks:
        """Count the marks of the cells that have only one reading; and those with a dot before three digits."""
        styles: Counter[str] = Counter()
        for options in readings:
            if len(options) == 1:
                styles[options[0].style] += 1
            elif len(options) == 2 and options[0].style == "dot thousands":
                styles["grouped"] += 1
        comma = styles["decimal comma"]
        point = styles["decimal point"]
        return cls(comma, point, styles["grouped"])


def choose(slots: Sequence[Slot], table_marks: Marks) -> list[Choice]:
    """One choice for each slot of a row."""
    beside = [_beside(i, slots) for i in range(len(slots))]
    domains = [_with_context(slot, table_marks, near) for slot, near in zip(slots, beside, strict=True)]
    domains = _bounded(domains)
    constraints = constraints_of(slots)
    best, best_cost = None, float("inf")
    for assignment in product(*domains):
        cost = sum(reading.cost for reading in assignment) + sum(_charge(c, assignment) for c in constraints)
        if cost < best_cost - 1e-12:
            best, best_cost = assignment, cost
    assert best is not None
    best = completed(best, constraints)
    return [_choice(slot, i, domains, best, constraints, table_marks, beside[i]) for i, slot in enumerate(slots)]


def _beside(index: int, slots: Sequence[Slot]) -> tuple[float, ...]:
    """The settled figures of the same label that the one at `index` should be about as large as; zeros left out."""
    column = slots[index].column
    alike = next((measures for measures in SIZED if column.measure in measures), frozenset())
    found = []
    for slot in slots:
        readings = [r for r in slot.readings if not r.repair]
        if slot.column.measure in alike and slot.column.label_column == column.label_column and len(readings) == 1:
            found.append(abs(readings[0].value or 0.0))
    return tuple(value for value in found if value)


def _with_context(slot: Slot, marks: Marks, beside: Sequence[float]) -> tuple[Reading, ...]:
    """The slot's readings with the costs of its column and table added, cheapest first."""
    if len(slot.readings) == 1:
        return slot.readings
    adjusted = [with_cost(reading, _context_cost(reading, slot, marks, beside)) for reading in slot.readings]
    return tuple(sorted(adjusted, key=lambda reading: reading.cost))


def _context_cost(reading: Reading, slot: Slot, marks: Marks, beside: Sequence[float]) -> float:
    if reading.value is None:
        return 0.0
    cost = 0.0
    whole = float(reading.value).is_integer()
    if slot.column.measure in MONEY_MEASURES and not whole:
        cost += MONEY_FRACTION
    percent = slot.column.measure in PERCENT_MEASURES or slot.unit_kind in ("percent", "index")
    limit = VALUE_LIMIT if slot.column.measure in VALUE_MEASURES else PERCENT_LIMIT
    if percent and abs(reading.value) > limit:
        cost += LARGE_ACHIEVEMENT if slot.column.measure in ("capaian", "capaian_akhir") else PERCENT_TOO_LARGE
    if slot.unit_kind in COUNTS and not whole:
        cost += COUNT_FRACTION
    cost += _size_cost(reading, beside)
    decided = marks.decimal_comma - marks.decimal_point
    if reading.style in ("decimal point", "comma thousands") and decided > 0:
        cost += WRONG_MARK
    if reading.style in ("decimal comma", "dot thousands") and decided < 0:
        cost += WRONG_MARK * (0.5 if reading.style == "dot thousands" else 1.0)
    if reading.style == "decimal point" and decided == 0 and marks.grouped >= GROUPED:
        cost += GROUPED_ELSEWHERE
    return cost


def _size_cost(reading: Reading, beside: Sequence[float]) -> float:
    if not beside or not reading.value:
        return 0.0
    powers = abs(log10(abs(reading.value)) - median(map(log10, beside)))
    return OTHER_SIZE * max(0.0, powers - 1)


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


def _choice(
    slot: Slot,
    index: int,
    domains: Sequence[Sequence[Reading]],
    best: Sequence[Reading],
    constraints: Sequence[Constraint],
    marks: Marks,
    beside: Sequence[float],
) -> Choice:
    domain = domains[index]
    reading = best[index]
    mine = [c for c in constraints if index in (c.result, c.top, c.bottom)]
    proven = any(_proves(c, index, domains, best) for c in mine)
    flags: list[str] = []
    if reading.repair:
        unique = reading.repair == COMPLETED or (reading.repair != CUT and _only_fit(index, domain, best, mine))
        flags.append("repaired" if unique else "malformed_number")
        if not unique:
            reading = min(domain, key=lambda r: r.cost)
    if reading.style == "comma thousands" and len(domain) > 1 and marks.decimal_comma > marks.decimal_point:
        flags.append("mixed_separators")
    if reading.kind == "compound":
        flags.append("compound_value")
    if not proven and _ambiguous(reading, domain, slot, beside):
        flags.append("ambiguous_number")
    if any(met(c, best) is False and (c.result == index or gross(c, best)) for c in mine):
        flags.append("arithmetic_mismatch")
    how = "arithmetic" if proven else "form and column"
    considered = "; ".join(r.described for r in domain[:6])
    return Choice(reading, tuple(flags), f"readings: {considered}. Chosen by {how}: {reading.described}.")


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
    mine = _size_cost(reading, beside)
    nearly = UNSETTLED_NEARLY if slot.unit_kind in UNSETTLED and slot.column.measure in VALUE_MEASURES else NEARLY
    return not reading.repair and any(
        r.cost - reading.cost <= nearly or mine - _size_cost(r, beside) >= SIZE_DOUBT for r in rivals
    )
