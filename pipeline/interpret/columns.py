"""What each column of a table holds, from its header path and what stands in its cells.

Header words are read as concepts (`pipeline.header_words`); this module says what a combination of concepts means. The
same word means different things by its group and its neighbours: "Realisasi" is money beside "Pagu", "%" is capaian
beside "Target" and serapan beside "Anggaran", "Capaian" beside "% Capaian" is the realised value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.artefacts import Column, Dataset, Row, Table
from pipeline.cell_text import CellKind, cell_kind, is_number, is_value, is_year
from pipeline.header_words import HeaderReading, read_header
from pipeline.interpret.paths import header_paths
from pipeline.numbers import read_cell
from pipeline.regions import Regions, load_regions
from pipeline.vocabulary import Units, load_units

LABEL_SUBJECTS = ("sub_kegiatan", "kegiatan", "program", "indikator", "sasaran", "tujuan", "uraian", "unit_kerja", "misi")
"""Subjects of label columns; the first that a header names is the column's subject, but see `_subject`."""
BUDGET_SUBJECTS = frozenset({"program", "kegiatan", "sub_kegiatan", "uraian", "unit_kerja"})
MONEY_CONCEPTS = frozenset({"anggaran", "rupiah", "keuangan", "sisa", "serapan", "fisik", "before_change", "after_change"})
PLAN_CONCEPTS = frozenset({"akhir", "plan"})
MEASURE_CONCEPTS = (
    frozenset({"target", "realisasi", "capaian", "awal", "nasional", "selisih"}) | PLAN_CONCEPTS | MONEY_CONCEPTS
)
EXCLUDING = (
    ("quarter", "quarter or month"),
    ("efficiency", "efficiency, not a measure of the dataset"),
    ("weight", "weight or count of indicators"),
    ("average", "average"),
    ("growth", "growth"),
)
UNKNOWN_HEADER = "header not understood"
MOSTLY = 0.6
SMALLEST_AMOUNT = 3000.0
"""A column whose largest figure is below this is no column of money, unless it is one of percents."""
LEGEND = {"legend_target": "target", "legend_realisasi": "realisasi", "legend_capaian": "capaian"}

