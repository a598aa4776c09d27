"""Headers without rules: titles over several columns, and headers above a ruled body."""

from pathlib import Path

from tests.extract.pages import Page, as_text, tables_of

FIGURES = (
    ("Indeks Pembangunan Gender", "87,50", "87,94", "100,50", "88,01", "88,28", "100,31"),
    ("Indeks Pemberdayaan Gender", "74,20", "73,46", "99,00", "75,52", "70,61", "93,50"),
    ("Cakupan peserta KB aktif", "70,00", "70,60", "100,86", "72,00", "73,40", "101,94"),
)
MIDDLES = (255, 305, 355, 405, 455, 505)
BODY = [" | ".join(row) for row in FIGURES]


def centred(page: Page, x: float, y: float, text: str) -> None:
    page.canvas.setFont("Helvetica", 9)
    page.canvas.drawCentredString(x, page.height - y, text)


def body(page: Page, top: float) -> None:
    for number, (label, *figures) in enumerate(FIGURES):
        page.text(63, top + 20 * number, label)
        for x, figure in zip(MIDDLES, figures, strict=True):
            centred(page, x, top + 20 * number, figure)


def test_a_narrow_year_stands_over_the_columns_it_is_centred_on(tmp_path: Path) -> None:
    """ "2020" is no wider than "Realisasi" below it; the label's header stands half-way between the two tiers."""

    def draw(page: Page) -> None:
        centred(page, 305, 100, "2020")
        centred(page, 455, 100, "2021")
        page.text(63, 106, "Indikator Kinerja")
        for x, title in zip(MIDDLES, ("Target", "Realisasi", "Capaian") * 2, strict=True):
            centred(page, x, 112, title)
        body(page, 132)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == [
        "Indikator Kinerja | 2020 | < | < | 2021 | < | <",
        "^ | Target | Realisasi | Capaian | Target | Realisasi | Capaian",
        *BODY,
    ]


def test_three_tiers(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        centred(page, 380, 88, "Realisasi dan Capaian Kinerja Perangkat Daerah")
        page.text(63, 100, "Indikator Kinerja")
        centred(page, 305, 100, "Tahun 2020")
        centred(page, 455, 100, "Tahun 2021")
        for x, title in zip(MIDDLES, ("Target", "Realisasi", "Capaian") * 2, strict=True):
            centred(page, x, 112, title)
        body(page, 132)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "^ | Tahun 2020 | < | < | Tahun 2021 | < | <",
        "^ | Target | Realisasi | Capaian | Target | Realisasi | Capaian",
        *BODY,
    ]


def test_a_header_on_two_lines_is_no_title_over_its_neighbours(tmp_path: Path) -> None:
    """The headers stand at the foot of their cells: "Realisasi" is above "(%)", and nothing is beside it."""

    def draw(page: Page) -> None:
        page.row((60, 235, 335), 112, "Indikator Kinerja", "Target", "Capaian")
        centred(page, 305, 100, "Realisasi")
        centred(page, 305, 112, "(%)")
        for number, (label, *figures) in enumerate(FIGURES):
            page.text(63, 132 + 20 * number, label)
            for x, figure in zip(MIDDLES, figures[:3], strict=False):
                centred(page, x, 132 + 20 * number, figure)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[0] == "Indikator Kinerja | Target | Realisasi (%) | Capaian"


def ruled_body(page: Page, top: float = 120) -> None:
    page.rules((60, 230, 280, 330, 380, 430, 480, 530), [top + 20 * number for number in range(4)])
    body(page, top + 12)


def test_a_header_without_rules_above_a_ruled_body(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        centred(page, 295, 62, "Tabel 3.1")
        centred(page, 295, 74, "Perbandingan Capaian Kinerja")
        centred(page, 305, 92, "Tahun 2020")
        centred(page, 455, 92, "Tahun 2021")
        page.text(63, 98, "Indikator Kinerja")
        for x, title in zip(MIDDLES, ("Target", "Realisasi", "Capaian") * 2, strict=True):
            centred(page, x, 104, title)
            centred(page, x, 115, "(%)" if title == "Capaian" else "")
        ruled_body(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == [
        "Indikator Kinerja | Tahun 2020 | < | < | Tahun 2021 | < | <",
        "^ | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%)",
        *BODY,
    ]
    assert table.before == ("Tabel 3.1", "Perbandingan Capaian Kinerja")


def test_prose_above_a_ruled_body_is_no_header(tmp_path: Path) -> None:
    """The body may be the rest of a table whose header stands on the page before."""

    def draw(page: Page) -> None:
        page.text(
            60, 104, "Capaian kinerja tahun 2020 dan tahun 2021 dibandingkan dengan target Renstra adalah sebagai"
        )
        page.text(60, 115, "berikut.")
        ruled_body(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == BODY


def test_a_title_does_not_reach_over_headers_of_the_whole_height(tmp_path: Path) -> None:
    """ "Target" and "Capaian" stand half-way between the two tiers, so the title between them is not theirs."""

    def draw(page: Page) -> None:
        page.text(63, 106, "Indikator Kinerja")
        centred(page, 380, 100, "Realisasi Triwulan")
        for x, title, y in zip(
            MIDDLES, ("Target", "I", "II", "III", "IV", "Capaian"), (106, *[112] * 4, 106), strict=True
        ):
            centred(page, x, y, title)
        body(page, 132)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == [
        "Indikator Kinerja | Target | Realisasi Triwulan | < | < | < | Capaian",
        "^ | ^ | I | II | III | IV | ^",
        *BODY,
    ]
