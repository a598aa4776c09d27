"""Which reading of a number is taken: its column, its table and the arithmetic of its row speak for it.

Each figure is shown as label, measure and period, value, flags.
"""

from __future__ import annotations

import pytest

from tests.tables import figures, figures_of, table_of


def read(block: str) -> list[str]:
    return figures_of(table_of(block), also=["flags"])


# --- one separator before three digits ----------------------------------------------------------------------------


def test_people_are_counted_in_thousands() -> None:
    assert read("""
        Indikator           | Satuan | Target
        ---
        Jumlah lansia       | orang  | 1.952
        Jumlah keluarga     | KK     | 309.273
    """) == [
        "Jumlah lansia | target 2021 | 1952 | ",
        "Jumlah keluarga | target 2021 | 309273 | ",
    ]


def test_arithmetic_tells_a_decimal_from_thousands() -> None:
    assert read("""
        Indikator             | Target | Realisasi | Capaian (%)
        ---
        Angka kelahiran total | 2      | 1.952     | 97,60
        Jumlah lansia         | 2.000  | 1.952     | 97,60
    """) == [
        "Angka kelahiran total | target 2021 | 2 | ",
        "Angka kelahiran total | realisasi 2021 | 1.952 | ",
        "Angka kelahiran total | capaian 2021 | 97.6 | ",
        "Jumlah lansia | target 2021 | 2000 | ",
        "Jumlah lansia | realisasi 2021 | 1952 | ",
        "Jumlah lansia | capaian 2021 | 97.6 | ",
    ]


def test_arithmetic_that_holds_both_ways_proves_nothing() -> None:
    assert read("""
        Indikator             | Target | Realisasi | Capaian (%)
        ---
        Angka kelahiran total | 1.952  | 1.952     | 100
    """) == [
        "Angka kelahiran total | target 2021 | 1952 | ambiguous_number",
        "Angka kelahiran total | realisasi 2021 | 1952 | ambiguous_number",
        "Angka kelahiran total | capaian 2021 | 100 | ",
    ]


@pytest.mark.parametrize("neighbour", ["2.1", "2,1"])
def test_the_figures_beside_it_tell_a_decimal_from_thousands(neighbour: str) -> None:
    (_, realised, *_) = figures(
        table_of(f"""
            Indikator             | Target      | Realisasi
            ---
            Angka kelahiran total | {neighbour} | 1.952
            Angka kesakitan       | {neighbour} | {neighbour}
        """)
    )
    assert realised.value == 1.952


def test_a_reading_of_quite_another_size_than_the_figures_beside_it_is_flagged() -> None:
    (_, realised) = figures(
        table_of("""
            Indikator      | Satuan | Target | Realisasi
            ---
            Korban bencana | orang  | 2      | 1.952
        """)
    )
    assert (realised.value, realised.flags) == (1952, ("ambiguous_number",))


def test_many_figures_with_three_digits_behind_the_dot_are_thousands() -> None:
    assert read("""
        Indikator  | Target
        ---
        Produksi A | 1.952
        Produksi B | 10.823
        Produksi C | 92.711
    """)[0] == ("Produksi A | target 2021 | 1952 | ")
    assert read("Indikator | Target\n---\nProduksi A | 1.952") == ["Produksi A | target 2021 | 1952 | ambiguous_number"]


def test_both_marks_may_stand_in_one_row() -> None:
    assert read("""
        Indikator       | Target | Realisasi | Capaian (%)
        ---
        PMKS tertangani | 70,1   | 64,95     | 92.65%
    """) == [
        "PMKS tertangani | target 2021 | 70.1 | ",
        "PMKS tertangani | realisasi 2021 | 64.95 | ",
        "PMKS tertangani | capaian 2021 | 92.65 | ",
    ]


def test_rupiah_has_no_thousandths() -> None:
    assert read("""
        Program        | Anggaran    | Realisasi
        ---
        Program Gender | 800.000.000 | 352,390
    """)[1].startswith("Program Gender | realisasi_anggaran 2021 | 352390 |")


def test_the_mark_of_the_tables_other_figures_counts() -> None:
    commas, points = (
        figures(
            table_of(f"""
                Indikator       | Target   | Realisasi
                ---
                Indeks A        |          | 352,390
                Indeks B        | {other}  | {other}
            """)
        )[0]
        for other in ("352,5", "352.5")
    )
    assert (commas.value, points.value) == (352.39, 352390)


def test_a_percent_is_not_in_the_thousands() -> None:
    assert read("""
        Indikator       | Satuan | Realisasi
        ---
        PMKS tertangani | persen | 94.785
        Unmet need      | persen | 9.785
    """) == ["PMKS tertangani | realisasi 2021 | 94.785 | ", "Unmet need | realisasi 2021 | 9.785 | "]


@pytest.mark.parametrize("unit", ["%", "Indeks"])
def test_no_target_in_percent_or_of_an_index_is_in_the_thousands(unit: str) -> None:
    assert read(f"""
        Indikator | Satuan | Target | Realisasi
        ---
        Angka A   | {unit} | 1.250  | 1.987
        Angka B   | {unit} | 180    | 190.5
    """)[:2] == ["Angka A | target 2021 | 1.25 | ", "Angka A | realisasi 2021 | 1.987 | "]


