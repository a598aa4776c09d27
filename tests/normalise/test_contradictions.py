"""A well-formed figure that the arithmetic of its row contradicts stays as printed, and is flagged.

Each figure is shown as label, measure and period, value, flags.
"""

from __future__ import annotations

import pytest

from tests.tables import figures, figures_of, table_of


def read(block: str) -> list[str]:
    return figures_of(table_of(block), also=["flags"])


@pytest.mark.parametrize(
    "row",
    [
        "Program Gender | 227.879.550,00 | 27.879.550,00 | 100",
        "Program Gender | 700.000.000    | 650.000.000   | 29,00",
    ],
)
def test_a_well_formed_figure_is_kept_as_printed_and_flagged(row: str) -> None:
    anggaran, realised, serapan = figures(table_of(f"Program | Anggaran | Realisasi | %\n---\n{row}"))
    assert [f"{figure.value:.0f}" for figure in (anggaran, realised, serapan)] == [
        figure.value_raw.removesuffix(",00").replace(".", "") for figure in (anggaran, realised, serapan)
    ]
    assert "arithmetic_mismatch" in serapan.flags


def test_a_misprint_in_the_thousands_is_kept_as_printed_and_flagged() -> None:
    found = figures(
        table_of("""
            Indikator       | Satuan | Target | Realisasi | Capaian (%)
            ---
            Jumlah keluarga | KK     | 52.496 | 524.96    | 100
        """)
    )
    assert [figure.value for figure in found] == [52496, 524.96, 100]
    assert all("arithmetic_mismatch" in figure.flags for figure in found)


def test_a_small_contradiction_flags_the_result_alone() -> None:
    assert read("""
        Indikator | Target | Realisasi | Capaian (%)
        ---
        Angka A   | 80     | 70        | 90
    """) == [
        "Angka A | target 2021 | 80 | ",
        "Angka A | realisasi 2021 | 70 | ",
        "Angka A | capaian 2021 | 90 | arithmetic_mismatch",
    ]


@pytest.mark.parametrize(
    ("target", "realised", "capaian"),
    [
        ("80", "70", "87,5"),  # realisasi / target
        ("9,5", "10,2", "92,63"),  # (2 × target − realisasi) / target, for what had better be low
        ("10", "8", "125"),  # target / realisasi
        ("2", "33,46", "1673%"),
        ("0", "5", "100"),  # nothing to divide by: nothing to contradict
        ("Madya", "Nindya", "100"),
    ],
)
def test_each_way_of_working_out_capaian_is_accepted(target: str, realised: str, capaian: str) -> None:
    found = figures(
        table_of(f"""
            Indikator | Target   | Realisasi  | Capaian (%)
            ---
            Angka A   | {target} | {realised} | {capaian}
        """)
    )
    assert [figure.flags for figure in found] == [(), (), ()]


@pytest.mark.parametrize(
    "row",
    [
        "100.000.000 | 95.000.000  | 105",  # an inverse form: only achievements have those
        "95.000.000  | 100.000.000 | 95",  # columns swapped: more spent than there was
    ],
)
def test_no_inverse_form_is_accepted_for_budgets(row: str) -> None:
    (*_, serapan) = figures(table_of(f"Program | Anggaran | Realisasi | %\n---\nProgram Gender | {row}"))
    assert "arithmetic_mismatch" in serapan.flags


@pytest.mark.parametrize(
    ("target", "realised", "capaian", "fits"),
    [
        ("116", "111", "95,69", True),  # 95,6897 rounded
        ("116", "111", "95,68", True),  # cut off
        ("116", "111", "95,70", False),
        ("116", "111", "95,96", False),
        ("116", "111", "95", True),
        ("116", "111", "97", False),
        ("116", "111,4", "96,06", True),  # realisasi may be 111,43
        ("116", "111,4", "96,30", False),
        ("2,1", "2,3", "109", True),
        ("2,1", "2,3", "112", False),  # not even rounded parts excuse more than a percent
        ("90", "100", "111,12", True),  # 111,111 rounded up
        ("90", "100", "111,13", False),
        ("94", "99,90", "106,29", True),  # 99,904 / 94 = 106,281, rounded up
        ("9", "10", "111,2", False),  # the first decimal is not rounded up
        ("36,9", "39,00", "106,00", True),  # 105,69 rounded to a whole number, printed with zeros
        ("36,9", "39,00", "105,00", False),  # those are not cut off
        ("36,9", "39,00", "107,00", False),
    ],
)
def test_capaian_is_held_to_its_printed_decimals(target: str, realised: str, capaian: str, fits: bool) -> None:
    table = table_of(f"Indikator | Target | Realisasi | Capaian (%)\n---\nAngka A | {target} | {realised} | {capaian}")
    assert ("arithmetic_mismatch" not in figures(table)[-1].flags) is fits


def test_serapan_with_zeros_is_held_to_them() -> None:
    (*_, serapan) = figures(
        table_of("Program | Anggaran | Realisasi | %\n---\nProgram Gender | 100.000.000 | 95.690.000 | 96,00")
    )
    assert serapan.flags == ("arithmetic_mismatch",)


@pytest.mark.parametrize(
    ("before", "now", "selisih", "fits"),
    [
        ("86,29", "94,78", "8,49", True),
        ("8,17", "3,09", "5,08", True),  # without its sign
        ("8,17", "3,09", "-5,08", True),
        ("80", "88", "10", True),  # in percent of the first
        ("80", "88", "9", False),
        ("75", "60,9", "81,20", False),  # rather the achievement
        ("-", "60,9", "81,20", True),
    ],
)
def test_selisih_is_the_difference_of_the_two_figures_beside_it(
    before: str, now: str, selisih: str, fits: bool
) -> None:
    *others, found = figures(
        table_of(f"""
            Indikator | Realisasi | <     | Selisih Realisasi
            ^         | 2020      | 2021  | ^
            ---
            Angka A   | {before}  | {now} | {selisih}
        """)
    )
    assert found.measure == "selisih"
    assert ("arithmetic_mismatch" not in found.flags) is fits
    assert [figure.flags for figure in others] == [(), ()]


def test_a_selisih_that_could_be_between_several_figures_is_not_judged() -> None:
    *_, found = figures(
        table_of("Indikator | Target | Realisasi 2020 | Realisasi 2021 | Selisih\n---\nAngka A | 90 | 70 | 80 | 55")
    )
    assert found.flags == ()


@pytest.mark.parametrize("serapan", ["80", "90"])
def test_serapan_is_of_the_budget_after_its_change(serapan: str) -> None:
    *_, found = figures(
        table_of(f"""
            Program        | Anggaran Setelah Perubahan | Anggaran Sebelum Perubahan | Realisasi  | %
            ---
            Program Gender | 100.000.000                | 112.500.000                | 90.000.000 | {serapan}
        """)
    )
    assert ("arithmetic_mismatch" in found.flags) is (serapan == "80")
