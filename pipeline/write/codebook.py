"""The codebook: every file, column and flag of the dataset in words, for people.

The same text is docs/dataset.md of the documentation and codebook.md of every dataset. To write the former anew:
`python -c "from pipeline.write.codebook import codebook; print(codebook(), end='')" > docs/dataset.md`.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.field_types import Field, File
from pipeline.fields import FILES
from pipeline.flags import FLAGS, flag_names
from pipeline.validate.confidence import PRIOR, load_evidence
from pipeline.write.markdown import markdown_table

_INTRODUCTION = """\
# The dataset

<!-- Made by pipeline/write/codebook.py: edit pipeline/fields.py, terms.py, flags.py, mappings/evidence.csv. -->

Figures from Indonesian government performance reports (LKjIP), one a row, as printed and as read. Each file is given
as CSV (UTF-8, comma, decimal point) and as Parquet with the same rows; `datapackage.json` describes them all to
machines.

- A missing value is an empty cell in CSV, null in Parquet, `<NA>` in pandas; there are no empty texts beside.
- Codes are texts: read `region_code` as one ("33.03" is no number).
- `flags` is missing on most rows. A flagged figure is given as the report prints it unless the flag says otherwise.
- Each figure names its page or line and its table, row and column: `lkjip trace DATASET FIGURE_ID` shows the cell.

```python
from pipeline import load

performance = load("build/dataset").performance  # typed and checked
```

```sql
SELECT region_name, period, value FROM 'build/dataset/performance.parquet' WHERE measure = 'capaian';  -- DuckDB
```

```r
frictionless::read_resource(frictionless::read_package("build/dataset/datapackage.json"), "performance")
```
"""
_FLAGS_INTRODUCTION = """\
## Flags

Why a figure deserves a look. The column `flags` joins their names, sorted, with ";".
"""
_EVIDENCE_INTRODUCTION = """\
## Evidence

What else speaks for or against a figure. The column `evidence` joins the names, sorted, with ";"; `confidence` is what
evidence and flags come to together, by the weights in mappings/evidence.csv.
"""


def codebook() -> str:
    """The codebook as Markdown."""
    files = (_file_section(file) for file in FILES)
    flags = markdown_table(
        ("flag", "meaning", "set when", "what to do"),
        ((f"`{flag.name}`", flag.meaning, flag.when, flag.do) for flag in FLAGS),
    )
    evidence = markdown_table(
        ("evidence", "meaning"),
        ((f"`{one.evidence}`", one.meaning) for one in load_evidence() if one.evidence not in {PRIOR, *flag_names()}),
    )
    return "\n".join((_INTRODUCTION, _contents(), *files, _FLAGS_INTRODUCTION, flags, _EVIDENCE_INTRODUCTION, evidence))


def _contents() -> str:
    return markdown_table(
        ("file", "a row is"), ((f"`{file.name}.csv`", _after_one_row(file.meaning)) for file in FILES)
    )


def _after_one_row(meaning: str) -> str:
    return meaning.removeprefix("One row ").removesuffix(".")


def _file_section(file: File) -> str:
    keys = [f"Key: {_names(file.key)}."] if file.key else []
    keys += [f"{_names(reference.columns)} → `{reference.file}.csv`." for reference in file.references]
    columns = markdown_table(("column", "type", "meaning", "example"), (_column_row(column) for column in file.columns))
    terms = (_terms(column) for column in file.columns if column.allowed)
    parts = [f"## {file.name}.csv", file.meaning, " ".join(keys), columns, *terms]
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"


def _terms(field: Field) -> str:
    return markdown_table((field.name, "meaning"), ((f"`{term.name}`", term.meaning) for term in field.allowed))


def _column_row(field: Field) -> tuple[str, ...]:
    kind = f"{field.type}, required" if field.required else field.type
    meaning = field.meaning
    if field.unit:
        meaning += f" Unit: {field.unit}."
    if field.allowed:
        meaning += " One of those below."
    return f"`{field.name}`", kind, meaning, field.example


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
