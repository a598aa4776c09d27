"""The aliases of the vocabulary, as readings, found by their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.errors import LkjipError
from pipeline.mapping_files import mapping_path
from pipeline.match.label import Reading, read_label
from pipeline.match.lexicon import Lexicon, build_lexicon
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import ALIASES_FILE, Indicator, Vocabulary


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of an indicator, and the kinds of unit with which it means that one (empty: any)."""

    indicator: Indicator
    printed: str
    kinds: tuple[str, ...]
    reading: Reading

    @property
    def key(self) -> str:
        """The words by which labels find it, a region's level included: "SAKIP Kabupaten …" is not an agency's."""
        return self.reading.key + self.reading.place


@dataclass(frozen=True, slots=True)
class Index:
    """All names of all indicators, and the labels that name none."""

    entries: tuple[Entry, ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    by_key: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    by_words: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    by_bare: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    excluded: Mapping[str, str] = field(repr=False)
    lexicon: Lexicon = field(repr=False)

    def named(self, reading: Reading) -> tuple[Entry, ...]:
        """The entries with the label's own words: with its region's level, without it, or broken otherwise in print."""
        return (
            self.by_key.get(reading.key + reading.place)
            or self.by_key.get(reading.key)
            or self.by_words.get("".join(reading.words), ())
        )

    def bare(self, reading: Reading) -> tuple[Entry, ...]:
        """The entries with the label's words but for the word of quantity."""
        return self.by_bare.get(bare_key(reading, self.lexicon), ())


@lru_cache(maxsize=1)
def build_index(vocabulary: Vocabulary, settings: MatchSettings) -> Index:
    """Every alias and every indicator's name as a reading. The last one is kept: many documents ask for it in turn.

    Raises LkjipError if two indicators claim one name with the same kind of unit.
    """
    lexicon = build_lexicon(vocabulary, settings)
    entries = entries_of(vocabulary, lexicon)
    by_key = _grouped((entry.key, entry) for entry in entries)
    for group in by_key.values():
        _check_claims(group)
    return Index(
        entries=entries,
        texts=tuple(entry.reading.text for entry in entries),
        by_key=by_key,
        by_words=_grouped(("".join(entry.reading.words), entry) for entry in entries),
        by_bare=_grouped((bare_key(entry.reading, lexicon), entry) for entry in entries),
        excluded={read_label(row.label, lexicon).key: row.reason for row in vocabulary.exclusions},
        lexicon=lexicon,
    )


def bare_key(reading: Reading, lexicon: Lexicon) -> str:
    """The label's words run together, without the word of quantity that opens it."""
    content = reading.content
    return "".join(content[1:] if content and content[0] in lexicon.quantities else content)


def quantity_of(reading: Reading, lexicon: Lexicon) -> str:
    """The word of quantity that opens a label ("persentase"), or ""."""
    return reading.content[0] if reading.content and reading.content[0] in lexicon.quantities else ""


def entries_of(vocabulary: Vocabulary, lexicon: Lexicon) -> tuple[Entry, ...]:
    """The aliases, then those names of indicators that no alias has."""
    aliases = [
        Entry(vocabulary.indicators[alias.indicator_id], alias.alias, alias.kinds, read_label(alias.alias, lexicon))
        for alias in vocabulary.aliases
    ]
    taken = {entry.key for entry in aliases}
    names = [
        Entry(indicator, indicator.name_id, (), read_label(indicator.name_id, lexicon))
        for indicator in vocabulary.indicators.values()
    ]
    return (*aliases, *(entry for entry in names if entry.key not in taken))


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    groups: dict[str, tuple[Entry, ...]] = {}
    for key, entry in pairs:
        groups[key] = (*groups.get(key, ()), entry)
    return groups


def rival_claims(group: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """The pairs of entries of one key, the later first, in which two indicators claim it for one kind of unit."""
    for position, entry in enumerate(group):
        for other in group[:position]:
            overlap = set(entry.kinds) & set(other.kinds) or (not entry.kinds and not other.kinds)
            if overlap and entry.indicator.indicator_id != other.indicator.indicator_id:
                yield entry, other


def _check_claims(group: Sequence[Entry]) -> None:
    """Raises LkjipError if two indicators claim one name."""
    for entry, other in rival_claims(group):
        both = f"{entry.indicator.indicator_id} and {other.indicator.indicator_id}"
        raise LkjipError(
            str(mapping_path(ALIASES_FILE)),
            f"'{entry.printed}'",
            f"{both} claim one name ('{other.printed}')",
            "remove it from one of them, or tell them apart by kinds",
        )
