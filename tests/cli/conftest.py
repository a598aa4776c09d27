"""The fixtures of the review, for the tests beside this file."""

from __future__ import annotations

from tests.review.fixtures import dataset, mappings, sheet

__all__ = ["dataset", "mappings", "sheet"]
