"""One figure printed in several tables of a report with different values."""

from dataclasses import replace

from pipeline.validate import validate
from tests.validate.rows import figure, flags_of

CONFLICT = ("conflicts_with_table",)


def test_two_tables_that_differ_are_both_in_doubt() -> None:
    assert flags_of(figure("IPG", "realisasi", 88.01), figure("IPG", "realisasi", 88.91, table="t2")) == [CONFLICT] * 2


def test_of_three_the_one_that_differs_is() -> None:
    first, second = figure("IPG", "realisasi", 88.01), figure("IPG", "realisasi", 88.01, table="t2")
    third = figure("IPG", "realisasi", 88.91, table="t3")

    assert flags_of(first, second, third) == [(), (), CONFLICT]


def test_it_names_the_other_figure_and_what_it_prints() -> None:
    first, second = figure("IPG", "realisasi", 88.01), figure("IPG", "realisasi", 88.91, table="t2")

    explanation = validate([first, second], {"doc": 2021})[0].explanation

    assert second.figure_id in explanation
    assert "88.91" in explanation


def test_rounding_is_no_conflict() -> None:
    assert flags_of(figure("IPG", "realisasi", 88.01), figure("IPG", "realisasi", 88.0, table="t2")) == [(), ()]
    amounts = figure("Rehab", "anggaran", 708_215_200.0), figure("Rehab", "anggaran", 708_215_000.0, table="t2")
    assert flags_of(*amounts) == [(), ()]


def test_a_percentage_rounded_to_a_whole_number_is_no_conflict() -> None:
    exact = figure("Kemiskinan", "capaian", 121.27)

    assert flags_of(exact, figure("Kemiskinan", "capaian", 121, table="t2")) == [(), ()]
    assert flags_of(exact, figure("Kemiskinan", "capaian", 122, table="t2")) == [CONFLICT] * 2
    targets = figure("Kemiskinan", "target", 21.27), figure("Kemiskinan", "target", 21, table="t2")
    assert flags_of(*targets) == [CONFLICT] * 2


def test_realisations_of_one_year_and_of_several_are_other_figures() -> None:
    year, years = figure("Padi", "realisasi", 14.3), figure("Padi", "realisasi", 41.9, table="t2", version="kumulatif")

    assert flags_of(year, years) == [(), ()]


def test_parts_of_an_item_in_two_tables_do_not_contradict_the_whole() -> None:
    """A program's pay in one table, its other spending in the next, and both together in the agreement."""
    pay = [figure("Penunjang", "anggaran", 2_439_251_000), figure("Penunjang", "serapan", 96.67)]
    other = [figure("Penunjang", "anggaran", amount, table="t2") for amount in (1_440_685_000, 1_450_685_000)]
    spent = figure("Penunjang", "serapan", 98.74, table="t2")
    whole = figure("Penunjang", "anggaran", 3_879_936_000, table="t3")

    assert flags_of(*pay, other[0], spent, whole) == [()] * 5
    assert flags_of(*pay, other[1], spent, whole) == [CONFLICT] * 5


def test_an_amount_that_its_row_proves_twice_is_surer_than_one_that_nothing_does() -> None:
    """What is left and the serapan agree with it: the other table has put the budget where the spending belongs."""
    spent = figure("Posyandu", "realisasi_anggaran", 869_633_513)
    proofs = [
        replace(figure("Posyandu", measure, value), evidence=("arithmetic",))
        for measure, value in (("sisa_anggaran", 30_366_487), ("serapan", 96.63))
    ]
    elsewhere = figure("Posyandu", "realisasi_anggaran", 900_000_000, table="t2")

    assert flags_of(spent, *proofs, elsewhere) == [(), (), (), CONFLICT]
    assert flags_of(spent, *proofs[:1], elsewhere) == [CONFLICT, (), CONFLICT]
    again = [replace(proof, table_id="t2", figure_id=f"t2:{proof.measure}") for proof in proofs]
    assert flags_of(spent, *proofs, elsewhere, *again)[0] == CONFLICT


def test_spelling_does_not_hide_it() -> None:
    assert flags_of(figure("I P G", "realisasi", 88.01), figure("ipg", "realisasi", 70.0, table="t2")) == [CONFLICT] * 2


