"""Budget figures with the standard code of their program, kegiatan or sub kegiatan, where that is certain.

A label is an item if it has the words of one of its names. The same name stands under several parents ("Penyediaan
Sandang" in three kegiatan), so the program that is printed must be the item's, and where a program has the name more
than once, the kegiatan too. A code printed in front of the name decides among items of that name; one that is of
another name leaves the row without an item.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from pipeline.artefacts import Figure
from pipeline.budget_items import ITEM_LEVELS, OPEN_URUSAN, BudgetItem, ItemLevel, level_of, same_code, urusan_of
from pipeline.match.compare import compare
from pipeline.match.decide import CERTAIN, FUZZY, NORMALISED
from pipeline.match.item_index import ItemIndex, ItemLabel, ItemName, build_item_index
from pipeline.match.label import Reading
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import Vocabulary

CODE = "code"
NAME = "name"

RowKey = tuple[str, int, str]
"""Table, row and label."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A printed row of a budget: what its label says, under what it stands, and the latest year that it is about."""

    table_id: str
    level: str
    label: ItemLabel
    program: str
    activity: str
    year: int


@dataclass(frozen=True, slots=True)
class Found:
    """The item that a label names, how that was found, how alike they are (0–100), and the urusan that it prints."""

    item: BudgetItem
    method: str
    score: float
    urusan: str = ""


@dataclass(frozen=True, slots=True)
class _Report:
    """What one report's labels are looked up in, and the programs that it names: by label, with their codes."""

    index: ItemIndex
    province: bool
    programs: dict[str, str] = field(default_factory=dict)

    def learn(self, rows: Iterable[ItemRow]) -> None:
        """Takes in the programs of all rows, of which any row may be a part."""
        for row in rows:
            if row.program or row.level == "program":
                self.program_of(row.program or row.label.text)

    def program_of(self, label: str) -> str:
        """The code of the program that a label names; "" if none."""
        if label not in self.programs:
            read = self.index.read(label)
            names = self.index.named("program", read.reading) or _alike(read.reading, "program", "", self.index)
            agreeing = [name for name in names if not read.code or same_code(read.code, name.item.code)]
            self.programs[label] = agreeing[0].item.code if agreeing else ""
        return self.programs[label]


def match_items(
    figures: Sequence[Figure], vocabulary: Vocabulary, year: int, province: bool, settings: MatchSettings | None = None
) -> list[Figure]:
    """The figures of one report, those of budgets with `item_code`, `item_name`, `match_method` and `match_score`.

    year: the report's; rows about earlier years alone have the items of those. province: whether a province reports,
    whose kegiatan have other codes. `match_method` is "code" (the report prints it, and the name agrees), "name" (as in
    budget_items.csv), "normalised" (the same words in another spelling) or "fuzzy" (misspelt); `match_score` is 0–100.
    """
    first_year = min((item.valid_from for item in vocabulary.budget_items), default=year + 1)
    if year < first_year:
        return list(figures)
    index = build_item_index(vocabulary, settings or MatchSettings())
    rows = _rows(figures, (first_year, year), index)
    report = _Report(index, province)
    report.learn(rows.values())
    named = {key: each for key, row in rows.items() if (each := _find(row, report))}
    found = _of_sure_level(named, rows, index)
    urusan = _urusan(found, report)
    return [_with_item(figure, found.get(_key(figure)), urusan) for figure in figures]


def _key(figure: Figure) -> RowKey:
    return (figure.table_id, figure.row, figure.label_raw)


def _with_item(figure: Figure, found: Found | None, urusan: str) -> Figure:
    if found is None or figure.dataset != "budget":
        return figure
    code = found.item.in_urusan(found.urusan or urusan)
    return replace(
        figure, item_code=code, item_name=found.item.name, match_method=found.method, match_score=found.score
    )


def _rows(figures: Iterable[Figure], years: tuple[int, int], index: ItemIndex) -> dict[RowKey, ItemRow]:
    """The rows of budgets that may name an item, as of the latest year that they are about: from the first year that
    has items to the report's, the last of `years`."""
    grouped: dict[RowKey, list[Figure]] = {}
    for figure in figures:
        if figure.dataset == "budget" and (not figure.level or figure.level in ITEM_LEVELS):
            grouped.setdefault(_key(figure), []).append(figure)
    labels: dict[str, ItemLabel] = {}
    rows: dict[RowKey, ItemRow] = {}
    for key, group in grouped.items():
        latest = min(years[-1], max(figure.period for figure in group))
        if latest < years[0]:
            continue
        first = group[0]
        label = labels.get(first.label_raw) or labels.setdefault(first.label_raw, index.read(first.label_raw))
        rows[key] = ItemRow(first.table_id, first.level, label, first.program_raw, first.activity_raw, latest)
    return rows


# --- one row ------------------------------------------------------------------------------------------------------


