"""What another report of the region says of a figure that can be read in several ways, and of others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.artefacts import Figure
from pipeline.reporters import Reporter
from pipeline.validate import validate
from tests.validate.rows import figure

DINSOS = Reporter("33.03", "Kabupaten Purbalingga", "kabupaten", "33.03:dinas-sosial")
BANYUMAS = Reporter("33.02", "Kabupaten Banyumas", "kabupaten", "33.02:dinas-sosial")
AMBIGUOUS, MALFORMED = ("ambiguous_number",), ("malformed_number",)


def printed(doc_id: str, raw: str, value: float, measure: str = "realisasi", flags: tuple[str, ...] = ()) -> Figure:
    """The number of PMKS of 2019 as this document prints it, and as it was read."""
    one = figure("Jumlah PMKS", measure, value, table=f"{doc_id}:t1", period=2019)
    return replace(
        one, figure_id=f"{doc_id}:{measure}", doc_id=doc_id, value_raw=raw, indicator_id="pmks_count", flags=flags
    )


def validated(*figures: Figure, **reporters: Reporter) -> list[Figure]:
    """The figures after validation; documents are of Purbalingga unless `reporters` says otherwise."""
    years = {one.doc_id: 2020 for one in figures}
    return validate(figures, years, dict.fromkeys(years, DINSOS) | reporters)


@pytest.mark.parametrize(
    ("raw", "read_as", "flags", "other", "value", "settled"),
    [
        ("1.952", 1.952, AMBIGUOUS, 1952.0, 1952.0, ()),
        ("1.952", 1952.0, AMBIGUOUS, 1952.0, 1952.0, ()),
        ("1.952", 1.952, AMBIGUOUS, 1953.0, 1.952, ("ambiguous_number", "conflicts_with_report")),
        ("513.211.0000", 5132110000.0, MALFORMED, 513211000.0, 513211000.0, ("repaired",)),
        ("1.952", 1.952, (), 1952.0, 1.952, ("conflicts_with_report",)),
    ],
)
def test_a_number_that_is_open_is_read_as_the_other_report_prints_it(
    raw: str, read_as: float, flags: tuple[str, ...], other: float, value: float, settled: tuple[str, ...]
) -> None:
    one, _ = validated(printed("y2019", raw, read_as, flags=flags), printed("y2020", f"{other:.0f}", other))

    assert (one.value, one.flags) == (value, settled)


def test_what_was_settled_is_proven_and_told() -> None:
    one, _ = validated(printed("y2019", "1.952", 1.952, flags=AMBIGUOUS), printed("y2020", "1952", 1952.0))

    assert {"other_report", "proven"} <= {*one.evidence}
    assert one.explanation.endswith(
        "Of its readings y2020:realisasi of another report prints 1952 [dot thousands, cost 0]."
    )


def test_the_same_in_another_report_confirms() -> None:
    alike = validated(printed("y2019", "1952", 1952.0), printed("y2020", "1.952", 1952.0))
    other_region = validated(printed("y2019", "1952", 1952.0), printed("y2020", "1.952", 1952.0), y2020=BANYUMAS)

    assert ["other_report" in one.evidence for one in (*alike, *other_region)] == [True, True, False, False]


def test_reports_that_are_open_or_differ_among_themselves_settle_nothing() -> None:
    one = printed("y2019", "1.952", 1.952, flags=AMBIGUOUS)

    unsure = printed("y2020", "1.952", 1952.0, flags=AMBIGUOUS)
    assert validated(one, unsure)[0].value == 1.952
    assert validated(one, printed("y2020", "1952", 1952.0), printed("y2021", "1950", 1950.0))[0].value == 1.952


def test_the_arithmetic_of_the_row_is_judged_by_the_reading_that_was_settled() -> None:
    target = printed("y2019", "1000", 1000.0, "target")
    share = printed("y2019", "195,2", 195.2, "capaian")
    realised = printed("y2019", "1.952", 1.952, flags=("ambiguous_number", "arithmetic_mismatch"))

    found = validated(target, realised, share, printed("y2020", "1952", 1952.0))

    assert [one.flags for one in found] == [()] * 4
    assert "arithmetic" in found[1].evidence
