"""The text edition: running lines and tab-separated grids, divided by blank lines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class EditionError(ValueError):
    """An edition or its layout file that cannot be typeset; the message names the file and the remedy."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A block of running lines: the cover, a caption, or a footnote."""

    lines: tuple[str, ...]
    first_line: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equally many cells. `first_line` is its 1-based line in the text edition."""

    rows: tuple[tuple[str, ...], ...]
    first_line: int

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0])


Block = Lines | Grid


def read_edition(path: Path) -> tuple[Block, ...]:
    """Read the text edition at `path`, block by block in printed order."""
    blocks: list[Block] = []
    pending: list[tuple[int, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], start=1):
        if pending and (not line.strip() or ("\t" in line) != ("\t" in pending[0][1])):
            blocks.append(_block(path, pending))
            pending = []
        if line.strip():
            pending.append((number, line))
    return tuple(blocks)


def _block(path: Path, numbered: list[tuple[int, str]]) -> Block:
    first_line, first = numbered[0]
    if "\t" not in first:
        return Lines(tuple(line.strip() for _, line in numbered), first_line)
    rows = tuple(tuple(cell.strip() for cell in line.split("\t")) for _, line in numbered)
    for (number, _), row in zip(numbered, rows, strict=True):
        if len(row) != len(rows[0]):
            message = f"{path}:{number}: {len(row)} cells in a table of {len(rows[0])}; add or take away tabs"
            raise EditionError(message)
    return Grid(rows, first_line)
