"""What each body row of a table is, what labels it bears, and what goal, objective, program and activity it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.artefacts import Column, Label, Row, RowKind, RowMeaning, Table
from pipeline.cell_text import cell_kind, is_number, is_year
from pipeline.header_words import tokens, years_in
from pipeline.interpret.banner import objective_above
from pipeline.interpret.labels import PlainLabel, read_label
from pipeline.interpret.levels import ITEM_SUBJECTS, budget_levels
from pipeline.interpret.lists import listed_level
from pipeline.interpret.means import with_means
from pipeline.terms import PLAN_LEVELS

GOALS = frozenset({"tujuan", "sasaran"})


@dataclass(frozen=True, slots=True)
class Context:
    """The goal, objective, program and activity that the rows below stand under."""

    goal: str = ""
    objective: str = ""
    program: str = ""
    activity: str = ""

    def entered(self, level: str, text: str) -> Context:
        """The context below an item of this level; items of lower levels are left behind."""
        if level == "tujuan":
            return replace(self, goal=text, objective="")
        if level == "sasaran":
            return replace(self, objective=text)
        if level == "program":
            return replace(self, program=text, activity="")
        if level == "kegiatan":
            return replace(self, activity=text)
        return self

    def totalled(self) -> Context:
        """The context of a total and below it: what it sums up has ended. An objective may go on below a subtotal."""
        return replace(self, program="", activity="")

    def lacks(self, level: str) -> bool:
        """Whether the context has no program or activity, where a label of that level goes on below a total."""
        return (level == "program" and not self.program) or (level == "kegiatan" and not self.activity)


def read_rows(
    table: Table, columns: Sequence[Column], known: Mapping[str, str] = MappingProxyType({})
) -> tuple[RowMeaning, ...]:
    """The meaning of every body row, in order.

    known: the levels of budget items that other tables of the report tell, by their letters (`named_levels`).
    """
    meanings: list[RowMeaning] = []
    context = Context(objective=objective_above(table))
    heading: Label | None = None
    values = [column.index for column in columns if column.role == "measure"]
    levels = budget_levels(table, columns, _known_levels(table, columns, known))
    for index, row in enumerate(table.rows):
        above = meanings[-1].labels if meanings else ()
        labels = _labels(row, columns, above, levels.get(index, "")) or _yearly_label(row, columns, table.title)
        labels = tuple(_below_heading(label, heading) for label in labels)
        heading = next((label for label in labels if label.level and not label.text), heading)
        bears = any(row.cells[place].text for place in values)
        for label in labels:
            if bears and columns[label.column].subject == "indikator":
                continue
            if not label.carried or context.lacks(label.level):
                context = _entered(context, label, row.cells[label.column].text, columns[label.column])
        kind = _kind(row, labels, values, last=index == len(table.rows) - 1)
        if kind == "total":
            context = context.totalled()
        meanings.append(
            RowMeaning(
                row=index,
                kind=kind,
                labels=labels,
                goal=context.goal,
                objective=context.objective,
                program=context.program,
                activity=context.activity,
                period=_row_period(row, columns),
                flags=("shifted_cell",) if row.moved else (),
            )
        )
    return with_means(meanings, table, columns)


def named_levels(rows: Iterable[RowMeaning]) -> dict[str, str]:
    """The level of every program, kegiatan and sub kegiatan that the rows name at one level only, by its letters."""
    found: dict[str, set[str]] = {}
    for label in (label for row in rows for label in row.labels if label.level in ITEM_SUBJECTS):
        found.setdefault(_letters(label.text), set()).add(label.level)
    return {letters: levels.pop() for letters, levels in found.items() if len(levels) == 1}


def _known_levels(table: Table, columns: Sequence[Column], known: Mapping[str, str]) -> dict[int, str]:
    """The known levels of the items in the columns that hold several levels, by row."""
    places = [c.index for c in columns if c.role == "label" and c.subject not in PLAN_LEVELS and _item_level(c, "item")]
    texts = (
        (index, read_label(row.cells[place].text).text) for index, row in enumerate(table.rows) for place in places
    )
    return {index: known[_letters(text)] for index, text in texts if _letters(text) in known}


def _letters(text: str) -> str:
    return "".join(tokens(text))


def _entered(context: Context, label: Label, printed: str, column: Column) -> Context:
    """The context below a label, which is `printed` so."""
    plain = read_label(printed)
    if plain.goal:
        return replace(context, goal=plain.goal, objective=plain.objective)
    unprefixed = plain.named and label.level == plain.level and GOALS & set(column.subject.split("/"))
    return context.entered(label.level, plain.named if unprefixed else label.text)


def _below_heading(label: Label, heading: Label | None) -> Label:
    """The label with the level of the heading above ("Sasaran Strategis :" in a row by itself) if it names none."""
    if heading is None or label.level or not label.text or label.column != heading.column:
        return label
    return replace(label, level=heading.level)


def _labels(row: Row, columns: Sequence[Column], above: Sequence[Label], item_level: str) -> tuple[Label, ...]:
    """The row's labels, left to right. A program name in the number column is a label of its own column.

    A cell merged with the one above it bears the label of the row above (`above`), marked as carried; so does a blank
    one with a label on its right, as texts print merged cells, unless figures are measured of that very column.
    `item_level` is the level found for a budget item that names none itself.
    """
    labels: list[Label] = []
    first = next((c.index for c in columns if c.role == "label" and row.cells[c.index].text), 0)
    measured = {c.label_column for c in columns if c.role == "measure"}
    for column in columns:
        cell = row.cells[column.index]
        blank = not cell.text and column.index < first and column.index not in measured
        if column.role == "label" and (cell.merged == "above" or blank):
            labels.extend(replace(label, carried=True) for label in above if label.column == column.index)
        if not cell.text or cell_kind(cell.text) in ("number", "percent", "money", "ratio"):
            continue
        if column.role == "label" or _is_stray_label(row, column, columns):
            plain = read_label(cell.text)
            level = (
                listed_level(plain, row, column, columns, above)
                or (plain.level and _level(plain, column))
                or _item_level(column, item_level)
                or _level(plain, column)
            )
            labels.append(Label(column.index, plain.text, level, plain.number))
    return tuple(labels)


def _item_level(column: Column, level: str) -> str:
    """The level found for the row's budget item, if this is a column of such items."""
    items = set(column.subject.split("/")) & ITEM_SUBJECTS
    return level if items or column.role != "label" else ""


