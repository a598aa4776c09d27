"""What tells the labels of review.csv apart, also after a spreadsheet has been at them."""

from __future__ import annotations

import hashlib

DIGITS = 10


def review_id(label: str, unit: str) -> str:
    """A short key of a label in a unit, the same in every run: a label that was altered no longer has its key.

    Spaces do not count, since files and spreadsheets trim them.
    """
    texts = ("".join(text.split()) for text in (label, unit))
    return "r" + hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:DIGITS]
