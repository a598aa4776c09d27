"""The level of a budget's rows that do not say it themselves."""

from __future__ import annotations

import pytest

from pipeline.interpret import interpret
from tests.tables import document, figures_of, meaning, row_text, table_of


def rows_of(block: str) -> list[str]:
    return [row_text(row) for row in meaning(table_of(block)).rows]


# --- below a program that says so ---------------------------------------------------------------------------------


def test_a_program_is_the_sum_of_its_kegiatan() -> None:
    assert rows_of("""
        Program / Kegiatan          | Anggaran
        ---
        Program Rehabilitasi Sosial | 700.000.000
        Pelayanan Lansia            | 300.000.000
        Pelayanan Anak              | 400.000.000
        Program Pemberdayaan Sosial | 100.000.000
        Pembinaan PSKS              | 100.000.000
    """) == [
        "figures: Program Rehabilitasi Sosial (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Pelayanan Anak (kegiatan)",
        "figures: Program Pemberdayaan Sosial (program)",
        "figures: Pembinaan PSKS (kegiatan)",
    ]


def test_a_kegiatan_is_the_sum_of_its_sub_kegiatan() -> None:
    assert rows_of("""
        Program / Kegiatan          | Anggaran
        ---
        Program Rehabilitasi Sosial | 700.000.000
        Pelayanan Lansia            | 300.000.000
        Penyediaan Permakanan       | 200.000.000
        Penyediaan Sandang          | 100.000.000
        Pelayanan Anak              | 400.000.000
        Pengasuhan                  | 150.000.000
        Bimbingan                   | 250.000.000
    """) == [
        "figures: Program Rehabilitasi Sosial (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Penyediaan Permakanan (sub_kegiatan)",
        "figures: Penyediaan Sandang (sub_kegiatan)",
        "figures: Pelayanan Anak (kegiatan)",
        "figures: Pengasuhan (sub_kegiatan)",
        "figures: Bimbingan (sub_kegiatan)",
    ]


def test_kegiatan_without_amounts_head_their_sub_kegiatan() -> None:
    assert rows_of("""
        Program / Kegiatan          | Anggaran
        ---
        Program Rehabilitasi Sosial |
        Pelayanan Lansia            |
        Penyediaan Permakanan       | 200.000.000
    """) == [
        "group: Program Rehabilitasi Sosial (program)",
        "group: Pelayanan Lansia (kegiatan)",
        "figures: Penyediaan Permakanan (sub_kegiatan)",
    ]


def test_codes_in_columns_of_their_own_give_the_level() -> None:
    assert rows_of("""
        No | Kode | Uraian                      | Anggaran
        ---
        1  |      | Program Rehabilitasi Sosial | 700.000.000
        1. |      | Pelayanan Lansia            | 300.000.000
           | 01   | Penyediaan Permakanan       | 200.000.000
           | 02   | Penyediaan Sandang          | 50.000.000
    """) == [
        "figures: Program Rehabilitasi Sosial (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Penyediaan Permakanan (sub_kegiatan)",
        "figures: Penyediaan Sandang (sub_kegiatan)",
    ]


def test_where_no_sum_agrees_italics_tell_kegiatan_from_sub_kegiatan() -> None:
    assert rows_of("""
        Program / Kegiatan          | Anggaran
        ---
        Program Rehabilitasi Sosial | 700.000.000
        *Pelayanan Lansia*          | 300.000.000
        Penyediaan Permakanan       | 190.000.000
        Penyediaan Sandang          | 90.000.000
    """) == [
        "figures: Program Rehabilitasi Sosial (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Penyediaan Permakanan (sub_kegiatan)",
        "figures: Penyediaan Sandang (sub_kegiatan)",
    ]


def test_where_nothing_tells_the_rows_below_a_program_are_kegiatan() -> None:
    assert rows_of("""
        Program / Kegiatan          | Anggaran
        ---
        Program Rehabilitasi Sosial | 700.000.000
        Pelayanan Lansia            | 300.000.000
    """) == ["figures: Program Rehabilitasi Sosial (program)", "figures: Pelayanan Lansia (kegiatan)"]


