"""Reading a printed label: from "Prosentase PMKS (%) yg tertangani Tahun 2021" to the words that tell it from others.

Set aside are what is no part of a name: list marks, units in brackets, years, the region's name, "sebesar 96,36%".
What is spelt, abbreviated or misspelt differently is brought to one form. Words keep their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

from rapidfuzz import fuzz

from pipeline.match.lexicon import ANY_NUMBER, BRACKETS, YEAR, Lexicon, is_number, tokens_of
from pipeline.regions import LONGEST_NAME

PERCENT = "%"
PERCENTAGE = "persentase"
YEAR_WORD = "tahun"


@dataclass(frozen=True, slots=True)
class Reading:
    """A label as it is compared.

    `words`: all words in order; `content`: those that tell labels apart; `unit`: the unit that the label itself prints;
    `place` and `region`: the level and name of a region ("kabupaten", "purbalingga"), which are no part of the content;
    `spelling`: how like the printed words are to those they were read as (0–100; 100: none was read as a misspelling);
    `rivals`: a name and an abbreviation behind it that exclude each other, if there are such.

    `text`: the content as one sorted text, for measuring likeness; `key`: the content run together: words broken or
    joined in print give the same key.
    """

    label: str
    words: tuple[str, ...]
    content: tuple[str, ...]
    unit: str = ""
    place: str = ""
    region: str = ""
    spelling: float = 100.0
    rivals: tuple[str, ...] = ()
    text: str = field(init=False, repr=False, compare=False)
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(sorted(self.content)))
        object.__setattr__(self, "key", "".join(self.content))

    @property
    def contradiction(self) -> str:
        """The rivals as printed, "ipg (idg)", or ""."""
        return f"{self.rivals[0]} ({self.rivals[1]})" if self.rivals else ""


def read_label(label: str, lexicon: Lexicon) -> Reading:
    """The words of a label that tell it from others."""
    return next(read_labels([label], lexicon))


def read_labels(labels: Iterable[str], lexicon: Lexicon) -> Iterator[Reading]:
    """Many labels in turn. The misspelt words of a batch are looked up at once; each is read as it is alone."""
    waiting, speller = iter(labels), lexicon.speller
    while batch := [*islice(waiting, lexicon.settings.batch)]:
        printed = [_without_units(tokens_of(label), lexicon) for label in batch]
        spelt = {token: speller.spelled(token) for tokens, _ in printed for token in tokens}
        speller.learn(spelt.values())
        meant = {token: speller.corrected(word) for token, word in spelt.items()}
        for label, (tokens, unit) in zip(batch, printed, strict=True):
            words = _mended([meant[token] for token in tokens], lexicon)
            spelling = fuzz.ratio(" ".join([spelt[token] for token in tokens]), " ".join(words))
            yield _reading(label, words, unit, spelling, lexicon)


def _reading(label: str, words: list[str], unit: str, spelling: float, lexicon: Lexicon) -> Reading:
    """The reading of a label by its words in the vocabulary's spelling."""
    folded, written_out = _folded(_without_years(words), lexicon)
    plain, place, region = _without_region([word for word in folded if word not in BRACKETS], lexicon)
    kept = _without_asides(_without_repeats(plain), lexicon)
    return Reading(
        label=label,
        words=tuple(kept),
        content=tuple([word for word in kept if word not in lexicon.light]),
        unit=unit,
        place=place,
        region=region,
        spelling=spelling,
        rivals=_rivals(folded, written_out, lexicon),
    )


def _without_units(tokens: list[str], lexicon: Lexicon) -> tuple[list[str], str]:
    """The tokens without units in brackets and percent signs, and the last such unit.

    A percent sign that opens a label is its quantity ("% PMKS tertangani"). A bracketed word that tells labels apart
    stays, though it is a unit too: "(anak)".
    """
    kept: list[str] = []
    unit = ""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _closing(tokens, position) if token == "(" else position
        inside = tokens[position + 1 : end]
        if inside and not any(word in lexicon.groups for word in inside) and lexicon.units.kind("".join(inside)):
            unit = "".join(inside)
            position = end + 1
            continue
        if token == PERCENT and kept:
            unit = PERCENT
        else:
            kept.append(PERCENTAGE if token == PERCENT else token)
        position += 1
    return kept, unit


def _closing(tokens: Sequence[str], opening: int) -> int:
    """The position of the bracket that closes the one at `opening`, or the end of the label."""
    for position in range(opening + 1, len(tokens)):
        if tokens[position] == ")":
            return position
    return len(tokens)


