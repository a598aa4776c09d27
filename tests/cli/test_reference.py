"""docs/commands.md says what the commands' own help says."""

from __future__ import annotations

from pathlib import Path

from pipeline.cli.group import COMMANDS
from pipeline.cli.reference import reference
from tests.cli.invoke import invoke

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_documentations_copy_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "make it anew with: make docs"


def test_every_command_is_in_it_with_all_its_options() -> None:
    text = reference()
    for name in COMMANDS:
        section = text.split(f"\n## lkjip {name}\n")[1].split("\n## ")[0]
        options = {word.rstrip(",") for word in invoke(name, "-h").output.split() if word.startswith("--")}
        assert options <= {word.rstrip(",") for word in section.split()}
