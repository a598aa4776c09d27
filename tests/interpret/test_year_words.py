"""How years are written around the words of mappings/year_words.csv."""

from __future__ import annotations

import pytest

from pipeline.errors import LkjipError
from pipeline.interpret.year_words import (
    YearWord,
    counted_year,
    lacks_count,
    patterns_of,
    plan_periods,
    without_plans_and_laws,
)


@pytest.mark.parametrize(
    "text",
    [
        "Renstra 2018-2023",
        "Renstra 2018 s.d. 2023",
        "Renstra 2018 s/d 2023",
        "Renstra Tahun 2018 sd Tahun 2023",
        "2018 sampai dengan th. 2023",
        "2018 sampai 2023",
    ],
)
def test_a_period_of_years(text: str) -> None:
    assert plan_periods(text) == [(2018, 2023)]


@pytest.mark.parametrize("text", ["Target 2018 dan 2023", "Rp 12018-20234", "2018"])
def test_years_that_are_no_period(text: str) -> None:
    assert plan_periods(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("Tahun ke-2", 2), ("TH II", 2), ("thn. IV", 4), ("Tahun ke 5", 5), ("Tahun 1,5", None), ("Tahun 2021", None)],
)
def test_a_counted_year(text: str, count: int | None) -> None:
    assert counted_year(text) == count


def test_a_year_without_its_count() -> None:
    assert lacks_count("Target Kinerja Tahun ke-")
    assert not lacks_count("Target Kinerja Tahun ke-2")


def test_the_years_of_laws_and_plans_are_none_of_a_caption() -> None:
    text = without_plans_and_laws("Capaian 2021 menurut Perpres Nomor 29 Tahun 2014 dan Renstra 2018-2023")
    assert "2021" in text
    assert not any(year in text for year in ("2014", "2018", "2023"))


def test_a_kind_without_phrases_is_named() -> None:
    kept = [YearWord("year", "tahun"), YearWord("ordinal", "ke"), YearWord("until", "sampai")]
    with pytest.raises(LkjipError, match=r"year_words.csv: has no phrase of the kind regulation; add one"):
        patterns_of(kept)
