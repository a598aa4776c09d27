"""Puts the parts of one table on common columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.artefacts import Box, Cell, RawTable, Row
from pipeline.header_words import tokens
from pipeline.stitch.header import HeaderSplit, is_figure, is_number_row, same_header
from pipeline.stitch.rows import joined_cell
from pipeline.stitch.straighten import straighten_header, straighten_rows

NO_EDGES = (-1.0, -1.0)


@dataclass(frozen=True, slots=True)
class Part:
    """One raw table, or a piece of one, with its header told from its body.

    `opens` tells that nothing but furniture stands above it.
    """

    raw: RawTable
    split: HeaderSplit
    opens: bool


def map_columns(group: Sequence[Part]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The header of the whole table and all its body rows, on the columns of the first part."""
    header, first = _straight(group[0], group[0].split.header)
    leads = [replace(row, cells=_fitted_width(row, header)) for row in group[0].split.lead]
    rows = [*leads, *first]
    for number, part in enumerate(group[1:], start=1):
        own, body = _straight(part, part.split.header or header)
        places = _column_places(header, own, part, group[0], _width(rows, header))
        rows.extend(replace(_placed(row, places), part=number) for row in (*part.split.lead, *body))
    width = max((len(row.cells) for row in (*header, *rows)), default=0)
    header = _wide(header, width)
    body = _wide([row for row in rows if any(cell.text for cell in row.cells)], width)
    return header, straighten_rows(header, body) if group[0].raw.page is None else body


def _straight(part: Part, header: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    body = [row for row in part.split.body if not _is_repeated(row, header)]
    if part.raw.page is None:
        return straighten_header(header, body)
    return tuple(header), tuple(body)


def _is_repeated(row: Row, header: Sequence[Row]) -> bool:
    """Whether a body row repeats a header of one row, or numbers the columns; a row with figures does neither."""
    if is_number_row(row):
        return len([cell for cell in row.cells if cell.text]) >= 3
    return len(header) == 1 and same_header((row,), header) and not any(is_figure(cell) for cell in row.cells)


def _width(rows: Sequence[Row], header: Sequence[Row]) -> int:
    return max((len(row.cells) for row in (*header, *rows)), default=0)


def _fitted_width(row: Row, header: Sequence[Row]) -> tuple[Cell, ...]:
    width = len(header[0].cells) if header else len(row.cells)
    return row.cells[:width] + (Cell(),) * max(0, width - len(row.cells))


def _column_places(header: Sequence[Row], own: Sequence[Row], part: Part, first: Part, width: int) -> tuple[int, ...]:
    """For each column of `part` its column in the whole table.

    Equal widths map one to one. Otherwise columns are matched by their place on the page (PDF), else by their header
    words in order (text).
    """
    mine = len(part.raw.rows[0].cells)
    if mine == width:
        return tuple(range(mine))
    if part.raw.page is not None:
        return _by_place(_edges(first.raw), _edges(part.raw))
    if own and own is not header and header:
        return _by_words(_leaves(header), _leaves(own))
    return tuple(range(mine))


def _edges(raw: RawTable) -> list[tuple[float, float]]:
    """Left and right edge of each column, from the narrowest cell that fills it."""
    edges: list[tuple[float, float]] = []
    for column in range(len(raw.rows[0].cells)):
        boxes = [
            box
            for row in raw.rows
            if (box := row.cells[column].box) is not None and row.cells[column].merged != "left" and _alone(row, column)
        ]
        narrow: Box | None = min(boxes, key=lambda box: box.x1 - box.x0, default=None)
        edges.append((narrow.x0, narrow.x1) if narrow else NO_EDGES)
    return edges


def _alone(row: Row, column: int) -> bool:
    return column + 1 >= len(row.cells) or row.cells[column + 1].merged != "left"


def _by_place(target: Sequence[tuple[float, float]], mine: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """The column of `target` that each column of `mine` overlaps most; one to one where some overlap none.

    A column without edges has no cell of its own and goes with the column on its left.
    """
    places: list[int] = []
    for edges in mine:
        if edges == NO_EDGES:
            places.append(places[-1] if places else 0)
            continue
        overlaps = [min(edges[1], end) - max(edges[0], start) for start, end in target]
        if max(overlaps, default=0) <= 0:
            return tuple(range(len(mine)))
        places.append(overlaps.index(max(overlaps)))
    return tuple(places)


def _leaves(header: Sequence[Row]) -> list[str]:
    width = max(len(row.cells) for row in header)
    return [
        "".join(
            tokens(
                next((row.cells[c].text for row in reversed(header) if c < len(row.cells) and row.cells[c].text), "")
            )
        )
        for c in range(width)
    ]


def _by_words(target: Sequence[str], mine: Sequence[str]) -> tuple[int, ...]:
    """Match two header lines in order, leaving out blank columns of the longer one."""
    places: list[int] = []
    place = 0
    for text in mine:
        found = next((i for i in range(place, len(target)) if text and target[i] == text), None)
        places.append(found if found is not None else place)
        place = places[-1] + 1
    return tuple(places)


def _placed(row: Row, places: Sequence[int]) -> Row:
    """The row's cells at their places; what falls into one place (a column cut in two) is joined."""
    cells: list[Cell | None] = [None] * (max(places, default=-1) + 1)
    for cell, place in zip(row.cells, places, strict=False):
        before = cells[place]
        cells[place] = cell if before is None else joined_cell(before, cell)
    return replace(row, cells=tuple(cell or Cell() for cell in cells))


def _wide(rows: Sequence[Row], width: int) -> tuple[Row, ...]:
    return tuple(replace(row, cells=row.cells + (Cell(),) * (width - len(row.cells))) for row in rows)
