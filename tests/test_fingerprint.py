"""What a stage depends on is found in its code: its own modules, those they import, and the mapping files they name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.fingerprint import PACKAGE, fingerprint, mappings_of, sources_of
from pipeline.mapping_files import FOLDER_VARIABLE


def names(module: str) -> set[str]:
    return {str(path.relative_to(PACKAGE)) for path in sources_of(module)}


def mapping_names(module: str) -> set[str]:
    return {path.name for path in mappings_of(sources_of(module))}


def test_a_stage_depends_on_all_it_imports_in_turn() -> None:
    assert {"stitch/__init__.py", "stitch/header.py", "header_words.py", "mapping_files.py"} <= names("pipeline.stitch")


def test_no_stage_depends_on_the_later_ones() -> None:
    assert not {name for name in names("pipeline.extract.pdf") if name.startswith(("interpret", "match", "write"))}
    assert not {name for name in names("pipeline.stitch") if name.startswith(("interpret", "normalise", "match"))}


def test_a_stage_depends_on_the_mapping_files_that_it_reads() -> None:
    assert mapping_names("pipeline.stitch") >= {"header_words.csv"}
    assert mapping_names("pipeline.match") >= {"aliases.csv", "indicators.csv", "guards.csv", "units.csv"}
    for stage in ("extract.pdf", "stitch", "interpret", "normalise"):
        assert "aliases.csv" not in mapping_names(f"pipeline.{stage}")


def test_a_change_of_a_mapping_changes_the_stages_that_read_it_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PACKAGE.parent / "mappings", tmp_path / "mappings")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "mappings"))
    stitch, match = fingerprint(["pipeline.stitch"]), fingerprint(["pipeline.match"])
    with (tmp_path / "mappings" / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("ipg,Indeks Pembangunan Jender\n")
    assert fingerprint(["pipeline.stitch"]) == stitch
    assert fingerprint(["pipeline.match"]) != match
