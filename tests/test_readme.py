"""The README says what is true: its rows are in the dataset, its commands, targets and files are there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.group import COMMANDS
from pipeline.fields import FILES
from pipeline.run import corpora_in, run
from pipeline.write.cells import decimal_text

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table_after(text: str) -> list[list[str]]:
    """The cells of the first Markdown table after a text of the README, without its rule."""
    lines = README.split(text)[1].split("\n\n|", 1)[1].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.splitlines()]
    return [row for row in rows if set("".join(row)) != {"-"}]


def test_the_rows_shown_are_in_the_dataset(tmp_path: Path) -> None:
    header, *shown = table_after("in `performance.csv` (some of its columns)")
    dataset = run([ROOT / "corpus" / "purbalingga"], tmp_path / "out", jobs=1).dataset
    performance = dataset.performance.assign(value=dataset.performance["value"].map(decimal_text, na_action="ignore"))
    given = performance[header].astype("string").fillna("").values.tolist()
    assert len(shown) == 4
    assert all(row in given for row in shown)


def test_the_comparison_shown_is_what_its_code_gives(tmp_path: Path) -> None:
    folders = corpora_in(ROOT / "corpus")
    names: dict[str, Any] = {"performance": run(folders, tmp_path / "out", jobs=1).dataset.performance}
    code = README.split("### Regions side by side")[1].split("```python\n")[1].split("```")[0]
    exec(code, names)
    view = names["view"].reset_index().astype("string").fillna("")
    header, *shown = table_after("### Regions side by side")
    assert (header, shown) == ([*view.columns], view.values.tolist())


def test_the_correction_shown_can_be_made(tmp_path: Path) -> None:
    header, *row = README.split("```\ndoc_id,figure_id,")[1].split("\n```")[0].splitlines()
    shutil.copytree(ROOT / "corpus" / "purbalingga", tmp_path / "purbalingga")
    text = "\n".join([f"doc_id,figure_id,{header}", *row])
    (tmp_path / "purbalingga" / "corrections.csv").write_text(text, encoding="utf-8")
    result = run([tmp_path / "purbalingga"], tmp_path / "out", jobs=1)
    assert (result.ok, len(result.dataset.corrections)) == (True, 1)


def test_every_file_of_the_dataset_is_named() -> None:
    assert [row[0] for row in table_after("it does not add up.")[1:]] == [f"`{file.name}.csv`" for file in FILES]


def test_every_command_and_target_is_there() -> None:
    commands = set(re.findall(r"(?:`|bin/)lkjip (\w+)", README))
    assert commands == set(COMMANDS)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    corpora = {path.name for path in (ROOT / "corpus").iterdir()}
    for target in set(re.findall(r"(?:^|`)make (\w+)", README, flags=re.MULTILINE)) - corpora - {"banyumas"}:
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).is_file()
