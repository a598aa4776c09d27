"""The codebook is made from the descriptions, and the documentation's copy is current."""

from __future__ import annotations

from pathlib import Path

from pipeline.fields import FILES
from pipeline.flags import FLAGS
from pipeline.write.codebook import codebook
from tests.write import examples

PAGE = Path(__file__).parents[2] / "docs" / "dataset.md"


def test_the_documentations_copy_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == codebook(), "make it anew as pipeline/write/codebook.py says"


def test_every_file_column_term_and_flag_is_explained() -> None:
    text = codebook()
    for file in FILES:
        section = text.split(f"\n## {file.name}.csv\n")[1].split("\n## ")[0]
        for field in file.columns:
            assert f"| `{field.name}` | {field.type}" in section
            assert field.meaning in section
            for term in field.allowed:
                assert f"| `{term.name}` | {term.meaning} |" in section
    for flag in FLAGS:
        assert f"| `{flag.name}` | {flag.meaning} |" in text


def test_the_column_flags_is_read_as_the_codebook_says() -> None:
    """`performance.flags` is pandas' own and has nothing of the dataset."""
    assert 'performance["flags"]' in codebook()
    performance = examples.dataset().performance
    assert performance["flags"].notna().sum() == 1
    assert performance.flags is not performance["flags"]


def test_bars_in_an_example_do_not_break_the_table() -> None:
    assert r"Sasaran [label: sasaran] \| Tahun 2020 > Target [target 2020] |" in codebook()
