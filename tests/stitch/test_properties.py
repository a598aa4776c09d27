"""What holds for any grids: nothing printed is lost, and a table's rows are equally wide."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.artefacts import Table
from tests.tables import raw_of, stitched, stitched_text

WORDS = ["", "IPG", "Indikator", "Target", "2021", "1", "2", "-", "Rp.", "Program Sosial", "dan anak", "Madya"]
FIGURE = "88,01"
ROWS = st.lists(st.lists(st.sampled_from([*WORDS, FIGURE]), min_size=2, max_size=5), min_size=1, max_size=6)


def block(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(" | ".join(row) + " |" for row in rows)


def printed_figures(tables: Sequence[Table]) -> int:
    texts = [cell.text for table in tables for row in (*table.header, *table.rows) for cell in row.cells]
    return sum(text.count(FIGURE) for text in texts)


@example(
    [
        ["Indikator", "Program Sosial", "2021", "Program Sosial", "2021"],
        ["Program Sosial", FIGURE, "Program Sosial", "2021"],
    ]
)
@given(ROWS)
def test_text_tables(rows: list[list[str]]) -> None:
    tables = stitched_text(block(rows))
    assert printed_figures(tables) == block(rows).count(FIGURE)
    for table in tables:
        assert {len(row.cells) for row in (*table.header, *table.rows)} <= {table.width}


@example([["Indikator", "Indikator"]], [["Indikator", "Indikator"], ["", "", FIGURE, "IPG"]])
@given(ROWS, ROWS)
def test_tables_over_two_pages(first: list[list[str]], second: list[list[str]]) -> None:
    tables = stitched(raw_of(block(first), closes_page=True), raw_of(block(second), page=2, opens_page=True))
    assert printed_figures(tables) == block(first).count(FIGURE) + block(second).count(FIGURE)
    for table in tables:
        assert {len(row.cells) for row in (*table.header, *table.rows)} <= {table.width}


@example([["Indikator", "Target"], ["IPG", "90"]], [["IDG", FIGURE, "-"]], 0)
@given(ROWS, ROWS, st.integers(-250, 250))
def test_tables_whose_columns_stand_elsewhere_on_the_next_page(
    first: list[list[str]], second: list[list[str]], moved: int
) -> None:
    edges = [moved + 70.0 * column for column in range(8)]
    tables = stitched(
        raw_of(block(first), closes_page=True), raw_of(block(second), page=2, opens_page=True, edges=edges)
    )
    assert printed_figures(tables) == block(first).count(FIGURE) + block(second).count(FIGURE)
