"""An odd decision is applied all the same, and what speaks against it is said."""

from __future__ import annotations

from pathlib import Path

from pipeline.match.lexicon import build_lexicon
from pipeline.match.settings import MatchSettings
from pipeline.review import apply
from pipeline.vocabulary import load_vocabulary
from tests.review.sheets import ACCEPTED, LIKE_ONE, NEW_DETAILS, NEW_ONE, NO_ONE, OTHER_UNIT, fill, rows_of


def doubts_of(sheet: Path, label: str, decision: str) -> list[str]:
    line = 2 + [row["label"] for row in rows_of(sheet)].index(label)
    applied = apply(fill(sheet, {label: decision}))
    assert applied.added.aliases
    assert all(doubt.startswith(f"{sheet}, line {line}: ") for doubt in applied.doubts)
    return [doubt.removeprefix(f"{sheet}, line {line}: ") for doubt in applied.doubts]


def test_words_that_decide_speak_against_a_name(mappings: Path, sheet: Path) -> None:
    assert doubts_of(sheet, LIKE_ONE, ACCEPTED) == [
        f"'{LIKE_ONE}' is accepted for {ACCEPTED}, although 'lansia' is not 'perempuan'; "
        "look again; it is written as decided."
    ]


def test_the_unit_speaks_against_a_name(mappings: Path, sheet: Path) -> None:
    (doubt,) = doubts_of(sheet, OTHER_UNIT, "psks_skilled_professional_pct")
    assert "although a figure in people does not fit an indicator in %" in doubt


def test_nothing_speaks_against_a_new_indicator(mappings: Path, sheet: Path) -> None:
    assert apply(fill(sheet, {NEW_ONE: {"decision": "new: giraffe_milk_litres", **NEW_DETAILS}})).doubts == ()


def test_a_label_that_names_nothing_teaches_no_words(mappings: Path, sheet: Path) -> None:
    apply(fill(sheet, {NO_ONE: "no", NEW_ONE: "no"}))
    assert not {"tutul", "jerapah"} & build_lexicon(load_vocabulary(), MatchSettings()).speller.known


def test_words_that_exist_nowhere_are_noted_and_not_learnt(mappings: Path, sheet: Path) -> None:
    (alias,) = apply(fill(sheet, {NEW_ONE: "pmks_count"})).added.aliases
    assert alias.note == "as printed; new words: jerapah, tutul"
