"""Header texts, and the concepts that their words name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.header_words import read_header, tokens, years_in


def concepts(text: str) -> set[str]:
    return set(read_header(text).concepts)


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("No.", {"number"}),
        ("Kode Rekening", {"code"}),
        ("Indikator Kinerja Sasaran", {"indikator"}),
        ("Satuan", {"satuan"}),
        ("Target Kinerja Tahun 2021", {"target", "tahun"}),
        ("% Capaian", {"percent", "capaian"}),
        ("Capaian (%)", {"percent", "capaian"}),
        ("Realisasi Anggaran (Rp)", {"keuangan", "rupiah"}),
        ("Pagu Anggaran", {"anggaran"}),
        ("Sisa Anggaran", {"sisa"}),
        ("Sebelum Perubahan", {"before_change"}),
        ("Setelah Perubahan", {"after_change"}),
        ("Triwulan II", {"quarter"}),
        ("Realisasi Triwulanan", {"quarter", "realisasi"}),
        ("Realisasi Tahun Lalu", {"realisasi", "lalu"}),
        ("Kondisi Awal 2018", {"awal"}),
        ("Tingkat Efisiensi", {"efficiency"}),
        ("Penanggung Jawab", {"note"}),
        ("Kabupaten/Kota", {"region"}),
        ("Kecamatan", {"foreign_row"}),
        ("T", {"legend_target"}),
        ("Merah", set()),
        ("", set()),
    ],
)
def test_a_header_names_concepts(header: str, named: set[str]) -> None:
    assert concepts(header) == named


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("Target Akhir Renstra (2023)", {"akhir"}),  # not also "target"
        ("Sub Kegiatan", {"sub_kegiatan"}),  # not also "kegiatan"
        ("Indikator Program", {"indikator"}),  # not also "program"
        ("Rata-rata Nasional", {"nasional"}),  # not also "average"
    ],
)
def test_the_longest_phrase_wins(header: str, named: set[str]) -> None:
    assert concepts(header) == named


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Realiasi", "Realisasi"),
        ("REALI-SASI", "Realisasi"),
        ("Reali sasi", "Realisasi"),
        ("Capaia n", "Capaian"),
        ("TAR-GET", "Target"),
        ("Anggar an", "Anggaran"),
        ("Indkator Kinerja", "Indikator Kinerja"),
        ("Prosentase", "Persentase"),
        ("SATU AN", "Satuan"),
        ("N O", "No"),
        ("PaguAnggaran", "Pagu Anggaran"),
        # other spellings (mappings/spellings.csv)
        ("Jlh Anggaran", "Jumlah Anggaran"),
        ("Propinsi", "Provinsi"),
        ("Presentase Capaian", "Persentase Capaian"),
        ("Efektifitas", "Efektivitas"),
        ("Capkin", "Capaian Kinerja"),
        # misspelt
        ("Reaslisasi", "Realisasi"),
        ("Relaisasi Kinerja", "Realisasi Kinerja"),
        ("REALALISASI", "Realisasi"),
        ("Tarjet", "Target"),
        ("Capain", "Capaian"),
        ("Capaina", "Capaian"),
        ("Anggran", "Anggaran"),
        ("Pagu Angaran", "Pagu Anggaran"),
        ("Prosentase capain", "Persentase capaian"),
        ("Sebelum Perubahn", "Sebelum Perubahan"),
        ("Penyrapan", "Penyerapan"),
    ],
)
def test_a_broken_or_misspelt_word_is_read_as_the_word_that_is_meant(printed: str, meant: str) -> None:
    assert concepts(printed) == concepts(meant) != set()


@pytest.mark.parametrize(
    "header",
    [
        # look-alikes that exist
        "Cakupan",  # capaian
        "Relokasi",  # realisasi, lokasi
        "Strategis",  # strategi
        "Berencana",  # bencana, rencana
        "Pertanian",  # perjanjian
        "Penguatan",  # penggunaan
        "Meningkatkan",  # peningkatan
        "Pengamatan",  # pendapatan
        "Karang",  # kurang
        # too far, and too near to two words
        "Realsisai",
        "Kierja",  # kinerja, kerja
        "rget",
        "Tgt",
        # within a longer word
        "Perencanaan",
    ],
)
def test_a_word_that_only_looks_like_a_header_word_names_nothing(header: str) -> None:
    assert concepts(header) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sasaran", "Satuan"),
        ("Target", "Realisasi"),
        ("Realisasi", "Capaian"),
        ("Anggaran", "Kinerja"),
        ("Sebelum Perubahan", "Setelah Perubahan"),
        ("Awal", "Akhir"),
        ("Murni", "Perubahan"),
        ("Indikator Tujuan", "Tahun"),
    ],
)
def test_words_that_decide_are_never_swapped(one: str, other: str) -> None:
    """Nor is either with a letter left out read as the other."""

    def with_a_letter_less(text: str) -> list[str]:
        return [text[:at] + text[at + 1 :] for at in range(1, len(text))]

    for word in (one, *with_a_letter_less(one)):
        assert not concepts(word) & (concepts(other) - concepts(one)), word
    for word in (other, *with_a_letter_less(other)):
        assert not concepts(word) & (concepts(one) - concepts(other)), word


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("Realiasi 2019", {"realisasi"}),
        ("Target Kineja", set()),  # "target" says it too
        ("Realisasi Kineja (%)", set()),
        ("% Capain", {"capaian"}),
        ("REALI-SASI", set()),  # broken, not misspelt
        ("Prosentase", set()),  # another spelling
        ("Relokasi", set()),
    ],
)
def test_what_only_a_misspelt_word_names_is_told(header: str, named: set[str]) -> None:
    assert read_header(header).misspelt == named


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Target 2021", (2021,)),
        ("Realisasi 2019 - 2020", (2019, 2020)),
        ("Target Akhir Renstra (2023)", (2023,)),
        ("202100", ()),
        ("Tahun ke-5", ()),
    ],
)
def test_years_are_whole_numbers_from_1900_to_2099(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == read_header(text).years == years


@pytest.mark.parametrize(
    ("text", "mostly_known"),
    [
        ("Target Tahun 2021 (%)", True),
        ("Indikator Kinerja", True),
        ("Persentase PMKS yang memperoleh bantuan sosial", False),
        ("Terwujudnya target pembangunan manusia", False),
    ],
)
def test_the_share_of_known_words_tells_a_header_from_a_label(text: str, mostly_known: bool) -> None:
    assert (read_header(text).share >= 0.6) is mostly_known


def test_tokens_are_words_numbers_and_percent_signs() -> None:
    assert tokens("Realisasi s/d TW.II (%) 2021") == ["realisasi", "s", "d", "tw", "ii", "%", "2021"]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    reading = read_header(text)
    assert 0.0 <= reading.share <= 1.0


@given(st.lists(st.sampled_from(["target", "realisasi", "capaian", "anggaran", "satuan", "2021", "%"]), min_size=1))
def test_letter_case_and_surrounding_spaces_do_not_matter(words: list[str]) -> None:
    plain, shouted = read_header(" ".join(words)), read_header("  " + "  ".join(words).upper() + " ")
    assert plain == shouted