_NUMBERING = re.compile(r"^\(?(?:\d{1,3}(?:\s*\.\s*\d{1,2})*|[a-z]|[ivx]{1,5})\s*[.)]*\*?$", re.IGNORECASE)
_CURRENCY = re.compile(r"^rp\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contents:
    """Shares of the filled body cells of one column, by what they look like."""

    filled: int
    value: float
    number: float
    money: float
    percent: float
    text: float
    word: float
    numbering: float
    year: float
    currency: float


@dataclass(frozen=True, slots=True)
class Head:
    """One column's header as read: path, reading of each level, of all levels together, and the cells below."""

    index: int
    path: tuple[str, ...]
    leaf: HeaderReading
    whole: HeaderReading
    contents: Contents
    values: tuple[float | None, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def concepts(self) -> frozenset[str]:
        """Concepts of the whole path."""
        return self.whole.concepts


def read_columns(table: Table, title: HeaderReading, home: str) -> tuple[Column, ...]:
    """The meaning of every column of the table; periods are not set here.

    home: Kemendagri code of the region whose report this is; columns headed with another region are comparators.
    """
    heads = _past_currency([_with_comparator(head, home) for head in _heads(table)])
    columns: list[Column] = []
    for head in heads:
        column = _column(head, heads, columns, title)
        if column.role == "excluded" and column.reason == UNKNOWN_HEADER:
            column = _proven_achievement(column, head, heads, columns)
        columns.append(column)
    return tuple(_linked(column, columns) for column in columns)


def _heads(table: Table) -> list[Head]:
    paths = header_paths(table.header) or tuple(() for _ in range(table.width))
    heads = []
    for index, path in enumerate(paths):
        cells = [row.cells[index].text for row in table.rows if row.cells[index].text]
        heads.append(
            Head(
                index=index,
                path=path,
                leaf=read_header(path[-1]) if path else read_header(""),
                whole=_merged_reading([read_header(text) for text in path]),
                contents=contents(cells),
                texts=tuple(cells),
                values=tuple(read_cell(row.cells[index].text)[0].value for row in table.rows),
            )
        )
    return heads


def _past_currency(heads: Sequence[Head]) -> list[Head]:
    """The heads, with a header that stands above "Rp" marks moved to the amounts beside them."""
    moved = list(heads)
    for mark, amounts in pairwise(heads):
        if mark.contents.currency >= MOSTLY and mark.path and amounts.path in ((), mark.path):
            moved[mark.index] = replace(mark, path=(), leaf=read_header(""), whole=read_header(""))
            moved[amounts.index] = replace(amounts, path=mark.path, leaf=mark.leaf, whole=mark.whole)
    return moved


def _with_comparator(head: Head, home: str) -> Head:
    """The head, marked as a comparator's where its header names a region other than the report's own."""
    named = [mention.region.code for text in head.path for mention in _regions().find(text) if mention.with_level]
    if not named or home in named:
        return head
    whole = HeaderReading(head.whole.concepts | {"nasional"}, head.whole.years, head.whole.share)
    return replace(head, whole=whole)


@cache
def _regions() -> Regions:
    return load_regions()


def _merged_reading(readings: Sequence[HeaderReading]) -> HeaderReading:
    concepts = frozenset[str]().union(*(reading.concepts for reading in readings))
    years = tuple(year for reading in readings for year in reading.years)
    return HeaderReading(concepts, years, min((reading.share for reading in readings), default=0.0))


def contents(cells: Sequence[str]) -> Contents:
    """What the filled cells of a column look like."""
    kinds: list[CellKind] = [cell_kind(text) for text in cells]
    total = max(1, len(cells))
    return Contents(
        filled=len(cells),
        value=sum(is_value(kind) for kind in kinds) / total,
        number=sum(is_number(kind) for kind in kinds) / total,
        money=kinds.count("money") / total,
        percent=kinds.count("percent") / total,
        text=kinds.count("text") / total,
        word=kinds.count("word") / total,
        numbering=sum(bool(_NUMBERING.match(text)) for text in cells) / total,
        year=sum(is_year(text) for text in cells) / total,
        currency=sum(bool(_CURRENCY.match(text)) for text in cells) / total,
    )


def _column(head: Head, heads: Sequence[Head], left: Sequence[Column], title: HeaderReading) -> Column:
    """The meaning of one column, given those on its left."""
    base = Column(index=head.index, role="excluded", path=head.path, certainty=1.0)
    if not head.path:
        return _headless(base, head, heads, left)
    concepts = head.concepts
    if _is_numbering(head):
        return replace(base, role="number")
    if "code" in concepts and not concepts & MEASURE_CONCEPTS:
        return replace(base, role="code")
    if "satuan" in head.leaf.concepts:
        return _units(base, head)
    for concept, reason in EXCLUDING:
        if concept in concepts:
            return replace(base, reason=reason)
    subject = _subject(head)
    if subject:
        return replace(base, role="label", subject=subject)
    if head.leaf.concepts & {"note", "category"} and not head.contents.value >= MOSTLY:
        return replace(base, role="note")
    return _measure(base, head, heads, left, title)


def _units(base: Column, head: Head) -> Column:
    """A column headed "Satuan": units, or the targets themselves where the group above says target and numbers stand in it."""
    if head.contents.number < MOSTLY:
        return replace(base, role="unit")
    if "target" in head.concepts:
        return replace(base, role="measure", dataset="performance", measure="target", certainty=0.7, flags=("header_uncertain",))
    return replace(base, reason="numbers under a header of units")


def _is_numbering(head: Head) -> bool:
    """Whether the column numbers the rows: by its header, or a label header that spans a column of list numbers."""
    if "number" in head.leaf.concepts and head.contents.text < MOSTLY:
        return True
    return bool(head.leaf.concepts & set(LABEL_SUBJECTS)) and head.contents.numbering >= MOSTLY


def _headless(base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    """A column without a header: numbering, currency mark, unit beside its figures, or a label's own column."""
    found = head.contents
    before = left[-1] if left else None
    if not found.filled or found.currency >= MOSTLY:
        return replace(base, role="note", reason="no header")
    if found.numbering >= MOSTLY and (before is None or before.role != "measure"):
        return replace(base, role="number", reason="no header")
    if before is not None and before.role in ("label", "number") and found.text + found.word >= MOSTLY:
        return replace(base, role="label", subject=before.subject or "uraian", path=before.path, reason="no header")
    if before is not None and before.role == "measure" and found.value < 0.5:
        return replace(base, role="unit", reason="no header; units beside figures")
    return replace(base, reason="no header")


def _subject(head: Head) -> str:
    """What a label column names, or "" if this is no label column."""
    concepts = head.leaf.concepts
    if "foreign_row" in concepts and not concepts & {"indikator", "program", "kegiatan"}:
        return "foreign"
    subjects = [subject for subject in LABEL_SUBJECTS if subject in concepts]
    if not subjects or head.contents.value >= MOSTLY and head.contents.numbering < MOSTLY:
        return ""
    if concepts & {"anggaran", "rupiah", "percent", "realisasi", "capaian", "target"} and head.contents.value > 0.3:
        return ""
    return "indikator" if "indikator" in subjects else subjects[0] if len(subjects) == 1 else _combined(subjects)


def _combined(subjects: Sequence[str]) -> str:
    """The subject of a column headed with several ("Tujuan/Sasaran", "Program/Kegiatan"): named joined."""
    return "/".join(reversed(subjects))


def _measure(
    base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column], title: HeaderReading
) -> Column:
    """A column of figures: which measure of which dataset, or why it is none."""
    found, concepts = head.contents, head.concepts
    if found.filled and found.value < 0.2 and "anggaran" in concepts and not any(c.role == "label" for c in left):
        return replace(base, role="label", subject="uraian", reason="items of the budget")
    if found.text >= MOSTLY:
        return replace(base, role="note", reason="text")
    if found.word >= MOSTLY and "capaian" in head.leaf.concepts and any(c.measure == "capaian" for c in left):
        return replace(base, role="note", reason="a word for the achievement")
    if not concepts & (MEASURE_CONCEPTS - {"nasional"}) and not concepts & set(LEGEND) and "percent" not in concepts:
        return _inherited(base, head, title)
    if _is_money(head, left):
        return _budget_measure(base, head, heads, left)
    return _performance_measure(base, head, heads, left)


def _inherited(base: Column, head: Head, title: HeaderReading) -> Column:
    """A column headed with a year alone: the caption says what its figures are."""
    if not head.whole.years and "tahun" not in head.concepts:
        return replace(base, reason=UNKNOWN_HEADER if head.contents.value else "not figures")
    if head.contents.money >= MOSTLY and "anggaran" in title.concepts:
        return replace(base, role="measure", dataset="budget", measure="anggaran", certainty=0.7)
    if "nasional" in head.concepts and title.concepts & {"realisasi", "capaian"}:
        return replace(base, role="measure", dataset="performance", measure="realisasi_pembanding", certainty=0.6)
    for measure in ("target", "realisasi", "capaian"):
        if measure in title.concepts and head.contents.value >= 0.3:
            return replace(base, role="measure", dataset="performance", measure=measure, certainty=0.6)
    return replace(base, reason="header gives a year but no measure")


def _is_money(head: Head, left: Sequence[Column]) -> bool:
    """Whether the column is about money: by its words, else by its cells, else as its neighbours of the same group."""
    concepts = head.concepts
    if concepts & {"target"} and not concepts & MONEY_CONCEPTS and head.contents.money < MOSTLY:
        return False
    if concepts & MONEY_CONCEPTS:
        return True
    if head.contents.money >= MOSTLY:
        return "target" not in concepts and "tahun" not in concepts or "realisasi" in concepts and _last(left) == "budget"
    if "kinerja" in concepts or concepts & {"akhir", "plan", "awal", "nasional"}:
        return False
    return _last(left) == "budget" and bool(head.leaf.concepts & {"percent", "realisasi", "capaian"})


def _last(left: Sequence[Column]) -> Dataset | None:
    return next((column.dataset for column in reversed(left) if column.role == "measure"), None)


def _budget_measure(base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    concepts, money = head.concepts, head.contents.money
    version = "murni" if "before_change" in concepts else "perubahan" if "after_change" in concepts else ""
    found = replace(base, role="measure", dataset="budget", version=version)
    percent = "percent" in concepts and money < MOSTLY
    if head.contents.value >= MOSTLY and _too_small(head) and not percent and not concepts & {"serapan", "fisik", "keuangan"}:
        return replace(base, reason="amounts too small for rupiah")
    if "target" in head.leaf.concepts:
        return replace(base, reason="target of spending or progress")
    if "fisik" in head.leaf.concepts or ("fisik" in concepts and "keuangan" not in head.leaf.concepts):
        return replace(found, measure="realisasi_fisik", unit="%", version="")
    if "serapan" in concepts and money < MOSTLY:
        return replace(found, measure="serapan", unit="%", version="")
    if "sisa" in concepts:
        return replace(base, reason="share left over") if percent else replace(found, measure="sisa_anggaran", unit="Rp", version="")
    if percent or (head.leaf.concepts & {"capaian"} and money < MOSTLY) or _is_ratio(head, left):
        spent = any(column.measure == "realisasi_anggaran" for column in left) or "realisasi" in concepts
        spent = spent or "keuangan" in concepts or any(_spends(h) for h in heads)
        return replace(found, measure="serapan", unit="%", version="") if spent else replace(base, reason="share of the budget")
    if concepts & {"realisasi"} or ("keuangan" in concepts and "anggaran" not in head.leaf.concepts):
        return replace(found, measure="realisasi_anggaran", unit="Rp", version="")
    return replace(found, measure="anggaran", unit="Rp")


def _too_small(head: Head) -> bool:
    """Whether no figure of the column could be an amount of money in rupiah, thousands or even millions."""
    amounts = [value for value in head.values if value]
    return len(amounts) >= 3 and head.contents.money == 0 and max(map(abs, amounts)) < SMALLEST_AMOUNT


def _spends(head: Head) -> bool:
    return "realisasi" in head.concepts and head.contents.money >= MOSTLY


def _is_ratio(head: Head, left: Sequence[Column]) -> bool:
    """Whether a column headed "Realisasi" holds percents right after the money it came from."""
    return (
        head.contents.filled > 0
        and head.contents.money < 0.1
        and "realisasi" in head.concepts
        and bool(left)
        and left[-1].measure == "realisasi_anggaran"
    )


def _performance_measure(base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    concepts, leaf = head.concepts, head.leaf.concepts
    found = replace(base, role="measure", dataset="performance")
    for concept, measure in LEGEND.items():
        if concept in leaf and len(head.path[-1].strip(" ().%")) <= 2:
            return replace(found, measure=measure)
    if "selisih" in concepts:
        return replace(found, measure="selisih")
    if "versus" in concepts:
        return _comparison(base, found, head)
    if "nasional" in concepts and "target" not in leaf:
        return replace(found, measure="realisasi_pembanding")
    if "awal" in concepts and "target" not in leaf:
        return replace(found, measure="kondisi_awal")
    if "capaian" in leaf or _is_achieved_percent(head) or _grouped(head, "capaian"):
        return _achievement(base, found, head, heads, left)
    if "realisasi" in leaf or _grouped(head, "realisasi"):
        if "percent" in concepts and _counts_things(heads):
            return replace(found, measure="capaian", flags=("measure_by_meaning",), certainty=0.8)
        return replace(found, measure="realisasi")
    if concepts & PLAN_CONCEPTS:
        return replace(found, measure="target_akhir")
    if "target" in concepts:
        return replace(found, measure="target")
    if "realisasi" in concepts:
        return replace(found, measure="realisasi")
    return replace(base, reason=UNKNOWN_HEADER)


def _proven_achievement(base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    """A column in unknown words that divides the two on its left, target and realisasi, is their achievement."""
    places = {column.measure: column.index for column in left[-3:] if column.measure in ("target", "realisasi")}
    if len(places) < 2:
        return base
    target, realised = heads[places["target"]].values, heads[places["realisasi"]].values
    rows = [row for row in zip(target, realised, head.values, strict=True) if None not in row and row[0]]
    fits = sum(abs(100 * top / bottom - result) <= max(1.0, 0.02 * result) for bottom, top, result in rows)  # type: ignore[operator]
    if len(rows) < 2 or fits < MOSTLY * len(rows):
        return base
    return replace(
        base, role="measure", dataset="performance", measure="capaian", reason="", certainty=0.8, flags=("measure_by_meaning",)
    )


def _is_achieved_percent(head: Head) -> bool:
    """Whether a percent sign in the header is the measure, not the unit of a target or of a year's figures."""
    if "percent" not in head.leaf.concepts or "target" in head.leaf.concepts:
        return False
    group = head.concepts - head.leaf.concepts
    if "capaian" in group or head.leaf.concepts & {"capaian", "realisasi"}:
        return True
    return not (head.leaf.years or group & {"target", "akhir", "plan"})


def _counts_things(heads: Sequence[Head]) -> bool:
    """Whether the table has a column of units and most are no percent: a realisation "in percent" is then an achievement."""
    units = next((h for h in heads if "satuan" in h.leaf.concepts), None)
    if units is None or units.contents.word < 0.3:
        return False
    kinds = [_units_known().kind(_units_known().canonical(text)) for text in units.texts]
    return sum(kind == "percent" for kind in kinds) < 0.5 * len(kinds)


@cache
def _units_known() -> Units:
    return load_units()


def _grouped(head: Head, concept: str) -> bool:
    """Whether the group above names the measure and the leaf none (a year, say)."""
    return concept in head.concepts and not head.leaf.concepts & {"target", "realisasi", "capaian", "percent", "akhir", "plan"}


def _comparison(base: Column, found: Column, head: Head) -> Column:
    """A column that compares two others ("Realisasi 2016 thdp Target Renstra")."""
    concepts = head.concepts
    if concepts & PLAN_CONCEPTS:
        return replace(found, measure="capaian_akhir")
    if "nasional" in concepts:
        return replace(base, reason="compares with another government")
    if "lalu" in concepts or len(set(head.whole.years)) > 1 or ("realisasi" in concepts and not concepts & {"target", "capaian"}):
        return replace(base, reason="compares years")
    return replace(found, measure="capaian")


def _achievement(base: Column, found: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    """A column headed "Capaian", "%" or both: achievement, the realised value, or a comparison of years."""
    leaf, group = head.leaf.concepts, [h for h in heads if h.path[:-1] == head.path[:-1]]
    if head.concepts & PLAN_CONCEPTS and ("capaian" in leaf or "percent" in leaf) and "target" not in leaf:
        return replace(found, measure="capaian_akhir")
    has_realised = any("realisasi" in h.leaf.concepts and "percent" not in h.leaf.concepts for h in heads if h is not head)
    if "realisasi" in leaf and not has_realised:
        return replace(found, measure="realisasi")
    if "realisasi" in leaf and any("capaian" in h.leaf.concepts for h in group):
        return replace(found, measure="realisasi")
    percent_beside = any("capaian" in h.concepts and "percent" in h.leaf.concepts and h.index > head.index for h in heads)
    unnamed = "capaian" in leaf and "percent" not in leaf and not any("realisasi" in h.leaf.concepts for h in group)
    if unnamed and percent_beside and _divides(head, heads):
        return replace(found, measure="realisasi", flags=("measure_by_meaning",), certainty=0.8)
    measures = {column.measure for column in left if column.dataset == "performance"}
    if "capaian" not in head.concepts and measures <= {"realisasi"} and measures:
        return replace(base, reason="compares years")
    return replace(found, measure="capaian")


def _divides(head: Head, heads: Sequence[Head]) -> bool:
    """Whether "Capaian" divided by the target on its left gives the "% Capaian" on its right, in most rows."""
    target = next((h for h in reversed(heads[: head.index]) if "target" in h.leaf.concepts), None)
    percent = next((h for h in heads[head.index + 1 :] if "capaian" in h.concepts and "percent" in h.leaf.concepts), None)
    if target is None or percent is None:
        return False
    rows = [row for row in zip(target.values, head.values, percent.values, strict=True) if None not in row and row[0]]
    fits = sum(abs(100 * top / bottom - result) <= max(1.0, 0.02 * result) for bottom, top, result in rows)  # type: ignore[operator]
    return fits >= MOSTLY * len(rows) if rows else True


def _linked(column: Column, columns: Sequence[Column]) -> Column:
    """A measure column with the label and unit columns it belongs to."""
    if column.role != "measure":
        return column
    return replace(column, label_column=_label_column(column, columns), unit_column=_unit_column(column, columns))


def _label_column(column: Column, columns: Sequence[Column]) -> int | None:
    """The label column of a measure: the nearest on its left that names what the dataset is about."""
    labels = [c for c in columns[: column.index] if c.role == "label" and c.subject != "foreign"]
    if not labels:
        labels = [c for c in columns if c.role == "label" and c.subject != "foreign"][:1]
    if column.dataset == "budget":
        about = [c for c in labels if set(c.subject.split("/")) & BUDGET_SUBJECTS]
    else:
        about = [c for c in labels if c.subject == "indikator"]
    chosen = (about or labels)[-1:] or [None]
    return chosen[0].index if chosen[0] is not None else None


def _unit_column(column: Column, columns: Sequence[Column]) -> int | None:
    """The unit column nearest to a measure: right beside it, else the last on its left within its label's columns."""
    if column.measure in ("capaian", "capaian_akhir", "serapan", "realisasi_fisik") or column.dataset == "budget":
        return None
    if column.index + 1 < len(columns) and columns[column.index + 1].role == "unit" and not columns[column.index + 1].path:
        return column.index + 1
    units = [c.index for c in columns if c.role == "unit"]
    on_left = [index for index in units if index < column.index]
    return on_left[-1] if on_left else units[0] if units else None


def of_one_year(columns: Sequence[Column], plan_end: int | None) -> tuple[Column, ...]:
    """The columns, with a plan's targets for a named year before its end ("Target Renstra 2016") as what they are:
    targets of that year; and the achievements against them as achievements."""
    early = {
        column.index
        for column in columns
        if column.measure == "target_akhir"
        and column.period_source == "header"
        and plan_end is not None
        and column.period is not None
        and column.period < plan_end
        and not _says_end(column)
    }
    if not early:
        return tuple(columns)
    ends = any(column.measure == "target_akhir" and column.index not in early for column in columns)
    renamed = {"target_akhir": "target", "capaian_akhir": "capaian"}
    return tuple(
        replace(column, measure=renamed[column.measure])
        if column.index in early or (column.measure == "capaian_akhir" and not ends and not _says_end(column))
        else column
        for column in columns
    )


def _says_end(column: Column) -> bool:
    return any("akhir" in read_header(text).concepts for text in column.path)


def by_year(columns: Sequence[Column], table: Table) -> tuple[Column, ...]:
    """The columns of a table of one indicator with a row a year ("Tahun | Target | Realisasi"): its first column gives
    the period, and the caption names the indicator. Other tables stay as they are."""
    if not columns or any(column.role == "label" for column in columns):
        return tuple(columns)
    measured = any(column.measure in ("target", "realisasi") for column in columns)
    place = next((c.index for c in columns if c.role != "measure"), None)
    if not measured or place is None or not table.title:
        return tuple(columns)
    if contents([row.cells[place].text for row in table.rows if row.cells[place].text]).year < MOSTLY:
        return tuple(columns)
    return tuple(replace(c, role="period") if c.index == place else replace(c, label_column=place) for c in columns)


def without_doubles(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, less the measures of which two say the same: nobody can tell which is which."""
    keys = [_identity(column) for column in columns]
    return tuple(
        replace(column, role="excluded", reason="two columns with the same header")
        if column.role == "measure" and keys.count(key) > 1
        else column
        for column, key in zip(columns, keys, strict=True)
    )


def _identity(column: Column) -> tuple[object, ...]:
    return (column.role, column.path, column.measure, column.period, column.version, column.label_column)
