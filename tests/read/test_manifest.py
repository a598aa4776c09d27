"""Manifests: what they give, and how each mistake in one is told, with file, place and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import LkjipError
from pipeline.read import Corpus, read_manifest, without_duplicates
from pipeline.regions import load_regions
from tests.read.examples import CORPUS, corpus_folder, document_lines, sha256

REGIONS = load_regions()


def corpus_of(tmp_path: Path, *documents: str, head: str = CORPUS) -> Corpus:
    return read_manifest(corpus_folder(tmp_path / "purbalingga", *documents, head=head), REGIONS)


def lines_of(tmp_path: Path, name: str = "dinsos.txt", **changes: str) -> str:
    corpus_folder(tmp_path / "purbalingga")
    return document_lines(tmp_path / "purbalingga" / name, **changes)


# --- what a manifest gives ----------------------------------------------------------------------------------------


def test_a_document_takes_its_region_from_the_corpus(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, lines_of(tmp_path))
    (entry,) = corpus.documents
    assert (corpus.corpus_id, corpus.title, corpus.refused) == ("purbalingga", "Kabupaten Purbalingga", ())
    assert (entry.corpus_id, entry.doc_id, entry.report_year) == ("purbalingga", "dinsos", 2021)
    assert (entry.agency, entry.region_code) == ("Dinas Sosial", "33.03")
    assert Path(entry.path) == tmp_path / "purbalingga" / "dinsos.txt"


def test_a_document_may_name_another_region_and_all_the_rest(tmp_path: Path) -> None:
    optional = {
        "region_code": '"32"',
        "pages": '"10-45,60"',
        "password_env": '"SANDI"',
        "source_url": '"https://example.go.id"',
        "notes": '"appendix only"',
    }
    (entry,) = corpus_of(tmp_path, lines_of(tmp_path, **optional)).documents
    assert (entry.region_code, entry.pages, entry.password_env) == ("32", "10-45,60", "SANDI")
    assert (entry.source_url, entry.notes) == ("https://example.go.id", "appendix only")


def test_documents_keep_the_order_of_the_manifest(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, lines_of(tmp_path), lines_of(tmp_path, "bappeda.txt"))
    assert [entry.doc_id for entry in corpus.documents] == ["dinsos", "bappeda"]


def test_the_manifest_may_be_named_instead_of_its_folder(tmp_path: Path) -> None:
    folder = corpus_folder(tmp_path / "purbalingga", lines_of(tmp_path))
    assert read_manifest(folder / "corpus.toml", REGIONS) == read_manifest(folder, REGIONS)


def test_a_byte_order_mark_and_crlf_do_no_harm(tmp_path: Path) -> None:
    folder = corpus_folder(tmp_path / "purbalingga", lines_of(tmp_path))
    text = (folder / "corpus.toml").read_text(encoding="utf-8")
    (folder / "corpus.toml").write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    assert len(read_manifest(folder, REGIONS).documents) == 1


# --- a manifest that cannot be used at all ------------------------------------------------------------------------


def test_a_folder_without_manifest(tmp_path: Path) -> None:
    with pytest.raises(LkjipError) as refusal:
        read_manifest(tmp_path, REGIONS)
    assert str(refusal.value) == (
        f"{tmp_path / 'corpus.toml'}: there is no manifest; name a folder that holds a corpus.toml."
    )


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (
            CORPUS.replace('"33.03"', "33.03"),
            "[corpus]: region_code = 33.03 has the wrong type; write a text in quotes.",
        ),
        (
            CORPUS.replace("33.03", "33.99"),
            '[corpus]: region_code "33.99" is unknown; give a Kemendagri code of mappings/regions.csv in quotes, '
            'such as "33.03" or "32".',
        ),
        (
            CORPUS.replace('title = "Kabupaten Purbalingga"\n', ""),
            '[corpus]: "title" is missing; add a line title = ….',
        ),
        (CORPUS.replace("title =", "titel ="), '[corpus]: unknown key "titel"; perhaps "title" is meant.'),
        (
            CORPUS.replace('id = "purbalingga"', 'id = "../purbalingga"'),
            '[corpus]: id = "../purbalingga" cannot be used; write letters, digits, hyphens, dots and _ only.',
        ),
        ("", "[corpus]: the table is missing; begin the manifest with [corpus] and id, title, region_code."),
        (
            CORPUS + "\n[[dokumen]]\n",
            '"dokumen": is no table of a manifest; perhaps "documents" is meant.',
        ),
        (CORPUS, "[[documents]]: there are no documents; add one with `lkjip add FILE`."),
        (
            CORPUS + "\n[documents]\n",
            "documents: is no list of tables; write [[documents]] above the lines of each document.",
        ),
    ],
    ids=["type", "region", "missing", "typo", "id", "no corpus", "unknown table", "no documents", "no list"],
)
def test_a_wrong_head_refuses_the_whole_corpus(tmp_path: Path, head: str, sentence: str) -> None:
    with pytest.raises(LkjipError) as refusal:
        corpus_of(tmp_path, head=head)
    assert str(refusal.value) == f"{tmp_path / 'purbalingga' / 'corpus.toml'}, {sentence}"


def test_malformed_toml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(LkjipError) as refusal:
        corpus_of(tmp_path, '\n[[documents]]\nid = "dinsos\n')
    assert "corpus.toml: is not valid TOML: " in str(refusal.value)
    assert "line 7" in str(refusal.value)
    assert str(refusal.value).endswith("; correct that line.")


# --- one document that is wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"agency": ""}, '"agency" is missing; add a line agency = ….'),
        ({"agency": '" "'}, '"agency" is missing; add a line agency = ….'),
        (
            {"report_year": '"2021"'},
            'report_year = "2021" has the wrong type; write a whole number without quotes.',
        ),
        ({"report_year": "true"}, "report_year = True has the wrong type; write a whole number without quotes."),
        (
            {"report_year": "202"},
            "report_year = 202 is no year of a report; give the year that the report is about.",
        ),
        ({"agancy": '"Dinas"'}, 'unknown key "agancy"; perhaps "agency" is meant.'),
        (
            {"region_code": '"33.99"'},
            'region_code "33.99" is unknown; give a Kemendagri code of mappings/regions.csv in quotes, '
            'such as "33.03" or "32".',
        ),
        ({"pages": '"ten"'}, 'pages "ten" cannot be read at "ten"; write them like "10-45,60".'),
        ({"file": '"no.pdf"'}, "there is no file no.pdf; put it beside corpus.toml or correct `file`."),
        (
            {"file": '"../secret.txt"'},
            "secret.txt lies outside the manifest's folder; move the file beside corpus.toml.",
        ),
        ({"file": '"/etc/hostname"'}, "hostname lies outside the manifest's folder; move the file beside corpus.toml."),
    ],
    ids=["missing", "blank", "type", "bool", "year", "typo", "region", "pages", "file", "above", "absolute"],
)
def test_a_wrong_document_is_refused_and_the_others_stay(
    tmp_path: Path, changes: dict[str, str], sentence: str
) -> None:
    corpus = corpus_of(tmp_path, lines_of(tmp_path, **changes), lines_of(tmp_path, "bappeda.txt"))
    (refusal,) = corpus.refused
    assert refusal.reason == f'purbalingga/corpus.toml, document 1 ("dinsos"): {sentence}'
    assert [entry.doc_id for entry in corpus.documents] == ["bappeda"]


def test_an_id_that_could_leave_its_folder_is_refused(tmp_path: Path) -> None:
    (refusal,) = corpus_of(tmp_path, lines_of(tmp_path, id='"../x"')).refused
    assert 'id = "../x" cannot be used; write letters, digits, hyphens, dots and _ only.' in refusal.reason


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("a\tb")
    folder = corpus_folder(tmp_path / "purbalingga")
    (folder / "link.txt").symlink_to(outside)
    (refusal,) = corpus_of(tmp_path, document_lines(folder / "link.txt")).refused
    assert "link.txt lies outside the manifest's folder" in refusal.reason


def test_a_changed_file_is_refused_with_the_sha256_to_write(tmp_path: Path) -> None:
    lines = lines_of(tmp_path, sha256=f'"{"0" * 64}"')
    (refusal,) = corpus_of(tmp_path, lines).refused
    found = sha256(tmp_path / "purbalingga" / "dinsos.txt")
    assert refusal.reason == (
        f'purbalingga/corpus.toml, document 1 ("dinsos"): dinsos.txt is not the file that was registered '
        f"(its sha256 is {found[:12]}…, not 000000000000…); "
        f'restore the file, or if the change is meant write sha256 = "{found}".'
    )


def test_what_is_known_of_a_refused_document_is_kept(tmp_path: Path) -> None:
    (refusal,) = corpus_of(tmp_path, lines_of(tmp_path, id="", agency="7")).refused
    entry = refusal.entry
    assert (entry.doc_id, entry.agency, entry.report_year) == ("purbalingga-1", "7", 2021)
    assert Path(entry.path).name == "dinsos.txt"


# --- several corpora ----------------------------------------------------------------------------------------------


def test_an_id_that_is_taken_refuses_the_later_document(tmp_path: Path) -> None:
    first = corpus_of(tmp_path, lines_of(tmp_path), lines_of(tmp_path, "bappeda.txt", id='"dinsos"'))
    folder = corpus_folder(tmp_path / "again")
    corpus_folder(folder, document_lines(folder / "dinsos.txt"))
    kept, again = without_duplicates([first, read_manifest(folder, REGIONS)])
    assert [Path(entry.path).name for entry in kept.documents] == ["dinsos.txt"]
    assert [refusal.reason for refusal in (*kept.refused, *again.refused)] == [
        f'{corpus}/corpus.toml, document "dinsos" ({name}): its id is that of dinsos.txt of purbalingga/corpus.toml '
        "already; give every document an id of its own."
        for corpus, name in (("purbalingga", "bappeda.txt"), ("again", "dinsos.txt"))
    ]
