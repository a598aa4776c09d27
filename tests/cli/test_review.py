"""`lkjip review` as a user sees it: what is printed, and what becomes of a wrong sheet."""

from __future__ import annotations

from pathlib import Path

from tests.cli.invoke import error_of, invoke
from tests.review.sheets import ACCEPTED, LIKE_ONE, NO_ONE, fill


def test_a_sheet_goes_out_and_its_decisions_come_back(mappings: Path, dataset: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    result = invoke("review", "export", dataset, "-o", sheet)
    assert result.exit_code == 0, result.output
    assert result.output == (f"{sheet} has 4 labels.\nFill in the column decision, then: lkjip review apply {sheet}\n")
    fill(sheet, {LIKE_ONE: ACCEPTED, NO_ONE: "no"})
    result = invoke("review", "apply", sheet)
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        f"{mappings} has 1 alias and 1 exclusion more.\nUndecided: 2.\nThe next `lkjip run` matches by them.\n"
    )
    assert result.stderr.startswith(f"Warning: {sheet}, line ")
    result = invoke("review", "apply", sheet)
    assert result.stdout == f"{mappings} is as it was.\nDecided there already: 2.\nUndecided: 2.\n"
    result = invoke("review", "export", dataset, "-o", tmp_path / "next.csv")
    assert result.stdout.startswith(f"{tmp_path / 'next.csv'} has 2 labels; 2 are decided in mappings/ already.\n")


def test_every_wrong_row_is_a_line_on_stderr(mappings: Path, sheet: Path) -> None:
    result = invoke("review", "apply", fill(sheet, {LIKE_ONE: "perhaps so", NO_ONE: "xyz"}))
    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.startswith(f"Error: {sheet}, line ") for line in result.stderr.splitlines()] == [True, True]


def test_what_is_not_there_is_said(mappings: Path, tmp_path: Path) -> None:
    assert error_of(invoke("review", "apply", tmp_path / "none.csv")).endswith(
        "none.csv: there is no such file; check the path."
    )
    assert "give a folder that `lkjip run` wrote" in error_of(
        invoke("review", "export", tmp_path, "-o", tmp_path / "a.csv")
    )
    assert invoke("review").exit_code == 2
