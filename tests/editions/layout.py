"""The layout file: how an edition and each of its tables are printed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from tests.editions.source import Block, EditionError, Grid, Lines

Orientation = Literal["portrait", "landscape", "turned"]
Rules = Literal["grid", "rects", "double", "banded", "open"]
Align = Literal["left", "center", "right"]
Valign = Literal["top", "middle"]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How one table is printed.

    `caption` names the table: the first line of its caption starts with it; entries follow the order of the text, and a
    table without an entry is printed with the defaults below. Columns and rows are counted from 0.

    - `rules`: "grid" single lines, "rects" rules drawn as thin filled boxes, "double" pairs of lines, "banded" shaded
      rows without vertical rules, "open" horizontal rules only.
    - `orientation`: "turned" prints the table bottom to top on a portrait page.
    - `merge_down` / `merge_right`: body columns whose empty cells belong to the filled cell above / on the left.
    - `merge_rows`: a body row with one filled cell is printed as one cell across the table.
    - `blank_headers`: [row, column] of header cells that are really empty and not part of a wider one.
    - `stacked`: columns whose cells hold several values, one a line.
    - `split_rows`: whether a row may be cut by the end of a page; `repeat_header`: whether the header is printed again.
    - `space_before`: points left free above the caption, on a fresh page only where it is more than the default;
      `caption_apart`: the caption stays on the page before its table.
    - `widths`: relative column widths; empty lets the tool choose them from the content.
    """

    caption: str = ""
    rules: Rules = "grid"
    orientation: Orientation = "portrait"
    size: float = 8.5
    header_fill: float = 1.0
    repeat_header: bool = True
    split_rows: bool = True
    merge_down: tuple[int, ...] = ()
    merge_right: tuple[int, ...] = ()
    merge_rows: bool = False
    blank_headers: tuple[tuple[int, int], ...] = ()
    stacked: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    valign: Valign = "top"
    widths: tuple[float, ...] = ()
    space_before: float = 14.0
    caption_apart: bool = False


@dataclass(frozen=True, slots=True)
class EditionLayout:
    """How an edition is printed: paper, type, banner and folio of its pages, and its tables in order."""

    paper: Literal["A4", "F4"] = "A4"
    font: Literal["Helvetica", "Times", "Vera"] = "Helvetica"
    banner: tuple[str, ...] = ()
    folio: str = "{page}"
    page_frame: bool = False
    tables: tuple[TableLayout, ...] = ()


def read_layout(path: Path) -> EditionLayout:
    """Read the layout file at `path`; an unknown key is an error."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = tuple(TableLayout(**_known(path, TableLayout, entry)) for entry in content.pop("tables", []))
    return EditionLayout(tables=tables, **_known(path, EditionLayout, content))


def _known(path: Path, form: type, entry: dict[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(entry) - {field.name for field in fields(form)})
    if unknown:
        raise EditionError(f"{path}: unknown key {unknown[0]!r}; see tests/editions/layout.py for the keys there are")
    return {key: _frozen(value) for key, value in entry.items()}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def table_layouts(blocks: tuple[Block, ...], layout: EditionLayout, path: Path) -> tuple[TableLayout | None, ...]:
    """For each block its table layout (None for running lines). An entry that no table answers to is an error."""
    waiting = list(layout.tables)
    chosen: list[TableLayout | None] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(block, Lines):
            chosen.append(None)
        elif waiting and _captioned(before, waiting[0].caption):
            chosen.append(waiting.pop(0))
        else:
            chosen.append(TableLayout())
    if waiting:
        raise EditionError(f"{path}: no table left with the caption {waiting[0].caption!r}; entries follow the text")
    return tuple(chosen)


def _captioned(before: Block | None, caption: str) -> bool:
    if before is None or isinstance(before, Grid):
        return caption == ""
    return before.lines[0].strip("*").startswith(caption)
