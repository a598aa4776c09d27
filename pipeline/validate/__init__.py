"""Validate: figures → the same figures with the flags that only the whole report can give.

The arithmetic of one row is judged where its numbers are read (`pipeline.normalise.choose`). Here a figure is compared
with what its measure can be, with its indicator's direction, with the rows that it sums up, with the other tables of
its report and with the other reports of its region; and what speaks for and against it is weighed into its confidence.
No figure is dropped, and none altered but by a person's correction (`correct`), which comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.artefacts import Figure
from pipeline.flags import check_flags
from pipeline.reporters import Reporter
from pipeline.sums import MONEY
from pipeline.validate.confidence import confidence
from pipeline.validate.conflicts import conflicts
from pipeline.validate.corrections import correct
from pipeline.validate.directions import turned_achievements
from pipeline.validate.misprints import misprints
from pipeline.validate.ranges import out_of_range, period_uncertain
from pipeline.validate.reports import own_indicators, report_conflicts
from pipeline.validate.totals import Mismatch, total_mismatches

__all__ = ["correct", "own_indicators", "validate"]

UNKNOWN: Mapping[str, str] = MappingProxyType({})
"""The directions of indicators where none is known."""

NOBODY: Mapping[str, Reporter] = MappingProxyType({})
"""Who reports, where that is not known."""


def validate(
    figures: Sequence[Figure],
    report_years: Mapping[str, int],
    directions: Mapping[str, str] = UNKNOWN,
    reporters: Mapping[str, Reporter] = NOBODY,
    own: frozenset[str] = frozenset(),
) -> list[Figure]:
    """The figures of all documents, in their order, with the flags of this stage added.

    report_years: the report year of each document, by doc_id. directions: which way each indicator is better
    ("higher", "lower", "neither"), by indicator_id. reporters: who reports, by doc_id; documents of one region are
    compared with each other. own: indicators that each agency has for itself (`own_indicators`).
    """
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.doc_id].append(figure)
    contradicted = {id_: other for group in by_document.values() for id_, other in conflicts(group).items()}
    elsewhere = report_conflicts(figures, reporters, own)
    mismatches = total_mismatches(figures)
    turned = turned_achievements(figures, directions)
    expected = misprints(figures, mismatches)
    moneyless = {_row(figure) for figure in figures if figure.measure in MONEY and out_of_range(figure)}
    return [
        _validated(
            figure,
            _Found(
                contradicted.get(figure.figure_id),
                elsewhere.get(figure.figure_id),
                mismatches.get(figure.figure_id),
                turned.get(figure.figure_id, "") or _misprinted(expected.get(figure.figure_id)),
                out_of_range(figure) or (figure.dataset == "budget" and _row(figure) in moneyless),
            ),
            report_years[figure.doc_id],
        )
        for figure in figures
    ]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found about a figure: one of another table and one of another report that contradict it, what its parts
    come to, why it is wrong (an achievement the wrong way round, a misprint), and whether it is out of range, or in a
    row with money that is."""

    table: Figure | None
    report: Figure | None
    mismatch: Mismatch | None
    wrong: str
    in_doubt: bool


def _misprinted(expected: float | None) -> str:
    """What is to be said of an amount that its row and its total expect to be another."""
    return "" if expected is None else f"Its row and the total of its column both expect {expected:,.0f}."


def _row(figure: Figure) -> tuple[str, str, int]:
    return figure.doc_id, figure.table_id, figure.row


def _validated(figure: Figure, found: _Found, report_year: int) -> Figure:
    """The figure with its flags."""
    flags, explanation, evidence = set(figure.flags), figure.explanation, figure.evidence
    if found.in_doubt:
        flags.add("out_of_range")
    if period_uncertain(figure, report_year):
        flags.add("period_uncertain")
    if found.table is not None:
        flags.add("conflicts_with_table")
        explanation += f" Another table prints {found.table.value_raw}: {found.table.figure_id}."
    if found.report is not None:
        flags.add("conflicts_with_report")
        explanation += f" Another report prints {found.report.value_raw}: {found.report.figure_id}."
    if found.mismatch is not None:
        flags.add("total_mismatch")
        explanation += f" {found.mismatch}"
    if found.wrong:
        flags.add("arithmetic_mismatch")
        explanation += f" {found.wrong}"
        evidence = tuple(one for one in evidence if one != "arithmetic")
    check_flags(flags)
    flagged = replace(
        figure,
        flags=tuple(sorted(flags)),
        explanation=explanation,
        evidence=evidence,
        other_table=found.table.figure_id if found.table else "",
        other_report=found.report.figure_id if found.report else "",
    )
    return replace(flagged, confidence=confidence(flagged))
