"""Corrections by people: what they change, and which are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.artefacts import Correction, Figure
from pipeline.errors import LkjipError
from pipeline.validate import correct, validate
from tests.validate.rows import figure

IDG = replace(figure("IDG", "capaian", 70.61), flags=("ambiguous_number", "period_uncertain"))
TARGET = figure("IDG", "target", 100.0)
REALISASI = figure("IDG", "realisasi", 70.61)


def correction(old: str = "70.61", new: str = "93.49", of: Figure = IDG, **more: str) -> Correction:
    return Correction(
        "purbalingga/corrections.csv, line 2", "doc", of.figure_id, old, new, "data desk", "errata", **more
    )


def refusal(*figures: Figure, **changes: str) -> str:
    with pytest.raises(LkjipError) as refused:
        correct(figures, [replace(correction(), **changes)])
    return str(refused.value)


def test_the_figure_has_the_new_value_says_so_and_keeps_what_is_printed() -> None:
    (corrected,) = correct([IDG], [correction()])

    assert (corrected.value, corrected.value_raw) == (93.49, "70.61")
    assert corrected.flags == ("corrected", "period_uncertain")  # how the number is to be read is settled
    assert corrected.explanation.endswith("Corrected by data desk from 70.61 to 93.49: errata.")


def test_other_figures_are_as_they_were() -> None:
    assert correct([TARGET, IDG], [correction()])[0] == TARGET
    assert "corrected" not in TARGET.flags


@pytest.mark.parametrize(
    ("new", "value", "text"),
    [
        ("93,49", 93.49, ""),
        ("1952", 1952.0, ""),
        ("-5.5", -5.5, ""),
        ("1:27500", 1 / 27500, "1:27500"),
        ("Pratama", None, "Pratama"),
        ("-", None, ""),
    ],
)
def test_new_is_a_number_a_ratio_a_text_or_nothing(new: str, value: float | None, text: str) -> None:
    (corrected,) = correct([IDG], [correction(new=new)])
    assert (corrected.value, corrected.value_text) == (value, text)


def test_a_category_beside_the_number_stays_and_an_old_remark_on_it_goes() -> None:
    graded, bounded = replace(IDG, value_text="A"), replace(IDG, value_text="< 71")
    assert [correct([each], [correction()])[0].value_text for each in (graded, bounded)] == ["A", ""]


@pytest.mark.parametrize("new", ["4.997.190.000", "352,390", "Rp 500", "94,78%", "4,276,922.00"])
def test_a_number_that_can_be_read_in_several_ways_is_refused(new: str) -> None:
    assert refusal(IDG, new=new).startswith(
        f'purbalingga/corrections.csv, line 2: `new` is "{new}", which can be read in several ways; write it as'
    )


def test_a_figure_without_a_number_reads_its_text_or_what_is_printed() -> None:
    kla = replace(IDG, value=None, value_text="Pratama", value_raw="Pratama")
    dash = replace(IDG, value=None, value_raw="-")
    assert correct([kla], [correction("Pratama", "Madya")])[0].value_text == "Madya"
    assert correct([dash], [correction("-", "5")])[0].value == 5.0


def test_a_figure_that_no_longer_reads_old_is_refused() -> None:
    assert refusal(IDG, old="70.16") == (
        f'purbalingga/corrections.csv, line 2: {IDG.figure_id} reads "70.61", not "70.16"; '
        "look at the cell again, then set `old` to that or remove the row."
    )


def test_a_figure_that_is_gone_is_refused() -> None:
    assert refusal(TARGET) == (
        f'purbalingga/corrections.csv, line 2: there is no figure "{IDG.figure_id}" any more; '
        "remove the row, run again, and correct the figure by the id that it has then."
    )


def test_a_figure_whose_id_has_changed_is_named() -> None:
    moved = replace(IDG, figure_id="doc:t2:0:capaian:2021")
    gone = refusal(moved, label="idg", measure="capaian", period="2021")
    assert 'its place has changed: write "doc:t2:0:capaian:2021" if that is the one.' in gone
    other = replace(IDG, label_raw="IPG")
    assert f'the label of {IDG.figure_id} is "IPG", not "IDG"; its place has changed' in refusal(
        other, moved, label="IDG"
    )


def test_the_arithmetic_of_the_row_is_judged_anew() -> None:
    wrong = replace(figure("IDG", "capaian", 90.0), flags=("arithmetic_mismatch",))
    right = correct([TARGET, REALISASI, wrong], [correction("90", "70.61", wrong)])
    assert [each.flags for each in right] == [(), (), ("corrected",)]
    still = correct([TARGET, REALISASI, wrong], [correction("90", "80", wrong)])
    assert [each.flags for each in still] == [(), (), ("arithmetic_mismatch", "corrected")]


def test_conflicts_and_totals_see_the_new_value() -> None:
    again = figure("IDG", "capaian", 93.49, table="t2")
    assert "conflicts_with_table" in validate([IDG, again], {"doc": 2021})[0].flags
    assert "conflicts_with_table" not in validate(correct([IDG, again], [correction()]), {"doc": 2021})[0].flags
    parts = [figure(f"Program {row}", "anggaran", 5e8, row=row, level="program") for row in (0, 1)]
    total = figure("Jumlah", "anggaran", 2e9, row=2, level="total")
    *_, wrong = validate(correct([*parts, total], [correction("2000000000", "3000000000", total)]), {"doc": 2021})
    assert wrong.flags == ("corrected", "total_mismatch")


def test_evidence_for_the_old_value_goes_and_the_row_gives_it_anew() -> None:
    read = replace(IDG, evidence=("arithmetic", "one_reading", "proven", "table_clear"))

    assert correct([TARGET, read], [correction()])[1].evidence == ("table_clear",)
    right = correct([TARGET, replace(REALISASI, value=93.49, value_raw="93,49"), read], [correction()])
    assert right[2].evidence == ("arithmetic", "table_clear")


def test_what_a_correction_leaves_of_sums_and_repetitions_is_told_by_the_new_value() -> None:
    other = figure("IDG", "capaian", 70.61, table="t2")

    before, after = (validate(correct([IDG, other], made), {"doc": 2021}) for made in ([], [correction()]))

    assert ["repetition" in one.evidence for one in (before[0], after[0])] == [True, False]


def test_figures_beside_it_in_millions_are_judged_with_their_rounding() -> None:
    """1,234.56 of 2,345.67 millions is 52.63 %: exact only to their last printed digit."""
    row = [
        replace(figure("Keluarga", "anggaran", 2_345_670_000.0), value_raw="2.345,67", factor=1e6),
        replace(figure("Keluarga", "realisasi_anggaran", 1_234_560_000.0), value_raw="1.234,56", factor=1e6),
        replace(figure("Keluarga", "sisa_anggaran", 1_111_200_000.0), value_raw="1.111,2", factor=1e6),
        replace(figure("Keluarga", "serapan", 62.63), value_raw="62,63"),
    ]

    corrected = correct(row, [correction("62.63", "52.63", of=row[3])])

    assert [one.flags for one in corrected] == [(), (), (), ("corrected",)]
