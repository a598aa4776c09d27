"""The cells of one row that look like figures and gave none, each with the reason.

What stands in columns of list numbers, codes, labels and units is judged by its looks, not by its column alone: a
column may be taken for what it is not, and a row of a text may have slipped aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.artefacts import Column, Interpretation, Reject, Row, RowMeaning, Table
from pipeline.cell_text import cell_kind, ends_in_figure, is_list_number, is_number, is_year
from pipeline.header_words import read_header

NUMBERING = frozenset({"number", "code"})
STEP = 2
"""A list may leave out one number: each is at most so many above one that came before."""

_LEADING = re.compile(r"^\W*(?P<number>[\d.,]*\d)(?P<rest>.*)$", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")


def row_rejects(table: Table, interpretation: Interpretation, meaning: RowMeaning, used: set[int]) -> Iterator[Reject]:
    """The rejects of one row; `used` are the columns that gave its figures."""
    row = table.rows[meaning.row]
    for column in interpretation.columns:
        cell = row.cells[column.index]
        if column.index in used or not _looks_like_a_figure(table, meaning.row, column, interpretation.columns):
            continue
        yield Reject(
            doc_id=table.doc_id,
            table_id=table.table_id,
            row=meaning.row,
            column=column.index,
            value_raw=cell.text,
            label_raw=" / ".join(label.text for label in meaning.labels),
            header=" > ".join(column.path),
            reason=_reason(column, meaning, row, cell.text),
            page=row.page,
            source_line=row.source_line,
        )


def _looks_like_a_figure(table: Table, row: int, column: Column, columns: Sequence[Column]) -> bool:
    """Whether a cell that gave no figure looks like one: a number, but for what its kind of column holds beside."""
    text = table.rows[row].cells[column.index].text
    kind = cell_kind(text)
    if kind in ("text", "word"):
        return ends_in_figure(text)
    if not is_number(kind):
        return False
    if column.role == "period" and is_year(text):
        return False
    if column.role not in ("number", "code", "label", "unit"):
        return True
    return _begins_with_figure(text) if kind == "mixed" else not _numbers_its_row(table, row, column, columns)


def _begins_with_figure(text: str) -> bool:
    """Whether a number with words is a figure with its unit ("8.609 KPM"), not a label with its list number."""
    found = _LEADING.match(text)
    if found is None:
        return False
    return not _WORD.search(found["rest"]) or not is_list_number(found["number"])


def _numbers_its_row(table: Table, row: int, column: Column, columns: Sequence[Column]) -> bool:
    """Whether the cell numbers what is named on its right: in a column headed so, or in a list that counts up."""
    text = table.rows[row].cells[column.index].text
    if read_header(" ".join(column.path)).concepts & NUMBERING:
        return is_list_number(text, dotted_once=True)
    right = [cell.text for cell in table.rows[row].cells[column.index + 1 :] if cell.text]
    named = next((other for other in right if not is_list_number(other)), "")
    if cell_kind(named) not in ("text", "word") or ends_in_figure(named):
        return False
    above = [other.cells[column.index].text for other in table.rows[:row]]
    whole = text.strip(" ().,*")
    if whole.isdigit():
        behind_figures = any(other.role == "measure" for other in columns[: column.index])
        return text.strip().endswith(".") or (not behind_figures and _counts_up(int(whole), above))
    return is_list_number(text, dotted_once=any("." in other and is_list_number(other) for other in above))


def _counts_up(number: int, above: Sequence[str]) -> bool:
    before = (text.strip(" ().,*") for text in above)
    return number <= STEP or any(0 <= number - int(digits) <= STEP for digits in before if digits.isdigit())


def _reason(column: Column, meaning: RowMeaning, row: Row, text: str) -> str:
    if column.role == "measure":
        return {"average": "a row of averages", "total": "a total of indicators"}.get(
            meaning.kind, "a row without a label"
        )
    if meaning.kind == "average":
        return "a row of averages"
    if row.moved and column.role == "note":
        return "a cell too many in a row that stood aside of its columns"
    if ends_in_figure(text):
        return "a figure behind the words of its cell"
    if column.role in ("number", "code"):
        return "no list number or code"
    return column.reason or f"a column of {column.role}s"
