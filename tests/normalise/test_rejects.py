"""What looks like a figure and is none of ours is listed with the reason: nothing is dropped silently."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cell_text import CellKind, cell_kind, is_number
from tests.tables import figures, meaning, rejects_of, stitched_text, table_of


def rejected(block: str) -> list[str]:
    """Each reject as printed value, label, header, reason."""
    return [
        " | ".join((reject.value_raw, reject.label_raw, reject.header, reject.reason))
        for reject in rejects_of(table_of(block))
    ]


def test_quarters() -> None:
    assert rejected("""
        Indikator | Target | Triwulan I | <
        ^         | ^      | Target     | Realisasi
        ---
        IPG       | 88,01  | 22,00      | 21,00
    """) == [
        "22,00 | IPG | Triwulan I > Target | quarter or month",
        "21,00 | IPG | Triwulan I > Realisasi | quarter or month",
    ]


def test_rows_of_averages() -> None:
    assert rejected("""
        No        | Indikator | Target | Capaian
        ---
        1         | IPG       | 88,01  | 100,31
        Rata-rata | <         | <      | 100,31
    """) == ["100,31 | Rata-rata | Capaian | a row of averages"]


def test_a_level_without_a_name_is_no_label() -> None:
    assert rejected("""
        No | Indikator | Target
        ---
        1  | Tujuan:   | 88,01
    """) == ["88,01 |  | Target | a row without a label"]


def test_cells_too_many_in_a_row_of_a_text() -> None:
    tables = stitched_text("""
        Indikator                 | Target | Program                     | Anggaran    | Realisasi   | Permasalahan
        Persentase PMKS ditangani | 80%    | Program Rehabilitasi Sosial | 700.000.000 | 650.000.000 | Kasus bertambah
        Indeks Pembangunan Gender | 70%    | Program Perlindungan Anak   | 500.000.000 | 450.000.000 | Kasus bertambah
                                  | 60%    | 65% | Program Kesetaraan Gender | 400.000.000 | 300.000.000
    """)
    assert ("65%", "a cell too many in a row that stood aside of its columns") in [
        (reject.value_raw, reject.reason) for reject in rejects_of(*tables)
    ]


def test_columns_of_averages() -> None:
    assert rejected("""
        Sasaran           | Indikator | Target | Capaian | Rata-rata Capaian
        ---
        Kesetaraan gender | IPG       | 88,01  | 100,31  | 98,00
    """) == ["98,00 | Kesetaraan gender / IPG | Rata-rata Capaian | average"]


def test_totals_of_indicators() -> None:
    assert rejected("""
        Indikator             | Target | Realisasi
        ---
        Jumlah anak terlantar | 40     | 38
        Jumlah lansia         | 60     | 62
        JUMLAH                | 100    | 100
    """) == ["100 | JUMLAH | Target | a total of indicators", "100 | JUMLAH | Realisasi | a total of indicators"]


def test_columns_that_are_not_understood() -> None:
    assert rejected("""
        Indikator | Target | Merah
        ---
        IPG       | 88,01  | 12,00
    """) == ["12,00 | IPG | Merah | header not understood"]


def test_two_columns_that_say_the_same() -> None:
    assert rejected("""
        Indikator | Realisasi | Target | Target
        ---
        IPG       | 88,28     | 88,01  | 89,00
    """) == [
        "88,01 | IPG | Target | two columns with the same header",
        "89,00 | IPG | Target | two columns with the same header",
    ]


def test_figures_in_a_column_of_notes() -> None:
    assert rejected("""
        Indikator | Target | Keterangan
        ---
        IPG       | 88,01  | 12,00
        IDG       | 70,00  | naik karena data baru
        KLA       | Madya  | turun karena data baru
    """) == ["12,00 | IPG | Keterangan | a column of notes"]


def test_figures_in_columns_of_labels_codes_and_list_numbers() -> None:
    assert rejected("""
        No   | Kode    | Program        | Anggaran
        ---
        1    | 1.06.05 | Program Gender | 700.000.000
        2    | 12,5%   | 61,72          | 800.000.000
        9,75 | 1.06.07 | Program Lansia | 900.000.000
    """) == [
        "12,5% |  | Kode | no list number or code",
        "61,72 |  | Program | a column of labels",
        "800.000.000 |  | Anggaran | a row without a label",
        "9,75 | Program Lansia | No | no list number or code",
    ]


def test_counts_below_a_word_for_labels_are_no_list_numbers() -> None:
    assert rejected("""
        No | Program         | Sasaran | Anggaran
        ---
        1  | Program Lansia  | 2       | 700.000.000
        2  | Program Gender  | 36      | 800.000.000
        3  | Program Anak    | 38      | 900.000.000
    """) == [
        "2 | Program Lansia | Sasaran | header not understood",
        "36 | Program Gender | Sasaran | header not understood",
        "38 | Program Anak | Sasaran | header not understood",
    ]


def test_amounts_and_averages_behind_words() -> None:
    assert rejected("""
        Sasaran           | Indikator | Program                           | Target
        ---
        Kesetaraan gender | IPG       | Pelatihan relawan Rp. 892.500.000 | 88,01
        Kesetaraan gender | IDG       | Lomba 17 Agustus                  | 70,00
        Rata-rata 99,28   |           |                                   |
    """) == [
        "Pelatihan relawan Rp. 892.500.000 | Kesetaraan gender / IPG / Pelatihan relawan Rp. 892.500.000 | Program | "
        "a figure behind the words of its cell",
        "Rata-rata 99,28 | Rata-rata 99,28 | Sasaran | a row of averages",
    ]


def test_list_numbers_codes_and_years_of_rows_are_no_figures() -> None:
    assert (
        rejected("""
        No | Kode    | Program        | Anggaran
        ---
        1  | 1.06.05 | Program Gender | 700.000.000
    """)
        == []
    )


def test_a_years_row_is_no_reject() -> None:
    table = table_of(
        """
        Tahun | Target | Realisasi
        ---
        2020  | 88,01  | 88,28
        2021  | 88,50  | 88,70
        """,
        title="Indeks Pembangunan Gender",
    )
    assert rejects_of(table) == []


LABELS = ["Indikator", "Program / Kegiatan", "Uraian", "Sasaran"]
HEADERS = ["No", "Kode", "Satuan", "Target", "Realisasi", "Capaian (%)", "Anggaran", "Triwulan I", "Ket", ""]
CELLS = ["", "IPG", "88,01", "70,5%", "700.000.000", "1.952", "-", "orang", "Rata-rata", "JUMLAH", "Program Gender"]


def is_figure_in(role: str, kind: CellKind) -> bool:
    """Whether a cell of `CELLS` is a figure in a column of this role; a number with a word is a label's, too."""
    return is_number(kind) and (kind != "mixed" or role in ("measure", "note", "excluded"))


@given(st.data())
def test_every_figure_of_a_table_of_ours_is_in_the_dataset_or_among_the_rejects(data: st.DataObject) -> None:
    heads = data.draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=5), label="headers")
    row = st.lists(st.sampled_from(CELLS), min_size=len(heads) + 2, max_size=len(heads) + 2)
    rows = data.draw(st.lists(row, min_size=1, max_size=4), label="rows")
    header = " | ".join([data.draw(st.sampled_from(LABELS), label="label"), "Target", *heads])
    table = table_of("\n".join([header, "---", *(" | ".join(cells) for cells in rows)]))
    columns = meaning(table).columns
    printed = {
        (number, column.index)
        for number, line in enumerate(table.rows)
        for column in columns
        if is_figure_in(column.role, cell_kind(line.cells[column.index].text))
    }
    listed = {(figure.row, figure.column) for figure in figures(table)}
    listed |= {(reject.row, reject.column) for reject in rejects_of(table)}
    assert meaning(table).kind == "other" or printed <= listed
