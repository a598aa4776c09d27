"""Columns of money: a table in, and under "===" what its columns mean."""

from __future__ import annotations

import pytest

from tests.tables import columns_of, figures, figures_of, meaning, meant_columns, table_of


def check(block: str) -> None:
    assert columns_of(block) == meant_columns(block)


def test_anggaran_realisasi_percent_sisa() -> None:
    check("""
        Program            | Pagu Anggaran (Rp) | Realisasi (Rp)          | %            | Sisa (Rp)
        ---
        Program Sosial     | 700.000.000        | 650.000.000             | 92,86        | 50.000.000
        ===
        label:program      | anggaran@2021      | realisasi_anggaran@2021 | serapan@2021 | sisa_anggaran@2021
    """)


def test_percent_under_keuangan_is_serapan_and_under_fisik_is_progress() -> None:
    check("""
        Program        | Anggaran      | Keuangan                | <            | Fisik
        ^              | ^             | Realisasi               | Realisasi %  | Realisasi %
        ---
        Program Sosial | 700.000.000   | 650.000.000             | 92,86        | 100
        ===
        label:program  | anggaran@2021 | realisasi_anggaran@2021 | serapan@2021 | realisasi_fisik@2021
    """)


def test_kinerja_beside_anggaran() -> None:
    check("""
        Program       | Indikator       | Kinerja     | <              | <            | Anggaran      | <                       | <
        ^             | ^               | Target      | Realisasi      | Capaian      | Pagu          | Realisasi               | Capaian
        ---
        Program Sosial| Jumlah peserta  | 40          | 38             | 95,00        | 700.000.000   | 650.000.000             | 92,86
        ===
        label:program | label:indikator | target@2021 | realisasi@2021 | capaian@2021 | anggaran@2021 | realisasi_anggaran@2021 | serapan@2021
    """)  # noqa: E501


def test_budgets_before_and_after_the_years_change() -> None:
    check("""
        Program        | Anggaran            | <                        | Realisasi
        ^              | Sebelum Perubahan   | Setelah Perubahan        | ^
        ---
        Program Sosial | 700.000.000         | 800.000.000              | 650.000.000
        ===
        label:program  | anggaran@2021 murni | anggaran@2021 perubahan  | realisasi_anggaran@2021
    """)


@pytest.mark.parametrize("header", ["Anggaran > Target", "Target Anggaran (Rp)"])
def test_a_target_in_rupiah_is_the_budget(header: str) -> None:
    group, _, leaf = header.partition(" > ")
    check(f"""
        Program        | {group}       | Realisasi Anggaran
        ^              | {leaf or "^"} | ^
        ---
        Program Sosial | 700.000.000   | 650.000.000
        ===
        label:program  | anggaran@2021 | realisasi_anggaran@2021
    """)


def test_an_indicators_own_figures_and_its_programs_money_have_different_labels() -> None:
    block = """
        Indikator       | Target      | Realisasi      | Program             | Anggaran      | Realisasi
        ---
        IPG             | 88,01       | 88,28          | Program Gender      | 700.000.000   | 650.000.000
        ^               | ^           | ^              | Program Anak        | 500.000.000   | 450.000.000
        ===
        label:indikator | target@2021 | realisasi@2021 | label:program       | anggaran@2021 | realisasi_anggaran@2021
    """
    check(block)
    assert figures_of(table_of(block)) == [
        "IPG | target 2021 | 88.01",
        "IPG | realisasi 2021 | 88.28",
        "Program Gender | anggaran 2021 | 700000000",
        "Program Gender | realisasi_anggaran 2021 | 650000000",
        "Program Anak | anggaran 2021 | 500000000",
        "Program Anak | realisasi_anggaran 2021 | 450000000",
    ]


# --- money that comes in, and money that indicators measure -------------------------------------------------------


@pytest.mark.parametrize(
    "block",
    [
        """
        Uraian           | Target Pendapatan (Rp) | Realisasi Pendapatan (Rp) | %
        ---
        Pelayanan        | 800.000.000            | 829.342.691               | 103,67
        """,
        """
        Uraian            | Target      | Realisasi   | % Realisasi
        ---
        PENDAPATAN DAERAH | 800.000.000 | 829.342.691 | 103,67
        Retribusi         | 400.000.000 | 414.671.345 | 103,67
        """,
    ],
    ids=["named by the header", "named by the first row"],
)
def test_target_and_realisation_of_revenue_are_performance_in_rupiah(block: str) -> None:
    table = table_of(block)
    assert columns_of(block) == "label:uraian | target@2021 | realisasi@2021 | capaian@2021"
    assert meaning(table).kind == "performance"
    assert {figure.unit for figure in figures(table) if figure.measure in ("target", "realisasi")} == {"Rp"}


def test_revenue_is_no_reason_where_a_budget_is_planned() -> None:
    check("""
        Uraian           | Anggaran Pendapatan dan Belanja | Realisasi               | %
        ---
        Pelayanan        | 800.000.000                     | 729.342.691             | 91,17
        ===
        label:uraian     | anggaran@2021                   | realisasi_anggaran@2021 | serapan@2021
    """)


def test_a_target_of_money_of_a_program_is_its_budget() -> None:
    check("""
        Program        | Target        | Realisasi               | %
        ---
        Program Gender | 800.000.000   | 729.342.691             | 91,17
        ===
        label:program  | anggaran@2021 | realisasi_anggaran@2021 | serapan@2021
    """)


def test_what_was_realised_of_an_indicators_money_is_its_realisation() -> None:
    check("""
        Indikator       | Target        | Realisasi      | %
        ---
        Nilai investasi | 800.000.000   | 829.342.691    | 103,67
        ===
        label:indikator | target@2021   | realisasi@2021 | capaian@2021
    """)


def test_a_unit_in_the_header_that_is_no_money_counts_more_than_the_size_of_the_figures() -> None:
    check("""
        Indikator       | Realisasi Produksi (Ton) 2020 | Realisasi Produksi (Ton) 2021
        ---
        Daging          | 692.191.196                   | 715.901.065
        ===
        label:indikator | realisasi@2020                | realisasi@2021
    """)


# --- labels of money ----------------------------------------------------------------------------------------------


def test_the_source_of_funds_names_the_rows_where_nothing_else_does() -> None:
    check("""
        No     | Sumber Anggaran | Anggaran (Rp) | Realisasi (Rp)          | Sisa (Rp)
        ---
        1      | APBD            | 500.000.000   | 450.000.000             | 50.000.000
        2      | Dekonsentrasi   | 300.000.000   | 260.000.000             | 40.000.000
        ===
        number | label:uraian    | anggaran@2021 | realisasi_anggaran@2021 | sisa_anggaran@2021
    """)


def test_and_is_a_note_beside_programs() -> None:
    check("""
        Program        | Sumber Dana | Anggaran (Rp)
        ---
        Program Gender | APBD        | 500.000.000
        ===
        label:program  | note        | anggaran@2021
    """)


def test_a_difference_of_budgets_is_no_budget() -> None:
    check("""
        Program        | Anggaran Murni      | Anggaran Perubahan       | Kenaikan/Penurunan (Rp)
        ---
        Program Gender | 500.000.000         | 450.000.000              | -50.000.000
        ===
        label:program  | anggaran@2021 murni | anggaran@2021 perubahan  | out: difference of two budgets
    """)
