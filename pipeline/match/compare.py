"""Whether a label and an alias mean the same, and if not, why not: the guards.

A label means what an alias means if nothing but light words and misspellings keeps them apart. A word that decides
(perempuan or anak, tertangani or terentaskan) must stand in both; so must every other word that exists. Likeness alone
never matches two labels: "kekerasan terhadap anak" and "kekerasan terhadap perempuan" are much alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pipeline.match.index import Entry, quantity_of
from pipeline.match.label import Reading
from pipeline.match.lexicon import Lexicon
from pipeline.units import Units
from pipeline.vocabulary import Indicator

ORDER_GROUP = "order"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a label and an entry compare: whether they mean the same, how alike they are (0–100), and why not."""

    same: bool
    score: float
    reason: str = ""


class Named(Protocol):
    """Something that has a name, read as labels are: an indicator's alias, a name of a budget item."""

    @property
    def reading(self) -> Reading: ...


def compare(reading: Reading, entry: Named, lexicon: Lexicon) -> Comparison:
    """Compares the words of a label with those of a name."""
    score = fuzz.ratio(reading.text, entry.reading.text)
    left = _without(reading.content, entry.reading.content)
    right = _without(entry.reading.content, reading.content)
    if not left and not right:
        ordered = not any(ORDER_GROUP in lexicon.groups.get(word, ()) for word in reading.content)
        return Comparison(ordered, score, "" if ordered else "the same words in another order")
    if left and "".join(left) == "".join(right):
        return Comparison(True, score)
    if _only_misspelt(left, right, lexicon):
        return Comparison(score >= lexicon.settings.certain, score, "too many misspelt words")
    return Comparison(False, score, _difference(left, right, lexicon))


def _only_misspelt(left: list[str], right: list[str], lexicon: Lexicon) -> bool:
    """Whether each word of the label that the alias lacks is no word at all, and is like one that it has, with the same
    first letter; a word that decides is never guessed."""
    if len(left) != len(right):
        return False
    waiting = [*right]
    for word in left:
        if word in lexicon.speller.known or not word.isalpha() or len(word) < lexicon.settings.shortest_misspelt:
            return False
        best = max(waiting, key=lambda other: OSA.normalized_similarity(word, other))
        if best in lexicon.groups or best[0] != word[0]:
            return False
        if 100 * OSA.normalized_similarity(word, best) < lexicon.settings.misspelt_word:
            return False
        waiting.remove(best)
    return True


def _difference(left: list[str], right: list[str], lexicon: Lexicon) -> str:
    """What keeps the two apart, in words: the deciding words first."""
    for mine in left:
        for other in right if mine in lexicon.groups else ():
            if lexicon.exclusive(mine, other):
                return f"'{mine}' is not '{other}'"
    deciding_left = [word for word in left if word in lexicon.groups]
    deciding_right = [word for word in right if word in lexicon.groups]
    if deciding_left or (left and not deciding_right):
        return "the label says " + _quoted(deciding_left or left)
    return "the label does not say " + _quoted(deciding_right or right)


def deciding_difference(reading: Reading, entry: Entry, lexicon: Lexicon) -> str:
    """Which words that decide keep a label and an alias apart, in words; "" if none does."""
    mine = _without(reading.content, entry.reading.content)
    theirs = _without(entry.reading.content, reading.content)
    deciding = [word for word in mine if word in lexicon.groups], [word for word in theirs if word in lexicon.groups]
    return _difference(*deciding, lexicon) if any(deciding) else ""


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words without the others, each of which takes away one."""
    left = [*words]
    for word in others:
        if word in left:
            left.remove(word)
    return left


def _quoted(words: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words[:3])


def applies(entry: Entry, kind: str) -> bool:
    """Whether an alias means its indicator with this kind of unit ("" is unknown, which fits no alias with kinds)."""
    return not entry.kinds or kind in entry.kinds


def unit_conflict(entry: Entry, kind: str, units: Units) -> str:
    """Why a figure in this kind of unit cannot be one of the alias's indicator, or ""."""
    return "" if kind in entry.kinds else unit_misfit(entry.indicator, kind, units)


def unit_misfit(indicator: Indicator, kind: str, units: Units) -> str:
    """Why a figure in this kind of unit is unlikely to be one of the indicator, or ""."""
    if units.fits(kind, units.kind(indicator.unit)):
        return ""
    return f"a figure in {kind} does not fit an indicator in {indicator.unit}"


def same_quantity(reading: Reading, entry: Entry, kind: str, lexicon: Lexicon) -> bool:
    """Whether the unit makes up for a different or missing word of quantity.

    "Rasio anak korban kekerasan yang tertangani" in percent is the "Persentase …"; without a unit nobody can tell.
    """
    words = (quantity_of(reading, lexicon), quantity_of(entry.reading, lexicon))
    fits = all(not word or kind in lexicon.quantities[word] for word in words)
    return bool(kind) and fits and lexicon.units.kind(entry.indicator.unit) == kind
