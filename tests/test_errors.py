"""Bad input is told in one sentence: file, place, problem, remedy."""

from __future__ import annotations

import pickle

from pipeline.errors import LkjipError


def test_an_error_reads_as_one_sentence() -> None:
    error = LkjipError("corpus.toml", "documents[2].sha256", "is not that of the file", "copy the file again")
    assert str(error) == "corpus.toml, documents[2].sha256: is not that of the file; copy the file again."


def test_place_and_remedy_may_be_missing() -> None:
    assert str(LkjipError("a.pdf", "", "has no pages")) == "a.pdf: has no pages."


def test_line_breaks_from_a_library_message_are_closed_up() -> None:
    assert str(LkjipError("a.pdf", "", "is broken:\n  no trailer.", "get it again.")) == (
        "a.pdf: is broken: no trailer; get it again."
    )


def test_an_error_crosses_a_process_boundary_unchanged() -> None:
    error = pickle.loads(pickle.dumps(LkjipError("a.pdf", "page 3", "cannot be read", "leave it out")))
    assert (error.file, error.place, error.problem, error.remedy) == (
        "a.pdf",
        "page 3",
        "cannot be read",
        "leave it out",
    )
