"""Cells of text tables that slipped sideways, put back under their headers."""

from __future__ import annotations

from pipeline.artefacts import Table
from tests.tables import rows_text, stitched_text


def table_of_text(block: str) -> Table:
    (table,) = stitched_text(block)
    return table


def test_a_row_slipped_to_the_right_is_moved_back() -> None:
    table = table_of_text("""
        No | Indikator                  | Satuan | Target | Realisasi
        1  | Indeks Pembangunan Gender  | Indeks | 88,01  | 88,28
           | 2                          | Jumlah korban kekerasan | Orang | 70 | 71
        3  | Persentase PMKS tertangani | Persen | 80     | 81
        4  | Persentase PMKS mandiri    | Persen | 80     | 81
        5  | Angka kelahiran total      | Angka  | 2,1    | 2,2
    """)
    assert rows_text(table.rows)[1].rstrip(" |") == "2 | Jumlah korban kekerasan | Orang | 70 | 71"
    assert [row.moved for row in table.rows] == [False, True, False, False, False]


def test_a_row_that_lost_its_first_cell_is_moved_back() -> None:
    table = table_of_text("""
        No | Indikator                  | Satuan | Target | Realisasi
        1  | Indeks Pembangunan Gender  | Indeks | 88,01  | 88,28
        Jumlah korban kekerasan | Orang | 70     | 71
        3  | Persentase PMKS tertangani | Persen | 80     | 81
    """)
    assert rows_text(table.rows)[1] == "| Jumlah korban kekerasan | Orang | 70 | 71"
    assert [row.moved for row in table.rows] == [False, True, False]


def test_a_row_with_a_blank_too_many_before_its_label_is_moved_back() -> None:
    table = table_of_text("""
        Sasaran              | Indikator                                  | 2019 | 2020 | 2021
        Kesejahteraan        | Persentase PMKS yang tertangani            | 80   | 81   | 82
                             | Persentase korban bencana yang dibantu     | 70   | 69   | 68
                             | Jumlah peserta KB aktif di kabupaten       | 75   | 76   | 76
        Keluarga berkualitas |                                            | Laju pertumbuhan penduduk | 0,63 | 0,62
                             | Persentase kelompok tribina yang aktif     | 67   | 67   | 68
                             | Angka kelahiran total perempuan usia subur | 2,3  | 2,2  | 2,1
    """)
    assert rows_text(table.rows)[3] == "Keluarga berkualitas | Laju pertumbuhan penduduk | 0,63 | 0,62 |"
    assert [row.moved for row in table.rows] == [False, False, False, True, False, False]


def test_a_label_and_its_figures_are_moved_back_whatever_remark_stands_behind_them() -> None:
    table = table_of_text("""
        No | Program                     | Anggaran | Realisasi | Masalah                      | Tindak lanjut
        1  | Program Rehabilitasi Sosial | 700.000  | 650.000   | Kasus bertambah saat pandemi | Sesuai dengan rencana
        2  | Program Perlindungan Anak   | 500.000  | 450.000   | Kasus bertambah saat pandemi | Sesuai dengan rencana
           |                             | Program Kesetaraan Gender | 400.000 | 300.000 | Kasus bertambah saat pandemi
    """)
    assert rows_text(table.rows)[2].startswith("| Program Kesetaraan Gender | 400.000 | 300.000 | Kasus bertambah")
    assert [row.moved for row in table.rows] == [False, False, True]


def test_figures_too_many_before_a_label_are_put_at_the_end() -> None:
    table = table_of_text("""
        Indikator                 | TW I | TW II | Program                     | Anggaran | Realisasi | Masalah
        Persentase PMKS ditangani | 20%  | 80%   | Program Rehabilitasi Sosial | 700.000  | 650.000   | Kasus bertambah
        Indeks Pembangunan Gender | 30%  | 70%   | Program Perlindungan Anak   | 500.000  | 450.000   | Kasus bertambah
                                  | 40%  | 60%   | 60% | Program Kesetaraan Gender | 400.000 | 300.000
    """)
    assert rows_text(table.rows)[2] == "| 40% | 60% | Program Kesetaraan Gender | 400.000 | 300.000 | 60%"
    assert table.rows[2].moved


def test_a_figure_where_no_other_row_has_any_belongs_into_the_blank_before_it() -> None:
    table = table_of_text("""
        No | Program                     | Anggaran    | Realisasi   | %     | Keterangan
        1  | Program Rehabilitasi Sosial | 700.000.000 | 650.000.000 | 92,86 |
        2  | Program Perlindungan Anak   | 500.000.000 | 450.000.000 | 90,00 |
        3  | Program Kesetaraan Gender   | 400.000.000 | 300.000.000 |       | 75,00
    """)
    assert rows_text(table.rows)[2] == "3 | Program Kesetaraan Gender | 400.000.000 | 300.000.000 | 75,00 |"


