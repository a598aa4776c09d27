"""Amounts printed behind labels become a column of their own."""

from __future__ import annotations

from pipeline.stitch.amounts import with_amounts_apart
from tests.tables import columns_text, figures_of, meaning, rows_text, table_of

PRINTED = """
    Indikator  | Program                              | Capaian
    ---
    Jumlah SOP | Kajian risiko bencana Rp. 437.550.000 | 100%
    Jumlah MoU | Penyusunan regulasi Rp.186.250.000,- | 90%
    Jumlah SDM |                                      | 80%
    Jumlah aset | Pengadaan (Rp 60.000.000)            | 70%
"""


def test_the_last_column_takes_the_amounts_under_the_header_of_the_labels() -> None:
    parted = with_amounts_apart(table_of(PRINTED))
    assert rows_text((*parted.header, *parted.rows)) == [
        "Indikator | Program | Capaian | Program",
        "Jumlah SOP | Kajian risiko bencana | 100% | Rp. 437.550.000",
        "Jumlah MoU | Penyusunan regulasi | 90% | Rp.186.250.000,-",
        "Jumlah SDM |  | 80% |",
        "Jumlah aset | Pengadaan | 70% | Rp 60.000.000",
    ]


def test_they_are_the_budgets_of_the_programs_and_the_achievement_stays_one() -> None:
    parted = with_amounts_apart(table_of(PRINTED))
    assert columns_text(meaning(parted).columns) == ("label:indikator | label:program | capaian@2021 | anggaran@2021")
    assert "Penyusunan regulasi | anggaran 2021 | 186250000 | header_uncertain" in figures_of(parted, also=["flags"])


def test_a_label_that_names_an_amount_now_and_then_is_left_alone() -> None:
    table = table_of("""
        Program               | Capaian
        ---
        Bantuan Rp. 1.000.000 | 100%
        Pelayanan             | 90%
        Pembinaan             | 80%
    """)
    assert with_amounts_apart(table) == table
