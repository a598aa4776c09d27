"""Validate: figures → the same figures with the flags that only the whole report can give.

The arithmetic of one row is judged where its numbers are read (`pipeline.normalise.choose`). Here a figure is compared
with what its measure can be, with the rows that it sums up and with the other tables of its report; and what speaks for
and against it is weighed into its confidence. No figure is dropped, and none altered but by a person's correction
(`correct`), which comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.artefacts import Figure
from pipeline.flags import check_flags
from pipeline.sums import MONEY
from pipeline.validate.confidence import confidence
from pipeline.validate.conflicts import conflicts
from pipeline.validate.corrections import correct
from pipeline.validate.directions import turned_achievements
from pipeline.validate.misprints import misprints
from pipeline.validate.ranges import out_of_range, period_uncertain
from pipeline.validate.totals import total_mismatches

__all__ = ["correct", "validate"]

UNKNOWN: Mapping[str, str] = MappingProxyType({})
"""The directions of indicators where none is known."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found of one figure: the flag it gets, what the explanation adds ("" for nothing), and the evidence
    that no longer holds."""

    flag: str
    reason: str = ""
    refuted: str = ""


def validate(
    figures: Sequence[Figure], report_years: Mapping[str, int], directions: Mapping[str, str] = UNKNOWN
) -> list[Figure]:
    """The figures of all documents, in their order, with the flags of this stage added.

    report_years: the report year of each document, by doc_id. directions: which way each indicator is better
    ("higher", "lower", "neither"), by indicator_id.
    """
    found: dict[str, list[Finding]] = defaultdict(list)
    for figure_id, finding in _findings(figures, report_years, directions):
        found[figure_id].append(finding)
    return [_validated(figure, found[figure.figure_id]) for figure in figures]


def _findings(
    figures: Sequence[Figure], report_years: Mapping[str, int], directions: Mapping[str, str]
) -> Iterator[tuple[str, Finding]]:
    """Every finding of every check, by figure_id."""
    moneyless = {_row(figure) for figure in figures if figure.measure in MONEY and out_of_range(figure)}
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.doc_id].append(figure)
        if out_of_range(figure) or (figure.dataset == "budget" and _row(figure) in moneyless):
            yield figure.figure_id, Finding("out_of_range")
        if period_uncertain(figure, report_years[figure.doc_id]):
            yield figure.figure_id, Finding("period_uncertain")
    for group in by_document.values():
        for id_, other in conflicts(group).items():
            yield id_, Finding("conflicts_with_table", f"Another table prints {other.value_raw}: {other.figure_id}.")
    mismatches = total_mismatches(figures)
    for id_, mismatch in mismatches.items():
        yield id_, Finding("total_mismatch", str(mismatch))
    for id_, expected in misprints(figures, mismatches).items():
        reason = f"Its row and the total of its column both expect {expected:,.0f}."
        yield id_, Finding("arithmetic_mismatch", reason)
    for id_, reason in turned_achievements(figures, directions).items():
        yield id_, Finding("arithmetic_mismatch", reason, refuted="arithmetic")


def _row(figure: Figure) -> tuple[str, str, int]:
    return figure.doc_id, figure.table_id, figure.row


def _validated(figure: Figure, found: Sequence[Finding]) -> Figure:
    """The figure with its flags, what they are for, and the confidence that this leaves."""
    flagged = replace(
        figure,
        flags=check_flags({*figure.flags, *(finding.flag for finding in found)}),
        explanation=" ".join(filter(None, (figure.explanation, *(finding.reason for finding in found)))),
        evidence=tuple(name for name in figure.evidence if name not in {finding.refuted for finding in found}),
    )
    return replace(flagged, confidence=confidence(flagged))
