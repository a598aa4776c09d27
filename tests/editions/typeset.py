"""Typeset the PDF editions anew:  python -m tests.editions.typeset [CORPUS …]

Writes `corpus/<id>/<doc_id>.pdf` for each text edition and puts its sha256 into the manifest beside it.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from tests.editions.draw import draw_pdf, register_fonts
from tests.editions.flow import Page, paginate
from tests.editions.layout import EditionLayout, read_layout, table_layouts
from tests.editions.source import EditionError, Lines, read_edition

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
LAYOUTS = Path(__file__).resolve().parent / "layouts"


def text_editions(corpora: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """The text editions of these corpora, of all if none is named."""
    folders = [CORPUS / name for name in corpora] or [folder for folder in CORPUS.iterdir() if folder.is_dir()]
    editions = tuple(sorted(path for folder in folders for path in folder.glob("*.txt")))
    if not editions:
        raise EditionError(f"no text edition in {', '.join(str(folder) for folder in folders)}")
    return editions


def typeset(edition: Path) -> bytes:
    """The PDF edition of a text edition."""
    title, layout, pages = lay_pages(edition)
    return draw_pdf(pages, layout, title)


def lay_pages(edition: Path) -> tuple[str, EditionLayout, list[Page]]:
    """The title of a text edition, its layout, and its pages before they are drawn."""
    register_fonts()
    blocks = read_edition(edition)
    path = LAYOUTS / f"{edition.stem}.toml"
    layout = read_layout(path)
    cover = blocks[0]
    if not isinstance(cover, Lines):
        raise EditionError(f"{edition}:1: the text opens with a table; put the title lines of the report first")
    pages = paginate(blocks, table_layouts(blocks, layout, path), layout)
    return " ".join(cover.lines), layout, pages


def write_sha256(manifest: Path, file_name: str, digest: str) -> None:
    """Replace the sha256 of the document `file_name` in a manifest."""
    text = manifest.read_text(encoding="utf-8")
    entry = re.compile(rf'(file = "{re.escape(file_name)}"(?:\n(?!\[).*)*?\nsha256 = ")[0-9a-f]*(?=")')
    changed, count = entry.subn(rf"\g<1>{digest}", text)
    if count != 1:
        raise EditionError(f"{manifest}: no entry with file = {file_name!r} and a sha256 below it; add one")
    manifest.write_text(changed, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Typeset the named corpora, or all of them."""
    try:
        for edition in text_editions(tuple(arguments)):
            content = typeset(edition)
            pdf = edition.with_suffix(".pdf")
            pdf.write_bytes(content)
            write_sha256(edition.parent / "corpus.toml", pdf.name, hashlib.sha256(content).hexdigest())
            print(f"{pdf.relative_to(ROOT)}  {len(content):,} bytes")
    except (EditionError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
