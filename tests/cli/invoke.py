"""Calls the command as a user does, in this process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import lkjip


def invoke(*arguments: str | Path, answers: str = "") -> Result:
    """The outcome of `lkjip ARGUMENTS`; `answers` is what the user types, a line a question."""
    return CliRunner().invoke(lkjip, list(map(str, arguments)), input=answers, prog_name="lkjip")


def error_of(result: Result) -> str:
    """The one line that a failed command printed on stderr, without "Error: "."""
    assert result.exit_code == 1, result.output
    assert result.stderr.startswith("Error: "), result.stderr
    assert "Traceback" not in result.output
    (line,) = result.stderr.splitlines()
    return line.removeprefix("Error: ")


def cells(line: str) -> Sequence[str]:
    """The cells of a line of a plain table."""
    return [cell.strip() for cell in line.split("  ") if cell.strip()]
