"""Every form of number that reports print, and how it is read on its own.

A cell may have several readings; the table gives the cheapest, the one taken when nothing else speaks.
"""

from __future__ import annotations

from textwrap import dedent

import pytest

from pipeline.numbers import Reading, read_cell, read_number

FORMS = """
    printed                     | value         | text                     | unit

    # whole numbers and decimals, Indonesian and English
    0                           | 0             |                          |
    1002                        | 1002          |                          |
    309.273                     | 309273        |                          |
    70,1                        | 70.1          |                          |
    80.29                       | 80.29         |                          |
    0.133                       | 0.133         |                          |
    524.96                      | 524.96        |                          |
    1.234.567,89                | 1234567.89    |                          |
    1,234,567.89                | 1234567.89    |                          |
    1.00                        | 1             |                          |

    # percents
    94,78%                      | 94.78         |                          | %
    92.65%                      | 92.65         |                          | %
    100 %                       | 100           |                          | %
    98,7 persen                 | 98.7          |                          | %
    6,01‰                       | 6.01          |                          | ‰
    1673%                       | 1673          |                          | %

    # negatives
    -5,93                       | -5.93         |                          |
    - 22.23                     | -22.23        |                          |
    –5,93                       | -5.93         |                          |
    (37,13)                     | -37.13        |                          |
    -Rp 5.000.000               | -5000000      |                          | Rp
    (Rp 5.000.000)              | -5000000      |                          | Rp
    Rp (5.000.000)              | -5000000      |                          | Rp
    turun -5,93                 | -5.93         |                          |
    SMP - 30%                   | 30            |                          | %
    -1186                       | -1186         |                          |

    # rupiah
    Rp. 4.997.190.000           | 4997190000    |                          | Rp
    Rp 4.997.190.000,00         | 4997190000    |                          | Rp
    Rp4.997.190.000             | 4997190000    |                          | Rp
    5.054.687.243,-             | 5054687243    |                          |
    Rp. 5.054.687.243,-         | 5054687243    |                          | Rp
    36.267.200,00               | 36267200      |                          |
    4,276,922,691.00            | 4276922691    |                          |
    452,750,000.00              | 452750000     |                          |
    15.167.188.875.00           | 15167188875   |                          |
    27.879.550,00               | 27879550      |                          |
    Rp 0                        | 0             |                          | Rp

    # units inside the cell
    8.609 KPM                   | 8609          |                          | KPM
    73 poin                     | 73            |                          | poin
    13 buah                     | 13            |                          | buah
    38 desa/kel                 | 38            |                          | desa/kel
    89/100.000 KH               | 89            |                          | /100.000 KH
    2 (dua) dokumen             | 2             |                          | dokumen

    # remarks, marks and categories beside a number
    54,21% (Indikator negatif)  | 54.21         |                          | %
    ≥ 75                        | 75            |                          |
    > 90                        | 90            |                          |
    100,00*                     | 100           |                          |
    80,10 (A)                   | 80.1          | A                        |
    Pelayanan 30%               | 30            |                          | %

    # ratios
    1:3175                      | 1/3175        | 1:3175                   |
    1 : 27500                   | 1/27500       | 1:27500                  |
    1:27.500                    | 1/27500       | 1:27.500                 |
    1:0                         |               | 1:0                      |

    # categories, remarks, several numbers
    Pratama                     |               | Pratama                  |
    A                           |               | A                        |
    WTP                         |               | WTP                      |
    Data belum muncul           |               | Data belum muncul        |
    data tahun 2020 belum ada   |               | data tahun 2020 belum ada|
    9 anak terlantar, 12 ABH    |               | 9 anak terlantar, 12 ABH |
    75 - 90                     |               | 75 - 90                  |

    # nothing
    -                           |               |                          |
    n/a                         |               |                          |
    NA                          |               |                          |
    #                           |               |                          |
    #DIV/0!                     |               |                          |
    nihil                       |               |                          |
    Rp.                         |               |                          |
    Rp. -                       |               |                          |
"""


def examples(table: str) -> list[tuple[str, float | None, str, str]]:
    """(printed, value, text, unit) of each line with cells; a value may be written as a fraction."""
    found = []
    for line in dedent(table).splitlines()[2:]:
        if "|" in line:
            printed, value, text, unit = (part.strip() for part in line.split("|"))
            over, _, under = value.partition("/")
            found.append((printed, float(over) / float(under or 1) if value else None, text, unit))
    return found


