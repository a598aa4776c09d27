"""Each cell with a digit of a table of ours is in the dataset, in rejects.csv or of a class that is no figure."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.artefacts import Figure, Reject, Table
from tests.ledger.books import accounts_of
from tests.tables import figures, meaning, rejects_of, table_of

PRINTED = """
    No | Kode   | Program          | Tahun 2021 | <          | <          | Ket
    ^  | ^      | ^                | Anggaran   | Realisasi  | Triwulan 1 | ^
    ---
    1. | 1.06.1 | Program Lansia   | 700.000    | 600.000    | 100.000    | sampai 31 Desember
    2. | 1.06.2 | 5 Program Gender | 800.000    | -          | 200.000    |
"""


def lost_of(table: Table, written: list[Figure] | None = None, rejected: list[Reject] | None = None) -> list[str]:
    """The cells that the ledger misses; `written` and `rejected` as `accounts_of`."""
    (found,) = accounts_of(table, written=written, rejected=rejected)
    return [f"{cell}: {cell.text}" for cell in found.missing]


def test_every_cell_with_a_digit_is_counted_once() -> None:
    (found,) = accounts_of(table_of(PRINTED))
    assert dict(found.fates) == {"header": 2, "list_number": 4, "dataset": 3, "rejects": 2, "words": 2}
    assert found.cells == 13
    assert found.missing == ()


def test_a_figure_that_is_not_written_is_missed() -> None:
    table = table_of(PRINTED)
    assert lost_of(table, written=figures(table)[1:]) == ["page 1, row 0, column 3: 700.000"]


def test_a_reject_that_is_not_written_is_missed() -> None:
    table = table_of(PRINTED)
    assert lost_of(table, rejected=rejects_of(table)[:1]) == ["page 1, row 1, column 5: 200.000"]


def test_half_of_a_cell_with_two_values_is_missed() -> None:
    table = table_of("""
        Indikator    | Target
        ---
        - IPG - IDG  | 88,01 // 43,91
    """)
    assert lost_of(table) == []
    assert lost_of(table, written=figures(table)[:1]) == ["page 1, row 0, column 1: 88,01 43,91"]


def test_what_is_no_figure_needs_no_row() -> None:
    table = table_of(
        """
        Tahun | Target | Realisasi
        ---
        2020  | 88,01  | 88,28
    """,
        title="Indeks Pembangunan Gender",
    )
    (found,) = accounts_of(table)
    assert dict(found.fates) == {"year": 1, "dataset": 2}


def test_counts_that_jump_are_no_list_numbers() -> None:
    table = table_of("""
        Jumlah | Program        | Anggaran
        ---
        65     | Program Lansia | 700.000
        46     | Program Gender | 800.000
    """)
    assert lost_of(table, rejected=[]) == ["page 1, row 0, column 0: 65", "page 1, row 1, column 0: 46"]


def test_figures_in_a_header_are_missed() -> None:
    table = table_of("""
        Indikator | Target | Realisasi | Ket
        ^         | ^      | ^         | 88,01
        ---
        IDG       | 43,91  | 44,00     | naik
    """)
    assert lost_of(table) == ["page 1, header row 1, column 3: 88,01"]


def test_tables_of_neither_kind_have_no_account() -> None:
    assert accounts_of(table_of("Golongan | Jumlah\n---\nIV | 12")) == []


HEADERS = ["No", "Kode", "Satuan", "Target", "Realisasi", "Capaian (%)", "Anggaran", "Triwulan I", "Ket", "", "Sasaran"]
LABELS = ["Indikator", "Program / Kegiatan", "Uraian", "Sasaran", "Kegiatan"]
CELLS = [
    *("", "IPG", "88,01", "70,5%", "700.000.000", "1.952", "-", "orang", "Rata-rata", "JUMLAH", "Program Gender", "a."),
    *("8.609 KPM", "13 buah", "89/100.000 KH", "(37,13)", "1:3175", "Madya", "5 dokumen", "S1", "2021", "Tahun 2021"),
    *("TW II", "1.", "2", "3", "1.1", "1.2.3", "5.2.2.03", "Rp. 4.997.190.000", "36.267.200,00", "94.", "3/4", "100"),
    *("9 anak terlantar, 12 ABH", "data 2020 belum muncul", "Lomba 17 Agustus", "62,5 - 75", "Rata-rata 99,28"),
]


@settings(max_examples=200)
@given(st.data())
def test_our_own_stages_leave_nothing_unaccounted_for(data: st.DataObject) -> None:
    heads = data.draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=5), label="headers")
    row = st.lists(st.sampled_from(CELLS), min_size=len(heads) + 2, max_size=len(heads) + 2)
    rows = data.draw(st.lists(row, min_size=1, max_size=5), label="rows")
    header = " | ".join([data.draw(st.sampled_from(LABELS), label="label"), "Target", *heads])
    table = table_of("\n".join([header, "---", *(" | ".join(cells) for cells in rows)]))
    assert meaning(table).kind == "other" or lost_of(table) == []
