"""Columns of money: a table in, and under "===" what its columns mean."""

from __future__ import annotations

import pytest

from tests.tables import columns_of, figures_of, meant_columns, table_of


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
