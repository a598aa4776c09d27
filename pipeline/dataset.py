"""The dataset in memory: one typed frame for each file that `pipeline.fields` describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.field_types import File
from pipeline.fields import FILES


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """The frames of one dataset, typed by `pipeline.schemas.typed`: "string", "Int64", "Float64", `<NA>` for missing.

    Each attribute is named after its file and has the columns of `file_named(name)`, in order, on a plain row index.
    """

    performance: pd.DataFrame
    budget: pd.DataFrame
    documents: pd.DataFrame
    tables: pd.DataFrame
    rejects: pd.DataFrame
    indicators: pd.DataFrame
    review: pd.DataFrame
    corrections: pd.DataFrame

    def frame(self, name: str) -> pd.DataFrame:
        """The frame of the file `name`. KeyError if there is none."""
        if name not in self.__slots__:
            raise KeyError(name)
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def frames(self) -> Iterator[tuple[File, pd.DataFrame]]:
        """Each file with its frame, in the order of `FILES`."""
        return ((file, self.frame(file.name)) for file in FILES)

    def equals(self, other: Dataset) -> bool:
        """Whether all frames have the same columns, types and values in the same order."""
        return all(frame.equals(other.frame(file.name)) for file, frame in self.frames())
