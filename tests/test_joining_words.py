"""Whether a printed line goes on in the next one, or begins an item of its own."""

from __future__ import annotations

import pytest

from pipeline.joining_words import begins_within, ends_open, starts_item


@pytest.mark.parametrize("text", ["Persentase anak yang", "Anak,", "Anak dan/", "Rata-", "Anak (AMPK", "Anak DAN"])
def test_a_text_left_open(text: str) -> None:
    assert ends_open(text)


@pytest.mark.parametrize("text", ["Persentase anak", "Anak (AMPK)", "Kegiatan ganda", "Bekerja"])
def test_a_text_that_may_end_here(text: str) -> None:
    assert not ends_open(text)


@pytest.mark.parametrize(
    ("text", "within"), [("sosial", True), ("dan Anak", True), ("Yang aktif", True), ("Anak", False)]
)
def test_a_text_that_begins_in_mid_sentence(text: str, within: bool) -> None:
    assert begins_within(text) is within


@pytest.mark.parametrize(
    "text", ["1. Anak", "2) Anak", "a. Anak", "• Anak", "1.2.3 Anak", "Program Sosial", "BELANJA Pegawai"]
)
def test_a_text_that_begins_an_item(text: str) -> None:
    assert starts_item(text)


@pytest.mark.parametrize("text", ["Anak", "Programatik", "sosial"])
def test_a_text_that_begins_no_item(text: str) -> None:
    assert not starts_item(text)
