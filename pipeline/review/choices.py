"""What people write into the column `decision`, and the new indicators that they describe beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path

from pipeline.errors import LkjipError
from pipeline.review.sheet import NEW_PREFIX, SheetRow, fault_at
from pipeline.units import UNITS_FILE, Units
from pipeline.vocabulary import DIRECTIONS, INDICATOR_ID, Indicator

NO_WORDS = frozenset({"no", "tidak", "bukan"})
NEW_WORD = re.compile(r"(?:new|baru)\s*:\s*(?P<id>\S*)", re.IGNORECASE)
UNDERSTOOD = 'write an indicator_id, "new: " and an id of small letters, digits and _, or "no"; empty is undecided'

DETAILS = tuple(field.name for field in fields(Indicator) if field.name != "indicator_id")
REQUIRED = tuple(field.name for field in fields(Indicator) if field.default is MISSING and field.name in DETAILS)


@dataclass(frozen=True, slots=True)
class Choice:
    """One decided row: an indicator, known or `new`, or none (`indicator_id` is empty)."""

    line: int
    row: SheetRow
    indicator_id: str
    new: bool = False


def choices_of(path: Path, rows: Iterable[tuple[int, SheetRow]], faults: list[LkjipError]) -> list[Choice]:
    """The decisions of a sheet's rows; empty ones are left out, what is not understood goes to `faults`."""
    choices = []
    for line, row in rows:
        decision = row.decision.strip()
        new = NEW_WORD.fullmatch(decision)
        if not new and any(_details(row).values()):
            problem = f"'{row.label}' describes a new indicator, but its decision is {decision or 'empty'}"
            faults.append(fault_at(path, line, problem, 'write "new: " and an id, or empty the columns new_…'))
            continue
        if not decision:
            continue
        indicator_id = new["id"] if new else "" if decision.casefold() in NO_WORDS else decision
        if decision.casefold() in NO_WORDS or INDICATOR_ID.fullmatch(indicator_id):
            choices.append(Choice(line, row, indicator_id, bool(new)))
        else:
            faults.append(fault_at(path, line, f"the decision '{decision}' is not understood", UNDERSTOOD))
    return choices


def new_indicators(
    path: Path,
    choices: Sequence[Choice],
    known: Mapping[str, Indicator],
    units: Units,
    faults: list[LkjipError],
) -> list[Indicator]:
    """The new indicators of a sheet, each described in one row or in several that agree.

    One that is in `known` already, and is not described otherwise, is no new one. What is missing or wrong goes to
    `faults`.
    """
    rows: dict[str, list[Choice]] = {}
    for choice in choices:
        if choice.new:
            rows.setdefault(choice.indicator_id, []).append(choice)
    made = []
    for indicator_id, group in rows.items():
        before = len(faults)
        details = _merged(path, group, units, faults)
        if indicator_id in known:
            _check_same(path, group[0], details, known[indicator_id], faults)
            continue
        details["source"] = details["source"] or group[0].row.report
        _check_details(path, group[0], details, units, faults)
        if len(faults) == before:
            made.append(Indicator(indicator_id=indicator_id, **details))  # type: ignore[arg-type]
    return made


def _details(row: SheetRow) -> dict[str, str]:
    return {name: getattr(row, NEW_PREFIX + name).strip() for name in DETAILS}


def _merged(path: Path, group: Sequence[Choice], units: Units, faults: list[LkjipError]) -> dict[str, str]:
    """What the rows of one new indicator say of it; where they disagree, the later one goes to `faults`."""
    merged = dict.fromkeys(DETAILS, "")
    for choice in group:
        for name, text in _details(choice.row).items():
            said = _standard(name, text, units)
            if said and merged[name] and said != merged[name]:
                problem = f"{NEW_PREFIX}{name} of {choice.indicator_id} is '{said}', but '{merged[name]}' above"
                faults.append(fault_at(path, choice.line, problem, "describe it in one row only"))
            merged[name] = merged[name] or said
    return merged


def _standard(name: str, text: str, units: Units) -> str:
    """A detail as indicators.csv has it: the unit's own name, a definition that is a sentence."""
    if name == "unit" and units.kind(text):
        return units.canonical(text)
    if name == "definition" and text and not text.endswith("."):
        return text + "."
    return text.casefold() if name == "direction" else text


def _check_same(
    path: Path, choice: Choice, details: Mapping[str, str], known: Indicator, faults: list[LkjipError]
) -> None:
    """A new indicator whose id is taken must be the one that has it: the sheet was applied before."""
    for name, said in details.items():
        if said and said != getattr(known, name):
            problem = f"there is an indicator '{choice.indicator_id}' already, whose {name} is '{getattr(known, name)}'"
            remedy = "write its id without new: if that is meant, or give the new one another id"
            faults.append(fault_at(path, choice.line, problem, remedy))
            return


def _check_details(
    path: Path, choice: Choice, details: Mapping[str, str], units: Units, faults: list[LkjipError]
) -> None:
    missing = [NEW_PREFIX + name for name in REQUIRED if not details[name]]
    if missing:
        problem = f"the new indicator '{choice.indicator_id}' lacks {', '.join(missing)}"
        faults.append(fault_at(path, choice.line, problem, "fill in these columns"))
    if details["unit"] and not units.kind(details["unit"]):
        problem = f"{NEW_PREFIX}unit is '{details['unit']}', which is not in {UNITS_FILE}"
        faults.append(fault_at(path, choice.line, problem, "correct it or add the unit there"))
    if details["direction"] and details["direction"] not in DIRECTIONS:
        problem = f"{NEW_PREFIX}direction is '{details['direction']}'"
        faults.append(fault_at(path, choice.line, problem, f"it must be one of {', '.join(DIRECTIONS)}"))
