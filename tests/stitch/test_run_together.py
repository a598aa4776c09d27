"""Labels that a text prints in the first row's cell, one after the other."""

from __future__ import annotations

import pytest

from tests.tables import rows_text, stitched_text


def test_each_row_gets_the_label_that_begins_with_the_same_word() -> None:
    (table,) = stitched_text("""
        No | Indikator                                                    | Target | Realisasi
        1  | Persentase masyarakat miskin persentase PMKS yang tertangani | 5,50%  | 5%
           |                                                              | 95%    | 96%
        2  | Indeks Pembangunan Gender                                    | 88,01  | 88,28
    """)
    assert rows_text(table.rows) == [
        "1 | Persentase masyarakat miskin | 5,50% | 5%",
        "| persentase PMKS yang tertangani | 95% | 96%",
        "2 | Indeks Pembangunan Gender | 88,01 | 88,28",
    ]
    assert [row.moved for row in table.rows] == [True, True, False]


@pytest.mark.parametrize(
    "rows",
    [
        "1 | Persentase anak miskin dari persentase PMKS tertangani | 5 | 6\n | | 7 | 8",  # one sentence
        "1 | Persentase anak miskin | 5 | 6\n | | 7 | 8",  # one label
        "1 | Persentase anak miskin persentase PMKS tertangani | 5 | 6\n2 | | 70 | 80",  # the next row has a number
        "1 | Persentase anak miskin persentase PMKS tertangani | 5 | 6\n | | 7 | 8\n | | 9 | 10",  # a row too many
        "1 | Rasio guru rasio murid | 5 | 6\n | | 7 | 8",  # too short for labels
    ],
)
def test_a_cell_is_left_whole_where_its_rows_are_not_certain(rows: str) -> None:
    (table,) = stitched_text("No | Indikator | Target | Realisasi\n" + rows)
    assert rows_text(table.rows) == [line.replace("| |", "|  |").strip() for line in rows.splitlines()]
    assert not any(row.moved for row in table.rows)