def _yearly_label(row: Row, columns: Sequence[Column], title: str) -> tuple[Label, ...]:
    """In a table of one indicator with a row a year, the caption is the label of every row."""
    place = next((column.index for column in columns if column.role == "period"), None)
    if place is None or not is_year(row.cells[place].text):
        return ()
    plain = read_label(title)
    return (Label(place, plain.text, plain.level, plain.number),)


def _row_period(row: Row, columns: Sequence[Column]) -> int | None:
    place = next((column.index for column in columns if column.role == "period"), None)
    return next(iter(years_in(row.cells[place].text)), None) if place is not None else None


def _is_stray_label(row: Row, column: Column, columns: Sequence[Column]) -> bool:
    """Whether a text stands in a column that is none of labels, in a row whose label columns are empty."""
    if column.role not in ("number", "code", "excluded", "note") or cell_kind(row.cells[column.index].text) not in (
        "text",
        "word",
    ):
        return False
    first_measure = next((c.index for c in columns if c.role == "measure"), len(columns))
    if column.index >= first_measure or len(row.cells[column.index].text) < 4:
        return False
    return not any(row.cells[c.index].text for c in columns if c.role == "label")


def _level(plain: PlainLabel, column: Column) -> str:
    if plain.level:
        return "" if plain.level == "total" and column.subject == "indikator" and len(plain.text) > 12 else plain.level
    return column.subject if column.subject in PLAN_LEVELS else ""


def _kind(row: Row, labels: Sequence[Label], values: Sequence[int], *, last: bool) -> RowKind:
    filled = [row.cells[index].text for index in values if row.cells[index].text]
    if _is_average(row, labels) or (len(filled) == 1 < len(values) and _begins_as_average(labels)):
        return "average"
    if not filled or any(label.level == "misi" for label in labels):
        return "group" if labels else "empty"
    if any(label.level == "total" for label in labels) or (
        last and not labels and any(is_number(cell_kind(t)) for t in filled)
    ):
        return "total"
    return "figures"


def _is_average(row: Row, labels: Sequence[Label]) -> bool:
    """Whether the row gives averages; the words may stand in any cell, as the row has no label of its own."""
    if any(label.level == "average" for label in labels):
        return True
    texts = (cell.text for cell in row.cells if cell_kind(cell.text) in ("text", "word"))
    return any(read_label(text).level == "average" for text in texts)


def _begins_as_average(labels: Sequence[Label]) -> bool:
    """Whether a label of the row's own begins with "Rata-rata". An indicator may be called so, but a row with nothing
    else than one figure is one of averages, whatever words follow."""
    return any(tokens(label.text)[:2] == ["rata", "rata"] for label in labels if not label.carried)


def figure_label(meaning: RowMeaning, column: Column, columns: Sequence[Column]) -> Label | None:
    """The label that a measure's figure in this row belongs to.

    That of the measure's own label column; where that is empty, the nearest filled label on its left. A row without an
    indicator in a table of indicators gives the average of an objective, which is no indicator's figure.
    """
    labels = [label for label in meaning.labels if label.text]
    by_column = {label.column: label for label in labels}
    own = by_column.get(column.label_column) if column.label_column is not None else None
    if own is not None:
        return own
    start = column.label_column if column.label_column is not None else column.index
    on_left = [label for label in labels if label.column < start and not label.carried]
    subjects = {c.index: c.subject for c in columns if c.role == "label"}
    if column.dataset == "performance" and subjects.get(column.label_column or 0) == "indikator":
        on_left = [label for label in on_left if subjects.get(label.column, "indikator") == "indikator"]
    return on_left[-1] if on_left else None
