"""Reading a printed label: from "Prosentase PMKS (%) yg tertangani Tahun 2021" to the words that tell it from others.

Set aside are what is no part of a name: list marks, units in brackets, years, the region's name, "sebesar 96,36%".
What is spelt, abbreviated or misspelt differently is brought to one form. Words keep their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.match.lexicon import ANY_NUMBER, BRACKETS, NUMBER, YEAR, Lexicon, tokens_of
from pipeline.regions import LONGEST_NAME

PERCENT = "%"
PERCENTAGE = "persentase"
YEAR_WORD = "tahun"


@dataclass(frozen=True, slots=True)
class Reading:
    """A label as it is compared.

    `words`: all words in order; `content`: those that tell labels apart; `unit`: the unit that the label itself prints;
    `place`: the level word left of a region's name ("kabupaten"), which is no part of the content; `spelling`: how like
    the printed words are to those they were read as (0–100; 100: none was read as a misspelling); `contradiction`: a
    name and an abbreviation that exclude each other, or "".
    """

    label: str
    words: tuple[str, ...]
    content: tuple[str, ...]
    unit: str = ""
    place: str = ""
    spelling: float = 100.0
    contradiction: str = ""

    @property
    def key(self) -> str:
        """The content run together: words broken or joined in print give the same key."""
        return "".join(self.content)

    @property
    def text(self) -> str:
        """The content as one sorted text, for measuring likeness."""
        return " ".join(sorted(self.content))


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, and whether it stands for a phrase written out in the label."""

    word: str
    written_out: bool = False


def read_label(label: str, lexicon: Lexicon) -> Reading:
    """The words of a label that tell it from others."""
    printed, unit = _without_units(tokens_of(label), lexicon)
    spelt = [lexicon.spelled(token) for token in printed]
    words = _mended([lexicon.corrected(word) for word in spelt], lexicon)
    folded = _folded(_without_years(words), lexicon)
    plain, place = _without_region([token.word for token in folded if token.word not in BRACKETS], lexicon)
    kept = _without_asides(_without_repeats(plain), lexicon)
    return Reading(
        label=label,
        words=tuple(kept),
        content=tuple(word for word in kept if word not in lexicon.light),
        unit=unit,
        place=place,
        spelling=fuzz.ratio(" ".join(spelt), " ".join(words)),
        contradiction=_contradiction(folded, lexicon),
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
        end = _closing(tokens, position)
        inside = tokens[position + 1 : end] if token == "(" else []
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

    "usaha penjualan pendapatan keluarga sejahtera (uppks)": the words are much like the long form of UPPKS and have its
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
    """Whether words have the initials of a long form, are much like it, and bring in no other word that decides."""
    if [word[0] for word in words] != [word[0] for word in form]:
        return False
    if any(word in lexicon.groups for word in {*words} - {*form}):
        return False
    return fuzz.ratio(" ".join(words), " ".join(form)) >= lexicon.settings.misspelt_word


def _without_years(words: list[str]) -> list[str]:
    """The words without years and the word "tahun" in front of them."""
    kept: list[str] = []
    for word in words:
        if YEAR.fullmatch(word):
            if kept and kept[-1] == YEAR_WORD:
                kept.pop()
        else:
            kept.append(word)
    return kept


def _folded(words: Sequence[str], lexicon: Lexicon) -> list[_Token]:
    """The words with each known phrase replaced by its abbreviation, the longest phrase first."""
    tokens: list[_Token] = []
    position = 0
    while position < len(words):
        for phrase in lexicon.phrases.get(words[position], ()):
            end = position + len(phrase.words)
            if tuple(words[position:end]) == phrase.words:
                tokens.append(_Token(phrase.word, written_out=len(phrase.words) > 1))
                position = end
                break
        else:
            tokens.append(_Token(words[position]))
            position += 1
    return tokens


def _bracketed_abbreviations(words: Sequence[str], lexicon: Lexicon) -> list[int]:
    """Where an abbreviation stands alone in brackets, behind some word."""
    return [
        position
        for position in range(2, len(words))
        if words[position] in lexicon.abbreviations
        and words[position - 1] == "("
        and (position + 1 == len(words) or words[position + 1] == ")")
    ]


def _contradiction(tokens: Sequence[_Token], lexicon: Lexicon) -> str:
    """The written-out name and the abbreviation behind it that exclude each other, as "ipg (idg)", or ""."""
    for position in _bracketed_abbreviations([token.word for token in tokens], lexicon):
        name, abbreviation = tokens[position - 2], tokens[position].word
        if name.written_out and name.word != abbreviation and lexicon.exclusive(name.word, abbreviation):
            return f"{name.word} ({abbreviation})"
    return ""


def _without_repeats(words: list[str]) -> list[str]:
    """The words without those that repeat the one before: "pmks (pmks)", "anak-anak"."""
    return [word for position, word in enumerate(words) if not position or word != words[position - 1]]


def _without_region(words: list[str], lexicon: Lexicon) -> tuple[list[str], str]:
    """The words without a region's level and name ("kabupaten purbalingga"), and that level."""
    for position, word in enumerate(words):
        if word not in lexicon.levels:
            continue
        for length in range(min(LONGEST_NAME, len(words) - position - 1), 0, -1):
            end = position + 1 + length
            if "".join(words[position + 1 : end]) in lexicon.region_names:
                return [*words[:position], *words[end:]], lexicon.levels[word]
    return words, ""


def _without_asides(words: list[str], lexicon: Lexicon) -> list[str]:
    """The words without phrases that are no part of a name."""
    kept: list[str] = []
    position = 0
    while position < len(words):
        for aside in _asides_from(words[position], lexicon):
            if len(aside) <= len(words) - position and all(map(_is, words[position:], aside)):
                position += len(aside)
                break
        else:
            kept.append(words[position])
            position += 1
    return kept


def _asides_from(word: str, lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    asides = lexicon.asides.get(word, ())
    return (*asides, *lexicon.asides.get(ANY_NUMBER, ())) if NUMBER.fullmatch(word) else asides


def _is(word: str, pattern: str) -> bool:
    return bool(NUMBER.fullmatch(word)) if pattern == ANY_NUMBER else word == pattern
