"""What a file of the dataset, its columns and its references are made of; `pipeline.fields` describes them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.terms import Term

FieldType = Literal["string", "integer", "number"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column: what it holds, in what type and unit.

    `meaning` is one English sentence, `example` a cell as the CSV prints it. A `required` column has a value in every
    row; `allowed`, if given, lists all the values it can have; `minimum` is the least that a number can be.
    """

    name: str
    type: FieldType
    meaning: str
    example: str
    unit: str = ""
    required: bool = False
    allowed: tuple[Term, ...] = ()
    minimum: int | None = None

    @property
    def allowed_names(self) -> tuple[str, ...]:
        """The values that the column can have; empty if any."""
        return tuple(term.name for term in self.allowed)


@dataclass(frozen=True, slots=True)
class Reference:
    """Each row's `columns`, unless one is missing, stand in the columns of the same names of `file`."""

    columns: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class File:
    """One file of the dataset: `name` without ending, what a row of it is, its columns in order and its keys."""

    name: str
    title: str
    meaning: str
    columns: tuple[Field, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)
