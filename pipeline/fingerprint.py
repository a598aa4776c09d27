"""What a stage's artefact is made from, as one hash, so that a run reuses what still holds and nothing else.

The inputs of a stage are found, not listed: the modules of ours that it imports, directly or through others, the
mapping files that those modules name, and the versions of the libraries whose judgement goes into the artefacts. A list
kept by hand would one day lack a module, and a stale figure tells nobody that it is one.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.mapping_files import mapping_path

PACKAGE = Path(__file__).resolve().parent
WIRING = PACKAGE / "stages.py"
"""It says with what each stage's code is called, and so belongs to every stage; what it imports does not."""
LIBRARIES = ("camelot-py", "pdfplumber", "pypdfium2", "rapidfuzz", "tablers")
MAPPING_SUFFIXES = (".csv", ".toml")


def fingerprint(modules: Iterable[str]) -> str:
    """A hash of everything that the code of `modules` ("pipeline.stitch") can depend on."""
    sources = sorted({source for module in modules for source in sources_of(module)})
    digest = hashlib.sha256()
    for path in (WIRING, *sources, *mappings_of(sources)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    return digest.hexdigest()


@cache
def sources_of(module: str) -> frozenset[Path]:
    """The source files of a module of ours, of the packages it lies in, and of all it imports from us in turn."""
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        path = _source(waiting.pop())
        if path is not None and path not in found:
            found.add(path)
            waiting += _imported(path)
    return frozenset(found)


def mappings_of(sources: Iterable[Path]) -> list[Path]:
    """The mapping files whose names stand as texts in these source files."""
    names = {name for path in sources for name in _texts(path) if name.endswith(MAPPING_SUFFIXES)}
    return sorted(path for path in map(mapping_path, names) if path.is_file())


def _source(module: str) -> Path | None:
    """The file of a module of ours; None for a name that is none. The package's own front door is left out."""
    _, *parts = module.split(".")
    place = PACKAGE.joinpath(*parts)
    candidates = (place.with_suffix(".py"), place / "__init__.py") if parts else ()
    return next((path for path in candidates if path.is_file()), None)


def _imported(path: Path) -> Iterator[str]:
    """The modules of ours that a source file imports, with the packages they lie in."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == PACKAGE.name:
            yield from _with_parents(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == PACKAGE.name:
                    yield from _with_parents(alias.name)


def _with_parents(module: str) -> Iterator[str]:
    parts = module.split(".")
    return (".".join(parts[:length]) for length in range(2, len(parts) + 1))


def _texts(path: Path) -> Iterator[str]:
    return (
        node.value for node in ast.walk(_tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
