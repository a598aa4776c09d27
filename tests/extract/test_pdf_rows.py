"""Rows whose rules are missing: told apart by the figures in them."""

from pathlib import Path

import pytest

from tests.extract.pages import Page, as_text, tables_of

XS = (60, 260, 340, 420)


def test_figures_stacked_in_one_ruled_row_are_rows(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules(XS, (100, 120, 200))
        page.row(XS, 112, "Indikator Kinerja", "Target", "Realisasi")
        page.text(63, 132, "- Indeks Pembangunan", "  Gender (IPG)", "- Indeks Pemberdayaan", "  Gender (IDG)")
        page.text(263, 132, "88,01", "", "43,91")
        page.text(343, 132, "88,28", "", "43,07")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == [
        "Indikator Kinerja | Target | Realisasi",
        "- Indeks Pembangunan Gender (IPG) | 88,01 | 88,28",
        "- Indeks Pemberdayaan Gender (IDG) | 43,91 | 43,07",
    ]


def test_a_heading_without_figures_is_a_row_of_its_own(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules((60, *XS[1:]), (100, 120, 190))
        page.row(XS, 112, "Indikator Kinerja", "Target", "Realisasi")
        page.text(63, 132, "1.1 Jumlah populasi ternak (ekor):", "- Sapi potong", "- Kerbau", "- Domba")
        page.text(263, 143, "466.272", "143.594", "12.285.690")
        page.text(343, 143, "410.934", "103.362", "10.040.345")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "1.1 Jumlah populasi ternak (ekor): |  | ",
        "- Sapi potong | 466.272 | 410.934",
        "- Kerbau | 143.594 | 103.362",
        "- Domba | 12.285.690 | 10.040.345",
    ]


HEADING = ("proporsi aparatur pemerintah yang", "telah mengikuti pendidikan")


def _beside(tmp_path: Path, labels: tuple[str, ...], figures: tuple[str, ...], top: float, mark: str = "") -> list[str]:
    """One ruled row of a list number, labels and figures from the height `top` on, as it is read."""

    def draw(page: Page) -> None:
        page.rules((40, *XS), (100, 120, 190))
        page.row((40, *XS), 112, "No", "Indikator Kinerja", "Target", "Realisasi")
        page.text(43, 132, mark)
        page.text(63, 132, *labels)
        page.text(263, top, *figures)
        page.text(343, top, *figures)

    (table,) = tables_of(tmp_path, draw)
    return [line.partition(" | ")[2] for line in as_text(table)[1:]]


@pytest.mark.parametrize("mark", ["", "9."])
def test_figures_centred_beside_a_heading_and_its_leaves_belong_to_the_leaves(tmp_path: Path, mark: str) -> None:
    """Typed line below line, they stand at the height of the whole label; where each belongs, its place tells."""
    assert _beside(tmp_path, (*HEADING, "S1", "S2"), ("36,9", "17,7"), 143, mark) == [
        " ".join(HEADING) + " |  | ",
        "S1 | 36,9 | 36,9",
        "S2 | 17,7 | 17,7",
    ]


def test_lines_that_are_not_alike_are_no_leaves(tmp_path: Path) -> None:
    labels = ("Nilai SAKIP", "Indeks Kepuasan", "Masyarakat atas pelayanan dinas")

    assert _beside(tmp_path, labels, ("80", "79"), 137) == [
        "Nilai SAKIP | 80 | 80",
        "Indeks Kepuasan Masyarakat atas pelayanan dinas | 79 | 79",
    ]


def test_figures_level_with_the_heading_are_the_headings(tmp_path: Path) -> None:
    rows = _beside(tmp_path, (*HEADING, "S1", "S2"), ("90", "36,9"), 132)

    assert rows[0].startswith("proporsi aparatur pemerintah yang")
    assert " | 90 | 90" in rows[0]


def test_figures_that_drift_off_their_label_stay_with_it(tmp_path: Path) -> None:
    """The first figure stands level with its label's last line, the second a line above its label."""

    def draw(page: Page) -> None:
        page.rules(XS, (100, 120, 200))
        page.row(XS, 112, "Indikator Kinerja", "Target", "Realisasi")
        page.text(63, 132, "1. Persentase penduduk miskin", "yang memperoleh bantuan")
        page.text(63, 165, "2. Cakupan layanan lanjut usia", "terlantar")
        page.text(263, 143, "100%", "", "80%")
        page.text(343, 143, "94,78%", "", "85%")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "1. Persentase penduduk miskin yang memperoleh bantuan | 100% | 94,78%",
        "2. Cakupan layanan lanjut usia terlantar | 80% | 85%",
    ]


def test_a_goal_beside_several_rows_is_carried_down(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        xs = (60, 180, 340, 400, 460)
        page.rules(xs, (100, 120, 200))
        page.row(xs, 112, "Sasaran", "Indikator", "Target", "Realisasi")
        page.text(63, 132, "Meningkatnya", "produksi ternak")
        page.text(183, 132, "- Daging", "- Telur", "- Susu")
        page.text(343, 132, "768.495", "217.235", "268.797")
        page.text(403, 132, "992.770", "253.712", "352.390")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "Meningkatnya produksi ternak | - Daging | 768.495 | 992.770",
        "^ | - Telur | 217.235 | 253.712",
        "^ | - Susu | 268.797 | 352.390",
    ]


