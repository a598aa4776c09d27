"""What stitch drops is accounted for from the grids as they were extracted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from pipeline.artefacts import RawTable, Table
from pipeline.extract.text import extract_text
from pipeline.ledger.accounts import Missing
from pipeline.ledger.dropped import dropped
from tests.tables import raw_of, stitched, stitched_text, text_of

FIRST = """
    No | Indikator | Target 2021 | Realisasi 2021
    1  | 2         | 3           | 4
    1  | IPG       | 88,01       | 88,28
"""
SECOND = """
    No | Indikator | Target 2021 | Realisasi 2021
    2  | IDG       | 43,91       | 44,00
"""


def fates_of(*raws: RawTable) -> Counter[str]:
    return Counter(fate for fate, _ in dropped(raws, stitched(*raws)))


def lost_of(raws: list[RawTable], tables: list[Table]) -> list[Missing]:
    return [cell for fate, cell in dropped(raws, tables) if fate == "unaccounted"]


def test_column_numbers_and_repeated_headers() -> None:
    raws = raw_of(FIRST, closes_page=True), raw_of(SECOND, page=2, opens_page=True)
    assert fates_of(*raws) == {"column_number": 4, "repeated_header": 2}


def test_column_numbers_that_ran_into_the_first_row() -> None:
    raw = raw_of("""
        No     | Indikator   | Target      | Realisasi
        1 // 1 | 2 // IPG    | 3 // 88,01  | 4 // 88,28
    """)
    assert lost_of([raw], stitched(raw)) == []


def test_a_figure_below_a_column_number_is_missed_if_it_is_gone() -> None:
    raw = raw_of("""
        No     | Indikator   | Target      | Realisasi
        1 // 1 | 2 // IPG    | 3 // 88,01  | 4
    """)
    (table,) = stitched(raw)
    assert lost_of([raw], [table]) == []
    assert "3 88,01" in [cell.text for cell in lost_of([raw], [replace(table, rows=())])]


@pytest.mark.parametrize("tail", ["yang ditangani (5 desa)", "dan 3 lainnya"])
def test_a_row_joined_over_the_page_is_found_again(tail: str) -> None:
    first = raw_of(
        """
        No | Indikator            | Target
        1  | Persentase 7 layanan | 88,01
        """,
        closes_page=True,
    )
    second = raw_of(f" | {tail} | ", page=2, opens_page=True)
    (table,) = stitched(first, second)
    assert len(table.rows) == 1
    assert lost_of([first, second], [table]) == []


def test_digits_put_back_to_their_number_are_found_again() -> None:
    block = """
        Indikator         | Target | Realisasi
        Angka kemiskinan  | 88,0   | 87,5
                          | 1      | 2
    """
    assert [cell.text for cell in stitched_text(block)[0].rows[0].cells] == ["Angka kemiskinan", "88,01", "87,52"]
    assert lost_of(extract_text("doc", text_of(block)), stitched_text(block)) == []


def test_a_row_that_is_gone_is_missed_cell_by_cell() -> None:
    raw = raw_of(FIRST)
    (table,) = stitched(raw)
    lost = lost_of([raw], [replace(table, rows=())])
    assert sorted((cell.column, cell.text, str(cell)) for cell in lost) == [
        (0, "1", "page 1, grid row 2, column 0"),
        (2, "88,01", "page 1, grid row 2, column 2"),
        (3, "88,28", "page 1, grid row 2, column 3"),
    ]


def test_ordinals_of_years_are_no_column_numbers() -> None:
    raw = raw_of("""
        No | Indikator | Target Tahun Ke- | <  | <
        ^  | ^         | 1                | 2  | 3
        1  | IPG       | 87               | 88 | 89
    """)
    (table,) = stitched(raw)
    assert [cell.text for cell in lost_of([raw], [replace(table, header=table.header[:1])])] == ["1", "2", "3"]