# --- programs that do not say so ----------------------------------------------------------------------------------


def test_the_account_code_gives_the_level() -> None:
    assert rows_of("""
        Kode            | Uraian                | Anggaran
        ---
        1.06.05         | Rehabilitasi Sosial   | 700.000.000
        1.06.05.2.01    | Pelayanan Lansia      | 300.000.000
        1.06.05.2.01.02 | Penyediaan Permakanan | 200.000.000
    """) == [
        "figures: Rehabilitasi Sosial (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Penyediaan Permakanan (sub_kegiatan)",
    ]


def test_the_account_code_may_stand_before_the_label() -> None:
    assert rows_of("""
        Program / Kegiatan / Sub Kegiatan     | Anggaran
        ---
        1.06.05.2.01.02 Penyediaan Permakanan | 200.000.000
    """) == ["figures: 1.06.05.2.01.02 Penyediaan Permakanan (sub_kegiatan)"]


@pytest.mark.parametrize("program", ["**Rehabilitasi Sosial**", "REHABILITASI SOSIAL"])
def test_a_bold_row_or_one_in_capitals_is_the_program_of_those_below(program: str) -> None:
    assert rows_of(f"""
        Program / Kegiatan       | Anggaran
        ---
        {program}                | 700.000.000
        Pelayanan Lansia         | 300.000.000
        Pelayanan Anak           | 200.000.000
    """) == [
        f"figures: {program.strip('*')} (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Pelayanan Anak (kegiatan)",
    ]


def test_a_row_that_is_the_sum_of_the_rows_below_is_their_program() -> None:
    assert rows_of("""
        Program / Kegiatan        | Anggaran    | Realisasi
        ---
        Rehabilitasi Sosial       | 700.000.000 | 650.000.000
        Pelayanan Lansia          | 300.000.000 | 250.000.000
        Pelayanan Anak Terlantar  | 400.000.000 | 400.000.000
    """) == [
        "figures: Rehabilitasi Sosial (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Pelayanan Anak Terlantar (kegiatan)",
    ]


def test_codes_of_three_parts_alone_may_be_an_offices() -> None:
    assert rows_of("""
        Kode    | Uraian          | Anggaran
        ---
        1.06.01 | Sekretariat     | 700.000.000
        1.06.02 | Bidang Gender   | 300.000.000
    """) == ["figures: Sekretariat", "figures: Bidang Gender"]


def test_a_code_without_its_first_parts_is_of_the_level_of_the_full_ones() -> None:
    assert rows_of("""
        Kode Rekening | < | <  | Program/Kegiatan    | Anggaran
        ---
        1 | 06 |    | Program Pelayanan   | 600.000.000
        1 | 06 | 01 | Pelayanan Lansia    | 300.000.000
          | 06 | 02 | Pelayanan Anak      | 200.000.000
    """) == [
        "figures: Program Pelayanan (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Pelayanan Anak (kegiatan)",
    ]


def test_where_no_row_is_called_program_all_are_kegiatan() -> None:
    assert rows_of("""
        Sasaran          | Program/Kegiatan         | Anggaran
        ---
        Udara bersih     | Pembinaan teknis         | 400.000.000
        ^                | Kegiatan pemantauan air  | 659.200.000
    """) == [
        "figures: Udara bersih (sasaran) / Pembinaan teknis (kegiatan)",
        "figures: ^Udara bersih (sasaran) / Kegiatan pemantauan air (kegiatan)",
    ]


# --- totals -------------------------------------------------------------------------------------------------------

BELANJA = """
        Program / Kegiatan          | Anggaran
        ---
        Program Rehabilitasi Sosial | 700.000.000
        Pelayanan Lansia            | 300.000.000
        Pelayanan Anak              | 400.000.000
        Jumlah Belanja Langsung     | 700.000.000
        Belanja Tidak Langsung      | 200.000.000
        Belanja                     | {total}
"""


