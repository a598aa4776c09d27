"""`lkjip review apply`: the decisions of a filled sheet become lines of mappings/, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import LkjipError
from pipeline.mapping_edit import Order, merged, replace_files, with_rows
from pipeline.mapping_files import FOLDER_VARIABLE, INSTALLED, mappings_folder, mappings_in
from pipeline.match.index import Index, build_index
from pipeline.match.settings import MatchSettings
from pipeline.review.additions import Additions, additions, decided_labels
from pipeline.review.choices import choices_of, new_indicators
from pipeline.review.doubts import doubts
from pipeline.review.sheet import RefusedSheetError, read_sheet
from pipeline.vocabulary import (
    ALIASES_FILE,
    EXCLUSIONS_FILE,
    INDICATORS_FILE,
    Alias,
    Exclusion,
    Indicator,
    Vocabulary,
    load_vocabulary,
)


@dataclass(frozen=True, slots=True)
class Applied:
    """What a sheet changed: the rows that were added, how many decisions were known before, how many rows wait.

    `doubts` are sentences about decisions that look odd and were applied all the same.
    """

    folder: Path
    added: Additions
    undecided: int
    doubts: tuple[str, ...]


def apply(sheet: Path) -> Applied:
    """Write the decisions of a filled review sheet (.csv, .xlsx) into the files of mappings/.

    An indicator_id makes the label an alias, "new: ID" an indicator and an alias, "no" an exclusion; rows without a
    decision are left alone. A decision that is there already adds nothing, so that a sheet can be applied twice.

    The changed files are loaded on trial before they replace the old ones. Raises RefusedSheetError with every row
    that is wrong, or LkjipError if mappings/ cannot be read or written; then nothing is changed.
    """
    folder = _folder()
    rows = read_sheet(sheet)
    vocabulary = load_vocabulary()
    index = build_index(vocabulary, MatchSettings())
    faults: list[LkjipError] = []
    choices = choices_of(sheet, rows, faults)
    new = new_indicators(sheet, choices, vocabulary.indicators, vocabulary.units, faults)
    decided = decided_labels(sheet, choices, new, vocabulary, index, faults)
    added = additions(sheet, decided, new, vocabulary, index, faults)
    if faults:
        raise RefusedSheetError(sorted(faults, key=_line))
    contents = _contents(folder, added, vocabulary)
    after = _tried(sheet, folder, contents) if contents else index
    found = doubts(sheet, decided, index, after)
    replace_files(contents)
    return Applied(folder, added, len(rows) - len(choices), tuple(found))


def _line(fault: LkjipError) -> int:
    return int(fault.place.removeprefix("line "))


def _folder() -> Path:
    """The mappings folder, which must be a person's own: what is written into an installed copy is lost with it."""
    folder = mappings_folder().resolve()
    if folder.name == INSTALLED:
        remedy = f"copy it to a place of your own and set {FOLDER_VARIABLE} to that"
        raise LkjipError(folder, "", "belongs to the installed package, which the next version replaces", remedy)
    return folder


def _contents(folder: Path, added: Additions, vocabulary: Vocabulary) -> dict[Path, bytes]:
    """The files that change, by path.

    In the order in which they are replaced: an indicator before its aliases, so that even a machine that stops between
    two leaves files that agree, and applying again does the rest.
    """
    indicators, aliases, exclusions = (folder / name for name in (INDICATORS_FILE, ALIASES_FILE, EXCLUSIONS_FILE))
    sectors = _ranks([indicator.sector for indicator in vocabulary.indicators.values()])
    contents: dict[Path, bytes] = {}

    def by_sector(row: Indicator) -> tuple[Order, Order]:
        return (sectors.get(row.sector, len(sectors)), row.sector), (row.indicator_id,)

    if added.indicators:
        contents[indicators] = with_rows(indicators, Indicator, added.indicators, by_sector)
    together = merged(vocabulary.indicators.values(), added.indicators, by_sector)
    ids = _ranks([indicator.indicator_id for indicator in together])
    if added.aliases:
        contents[aliases] = with_rows(
            aliases, Alias, added.aliases, lambda row: ((ids[row.indicator_id],), (row.alias.casefold(), row.kinds))
        )
    if added.exclusions:
        contents[exclusions] = with_rows(
            exclusions, Exclusion, added.exclusions, lambda row: ((), (row.label.casefold(),))
        )
    return contents


def _ranks(names: Sequence[str]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for name in names:
        ranks.setdefault(name, len(ranks))
    return ranks


def _tried(sheet: Path, folder: Path, contents: Mapping[Path, bytes]) -> Index:
    """The index of the vocabulary with the new files, which are loaded from a copy of the folder."""
    with TemporaryDirectory() as trial:
        for file in folder.glob("*.csv"):
            shutil.copy(file, trial)
        for path, data in contents.items():
            (Path(trial) / path.name).write_bytes(data)
        try:
            with mappings_in(Path(trial)):
                return build_index(load_vocabulary(), MatchSettings())
        except LkjipError as error:
            problem = f"with its decisions {Path(error.file).name} would not load ({error.place}: {error.problem})"
            raise LkjipError(sheet, "", problem, f"{error.remedy}; nothing was changed") from None