def test_a_figure_broken_over_two_lines_is_one(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules(XS, (100, 120, 150))
        page.row(XS, 112, "Program", "Anggaran", "Realisasi")
        page.text(63, 132, "Pelayanan dan pendukung", "pelayanan BLUD")
        page.text(263, 132, "16.000.000.000,", "-")
        page.text(343, 132, "13.261.872.275,", "-")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == ["Pelayanan dan pendukung pelayanan BLUD | 16.000.000.000, - | 13.261.872.275, -"]


def test_two_amounts_under_each_other_are_two_figures(tmp_path: Path) -> None:
    """The rule between them is forgotten in one column; "…379,00" and "6.297…" could be one amount broken in two."""

    def draw(page: Page) -> None:
        page.rules(XS[:3], (100, 120, 150, 180))
        page.rules(XS[2:], (100, 120, 180))
        page.row(XS, 112, "Kegiatan", "Pagu", "Realisasi")
        page.row(XS, 140, "Pengembangan Kemitraan", "1.071.768.000,00", "975.767.379,00")
        page.row(XS, 170, "Kerjasama Riset", "6.442.445.400,00", "6.297.664.332,00")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "Pengembangan Kemitraan | 1.071.768.000,00 | 975.767.379,00",
        "Kerjasama Riset | 6.442.445.400,00 | 6.297.664.332,00",
    ]


def test_an_achievement_in_brackets_belongs_to_the_figure_above_it(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules(XS, (100, 120, 190))
        page.row(XS, 112, "Indikator Kinerja", "Target", "Realisasi")
        page.text(63, 132, "- Skor Pola Pangan", "  Harapan", "- Cadangan pangan")
        page.text(263, 132, "85", "", "450")
        page.text(343, 132, "86", "(101%)", "270", "(60%)")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == ["- Skor Pola Pangan Harapan | 85 | 86 (101%)", "- Cadangan pangan | 450 | 270 (60%)"]


def test_a_rule_forgotten_in_one_column(tmp_path: Path) -> None:
    """The line between two rows is missing under "Realisasi" only: its two figures belong to two rows."""

    def draw(page: Page) -> None:
        for y in (100, 120, 160):
            page.level(y, 60, 420)
        page.level(140, 60, 340)
        for x in XS:
            page.upright(x, 100, 160)
        page.upright(420, 100, 160)
        page.row((*XS[:3], 420), 112, "Kegiatan", "Anggaran", "Realisasi")
        page.row(XS, 132, "Kemitraan riset", "1.071.768.000", "975.767.379")
        page.row(XS, 152, "Kerjasama riset", "6.442.445.400", "6.297.664.332")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "Kemitraan riset | 1.071.768.000 | 975.767.379",
        "Kerjasama riset | 6.442.445.400 | 6.297.664.332",
    ]


def test_one_figure_for_several_rows_stays_merged(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (100, 120, 160):
            page.level(y, 60, 420)
        page.level(140, 60, 340)
        for x in (*XS, 420):
            page.upright(x, 100, 160)
        page.row(XS, 112, "Indikator", "Capaian", "Serapan")
        page.row(XS, 132, "Indeks Kualitas Air", "132,05", "88,05")
        page.row(XS, 152, "Indeks Kualitas Udara", "110,4", "")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == ["Indeks Kualitas Air | 132,05 | 88,05", "Indeks Kualitas Udara | 110,4 | ^"]


def draw_label_over_two_rows(page: Page, *paragraphs: tuple[float, tuple[str, ...]]) -> None:
    """Two rows of figures, 30 points high, with no rule between their labels."""
    for y in (100, 120, 180):
        page.level(y, 60, 420)
    page.level(150, 260, 420)
    for x in (*XS, 420):
        page.upright(x, 100, 180)
    page.row(XS, 112, "Indikator", "Target", "Realisasi")
    for top, lines in paragraphs:
        page.text(63, top, *lines)
    page.row(XS[1:], 132, "100", "95,50")
    page.row(XS[1:], 162, "12.450", "11.987")


def test_a_rule_forgotten_between_two_labels(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        draw_label_over_two_rows(
            page,
            (132, ("Cakupan perempuan dan anak", "korban kekerasan")),
            (162, ("Jumlah keluarga", "penerima manfaat")),
        )

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "Cakupan perempuan dan anak korban kekerasan | 100 | 95,50",
        "Jumlah keluarga penerima manfaat | 12.450 | 11.987",
    ]


def test_one_label_over_two_rows_is_one_label(tmp_path: Path) -> None:
    """Its lines are evenly spaced, though two of them stand in the second row."""

    def draw(page: Page) -> None:
        draw_label_over_two_rows(
            page, (134, ("Cakupan perempuan dan anak", "korban kekerasan", "Kabupaten Purbalingga", "yang ditangani"))
        )

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1:] == [
        "Cakupan perempuan dan anak korban kekerasan Kabupaten Purbalingga yang ditangani | 100 | 95,50",
        "^ | 12.450 | 11.987",
    ]
