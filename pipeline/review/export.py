"""`lkjip review export`: the labels that wait for a decision, as a sheet to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import LkjipError
from pipeline.fields import REVIEW
from pipeline.match.decide import Question, decide
from pipeline.match.index import build_index
from pipeline.match.label import read_label
from pipeline.match.settings import MatchSettings
from pipeline.review.book import book_bytes
from pipeline.review.sheet import COLUMNS, SheetRow, check_suffix, read_decisions
from pipeline.vocabulary import load_vocabulary
from pipeline.workbook import WORKBOOK_SUFFIX


@dataclass(frozen=True, slots=True)
class Exported:
    """How many labels a sheet got, and how many were left out because mappings/ decides them meanwhile."""

    labels: int
    decided: int


def export(dataset: Path, out: Path) -> Exported:
    """Write the labels of the dataset's review.csv to `out`, a .csv or .xlsx file, the most frequent first.

    Decisions and notes that stand in review.csv are in the sheet too. Labels that the vocabulary as it is now matches
    or excludes are left out. Raises LkjipError if `dataset` has no review.csv, if that is broken, or if `out` is there
    already: a person's work may be in it.
    """
    check_suffix(out)
    path = dataset / f"{REVIEW.name}.csv"
    if not path.is_file():
        raise LkjipError(dataset, path.name, "there is no such file", "give a folder that `lkjip run` wrote")
    if out.exists():
        raise LkjipError(
            out, "", "is there already, perhaps with decisions in it", "apply it or move it away, or give another name"
        )
    rows = read_decisions(path)
    waiting = sorted(_undecided(rows), key=lambda row: (-_number(row.occurrences), -_number(row.candidate_1_score)))
    data = book_bytes(waiting) if out.suffix.casefold() == WORKBOOK_SUFFIX else _csv_bytes(waiting)
    try:
        out.write_bytes(data)
    except OSError as error:
        raise LkjipError(out, "", f"cannot be written ({error.strerror})", "check folder and permissions") from None
    return Exported(len(waiting), len(rows) - len(waiting))


def _undecided(rows: Iterable[SheetRow]) -> list[SheetRow]:
    """The rows whose label the vocabulary neither matches nor excludes."""
    index = build_index(load_vocabulary(), MatchSettings())
    questions = {row: Question(read_label(row.label, index.lexicon), row.unit_kind) for row in rows}
    decisions = decide([*dict.fromkeys(questions.values())], index)
    return [
        row
        for row, question in questions.items()
        if not decisions[question].indicator_id and question.reading.key not in index.excluded
    ]


def _number(text: str) -> float:
    """A number of review.csv; a spreadsheet may have put a comma into it, or worse."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return 0.0


def _csv_bytes(rows: Iterable[SheetRow]) -> bytes:
    """The sheet as CSV, with the byte order mark without which Excel takes UTF-8 for something else."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(row, name) for name in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")
