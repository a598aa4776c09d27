"""A dataset is written whole or not at all, and never over anyone else's files."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pipeline import load
from pipeline.dataset import Dataset
from pipeline.errors import LkjipError
from pipeline.fields import PERFORMANCE
from pipeline.schemas import typed
from pipeline.write import write_dataset
from tests.write import examples
from tests.write.examples import contents


def with_values(**values: list[object]) -> Dataset:
    """The example with other values in columns of performance."""
    dataset = examples.dataset()
    frame = dataset.performance.astype(object).assign(**{name: pd.Series(column) for name, column in values.items()})
    return replace(dataset, performance=typed(PERFORMANCE, frame))


def test_all_files_are_written_and_nothing_beside_them(tmp_path: Path) -> None:
    write_dataset(tmp_path / "build" / "dataset", examples.dataset())
    assert sorted(contents(tmp_path / "build" / "dataset")) == [
        "budget.csv",
        "budget.parquet",
        "codebook.md",
        "corrections.csv",
        "corrections.parquet",
        "datapackage.json",
        "documents.csv",
        "documents.parquet",
        "indicators.csv",
        "indicators.parquet",
        "performance.csv",
        "performance.parquet",
        "rejects.csv",
        "rejects.parquet",
        "report.md",
        "review.csv",
        "review.parquet",
        "tables.csv",
        "tables.parquet",
    ]
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["dataset"]


def test_the_same_dataset_gives_the_same_bytes(tmp_path: Path) -> None:
    write_dataset(tmp_path / "a", examples.dataset())
    write_dataset(tmp_path / "b", examples.dataset())
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_new_dataset_replaces_the_old(tmp_path: Path) -> None:
    write_dataset(tmp_path, examples.dataset())
    write_dataset(tmp_path, examples.empty())
    assert load(tmp_path).equals(examples.empty())


def test_a_dataset_that_does_not_fit_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    write_dataset(out, examples.dataset())
    before = contents(out)
    odd = with_values(measure=["target", "realisasii", "target"], level=["sasaran", "misi", "sasaran"])
    with pytest.raises(LkjipError) as caught:
        write_dataset(out, odd)
    assert str(caught.value) == (
        f"{out}, performance.csv, row 2, column level: 'misi' is not one of tujuan, sasaran, program, kegiatan, "
        "sub_kegiatan, total (and 1 more like it); nothing was written; what was there is as it was."
    )
    assert contents(out) == before


def test_a_figure_of_a_table_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    table_ids: list[object] = ["dinsos-2020:t1", "dinsos-2020:t1", "dinsos-2020:t7"]
    with pytest.raises(
        LkjipError, match=r"row 3, column doc_id, table_id: 'dinsos-2020, dinsos-2020:t7' is not in tables"
    ):
        write_dataset(tmp_path / "dataset", with_values(table_id=table_ids))


@pytest.mark.parametrize("name", ["thesis.docx", "report.md", "performance.csv"])
def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(LkjipError, match=re.escape(name)):
        write_dataset(tmp_path, examples.dataset())
    assert contents(tmp_path) == {name: b"mine"}


def test_a_file_added_to_a_dataset_is_never_deleted(tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    write_dataset(out, examples.dataset())
    (out / "notes.txt").write_text("mine")
    with pytest.raises(LkjipError, match=r"notes\.txt: is no part of a dataset and would be deleted"):
        write_dataset(out, examples.dataset())
    assert (out / "notes.txt").read_text() == "mine"


def test_what_a_desktop_leaves_in_every_folder_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    write_dataset(tmp_path, examples.dataset())
    assert load(tmp_path).equals(examples.dataset())


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dataset").write_text("mine")
    with pytest.raises(LkjipError, match="is a file, where the dataset's folder should go"):
        write_dataset(tmp_path / "dataset", examples.dataset())


def test_a_disk_that_refuses_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LkjipError, match="the dataset cannot be written"):
        write_dataset(tmp_path / "file" / "dataset", examples.dataset())


ROOT = Path(__file__).parents[2]
DYING_RUN = """
import os, signal, sys
from pathlib import Path
from pipeline.write import write_dataset
from tests.write import examples

last = int(sys.argv[2])
calls = iter(range(1000))

def die_at_the_chosen_call(event, args):
    halfway = event == "open" and str(args[0]).endswith("tables.csv")
    if (halfway or event in ("os.rename", "shutil.rmtree")) and next(calls) == last:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die_at_the_chosen_call)
write_dataset(Path(sys.argv[1]), examples.empty())
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_run_that_is_killed_leaves_a_whole_dataset(tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    ends = []
    for step in range(10):
        write_dataset(out, examples.dataset())
        run = subprocess.run([sys.executable, "-c", DYING_RUN, str(out), str(step)], cwd=ROOT, check=False)
        ends.append(run.returncode)
        left = out if out.exists() else tmp_path / ".dataset.old"
        assert load(left).equals(examples.dataset()) or load(left).equals(examples.empty())
        if run.returncode == 0:
            break
    assert ends[-1] == 0
    assert ends.count(-signal.SIGKILL) == len(ends) - 1 >= 4


def test_the_next_run_clears_up_after_one_that_died(tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    write_dataset(out, examples.dataset())
    out.rename(tmp_path / ".dataset.old")
    (tmp_path / ".dataset.new-4711").mkdir()
    (tmp_path / ".dataset.new-4711" / "performance.csv").write_text("figure_id,do")
    write_dataset(out, examples.empty())
    assert [path.name for path in tmp_path.iterdir()] == ["dataset"]
    assert load(out).equals(examples.empty())


def test_an_old_dataset_that_stood_aside_is_back_even_if_the_new_one_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    write_dataset(out, examples.dataset())
    out.rename(tmp_path / ".dataset.old")
    with pytest.raises(LkjipError):
        write_dataset(out, with_values(measure=["odd", "odd", "odd"]))
    assert load(out).equals(examples.dataset())
