"""Validate: figures → the same figures with the flags that only the whole report can give.

The arithmetic of one row is judged where its numbers are read (`pipeline.normalise.choose`). Here a figure is compared
with what its measure can be, with its indicator's direction, with the rows that it sums up and with the other tables of
its report; and what speaks for and against it is weighed into its confidence. No figure is dropped, and none altered
but by a person's correction (`correct`), which comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pipeline.artefacts import Figure
from pipeline.flags import check_flags
from pipeline.sums import MONEY
from pipeline.validate.confidence import confidence
from pipeline.validate.conflicts import conflicts
from pipeline.validate.corrections import correct
from pipeline.validate.directions import turned_achievements
from pipeline.validate.ranges import out_of_range, period_uncertain
from pipeline.validate.totals import Mismatch, total_mismatches

__all__ = ["correct", "validate"]

UNKNOWN: Mapping[str, str] = MappingProxyType({})
"""The directions of indicators where none is known."""


def validate(
    figures: Sequence[Figure], report_years: Mapping[str, int], directions: Mapping[str, str] = UNKNOWN
) -> list[Figure]:
    """The figures of all documents, in their order, with the flags of this stage added.

    report_years: the report year of each document, by doc_id. directions: which way each indicator is better
    ("higher", "lower", "neither"), by indicator_id.
    """
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.doc_id].append(figure)
    contradicted = {id_: other for group in by_document.values() for id_, other in conflicts(group).items()}
    mismatches = total_mismatches(figures)
    turned = turned_achievements(figures, directions)
    moneyless = {_row(figure) for figure in figures if figure.measure in MONEY and out_of_range(figure)}
    return [
        _validated(
            figure,
            contradicted.get(figure.figure_id),
            mismatches.get(figure.figure_id),
            turned.get(figure.figure_id, ""),
            report_years[figure.doc_id],
            in_doubt=out_of_range(figure) or (figure.dataset == "budget" and _row(figure) in moneyless),
        )
        for figure in figures
    ]


def _row(figure: Figure) -> tuple[str, str, int]:
    return figure.doc_id, figure.table_id, figure.row


def _validated(
    figure: Figure, other: Figure | None, mismatch: Mismatch | None, turned: str, report_year: int, *, in_doubt: bool
) -> Figure:
    """The figure with its flags. `other` contradicts it, `mismatch` tells what its parts come to, `turned` why it is
    an achievement the wrong way round; `in_doubt`: it is out of range, or in a row with money that is."""
    flags, explanation, evidence = set(figure.flags), figure.explanation, figure.evidence
    if in_doubt:
        flags.add("out_of_range")
    if period_uncertain(figure, report_year):
        flags.add("period_uncertain")
    if other is not None:
        flags.add("conflicts_with_table")
        explanation += f" Another table prints {other.value_raw}: {other.figure_id}."
    if mismatch is not None:
        flags.add("total_mismatch")
        explanation += f" {mismatch}"
    if turned:
        flags.add("arithmetic_mismatch")
        explanation += f" {turned}"
        evidence = tuple(one for one in evidence if one != "arithmetic")
    check_flags(flags)
    flagged = replace(figure, flags=tuple(sorted(flags)), explanation=explanation, evidence=evidence)
    return replace(flagged, confidence=confidence(flagged))
