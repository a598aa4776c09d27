"""Tables in Markdown, for the codebook and the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

BAR = r"\|"


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that ends in a line break; empty if there are no rows. Bars within cells are escaped."""
    body = [_line(row) for row in rows]
    return "".join((_line(header), _line(["---"] * len(header)), *body)) if body else ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |\n"