def test_other_years_measures_versions_and_programs_are_other_figures() -> None:
    ipg = figure("IPG", "realisasi", 88.01)
    assert flags_of(ipg, figure("IPG", "realisasi", 70.0, table="t2", period=2020)) == [(), ()]
    assert flags_of(ipg, figure("IPG", "target", 70.0, table="t2")) == [(), ()]
    before = figure("Rehab", "anggaran", 5e8, version="murni")
    assert flags_of(before, figure("Rehab", "anggaran", 6e8, table="t2", version="perubahan")) == [(), ()]
    one = figure("Rapat", "anggaran", 5e8, program="A")
    assert flags_of(one, figure("Rapat", "anggaran", 6e8, table="t2", program="B")) == [(), ()]


def versions(*amounts: tuple[str, str, float]) -> list[tuple[str, ...]]:
    """The flags of one program's budgets, each of a table and of a version ("" where the table names none)."""
    return flags_of(
        *(
            replace(figure("Rehab", "anggaran", amount, table=table, version=version), figure_id=f"{table}:{version}")
            for table, version, amount in amounts
        )
    )


def test_tables_that_name_no_version_are_of_the_one_that_they_agree_with_else_of_the_one_in_force() -> None:
    both = ("t1", "murni", 5e8), ("t1", "perubahan", 6e8)

    assert versions(*both, ("t2", "", 6e8)) == [(), (), ()]
    assert versions(*both, ("t2", "", 5e8)) == [(), (), ()]
    assert versions(*both, ("t2", "", 7e8)) == [(), CONFLICT, CONFLICT]
    assert versions(both[0], ("t2", "", 7e8)) == [(), ()]


def test_tables_that_name_no_version_contradict_each_other() -> None:
    both = ("t1", "murni", 5e8), ("t1", "perubahan", 7e8)

    assert versions(*both, ("t2", "", 5e8), ("t3", "", 7e8)) == [(), (), CONFLICT, ()]
    assert versions(both[0], ("t2", "", 5e8), ("t3", "", 7e8)) == [(), CONFLICT, CONFLICT]


def test_what_stands_beside_a_version_is_of_another() -> None:
    beside = ("t1", "perubahan", 7e8), ("t1", "", 9e8)

    assert versions(*beside, ("t2", "perubahan", 8e8)) == [CONFLICT, (), CONFLICT]
    assert versions(*beside, ("t2", "", 7e8)) == [(), CONFLICT, CONFLICT]


def test_a_changed_target_is_another_than_the_one_before() -> None:
    before = figure("PMKS", "target", 70.94, version="murni")
    after = figure("PMKS", "target", 79.94, table="t2", version="perubahan")

    assert flags_of(before, after) == [(), ()]
    assert flags_of(before, after, figure("PMKS", "target", 75, table="t3")) == [(), CONFLICT, CONFLICT]


def test_nothing_and_nearly_nothing_are_two() -> None:
    none, little = figure("Rehab", "serapan", 0.0), figure("Rehab", "serapan", 0.45, table="t2")

    assert flags_of(replace(none, value_raw="0,00"), replace(little, value_raw="0,45")) == [CONFLICT] * 2


def test_a_label_that_repeats_within_a_table_names_nothing() -> None:
    twice = [figure("Jumlah dokumen", "target", 4.0), figure("Jumlah dokumen", "target", 12.0, row=1)]

    assert flags_of(*twice, figure("Jumlah dokumen", "target", 7.0, table="t2")) == [(), (), ()]


def test_a_row_that_prints_a_value_in_two_columns_is_compared_once() -> None:
    """ "Realisasi 2021 | Realisasi s/d 2021"."""
    twice = [figure("IPG", "realisasi", 60.0), replace(figure("IPG", "realisasi", 60.0), column=1, figure_id="again")]

    assert flags_of(*twice, figure("IPG", "realisasi", 66.24, table="t2")) == [CONFLICT, (), CONFLICT]


def test_an_indicator_is_the_same_under_any_label_level_and_unit() -> None:
    index = replace(figure("IPG", "realisasi", 88.01), indicator_id="ipg", unit="indeks")
    again = replace(figure("Indeks Pembangunan Gender", "realisasi", 70.0, table="t2", level=""), indicator_id="ipg")

    assert flags_of(index, again) == [CONFLICT] * 2
    assert flags_of(index, replace(again, indicator_id="idg")) == [(), ()]