def test_a_row_that_sums_up_a_total_and_the_rows_since_is_a_total() -> None:
    assert rows_of(BELANJA.format(total="900.000.000"))[-2:] == [
        "figures: Belanja Tidak Langsung (belanja)",
        "total: Belanja (total)",
    ]
    assert rows_of(BELANJA.format(total="950.000.000"))[-1] == "figures: Belanja"


def test_a_total_and_what_stands_below_it_are_under_no_program() -> None:
    rows = meaning(table_of(BELANJA.format(total="900.000.000"))).rows
    assert [(row.program, row.activity) for row in rows] == [
        ("Program Rehabilitasi Sosial", ""),
        ("Program Rehabilitasi Sosial", "Pelayanan Lansia"),
        ("Program Rehabilitasi Sosial", "Pelayanan Anak"),
        ("", ""),
        ("", ""),
        ("", ""),
    ]


def test_a_program_printed_over_its_rows_goes_on_below_a_subtotal() -> None:
    rows = meaning(
        table_of("""
        Program            | Kegiatan         | Anggaran
        ---
        Program Pelayanan  | Pelayanan Lansia | 300.000.000
        ^                  | Jumlah           | 300.000.000
        ^                  | Pelayanan Anak   | 400.000.000
    """)
    ).rows
    assert [row.program for row in rows] == ["Program Pelayanan", "", "Program Pelayanan"]


# --- indicators ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "title", "level"),
    [
        ("Indikator Sasaran", "", "sasaran"),
        ("Indikator Kinerja Program", "", "program"),
        ("Indikator Sasaran/Program", "", ""),
        ("Indikator Kinerja", "", ""),
        ("Indikator Kinerja", "Capaian Kinerja Sasaran Strategis Kedua", "sasaran"),
        ("Indikator Kinerja", "Capaian Tujuan/Sasaran", ""),
        ("Indikator Tujuan", "Capaian Kinerja Sasaran Strategis Kedua", "tujuan"),
    ],
)
def test_an_indicator_is_of_the_level_that_its_header_or_the_caption_names(header: str, title: str, level: str) -> None:
    table = table_of(f"{header} | Target\n---\nIPG | 88,01", title=title)
    assert figures_of(table, also=["level"]) == [f"IPG | target 2021 | 88.01 | {level}"]


def test_the_header_says_more_than_the_objective_beside_it() -> None:
    table = table_of("""
        Sasaran     | Kegiatan | Indikator Kegiatan | Indikator Sasaran | Target
        ---
        Kesetaraan  | Rapat    | Jumlah rapat       | IPG               | 88,01
    """)
    assert figures_of(table, also=["level"]) == ["IPG | target 2021 | 88.01 | sasaran"]


# --- what other tables of the report say --------------------------------------------------------------------------

ELSEWHERE = """
    Kegiatan                | Anggaran
    ---
    Pelayanan Lansia        | 300.000.000
    Perencanaan dan Laporan | 60.000.000
"""


def test_an_item_has_the_level_that_another_table_gives_it() -> None:
    unsaid = table_of("""
        Sasaran       | Uraian                   | Anggaran
        ---
        Kesejahteraan | Pelayanan Lansia         | 300.000.000
        ^             | Perencanaan, dan Laporan | 60.000.000
        ^             | Pengadaan Gedung         | 10.000.000
    """)
    _, found = interpret([table_of(ELSEWHERE), unsaid], document())
    assert [row.labels[-1].level for row in found.rows] == ["kegiatan", "kegiatan", ""]


def test_but_not_where_the_report_gives_it_two() -> None:
    tables = [table_of(ELSEWHERE.replace("Kegiatan  ", head)) for head in ("Kegiatan", "Program", "Uraian")]
    assert [row.labels[-1].level for row in interpret(tables, document())[-1].rows] == ["", ""]


def test_a_kind_of_spending_is_no_kegiatan() -> None:
    assert rows_of("""
        Kegiatan               | Anggaran
        ---
        Pelayanan Lansia       | 300.000.000
        Belanja tidak langsung | 900.000.000
    """) == ["figures: Pelayanan Lansia (kegiatan)", "figures: Belanja tidak langsung (belanja)"]
