"""Matches printed labels to canonical indicators, certainly or not at all."""

from pipeline.match.figures import match_figures
from pipeline.match.reviews import merge_reviews
from pipeline.match.settings import MatchSettings

__all__ = ["MatchSettings", "match_figures", "merge_reviews"]
