"""Which tables are ours, and which only look like it."""

from __future__ import annotations

import pytest

from tests.tables import figures_of, meaning, rejects_of, table_of

PERFORMANCE = """
    Indikator | Target | Realisasi
    ---
    IPG       | 88,01  | 88,28
"""
BUDGET = """
    Program        | Anggaran    | Realisasi
    ---
    Program Gender | 700.000.000 | 650.000.000
"""
BOTH = """
    Indikator | Target | Program        | Anggaran
    ---
    IPG       | 88,01  | Program Gender | 700.000.000
"""
EFFICIENCY = """
    Program        | Capaian Kinerja (%) | Penyerapan Anggaran (%) | Tingkat Efisiensi
    ---
    Program Gender | 100                 | 92,86                   | 7,14
"""
RENSTRA = """
    Tujuan        | Indikator | Satuan | 2019  | 2020
    ---
    Kesejahteraan | IPG       | Indeks | 88,01 | 88,28
"""


@pytest.mark.parametrize(
    ("block", "title", "kind"),
    [
        (PERFORMANCE, "", "performance"),
        (BUDGET, "", "budget"),
        (BOTH, "", "performance+budget"),
        (RENSTRA, "Target Kinerja Renstra", "performance"),
    ],
)
def test_tables_of_the_dataset(block: str, title: str, kind: str) -> None:
    assert meaning(table_of(block, title=title)).kind == kind


LOOK_ALIKES = {
    "rating scale": """
        No | Rentang Capaian Kinerja | Kategori
        ---
        1  | > 90                    | Sangat Baik
        2  | 75 - 90                 | Baik
    """,
    "rating scale of capaian": """
        No | Capaian Kinerja | Interpretasi
        ---
        1  | > 100 %         | Melebihi target
        2  | = 100 %         | Sesuai target
    """,
    "staff by rank": """
        No | Jabatan    | Laki-laki | Perempuan | Jumlah
        ---
        1  | Eselon II  | 1         | 0         | 1
        2  | Eselon III | 2         | 3         | 5
    """,
    "staff by education": """
        No | Tingkat Pendidikan | 2020 | 2021
        ---
        1  | S2                 | 4    | 5
    """,
    "by kecamatan": """
        No | Kecamatan | Target | Realisasi | %
        ---
        1  | Kemangkon | 40     | 38        | 95
    """,
    "by kabupaten": """
        No | Kabupaten/Kota | 2020  | 2021
        ---
        1  | Purbalingga    | 88,01 | 88,28
    """,
    "by kind of PMKS": """
        No | Jenis PMKS     | Jumlah 2020 | Jumlah 2021
        ---
        1  | Anak terlantar | 153         | 140
    """,
    "names": """
        No | Nama  | Jabatan   | Tahun
        ---
        1  | Ketua | Eselon II | 2021
    """,
    "table of contents": """
        Nomor     | Daftar Tabel                              | Halaman
        ---
        Tabel 3.1 | Target dan Realisasi Kinerja Tahun 2021   | 21
        Tabel 3.2 | Realisasi Anggaran Tahun 2021             | 34
    """,
    "formulas": """
        No | Indikator | Formula
        ---
        1  | IPG       | IPM perempuan / IPM laki-laki x 100
    """,
    "reasons": """
        Indikator | Faktor Pendorong  | Faktor Penghambat
        ---
        IPG       | Dukungan lembaga  | Keterbatasan data
    """,
}


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_look_alikes_are_other_and_give_nothing(name: str) -> None:
    table = table_of(LOOK_ALIKES[name], title="Capaian Kinerja Tahun 2021" if name == "by kabupaten" else "")
    found = meaning(table)
    assert found.kind == "other"
    assert found.reason
    assert figures_of(table) == []
    assert rejects_of(table) == []


def test_counts_of_indicators_per_class_are_no_figures() -> None:
    table = table_of("""
        Sasaran           | Jumlah Indikator | Melebihi Target | Sesuai Target | Tidak Mencapai Target
        ---
        Kesetaraan gender | 3                | 2               | 1             | 0
    """)
    assert figures_of(table) == []


def test_of_an_efficiency_table_the_efficiency_is_left_out() -> None:
    table = table_of(EFFICIENCY)
    assert "7.14" not in [text.rsplit(" | ", 1)[-1] for text in figures_of(table)]
    assert [(reject.value_raw, reject.reason) for reject in rejects_of(table)] == [
        ("7,14", "efficiency, not a measure of the dataset")
    ]


def test_money_under_sasaran_is_a_budget() -> None:
    assert (
        meaning(
            table_of("""
                Sasaran           | Anggaran    | Realisasi   | %
                ---
                Kesetaraan gender | 700.000.000 | 650.000.000 | 92,86
            """)
        ).kind
        == "budget"
    )


def test_the_confidence_falls_with_guesses_and_missing_labels() -> None:
    sure = meaning(table_of(PERFORMANCE)).confidence
    guessed = meaning(table_of(RENSTRA, title="Target Kinerja Renstra")).confidence
    unlabelled = meaning(
        table_of("""
            Indikator | Target | Realisasi
            ---
            IPG       | 88,01  | 88,28
                      | 70,00  | 71,00
            IDG       | 70,00  | 71,00
        """)
    ).confidence
    assert sure == 1.0
    assert 0 < guessed < sure
    assert 0 < unlabelled < sure
