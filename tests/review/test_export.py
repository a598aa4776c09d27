"""The sheet as a reviewer gets it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.errors import LkjipError
from pipeline.fields import REVIEW
from pipeline.review import export
from pipeline.review.book import book_bytes
from pipeline.review.choices import REQUIRED
from pipeline.review.sheet import COLUMNS, NEW_COLUMNS, NEW_PREFIX, SheetRow
from pipeline.run import run
from pipeline.vocabulary import Indicator
from tests.review.sheets import ACCEPTED, LIKE_ONE, NEW_ONE, NO_ONE, SOURCE, corpus, fill, read, rows_of, write


def test_the_sheet_has_the_columns_of_review_csv_and_of_a_new_indicator() -> None:
    assert {name for name in COLUMNS if name not in NEW_COLUMNS} == set(REVIEW.column_names)
    assert {NEW_PREFIX + field.name for field in fields(Indicator) if field.name != "indicator_id"} == set(NEW_COLUMNS)
    assert REQUIRED == ("name_id", "name_en", "unit", "direction", "sector", "definition", "source")


def test_a_row_tells_where_what_and_why(sheet: Path) -> None:
    rows = {row["label"]: row for row in rows_of(sheet)}
    row = rows[LIKE_ONE]
    assert (row["decision"], row["note"]) == ("", "")
    assert (row["unit"], row["unit_kind"], row["typical_values"]) == ("%", "percent", "80 | 82,5")
    assert (row["doc_id"], row["source_line"], row["report"]) == ("report", "4", SOURCE)
    assert row["candidate_1"] == ACCEPTED
    assert row["candidate_1_reason"] == "'lansia' is not 'perempuan'"


def test_the_most_frequent_come_first(sheet: Path) -> None:
    first = rows_of(sheet)[0]
    assert (first["label"], first["occurrences"]) == (NEW_ONE, "2")


def test_the_candidates_drop_down_on_the_decision_and_move_with_their_row(dataset: Path, tmp_path: Path) -> None:
    export(dataset, tmp_path / "sheet.xlsx")
    book = load_workbook(tmp_path / "sheet.xlsx")
    page = book.worksheets[0]
    names = [cell.value for cell in page[1]]
    offers = {str(offer.sqref): offer for offer in page.data_validations.dataValidation}
    decision = offers["B2:B5"]
    assert (names[1], decision.type, decision.showErrorMessage) == ("decision", "list", False)
    first, last = decision.formula1.replace("$", "").split(":")
    (choices,) = [
        [cell.value for cell in row if cell.value]
        for row, (label,) in zip(page[f"{first}:{last[:-1]}5"], page["A2:A5"], strict=True)
        if label.value == LIKE_ONE
    ]
    assert choices[0] == ACCEPTED
    assert choices[-1] == "no"
    assert page.column_dimensions[first[:-1]].hidden
    assert page.freeze_panes == "C2"
    assert "new: an_id" in {row[0].value for row in book["how"]}


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(book_bytes([SheetRow("=SUM(A1:A9)", unit="%", occurrences="3", candidate_1_score="81.5")]))
    page = load_workbook(path).worksheets[0]
    assert (page["A2"].value, page["A2"].data_type) == ("=SUM(A1:A9)", "s")
    assert {cell.value for cell in page[2]} >= {3, 81.5}


def test_decisions_in_review_csv_are_in_the_sheet(dataset: Path, tmp_path: Path) -> None:
    copy = tmp_path / "out"
    copy.mkdir()
    (copy / "review.csv").write_bytes((dataset / "review.csv").read_bytes())
    fill(copy / "review.csv", {NO_ONE: {"decision": "no", "note": "whose?"}})
    export(copy, tmp_path / "sheet.csv")
    rows = {row["label"]: (row["decision"], row["note"]) for row in rows_of(tmp_path / "sheet.csv")}
    assert rows[NO_ONE] == ("no", "whose?")
    assert rows[LIKE_ONE] == ("", "")


def test_a_sheet_with_a_persons_work_is_not_overwritten(dataset: Path, sheet: Path) -> None:
    with pytest.raises(LkjipError, match="is there already, perhaps with decisions in it; apply it or move it away"):
        export(dataset, sheet)


def test_what_cannot_be_exported_is_said(dataset: Path, tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match=r"review\.csv: there is no such file; give a folder that `lkjip run` wrote"):
        export(tmp_path, tmp_path / "a.csv")
    with pytest.raises(LkjipError, match=r"a review sheet is a \.csv or \.xlsx file"):
        export(dataset, tmp_path / "a.ods")
    with pytest.raises(LkjipError, match="cannot be written"):
        export(dataset, tmp_path / "nowhere" / "a.csv")


@pytest.mark.parametrize("lost", [(), ("unit_kind", "typical_values", "report", "review_id", "candidate_1_reason")])
def test_a_run_keeps_decisions_saved_by_a_spreadsheet_or_written_beside_fewer_columns(
    tmp_path: Path, lost: tuple[str, ...]
) -> None:
    folder, out = corpus(tmp_path / "purbalingga"), tmp_path / "out"
    read(folder, out)
    rows = [{name: cell for name, cell in row.items() if name not in lost} for row in rows_of(out / "review.csv")]
    rows[0]["note"] = "to be asked"
    write(out / "review.csv", rows)
    review = run([folder], out, jobs=1).dataset.review
    assert review["note"].dropna().tolist() == ["to be asked"]
