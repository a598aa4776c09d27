"""A vocabulary to spoil, the dataset of the small corpus, and its sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.review import export
from tests.review.sheets import MAPPINGS, corpus, read


@pytest.fixture
def mappings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of mappings/ that decisions go to."""
    folder = tmp_path / "mappings"
    folder.mkdir()
    for file in MAPPINGS.glob("*.csv"):
        (folder / file.name).write_bytes(file.read_bytes())
    monkeypatch.setenv("LKJIP_MAPPINGS", str(folder))
    return folder


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the small corpus, read with the vocabulary of the repository."""
    folder = tmp_path_factory.mktemp("review")
    read(corpus(folder / "purbalingga"), folder / "out")
    return folder / "out"


@pytest.fixture
def sheet(dataset: Path, tmp_path: Path) -> Path:
    """An empty sheet (CSV) of the labels that wait."""
    path = tmp_path / "sheet.csv"
    export(dataset, path)
    return path
