"""Chooses one reading for every cell of a row, by column, table and arithmetic.

The model. Variables: the cells of one row that hold figures; the domain of each is its readings
(`pipeline.numbers.readings`), with the cost that its own form gives it. Unary costs from the context: a money column
expects whole rupiah, a percentage column values a reader would call a percentage, a column or table whose other cells
settle the decimal mark expects the same mark here. Constraints between cells of one row, each satisfied within the
rounding of what is printed or else charged: capaian = realisasi / target (or an inverse form), serapan = realisasi /
anggaran, sisa = anggaran − realisasi. The cheapest assignment wins; ties fall to the cheaper readings in column order,
so the result is deterministic. Rows have few ambiguous cells, so the assignments are enumerated (at most
`MAX_ASSIGNMENTS`, the dearest readings dropped first).

A well-formed number is never altered: only its own well-formed readings compete, and a contradiction is flagged. A
malformed one takes a repair only where a constraint is met by that repair alone; otherwise it stays as read, flagged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from pipeline.artefacts import Column
from pipeline.numbers.readings import Reading, with_cost

MAX_ASSIGNMENTS = 20_000
UNMET = 2.0
"""Cost of a constraint that the chosen readings do not meet."""
MET = -1.0
"""A constraint that is met speaks for the readings that meet it."""
WRONG_MARK = 1.5
"""Cost of a decimal mark other than the one the column's or table's settled cells use."""
MONEY_FRACTION = 2.5
"""Cost of a fraction of a rupiah with three digits after the mark."""
GROSS = 0.5
"""A constraint missed by more than this share of the printed result casts doubt on all three cells."""
PERCENT_TOO_LARGE = 4.0
LARGE_ACHIEVEMENT = 1.0
"""Achievements of thousands of percent are rare but real, so they cost less."""
PERCENT_LIMIT = 2000.0
COUNT_FRACTION = 2.0

MONEY_MEASURES = frozenset({"anggaran", "realisasi_anggaran", "sisa_anggaran"})
PERCENT_MEASURES = frozenset({"capaian", "capaian_akhir", "serapan", "realisasi_fisik"})
VALUE_MEASURES = frozenset({"target", "realisasi", "kondisi_awal", "target_akhir", "realisasi_pembanding", "selisih"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of figures: its column, its readings, and the kind of its unit ("percent", "count", …)."""

    column: Column
    readings: tuple[Reading, ...]
    unit_kind: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading chosen for one slot, flags, and what was considered."""

    reading: Reading
    flags: tuple[str, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Marks:
    """How often the settled cells of a column or table use each mark."""

    decimal_comma: int = 0
    decimal_point: int = 0

    @classmethod
    def of(cls, readings: Sequence[tuple[Reading, ...]]) -> Marks:
        """Count the marks of the cells that have only one reading, or whose separators leave no doubt."""
        styles: Counter[str] = Counter()
        for options in readings:
            if len(options) == 1:
                styles[options[0].style] += 1
        comma = styles["decimal comma"]
        point = styles["decimal point"]
        return cls(comma, point)


def choose(slots: Sequence[Slot], table_marks: Marks) -> list[Choice]:
    """One choice for each slot of a row."""
    domains = [_with_context(slot, table_marks) for slot in slots]
    domains = _bounded(domains)
    constraints = list(_constraints(slots))
    best, best_cost = None, float("inf")
    for assignment in product(*domains):
        cost = sum(reading.cost for reading in assignment) + sum(_charge(c, assignment) for c in constraints)
        if cost < best_cost - 1e-12:
            best, best_cost = assignment, cost
    assert best is not None
    return [_choice(i, slots[i], domains[i], best, constraints, table_marks) for i in range(len(slots))]


def _with_context(slot: Slot, marks: Marks) -> tuple[Reading, ...]:
    """The slot's readings with the costs of its column and table added, cheapest first."""
    if len(slot.readings) == 1:
        return slot.readings
    adjusted = [with_cost(reading, _context_cost(reading, slot, marks)) for reading in slot.readings]
    return tuple(sorted(adjusted, key=lambda reading: reading.cost))


def _context_cost(reading: Reading, slot: Slot, marks: Marks) -> float:
    if reading.value is None:
        return 0.0
    cost = 0.0
    whole = float(reading.value).is_integer()
    if slot.column.measure in MONEY_MEASURES and not whole:
        cost += MONEY_FRACTION
    percent = slot.column.measure in PERCENT_MEASURES or slot.unit_kind in ("percent", "index")
    if percent and abs(reading.value) > PERCENT_LIMIT:
        cost += LARGE_ACHIEVEMENT if slot.column.measure in ("capaian", "capaian_akhir") else PERCENT_TOO_LARGE
    if slot.unit_kind == "count" and not whole:
        cost += COUNT_FRACTION
    decided = marks.decimal_comma - marks.decimal_point
    if reading.style in ("decimal point", "comma thousands") and decided > 0:
        cost += WRONG_MARK
    if reading.style in ("decimal comma", "dot thousands") and decided < 0:
        cost += WRONG_MARK * (0.5 if reading.style == "dot thousands" else 1.0)
    return cost


def _bounded(domains: list[tuple[Reading, ...]]) -> list[tuple[Reading, ...]]:
    """The domains cut to the cheapest readings until their product is small enough to enumerate."""
    domains = list(domains)
    while prod(len(domain) for domain in domains) > MAX_ASSIGNMENTS:
        widest = max(range(len(domains)), key=lambda i: len(domains[i]))
        domains[widest] = domains[widest][:-1]
    return domains