def test_an_achievement_may_be_over_a_thousand_percent() -> None:
    (found,) = figures(table_of("Indikator | Capaian (%)\n---\nAngka A | 1.250"))
    assert found.value == 1250


@pytest.mark.parametrize(("unit", "flag"), [("Angka", True), ("Indeks", True), ("%", True), ("orang", False)])
def test_a_unit_that_fits_decimals_and_thousands_leaves_a_doubt(unit: str, flag: bool) -> None:
    (found, *_) = figures(
        table_of(f"""
            Indikator       | Satuan | Target
            ---
            Kelahiran total | {unit} | 1.987
            PMKS tertangani | %      | 80,5
            Unmet need      | %      | 9,25
        """)
    )
    assert ("ambiguous_number" in found.flags) is flag


# --- misprints ----------------------------------------------------------------------------------------------------


def test_a_misprint_is_repaired_where_arithmetic_proves_one_reading() -> None:
    assert read("""
        Program          | Anggaran      | Realisasi        | %
        ---
        Program Gender   | 520.000.000   | 513.211.0000     | 98,69
        Program Anak     | 2.000.000.000 | .722.543.361,00  | 86,13
        Program Lansia   | 21.500.000    | Rp. 21.500.00,-  | 100
        Program Keluarga | 61.327.600    | 30. 663,800      | 50
    """)[1::3] == [
        "Program Gender | realisasi_anggaran 2021 | 513211000 | repaired",
        "Program Anak | realisasi_anggaran 2021 | 1722543361 | repaired",
        "Program Lansia | realisasi_anggaran 2021 | 21500000 | repaired",
        "Program Keluarga | realisasi_anggaran 2021 | 30663800 | repaired",
    ]


def test_the_difference_left_over_proves_it_as_well() -> None:
    assert (
        read("""
        Program        | Anggaran    | Realisasi    | Sisa
        ---
        Program Gender | 520.000.000 | 513.211.0000 | 6.789.000
    """)[1]
        == "Program Gender | realisasi_anggaran 2021 | 513211000 | repaired"
    )


def test_a_misprint_that_nothing_proves_is_left_as_read_and_flagged() -> None:
    assert read("""
        Program        | Anggaran
        ---
        Program Gender | 513.211.0000
    """) == ["Program Gender | anggaran 2021 | 513211000 | malformed_number"]


def test_a_repair_that_is_taken_back_leaves_no_proof_behind() -> None:
    *_, realised, _ = figures(
        table_of("Program | Anggaran | Realisasi | %\n---\nProgram Gender | 1.195.513.148 | 773.263.3560 | 64,7")
    )
    assert "malformed_number" in realised.flags
    assert not {"proven", "arithmetic"} & set(realised.evidence)


def test_two_misprints_do_not_prove_each_other() -> None:
    anggaran, realised, _ = figures(
        table_of("Program | Anggaran | Realisasi | %\n---\nProgram Gender | .722.543.361 | 513.211.0000 | 71")
    )
    assert "malformed_number" in anggaran.flags
    assert "malformed_number" in realised.flags


def test_a_number_cut_after_its_separator() -> None:
    assert read("""
        Indikator | Target | Realisasi | %
        ---
        Angka A   | 100    | 94.       | 94,78
        Angka B   | 100    | 94.       | 94
    """) == [
        "Angka A | target 2021 | 100 | ",
        "Angka A | realisasi 2021 | 94.78 | repaired",
        "Angka A | capaian 2021 | 94.78 | ",
        "Angka B | target 2021 | 100 | ",
        "Angka B | realisasi 2021 | 94 | repaired",
        "Angka B | capaian 2021 | 94 | ",
    ]


@pytest.mark.parametrize(
    ("row", "capaian", "flag"),
    [
        ("85  | 80  | 94.  ", 94.12, "repaired"),
        ("85  | 80  | 94,  ", 94.12, "repaired"),
        ("85  | 80  | 95.  ", 95, "malformed_number"),  # no way of working it out begins with 95
        ("100 | 95  | 105. ", 105, "malformed_number"),  # 105 or 105,26
        ("    | 80  | 94.  ", 94, "malformed_number"),
    ],
)
def test_a_cut_number_is_completed_where_arithmetic_tells_how_it_goes_on(row: str, capaian: float, flag: str) -> None:
    found = figures(table_of(f"Indikator | Target | Realisasi | Capaian (%)\n---\nAngka A | {row}"))[-1]
    assert (found.value, flag in found.flags) == (capaian, True)


# --- what was considered ------------------------------------------------------------------------------------------


def test_every_figure_tells_its_readings_and_why_one_was_taken() -> None:
    anggaran, realised, _ = figures(
        table_of("""
            Program        | Anggaran    | Realisasi    | %
            ---
            Program Gender | 520.000.000 | 513.211.0000 | 98,69
        """)
    )
    assert "Chosen by arithmetic: 513211000" in realised.explanation
    assert "digit typed twice" in realised.explanation
    assert "5132110000" in realised.explanation
    assert anggaran.explanation


def test_rows_of_many_ambiguous_cells_are_read_too() -> None:
    many = " | ".join(["1.952"] * 40)
    heads = " | ".join(f"Realisasi {year}" for year in range(1980, 2020))
    found = figures(table_of(f"Indikator | {heads}\n---\nJumlah lansia | {many}"))
    assert [figure.value for figure in found] == [1952] * 40
