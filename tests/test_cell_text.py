"""What kind of thing a cell's text looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cell_text import cell_kind, clean, is_column_number, is_number, is_value, is_year

KINDS = {
    "empty": ["", "   "],
    "missing": ["-", "–", "...", "n/a", "NA", "#", "#DIV/0!", "nihil", "Rp.", "Rp -"],
    "number": ["0", "309.273", "80.29", "-5,93", "- 22.23", "(37,13)", "≥ 75", "94.", "1002", "100,00*"],
    "percent": ["94,78%", "100 %", "92.65%", "98,7 persen", "6,01‰", "-5,93%"],
    "money": [
        "Rp. 4.997.190.000",
        "Rp4.500.000",
        "5.054.687.243,-",
        "Rp 1,5 Miliar",
        "Rp. 5 juta rupiah",
        "36.267.200,00",
        "452,750,000.00",
        "15.167.188.875.00",
        "Rp. 21.500.00,-",
    ],
    "ratio": ["1:3175", "1 : 27500", "1 : 27.500"],
    "mixed": ["8.609 KPM", "13 buah", "38 desa/kel", "89/100.000 KH", "80,10 (A)", "(5%)", "9 anak terlantar, 12 ABH"],
    "word": ["Persen", "Pratama", "A", "WTP", "Orang", "Data belum muncul"],
    "text": [
        "Meningkatnya kesejahteraan sosial masyarakat",
        "1. Persentase PMKS yang tertangani",
        "1.06.07.2.01 Penyediaan Permakanan",
        "Persentase penduduk di atas 15 tahun yang bekerja",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_kinds(kind: str, text: str) -> None:
    assert cell_kind(text) == kind


def test_a_figure_may_stand_beside_its_unit_but_a_missing_value_is_none() -> None:
    figures = [kind for kind in KINDS if is_number(cell_kind(KINDS[kind][0]))]
    values = [kind for kind in KINDS if is_value(cell_kind(KINDS[kind][0]))]
    assert figures == ["number", "percent", "money", "ratio", "mixed"]
    assert sorted(values) == sorted([*figures, "missing"])


@pytest.mark.parametrize(
    ("leaked", "plain"),
    [
        ('<ul class="x"><li>Indeks Pembangunan Gender</li></ul>', "Indeks Pembangunan Gender"),
        ("**Jumlah**", "Jumlah"),
        ("*Persentase PMKS* yang **tertangani**", "Persentase PMKS yang tertangani"),
        ("_Unmet need_", "Unmet need"),
        ("94,78%<br>", "94,78%"),
        ("5 * 3", "5 * 3"),
        ("nama_berkas", "nama_berkas"),
        ("  dua   kata ", "dua kata"),
    ],
)
def test_leaked_markup_is_taken_out(leaked: str, plain: str) -> None:
    assert clean(leaked) == plain


def test_comparisons_are_no_markup() -> None:
    assert clean("nilai < 50 dan > 20") == "nilai < 50 dan > 20"


@pytest.mark.parametrize("text", ["2021", "TH 2021", "Tahun 2021", "(2021)", "2021 (%)"])
def test_a_year_alone(text: str) -> None:
    assert is_year(text)


@pytest.mark.parametrize("text", ["20210", "Target 2021", "1.952", "12", ""])
def test_what_is_no_year(text: str) -> None:
    assert not is_year(text)


@pytest.mark.parametrize("text", ["1", "(2)", "7=6/5", "(5)=4/3", "12", "a", "(b)"])
def test_column_numbers(text: str) -> None:
    assert is_column_number(text)


@pytest.mark.parametrize("text", ["100", "1,5", "94,78%", "ab", "", "-"])
def test_what_is_no_column_number(text: str) -> None:
    assert not is_column_number(text)


@given(st.text(max_size=200))
def test_any_text_has_a_kind(text: str) -> None:
    assert cell_kind(text) in {"empty", "missing", "number", "percent", "money", "ratio", "mixed", "word", "text"}


@given(st.text(max_size=200))
def test_text_without_marks_is_cleaned_in_one_go(text: str) -> None:
    plain = clean(text.translate({ord(mark): None for mark in "<>*_"}))
    assert clean(plain) == plain