def cheapest(printed: str) -> Reading:
    return read_cell(printed)[0]


@pytest.mark.parametrize(("printed", "value", "text", "unit"), examples(FORMS))
def test_forms(printed: str, value: float | None, text: str, unit: str) -> None:
    reading = cheapest(printed)
    assert (reading.value, reading.text, reading.unit) == (value, text, unit)
    assert not reading.repair


# --- more than one reading ----------------------------------------------------------------------------------------


def readings(printed: str) -> list[tuple[float | None, str]]:
    """(value, style) of each reading, cheapest first."""
    return [(reading.value, reading.style) for reading in read_cell(printed)]


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("1.952", [(1952.0, "dot thousands"), (1.952, "decimal point")]),
        ("352,390", [(352390.0, "comma thousands"), (352.39, "decimal comma")]),
        ("8.609 KPM", [(8609.0, "dot thousands"), (8.609, "decimal point")]),
        ("0,133", [(0.133, "decimal comma")]),
        ("1.9520", [(1.952, "decimal point")]),
        ("1.952.000", [(1952000.0, "dot thousands")]),
    ],
)
def test_one_separator_before_three_digits_is_read_both_ways(
    printed: str, read_as: list[tuple[float | None, str]]
) -> None:
    assert readings(printed) == read_as


# --- misprints ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "value", "repair"),
    [
        ("513.211.0000", 513211000, "digit typed twice"),
        (".722.543.361,00", 1722543361, "first digit lost"),
        (".722.543.361,00", 9722543361, "first digit lost"),
        ("Rp. 21.500.00,-", 21500000, "zero left out"),
        ("94.", 94, "cut after the separator"),
        ("30. 663,800", 30663800, "separators mixed"),
        ("48. 592.221.203", 48592221203, "space inside"),
        ("1.234567.890", 1234567890, "separator left out"),
    ],
)
def test_a_misprint_has_its_repairs_among_its_readings(printed: str, value: float, repair: str) -> None:
    repairs = {reading.value: reading.repair for reading in read_cell(printed)}
    assert repairs.get(value) == repair


@pytest.mark.parametrize("printed", ["513.211.0000", ".722.543.361,00", "94.", "Rp. 21.500.00,-", "1.2.3"])
def test_no_reading_of_a_misprint_passes_for_well_formed(printed: str) -> None:
    assert all(reading.repair for reading in read_cell(printed))


@pytest.mark.parametrize("printed", ["309.273", "27.879.550,00", "1.952", "524.96", "15.167.188.875.00"])
def test_a_well_formed_number_is_never_repaired(printed: str) -> None:
    assert not any(reading.repair for reading in read_cell(printed))


def test_a_repair_is_dearer_than_any_well_formed_reading() -> None:
    dearest = max(number.cost for number in read_number("1.952"))
    assert all(number.cost > dearest for number in read_number("513.211.0000"))


# --- brackets, full stops, millions -------------------------------------------------------------------------------


@pytest.mark.parametrize("printed", ["Rp.4.500.000,00", "Rp.4.500.000,-", "Rp.4.500.000"])
def test_the_full_stop_of_rp_is_no_part_of_the_number(printed: str) -> None:
    assert (cheapest(printed).value, cheapest(printed).repair) == (4500000, "")


@pytest.mark.parametrize(("printed", "value", "text"), [("A (80,10)", 80.1, "A"), ("BB (72,5)", 72.5, "BB")])
def test_a_number_in_brackets_after_a_category_is_not_negative(printed: str, value: float, text: str) -> None:
    assert (cheapest(printed).value, cheapest(printed).text) == (value, text)


@pytest.mark.parametrize(
    "printed",
    [
        "(5,93) %",
        "(5,93%)",
    ],
)
def test_a_percent_in_brackets_is_negative(printed: str) -> None:
    assert (cheapest(printed).value, cheapest(printed).unit) == (-5.93, "%")


@pytest.mark.parametrize("printed", [",5", ".5"])
def test_a_decimal_may_lack_its_zero(printed: str) -> None:
    assert 0.5 in [reading.value for reading in read_cell(printed)]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("5 juta", 5, "juta"),
        ("Rp. 5 Juta", 5, "Rp Juta"),
        ("Rp 1,5 Miliar", 1.5, "Rp Miliar"),
    ],
)
def test_an_amount_in_millions_keeps_its_unit(printed: str, value: float, unit: str) -> None:
    assert (cheapest(printed).value, cheapest(printed).unit) == (value, unit)
