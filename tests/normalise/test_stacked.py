"""Several indicators in one cell, with their values stacked in the next."""

from __future__ import annotations

import pytest

from tests.tables import figures_of, stitched_text, table_of


def read(label: str, target: str, realised: str = "") -> list[str]:
    return figures_of(
        table_of(f"""
            Sasaran           | Indikator | Target   | Realisasi
            ---
            Kesetaraan gender | {label}   | {target} | {realised}
        """)
    )


def test_two_labels_and_two_values_are_two_rows() -> None:
    assert read("- IPG // - IDG", "88,01 // 70,00", "88,28 // 43,91") == [
        "IPG | target 2021 | 88.01",
        "IPG | realisasi 2021 | 88.28",
        "IDG | target 2021 | 70",
        "IDG | realisasi 2021 | 43.91",
    ]


@pytest.mark.parametrize(
    "labels",
    [
        "- IPG // - IDG",
        "• IPG // • IDG",
        "1. IPG // 2. IDG",
        "1) IPG // 2) IDG",
        "a. IPG // b. IDG",
    ],
)
def test_bullets_and_numbers_part_the_labels(labels: str) -> None:
    assert read(labels, "88,01 // 70,00") == ["IPG | target 2021 | 88.01", "IDG | target 2021 | 70"]


def test_a_label_may_go_on_over_lines_of_its_own() -> None:
    assert read("- Indeks Pembangunan // Gender // - Indeks Pemberdayaan // Gender", "88,01 // 70,00") == [
        "Indeks Pembangunan Gender | target 2021 | 88.01",
        "Indeks Pemberdayaan Gender | target 2021 | 70",
    ]


def test_in_a_text_a_stack_stands_on_one_line() -> None:
    tables = stitched_text("""
        Sasaran           | Indikator   | Target      | Realisasi
        Kesetaraan gender | - IPG - IDG | 88,01 70,00 | 88,28 43,91
    """)
    assert figures_of(*tables) == [
        "IPG | target 2021 | 88.01",
        "IPG | realisasi 2021 | 88.28",
        "IDG | target 2021 | 70",
        "IDG | realisasi 2021 | 43.91",
    ]


def test_one_value_beside_two_labels_is_given_once_on_the_first() -> None:
    assert read("- IPG // - IDG", "88,01 // 70,00", "88,28") == [
        "IPG | target 2021 | 88.01",
        "IPG | realisasi 2021 | 88.28",
        "IDG | target 2021 | 70",
    ]


def test_a_dash_keeps_its_place_in_the_stack() -> None:
    assert read("- IPG // - IDG", "88,01 // 70,00", "- // 43,91") == [
        "IPG | target 2021 | 88.01",
        "IPG | realisasi 2021 | -",
        "IDG | target 2021 | 70",
        "IDG | realisasi 2021 | 43.91",
    ]


@pytest.mark.parametrize(
    "label", ["- Indeks Pembangunan Gender", "Laki-laki - perempuan", "1. IPG", "b. IPG c. IDG", "IPG - IDG"]
)
def test_one_bullet_a_list_begun_elsewhere_or_a_dash_within_is_no_stack(label: str) -> None:
    assert len(read(label, "88,01")) == 1


def test_values_that_fit_no_number_of_labels_stay_together() -> None:
    assert read("- IPG // - IDG", "88,01 // 70,00 // 60,00") == ["IPG | target 2021 | -"]


@pytest.mark.parametrize("items", ["a. IPG // b. IDG", "- IPG // - IDG", "1) IPG // 2) IDG"])
def test_a_heading_above_the_items_has_no_value_where_each_item_has_one(items: str) -> None:
    assert read(f"Indeks kesetaraan // {items}", "88,01 // 70,00", "88,28 // 43,91") == [
        "IPG | target 2021 | 88.01",
        "IPG | realisasi 2021 | 88.28",
        "IDG | target 2021 | 70",
        "IDG | realisasi 2021 | 43.91",
    ]


@pytest.mark.parametrize("target", ["88,01", "88,01 // 70,00 // 60,00"])
def test_a_label_with_a_heading_stays_whole_where_values_and_items_differ_in_number(target: str) -> None:
    label, *_ = read("Indeks kesetaraan // a. IPG // b. IDG", target)[0].split(" | ")
    assert label == "Indeks kesetaraan a. IPG b. IDG"
