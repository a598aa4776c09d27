"""The text edition and the PDF edition of a report give the same figures.

Both hold the same tables, but reach us on different ways: the text by its tabs, the PDF by rules, shading and where
words stand, over page breaks and on turned pages. What comes out must not depend on the way.
"""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.artefacts import Figure, ManifestEntry
from pipeline.read import read_manifest
from pipeline.regions import load_regions
from pipeline.run import corpora_in
from pipeline.stages import STAGES, Work

CORPUS = Path(__file__).parent.parent / "corpus"
THROUGH = [stage.name for stage in STAGES].index("normalise") + 1


def entries() -> list[ManifestEntry]:
    regions = load_regions()
    return [entry for folder in corpora_in(CORPUS) for entry in read_manifest(folder, regions).documents]


def figures(entry: ManifestEntry) -> tuple[Figure, ...]:
    work = Work(entry)
    for stage in STAGES[:THROUGH]:
        work = replace(work, **{stage.field: stage.make(work)})
    return work.normalised.figures


def facts(found: tuple[Figure, ...]) -> Counter[tuple[object, ...]]:
    return Counter(
        (f.dataset, f.label_raw, f.level, f.measure, f.period, f.version, f.value, f.value_text) for f in found
    )


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.doc_id)
def test_text_and_pdf_editions_give_the_same_figures(entry: ManifestEntry) -> None:
    text = replace(entry, path=str(Path(entry.path).with_suffix(".txt")))

    from_text, from_pdf = facts(figures(text)), facts(figures(entry))

    assert sorted(map(str, from_text - from_pdf)) == []
    assert sorted(map(str, from_pdf - from_text)) == []
    assert from_text.total() > 100
