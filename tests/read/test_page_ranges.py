"""Pages as a manifest limits them."""

from __future__ import annotations

import pytest

from pipeline.errors import LkjipError
from pipeline.read.page_ranges import parse_pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("7", (7,)),
        ("10-12,60", (10, 11, 12, 60)),
        (" 3 – 4 , 1", (1, 3, 4)),
        ("2-3,3-4", (2, 3, 4)),
    ],
)
def test_pages_and_ranges(text: str, pages: tuple[int, ...]) -> None:
    assert parse_pages(text, file="corpus.toml", place="document 1") == pages


@pytest.mark.parametrize("text", ["", "x", "0", "5-3", "1,,2", "1;2", "-4"])
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(LkjipError) as refusal:
        parse_pages(text, file="corpus.toml", place="document 1")
    assert str(refusal.value).startswith(f'corpus.toml, document 1: pages "{text}" cannot be read at "')
    assert str(refusal.value).endswith('write them like "10-45,60".')
