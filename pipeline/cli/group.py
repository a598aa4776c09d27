"""The group of commands: finds them, and turns every error into one line on stderr.

Exit status 1 is bad input or a failure of ours, 2 a command line that does not fit. A traceback is shown only where
LKJIP_DEBUG asks for it.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

from pipeline import __version__
from pipeline.errors import LkjipError

DEBUG_VARIABLE = "LKJIP_DEBUG"
COMMANDS = ("run", "tables", "show", "trace", "add", "review", "vocabulary")
"""In the order of the work. Each is the command of the same name in a module of the same name."""


class Commands(click.Group):
    """Commands that are imported when they are called: what one needs (pandas, say), `--help` need not wait for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"pipeline.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever it raises becomes an error that click shows as one line."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except LkjipError as error:
            raise click.ClickException(str(error)) from None
        except Exception as error:
            if os.environ.get(DEBUG_VARIABLE):
                raise
            what = " ".join(f"{type(error).__name__}: {error}".split())
            raise click.ClickException(
                f"lkjip itself failed ({what}); {DEBUG_VARIABLE}=1 shows where, please report it."
            ) from None


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, package_name="lkjip")
def lkjip() -> None:
    """Published Indonesian performance reports (LKjIP) in, a tidy, checked, traceable dataset out."""
