"""What each column of a table holds, from its header path and what stands in its cells.

Header words are read as concepts (`pipeline.header_words`); this module tells the columns of labels, units, numbers and
notes from those of figures, whose measure `pipeline.interpret.measures` decides, and links every measure with the
labels and units it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Column, Table
from pipeline.header_words import HeaderReading
from pipeline.interpret.consistency import same_words_same_measure, with_items
from pipeline.interpret.differences import names_growth
from pipeline.interpret.heads import MOSTLY, Head, read_heads
from pipeline.interpret.letters import with_letters_proven
from pipeline.interpret.measures import MEASURE_CONCEPTS, UNKNOWN_HEADER, proven_achievement, read_measure
from pipeline.interpret.money import known_units

LABEL_SUBJECTS = (
    "sub_kegiatan",
    "kegiatan",
    "program",
    "indikator",
    "sasaran",
    "tujuan",
    "uraian",
    "unit_kerja",
    "misi",
)
"""Subjects of label columns; the first that a header names is the column's subject, but see `_subject`."""
BUDGET_SUBJECTS = frozenset({"program", "kegiatan", "sub_kegiatan", "uraian", "unit_kerja"})
FIGURE_CONCEPTS = frozenset({"target", "realisasi", "capaian"})
MISSPELT = 0.9
"""How certain a column is at most if its measure was read from a misspelt word."""
EXCLUDING = (
    ("quarter", "quarter or month"),
    ("efficiency", "efficiency, not a measure of the dataset"),
    ("weight", "weight or count of indicators"),
    ("average", "average"),
    ("growth", "growth"),
    ("rank", "rank among governments"),
)


def read_columns(table: Table, title: HeaderReading, home: str) -> tuple[Column, ...]:
    """The meaning of every column of the table; periods are not set here.

    home: Kemendagri code of the region whose report this is; columns headed with another region are comparators.
    """
    heads = read_heads(table, home)
    columns: list[Column] = []
    for head in heads:
        column = _column(head, heads, columns, title)
        if column.role == "excluded" and column.reason == UNKNOWN_HEADER:
            column = proven_achievement(column, head, heads, columns)
        columns.append(_less_certain(column) if head.whole.misspelt & MEASURE_CONCEPTS else column)
    columns = with_letters_proven(with_items(same_words_same_measure(columns), heads), heads)
    return tuple(_linked(column, columns) for column in columns)


def _less_certain(column: Column) -> Column:
    """A column of figures whose measure hangs on a misspelt word of its header."""
    return replace(column, certainty=min(column.certainty, MISSPELT)) if column.role == "measure" else column


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
    if names_growth(head):
        return replace(base, reason="growth")
    subject = _subject(head)
    if subject:
        return replace(base, role="label", subject=subject)
    if head.leaf.concepts & {"note", "category"} and not head.contents.value >= MOSTLY:
        return replace(base, role="note")
    return read_measure(base, head, heads, left, title)


def _units(base: Column, head: Head) -> Column:
    """A column headed "Satuan": units; or the targets themselves, where its group says target and it holds numbers."""
    if head.contents.number < MOSTLY:
        return replace(base, role="unit")
    if "target" in head.concepts:
        return replace(
            base, role="measure", dataset="performance", measure="target", certainty=0.7, flags=("header_uncertain",)
        )
    return replace(base, reason="numbers under a header of units")


def _is_numbering(head: Head) -> bool:
    """Whether the column numbers the rows: by its header, or a label header that spans a column of list numbers."""
    if "number" in head.leaf.concepts and head.contents.text < MOSTLY:
        return True
    named = head.leaf.concepts & set(LABEL_SUBJECTS) and not head.concepts & FIGURE_CONCEPTS
    return bool(named) and head.contents.numbering >= MOSTLY


def _headless(base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    """A column without a header: numbering, currency mark, unit beside its figures, or a label's own column."""
    found = head.contents
    before = left[-1] if left else None
    if not found.filled or found.currency >= MOSTLY:
        return replace(base, role="note", reason="no header")
    if found.numbering >= MOSTLY and (before is None or before.role != "measure"):
        return replace(base, role="number", reason="no header")
    if before is not None and before.role == "label" and _holds_units(head):
        return replace(base, role="unit", reason="no header; units behind labels")
    if before is not None and before.role in ("label", "number") and found.text + found.word >= MOSTLY:
        return replace(base, role="label", subject=before.subject or "uraian", path=before.path, reason="no header")
    if before is not None and before.role == "measure" and found.value < 0.5:
        return replace(base, role="unit", reason="no header; units beside figures")
    return replace(base, reason="no header")


def _holds_units(head: Head) -> bool:
    """Whether most cells of a column are units that the vocabulary knows."""
    units = sum(bool(known_units().kind(text)) for text in head.texts)
    return bool(head.texts) and units >= MOSTLY * len(head.texts)


def _subject(head: Head) -> str:
    """What a label column names, or "" if this is no label column."""
    concepts = head.leaf.concepts
    if _names_other_rows(head) and not concepts & {"indikator", "program", "kegiatan"}:
        return "foreign"
    subjects = [subject for subject in LABEL_SUBJECTS if subject in concepts]
    if not subjects or (head.contents.value >= MOSTLY and head.contents.numbering < MOSTLY):
        return ""
    if concepts & {"anggaran", "rupiah", "percent", "realisasi", "capaian", "target"} and head.contents.value > 0.3:
        return ""
    return "indikator" if "indikator" in subjects else subjects[0] if len(subjects) == 1 else _combined(subjects)


def _names_other_rows(head: Head) -> bool:
    """Whether a header names rows that are not indicators.

    One of regions or offices may also stand above their figures ("Realisasi Provinsi"); one of bands of values never
    does.
    """
    leaf, found = head.leaf.concepts, head.contents
    if "scale" in leaf:
        return True
    figures = found.value >= MOSTLY or (not found.filled and bool(head.concepts & FIGURE_CONCEPTS))
    if "region" in leaf:
        return not figures
    return "foreign_row" in leaf and not (figures and leaf & FIGURE_CONCEPTS)


def _combined(subjects: Sequence[str]) -> str:
    """The subject of a column headed with several ("Tujuan/Sasaran", "Program/Kegiatan"): named joined."""
    return "/".join(reversed(subjects))


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
    chosen = about or labels
    return chosen[-1].index if chosen else None


def _unit_column(column: Column, columns: Sequence[Column]) -> int | None:
    """The unit column nearest to a measure: right beside it, else the last on its left within its label's columns."""
    if column.unit == "%" or column.measure in ("capaian", "capaian_akhir") or column.dataset == "budget":
        return None
    if (
        column.index + 1 < len(columns)
        and columns[column.index + 1].role == "unit"
        and not columns[column.index + 1].path
    ):
        return column.index + 1
    units = [c.index for c in columns if c.role == "unit"]
    on_left = [index for index in units if index < column.index]
    return on_left[-1] if on_left else units[0] if units else None
