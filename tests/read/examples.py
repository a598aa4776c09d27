"""Small documents and manifests, made by the tests that read them."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.artefacts import ManifestEntry

TABLE = "Tabel 3.1 Capaian Kinerja Tahun 2021\n\nIndikator\tTarget\tRealisasi\nAngka kemiskinan\t10,50\t11,20\n"

CORPUS = '[corpus]\nid = "purbalingga"\ntitle = "Kabupaten Purbalingga"\nregion_code = "33.03"\n'


def entry_of(path: Path, *, pages: str = "", password_env: str = "") -> ManifestEntry:
    """A manifest entry for a file, as if its manifest said nothing unusual."""
    return ManifestEntry(
        "purbalingga", path.stem, str(path), "Dinas Sosial", 2021, "", "33.03", pages=pages, password_env=password_env
    )


def document_lines(file: Path, /, **changes: str) -> str:
    """The `[[documents]]` lines for a file; `changes` gives other TOML values, "" leaves the line out."""
    values = {
        "id": f'"{file.stem}"',
        "file": f'"{file.name}"',
        "agency": '"Dinas Sosial"',
        "report_year": "2021",
        "sha256": f'"{sha256(file)}"',
    } | changes
    return "\n[[documents]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items() if value)


def corpus_folder(folder: Path, *documents: str, head: str = CORPUS) -> Path:
    """A corpus folder with a manifest of these `[[documents]]`; the texts dinsos.txt and bappeda.txt lie in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("dinsos.txt", "bappeda.txt"):
        (folder / name).write_text(TABLE, encoding="utf-8")
    (folder / "corpus.toml").write_text(head + "".join(documents), encoding="utf-8")
    return folder


def sha256(file: Path) -> str:
    """The sha256 of a file, or zeros if there is none."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "0" * 64


def pdf_of(path: Path, *pages: str, password: str | None = None) -> Path:
    """A PDF whose pages are, by their letters: "table", "prose", "scan" (a picture of a page), "inset" (a
    scanned sheet above a few lines of text), "readable scan" (one with its text laid over it), "blank" or "white" (a
    white picture)."""
    encryption = StandardEncryption(password, ownerPassword="owner") if password is not None else None
    canvas = Canvas(str(path), encrypt=encryption, invariant=True, pageCompression=0)
    for page in pages:
        _DRAW[page](canvas)
        canvas.showPage()
    canvas.save()
    return path


def _draw_table(canvas: Canvas) -> None:
    canvas.drawString(80, 780, "Tabel 3.1 Capaian Kinerja Tahun 2021")
    for row, cells in enumerate((("Indikator", "Target", "Realisasi"), *(("Angka kemiskinan", "10,50", "11,20"),) * 3)):
        for column, text in enumerate(cells):
            canvas.rect(80 + 140 * column, 740 - 24 * row, 140, 24)
            canvas.drawString(84 + 140 * column, 747 - 24 * row, text)


def _draw_prose(canvas: Canvas) -> None:
    for line in range(20):
        canvas.drawString(
            80, 780 - 16 * line, "Laporan ini disusun sebagai bentuk pertanggungjawaban kepada masyarakat"
        )


def _draw_scan(canvas: Canvas) -> None:
    _draw_picture(canvas, 0, 842)
    canvas.drawString(500, 20, "12")


def _draw_inset(canvas: Canvas) -> None:
    _draw_picture(canvas, 300, 500)
    for line in range(6):
        canvas.drawString(
            80, 200 - 16 * line, "Perjanjian tersebut menjadi dasar pengukuran kinerja pada bab berikutnya"
        )


def _draw_readable_scan(canvas: Canvas) -> None:
    _draw_picture(canvas, 0, 842)
    _draw_prose(canvas)


def _draw_white(canvas: Canvas) -> None:
    _draw_picture(canvas, 0, 842, grey=255)


def _draw_picture(canvas: Canvas, bottom: int, height: int, grey: int = 230) -> None:
    picture = BytesIO()
    Image.new("L", (60, 84), grey).save(picture, "PNG")
    canvas.drawImage(ImageReader(picture), 0, bottom, 595, height)


def _draw_nothing(canvas: Canvas) -> None:
    """A blank page."""


_DRAW = {
    "table": _draw_table,
    "prose": _draw_prose,
    "scan": _draw_scan,
    "inset": _draw_inset,
    "readable scan": _draw_readable_scan,
    "blank": _draw_nothing,
    "white": _draw_white,
}
