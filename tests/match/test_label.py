"""Reading a printed label: what is set aside, what is brought to one form, what is left to compare."""

from __future__ import annotations

import pytest

from pipeline.match.label import Reading, read_label
from pipeline.match.lexicon import Lexicon, build_lexicon
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_vocabulary(), MatchSettings())


def content(label: str, lexicon: Lexicon) -> str:
    return " ".join(read_label(label, lexicon).content)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        # spelling, case, signs, light words
        ("Prosentase PMKS yg tertangani", "persentase pmks tertangani"),
        ("PRESENTASE pmks  yang ditangani", "persentase pmks tertangani"),
        ("% PMKS yang tertangani", "persentase pmks tertangani"),
        ("**Ratio** KDRT", "rasio kdrt"),
        ("Persentase anak-anak terlantar", "persentase anak terlantar"),
        ("Persentase wanita", "persentase perempuan"),
        # list marks
        ("1. Rasio KDRT", "rasio kdrt"),
        ("a. Rasio KDRT", "rasio kdrt"),
        ("- Rasio KDRT", "rasio kdrt"),
        ("• Rasio KDRT", "rasio kdrt"),
        # abbreviations, both ways
        ("Penyandang Masalah Kesejahteraan Sosial (PMKS)", "pmks"),
        ("PPKS", "pmks"),
        ("Total Fertility Rate (TFR)", "tfr"),
        ("TRF per WUS (15 s/d 49 tahun)", "tfr per wus 15 s d 49 tahun"),
        ("Perempuan Usia Subur", "wus"),
        ("Kabupaten/ Kota Layak Anak (KLA)", "kla"),
        ("BKB, BKR, BKL yang aktif", "tribina aktif"),
        ("Usaha Peningktan Pendapatn Keluarga Sejahtra (UPPKS)", "uppks"),
        # what is no part of the name
        ("Rasio KDRT Tahun 2021", "rasio kdrt"),
        ("Rasio KDRT per tahun", "rasio kdrt"),
        ("Rasio KDRT sebesar 4,43%", "rasio kdrt"),
        ("Rasio KDRT : 180 Orang", "rasio kdrt"),
        ("Rasio KDRT di Kabupaten Tojo Una-Una", "rasio kdrt"),
        ("Jumlah produksi (Ton)", "jumlah produksi"),
        ("Kasus rabies (kasus/tahun)", "kasus rabies"),
        # what stays, for it decides
        ("Jumlah korban kekerasan (anak)", "jumlah korban kekerasan anak"),
        ("LOS < 30 hari", "los < 30 hari"),
        # misspelt and broken words
        ("Nilai Prdikat Kabuapten Layak Anak", "nilai predikat kla"),
        ("Indeks Pembedayaan Gender", "idg"),
        ("Sistem Akintabilitas Kinerja Instansi Pemerintah (SAKIP)", "sakip"),
        ("kesejah- teraan", "kesejahteraan"),
    ],
)
def test_content(lexicon: Lexicon, label: str, words: str) -> None:
    assert content(label, lexicon) == words


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Persentase (%) Penurunan PMKS", "%"),
        ("Prevalensi kekerasan % terhadap anak", "%"),
        ("Jumlah produksi (Ton)", "ton"),
        ("Jumlah peraturan (dok)", "dok"),
        ("Angka kemiskinan", ""),
        ("Jumlah korban kekerasan (anak)", ""),
    ],
)
def test_the_unit_that_a_label_prints(lexicon: Lexicon, label: str, unit: str) -> None:
    assert read_label(label, lexicon).unit == unit


@pytest.mark.parametrize(
    ("label", "contradiction"),
    [
        ("Indeks Pembangunan Gender (IDG)", "ipg (idg)"),
        ("Indeks Pemberdayaan Gender (IPG)", "idg (ipg)"),
        ("Angka Prevalensi Kontrasepsi (mCPR)", "cpr (mcpr)"),
        ("Indeks Pembangunan Gender (IPG)", ""),
        ("Indeks Pembangunan Gender (Kabupaten)", ""),
        ("Pasangan Usia Subur (PUS)", ""),
    ],
)
def test_a_name_and_an_abbreviation_that_contradict_each_other(
    lexicon: Lexicon, label: str, contradiction: str
) -> None:
    assert read_label(label, lexicon).contradiction == contradiction


@pytest.mark.parametrize(
    ("word", "read_as"),
    [
        ("kabuapten", "kabupaten"),  # neighbours swapped
        ("akintabilitas", "akuntabilitas"),
        ("terlentaskann", "terentaskan"),  # two letters of a long word
        ("kelurahan", "kelurahan"),  # exists: not "kelahiran"
        ("pengadaan", "pengadaan"),  # exists: not "pengaduan"
        ("anac", "anac"),  # too short to tell
        ("zzzzzzzz", "zzzzzzzz"),
        ("penjualan", "penjualan"),  # two letters from "penguatan", which is not long enough for that
        ("membinaan", "membinaan"),  # the first letter is another
        ("purbalingga", "purbalingga"),  # a region
    ],
)
def test_only_what_is_no_word_is_read_as_a_misspelling(lexicon: Lexicon, word: str, read_as: str) -> None:
    assert lexicon.speller.corrected(word) == read_as


def test_the_level_of_a_named_region_is_kept_apart(lexicon: Lexicon) -> None:
    reading = read_label("Nilai SAKIP Kabupaten Malang", lexicon)
    assert (reading.content, reading.place) == (("nilai", "sakip"), "kabupaten")


@pytest.mark.parametrize("label", ["", "   ", "-", "(%)", "2021"])
def test_a_label_without_words_has_no_content(lexicon: Lexicon, label: str) -> None:
    assert read_label(label, lexicon) == Reading(label, (), (), unit="%" if "%" in label else "")
