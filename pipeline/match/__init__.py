"""Matches printed labels to canonical indicators and to items of the budget, certainly or not at all."""

from pipeline.match.figures import match_figures
from pipeline.match.items import match_items
from pipeline.match.reviews import merge_reviews
from pipeline.match.settings import MatchSettings

__all__ = ["MatchSettings", "match_figures", "match_items", "merge_reviews"]
