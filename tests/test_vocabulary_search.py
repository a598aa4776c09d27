"""Indicators are found by their names and aliases, however these are typed."""

from __future__ import annotations

import pytest

from pipeline.vocabulary import Vocabulary, load_vocabulary
from pipeline.vocabulary_search import search, search_items


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize(
    ("query", "indicator_id"),
    [
        ("kemiskinan", "poor_population_pct"),
        ("Kemiskinen", "poor_population_pct"),  # misspelt
        ("poverty", "poor_population_pct"),  # English
        ("IDG", "gender_empowerment_index_idg"),
        ("pemberdayaan gender", "gender_empowerment_index_idg"),
        ("unmet need", "kb_unmet_need_pct"),  # an alias
        ("kla_predicate", "kla_predicate"),  # an id
    ],
)
def test_the_indicator_sought_comes_first(vocabulary: Vocabulary, query: str, indicator_id: str) -> None:
    hits = search(query, vocabulary)
    assert hits[0].indicator.indicator_id == indicator_id
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.indicator.indicator_id for hit in hits}) == len(hits)


def test_an_abbreviation_finds_its_long_form(vocabulary: Vocabulary) -> None:
    found = {hit.indicator.indicator_id for hit in search("penyandang masalah kesejahteraan sosial", vocabulary)}
    assert found >= {"pmks_handled_pct", "pmks_count"}


def test_nothing_like_it_is_nothing(vocabulary: Vocabulary) -> None:
    assert search("xylophone", vocabulary) == []


def test_an_empty_query_lists_all_in_order(vocabulary: Vocabulary) -> None:
    assert [hit.indicator.indicator_id for hit in search(" ", vocabulary)] == list(vocabulary.indicators)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("permakanan", "1.06.04.2.01.01"),
        ("perlindungan dan jaminan sosial", "1.06.05"),
        ("perlindungan jaminan sosail", "1.06.05"),  # misspelt
        ("2.14.03", "2.14.03"),
    ],
)
def test_the_budget_item_sought_comes_first(vocabulary: Vocabulary, query: str, code: str) -> None:
    assert search_items(query, vocabulary)[0].item.code == code


def test_a_code_finds_the_item_and_its_parts(vocabulary: Vocabulary) -> None:
    found = [hit.item.code for hit in search_items("1.06.07.2.01", vocabulary) if hit.item.valid_to]
    assert found == ["1.06.07.2.01.01", "1.06.07.2.01.02", "1.06.07.2.01.03"]
    assert search_items("1.06.01.2.08", vocabulary)[0].item.code == "X.XX.01.2.08"
    assert search_items("1.06.99", vocabulary) == search_items("", vocabulary) == []
