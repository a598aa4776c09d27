"""The readings of one printed number: which values the digits and separators can mean, and what each would cost.

Reports mix Indonesian ("4.997,50") and English ("4,997.50") style, sometimes in one row, and contain misprints. So a
number is not parsed but *read*: every interpretation that its separators allow is kept with a cost, well-formed ones
cheap, repairs of a misprint dear. `pipeline.normalise.choose` picks among them by column, table and arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "decimal comma", "decimal point", "dot thousands", "comma thousands", "misprint"]

AMBIGUOUS_DECIMAL = 1.0
"""Cost of reading one separator before three digits as decimal ("1.952" as 1,952)."""
AMBIGUOUS_COMMA = 0.4
ROUND = 0.5
"""Further cost of "2.500" as 2,5: nobody prints the zeros of a decimal, but many targets are round thousands."""
SAME_SEPARATOR = 0.3
"""Cost of "15.167.188.875.00": the last dot is decimal though the others are thousands."""
MIXED_SEPARATORS = 1.0
"""Cost of reading "30.663,800" as thousands throughout."""
REPAIR = 3.0
"""Cost of any reading that supposes a misprint."""

CUT = "cut after the separator"
"""The misprint of a number whose decimals are missing: "94."."""

_TOKEN = re.compile(r"(?:(?<![A-Za-z])[.,])?\d[\d.,]*")
"""A separator right behind a letter ends an abbreviation ("Rp.4.500") and is no part of the number."""
_BROKEN_GROUP = re.compile(
    r"((?<![.,\d])\d{1,3}(?:[.,]\d{3})*[.,](?:\d(?=\s+\d{2}(?!\d))|\d{2}(?=\s+\d(?!\d))))\s+(\d{1,2})(?![\d.,]*\d)"
)
_INNER_SPACE = re.compile(r"(?<=\d[.,])\s+(?=\d)|(?<=\d)\s+(?=[.,]\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """One value that the printed digits can mean. `repair` names the misprint it supposes ("" for none)."""

    value: float
    style: Style
    cost: float
    repair: str = ""


def join_digits(text: str) -> str:
    """The text without spaces inside its numbers: beside a separator ("30. 663,800"), or where a narrow column broke a
    group of three digits ("13.000.0 00")."""
    return _BROKEN_GROUP.sub(r"\1\2", _INNER_SPACE.sub("", text))


def number_tokens(text: str) -> list[re.Match[str]]:
    """Every run of digits and separators in the text."""
    return list(_TOKEN.finditer(text))


def read_number(token: str, *, closed: bool = False) -> tuple[Number, ...]:
    """All readings of one token of digits, dots and commas, cheapest first; never empty for a token with a digit.

    closed: the token is followed by the ",-" that ends an amount in whole rupiah.
    """
    cut = token[-1] in ".," if token else False
    body = token.rstrip(".,")
    lost = body.startswith((".", ","))
    body = body.lstrip(".,")
    parts = re.split(r"([.,])", body)
    groups, separators = parts[::2], parts[1::2]
    found = list(_well_formed(groups, separators, closed))
    if lost:
        plain = found or list(_misprints(groups, separators))
        found = [*_first_digit_lost(plain), *_as_misprint(found, "first digit lost"), *_zero_lost(groups)]
    elif not found:
        found = list(_misprints(groups, separators))
    if cut and not closed and not separators and len(body) > 1:
        found = _as_misprint(found, CUT)
    unique: dict[float, Number] = {}
    for number in sorted(found, key=lambda n: n.cost):
        unique.setdefault(number.value, number)
    return tuple(unique.values())


def _well_formed(groups: list[str], separators: list[str], closed: bool) -> Iterator[Number]:
    digits = "".join(groups)
    if not separators:
        yield Number(float(digits), "plain", 0.0)
        return
    last, kinds = separators[-1], set(separators)
    grouped = 1 <= len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    if grouped and len(kinds) == 1:
        cost = 0.0 if last == "." or len(separators) > 1 else AMBIGUOUS_COMMA
        yield Number(float(digits), "dot thousands" if last == "." else "comma thousands", cost)
    if grouped and len(kinds) > 1:
        yield Number(float(digits), "misprint", MIXED_SEPARATORS, "separators mixed")
    heads = groups[:-1]
    head_grouped = len(heads) == 1 or (1 <= len(heads[0]) <= 3 and all(len(group) == 3 for group in heads[1:]))
    if not head_grouped or (closed and len(groups) > 2 and len(kinds) == 1):
        return
    decimal = float("".join(heads) + "." + groups[-1])
    style: Style = "decimal comma" if last == "," else "decimal point"
    if len(heads) == 1:
        ambiguous = grouped and len(groups[-1]) == 3
        cost = AMBIGUOUS_DECIMAL + ROUND * groups[-1].endswith("00") if last == "." else AMBIGUOUS_COMMA
        yield Number(decimal, style, cost if ambiguous else 0.0)
    elif set(separators[:-1]) != {last} and len(set(separators[:-1])) == 1:
        yield Number(decimal, style, 0.0)
    elif len(kinds) == 1 and len(groups[-1]) in (1, 2):
        yield Number(decimal, style, SAME_SEPARATOR)


def _misprints(groups: list[str], separators: list[str]) -> Iterator[Number]:
    """Repairs of a number whose groups do not fit: a separator left out, a digit too many or too few, one misplaced."""
    decimals = ""
    if len(groups) > 2 and len(groups[-1]) <= 2 and separators[-1] != separators[-2]:
        groups, decimals = groups[:-1], groups[-1]
    for repair, digits in _digit_repairs(groups):
        if digits:
            cost = REPAIR if repair != "digit too many" else REPAIR + 0.2
            yield Number(float(f"{digits}.{decimals or 0}"), "misprint", cost, repair)


def _digit_repairs(groups: list[str]) -> Iterator[tuple[str, str]]:
    wrong = [index for index, group in enumerate(groups) if index and len(group) != 3]
    plain = "".join(groups)
    if all(len(groups[index]) % 3 == 0 for index in wrong):
        yield "separator left out", plain
        return
    if len(wrong) == 1:
        index = wrong[0]
        group = groups[index]
        if len(group) == 4:
            for place in range(4):
                doubled = group[place] in (group[place - 1 : place] + group[place + 1 : place + 2])
                repair = "digit typed twice" if doubled else "digit too many"
                yield repair, "".join((*groups[:index], group[:place] + group[place + 1 :], *groups[index + 1 :]))
        if len(group) == 2:
            yield "zero left out", "".join((*groups[:index], group + "0", *groups[index + 1 :]))
    yield "separators misplaced", plain


def _first_digit_lost(found: list[Number]) -> list[Number]:
    """The number with each digit 1–9 put back in front."""
    restored = []
    for number in found:
        whole = str(int(number.value))
        for digit in range(1, 10):
            value = float(f"{digit}{whole}") + (number.value - int(number.value))
            restored.append(Number(value, "misprint", REPAIR + 0.5, "first digit lost"))
    return restored


def _zero_lost(groups: list[str]) -> Iterator[Number]:
    """ ",5" as 0,5. With three digits ",722" is rather the rest of thousands."""
    if len(groups) == 1:
        cost = REPAIR + 0.2 if len(groups[0]) == 3 else REPAIR - 0.2
        yield Number(float(f"0.{groups[0]}"), "misprint", cost, "zero in front lost")


def _as_misprint(found: list[Number], repair: str) -> list[Number]:
    return [Number(number.value, "misprint", REPAIR, repair) for number in found]
