"""Validate: figures → the same figures with the flags that only the whole report can give.

The arithmetic of one row is judged where its numbers are read (`pipeline.normalise.choose`). Here a figure is compared
with what its measure can be, with the rows that it sums up, with the other tables of its report and with the other
reports of its region; and what speaks for and against it is weighed into its confidence. No figure is dropped, and none
altered but by a person's correction (`correct`), which comes first; another report may choose among the readings of a
number that its own leaves open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.artefacts import Figure
from pipeline.flags import check_flags
from pipeline.reporters import Reporter
from pipeline.sums import MONEY
from pipeline.validate.confidence import confidence
from pipeline.validate.confirmations import confirmed
from pipeline.validate.conflicts import conflicts
from pipeline.validate.corrections import correct
from pipeline.validate.directions import turned_achievements
from pipeline.validate.misprints import misprints
from pipeline.validate.other_reports import confirmed_by_reports, settled_by_reports
from pipeline.validate.ranges import out_of_range, period_uncertain
from pipeline.validate.reports import own_indicators, report_conflicts
from pipeline.validate.totals import total_mismatches

__all__ = ["correct", "own_indicators", "validate"]

NO_REPORTERS: Mapping[str, Reporter] = MappingProxyType({})
NO_DIRECTIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found of one figure: the flag it gets, what the explanation adds ("" for nothing), the evidence that
    no longer holds, and the figure that contradicts it."""

    flag: str
    reason: str = ""
    refuted: str = ""
    other: Figure | None = None


def validate(
    figures: Sequence[Figure],
    report_years: Mapping[str, int],
    reporters: Mapping[str, Reporter] = NO_REPORTERS,
    own: frozenset[str] = frozenset(),
    directions: Mapping[str, str] = NO_DIRECTIONS,
) -> list[Figure]:
    """The figures of all documents, in their order, with the flags of this stage added.

    report_years: the report year of each document, by doc_id. reporters: who reports, by doc_id; documents of one
    region are compared with each other. own: indicators that each agency has for itself (`own_indicators`).
    directions: which way each indicator is better ("higher", "lower", "neither"), by indicator_id.
    """
    figures = confirmed(settled_by_reports(figures, reporters, own))
    figures = confirmed_by_reports(figures, reporters, own)
    found: dict[str, list[Finding]] = defaultdict(list)
    for figure_id, finding in _own_findings(figures, report_years):
        found[figure_id].append(finding)
    for figure_id, finding in _findings_between(figures, reporters, own):
        found[figure_id].append(finding)
    for figure_id, reason in turned_achievements(figures, directions).items():
        found[figure_id].append(Finding("arithmetic_mismatch", reason, refuted="arithmetic"))
    return [_validated(figure, found[figure.figure_id]) for figure in figures]


def _own_findings(figures: Sequence[Figure], report_years: Mapping[str, int]) -> Iterator[tuple[str, Finding]]:
    """What each figure's own value, year and row tell, by figure_id."""
    moneyless = {_row(figure) for figure in figures if figure.measure in MONEY and out_of_range(figure)}
    for figure in figures:
        if out_of_range(figure) or (figure.dataset == "budget" and _row(figure) in moneyless):
            yield figure.figure_id, Finding("out_of_range")
        if period_uncertain(figure, report_years[figure.doc_id]):
            yield figure.figure_id, Finding("period_uncertain")


def _row(figure: Figure) -> tuple[str, str, int]:
    return figure.doc_id, figure.table_id, figure.row


def _findings_between(
    figures: Sequence[Figure], reporters: Mapping[str, Reporter], own: frozenset[str]
) -> Iterator[tuple[str, Finding]]:
    """What the comparison of figures tells, by figure_id: of rows, of tables and of reports."""
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.doc_id].append(figure)
    for group in by_document.values():
        for id_, other in conflicts(group).items():
            reason = f"Another table prints {other.value_raw}: {other.figure_id}."
            yield id_, Finding("conflicts_with_table", reason, other=other)
    for id_, other in report_conflicts(figures, reporters, own).items():
        reason = f"Another report prints {other.value_raw}: {other.figure_id}."
        yield id_, Finding("conflicts_with_report", reason, other=other)
    mismatches = total_mismatches(figures)
    for id_, mismatch in mismatches.items():
        yield id_, Finding("total_mismatch", str(mismatch))
    for id_, expected in misprints(figures, mismatches).items():
        reason = f"Its row and the total of its column both expect {expected:,.0f}."
        yield id_, Finding("arithmetic_mismatch", reason)


def _validated(figure: Figure, found: Sequence[Finding]) -> Figure:
    """The figure with its flags, what they are for, and the confidence that this leaves."""
    others = {finding.flag: finding.other.figure_id for finding in found if finding.other}
    flagged = replace(
        figure,
        flags=check_flags({*figure.flags, *(finding.flag for finding in found)}),
        explanation=" ".join(filter(None, (figure.explanation, *(finding.reason for finding in found)))),
        evidence=tuple(name for name in figure.evidence if name not in {finding.refuted for finding in found}),
        other_table=others.get("conflicts_with_table", ""),
        other_report=others.get("conflicts_with_report", ""),
    )
    return replace(flagged, confidence=confidence(flagged))
