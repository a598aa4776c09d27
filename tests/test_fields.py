"""Each column is described once, in full and consistently."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from pipeline.artefacts import DocumentKind, DocumentStatus, TableKind
from pipeline.field_types import Field, File
from pipeline.fields import BUDGET, FILES, PERFORMANCE, file_named
from pipeline.run import run
from pipeline.schemas import MisfitError, frame_of, problems
from pipeline.terms import DOCUMENT_KINDS, DOCUMENT_STATUSES, TABLE_KINDS

ROOT = Path(__file__).parents[1]
COLUMNS = [(file, field) for file in FILES for field in file.columns]
IDS = [f"{file.name}.{field.name}" for file, field in COLUMNS]


def test_the_files_are_those_of_the_contract() -> None:
    assert [file.name for file in FILES] == [
        "performance",
        "budget",
        "documents",
        "tables",
        "rejects",
        "indicators",
        "review",
        "corrections",
    ]


@pytest.mark.parametrize(
    ("file", "own", "last"),
    [
        (
            PERFORMANCE,
            "goal objective indicator_raw indicator_id match_method match_score version",
            " runner_up_id runner_up_score",
        ),
        (BUDGET, "item_raw program_raw activity_raw version", " item_code item_name match_method match_score"),
    ],
    ids=["performance", "budget"],
)
def test_the_columns_of_figures_are_those_of_the_contract_in_its_order(file: File, own: str, last: str) -> None:
    before = (
        "doc_id region_code region_name agency report_year table_id table_label table_title page source_line row level"
    )
    after = "measure period value value_text unit unit_raw value_raw flags"
    added = "confidence column box evidence explanation region_level agency_id"
    pointers = "other_table_figure_id other_report_figure_id"
    assert " ".join(file.column_names) == f"figure_id {before} {own} {after} {added} {pointers}{last}"


@pytest.mark.parametrize(("file", "field"), COLUMNS, ids=IDS)
def test_a_columns_meaning_is_one_sentence(file: File, field: Field) -> None:
    assert field.meaning[0].isupper()
    assert field.meaning.endswith(".")
    assert ". " not in field.meaning


@pytest.mark.parametrize(("file", "field"), COLUMNS, ids=IDS)
def test_a_columns_example_is_a_value_that_it_can_have(file: File, field: Field) -> None:
    row = [field.example if column is field else None for column in file.columns]
    found = problems(file, frame_of(file, [row]))
    assert [problem for problem in found if problem.column == field.name] == []


def test_examples_of_ids_are_ids_of_a_published_corpus(tmp_path: Path) -> None:
    dataset = run([ROOT / "corpus" / "purbalingga"], tmp_path / "out", jobs=1).dataset
    known = {
        "doc_id": set(dataset.documents["doc_id"]),
        "table_id": set(dataset.tables["table_id"]),
        "figure_id": set(dataset.performance["figure_id"]),
        "indicator_id": set(dataset.indicators["indicator_id"]),
    }
    known |= {f"candidate_{rank}": known["indicator_id"] for rank in (1, 2, 3)}
    known |= {f"candidate_{rank}_name": set(dataset.indicators["name_id"]) for rank in (1, 2, 3)}
    known["decision"] = known["indicator_id"]
    examples = [(file.name, field.name, field.example) for file, field in COLUMNS if field.name in known]
    assert [found for found in examples if found[2] not in known[found[1]]] == []


def test_columns_of_one_name_have_one_type_and_names_do_not_repeat() -> None:
    types: dict[str, str] = {}
    for file, field in COLUMNS:
        assert types.setdefault(field.name, field.type) == field.type, (file.name, field.name)
    for file in FILES:
        assert len(set(file.column_names)) == len(file.columns)


def test_keys_and_references_name_columns_that_are_there() -> None:
    for file in FILES:
        assert set(file.key) <= set(file.column_names)
        for reference in file.references:
            assert set(reference.columns) <= set(file.column_names)
            assert file_named(reference.file).key == reference.columns


def test_closed_columns_hold_what_the_artefacts_hold() -> None:
    for terms, literal in (
        (DOCUMENT_KINDS, DocumentKind),
        (DOCUMENT_STATUSES, DocumentStatus),
        (TABLE_KINDS, TableKind),
    ):
        assert {term.name for term in terms} == set(get_args(literal))


def test_a_file_that_is_not_described_is_not_found() -> None:
    with pytest.raises(KeyError, match="figures"):
        file_named("figures")


def test_a_value_of_another_type_is_told_with_its_column() -> None:
    row = ["2020.5" if column.name == "period" else None for column in BUDGET.columns]
    with pytest.raises(MisfitError, match="column period: has a value of another type"):
        frame_of(BUDGET, [row])
