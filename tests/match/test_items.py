"""Rows of a budget get the standard code of their program, kegiatan or sub kegiatan, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from pipeline.artefacts import Figure
from pipeline.match import match_items
from pipeline.vocabulary import Vocabulary, load_vocabulary
from tests.match.rows import row_of

REHABILITATION = "Program Rehabilitasi Sosial"
AT_HOME = (
    "Rehabilitasi Sosial Dasar Penyandang Disabilitas Terlantar, Anak Terlantar, Lanjut Usia Terlantar, serta "
    "Gelandangan Pengemis di Luar Panti Sosial"
)
OTHERS = (
    "Rehabilitasi Sosial Penyandang Masalah Kesejahteraan Sosial (PMKS) Lainnya Bukan Korban HIV/AIDS dan NAPZA di "
    "Luar Panti Sosial"
)
SUPPORT = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"


@dataclass(frozen=True)
class Line:
    """A printed row: its level and label, and under which program and kegiatan it stands."""

    level: str
    label: str
    program: str = ""
    activity: str = ""
    table: str = "t1"
    period: int = 2022


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def matched(lines: Sequence[Line], vocabulary: Vocabulary, year: int = 2022, province: bool = False) -> list[Figure]:
    """One figure a line, matched as one report."""
    figures = [
        replace(
            row_of(line.label, dataset="budget", row=row, table_id=line.table, measures=("anggaran",))[0],
            level=line.level,
            program_raw=line.program,
            activity_raw=line.activity,
            period=line.period,
        )
        for row, line in enumerate(lines)
    ]
    return match_items(figures, vocabulary, year, province)


def codes(lines: Sequence[Line], vocabulary: Vocabulary, year: int = 2022, province: bool = False) -> list[str]:
    return [figure.item_code for figure in matched(lines, vocabulary, year, province)]


@pytest.mark.parametrize(
    ("label", "code", "method", "score"),
    [
        ("PROGRAM PERLINDUNGAN DAN JAMINAN SOSIAL", "1.06.05", "name", 100),
        ("Perlindungan & Jaminan Sosial", "1.06.05", "normalised", 100),
        ("Program Pengarus Utamaan Gender dan Pemberdayaan Perempuan", "2.08.02", "normalised", 100),
        ("Program Pemenuhan Hak Anak", "2.08.06", "normalised", 100),
        ("Program Pengelolaan Sumber Daya Air", "1.03.02", "normalised", 100),
        ("Program Rehabilitasi Sosail", "1.06.04", "fuzzy", 95),
        ("1.06.05 Program Perlindungan dan Jaminan Sosial", "1.06.05", "code", 100),
    ],
)
def test_a_program_in_many_spellings(vocabulary: Vocabulary, label: str, code: str, method: str, score: float) -> None:
    figure = matched([Line("program", label)], vocabulary)[0]
    assert (figure.item_code, figure.match_method) == (code, method)
    assert figure.match_score == pytest.approx(score, abs=1)


@pytest.mark.parametrize(
    "label",
    [
        "Program Pemberdayaan Sosial dan Jaminan Sosial",  # of two programs, neither
        "Program Perlindungan Sosial",
        "Program Partisipasi dan Jaminan Sosial",
        "Program Perlindungan Anak",  # of 2.08.03 and 2.08.07, neither
        "Program Penanggulangan Bencana Sosial",  # 1.05.03 is Penanggulangan Bencana, 1.06.06 Penanganan Bencana
        "Program Pelayanan dan Rehabilitasi Kesejahteraan Sosial",  # of Permendagri 13/2006
        "1.06.02 Program Perlindungan dan Jaminan Sosial",  # the code is another program's
        "1.06.04.2.01 Program Rehabilitasi Sosial",  # the code is a kegiatan's
        "Jumlah",
    ],
)
def test_look_alikes_are_no_programs(vocabulary: Vocabulary, label: str) -> None:
    assert codes([Line("program", label)], vocabulary) == [""]


def test_programs_one_word_apart_are_told_apart(vocabulary: Vocabulary) -> None:
    labels = ("Program Pemberdayaan Sosial", "Program Penanganan Bencana", "Program Penanggulangan Bencana")
    assert codes([Line("program", label) for label in labels], vocabulary) == ["1.06.02", "1.06.06", "1.05.03"]


def test_a_sub_kegiatan_of_several_kegiatan_is_told_by_its_parents(vocabulary: Vocabulary) -> None:
    lines = [
        Line("sub_kegiatan", "Penyediaan Sandang", REHABILITATION, AT_HOME),
        Line("sub_kegiatan", "Penyediaan Sandang", REHABILITATION, OTHERS),
        Line("sub_kegiatan", "Penyediaan Sandang", "Program Penanganan Bencana"),
        Line("sub_kegiatan", "Penyediaan Sandang", REHABILITATION),
        Line("sub_kegiatan", "Penyediaan Sandang"),
        Line("sub_kegiatan", "Penyediaan Sandang", "Program Pemberdayaan Sosial"),
        Line("sub_kegiatan", "Penyediaan Sandang", "Program Atensi Lanjut Usia", AT_HOME),
    ]
    found = ["1.06.04.2.01.02", "1.06.04.2.02.04", "1.06.06.2.01.02"]
    assert codes(lines, vocabulary) == [*found, "", "", "", ""]


def test_the_kegiatan_need_not_agree_where_the_program_has_the_name_once(vocabulary: Vocabulary) -> None:
    neglected = "Pemantauan terhadap Pelaksanaan Pemeliharaan Anak Terlantar"
    line = Line("sub_kegiatan", neglected, "Program Perlindungan dan Jaminan Sosial", "Permeliharaan Anak")
    assert codes([line], vocabulary) == ["1.06.05.2.01.03"]


def test_without_a_printed_program_it_is_one_that_the_report_names(vocabulary: Vocabulary) -> None:
    alone = Line("kegiatan", "Penyelenggaraan Penataan Desa")
    assert codes([alone], vocabulary) == [""]
    assert codes([Line("program", "Program Penataan Desa"), alone], vocabulary) == ["2.13.02", "2.13.02.2.01"]


def test_a_name_of_two_levels_is_that_of_the_row(vocabulary: Vocabulary) -> None:
    name = "Pengelolaan Data Fakir Miskin Cakupan Daerah Kabupaten/Kota"
    program = "Program Perlindungan dan Jaminan Sosial"
    lines = [
        Line("kegiatan", name, program),
        Line("sub_kegiatan", name, program, name),
        Line("program", name),
        Line("", name, program),
    ]
    assert codes(lines, vocabulary) == ["1.06.05.2.02", "1.06.05.2.02.02", "", ""]


def test_a_table_that_calls_sub_kegiatan_kegiatan_leaves_names_of_both_open(vocabulary: Vocabulary) -> None:
    program = "Program Perlindungan dan Jaminan Sosial"
    shared = Line("kegiatan", "Pengelolaan Data Fakir Miskin Cakupan Daerah Kabupaten/Kota", program)
    lines = [
        Line("kegiatan", "Fasilitasi Bantuan Sosial Kesejahteraan Keluarga", program),
        Line("kegiatan", "Fasilitasi Bantuan Sosial Kesejahteran Keluarga", program),  # misspelt: not its very words
        Line("kegiatan", "Pemeliharaan Anak-Anak Terlantar", program),
        shared,
        replace(shared, table="t2"),
    ]
    assert codes(lines, vocabulary) == ["1.06.05.2.02.03", "", "1.06.05.2.01", "", "1.06.05.2.02"]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("1.06.07.2.01.02 Pemeliharaan Taman Makam Pahlawan Nasional Kabupaten/Kota", "1.06.07.2.01.02"),
        ("1.06.07.2.01.02 Rehabilitasi Taman Makam Pahlawan Nasional Kabupaten/Kota", ""),  # no name of an item
        ("1.06.04.2.02.04 Penyediaan Sandang", "1.06.04.2.02.04"),  # decides among three
        ("1.06.04.2.02.05 Penyediaan Sandang", ""),  # Penyediaan Alat Bantu
        ("2.08.01.2.06 Administrasi Umum Perangkat Daerah", "2.08.01.2.06"),
        ("5.1.02.01 Belanja Barang", ""),  # an account
    ],
)
def test_a_printed_code_is_taken_if_the_name_agrees(vocabulary: Vocabulary, label: str, code: str) -> None:
    assert codes([Line("sub_kegiatan", label)], vocabulary) == [code]


def support(*others: str) -> list[Line]:
    """The program that every agency has, a kegiatan of it, and other programs."""
    kegiatan = Line("kegiatan", "Administrasi Umum Perangkat Daerah", SUPPORT)
    return [Line("program", SUPPORT), kegiatan, *(Line("program", label) for label in others)]


@pytest.mark.parametrize(
    ("others", "urusan"),
    [
        (("Program Rehabilitasi Sosial", "Program Pemberdayaan Sosial"), "1.06"),
        (("Program Rehabilitasi Sosial", "Program Perlindungan Perempuan"), "X.XX"),  # an agency of two urusan
        (("Program Rehabilitasi Sosial", "Program Atensi Lanjut Usia"), "X.XX"),  # one of them is not known
        ((), "X.XX"),
    ],
)
def test_the_other_programs_tell_the_urusan_of_the_support_program(
    vocabulary: Vocabulary, others: tuple[str, ...], urusan: str
) -> None:
    assert codes(support(*others), vocabulary)[:2] == [f"{urusan}.01", f"{urusan}.01.2.06"]


def test_a_printed_code_tells_the_urusan_of_the_support_program(vocabulary: Vocabulary) -> None:
    lines = support("Program Rehabilitasi Sosial", "Program Perlindungan Perempuan")
    lines[0] = Line("program", f"1.06.01 {SUPPORT}")
    assert codes(lines, vocabulary)[:2] == ["1.06.01", "1.06.01.2.06"]


def test_codes_are_those_of_the_year(vocabulary: Vocabulary) -> None:
    line = Line("sub_kegiatan", "Penyediaan Makanan", "Program Penanganan Bencana", period=2030)
    years = {2020: "", 2021: "1.06.06.2.01.01", 2023: "1.06.06.2.01.01", 2024: "1.06.06.2.01.0001"}
    assert {year: codes([line], vocabulary, year)[0] for year in years} == years
    assert codes([replace(line, period=2020)], vocabulary, 2021) == [""]  # a row about the year before


def test_a_province_has_the_program_but_not_the_kegiatan_of_regencies(vocabulary: Vocabulary) -> None:
    lines = [
        Line("program", REHABILITATION),
        Line("kegiatan", AT_HOME, REHABILITATION),
        Line("program", "Program Perekonomian dan Pembangunan"),  # another number in provinces
    ]
    assert codes(lines, vocabulary) == ["1.06.04", "1.06.04.2.01", "4.01.03"]
    assert codes(lines, vocabulary, province=True) == ["1.06.04", "", ""]


def test_performance_and_totals_are_left_alone(vocabulary: Vocabulary) -> None:
    figure = row_of("Program Rehabilitasi Sosial")[0]
    total = replace(row_of("Program Rehabilitasi Sosial", dataset="budget")[0], level="total")
    assert match_items([figure, total], vocabulary, 2022, province=False) == [figure, total]
