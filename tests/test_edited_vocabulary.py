"""Mapping files that have been through a spreadsheet say the same; a row broken there is refused with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from pipeline.cover import AGENCY_WORDS_FILE, AgencyWord
from pipeline.errors import LkjipError
from pipeline.header_words import HEADER_WORDS_FILE, HeaderWord
from pipeline.level_words import LEVEL_WORDS_FILE, LevelWord
from pipeline.mapping_files import mappings_in, read_numbered, read_table
from pipeline.vocabulary import load_vocabulary

MAPPINGS = Path(__file__).parents[1] / "mappings"
OTHERS = ((HeaderWord, HEADER_WORDS_FILE), (LevelWord, LEVEL_WORDS_FILE), (AgencyWord, AGENCY_WORDS_FILE))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of mappings/ that a test may spoil, in the place of mappings/."""
    for file in MAPPINGS.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with mappings_in(tmp_path):
        yield tmp_path


def resaved(text: str, *, delimiter: str, mark: str, newline: str, quoted: bool, empty: int) -> bytes:
    """The CSV text as a spreadsheet saves it: `empty` columns at the right and as many rows at the end."""
    out = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if not row[0].startswith("#")]
    writer.writerows([*row, *[""] * empty] for row in [*rows, *[[""] * len(rows[0])] * empty])
    return (mark + out.getvalue()).encode()


@pytest.mark.parametrize(
    ("delimiter", "mark", "newline", "quoted", "empty"),
    [
        (";", "\ufeff", "\r\n", False, 3),  # Excel with Indonesian settings, "CSV UTF-8"
        (",", "\ufeff", "\r\n", False, 0),  # Excel with English settings
        (",", "", "\n", True, 1),  # LibreOffice, "quote all text cells"
        ("\t", "\ufeff", "\r\n", True, 0),
        (";", "sep=;\r\n", "\r\n", False, 0),
    ],
)
def test_a_saved_spreadsheet_says_what_the_file_said(
    folder: Path, delimiter: str, mark: str, newline: str, quoted: bool, empty: int
) -> None:
    before, others = load_vocabulary(), [read_table(kind, name) for kind, name in OTHERS]
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        file.write_bytes(resaved(text, delimiter=delimiter, mark=mark, newline=newline, quoted=quoted, empty=empty))
    after = load_vocabulary()
    for name in ("indicators", "aliases", "exclusions", "abbreviations", "spellings", "guards", "quantities"):
        assert getattr(after, name) == getattr(before, name), name
    assert (after.light_words, after.asides, after.words) == (before.light_words, before.asides, before.words)
    assert (after.units, after.regions) == (before.units, before.regions)
    assert [read_table(kind, name) for kind, name in OTHERS] == others


@pytest.mark.parametrize(
    ("row_type", "file", "row", "sentence"),
    [
        (HeaderWord, "header_words.csv", "tarjet,sasaran mutu,", "'concept' is 'tarjet'; it must be one of after_ch"),
        (HeaderWord, "header_words.csv", "target,—,", "the phrase '—' has no word; correct the row"),
        (
            HeaderWord,
            "header_words.csv",
            "target,rencana, mutu,a note",
            "it has 4 cells for 3 columns; put a cell that",
        ),
        (HeaderWord, "header_words.csv", "target", "'phrase' is empty; fill it in or remove the row"),
        (LevelWord, "level_words.csv", "bab,bab,", "'level' is 'bab'; it must be one of misi, tujuan, sasaran,"),
        (AgencyWord, "agency_words.csv", "dinas,middle,", "'place' is 'middle'; it must be one of begins, ends"),
    ],
)
def test_a_broken_row_is_refused_with_file_line_and_remedy(
    folder: Path, row_type: type, file: str, row: str, sentence: str
) -> None:
    path = folder / file
    line = path.read_text(encoding="utf-8").count("\n") + 1
    with path.open("a", encoding="utf-8") as mapping:
        mapping.write(row + "\n")
    with pytest.raises(LkjipError) as refusal:
        read_table(row_type, file)
    assert str(refusal.value).startswith(f"{path}, line {line}: {sentence}")


def test_every_broken_row_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "header_words.csv"
    path.write_text("concept,phrase,note\ntarget,rencana,\ntarjet,rencana mutu,\ntarget,,\ntarget,rencana,\n")
    faults: list[LkjipError] = []
    assert read_numbered(HeaderWord, path, unique=["phrase"], faults=faults) == [(2, HeaderWord("target", "rencana"))]
    assert [fault.place for fault in faults] == ["line 3", "line 4", "line 5"]
