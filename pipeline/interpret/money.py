"""Which columns of figures are of a budget, and which give money as the target and realisation of something.

Money that is spent belongs to the budget: of programmes, kegiatan, items. Money that comes in (pendapatan, penerimaan)
is planned as a target and realised like any other achievement, and so is money that an indicator measures. All columns
of such a table are of one dataset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.artefacts import Column, Dataset
from pipeline.header_words import HeaderReading, read_header
from pipeline.interpret.heads import MOSTLY, Head
from pipeline.units import Units, load_units

CHANGE_CONCEPTS = frozenset({"before_change", "after_change"})
MONEY_CONCEPTS = frozenset({"anggaran", "rupiah", "keuangan", "sisa", "serapan", "fisik"}) | CHANGE_CONCEPTS
"""What headers of money say; a target may be changed too."""
SPENT_ON = frozenset({"program", "kegiatan", "sub_kegiatan"})
_OTHER_MONEY = frozenset({"target", "realisasi", "percent", "sisa", "keuangan"})
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


def is_money(head: Head, heads: Sequence[Head], left: Sequence[Column], title: HeaderReading) -> bool:
    """Whether the column is of a budget: by its words, else by its cells, else as its neighbours of the same group.

    left: the columns on its left, as they were read.
    """
    concepts, money = head.concepts, head.contents.money >= MOSTLY
    if is_revenue(heads, title) or _follows_target(head, heads, left) or _counts_other_things(head):
        return False
    if "target" in head.leaf.concepts and money and is_budget_target(head, heads, left):
        return True
    if "target" in concepts and not concepts & (MONEY_CONCEPTS - CHANGE_CONCEPTS) and not money:
        return False
    if concepts & MONEY_CONCEPTS:
        return True
    if money:
        return ("target" not in concepts and "tahun" not in concepts) or (
            "realisasi" in concepts and _last(left) == "budget"
        )
    if "kinerja" in concepts or concepts & {"akhir", "plan", "awal", "nasional"}:
        return False
    return _last(left) == "budget" and bool(head.leaf.concepts & {"percent", "realisasi", "capaian"})


def is_budget_target(head: Head, heads: Sequence[Head], left: Sequence[Column]) -> bool:
    """Whether a target of money is the budget itself: in rupiah, of a program or item, and no other column is."""
    labels = [column.subject for column in left if column.role == "label"]
    if head.contents.money < MOSTLY or "fisik" in head.concepts or labels[-1:] == ["indikator"]:
        return False
    return not any(_plans_money(h) for h in heads if h is not head)


def is_revenue(heads: Sequence[Head], title: HeaderReading) -> bool:
    """Whether a table sets targets of money that comes in: its header, caption or first row says so, and none of them
    speaks of spending."""
    if not any("target" in head.leaf.concepts and head.contents.money >= MOSTLY for head in heads):
        return False
    first_row = (read_header(text).concepts for head in heads for text in head.texts[:1])
    named = title.concepts.union(*(head.concepts for head in heads), *first_row)
    return "revenue" in named and "anggaran" not in named


def amounts_of_labels(base: Column, head: Head, left: Sequence[Column]) -> Column | None:
    """A column of amounts under the very header of programs or kegiatan, where they were printed behind the labels:
    what is planned for each. None for any other column."""
    subjects = {subject for column in left if column.path == head.path for subject in column.subject.split("/")}
    if head.contents.money < MOSTLY or not subjects & SPENT_ON:
        return None
    return replace(
        base,
        role="measure",
        dataset="budget",
        measure="anggaran",
        unit="Rp",
        certainty=0.7,
    )


def _last(left: Sequence[Column]) -> Dataset | None:
    return next((column.dataset for column in reversed(left) if column.role == "measure"), None)


def _plans_money(head: Head) -> bool:
    return "anggaran" in head.concepts and not head.leaf.concepts & _OTHER_MONEY


def _follows_target(head: Head, heads: Sequence[Head], left: Sequence[Column]) -> bool:
    """Whether the column says nothing of money, and the last measure on its left is an indicator's with a target in
    money: then it gives what was realised or achieved of that."""
    if head.concepts & MONEY_CONCEPTS or _last(left) != "performance":
        return False
    targets = [column for column in left if column.measure == "target"]
    return bool(targets) and heads[targets[-1].index].contents.money >= MOSTLY


def _counts_other_things(head: Head) -> bool:
    """Whether the header gives in brackets a unit of no money ("Produksi (Ton)"), however large the figures."""
    printed = [text for level in head.path for text in _IN_BRACKETS.findall(level)]
    return head.contents.money >= MOSTLY and any(
        known_units().kind(text) not in ("", "money", "multiplier", "percent") for text in printed
    )


@cache
def known_units() -> Units:
    """The units of mappings/units.csv."""
    return load_units()
