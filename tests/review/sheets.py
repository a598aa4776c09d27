"""A small corpus whose labels need a decision, a vocabulary to spoil, and hands that fill in sheets."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook

from pipeline.run import RunResult, run
from tests.read.examples import CORPUS, corpus_folder, document_lines

MAPPINGS = Path(__file__).parents[2] / "mappings"

LIKE_ONE = "Persentase lansia korban kekerasan yang tertangani"
"""Much like an indicator, but for a word that decides."""
OTHER_UNIT = "Persentase PSKS yang terampil dan profesional"
"""An indicator's name, over figures in another unit."""
NEW_ONE = "Produktivitas jerapah tutul"
NO_ONE = "Jumlah bunga"

REPORT = (
    "Tabel 3.1 Capaian Kinerja Tahun 2021\n\nIndikator\tSatuan\tTarget\tRealisasi\n"
    f"{LIKE_ONE}\t%\t80\t82,5\n{OTHER_UNIT}\torang\t1.200\t1.300\n{NEW_ONE}\tliter\t10\t12\n{NO_ONE}\tbuah\t3\t4\n"
    f"\nTabel 3.2 Capaian Program Tahun 2021\n\nIndikator\tSatuan\tTarget\tRealisasi\n{NEW_ONE}\tliter\t10\t12\n"
)
ACCEPTED = "women_violence_victims_handled_pct"
NEW_DETAILS = {
    "new_name_id": "Produktivitas jerapah tutul",
    "new_name_en": "Milk per giraffe",
    "new_unit": "Liter",
    "new_direction": "higher",
    "new_sector": "peternakan",
    "new_definition": "Milk of a giraffe in a day",
}
SOURCE = "LKjIP Dinas Sosial Kabupaten Purbalingga 2021"


Decisions = Mapping[str, Mapping[str, str] | str]
"""For a label its decision, or cells by column."""


def corpus(folder: Path, text: str = REPORT) -> Path:
    """A corpus of one text."""
    corpus_folder(folder)
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "corpus.toml").write_text(CORPUS + document_lines(folder / "report.txt"), encoding="utf-8")
    return folder


def read(folder: Path, out: Path) -> RunResult:
    """The corpus in `folder`, read into `out` with the vocabulary as it is now."""
    return run([folder], out, jobs=1)


def fill(sheet: Path, decisions: Decisions) -> Path:
    """Fill in a sheet: for a label its decision, or cells by column."""
    cells = {label: {"decision": said} if isinstance(said, str) else said for label, said in decisions.items()}
    if sheet.suffix == ".xlsx":
        return _fill_workbook(sheet, cells)
    rows = rows_of(sheet)
    for row in rows:
        row.update(cells.get(row["label"], {}))
    return write(sheet, rows)


def write(sheet: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Save a sheet as Excel does with Indonesian settings."""
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    return sheet


def _fill_workbook(sheet: Path, cells: Mapping[str, Mapping[str, str]]) -> Path:
    book = load_workbook(sheet)
    page = book.worksheets[0]
    names = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        for name, text in cells.get(str(row[0].value), {}).items():
            row[names.index(name)].value = text
    book.save(sheet)
    return sheet


def rows_of(sheet: Path) -> list[dict[str, str]]:
    """The rows of a CSV sheet, as exported or as saved by `write`."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        delimiter = ";" if ";" in file.readline() else ","
        file.seek(0)
        return list(csv.DictReader(file, delimiter=delimiter))
