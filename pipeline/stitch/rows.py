"""Joins a row that was broken over a page, or wrapped onto the next line of a text.

The tail of a broken row carries text but no figures (they stand in its head), or the figures stand in the tail because
they were centred in the cell. It is told from a heading row by how it begins: a heading begins a new item ("Program …",
"2.", a bullet), a tail goes on with the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.artefacts import Cell, Row
from pipeline.cell_text import cell_kind, is_value
from pipeline.joining_words import begins_within, ends_open, starts_item

_LIST_NUMBER = re.compile(r"^\s*\(?\d{1,2}[.)]\s*")
_GOAL = re.compile(r"^\s*tujuan\b.{0,12}:", re.IGNORECASE)
_OBJECTIVE = re.compile(r"^\s*sasaran\b.{0,12}:", re.IGNORECASE)
_DIGITS = re.compile(r"^\d{1,2}$")
_CUT_DECIMAL = re.compile(r"^\d{1,3}[.,]\d$")
Shape = tuple[str, ...]
HEADINGS_MIN = 2
"""So many rows without figures of one shape make it the shape of the table's headings."""


def join_broken_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with every tail joined to the row it belongs to."""
    joined: list[Row] = []
    headings = _heading_shapes(rows)
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        if joined and row.page is None:
            joined[-1], row = _without_digit_tails(joined[-1], row)
            if not any(cell.text for cell in row.cells):
                continue
        if joined and _is_tail(joined[-1], row, following, headings):
            joined[-1] = _join(joined[-1], row)
        elif joined and row.part != joined[-1].part:
            joined.append(_without_cut_tails(joined, row))
        else:
            joined.append(row)
    return tuple(joined)


def _heading_shapes(rows: Sequence[Row]) -> frozenset[Shape]:
    """The shapes of rows without figures that stand inside the parts, where no page break can have cut them."""
    inside = [row for above, row in pairwise(rows) if row.part == above.part and not _has_values(row)]
    counts = Counter(_shape(row) for row in inside)
    return frozenset(shape for shape, count in counts.items() if count >= HEADINGS_MIN)


def _shape(row: Row) -> Shape:
    """Which cells of a row are filled or merged with their neighbour."""
    return tuple("x" if cell.text else "<" if cell.merged == "left" else "" for cell in row.cells)


def _is_tail(head: Row, row: Row, following: Row | None, headings: frozenset[Shape]) -> bool:
    """Whether `row` is the rest of `head`. A row shaped like the table's headings must go on with the sentence."""
    texts = [index for index, cell in enumerate(row.cells) if cell.text]
    if texts and _is_objective_below_goal(head, row, texts):
        return True
    if texts and row.page is None and _is_drifted(head, row):
        return True
    at_break = row.part != head.part
    if texts and at_break and _is_numbered_tail(head, row, texts):
        return _has_values(head)
    if not texts or _starts_item(row):
        return False
    if _has_values(row):
        return at_break and not _has_values(head) and _reads_on(head, row, texts)
    if not _has_values(head):
        return _reads_on(head, row, texts) if at_break or len(texts) == 1 else False
    if at_break and _is_missing_label(head, row, texts):
        return _shape(row) not in headings
    if _reads_on(head, row, texts):
        return at_break or row.page is None
    below_text = any(cell_kind(head.cells[index].text) in ("text", "word") for index in texts)
    if not below_text or _shape(row) in headings:
        return False
    if at_break:
        return not _has_categories(head, row, texts)
    alone = len(texts) == 1 and row.page is None
    return alone and following is not None and bool(following.cells[texts[0]].text) and _has_values(following)


def _is_numbered_tail(head: Row, row: Row, texts: Sequence[int]) -> bool:
    """Whether a list number stands in front of what can only be a tail: texts without figures below those of `head`,
    one of them a single word, which is no label unless it is an abbreviation."""
    first = row.cells[texts[0]].text
    others = [row.cells[index].text for index in texts[1:]]
    return (
        bool(_LIST_NUMBER.match(first))
        and not _has_values(row)
        and all(cell_kind(head.cells[index].text) in ("text", "word") for index in texts)
        and any(text.isalpha() and not text.isupper() for text in others)
    )


def _is_missing_label(head: Row, row: Row, texts: Sequence[int]) -> bool:
    """Whether `head` has figures but no text at all, and `row` a text in one of the cells that it leaves blank: the row
    was cut above the first line of its label."""
    bare = all(cell.text == "" or is_value(cell_kind(cell.text)) for cell in head.cells)
    return bare and len(texts) == 1 and not head.cells[texts[0]].text


def _is_objective_below_goal(head: Row, row: Row, texts: Sequence[int]) -> bool:
    """Whether "Sasaran: …" stands alone below "Tujuan: …" with the figures of both: one label on two lines."""
    place = texts[0]
    return (
        len(texts) == 1
        and bool(_OBJECTIVE.match(row.cells[place].text))
        and bool(_GOAL.match(head.cells[place].text))
        and _has_values(head)
    )


