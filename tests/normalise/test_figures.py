"""From cells to figures: values, texts, units, labels, and the places they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.artefacts import Box
from tests.tables import figures, figures_of, raw_of, stitched, stitched_text, table_of

ONE_ROW = """
    Sasaran           | Indikator | Satuan | Target
    ---
    Kesetaraan gender | {label}   | {unit} | {cell}
"""


def one(cell: str, unit: str = "", label: str = "Angka A") -> str:
    """Value, text and printed unit of the one figure in a small table."""
    (line,) = figures_of(table_of(ONE_ROW.format(cell=cell, unit=unit, label=label)), also=["value_text", "unit_raw"])
    return line.split(" | ", 2)[2].strip()


@pytest.mark.parametrize(
    ("cell", "unit", "figure"),
    [
        ("94,78%", "Persen", "94.78 |  | %"),
        ("94,78", "Persen", "94.78 |  | Persen"),
        ("8.609 KPM", "", "8609 |  | KPM"),
        ("73 poin", "Poin", "73 |  | poin"),
        ("80,10 (A)", "", "80.1 | A |"),
        ("≥ 75", "", "75 |  |"),
        ("< 5", "Persen", "5 | < 5 | Persen"),
        ("> 125 (125%)", "", "125 | > 125 (125%) |"),
        ("±25", "", "25 | ±25 |"),
        ("~ 40 %", "", "40 | ~ 40 % | %"),
        ("54,21% (Indikator negatif)", "", "54.21 |  | %"),
        ("1:3175", "Rasio", "0.00031496062992126 | 1:3175 | Rasio"),
        ("Pratama", "Kategori", "- | Pratama | Kategori"),
        ("Data belum muncul", "", "- | Data belum muncul |"),
        ("9 anak terlantar, 12 ABH", "Orang", "- | 9 anak terlantar, 12 ABH | Orang"),
        ("-", "Persen", "- |  | Persen"),
        ("n/a", "", "- |  |"),
        ("0", "", "0 |  |"),
    ],
)
def test_value_text_and_printed_unit(cell: str, unit: str, figure: str) -> None:
    assert one(cell, unit) == figure


def test_a_dash_gives_a_row_and_an_empty_cell_none() -> None:
    table = table_of("""
        Indikator | Target | Realisasi | Capaian
        ---
        IPG       | -      |           | 0
    """)
    assert figures_of(table) == ["IPG | target 2021 | -", "IPG | capaian 2021 | 0"]


@given(st.text(alphabet="0123456789.,-()%≥ RpKMxX:", min_size=1, max_size=20).map(str.strip).filter(bool))
def test_every_cell_keeps_its_printed_text(printed: str) -> None:
    table = table_of(f"""
        Indikator | Target
        ---
        Angka A   | 80,00
        Angka B   | 81,00
        Angka C   | {printed}
    """)
    assert [figure.value_raw for figure in figures(table)] == ["80,00", "81,00", printed]


# --- units --------------------------------------------------------------------------------------------------------


def test_the_unit_has_one_name_however_it_is_printed() -> None:
    table = table_of("""
        Indikator       | Satuan | Target
        ---
        PMKS tertangani | Persen | 80
        Unmet need      | %      | 9
        IPG             | INDEKS | 88,01
        Lansia          | Org    | 40
    """)
    assert [figure.unit for figure in figures(table)] == ["%", "%", "indeks", "orang"]


def test_capaian_and_serapan_are_percents_and_budgets_rupiah_whatever_the_unit_column_says() -> None:
    table = table_of("""
        Indikator | Satuan | Realisasi | Capaian | Program        | Anggaran    | Realisasi   | %
        ---
        Lansia    | orang  | 40        | 100     | Program Lansia | 700.000.000 | 650.000.000 | 92,86
    """)
    assert [(figure.measure, figure.unit) for figure in figures(table)] == [
        ("realisasi", "orang"),
        ("capaian", "%"),
        ("anggaran", "Rp"),
        ("realisasi_anggaran", "Rp"),
        ("serapan", "%"),
    ]


def test_the_header_may_give_the_unit() -> None:
    table = table_of("""
        Indikator       | Target (%) | Realisasi (orang)
        ---
        PMKS tertangani | 80         | 400
    """)
    assert [(figure.unit, figure.unit_raw) for figure in figures(table)] == [("%", ""), ("orang", "")]


@pytest.mark.parametrize(
    ("header", "cell", "rupiah"),
    [
        ("Anggaran (Rp juta)", "1.500,5", 1_500_500_000),
        ("Anggaran (dalam juta rupiah)", "1.500,5", 1_500_500_000),
        ("Anggaran (Rp 000)", "1.500.500", 1_500_500_000),
        ("Anggaran (Rp. 000,-)", "1.500.500", 1_500_500_000),
        ("Anggaran (ribu)", "1.500.500", 1_500_500_000),
        ("Pagu Anggaran Rp juta", "1.500,5", 1_500_500_000),
        ("Anggaran (Rp)", "1.500.500", 1_500_500),
        ("Anggaran", "Rp 1,5 Miliar", 1_500_000_000),
        ("Anggaran", "Rp 1,5 M", 1_500_000_000),
        ("Anggaran (Rp juta)", "Rp 1,5 Miliar", 1_500_000_000),
        ("Anggaran", "Rp. 5 Juta", 5_000_000),
    ],
)
def test_rupiah_are_given_in_full(header: str, cell: str, rupiah: float) -> None:
    (figure,) = figures(table_of(f"Program | {header}\n---\nProgram Gender | {cell}"))
    assert (figure.value, figure.unit) == (rupiah, "Rp")


@pytest.mark.parametrize("line", ["(dalam ribuan rupiah)", "dalam ribuan Rp.", "Satuan: Ribu Rupiah", "(Rp. 000)"])
def test_the_unit_of_amounts_may_stand_above_the_table(line: str) -> None:
    block = "Program | Anggaran | % \n---\nProgram Gender | 1.500.500 | 90"
    titled, lined = table_of(block, title=f"Realisasi Anggaran {line}"), table_of(block, before=["Tabel 1", line])
    for table in (titled, lined):
        (figure, *_) = figures(table)
        assert (figure.value, figure.value_raw, figure.unit) == (1_500_500_000, "1.500.500", "Rp")


def test_the_unit_column_may_say_millions() -> None:
    table = table_of("Indikator | Satuan | Target\n---\nPendapatan daerah | Juta Rupiah | 18,4")
    assert [(figure.value, figure.unit) for figure in figures(table)] == [(18_400_000, "Rp")]


@pytest.mark.parametrize(
    ("unit", "cell", "figure"),
    [
        ("Rupiah", "1.834 T", (1_834_000_000_000, "Rp", "Rupiah")),
        ("Rupiah", "2,5 M", (2_500_000_000, "Rp", "Rupiah")),
        ("Rupiah", "2.119 T", (2_119_000_000_000, "Rp", "Rupiah")),
        ("unit", "18,4juta", (18_400_000, "unit", "unit")),
        ("-", "18,4juta", (18_400_000, "", "")),
        ("Juta", "18,4", (18_400_000, "", "Juta")),
        ("-", "350 m", (350, "m", "m")),
        ("-", "12 T", (12, "t", "T")),
    ],
)
def test_a_multiplier_is_of_what_row_or_column_say(unit: str, cell: str, figure: tuple[float, str, str]) -> None:
    (found,) = figures(table_of(f"Indikator | Satuan | Target\n---\nPajak kendaraan | {unit} | {cell}"))
    assert (found.value, found.unit, found.unit_raw) == figure


@pytest.mark.parametrize(
    ("cell", "unit", "remark"),
    [
        ("50 orang PPLH se Jawa Barat bersinergi", "orang", "orang PPLH se Jawa Barat bersinergi"),
        ("50 pelaku usaha yang diawasi oleh PPLH", "pelaku usaha", "pelaku usaha yang diawasi oleh PPLH"),
        ("50 karya Iptek yang didaftarkan", "karya Iptek yang didaftarkan", ""),
    ],
)
def test_a_long_remark_begins_with_the_unit(cell: str, unit: str, remark: str) -> None:
    (found,) = figures(table_of(f"Indikator | Target\n---\nPengawasan | {cell}"))
    assert (found.value, found.unit_raw, found.value_text) == (50, unit, remark)


@pytest.mark.parametrize(
    ("cell", "unit"),
    [("5-6%", "%"), ("11.2-11.7 %", "%"), ("0 sd 5,99 % atau hijau", "%"), ("5% - 6%", "%"), ("9 anak, 12 ABH", "")],
)
def test_a_range_keeps_its_percent_sign(cell: str, unit: str) -> None:
    (found,) = figures(table_of(f"Indikator | Target\n---\nEmisi | {cell}"))
    assert (found.value, found.value_text, found.unit, found.unit_raw) == (None, cell, unit, unit)


def test_arithmetic_holds_between_amounts_in_different_units() -> None:
    table = table_of("""
        Program        | Anggaran (Rp juta) | Realisasi (Rp) | %     | Sisa (Rp juta)
        ---
        Program Gender | 1.500,5            | 1.400.000.000  | 93,30 | 100,5
    """)
    assert [(figure.value, figure.flags) for figure in figures(table)] == [
        (1_500_500_000, ()),
        (1_400_000_000, ()),
        (93.3, ()),
        (100_500_000, ()),
    ]


def test_amounts_that_contradict_the_unit_of_their_header_stay_as_printed_and_are_flagged() -> None:
    table = table_of("""
        Program        | Anggaran (ribu) | <          | <
        ^              | 2014            | 2015       | 2016
        ---
        Program Gender | 11.985.347      | 13.939.354 | 10.589.686.000
    """)
    assert [(figure.value, figure.flags) for figure in figures(table)] == [
        (11_985_347, ("unit_mismatch",)),
        (13_939_354, ("unit_mismatch",)),
        (10_589_686_000, ("unit_mismatch",)),
    ]


def test_the_percent_of_a_header_is_not_that_of_ratios_below_it() -> None:
    table = table_of("Indikator | Target (%)\n---\nPMKS tertangani | 80\nRasio KDRT | 1:27500")
    assert [figure.unit for figure in figures(table)] == ["", ""]


# --- versions, levels, ancestors ----------------------------------------------------------------------------------


def test_budgets_before_and_after_the_change_are_told_apart_by_version() -> None:
    table = table_of("""
        Program        | Anggaran          | <                 | Realisasi
        ^              | Sebelum Perubahan | Setelah Perubahan | ^
        ---
        Program Gender | 700.000.000       | 800.000.000       | 650.000.000
    """)
    assert figures_of(table, also=["version"]) == [
        "Program Gender | anggaran 2021 | 700000000 | murni",
        "Program Gender | anggaran 2021 | 800000000 | perubahan",
        "Program Gender | realisasi_anggaran 2021 | 650000000 | ",
    ]


def test_budget_rows_know_their_program_and_activity() -> None:
    table = table_of("""
        Program / Kegiatan                    | Anggaran
        ---
        Program 1: Rehabilitasi Sosial        | 700.000.000
        Kegiatan 1. Pelayanan Lansia          | 300.000.000
        Sub Kegiatan 1. Penyediaan Permakanan | 200.000.000
    """)
    assert figures_of(table, also=["level", "program_raw", "activity_raw"]) == [
        "Rehabilitasi Sosial | anggaran 2021 | 700000000 | program |  | ",
        "Pelayanan Lansia | anggaran 2021 | 300000000 | kegiatan | Rehabilitasi Sosial | ",
        "Penyediaan Permakanan | anggaran 2021 | 200000000 | sub_kegiatan | Rehabilitasi Sosial | Pelayanan Lansia",
    ]


def test_indicators_know_their_goal_and_objective() -> None:
    table = table_of("""
        Tujuan        | Sasaran           | Indikator | Target
        ---
        Kesejahteraan | Kesetaraan gender | IPG       | 88,01
        ^             | ^                 | IDG       | 70,00
    """)
    assert figures_of(table, also=["goal", "objective", "level"]) == [
        "IPG | target 2021 | 88.01 | Kesejahteraan | Kesetaraan gender | sasaran",
        "IDG | target 2021 | 70 | Kesejahteraan | Kesetaraan gender | sasaran",
    ]


# --- where a figure comes from ------------------------------------------------------------------------------------


def test_a_figure_of_a_page_knows_page_and_box() -> None:
    (figure,) = figures(table_of("Indikator | Target\n---\nIPG | 88,01", page=7))
    assert (figure.page, figure.source_line, figure.box) == (7, None, Box(100, 20, 200, 40))


def test_a_figure_of_a_text_knows_its_line() -> None:
    (table,) = stitched_text("""
        Tabel 2.1 Perjanjian Kinerja

        Indikator | Target
        IPG       | 88,01
    """)
    (figure,) = figures(table)
    assert (figure.page, figure.source_line, figure.box) == (None, 4, None)


def test_a_row_that_was_moved_back_under_its_header_is_flagged() -> None:
    (table,) = stitched_text("""
        No | Indikator                  | Satuan | Target
        1  | Indeks Pembangunan Gender  | Indeks | 88,01
        Jumlah korban kekerasan | Orang | 70
        3  | Persentase PMKS tertangani | Persen | 80
    """)
    assert figures_of(table, also=["flags"]) == [
        "Indeks Pembangunan Gender | target 2021 | 88.01 | ",
        "Jumlah korban kekerasan | target 2021 | 70 | shifted_cell",
        "Persentase PMKS tertangani | target 2021 | 80 | ",
    ]


def test_every_figure_has_an_id_of_its_own() -> None:
    table = table_of("""
        Sasaran           | Indikator      | Target         | Realisasi
        ---
        Kesetaraan gender | - IPG // - IDG | 88,01 // 70,00 | 88,28 // 71,00
        Perlindungan anak | Persentase anak| 80             | 81
    """)
    ids = [figure.figure_id for figure in figures(table)]
    assert len(set(ids)) == len(ids) == 6


def test_a_text_and_a_page_give_the_same_figures() -> None:
    block = """
        No | Indikator                  | Satuan | Target | Realisasi | Capaian (%)
        1  | Indeks Pembangunan Gender  | Indeks | 88,01  | 88,28     | 100,31
        2  | Persentase PMKS tertangani | Persen | 80     | 81        | 101,25
    """
    assert figures_of(*stitched_text(block)) == figures_of(*stitched(raw_of(block)))
    assert len(figures_of(*stitched_text(block))) == 6


def test_a_part_of_the_same_name_as_the_activity_stands_under_it() -> None:
    table = table_of("""
        Program/Kegiatan/Sub Kegiatan      | Anggaran
        ---
        Program Taman Makam                |
        Kegiatan: Pemeliharaan Makam       |
        Sub Kegiatan: Pemeliharaan Makam   | 100.000.000
        Program: Pemeliharaan Makam        | 100.000.000
    """)
    assert figures_of(table, also=["level", "program_raw", "activity_raw"]) == [
        "Pemeliharaan Makam | anggaran 2021 | 100000000 | sub_kegiatan | Program Taman Makam | Pemeliharaan Makam",
        "Pemeliharaan Makam | anggaran 2021 | 100000000 | program |  | ",
    ]
