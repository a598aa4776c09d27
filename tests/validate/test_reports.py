"""One figure of a region in several reports with different values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.artefacts import Figure
from pipeline.reporters import Reporter
from pipeline.validate import own_indicators, validate
from tests.validate.rows import figure

CONFLICT = ("conflicts_with_report",)
DINSOS = Reporter("33.03", "Kabupaten Purbalingga", "kabupaten", "33.03:dinas-sosial")
BAPPEDA = replace(DINSOS, agency_id="33.03:badan-perencanaan")
BANYUMAS = Reporter("33.02", "Kabupaten Banyumas", "kabupaten", "33.02:dinas-sosial")


def printed(doc_id: str, raw: str, measure: str = "realisasi", *, table: str = "t1", row: int = 0) -> Figure:
    """The IPG of 2019 as this document prints it."""
    one = figure("IPG", measure, float(raw.replace(",", ".")), table=f"{doc_id}:{table}", row=row, period=2019)
    return replace(one, figure_id=f"{doc_id}:{one.figure_id}", doc_id=doc_id, value_raw=raw, indicator_id="ipg")


def validated(*figures: Figure, own: frozenset[str] = frozenset(), **reporters: Reporter) -> list[Figure]:
    """The figures after validation; documents are of Dinas Sosial Purbalingga unless `reporters` says otherwise."""
    years = {one.doc_id: 2020 for one in figures}
    return validate(figures, years, dict.fromkeys(years, DINSOS) | reporters, own)


def flags_of(*figures: Figure, own: frozenset[str] = frozenset(), **reporters: Reporter) -> list[tuple[str, ...]]:
    return [one.flags for one in validated(*figures, own=own, **reporters)]


def test_reports_of_two_years_that_differ_name_each_other() -> None:
    older, newer = validated(printed("y2019", "88.01"), printed("y2020", "87.5"))
    assert (older.flags, newer.flags) == (CONFLICT, CONFLICT)
    assert (older.other_report, newer.other_report) == (newer.figure_id, older.figure_id)
    assert "Another report prints 87.5: y2020:" in older.explanation
    assert older.confidence is not None


def test_reports_of_two_agencies_are_compared_too_but_not_of_two_regions() -> None:
    a, b = printed("dinsos", "88.01", "target"), printed("other", "87.5", "target")
    assert flags_of(a, b, other=BAPPEDA) == [CONFLICT] * 2
    assert flags_of(a, b, other=BANYUMAS) == [(), ()]


def test_what_each_agency_has_for_itself_is_compared_within_the_agency() -> None:
    a, b = printed("dinsos", "88.01"), printed("other", "87.5")
    own = own_indicators({"ipg": "tata kelola", "idg": "perempuan dan anak"})
    assert own == {"ipg"}
    assert flags_of(a, b, own=own, other=BAPPEDA) == [(), ()]
    assert flags_of(a, b, own=own) == [CONFLICT] * 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("77.1", "77.09", True),
        ("77", "77.09", True),
        ("77,14", "77.1", True),
        ("77.2", "77.09", False),
        ("78", "77.09", False),
        ("100", "99.6", True),
        ("100.00", "99.6", False),
        ("1952", "1.952", False),
    ],
)
def test_another_rounding_is_no_conflict(one: str, other: str, same: bool) -> None:
    assert flags_of(printed("y2019", one), printed("y2020", other)) == [() if same else CONFLICT] * 2


def test_amounts_in_millions_are_rounded_in_millions() -> None:
    rounded = replace(printed("y2019", "1235"), value=1.235e9)
    full = replace(printed("y2020", "1234890000"), value=1.23489e9)
    assert flags_of(rounded, full) == [(), ()]
    assert flags_of(rounded, replace(full, value=1.2e9, value_raw="1200000000")) == [CONFLICT] * 2


def test_other_units_measures_periods_and_unmatched_labels_are_not_compared() -> None:
    one, other = printed("y2019", "88.01"), printed("y2020", "70")
    for changed in (
        replace(other, unit="%"),
        replace(other, measure="target"),
        replace(other, period=2020),
        replace(other, version="kumulatif"),
        replace(other, indicator_id=""),
        replace(other, value=None),
        replace(other, measure="realisasi_pembanding"),
    ):
        assert flags_of(one, changed) == [(), ()]
    comparator = replace(one, measure="realisasi_pembanding")  # of the province in one, of the nation in the other
    assert flags_of(comparator, replace(other, measure="realisasi_pembanding")) == [(), ()]


def test_a_report_that_prints_both_values_contradicts_itself_first() -> None:
    right, wrong = printed("y2020", "88.01"), printed("y2020", "70", table="t2")
    flags = flags_of(printed("y2019", "88.01"), right, wrong)
    assert flags == [(), ("conflicts_with_table",), ("conflicts_with_report", "conflicts_with_table")]


def test_a_report_with_several_values_in_one_table_says_nothing() -> None:
    by_place = [printed("y2020", "70"), printed("y2020", "60", row=1)]
    assert flags_of(printed("y2019", "88.01"), *by_place) == [(), (), ()]


def test_both_flags_point_to_the_other_figure() -> None:
    one, again = printed("y2020", "88.01"), printed("y2020", "70", table="t2")
    first, second = validated(one, again)
    assert (first.other_table, first.other_report) == (second.figure_id, "")


def test_a_changed_target_is_compared_with_any() -> None:
    changed = replace(printed("y2019", "88.01", "target"), version="perubahan")
    assert flags_of(changed, printed("y2020", "87.5", "target")) == [CONFLICT] * 2
    first = replace(printed("y2019", "87.5", "target", table="t0"), version="murni")
    assert flags_of(first, printed("y2020", "87.5", "target")) == [(), ()]
