"""`lkjip vocabulary` as a user sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.vocabulary import load_vocabulary
from tests.cli.invoke import cells, error_of, invoke


def test_all_indicators_are_listed() -> None:
    header, *lines = invoke("vocabulary").stdout.splitlines()
    assert cells(header) == ["indicator_id", "unit", "sector", "aliases", "name"]
    assert [line.split()[0] for line in lines] == list(load_vocabulary().indicators)


def test_a_search_tells_under_which_name_it_found() -> None:
    header, first, *_ = invoke("vocabulary", "kemiskinan").stdout.splitlines()
    assert cells(header)[-2:] == ["likeness", "found as"]
    assert cells(first)[0] == "poor_population_pct"
    assert cells(first)[-2:] == ["100", "Angka kemiskinan"]
    assert error_of(invoke("vocabulary", "xylophone")) == (
        "nothing in the vocabulary is like 'xylophone'; try one word, or its abbreviation."
    )


def test_a_search_finds_budget_items_by_name_and_code() -> None:
    header, first, *_ = invoke("vocabulary", "1.06.06.2.01").stdout.splitlines()
    assert cells(header) == ["code", "level", "years", "likeness", "found as"]
    assert cells(first)[:3] == ["1.06.06.2.01", "kegiatan", "2021–"]
    indicators, items = invoke("vocabulary", "permakanan").stdout.split("\n\n")
    assert "people_given_meals_count" in indicators
    assert "1.06.04.2.01.01    sub_kegiatan  2021–2023       100  Penyediaan Permakanan" in items


def test_a_check_without_errors_ends_with_0() -> None:
    result = invoke("vocabulary", "--check")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].startswith("0 errors, ")


def test_a_check_with_errors_ends_with_1(mappings: Path) -> None:
    with (mappings / "aliases.csv").open("a") as file:
        file.write("kla_score,idg,,,\n")
    result = invoke("vocabulary", "--check")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"Error: {mappings / 'aliases.csv'}, line ")
    assert result.stdout.splitlines()[-1] == "1 error, 0 unused entries."


def test_a_dataset_tells_what_it_leaves_unused(dataset: Path) -> None:
    result = invoke("vocabulary", "--check", "--dataset", dataset)
    assert result.exit_code == 0, result.output
    assert "no figure is of pmks_handled_pct." in result.stdout


@pytest.mark.parametrize("arguments", [("kemiskinan", "--check"), ("--dataset", "build")])
def test_options_that_do_not_go_together(arguments: tuple[str, ...]) -> None:
    assert invoke("vocabulary", *arguments).exit_code == 2
