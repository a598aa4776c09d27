"""Flags come from one documented list."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from pipeline.flags import FLAGS, check_flags, join_flags, split_flags

PIPELINE = Path(pipeline.__file__).parent
STAGES = ("interpret", "normalise", "match", "validate")
"""The stages that give flags to figures."""


def test_flags_are_joined_sorted_and_without_repeats() -> None:
    assert join_flags(["repaired", "arithmetic_mismatch", "repaired"]) == "arithmetic_mismatch;repaired"
    assert join_flags([]) == ""


def test_joined_flags_split_again() -> None:
    assert split_flags("arithmetic_mismatch;repaired") == ("arithmetic_mismatch", "repaired")
    assert split_flags("") == ()


def test_an_unknown_flag_fails_at_once() -> None:
    with pytest.raises(ValueError, match="'misprint'"):
        check_flags(["repaired", "misprint"])


def test_the_list_is_sorted_and_every_flag_is_described_in_full() -> None:
    names = [flag.name for flag in FLAGS]
    assert names == sorted(set(names))
    for flag in FLAGS:
        assert flag.meaning.endswith(".")
        assert flag.when.endswith(".")
        assert flag.do.endswith(".")


@pytest.mark.parametrize("flag", [flag.name for flag in FLAGS])
def test_every_flag_is_set_by_a_stage(flag: str) -> None:
    """A flag that nothing sets promises a check that is not made."""
    modules = [module for stage in STAGES for module in (PIPELINE / stage).glob("*.py")]

    assert any(f'"{flag}"' in module.read_text("utf-8") for module in modules)
