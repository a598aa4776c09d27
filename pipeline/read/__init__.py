"""Read: manifests → documents, opened and identified."""

from pipeline.read.corrections import CORRECTIONS, Corrections, read_corrections
from pipeline.read.identify import identify, password_of
from pipeline.read.manifest import MANIFEST, Corpus, Refused, read_manifest, sha256_of, without_duplicates
from pipeline.read.text import read_text

__all__ = [
    "CORRECTIONS",
    "MANIFEST",
    "Corpus",
    "Corrections",
    "Refused",
    "identify",
    "password_of",
    "read_corrections",
    "read_manifest",
    "read_text",
    "sha256_of",
    "without_duplicates",
]
