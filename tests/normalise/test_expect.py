"""The sums and the other tables of a report settle a number that its own row leaves open.

Each figure is shown as label, measure and period, value, flags.
"""

from __future__ import annotations

from pipeline.artefacts import Figure
from tests.tables import figures, figures_of, table_of

BUDGET = """
    Program / Kegiatan      | Anggaran
    ---
    **PROGRAM KELUARGA**    | {total}
    Kegiatan Penyuluhan     | 300.000.000
    Kegiatan Pelayanan      | {part}
    Kegiatan Pendampingan   | 100.000.000
    **PROGRAM GENDER**      | 90.000.000
"""


def amounts(total: str, part: str) -> list[Figure]:
    return figures(table_of(BUDGET.format(total=total, part=part)))


def test_a_misprinted_part_is_what_the_others_leave_of_the_total() -> None:
    part = amounts("913.211.000", "513.211.0000")[2]

    assert (part.value, part.flags) == (513_211_000, ("repaired",))
    assert "the other rows leave 513,211,000 of their total" in part.explanation


def test_a_misprinted_total_is_what_its_parts_come_to() -> None:
    total = amounts("913.211.0000", "513.211.000")[0]

    assert (total.value, total.flags) == (913_211_000, ("repaired",))


def test_a_lost_first_digit_is_put_back_where_the_total_tells_it() -> None:
    assert [figure.value for figure in amounts("913.211.000", ".13.211.000")][2] == 513_211_000


def test_two_misprints_in_one_sum_prove_nothing() -> None:
    total, _, part, *_ = amounts("913.211.0000", "513.211.0000")

    assert "malformed_number" in total.flags
    assert "malformed_number" in part.flags


def test_a_repair_that_the_sum_does_not_bear_out_is_not_made() -> None:
    assert "malformed_number" in amounts("950.000.000", "513.211.0000")[2].flags


def test_a_well_formed_part_is_never_altered_to_fit_its_total() -> None:
    assert [figure.value for figure in amounts("913.211.000", "513.112.000")][2] == 513_112_000


def test_another_table_tells_thousands_from_decimals() -> None:
    first = table_of("Indikator | Target\n---\nAngka kelahiran total | 1.952")
    for printed, value in (("1,95", 1.952), ("1952", 1952)):
        second = table_of(f"Indikator | Target\n---\nAngka kelahiran total | {printed}", page=2)
        assert figures_of(first, second, also=["flags"])[0] == f"Angka kelahiran total | target 2021 | {value} | "


def test_tables_that_leave_it_open_alike_settle_nothing() -> None:
    first, second = (table_of("Indikator | Target\n---\nAngka kelahiran total | 1.952", page=page) for page in (1, 2))

    assert [figure.flags for figure in figures(first, second)] == [("ambiguous_number",)] * 2


def test_tables_that_differ_settle_nothing() -> None:
    first, *others = (
        table_of(f"Indikator | Target\n---\nAngka kelahiran total | {printed}", page=page)
        for page, printed in enumerate(("1.952", "1952", "1,95"), start=1)
    )

    assert "ambiguous_number" in figures(first, *others)[0].flags


def test_a_proven_reading_outweighs_the_likelier_one_of_another_table() -> None:
    first = table_of("Indikator | Target | Realisasi | Capaian (%)\n---\nPenerimaan | 0,127 | 1,8 | 1,417")
    second = table_of("Indikator | Capaian (%)\n---\nPenerimaan | 1,417\nAngka B | 80,5\nAngka C | 70,25", page=2)

    assert [figure.value for figure in figures(first, second)] == [0.127, 1.8, 1417, 1417, 80.5, 70.25]


def test_the_arithmetic_of_its_row_is_evidence_for_all_three_cells() -> None:
    rows = "Angka A | 80 | 70 | 87,5\nAngka B | 80 | 70 | 90"
    found = figures(table_of(f"Indikator | Target | Realisasi | Capaian (%)\n---\n{rows}"))
    assert ["arithmetic" in figure.evidence for figure in found] == [True] * 3 + [False] * 3
