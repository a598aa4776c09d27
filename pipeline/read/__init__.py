"""Read: manifests → documents, opened and identified."""

from pipeline.read.identify import identify, password_of
from pipeline.read.manifest import MANIFEST, Corpus, Refused, read_manifest, sha256_of, without_duplicates
from pipeline.read.text import read_text

__all__ = [
    "MANIFEST",
    "Corpus",
    "Refused",
    "identify",
    "password_of",
    "read_manifest",
    "read_text",
    "sha256_of",
    "without_duplicates",
]
