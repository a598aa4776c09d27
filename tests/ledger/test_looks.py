"""What a cell looks like to the ledger, by its characters alone."""

from __future__ import annotations

import pytest

from pipeline.ledger import looks


@pytest.mark.parametrize("text", ["13 Program Lansia", "S1", "1.1 Jumlah produksi", "31 Desember 2021", "Lomba 1"])
def test_numbers_among_words(text: str) -> None:
    assert looks.has_words(text)


@pytest.mark.parametrize(
    "text",
    ["88,01", "8.609 KPM", "62,5 persen", "100 %", "Rp. 500.000", "Rata-rata 99,28", "Bimtek Rp.380.500", "3/4"],
)
def test_figures_with_words(text: str) -> None:
    assert not looks.has_words(text)


@pytest.mark.parametrize(("text", "code"), [("1.1.2", True), ("5.2.2.03", True), ("2.", True), ("4.997.190", False)])
def test_codes_are_no_amounts(text: str, code: bool) -> None:
    assert looks.is_code(text) == code


@pytest.mark.parametrize(("text", "above"), [("1", []), ("4", ["1", "2"]), ("12.", ["", "11."]), ("1", ["3"])])
def test_lists_count_up(text: str, above: list[str]) -> None:
    assert looks.counts_up(text, above)


@pytest.mark.parametrize(("text", "above"), [("65", []), ("46", ["65"]), ("1.952", ["1"])])
def test_counts_do_not(text: str, above: list[str]) -> None:
    assert not looks.counts_up(text, above)


@pytest.mark.parametrize("text", ["Tahun 2021", "2019", "1", "6=(5/4)x100", "2014 2015", "Triwulan I 2020"])
def test_headers(text: str) -> None:
    assert looks.belongs_to_header(text)


@pytest.mark.parametrize("text", ["88,01", "1.952", "700"])
def test_figures_belong_to_no_header(text: str) -> None:
    assert not looks.belongs_to_header(text)
