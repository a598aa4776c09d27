"""datapackage.json passes `frictionless validate`, and validation can fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pytest

from pipeline.write import write_dataset
from pipeline.write.datapackage import is_ours
from tests.write import examples


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_dataset(tmp_path / "dataset", examples.dataset())
    return tmp_path / "dataset"


def faults(folder: Path) -> set[tuple[str, str]]:
    """(resource, kind of error) of everything that frictionless finds wrong."""
    report = frictionless.validate(folder / "datapackage.json")
    return {(task.name, error.type) for task in report.tasks for error in task.errors} | {
        ("package", error.type) for error in report.errors
    }


def test_what_is_written_is_valid(folder: Path) -> None:
    assert faults(folder) == set()


def test_a_dataset_without_rows_is_valid(tmp_path: Path) -> None:
    write_dataset(tmp_path / "dataset", examples.empty())
    assert faults(tmp_path / "dataset") == set()


def test_other_software_reads_the_values_with_their_types(folder: Path) -> None:
    rows = frictionless.Package(folder / "datapackage.json").get_table_resource("performance").read_rows()
    assert [(row["region_code"], row["period"], float(row["value"]), row["page"]) for row in rows] == [
        ("33.03", 2020, 93.49, None),
        ("33.03", 2020, 70.61, None),
        ("33.03", 2020, 1 / 27500, None),
    ]


def test_every_file_is_described(folder: Path) -> None:
    described = {resource["path"] for resource in json.loads((folder / "datapackage.json").read_text())["resources"]}
    assert described == {path.name for path in folder.iterdir()} - {"datapackage.json", "codebook.md", "report.md"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda text: text.replace(",target,", ",sasaran,"), ("performance", "constraint-error")),
        (lambda text: text.replace(",target,", ",,"), ("performance", "constraint-error")),
        (lambda text: text.replace(",93.49,", ',"93,49",'), ("performance", "type-error")),
        (lambda text: text.replace(",idg,", ",ikg,"), ("performance", "foreign-key")),
        (lambda text: text.replace(":t1,", ":t9,"), ("performance", "foreign-key")),
        (lambda text: text.replace(":l570:", ":l565:"), ("performance", "primary-key")),
    ],
    ids=["enum", "required", "number", "indicator", "table", "key"],
)
def test_a_changed_value_is_found(folder: Path, change: Callable[[str], str], fault: tuple[str, str]) -> None:
    path = folder / "performance.csv"
    path.write_text(change(path.read_text()))
    without_integrity(folder)
    assert fault in faults(folder)


def test_a_damaged_copy_is_found(folder: Path) -> None:
    path = folder / "performance.csv"
    path.write_text(path.read_text().replace("93.49", "93.48"))
    assert faults(folder) == {("performance", "hash-count")}


def test_a_decision_in_review_is_no_damage(folder: Path) -> None:
    path = folder / "review.csv"
    path.write_text(path.read_text().replace("no candidate is alike,,", "no candidate is alike,ipg,seen"))
    assert "ipg,seen" in path.read_text()
    assert faults(folder) == set()


def test_only_our_own_descriptions_are_ours(folder: Path) -> None:
    assert is_ours((folder / "datapackage.json").read_text())
    assert not is_ours('{"name": "another"}')
    assert not is_ours("[1, 2]")
    assert not is_ours("no JSON")


def without_integrity(folder: Path) -> None:
    """Take sizes and hashes out of the description, so that only what the values are is judged."""
    path = folder / "datapackage.json"
    package: dict[str, Any] = json.loads(path.read_text())
    for resource in package["resources"]:
        resource.pop("hash", None)
        resource.pop("bytes", None)
    path.write_text(json.dumps(package))
