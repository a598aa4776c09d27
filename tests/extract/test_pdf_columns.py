"""Columns whose rules are missing: told apart by the white space between figures, as far as other rows show them."""

from pathlib import Path

from tests.extract.pages import Page, as_text, tables_of

XS = (60, 260, 300, 360, 420)
HEADER = ("Indikator Kinerja", "Sat.", "Target", "Realisasi")


def test_an_upright_rule_forgotten_between_two_figures(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (100, 120, 140, 160):
            page.level(y, 60, 420)
        for x in (60, 260, 300, 420):
            page.upright(x, 100, 160)
        page.upright(360, 100, 140)
        page.row(XS, 112, *HEADER)
        page.row(XS, 132, "Indeks Pembangunan Gender", "indeks", "88,01", "88,28")
        page.row(XS, 152, "Indeks Pemberdayaan Gender", "indeks", "75,52", "70,61")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "Indeks Pembangunan Gender | indeks | 88,01 | 88,28",
        "Indeks Pemberdayaan Gender | indeks | 75,52 | 70,61",
    ]


def test_upright_rules_in_the_header_only(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (100, 120, 150, 170):
            page.level(y, 60, 420)
        for x in XS:
            page.upright(x, 100, 120)
        for x in (60, 420):
            page.upright(x, 120, 170)
        page.row(XS, 112, *HEADER)
        page.text(63, 132, "Cakupan perempuan dan anak", "korban kekerasan")
        page.row(XS[1:], 132, "%", "100", "95,50")
        page.row(XS, 162, "Jumlah penerima manfaat", "KPM", "12.450", "11.987")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "Cakupan perempuan dan anak korban kekerasan | % | 100 | 95,50",
        "Jumlah penerima manfaat | KPM | 12.450 | 11.987",
    ]


def test_a_heading_across_the_columns_stays_whole(tmp_path: Path) -> None:
    """It has wide gaps and a number in it, but no figure stands behind the boundaries."""

    def draw(page: Page) -> None:
        for y in (100, 120, 140, 160):
            page.level(y, 60, 420)
        for x in (60, 420):
            page.upright(x, 100, 160)
        for x in XS[1:4]:
            page.upright(x, 100, 120)
            page.upright(x, 140, 160)
        page.row(XS, 112, *HEADER)
        page.row((60, 130, 262), 132, "Sasaran 1 :", "Meningkatnya", "pemberdayaan perempuan")
        page.row(XS, 152, "Indeks Pembangunan Gender", "indeks", "88,01", "88,28")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "Sasaran 1 : Meningkatnya pemberdayaan perempuan | < | < | <",
        "Indeks Pembangunan Gender | indeks | 88,01 | 88,28",
    ]


def test_without_rules_rp_belongs_to_the_amount_on_its_right(tmp_path: Path) -> None:
    """ "Rp" opens its column, right behind the amount that ends the column before."""

    def draw(page: Page) -> None:
        page.row((60, 215, 305), 112, "Program", "Anggaran", "Realisasi")
        for y, name, budget, spent in (
            (132, "Rehabilitasi sosial", "1.343.662.000", "1.312.582.600"),
            (152, "Pemberdayaan sosial", "63.365.550", "63.239.750"),
            (172, "Perlindungan sosial", "93.417.800", "93.379.300"),
        ):
            page.row((60, 210, 298), y, name, "Rp", "Rp")
            page.right(296, y, budget)
            page.right(384, y, spent)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == [
        "Program | Anggaran | Realisasi",
        "Rehabilitasi sosial | Rp 1.343.662.000 | Rp 1.312.582.600",
        "Pemberdayaan sosial | Rp 63.365.550 | Rp 63.239.750",
        "Perlindungan sosial | Rp 93.417.800 | Rp 93.379.300",
    ]
