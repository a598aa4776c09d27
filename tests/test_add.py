"""Adding a document: what is proposed, what is written, and what is refused with nothing changed."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.add import NewDocument, add, propose
from pipeline.errors import LkjipError
from pipeline.read import read_manifest
from pipeline.regions import load_regions
from tests.read.examples import CORPUS, TABLE, corpus_folder, document_lines, pdf_of, sha256

REPORT = "LAPORAN KINERJA TAHUN 2021\nDINAS KESEHATAN\nKABUPATEN BELITUNG\n\n" + TABLE


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report that lies outside of any corpus."""
    path = tmp_path / "LKjIP Dinkes 2021.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder of corpora with one corpus, purbalingga, of one document."""
    folder = corpus_folder(tmp_path / "corpus" / "purbalingga")
    corpus_folder(folder, "\n# first\n", document_lines(folder / "dinsos.txt"))
    return tmp_path / "corpus"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- what is proposed ---------------------------------------------------------------------------------------------


def test_what_the_cover_tells_is_proposed(report: Path, corpora: Path) -> None:
    assert propose(report, corpora) == NewDocument(
        corpus=corpora / "belitung",
        doc_id="belitung-lkjip-dinkes-2021",
        agency="Dinas Kesehatan",
        report_year=2021,
        region_code="19.02",
    )


def test_in_a_corpus_its_region_is_proposed_and_the_covers_is_told(report: Path, corpora: Path) -> None:
    proposed = propose(report, corpora, "purbalingga")
    assert (proposed.region_code, proposed.cover_region) == ("33.03", "19.02")


def test_a_corpus_is_an_id_a_path_or_where_the_file_lies(report: Path, corpora: Path) -> None:
    beside = corpora / "purbalingga" / "bappeda.txt"
    assert propose(report, corpora, "new").corpus == corpora / "new"
    assert propose(report, corpora, str(corpora / "purbalingga")).corpus == corpora / "purbalingga"
    assert propose(beside, corpora).corpus == corpora / "purbalingga"


def test_a_scan_can_be_proposed_but_tells_nothing(tmp_path: Path, corpora: Path) -> None:
    scan = pdf_of(tmp_path / "purbalingga-2019.pdf", "scan")
    proposed = propose(scan, corpora, "purbalingga")
    assert (proposed.agency, proposed.report_year, proposed.doc_id) == ("", 2019, "purbalingga-2019")


# --- what is written ----------------------------------------------------------------------------------------------


def test_the_file_is_copied_and_its_entry_appended(report: Path, corpora: Path) -> None:
    folder = corpora / "purbalingga"
    before = (folder / "corpus.toml").read_bytes()
    entry = add(report, replace(propose(report, corpora, "purbalingga"), source_url="https://example.go.id/a"))
    after = (folder / "corpus.toml").read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode() == (
        "\n[[documents]]\n"
        'id = "purbalingga-lkjip-dinkes-2021"\n'
        'file = "LKjIP Dinkes 2021.txt"\n'
        'agency = "Dinas Kesehatan"\n'
        "report_year = 2021\n"
        f'sha256 = "{sha256(report)}"\n'
        'source_url = "https://example.go.id/a"\n'
    )
    assert Path(entry.path).read_bytes() == report.read_bytes()
    assert [known.doc_id for known in read_manifest(folder, load_regions()).documents] == ["dinsos", entry.doc_id]


def test_a_new_corpus_gets_a_manifest_named_after_the_region(report: Path, corpora: Path) -> None:
    add(report, propose(report, corpora))
    manifest = tomllib.loads((corpora / "belitung" / "corpus.toml").read_text(encoding="utf-8"))
    assert manifest["corpus"] == {"id": "belitung", "title": "Kabupaten Belitung", "region_code": "19.02"}
    assert [table["id"] for table in manifest["documents"]] == ["belitung-lkjip-dinkes-2021"]


def test_a_region_that_is_not_the_corpus_is_written_too(report: Path, corpora: Path) -> None:
    entry = add(report, replace(propose(report, corpora, "purbalingga"), region_code="19.02"))
    assert entry.region_code == "19.02"


