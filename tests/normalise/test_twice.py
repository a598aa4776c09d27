"""A row that gives one thing twice with two values."""

from __future__ import annotations

from tests.tables import figures, table_of


def doubted(block: str) -> list[tuple[str, int, float | None]]:
    found = figures(table_of(block))
    return [(f.measure, f.column, f.value) for f in found if "header_uncertain" in f.flags]


def test_two_achievements_of_one_year_are_both_in_doubt() -> None:
    block = """
        Indikator | Tahun 2021 | <       | % Capaian Kinerja
        ^         | Target     | Capaian | ^
        ---
        IPG       | 80         | 100     | 22,9
        IDG       | 70         | 100     | 100
    """
    assert doubted(block) == [("capaian", 2, 100.0), ("capaian", 3, 22.9)]
    (first, *_) = [f for f in figures(table_of(block)) if f.column == 2]
    assert first.explanation.endswith('The column "% Capaian Kinerja" gives 22,9 for the same.')


def test_two_tables_side_by_side_are_about_different_things() -> None:
    assert (
        doubted("""
        Uraian  | Target (ekor) | Uraian | Target (ton)
        ---
        Kambing | 2.477.171     | Domba  | 34.133
        Domba   | 12.285.690    | Domba  | 35.133
    """)
        == []
    )


def test_before_and_after_a_change_are_two_things() -> None:
    assert (
        doubted("""
        Program        | Anggaran Murni | Anggaran Perubahan
        ---
        Program Gender | 700.000.000    | 750.000.000
    """)
        == []
    )
