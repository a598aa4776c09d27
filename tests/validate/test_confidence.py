"""A figure's confidence: more for what confirms it, less for what contradicts it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import LkjipError
from pipeline.flags import flag_names
from pipeline.mapping_files import FOLDER_VARIABLE
from pipeline.validate import validate
from pipeline.validate.confidence import confidence, load_evidence
from tests.validate.rows import figure

PLAIN = replace(figure("PMKS tertangani", "realisasi", 77.09), evidence=("one_reading",))


@pytest.mark.parametrize("evidence", ["sum", "repetition", "arithmetic", "table_clear"])
def test_what_confirms_a_figure_makes_it_surer(evidence: str) -> None:
    assert confidence(replace(PLAIN, evidence=("one_reading", evidence))) > confidence(PLAIN)


@pytest.mark.parametrize("evidence", ["header_guessed", "table_doubtful", "engines_differ"])
def test_what_speaks_against_it_makes_it_less_sure(evidence: str) -> None:
    assert confidence(replace(PLAIN, evidence=("one_reading", evidence))) < confidence(PLAIN)


@pytest.mark.parametrize("flag", ["ambiguous_number", "malformed_number", "arithmetic_mismatch", "out_of_range"])
def test_a_doubt_makes_it_less_sure(flag: str) -> None:
    assert confidence(replace(PLAIN, flags=(flag,))) < confidence(PLAIN)


def test_every_flag_has_a_weight() -> None:
    assert flag_names() <= {one.evidence for one in load_evidence()}


def test_a_flag_without_a_weight_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "evidence.csv").write_text("evidence,present,absent,guess,meaning\nprior,5,5,1,nothing known\n")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    load_evidence.cache_clear()
    with pytest.raises(LkjipError, match="no weight for ambiguous_number"):
        load_evidence()
    load_evidence.cache_clear()


def test_validation_gives_every_figure_its_confidence() -> None:
    sure, doubted = validate([PLAIN, replace(PLAIN, figure_id="doc:t1:9", period=1990)], {"doc": 2021})

    assert doubted.flags == ("period_uncertain",)
    assert 0 < (doubted.confidence or 0) < (sure.confidence or 0) < 1
