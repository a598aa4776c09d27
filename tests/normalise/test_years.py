"""Tables whose year, taken from the caption or the plan, another table contradicts."""

from __future__ import annotations

from pipeline.artefacts import Table
from tests.tables import figures, table_of

AMOUNTS = (3_600_000_000, 460_000_000, 1_260_000_000, 485_000_000, 2_989_250_000)
TARGETS = """
    Indikator | Target 2021 | Target 2022 | Kondisi Akhir
    ---
    IPG       | 81          | 83          | 85
    IDG       | 61          | 63          | 65
    TPT       | 11          | 13          | 15
    SAKIP     | 71          | 73          | 75
"""


def budget(title: str, *, page: int, head: str = "Anggaran", change: int = 0) -> Table:
    rows = "\n".join(f"Kegiatan {name} | {amount + change}" for name, amount in zip("ABCDE", AMOUNTS, strict=True))
    return table_of(f"Kegiatan | {head}\n---\n{rows}", title=title, page=page)


def doubted(*tables: Table) -> set[str]:
    return {figure.table_id for figure in figures(*tables) if "period_uncertain" in figure.flags}


def test_the_amounts_of_another_year_cast_doubt_on_the_year_of_the_caption() -> None:
    planned, spent = budget("Perjanjian Kinerja Tahun 2021", page=1), budget("Anggaran Tahun 2020", page=2)
    assert doubted(planned, spent) == {"doc:p2"}


def test_other_amounts_do_not() -> None:
    assert doubted(budget("Tahun 2021", page=1), budget("Tahun 2020", page=2, change=1_000_000)) == set()


def test_nor_does_a_year_in_the_header() -> None:
    assert doubted(budget("Tahun 2021", page=1), budget("", page=2, head="Anggaran 2020")) == set()


def end_of_plan(*values: int) -> Table:
    rows = "\n".join(f"{name} | {value}" for name, value in zip(("IPG", "IDG", "TPT", "SAKIP"), values, strict=True))
    return table_of(f"Indikator | Target Jangka Menengah\n---\n{rows}", title="Renstra 2017-2022", page=2)


def test_targets_of_the_report_year_are_not_those_of_the_end_of_the_plan() -> None:
    plan = table_of(TARGETS, title="Renstra 2017-2022")
    assert doubted(plan, end_of_plan(81, 61, 11, 71)) == {"doc:p2"}
    assert doubted(plan, end_of_plan(83, 63, 13, 73)) == set()
