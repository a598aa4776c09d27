"""Labels left for review, over many documents: each label is decided once, wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.artefacts import Review


def merge_reviews(reviews: Iterable[Review]) -> list[Review]:
    """One review for each label and unit, at the place that comes first, the most frequent first."""
    merged: dict[tuple[str, str], Review] = {}
    for review in reviews:
        first = merged.setdefault((review.label, review.unit), replace(review, occurrences=0))
        merged[review.label, review.unit] = replace(first, occurrences=first.occurrences + review.occurrences)
    return sorted(merged.values(), key=lambda review: -review.occurrences)
