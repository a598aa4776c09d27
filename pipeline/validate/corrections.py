"""Corrections by people: a figure takes the value that they found, and says so.

What is printed stays in `value_raw`. A correction holds only as long as the figure that it names reads what its author
saw: anything else means that the report, or our reading of it, has changed, and a person has to look again.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.artefacts import Correction, Figure
from pipeline.errors import LkjipError
from pipeline.validate.arithmetic import rejudged

SETTLED = frozenset({"ambiguous_number", "compound_value", "malformed_number", "mixed_separators", "repaired"})
"""Flags that doubt how the printed number was read: a person has settled that."""
OF_THE_PRINT = frozenset({"arithmetic", "one_reading", "proven"})
"""Evidence for the value that was read, and none for the one that it is corrected to."""
NOTHING = "-"
"""What stands for a figure without value."""
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"-?\d{1,3},\d{3}")
_RATIO = re.compile(r"(\d+(?:\.\d+)?) ?: ?(\d+(?:\.\d+)?)")
_NUMBER_LIKE = re.compile(r"[\d\s.,%+-]*\d[\d\s.,%+-]*|(?:Rp|IDR)\b.*\d.*", re.IGNORECASE)


def correct(figures: Sequence[Figure], corrections: Iterable[Correction]) -> list[Figure]:
    """The figures of one document, in their order, those that are corrected with their new value and its flag.

    The arithmetic of a corrected figure's row is judged anew. Raises LkjipError for a correction whose figure is not
    there, is another one or does not read `old`, and for a `new` that is no number as the dataset writes them.
    """
    by_id: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_id[figure.figure_id].append(figure)
    changed: dict[str, Figure] = {}
    for correction in corrections:
        named = by_id.get(correction.figure_id)
        if not named:
            problem = f'there is no figure "{correction.figure_id}" any more'
            raise LkjipError(correction.place, "", problem, _remedy(figures, correction))
        _check(named[0], correction, figures)
        changed[correction.figure_id] = _corrected(named[0], correction)
    after = [changed.get(figure.figure_id, figure) for figure in figures]
    return rejudged(after, {figure.figure_id for figure in changed.values()}) if changed else after


def reading(figure: Figure) -> str:
    """What the figure reads: its value as the dataset writes it, else its text, else what is printed."""
    if figure.value is not None:
        return f"{figure.value:.12f}".rstrip("0").rstrip(".")
    return figure.value_text or figure.value_raw


def _check(figure: Figure, correction: Correction, figures: Sequence[Figure]) -> None:
    """LkjipError unless the figure is what the correction says and reads its `old`."""
    for what, said, found in (
        ("label", correction.label, figure.label_raw),
        ("measure", correction.measure, figure.measure),
        ("period", correction.period, str(figure.period)),
    ):
        if said and not _alike(said, found):
            problem = f'the {what} of {figure.figure_id} is "{found}", not "{said}"'
            raise LkjipError(correction.place, "", problem, _remedy(figures, correction))
    if not _reads(figure, correction.old):
        problem = f'{figure.figure_id} reads "{reading(figure)}", not "{correction.old}"'
        raise LkjipError(
            correction.place, "", problem, "look at the cell again, then set `old` to that or remove the row"
        )


def _remedy(figures: Sequence[Figure], correction: Correction) -> str:
    """Where the figure that was meant is now, if one and only one fits the row; else what to do."""
    fitting = [
        figure.figure_id
        for figure in figures
        if _alike(correction.label, figure.label_raw)
        and correction.measure in ("", figure.measure)
        and correction.period in ("", str(figure.period))
        and _reads(figure, correction.old)
    ]
    if len(fitting) == 1:
        return f'its place has changed: write "{fitting[0]}" if that is the one'
    return "remove the row, run again, and correct the figure by the id that it has then"


def _alike(said: str, found: str) -> bool:
    return "".join(said.split()).casefold() == "".join(found.split()).casefold()


def _reads(figure: Figure, old: str) -> bool:
    if figure.value is None:
        return old in (figure.value_text, figure.value_raw)
    number = float(old.replace(",", ".")) if _NUMBER.fullmatch(old) else math.nan
    return math.isclose(figure.value, number, rel_tol=1e-9, abs_tol=1e-12)


def _corrected(figure: Figure, correction: Correction) -> Figure:
    value, text = _new_value(correction, figure)
    told = f"Corrected by {correction.who} from {correction.old} to {correction.new}: {correction.why.rstrip('.')}."
    return replace(
        figure,
        value=value,
        value_text=text,
        flags=tuple(sorted({*figure.flags} - SETTLED | {"corrected"})),
        evidence=tuple(name for name in figure.evidence if name not in OF_THE_PRINT),
        explanation=f"{figure.explanation} {told}".strip(),
    )


def _new_value(correction: Correction, figure: Figure) -> tuple[float | None, str]:
    """The value and text that `new` stands for. A text that the figure had goes with its old number, unless it is a
    category."""
    new = correction.new
    if new == NOTHING:
        return None, ""
    ratio = _RATIO.fullmatch(new)
    if ratio and float(ratio[2]):
        return float(ratio[1]) / float(ratio[2]), new
    if _NUMBER.fullmatch(new) and not _GROUPED.fullmatch(new):
        kept = "" if any(character.isdigit() for character in figure.value_text) else figure.value_text
        return float(new.replace(",", ".")), kept
    if _NUMBER_LIKE.fullmatch(new):
        problem = f'`new` is "{new}", which can be read in several ways'
        remedy = "write it as the dataset does: digits and a decimal point only, rupiah in full, such as 4997190000"
        raise LkjipError(correction.place, "", problem, remedy)
    return None, new
