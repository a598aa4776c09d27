"""Columns headed with the letters T, R and C alone, year by year, where the letters are misprinted.

Below one year the letters stand once each. Where one repeats, or one is missing, none can be trusted; then the columns
are read in the usual order (target, realisasi, capaian) if the arithmetic bears it out in every row and year of the
table, and not with target and realisasi exchanged. Other orders are not tried: that of capaian, realisasi, target is
true whenever the usual one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.artefacts import Column
from pipeline.interpret.divisions import divisions
from pipeline.interpret.heads import Head
from pipeline.interpret.measures import is_letter

USUAL = ("target", "realisasi", "capaian")
EXCHANGED = ("realisasi", "target", "capaian")
POINTS = 0.06
SHARE = 0.0005
"""How exact a division must be to tell one order from another: the rounding of a percentage to one decimal."""


def with_letters_proven(columns: Sequence[Column], heads: Sequence[Head]) -> list[Column]:
    """The columns; those under misprinted letters with the measures that the arithmetic of all years proves.

    A measure other than its letter's is flagged `header_uncertain`.
    """
    lettered = [head for head in heads if is_letter(head)]
    groups = [tuple(group) for _, group in groupby(lettered, key=lambda head: head.path[:-1])]
    if not groups or any(len(group) != len(USUAL) for group in groups):
        return list(columns)
    if all(sorted(_measures(group, columns)) == sorted(USUAL) for group in groups):
        return list(columns)
    if not _is_true(USUAL, groups) or _is_true(EXCHANGED, groups):
        return list(columns)
    usual = {head.index: measure for group in groups for head, measure in zip(group, USUAL, strict=True)}
    return [_read_as(column, usual.get(column.index, column.measure)) for column in columns]


def _measures(group: Sequence[Head], columns: Sequence[Column]) -> list[str]:
    return [columns[head.index].measure for head in group]


def _is_true(order: Sequence[str], groups: Sequence[Sequence[Head]]) -> bool:
    """Whether every row of every group has capaian = realisasi ÷ target in this order; each has such a row."""
    for group in groups:
        values = {measure: head.values for measure, head in zip(order, group, strict=True)}
        rows, fits = divisions(values["realisasi"], values["target"], values["capaian"], points=POINTS, share=SHARE)
        if not rows or fits < rows:
            return False
    return True


def _read_as(column: Column, measure: str) -> Column:
    if column.measure == measure:
        return column
    return replace(column, measure=measure, certainty=0.7, flags=(*column.flags, "header_uncertain"))
