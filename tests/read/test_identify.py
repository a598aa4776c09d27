"""What a file is, and what is said of one that cannot be used: one sentence with file, place and remedy."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pipeline.artefacts import Document
from pipeline.read import identify, read_text
from tests.read.examples import TABLE, entry_of, pdf_of


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def outcome(document: Document) -> tuple[str, str, str]:
    return document.kind, document.status, document.reason


def test_a_pdf_is_read_on_the_pages_that_may_hold_a_table(tmp_path: Path) -> None:
    document = identify(entry_of(pdf_of(tmp_path / "a.pdf", "prose", "table", "prose", "table")))
    assert outcome(document) == ("pdf", "ok", "")
    assert (document.page_count, document.pages) == (4, (2, 4))


def test_the_manifest_can_limit_the_pages(tmp_path: Path) -> None:
    document = identify(entry_of(pdf_of(tmp_path / "a.pdf", "table", "table", "table", "table"), pages="2-3"))
    assert document.pages == (2, 3)


def test_a_text_with_tabs_is_a_text(tmp_path: Path) -> None:
    assert outcome(identify(entry_of(written(tmp_path / "a.txt", TABLE.encode())))) == ("text", "ok", "")


def test_a_text_without_tabs_has_no_tables(tmp_path: Path) -> None:
    assert outcome(identify(entry_of(written(tmp_path / "a.txt", b"Laporan Kinerja\n")))) == (
        "text",
        "no tables",
        "a.txt: the text holds no tabs, so no tables; separate the cells of tables by tabs.",
    )


def test_a_pdf_of_prose_has_no_tables(tmp_path: Path) -> None:
    document = identify(entry_of(pdf_of(tmp_path / "a.pdf", "prose")))
    assert document.status == "no tables"
    assert document.reason.startswith("a.pdf: no page looks as if it held a table;")


# --- scans --------------------------------------------------------------------------------------------------------


def test_a_pdf_of_pictures_needs_ocr(tmp_path: Path) -> None:
    assert outcome(identify(entry_of(pdf_of(tmp_path / "a.pdf", "scan", "scan")))) == (
        "scan",
        "needs OCR",
        "a.pdf: 2 of 2 pages are pictures without text (1, 2); run OCR on it (ocrmypdf, say) and add the result.",
    )


def test_scanned_appendices_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    document = identify(entry_of(pdf_of(tmp_path / "a.pdf", "table", "scan", "scan", "scan")))
    assert (document.kind, document.status, document.pages) == ("pdf", "ok", (1,))
    assert document.reason == (
        "a.pdf: 3 of 4 pages are pictures without text (2, 3, 4); run OCR on it (ocrmypdf, say) if they hold tables."
    )


def test_a_scan_behind_a_typeset_cover_needs_ocr(tmp_path: Path) -> None:
    document = identify(entry_of(pdf_of(tmp_path / "a.pdf", "prose", *["scan"] * 12)))
    assert document.status == "needs OCR"
    assert "12 of 13 pages are pictures without text (2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more)" in document.reason


def test_a_scanned_sheet_set_into_a_page_of_text_is_named_and_the_text_is_read(tmp_path: Path) -> None:
    document = identify(entry_of(pdf_of(tmp_path / "a.pdf", "table", "inset", "scan")))
    assert document.pages == (1,)
    assert document.reason == (
        "a.pdf: 1 of 3 pages is a picture without text (3), 1 of 3 pages is in part a picture without text (2); "
        "run OCR on it (ocrmypdf, say) if they hold tables."
    )


@pytest.mark.parametrize("page", ["readable scan", "blank", "white"])
def test_pages_with_their_text_over_a_picture_and_blank_ones_are_not_named(tmp_path: Path, page: str) -> None:
    assert identify(entry_of(pdf_of(tmp_path / "a.pdf", "table", page))).reason == ""


def test_a_pdf_of_blank_pages_has_no_tables(tmp_path: Path) -> None:
    document = identify(entry_of(pdf_of(tmp_path / "a.pdf", "blank", "white")))
    assert (document.status, document.pages) == ("no tables", ())


# --- files that cannot be used ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"", "a.pdf: the file is empty; fetch it again."),
        ("a.txt", b" \r\n", "a.txt: the file is empty; fetch it again."),
        (
            "a.pdf",
            b"%PDF-1.7\nnothing of a PDF follows",
            "a.pdf: the PDF is broken and cannot be opened; fetch it again, or repair it (qpdf, say).",
        ),
        (
            "a.pdf",
            b"<!DOCTYPE html><title>404</title>",
            "a.pdf: is a web page, neither PDF nor text; save it as PDF, or as tab-separated .txt.",
        ),
        (
            "a.pdf",
            b"Not found",
            "a.pdf: is named .pdf but is no PDF; fetch it again, or save it as PDF or as tab-separated .txt.",
        ),
        (
            "a.docx",
            b"PK\x03\x04\x14\x00",
            "a.docx: is a Word, Excel or zip file, neither PDF nor text; save it as PDF, or as tab-separated .txt.",
        ),
        (
            "a.md",
            b"Indikator\tTarget",
            "a.md: is neither PDF nor .txt; fetch it again, or save it as PDF or as tab-separated .txt.",
        ),
        (
            "a.txt",
            bytes(range(32)) * 20,
            "a.txt: the file is no text; save it as PDF, or as tab-separated .txt in UTF-8.",
        ),
    ],
    ids=["empty pdf", "blank text", "broken pdf", "web page", "named pdf", "word", "other suffix", "binary"],
)
def test_an_unusable_file_is_told_in_one_sentence(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert outcome(identify(entry_of(written(tmp_path / name, content)))) == ("unreadable", "failed", reason)


def test_a_pdf_without_pages_fails(tmp_path: Path) -> None:
    pypdfium2.PdfDocument.new().save(str(tmp_path / "a.pdf"))
    document = identify(entry_of(tmp_path / "a.pdf"))
    assert outcome(document) == ("unreadable", "failed", "a.pdf: the PDF has no pages; fetch it again.")


def test_a_file_that_went_away_fails(tmp_path: Path) -> None:
    document = identify(entry_of(tmp_path / "a.pdf"))
    assert document.reason == "a.pdf: cannot be read (No such file or directory); check the file and its permissions."


def test_one_broken_page_does_not_spoil_the_others(tmp_path: Path) -> None:
    whole = pdf_of(tmp_path / "a.pdf", "table", "prose", "table").read_bytes()
    first = whole.index(b"/Type /Page\n")
    second = whole.index(b"/Type /Page\n", first + 1)
    written(tmp_path / "a.pdf", whole[:second] + b"/Type /Egap\n" + whole[second + len(b"/Type /Page\n") :])
    document = identify(entry_of(tmp_path / "a.pdf"))
    assert (document.status, document.pages) == ("ok", (1, 3))
    assert document.reason == "a.pdf: 1 of 3 pages is broken (2); fetch it again if they hold tables."


def test_what_is_said_of_a_pdf_does_not_hang_on_the_one_before(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    pypdfium2.PdfDocument.new().save(str(empty))
    broken = written(tmp_path / "broken.pdf", b"%PDF-1.7")
    for file, problem in ((empty, "the PDF has no pages"), (broken, "the PDF is broken")):
        locked = identify(entry_of(pdf_of(tmp_path / "locked.pdf", "table", password="rahasia")))
        assert "the PDF is encrypted" in locked.reason
        assert problem in identify(entry_of(file)).reason


def test_a_pdf_of_broken_pages_fails(tmp_path: Path) -> None:
    whole = pdf_of(tmp_path / "a.pdf", "table", "table").read_bytes()
    written(tmp_path / "a.pdf", whole.replace(b"/Type /Page\n", b"/Type /Egap\n"))
    assert identify(entry_of(tmp_path / "a.pdf")).reason.startswith("a.pdf: the PDF is broken and cannot be opened;")


def test_pages_beyond_the_last_fail(tmp_path: Path) -> None:
    document = identify(entry_of(pdf_of(tmp_path / "a.pdf", "table"), pages="1-9"))
    assert document.reason == ('a.pdf, pages = "1-9": the PDF has only 1 pages; correct `pages` in the manifest.')


# --- passwords ----------------------------------------------------------------------------------------------------


def test_an_empty_password_opens_by_itself(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", "table", password="")
    assert identify(entry_of(path)).status == "ok"


def test_an_empty_password_is_tried_before_the_one_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DINSOS_PASSWORD", "of another file")
    path = pdf_of(tmp_path / "a.pdf", "table", password="")
    assert identify(entry_of(path, password_env="DINSOS_PASSWORD")).status == "ok"


def test_the_password_is_taken_from_the_variable_that_the_manifest_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DINSOS_PASSWORD", "rahasia")
    path = pdf_of(tmp_path / "a.pdf", "table", password="rahasia")
    assert identify(entry_of(path, password_env="DINSOS_PASSWORD")).pages == (1,)


def test_an_encrypted_pdf_without_a_variable_says_how_to_give_one(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", "table", password="rahasia")
    assert identify(entry_of(path)).reason == (
        'a.pdf: the PDF is encrypted and needs a password; add password_env = "NAME" to its manifest entry and set '
        "the environment variable NAME to its password."
    )


@pytest.mark.parametrize(
    ("given", "problem"),
    [("", "the PDF is encrypted and DINSOS_PASSWORD is not set"), ("salah", "the password is wrong")],
)
def test_a_missing_or_wrong_password_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, problem: str
) -> None:
    monkeypatch.setenv("DINSOS_PASSWORD", given)
    path = pdf_of(tmp_path / "a.pdf", "table", password="rahasia")
    document = identify(entry_of(path, password_env="DINSOS_PASSWORD"))
    assert document.reason == (f"a.pdf: {problem}; set the environment variable DINSOS_PASSWORD to its password.")


# --- texts in other clothes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "Rata–rata\t≥ 75\nIPM\t80,1\n".encode(),
        "\ufeffRata–rata\t≥ 75\nIPM\t80,1\n".encode(),
        "Rata–rata\t≥ 75\r\nIPM\t80,1\r\n".encode(),
        "Rata–rata\t≥ 75\rIPM\t80,1\r".encode(),
        "Rata–rata\t≥ 75\nIPM\t80,1\n".encode("utf-16"),
        "Rata–rata\t≥ 75\nIPM\t80,1\n".encode("utf-16-le"),
        b"\0".join([b"", "Rata–rata\t≥ 75\nIPM\t80,1\n".encode()]),
    ],
    ids=["plain", "byte order mark", "crlf", "cr", "utf-16", "utf-16 without mark", "nul"],
)
def test_a_text_reads_alike_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    assert read_text(written(tmp_path / "a.txt", content)) == "Rata–rata\t≥ 75\nIPM\t80,1\n"


def test_a_text_that_is_not_utf8_is_read_as_windows_western(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Rata–rata\t½\n".encode("cp1252"))
    assert read_text(path) == "Rata–rata\t½\n"


def test_a_form_feed_begins_no_new_line(tmp_path: Path) -> None:
    """Line numbers must be those that an editor shows."""
    path = written(tmp_path / "a.txt", b"BAB III\x0cA\t1\nB\t2\n")
    assert read_text(path).splitlines() == ["BAB III A\t1", "B\t2"]