@dataclass(frozen=True, slots=True)
class Constraint:
    """`result` follows from `top` and `bottom` (places of slots): "ratio" (percent) or "difference"."""

    kind: str
    result: int
    top: int
    bottom: int


def _constraints(slots: Sequence[Slot]) -> list[Constraint]:
    """The constraints between the slots of a row: those of one dataset, label and period."""
    found: list[Constraint] = []
    for i, slot in enumerate(slots):
        column = slot.column
        if column.measure == "capaian":
            found += _link(slots, i, "ratio", "realisasi", "target")
        elif column.measure == "capaian_akhir":
            found += _link(slots, i, "ratio", "realisasi", "target_akhir")
        elif column.measure == "serapan":
            found += _link(slots, i, "ratio", "realisasi_anggaran", "anggaran")
        elif column.measure == "sisa_anggaran":
            found += _link(slots, i, "difference", "anggaran", "realisasi_anggaran")
    return found


def _link(slots: Sequence[Slot], result: int, kind: str, top: str, bottom: str) -> list[Constraint]:
    tops = _nearest(slots, result, top)
    bottoms = _nearest(slots, result, bottom)
    return [Constraint(kind, result, tops, bottoms)] if tops is not None and bottoms is not None else []


def _nearest(slots: Sequence[Slot], place: int, measure: str) -> int | None:
    """The slot of `measure` with the same label column and period nearest to `place`, the last version first."""
    mine = slots[place].column
    candidates = [
        i
        for i, slot in enumerate(slots)
        if slot.column.measure == measure
        and slot.column.label_column == mine.label_column
        and (slot.column.period == mine.period or measure == "target_akhir")
    ]
    return min(candidates, key=lambda i: abs(i - place), default=None)


def _charge(constraint: Constraint, assignment: Sequence[Reading]) -> float:
    met = _met(constraint, assignment)
    return 0.0 if met is None else MET if met else UNMET


def _met(constraint: Constraint, assignment: Sequence[Reading]) -> bool | None:
    """Whether the constraint holds within the rounding of what is printed; None where it cannot be judged."""
    result, top, bottom = (assignment[i].value for i in (constraint.result, constraint.top, constraint.bottom))
    if result is None or top is None or bottom is None:
        return None
    if constraint.kind == "difference":
        return abs((top - bottom) - result) <= 1.0
    if bottom == 0:
        return None
    ratios = [100 * top / bottom]
    if assignment[constraint.result].unit != "Rp" and constraint.kind == "ratio" and top != 0:
        ratios += [100 * (2 * bottom - top) / bottom, 100 * bottom / top]
    tolerance = max(0.6, 0.006 * abs(result))
    return any(abs(ratio - result) <= tolerance for ratio in ratios)


def _choice(
    index: int,
    slot: Slot,
    domain: Sequence[Reading],
    best: Sequence[Reading],
    constraints: Sequence[Constraint],
    marks: Marks,
) -> Choice:
    reading = best[index]
    mine = [c for c in constraints if index in (c.result, c.top, c.bottom)]
    verdicts = [_met(c, best) for c in mine]
    proven = any(verdict is True for verdict in verdicts)
    flags: list[str] = []
    if reading.repair:
        unique = proven and _only_fit(index, domain, best, mine)
        flags.append("repaired" if unique else "malformed_number")
        if not unique:
            reading = min(domain, key=lambda r: r.cost)
    elif any(r.repair for r in domain) and all(r.repair for r in slot.readings):
        flags.append("malformed_number")
    if reading.style == "comma thousands" and len(domain) > 1 and marks.decimal_comma > marks.decimal_point:
        flags.append("mixed_separators")
    if reading.kind == "compound":
        flags.append("compound_value")
    if _ambiguous(reading, domain, proven):
        flags.append("ambiguous_number")
    if any(_met(c, best) is False and (c.result == index or _gross(c, best)) for c in mine):
        flags.append("arithmetic_mismatch")
    how = "arithmetic" if proven else "form and column"
    considered = "; ".join(r.described for r in domain[:6])
    return Choice(reading, tuple(flags), f"readings: {considered}. Chosen by {how}: {reading.described}.")


def _gross(constraint: Constraint, assignment: Sequence[Reading]) -> bool:
    """Whether a constraint is missed by so much that any of its three cells may be the wrong one."""
    result, top, bottom = (assignment[i].value for i in (constraint.result, constraint.top, constraint.bottom))
    if not result or top is None or not bottom:
        return False
    implied = top - bottom if constraint.kind == "difference" else 100 * top / bottom
    return abs(implied - result) > GROSS * abs(result)


def _only_fit(
    index: int, domain: Sequence[Reading], best: Sequence[Reading], constraints: Sequence[Constraint]
) -> bool:
    """Whether no other reading of the slot meets the constraints that the chosen one meets."""
    for other in domain:
        if other.value == best[index].value:
            continue
        assignment = [*best[:index], other, *best[index + 1 :]]
        if all(_met(c, assignment) for c in constraints if _met(c, best)):
            return False
    return True


def _ambiguous(reading: Reading, domain: Sequence[Reading], proven: bool) -> bool:
    """Whether another well-formed reading is nearly as cheap and nothing proved the chosen one."""
    rivals = [r for r in domain if r.value != reading.value and not r.repair]
    return not proven and not reading.repair and any(r.cost - reading.cost < 0.9 for r in rivals)
