"""Row labels: numbers, bullets and level prefixes taken off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.interpret.labels import read_label


@pytest.mark.parametrize(
    ("printed", "number", "text"),
    [
        ("1. Persentase PMKS", "1", "Persentase PMKS"),
        ("1) Persentase PMKS", "1", "Persentase PMKS"),
        ("(2) Persentase PMKS", "2", "Persentase PMKS"),
        ("a. Persentase PMKS", "a", "Persentase PMKS"),
        ("IV. Persentase PMKS", "IV", "Persentase PMKS"),
        ("1.2 Persentase PMKS", "1.2", "Persentase PMKS"),
        ("3 Persentase PMKS", "3", "Persentase PMKS"),
        ("1. a. Persentase PMKS", "1", "Persentase PMKS"),
        ("- Persentase PMKS", "", "Persentase PMKS"),
        ("• Persentase PMKS", "", "Persentase PMKS"),
        ("▪Persentase PMKS", "", "Persentase PMKS"),
        ("➢ 1. Persentase PMKS", "1", "Persentase PMKS"),
        ("Persentase PMKS 1.", "", "Persentase PMKS 1."),
        ("10 Besar Penyakit", "10", "Besar Penyakit"),
        ("100% sekolah ramah anak", "", "100% sekolah ramah anak"),
        ("0-4 tahun", "", "0-4 tahun"),
        ("1.", "", "1."),
        ("", "", ""),
    ],
)
def test_list_numbers_and_bullets_are_taken_off(printed: str, number: str, text: str) -> None:
    label = read_label(printed)
    assert (label.number, label.text) == (number, text)


def test_an_account_code_belongs_to_the_label() -> None:
    assert read_label("1.06.07.2.01.02 Pemeliharaan Taman").text == "1.06.07.2.01.02 Pemeliharaan Taman"


@pytest.mark.parametrize(
    ("printed", "level", "text"),
    [
        ("Tujuan: Meningkatnya kesejahteraan", "tujuan", "Meningkatnya kesejahteraan"),
        ("Tujuan 1 : Meningkatnya kesejahteraan", "tujuan", "Meningkatnya kesejahteraan"),
        ("SASARAN STRATEGIS II: Perlindungan anak", "sasaran", "Perlindungan anak"),
        ("Program 1: Pemberdayaan Sosial", "program", "Pemberdayaan Sosial"),
        ("1. Program 1 : Pemberdayaan Sosial", "program", "Pemberdayaan Sosial"),
        ("Kegiatan 2. Pelayanan Lansia", "kegiatan", "Pelayanan Lansia"),
        ("Sub Kegiatan 1. Penyediaan Permakanan", "sub_kegiatan", "Penyediaan Permakanan"),
        ("Sub-Kegiatan: Penyediaan Permakanan", "sub_kegiatan", "Penyediaan Permakanan"),
        ("Misi 1: Mewujudkan masyarakat sejahtera", "misi", "Mewujudkan masyarakat sejahtera"),
        ("Program Pemberdayaan Sosial", "program", "Program Pemberdayaan Sosial"),
        ("Kegiatan Pelayanan Lansia", "kegiatan", "Kegiatan Pelayanan Lansia"),
        ("Programa siaran", "", "Programa siaran"),
        ("Persentase program yang terlaksana", "", "Persentase program yang terlaksana"),
    ],
)
def test_the_first_word_names_the_level_and_a_prefix_is_taken_off(printed: str, level: str, text: str) -> None:
    label = read_label(printed)
    assert (label.level, label.text) == (level, text)


@pytest.mark.parametrize(
    "printed",
    [
        "JUMLAH",
        "Total",
        "Grand Total",
        "J U M L A H",
        "J U M L A H II",
        "JUMLAH I + JUMLAH II",
        "Jumlah Total",
        "Jumlah Belanja Langsung",
    ],
)
def test_totals(printed: str) -> None:
    assert read_label(printed).level == "total"


@pytest.mark.parametrize("printed", ["Jumlah anak terlantar", "Jumlah SOP yang disusun", "Total Fertility Rate (TFR)"])
def test_indicators_that_begin_like_a_total_are_none(printed: str) -> None:
    assert read_label(printed).level == ""


@pytest.mark.parametrize(
    "printed",
    [
        "Rata-rata",
        "RATA - RATA CAPAIAN",
        "Rerata capaian kinerja",
        "Jumlah Rata-rata",
        "Capaian rata-rata",
        "Rata-rata tingkat capaian 2021",
    ],
)
def test_averages(printed: str) -> None:
    assert read_label(printed).level == "average"


@pytest.mark.parametrize(
    "printed",
    [
        "Rata-rata lama sekolah",
        "Rata-rata jumlah anak per keluarga",
        "Rata-rata nilai ujian",
        "Persentase rata-rata capaian kinerja pembinaan SDM",
    ],
)
def test_indicators_that_are_averages_by_name_are_no_averages(printed: str) -> None:
    assert read_label(printed).level == ""


@given(st.text(max_size=200))
def test_any_text_is_a_label_whose_words_are_printed(printed: str) -> None:
    assert read_label(printed).text in printed