def _find(row: ItemRow, report: _Report) -> Found | None:
    """The item that a row's label names, of the level that its code or else its table gives it.

    A table may call a sub kegiatan a kegiatan: the very words of another level's item are that item, if they stand
    under its program.
    """
    label, index = row.label, report.index
    if not label.reading.content:
        return None
    for level in ITEM_LEVELS:
        if level != (level_of(label.code) if label.code else row.level):
            continue
        names: Sequence[ItemName] = index.named(level, label.reading)
        if not names and not label.code:
            names = _alike(label.reading, level, _program(row, report), index)
        if names or label.code:
            return _decided(row, names, report)
    if label.reading.spelling < CERTAIN or (row.level and not _program(row, report)):
        return None
    return _decided(row, [name for level in ITEM_LEVELS for name in index.named(level, label.reading)], report)


def _decided(row: ItemRow, names: Sequence[ItemName], report: _Report) -> Found | None:
    """The one item that the names leave, of the row's year and of the code or else the parents that it prints."""
    if row.label.code:
        names = [name for name in names if same_code(row.label.code, name.item.code)]
    else:
        names = _under_parents(row, names, report)
    if len({(name.item.level, name.item.parent) for name in names}) != 1:
        return None
    held = {name.item.code: name for name in names if name.item.holds(row.year, report.province)}
    return _found(row.label, held.popitem()[1], report.index) if len(held) == 1 else None


def _under_parents(row: ItemRow, names: Sequence[ItemName], report: _Report) -> Sequence[ItemName]:
    """The names of items under the row's program; where that has several, of those under its kegiatan.

    A row that prints no program is a part of one that the report names: kegiatan of fields of government that the
    vocabulary does not have may be called the same.
    """
    if row.level != "program":
        programs = {_program(row, report)} if row.program else set(report.programs.values())
        names = [name for name in names if name.item.level == "program" or name.item.program in programs]
    if row.activity and len({name.item.parent for name in names}) > 1:
        activities = report.index.named("kegiatan", report.index.read(row.activity).reading)
        codes = {activity.item.code for activity in activities}
        names = [name for name in names if name.item.parent in codes]
    return names


def _program(row: ItemRow, report: _Report) -> str:
    """The code of the program under which the row stands; "" if it prints none, or one that is not known."""
    return report.program_of(row.program) if row.program else ""


def _alike(reading: Reading, level: ItemLevel, program: str, index: ItemIndex) -> Sequence[ItemName]:
    """The names of this level in the program from which only misspellings keep the label, if they are of one item."""
    certain, text = index.lexicon.settings.certain, reading.text
    near = [name for name in index.among(level, program) if fuzz.ratio(text, name.reading.text) >= certain]
    names = [name for name in near if compare(reading, name, index.lexicon).same]
    return names if len({(name.item.parent, name.item.name) for name in names}) == 1 else ()


def _found(label: ItemLabel, name: ItemName, index: ItemIndex) -> Found:
    if label.code:
        urusan = urusan_of(label.code)
        return Found(name.item, CODE, CERTAIN, "" if urusan == OPEN_URUSAN else urusan)
    if any(label.text.casefold().split() == printed.casefold().split() for printed in name.item.names):
        return Found(name.item, NAME, CERTAIN)
    score = label.reading.spelling
    if label.reading.key != name.reading.key:
        score = min(compare(label.reading, name, index.lexicon).score, score)
    return Found(name.item, NORMALISED if score == CERTAIN else FUZZY, round(score, 1))


# --- one report ---------------------------------------------------------------------------------------------------


def _of_sure_level(
    found: Mapping[RowKey, Found], rows: Mapping[RowKey, ItemRow], index: ItemIndex
) -> dict[RowKey, Found]:
    """The items without those whose level is not sure.

    Where a table calls one sub kegiatan a kegiatan, it may do so with every other, and a name that a kegiatan shares
    with its own sub kegiatan ("Pemeliharaan Taman Makam Pahlawan …") can be either.
    """
    mixed = {
        rows[key].table_id for key, each in found.items() if rows[key].level and rows[key].level != each.item.level
    }
    return {
        key: each
        for key, each in found.items()
        if each.method == CODE or rows[key].table_id not in mixed or not _of_two_levels(rows[key], each.item, index)
    }


def _of_two_levels(row: ItemRow, item: BudgetItem, index: ItemIndex) -> bool:
    """Whether items of two levels in the program have this name."""
    names = [name.item for level in ITEM_LEVELS for name in index.named(level, row.label.reading)]
    return len({other.level for other in names if other.program == item.program}) > 1


def _urusan(found: Mapping[RowKey, Found], report: _Report) -> str:
    """The urusan of the program that every agency has ("1.06"); "" where the report leaves it open.

    Codes that it prints decide, else all its other programs, if every one is known and they are of one urusan: an
    agency of several urusan has that program once, and in which of them is for its region to say.
    """
    printed = {each.urusan for each in found.values() if each.item.urusan == OPEN_URUSAN} - {""}
    programs = {*report.programs.values(), *(each.item.program for each in found.values())}
    sure = printed or {urusan_of(program) for program in programs} - {OPEN_URUSAN}
    return sure.pop() if len(sure) == 1 else ""
