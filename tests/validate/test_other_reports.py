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
CONFLICT = ("conflicts_with_report",)


def printed(
    doc_id: str, raw: str, value: float, measure: str = "realisasi", *, flags: tuple[str, ...] = (), table: str = "t1"
) -> Figure:
    """The number of PMKS of 2019 as this document prints it, and as it was read: in one way only if without a flag."""
    one = figure("Jumlah PMKS", measure, value, table=f"{doc_id}:{table}", period=2019)
    return replace(
        one,
        figure_id=f"{doc_id}:{table}:{measure}",
        doc_id=doc_id,
        value_raw=raw,
        indicator_id="pmks_count",
        flags=flags,
        evidence=() if flags else ("one_reading",),
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
        ("1.952", 1.952, AMBIGUOUS, 1953.0, 1.952, AMBIGUOUS + CONFLICT),
        ("1.952", 1.952, (), 1952.0, 1.952, CONFLICT),  # nothing but arithmetic makes it doubtful
        ("513.211.0000", 5132110000.0, MALFORMED, 513211000.0, 5132110000.0, CONFLICT + MALFORMED),
    ],
)
def test_a_number_that_is_open_is_read_as_the_other_report_prints_it(
    raw: str, read_as: float, flags: tuple[str, ...], other: float, value: float, settled: tuple[str, ...]
) -> None:
    one, _ = validated(printed("y2019", raw, read_as, flags=flags), printed("y2020", f"{other:.0f}", other))

    assert (one.value, one.flags) == (value, settled)


def test_what_was_settled_is_told() -> None:
    one, _ = validated(printed("y2019", "1.952", 1.952, flags=AMBIGUOUS), printed("y2020", "1952", 1952.0))

    assert one.evidence == ("other_report",)
    assert one.explanation.endswith("y2020:t1:realisasi of another report prints 1952 [dot thousands, cost 0].")


def test_amounts_in_millions_are_read_in_full() -> None:
    million = replace(printed("y2019", "1.234", 1_234_000.0, flags=AMBIGUOUS), factor=1e6)

    assert validated(million, printed("y2020", "1.234.000.000", 1_234_000_000.0))[0].value == 1_234_000_000.0


def test_the_same_in_another_report_confirms() -> None:
    alike = printed("y2019", "1952", 1952.0), printed("y2020", "1.952", 1952.0)

    assert all("other_report" in one.evidence for one in validated(*alike))
    assert not any("other_report" in one.evidence for one in validated(*alike, y2020=BANYUMAS))
    unsure = printed("y2020", "1.952", 1952.0, flags=AMBIGUOUS), printed("y2021", "1.952", 1952.0, flags=AMBIGUOUS)
    assert not any("other_report" in one.evidence for one in validated(*unsure))


@pytest.mark.parametrize(
    "others",
    [
        [printed("y2020", "1.952", 1952.0, flags=AMBIGUOUS)],
        [printed("y2020", "1952", 1952.0, flags=("arithmetic_mismatch",))],
        [printed("y2020", "1952", 1952.0), printed("y2021", "1950", 1950.0)],
    ],
    ids=["open itself", "doubtful itself", "two that differ"],
)
def test_what_others_do_not_know_for_sure_settles_nothing(others: list[Figure]) -> None:
    assert validated(printed("y2019", "1.952", 1.952, flags=AMBIGUOUS), *others)[0].value == 1.952


def test_the_reports_own_other_table_goes_before_another_report() -> None:
    one = printed("y2019", "1.952", 1.952, flags=AMBIGUOUS)
    own = printed("y2019", "1,95", 1.95, table="t2")

    assert validated(one, own, printed("y2020", "1952", 1952.0))[0].value == 1.952


@pytest.mark.parametrize(("target", "settled"), [(1000.0, 1952.0), (1.0, 1.952)])
def test_the_rest_of_the_row_must_not_speak_against_it(target: float, settled: float) -> None:
    """195.2 is 1952 of 1000, and 1.952 of 1."""
    row = (
        replace(printed("y2019", "1.000", target, "target"), indicator_id=""),
        printed("y2019", "1.952", 1.952, flags=AMBIGUOUS),
        replace(printed("y2019", "195,2", 195.2, "capaian"), indicator_id=""),
    )

    found = validated(*row, printed("y2020", "1952", 1952.0))

    assert found[1].value == settled
    assert not any("arithmetic_mismatch" in one.flags for one in found)
