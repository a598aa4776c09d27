"""Keeps what people wrote into review.csv when the file is made anew."""

from __future__ import annotations

import pandas as pd

from pipeline.fields import REVIEW
from pipeline.schemas import typed

_LABEL = ["label", "unit"]
_BY_HAND = ["decision", "note"]


def keep_decisions(review: pd.DataFrame, previous: pd.DataFrame) -> pd.DataFrame:
    """The rows of `review`, with decision and note taken over from the same label and unit in `previous`.

    Both are frames of review.csv; of `previous` the columns label, unit, decision and note count, as the CSV has them
    (`pipeline.review.sheet.read_decisions`), since people edit that.
    Labels that no longer wait for a decision are not brought back.
    """
    written = previous.dropna(subset=_BY_HAND, how="all").drop_duplicates(_LABEL, keep="last")
    kept = review.drop(columns=_BY_HAND).merge(
        written[_LABEL + _BY_HAND], on=_LABEL, how="left", validate="many_to_one"
    )
    return typed(REVIEW, kept)