def test_plain_numbers_beside_amounts_belong_to_the_other_column_of_labels() -> None:
    table = table_of_text("""
        Indikator                       | Target | Realisasi | Program                         | Anggaran    | Realisasi
        Persentase PMKS yang tertangani | 80 | 81 | Program Rehabilitasi Sosial PMKS | 700.000.000 | 650.000.000
        Indeks Pembangunan Gender (IPG) | 88,01 | 88,28 | Program Perlindungan Hak Anak | 500.000.000 | 450.000.000
                                        |        |           | Indeks Pemberdayaan Gender (IDG) | 70         | 71
    """)
    assert rows_text(table.rows)[2] == "Indeks Pemberdayaan Gender (IDG) | 70 | 71 |  |  |"
    assert [row.moved for row in table.rows] == [False, False, True]


def test_a_header_that_lacks_a_blank_is_moved_over_its_columns() -> None:
    table = table_of_text("""
        No | Indikator | Satuan | Target | Realisasi
        1  |           | Indeks Pembangunan Gender  | Indeks | 88,01 | 88,28
        2  |           | Jumlah korban kekerasan    | Orang  | 70    | 71
        3  |           | Persentase PMKS tertangani | Persen | 80    | 81
    """)
    assert rows_text(table.header) == ["No |  | Indikator | Satuan | Target | Realisasi"]
    assert not any(row.moved for row in table.rows)


def test_a_header_with_a_blank_too_many_is_moved_over_its_columns() -> None:
    table = table_of_text("""
        No |  | Indikator                  | Satuan | Target | Realisasi
        1  | Indeks Pembangunan Gender  | Indeks | 88,01 | 88,28
        2  | Jumlah korban kekerasan    | Orang  | 70    | 71
        3  | Persentase PMKS tertangani | Persen | 80    | 81
    """)
    assert rows_text(table.header)[0].rstrip(" |") == "No | Indikator | Satuan | Target | Realisasi"


def test_a_header_slipped_to_the_right_as_a_whole_is_moved_back() -> None:
    table = table_of_text("""
           | No | Indikator               | Satuan | Target | Realisasi
        1  | Indeks Pembangunan Gender  | Indeks | 88,01 | 88,28
        2  | Jumlah korban kekerasan    | Orang  | 70    | 71
        3  | Persentase PMKS tertangani | Persen | 80    | 81
    """)
    assert rows_text(table.header)[0].rstrip(" |") == "No | Indikator | Satuan | Target | Realisasi"


def test_rp_in_a_cell_of_its_own_belongs_to_the_amount_after_it() -> None:
    table = table_of_text("""
        No | Program                       | Anggaran    | Realisasi
        1  | Program Rehabilitasi Sosial   | Rp.         | 700.000.000 | 650.000.000
        2  | Program Perlindungan Anak     | 500.000.000 | 450.000.000
    """)
    assert [text.rstrip(" |") for text in rows_text(table.rows)] == [
        "1 | Program Rehabilitasi Sosial | Rp. 700.000.000 | 650.000.000",
        "2 | Program Perlindungan Anak | 500.000.000 | 450.000.000",
    ]


def test_every_rp_of_a_row_belongs_to_its_amount() -> None:
    table = table_of_text("""
        No | Program                       | Anggaran    | Realisasi
        1  | Program Rehabilitasi Sosial   | Rp.         | 700.000.000 | Rp. | 650.000.000
        2  | Program Perlindungan Anak     | Rp.         | 500.000.000 | Rp. | 450.000.000
    """)
    assert [text.rstrip(" |") for text in rows_text(table.rows)] == [
        "1 | Program Rehabilitasi Sosial | Rp. 700.000.000 | Rp. 650.000.000",
        "2 | Program Perlindungan Anak | Rp. 500.000.000 | Rp. 450.000.000",
    ]


def test_straight_tables_are_left_alone() -> None:
    table = table_of_text("""
        No | Indikator                  | Satuan | Target | Realisasi
        1  | Indeks Pembangunan Gender  | Indeks | 88,01  | 88,28
        2  | Kabupaten Layak Anak       |        | Madya  | Nindya
           | Program Perlindungan Anak  |        |        |
        3  | Persentase PMKS tertangani | Persen |        | 81
        4  | Peringkat Layak Anak       |        | Madya  | 2
    """)
    assert rows_text(table.rows)[1:] == [
        "2 | Kabupaten Layak Anak |  | Madya | Nindya",
        "| Program Perlindungan Anak |  |  |",
        "3 | Persentase PMKS tertangani | Persen |  | 81",
        "4 | Peringkat Layak Anak |  | Madya | 2",
    ]
    assert not any(row.moved for row in table.rows)