def _is_drifted(head: Row, row: Row) -> bool:
    """Whether the row begins with a figure and fills only what `head`, a label without figures, leaves blank
    (wrapped lines of a text)."""
    labels = [cell.text for cell in head.cells if cell_kind(cell.text) in ("text", "word")]
    filled = [index for index, cell in enumerate(row.cells) if cell.text]
    return (
        is_value(cell_kind(row.cells[filled[0]].text))
        and not any(head.cells[index].text for index in filled)
        and bool(labels)
        and not _has_values(head)
        and not labels[-1].endswith(":")
    )


def _without_digit_tails(head: Row, row: Row) -> tuple[Row, Row]:
    """Give figures that a narrow column cut after their first decimal ("88,0" / "1") their last digits back."""
    cut = [
        index
        for index, cell in enumerate(row.cells)
        if _DIGITS.match(cell.text) and index > 0 and _CUT_DECIMAL.match(head.cells[index].text)
    ]
    others = [i for i, c in enumerate(row.cells) if i not in cut and is_value(cell_kind(c.text)) and head.cells[i].text]
    if not cut or others:
        return head, row
    for index in cut:
        whole = head.cells[index].text + row.cells[index].text
        head = _with_cell(head, index, replace(head.cells[index], text=whole))
        row = _with_cell(row, index, Cell())
    return head, row


def _starts_item(row: Row) -> bool:
    first = next(cell.text for cell in row.cells if cell.text)
    return starts_item(first) or cell_kind(first) in ("number", "percent", "money")


def _has_values(row: Row) -> bool:
    """Whether a cell after the first filled one holds a figure or says there is none."""
    filled = [cell for cell in row.cells if cell.text]
    return any(is_value(cell_kind(cell.text)) for cell in filled[1:])


def _has_categories(head: Row, row: Row, texts: Sequence[int]) -> bool:
    """Whether words stand below several figures of `head` ("80 | 81", "Madya | Nindya") and are not all their unit."""
    words = [index for index in texts[1:] if cell_kind(row.cells[index].text) == "word"]
    below = [index for index in words if is_value(cell_kind(head.cells[index].text))]
    bare = all(cell_kind(head.cells[index].text) == "number" for index in below)
    return len(below) > 1 and not (bare and len({row.cells[index].text for index in below}) == 1)


def _reads_on(head: Row, row: Row, texts: Sequence[int]) -> bool:
    """Whether some cell of `row` goes on with the sentence of the cell above it."""
    return any(reads_on(head.cells[index].text, row.cells[index].text) for index in texts)


def reads_on(text: str, rest: str) -> bool:
    """Whether `rest` goes on with the sentence `text`: `text` ends open, or `rest` begins in mid-sentence."""
    if not text or not rest:
        return False
    return begins_within(rest) or ends_open(text)


def _join(head: Row, tail: Row) -> Row:
    cells = tuple(joined_cell(a, b) for a, b in zip(head.cells, tail.cells, strict=True))
    return replace(head, cells=cells, moved=head.moved or tail.moved)


def joined_cell(head: Cell, tail: Cell) -> Cell:
    """Two pieces of one cell as one."""
    if not tail.text:
        return head
    if not head.text:
        return replace(tail, merged="")
    return replace(head, text=join_text(head.text, tail.text), lines=head.lines + tail.lines)


def join_text(head: str, tail: str) -> str:
    """Two pieces of one wrapped text: with a space, unless the first was cut inside a word at a hyphen or slash."""
    return head + tail if head.endswith(("-", "/")) and not head.endswith(" -") else f"{head} {tail}"


def _without_cut_tails(rows: list[Row], row: Row) -> Row:
    """Give merged cells that the page break cut their tails, when the new row has figures of its own.

    Such a tail stands in the first row of the new part, left of that row's own label, and begins in mid-sentence; it is
    moved up to the nearest filled cell above it (in `rows`), so that it does not look like a new objective.
    """
    cells = list(row.cells)
    labels = [index for index, cell in enumerate(cells) if cell_kind(cell.text) in ("text", "word")]
    for index in labels[:-1]:
        above = next((i for i in range(len(rows) - 1, -1, -1) if rows[i].cells[index].text), None)
        text = cells[index].text
        if above is None or not begins_within(text) or starts_item(text):
            continue
        head = rows[above].cells[index]
        if cell_kind(head.text) == "text":
            rows[above] = _with_cell(rows[above], index, joined_cell(head, cells[index]))
            cells[index] = Cell(merged="above", page=cells[index].page, source_line=cells[index].source_line)
    return replace(row, cells=tuple(cells))


def _with_cell(row: Row, index: int, cell: Cell) -> Row:
    return replace(row, cells=(*row.cells[:index], cell, *row.cells[index + 1 :]))