def test_a_file_beside_the_manifest_is_not_copied(corpora: Path) -> None:
    beside = corpora / "purbalingga" / "bappeda.txt"
    beside.write_text(REPORT, encoding="utf-8")
    add(beside, propose(beside, corpora))
    assert sorted(path.name for path in beside.parent.iterdir()) == ["bappeda.txt", "corpus.toml", "dinsos.txt"]


def test_the_manifests_own_line_ends_and_odd_names_are_kept(report: Path, corpora: Path) -> None:
    manifest = corpora / "purbalingga" / "corpus.toml"
    manifest.write_bytes(manifest.read_bytes().replace(b"\n", b"\r\n").rstrip())
    before = manifest.read_bytes()
    entry = add(report, replace(propose(report, corpora, "purbalingga"), agency='Dinas "Baru" \\ Lama'))
    assert manifest.read_bytes().startswith(before + b"\r\n\r\n[[documents]]\r\n")
    assert entry.agency == 'Dinas "Baru" \\ Lama'


# --- what is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"doc_id": "dinsos"}, r'corpus\.toml, document "dinsos": the id is taken; give another by --id'),
        ({"doc_id": "a/b"}, 'id = "a/b" cannot be used'),
        ({"region_code": "99.99"}, 'the region "99.99" is unknown'),
        ({"report_year": 21}, "report_year = 21 is no year of a report"),
        ({"report_year": 0}, "its first pages do not tell the year; give it by --year"),
        ({"agency": ""}, "its first pages do not tell the agency; give it by --agency"),
    ],
)
def test_what_would_not_pass_a_run_is_refused_with_nothing_changed(
    report: Path, corpora: Path, changes: dict[str, object], problem: str
) -> None:
    for corpus in ("purbalingga", "new"):
        before = contents(corpora)
        with pytest.raises(LkjipError, match=problem):
            add(report, replace(propose(report, corpora, corpus), **{"region_code": "33.03", **changes}))  # type: ignore[arg-type]
        assert contents(corpora) == before
        assert not (corpora / "new").exists()


def test_a_document_is_added_once(report: Path, corpora: Path) -> None:
    add(report, propose(report, corpora, "purbalingga"))
    again = report.with_name("other name.txt")
    again.write_bytes(report.read_bytes())
    problem = r'other name\.txt: is in .*purbalingga/corpus\.toml already, as "purbalingga-lkjip-dinkes-2021"'
    with pytest.raises(LkjipError, match=problem):
        add(again, propose(again, corpora))  # also into another corpus
    assert not (corpora / "belitung").exists()


def test_another_file_of_the_same_name_is_not_overwritten(report: Path, corpora: Path) -> None:
    (corpora / "purbalingga" / report.name).write_text("mine")
    with pytest.raises(LkjipError, match="another file of this name lies there; rename yours"):
        add(report, propose(report, corpora, "purbalingga"))
    assert (corpora / "purbalingga" / report.name).read_text() == "mine"


def test_a_manifest_that_is_no_toml_is_left_as_it_is(report: Path, corpora: Path) -> None:
    manifest = corpora / "purbalingga" / "corpus.toml"
    manifest.write_text(CORPUS + "[[documents\n")
    before = contents(corpora)
    with pytest.raises(LkjipError, match="is not valid TOML"):
        add(report, replace(propose(report, corpora, "purbalingga"), region_code="33.03"))
    assert contents(corpora) == before


@pytest.mark.parametrize("name", ["broken.pdf", "none.pdf", "page.html"])
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, corpora: Path, name: str) -> None:
    if name != "none.pdf":
        (tmp_path / name).write_text("<html>404</html>")
    with pytest.raises(LkjipError, match=name):
        propose(tmp_path / name, corpora, "purbalingga")


def test_an_encrypted_file_is_added_with_the_name_of_its_password(
    tmp_path: Path, corpora: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = pdf_of(tmp_path / "locked-2021.pdf", "table", password="rahasia")
    monkeypatch.setenv("DINKES", "rahasia")
    with pytest.raises(LkjipError, match="password"):
        propose(locked, corpora, "purbalingga")
    proposed = propose(locked, corpora, "purbalingga", password_env="DINKES")
    assert add(locked, replace(proposed, agency="Dinas Kesehatan")).password_env == "DINKES"
