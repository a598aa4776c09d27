"""`datapackage.json`: the Frictionless description of every file of the dataset, for R, DuckDB and validators.

The profiles are those of version 1 of the specification, which both frictionless-py and the R package `frictionless`
read (https://specs.frictionlessdata.io). Sizes and hashes let a damaged copy be told; review.csv has none, because
people write their decisions into it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TypeAlias

from pipeline.field_types import Field, File, Reference
from pipeline.fields import FILES, REVIEW

NAME = "lkjip-dataset"
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"


def datapackage_text(contents: Mapping[str, bytes]) -> str:
    """The description as JSON. `contents`: the bytes of "performance.csv", "performance.parquet" … by file name."""
    resources: list[Json] = [_table(file, contents[f"{file.name}.csv"]) for file in FILES]
    resources += [_parquet(file, contents[f"{file.name}.parquet"]) for file in FILES]
    package: dict[str, Json] = {
        "profile": "data-package",
        "name": NAME,
        "title": "Performance and budget figures from Indonesian government performance reports (LKjIP)",
        "description": "Every figure as printed and as read, with the place it was printed in; see codebook.md.",
        "keywords": ["Indonesia", "LKjIP", "LAKIP", "performance", "budget"],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def is_ours(text: str) -> bool:
    """Whether the text of a `datapackage.json` describes a dataset that this package wrote."""
    try:
        package = json.loads(text)
    except ValueError:
        return False
    return isinstance(package, dict) and package.get("name") == NAME


def _table(file: File, data: bytes) -> dict[str, Json]:
    schema: dict[str, Json] = {"fields": [_field(file, field) for field in file.columns], "missingValues": [""]}
    if file.key:
        schema["primaryKey"] = list(file.key)
    if file.references:
        schema["foreignKeys"] = [_foreign_key(reference) for reference in file.references]
    return {
        "profile": "tabular-data-resource",
        "name": file.name,
        "title": file.title,
        "description": file.meaning,
        "path": f"{file.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        **({} if file is REVIEW else _integrity(data)),
        "schema": schema,
    }


def _parquet(file: File, data: bytes) -> dict[str, Json]:
    return {
        "name": f"{file.name}-parquet",
        "title": f"{file.title} (Parquet)",
        "description": f"The same rows as {file.name}.csv.",
        "type": "file",
        "path": f"{file.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **_integrity(data),
    }


def _integrity(data: bytes) -> dict[str, Json]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _field(file: File, field: Field) -> dict[str, Json]:
    described: dict[str, Json] = {"name": field.name, "type": field.type, "description": field.meaning}
    if field.unit:
        described["unit"] = field.unit
    described["example"] = field.example
    constraints: dict[str, Json] = {}
    if field.required:
        constraints["required"] = True
    if file.key == (field.name,):
        constraints["unique"] = True
    if field.minimum is not None:
        constraints["minimum"] = field.minimum
    if field.allowed:
        constraints["enum"] = list(field.allowed_names)
    if constraints:
        described["constraints"] = constraints
    return described


def _foreign_key(reference: Reference) -> dict[str, Json]:
    columns: list[Json] = list(reference.columns)
    return {"fields": columns, "reference": {"resource": reference.file, "fields": columns}}
