"""A number written in any of the reports' styles is read back; no string at all breaks the reading."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.artefacts import Column
from pipeline.normalise.arithmetic import Slot
from pipeline.normalise.choose import choose
from pipeline.normalise.costs import Marks
from pipeline.numbers import read_cell, read_number

# --- writing ------------------------------------------------------------------------------------------------------


def indonesian(value: Decimal) -> str:
    """1.234.567,89"""
    return f"{value:,}".translate({ord(","): ".", ord("."): ","})


def english(value: Decimal) -> str:
    """1,234,567.89"""
    return f"{value:,}"


def undivided(value: Decimal) -> str:
    """1234567,89"""
    return str(value).replace(".", ",")


RUPIAH_AROUND = [
    "{}",
    "Rp {}",
    "Rp. {}",
    "Rp{}",
    "{},-",
    "Rp. {},-",
    "  {} ",
    "Rp.{}",
]
PERCENT_AROUND = ["{}", "{}%", "{} %", "{} persen", "≥ {}%", "{}% (Indikator negatif)"]
COUNT_AROUND = ["{}", "{} KPM", "{} orang", "{} desa/kel", "> {}"]
NEGATIVE_AROUND = ["-{}", "- {}", "–{}", "({})", "( {} )"]
STYLES = [indonesian, english, undivided]
Style = Callable[[Decimal], str]


def decimals(places: int, largest: int) -> st.SearchStrategy[Decimal]:
    """Non-negative numbers with so many digits after the mark."""
    return st.integers(0, largest * 10**places).map(lambda n: Decimal(n).scaleb(-places))


# --- reading ------------------------------------------------------------------------------------------------------


def chosen(text: str, measure: str, unit_kind: str = "") -> tuple[float | None, str]:
    """Value, and the misprint it supposes, taken for a cell alone in its row, in a column of this measure and unit."""
    column = Column(0, "measure", dataset="performance", measure=measure)
    (choice,) = choose([Slot(column, read_cell(text), unit_kind)], Marks())
    return choice.reading.value, choice.reading.repair


def values(text: str) -> list[float | None]:
    return [reading.value for reading in read_cell(text)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("around", RUPIAH_AROUND)
@given(amount=st.integers(0, 10**13).map(Decimal))
def test_rupiah(style: Style, around: str, amount: Decimal) -> None:
    text = around.format(style(amount))
    assert float(amount) in values(text)
    assert chosen(text, "anggaran") == (float(amount), "")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("around", ["{}", "Rp {}", "Rp. {}", "{},-"])
@given(amount=decimals(2, 10**12))
def test_rupiah_with_sen(style: Style, around: str, amount: Decimal) -> None:
    text = around.format(style(amount))
    assert float(amount) in values(text)
    assert chosen(text, "realisasi_anggaran") == (float(amount), "")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("around", PERCENT_AROUND)
@given(percent=st.one_of(decimals(0, 999), decimals(1, 1999), decimals(2, 1999)))
def test_percents(style: Style, around: str, percent: Decimal) -> None:
    text = around.format(style(percent))
    assert float(percent) in values(text)
    assert chosen(text, "capaian") == (float(percent), "")


@pytest.mark.parametrize("around", COUNT_AROUND)
@given(count=st.integers(0, 10**8).map(Decimal))
def test_counts(around: str, count: Decimal) -> None:
    for style in STYLES:
        text = around.format(style(count))
        assert float(count) in values(text)
        assert chosen(text, "realisasi", "count") == (float(count), "")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("around", NEGATIVE_AROUND)
@given(change=decimals(2, 500))
def test_negatives(style: Style, around: str, change: Decimal) -> None:
    text = around.format(style(change))
    assert -float(change) in values(text)
    assert chosen(text, "selisih") == (-float(change), "")


@pytest.mark.parametrize("colon", [":", " : ", ": "])
@given(one=st.integers(1, 99), many=st.integers(1, 10**6))
def test_ratios(colon: str, one: int, many: int) -> None:
    for written in (str(many), indonesian(Decimal(many))):
        (reading,) = read_cell(f"{one}{colon}{written}")
        assert reading.value == one / many
        assert reading.text == f"{one}:{written}"


@given(whole=st.integers(1, 999), rest=st.integers(0, 999))
def test_three_digits_after_one_separator_have_both_readings(whole: int, rest: int) -> None:
    for mark in ".,":
        found = values(f"{whole}{mark}{rest:03}")
        assert sorted(found, key=str) == sorted([float(f"{whole}{rest:03}"), float(f"{whole}.{rest:03}")], key=str)


# --- any string ---------------------------------------------------------------------------------------------------

CELL_LETTERS = "0123456789.,:;-–−+()%‰/*≥<>= \n\tRrpPxXaAoOn²½٣１"


@given(st.one_of(st.text(max_size=80), st.text(alphabet=CELL_LETTERS, max_size=40)))
def test_any_string_has_readings_cheapest_first(text: str) -> None:
    found = read_cell(text)
    costs = [reading.cost for reading in found]
    assert found
    assert costs == sorted(costs)
    assert len({reading.value for reading in found}) == len(found)


@given(st.text(alphabet="0123456789.,", min_size=1, max_size=30).filter(lambda token: any(c.isdigit() for c in token)))
def test_any_token_of_digits_and_separators_is_a_number(token: str) -> None:
    assert read_number(token)
    assert read_number(token, closed=True)


@given(st.text(alphabet="0123456789.,-() %", max_size=30))
def test_what_is_read_depends_on_nothing_but_the_text(text: str) -> None:
    read_cell.cache_clear()
    assert read_cell(text) == read_cell(text + " ")


@pytest.mark.parametrize(
    "text",
    [
        "9" * 500,
        "1." * 500,
        "Rp" + "9" * 500,
        "1:" + "9" * 500,
        "." + "9" * 500,
    ],
)
def test_endless_numbers_are_read_too(text: str) -> None:
    assert read_cell(text)


@pytest.mark.parametrize("text", ["1" + " " * 20_000 + "x", "Rp" + " " * 20_000 + "x"])
def test_endless_spaces_do_not_hang_it(text: str) -> None:
    assert read_cell(text)
