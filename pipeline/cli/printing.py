"""Tables on the terminal: ruled and fitted on a screen, plain aligned columns in a file or pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import click

Line = tuple[str, ...]
GAP = "  "
_NUMBER = re.compile(r"[\d./]+")


def print_table(header: Line, lines: Sequence[Line], total: Line = ()) -> None:
    """Print lines under a header, and a total below; columns whose cells are all numbers stand at the right."""
    body = [*lines, total] if total else list(lines)
    right = [_is_numeric([line[index] for line in body]) for index in range(len(header))]
    if sys.stdout.isatty():
        _print_ruled(header, lines, total, right)
    else:
        click.echo(plain_table(header, body, right))


def plain_table(header: Line, lines: Sequence[Line], right: Sequence[bool]) -> str:
    """The table as aligned text; `right` tells which columns stand at the right."""
    rows = [header, *lines]
    widths = [max(len(row[index]) for row in rows) for index in range(len(header))]
    return "\n".join(
        GAP.join(
            cell.rjust(width) if at_right else cell.ljust(width)
            for cell, width, at_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in rows
    )


def _print_ruled(header: Line, lines: Sequence[Line], total: Line, right: Sequence[bool]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_footer=bool(total), header_style="bold", footer_style="bold")
    for index, name in enumerate(header):
        footer = Text(total[index]) if total else ""
        table.add_column(Text(name), footer, justify="right" if right[index] else "left", overflow="fold")
    for line in lines:
        table.add_row(*map(Text, line))  # Text, because a plain string may hold what looks like rich's markup
    Console().print(table)


def _is_numeric(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)