def _mended(words: list[str], lexicon: Lexicon) -> list[str]:
    """The words with a misspelt long form in front of its abbreviation in its right spelling.

    "usaha peningktan pendapatn keluarga sejahtra (uppks)": the words are much like the long form of UPPKS and have its
    initials, so they are meant to be it.
    """
    mended = [*words]
    for position in _bracketed_abbreviations(words, lexicon):
        for form in lexicon.long_forms.get(words[position], ()):
            start = position - 1 - len(form)
            if start >= 0 and _misspells(words[start : position - 1], form, lexicon):
                mended[start : position - 1] = form
                break
    return mended


def _misspells(words: Sequence[str], form: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether each word of a long form stands there, or what begins as it does, is much like it and is no word: "indeks
    kualitas masyarakat (ikm)" is not about its satisfaction."""
    return all(
        mine == meant
        or (
            mine[0] == meant[0]
            and mine not in lexicon.speller.known
            and fuzz.ratio(mine, meant) >= lexicon.settings.misspelt_word
        )
        for mine, meant in zip(words, form, strict=True)
    )


def _without_years(words: list[str]) -> list[str]:
    """The words without years and the word "tahun" in front of them."""
    kept: list[str] = []
    for word in words:
        if word.isdigit() and YEAR.fullmatch(word):
            if kept and kept[-1] == YEAR_WORD:
                kept.pop()
        else:
            kept.append(word)
    return kept


def _folded(words: Sequence[str], lexicon: Lexicon) -> tuple[list[str], set[int]]:
    """The words with each known phrase replaced by its abbreviation, the longest phrase first, and which of them stand
    for a phrase that the label writes out."""
    folded: list[str] = []
    written_out: set[int] = set()
    position = 0
    while position < len(words):
        for phrase in lexicon.phrases.get(words[position], ()):
            end = position + len(phrase.words)
            if tuple(words[position:end]) == phrase.words:
                if len(phrase.words) > 1:
                    written_out.add(len(folded))
                folded.append(phrase.word)
                position = end
                break
        else:
            folded.append(words[position])
            position += 1
    return folded, written_out


def _bracketed_abbreviations(words: Sequence[str], lexicon: Lexicon) -> list[int]:
    """Where an abbreviation stands alone in brackets, behind some word."""
    return [
        position
        for position in range(2, len(words))
        if words[position] in lexicon.abbreviations
        and words[position - 1] == "("
        and (position + 1 == len(words) or words[position + 1] == ")")
    ]


def _rivals(words: Sequence[str], written_out: Set[int], lexicon: Lexicon) -> tuple[str, ...]:
    """The written-out name and the abbreviation behind it that exclude each other: "ipg" and "idg"."""
    for position in _bracketed_abbreviations(words, lexicon) if written_out else ():
        name, abbreviation = words[position - 2], words[position]
        if position - 2 in written_out and name != abbreviation and lexicon.exclusive(name, abbreviation):
            return name, abbreviation
    return ()


def _without_repeats(words: list[str]) -> list[str]:
    """The words without those that repeat the one before: "pmks (pmks)", "anak-anak"."""
    return [word for position, word in enumerate(words) if not position or word != words[position - 1]]


def _without_region(words: list[str], lexicon: Lexicon) -> tuple[list[str], str, str]:
    """The words without a region's level and name ("kabupaten purbalingga"), that level and that name."""
    for position, word in enumerate(words):
        if word not in lexicon.levels:
            continue
        for length in range(min(LONGEST_NAME, len(words) - position - 1), 0, -1):
            end = position + 1 + length
            name = "".join(words[position + 1 : end])
            if name in lexicon.region_names:
                return [*words[:position], *words[end:]], lexicon.levels[word], name
    return words, "", ""


def _without_asides(words: list[str], lexicon: Lexicon) -> list[str]:
    """The words without phrases that are no part of a name."""
    kept: list[str] = []
    position = 0
    while position < len(words):
        word = words[position]
        for aside in _asides_from(word, lexicon) if word in lexicon.asides or is_number(word) else ():
            if len(aside) <= len(words) - position and all(map(_is, words[position:], aside)):
                position += len(aside)
                break
        else:
            kept.append(words[position])
            position += 1
    return kept


def _asides_from(word: str, lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    asides = lexicon.asides.get(word, ())
    return (*asides, *lexicon.asides.get(ANY_NUMBER, ())) if is_number(word) else asides


def _is(word: str, pattern: str) -> bool:
    return is_number(word) if pattern == ANY_NUMBER else word == pattern
