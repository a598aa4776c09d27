"""Labels that only go on with a list: "Sub Kegiatan 1. …" and below it "2. …", "3. …" without the words.

They are of the level of the item that the list goes on from. Tables that number the levels too ("1.1.1.1") do so where
a list begins and leave the number's cell blank below; where it is filled, the row begins something of its own. A label
that names a level itself is of that; but in the middle of a list of labels without, the word is only part of its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.artefacts import Column, Label, Row
from pipeline.interpret.labels import PlainLabel, read_label


def listed_level(plain: PlainLabel, row: Row, column: Column, columns: Sequence[Column], above: Sequence[Label]) -> str:
    """The level of the list that the label goes on with; "" if it goes on with none.

    above: the labels of the row above.
    """
    numbering = [c.index for c in columns if c.role in ("number", "code") and c.index < column.index]
    if not plain.number.isdigit() or not numbering or any(row.cells[place].text for place in numbering):
        return ""
    before = next((label for label in above if label.column == column.index and not label.carried), None)
    if before is None or not _follows(int(plain.number), before.number):
        return ""
    inside = before.number.isdigit() and not read_label(before.text).level
    return before.level if inside or not plain.level else ""


def _follows(number: int, before: str) -> bool:
    """Whether `number` comes next after `before`; the number of a label with its level in front was taken off."""
    return number > 1 and (not before or (before.isdigit() and int(before) == number - 1))
