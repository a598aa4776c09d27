"""Pages per second of our whole way from page to figures, of camelot and of pdfplumber, on the same pages; labels per
second, precision and recall of matching.

    python -m bench [--pages N] [--labels N] [PDF or folder …]

Without arguments it takes the PDFs of corpus/ and, where the folder exists, of ../shared/corpus. From each an equal
share of pages is taken, evenly spread over the document, prose and all, and copied into a file of their own, so that
every contender opens the same file and reads all of it. All run in this one process, one after the other.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2
from camelot.io import read_pdf

from bench.matching import print_matching
from pipeline.cli.printing import print_table
from pipeline.errors import LkjipError
from pipeline.understand import understand

CORPORA = (Path("corpus"), Path("../shared/corpus"))
PAGES = 60
LABELS = 100_000
YEAR = 2020
"""The sampled pages may lack the cover; any year will do, because no figure is kept."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Something that finds tables: its name, and how many it finds in a PDF."""

    name: str
    count_tables: Callable[[Path], int]


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender did with all samples."""

    name: str
    pages: int
    tables: int
    seconds: float


def ours(path: Path) -> int:
    """Read, extract, stitch, interpret and normalise."""
    try:
        return len(understand(path, YEAR).tables)
    except LkjipError:  # a scan
        return 0


def camelot_lattice(path: Path) -> int:
    """camelot's ruled-line parser with its defaults; the grids only."""
    return len(read_pdf(str(path), pages="all", flavor="lattice", suppress_stdout=True))


def plumber(path: Path) -> int:
    """pdfplumber's table finder with its defaults; the grids only."""
    with pdfplumber.open(path) as pdf:
        return sum(len(page.extract_tables()) for page in pdf.pages)


CONTENDERS = (
    Contender("lkjip, page to figures", ours),
    Contender("camelot lattice, grids", camelot_lattice),
    Contender("pdfplumber, grids", plumber),
)


def main(arguments: Sequence[str]) -> int:
    """Sample, run and print. Exit status 1 if there is nothing to read."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Pages and labels per second.")
    parser.add_argument("sources", nargs="*", type=Path, help="PDFs, or folders that hold some")
    parser.add_argument("--pages", type=int, default=PAGES, help="pages to read in all (default: %(default)s)")
    parser.add_argument("--labels", type=int, default=LABELS, help="labels to match (default: %(default)s)")
    options = parser.parse_args(arguments)
    pdfs = find_pdfs(options.sources or CORPORA)
    if not pdfs:
        print("Error: no PDF to read; name some.", file=sys.stderr)
        return 1
    print_matching(options.labels)
    print()
    with tempfile.TemporaryDirectory() as folder:
        samples = sample(pdfs, options.pages, Path(folder))
        print_results([measure(contender, samples) for contender in CONTENDERS], len(samples))
    return 0


def find_pdfs(sources: Sequence[Path]) -> list[Path]:
    """The PDFs among `sources` and anywhere below them, in order of name."""
    found = [path for source in sources for path in ([source] if source.is_file() else sorted(source.rglob("*.pdf")))]
    return list(dict.fromkeys(path.resolve() for path in found))


def sample(pdfs: Sequence[Path], pages: int, folder: Path) -> list[Path]:
    """A PDF in `folder` for each of `pdfs` that has text, with its share of `pages`, evenly spread."""
    samples = []
    share = max(1, round(pages / len(pdfs)))
    for number, path in enumerate(pdfs):
        whole, part = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
        with_text = [index for index in range(len(whole)) if whole[index].get_textpage().count_chars()]
        if with_text:
            step = max(1, len(with_text) // share)
            part.import_pages(whole, with_text[step // 2 :: step][:share])
            samples.append(folder / f"{number:03d}-{path.name}")
            part.save(samples[-1])
    return samples


def measure(contender: Contender, samples: Sequence[Path]) -> Result:
    """One contender's run over all samples."""
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in samples)
    began = time.perf_counter()
    tables = sum(contender.count_tables(path) for path in samples)
    return Result(contender.name, pages, tables, time.perf_counter() - began)


def print_results(results: Sequence[Result], documents: int) -> None:
    """A line a contender; the last column is how many times as fast as the slowest it is."""
    slowest = max(result.seconds for result in results)
    lines = [
        (
            result.name,
            str(result.pages),
            str(result.tables),
            f"{result.seconds:.1f}",
            f"{result.pages / result.seconds:.1f}",
            f"{slowest / result.seconds:.1f}",
        )
        for result in results
    ]
    print(f"{documents} documents, one process:")
    print_table(("", "pages", "tables", "seconds", "pages/s", "times"), lines)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
