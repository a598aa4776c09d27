"""The command line as a whole: help, exit statuses, and what becomes of errors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pipeline import __version__
from pipeline.cli import lkjip
from pipeline.cli.group import COMMANDS
from pipeline.errors import LkjipError
from tests.cli.invoke import error_of, invoke

MAIN = "from pipeline.cli import main; main()"


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`lkjip ARGUMENTS` in a process of its own."""
    return process_of(MAIN, *arguments)


def process_of(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python code in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def failing(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the group a command `fail` that raises `error`."""

    @click.command()
    def fail() -> None:
        raise error

    monkeypatch.setattr(lkjip, "get_command", lambda _ctx, _name: fail)


def test_help_lists_the_commands_with_what_they_do() -> None:
    listed = invoke("-h").output.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(len(line.split()) > 3 for line in listed)


def test_the_version_is_the_packages() -> None:
    assert invoke("--version").output == f"lkjip, version {__version__}\n"


@pytest.mark.parametrize("arguments", [("nonsense",), ("show", "a.pdf"), ("run", "--from", "extrakt")])
def test_a_command_line_that_does_not_fit_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert invoke(*arguments).exit_code == 2


def test_bad_input_ends_with_1_and_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(LkjipError("a.pdf", "page 3", "is blank", "look at it"), monkeypatch)
    assert error_of(invoke("fail")) == "a.pdf, page 3: is blank; look at it."


def test_a_mistake_of_our_own_is_one_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(ValueError("two\nlines"), monkeypatch)
    assert error_of(invoke("fail")).startswith("lkjip itself failed (ValueError: two lines); LKJIP_DEBUG=1 shows where")


def test_debug_shows_the_traceback_of_our_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(ValueError("ours"), monkeypatch)
    monkeypatch.setenv("LKJIP_DEBUG", "1")
    assert isinstance(invoke("fail").exception, ValueError)


def test_in_a_process_of_its_own_errors_go_to_stderr() -> None:
    done = process("tables", "none.pdf")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Error: none.pdf: there is no such file; check the path.\n"


def test_help_does_not_wait_for_pandas() -> None:
    call = "from pipeline.cli import lkjip; lkjip(['run', '-h'], standalone_mode=False)"
    code = f"import sys; {call}; print('pandas' in sys.modules)"
    done = process_of(code)
    assert done.stdout.splitlines()[-1] == "False"
