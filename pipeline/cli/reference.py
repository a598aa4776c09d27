"""docs/commands.md: every command with its `--help`, so that the documentation cannot say something else."""

from __future__ import annotations

import click

from pipeline.cli.group import lkjip

WIDTH = 100
"""Columns of the help texts, whatever the terminal's."""
_INTRODUCTION = """\
# The commands

<!-- Made by pipeline/cli/reference.py from the commands themselves: edit those, then `make docs`. -->

Every error is one line on stderr that names file, place and remedy. The exit status is 0 if all went well, 1 for bad
input (the rest is done all the same, where there is a rest), 2 for a command line that does not fit. The variable
`LKJIP_DEBUG=1` shows the traceback of an error of our own; `LKJIP_MAPPINGS` names another folder than mappings/.
"""


def reference() -> str:
    """The page as Markdown."""
    parent = click.Context(lkjip, info_name="lkjip", **lkjip.context_settings, terminal_width=WIDTH)
    commands = [(name, lkjip.get_command(parent, name)) for name in lkjip.list_commands(parent)]
    sections = [_section(command, click.Context(command, parent, name)) for name, command in commands if command]
    return "\n".join([_INTRODUCTION, _block(lkjip.get_help(parent)), *sections])


def _section(command: click.Command, ctx: click.Context) -> str:
    """A command's help, and below it that of its own commands."""
    ctx.terminal_width = WIDTH
    own = command.commands.items() if isinstance(command, click.Group) else ()
    sections = [_section(each, click.Context(each, ctx, name)) for name, each in own]
    level = "##" if ctx.parent and not ctx.parent.parent else "###"
    return "\n".join([f"{level} {ctx.command_path}\n\n{_block(command.get_help(ctx))}", *sections])


def _block(text: str) -> str:
    return f"```text\n{text}\n```\n"
