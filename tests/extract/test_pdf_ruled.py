"""Tables with rules: drawn double, as little rectangles, incompletely, inside frames."""

from itertools import pairwise
from pathlib import Path

from tests.extract.pages import HEIGHT, WIDTH, Page, as_text, tables_of

XS = (60, 90, 300, 380, 460)
HEADER = ("No", "Indikator Kinerja", "Target", "Realisasi")
BODY = (("1", "Persentase PMKS tertangani", "80", "94,78"), ("2", "Indeks Pembangunan Gender", "88,01", "88,28"))
EXPECTED = [
    "No | Indikator Kinerja | Target | Realisasi",
    "1 | Persentase PMKS tertangani | 80 | 94,78",
    "2 | Indeks Pembangunan Gender | 88,01 | 88,28",
]


def fill(page: Page, first: float = 112, step: float = 20) -> None:
    for number, cells in enumerate((HEADER, *BODY)):
        page.row(XS, first + number * step, *cells)


def test_a_plain_grid(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules(XS, (100, 120, 140, 160))
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED
    assert (table.page, table.rotation, table.engine) == (1, 0, "tablers")
    assert table.score > 0.9


def test_two_engines_agree_on_a_plain_grid(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules(XS, (100, 120, 140, 160))
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert {cell.agreed for row in table.rows for cell in row.cells} == {True}


def test_double_rules_make_no_phantom_columns(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for shift in (0, 2.4):
            page.rules([x + shift for x in XS], [y + shift for y in (100, 120, 140, 160)])
        fill(page, 114)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED


def test_borders_and_shading_drawn_as_little_rectangles(tmp_path: Path) -> None:
    """As Word does: every cell has its own four thin rectangles, and shading with a seam at each line of text."""

    def draw(page: Page) -> None:
        for top in (100, 120, 140):
            for left, right in pairwise(XS):
                for part in range(3):
                    page.shade(left + 1, top + 1 + part * 6, right - 1, top + 6 + part * 6, grey=0.9)
                page.shade(left, top, right, top + 0.5, grey=0)
                page.shade(left, top + 20, right, top + 20.5, grey=0)
                page.shade(left, top, left + 0.5, top + 20, grey=0)
                page.shade(right, top, right + 0.5, top + 20, grey=0)
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED


def test_dashed_rules_are_rules(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.canvas.setDash(2, 2)
        page.rules(XS, (100, 120, 140, 160))
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED


def test_merged_header_cells_are_kept(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.level(80, 60, 460)
        page.level(100, 300, 460)
        for y in (120, 140, 160):
            page.level(y, 60, 460)
        for x in (60, 90, 300, 460):
            page.upright(x, 80, 160)
        page.upright(380, 100, 160)
        page.row(XS, 102, "No", "Indikator Kinerja")
        page.text(360, 92, "Tahun 2021")
        page.text(303, 112, "Target")
        page.text(383, 112, "Realisasi")
        page.row(XS, 132, *BODY[0])
        page.row(XS, 152, *BODY[1])

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == [
        "No | Indikator Kinerja | Tahun 2021 | <",
        "^ | ^ | Target | Realisasi",
        *EXPECTED[1:],
    ]


def test_a_table_inside_a_page_frame_is_found_and_the_frame_is_not(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules((20, WIDTH - 20), (20, HEIGHT - 20))
        page.text(60, 60, "Capaian kinerja disajikan pada tabel berikut.")
        page.rules(XS, (100, 120, 140, 160))
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED


def test_a_box_around_prose_is_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules((60, 460), (100, 160))
        page.text(70, 115, "Catatan: capaian tahun 2021 meningkat", "dibandingkan tahun sebelumnya.")

    assert tables_of(tmp_path, draw) == []


def test_words_run_together_over_a_rule_are_cut_at_it(tmp_path: Path) -> None:
    """The text layer gives "80" and "94,78" as one word where the gap between them is narrow but there is a rule."""

    def draw(page: Page) -> None:
        page.rules((60, 200, 240, 280), (100, 120, 140))
        page.row((60, 200, 240), 112, "Indikator", "Target", "Capaian")
        page.text(63, 132, "Persentase PMKS")
        page.right(239.4, 132, "80")
        page.text(240.6, 132, "94,78")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == ["Indikator | Target | Capaian", "Persentase PMKS | 80 | 94,78"]


def test_a_long_word_that_overhangs_its_cell_stays_whole(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules((60, 130, 240), (100, 120, 140))
        page.row((60, 130), 112, "Indikator", "Target")
        page.row((60, 130), 132, "pertanggungjawaban", "")
        page.text(200, 132, "100%")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1] == "pertanggungjawaban | 100%"


def test_bold_and_italic_lines_are_told(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules((60, 300, 400), (100, 130, 150))
        page.text(63, 112, "Program Pemberdayaan", "Sosial", bold=True)
        page.text(303, 112, "90.832.200")
        page.row((60, 300), 142, "Pengembangan Potensi Sumber", "90.832.200")

    (table,) = tables_of(tmp_path, draw)
    program, kegiatan = (row.cells[0] for row in table.rows)

    assert [line.text for line in program.lines] == ["Program Pemberdayaan", "Sosial"]
    assert program.text == "Program Pemberdayaan Sosial"
    assert (program.bold, kegiatan.bold) == (True, False)


def test_a_legend_of_coloured_boxes_is_no_row(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules(XS, (100, 120, 140, 160))
        fill(page)
        for x, grade in ((100, "Sangat baik"), (200, "Baik"), (270, "Kurang")):
            page.rules((x, x + 20), (161, 172))
            page.text(x + 24, 170, grade)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED
    assert table.after == ("Sangat baik Baik Kurang",)


def test_two_tables_that_share_a_border_are_two(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rules(XS, (100, 120, 140, 160))
        fill(page)
        page.rules((60, 200, 270, 340, 460), (160, 180, 200))
        page.row((60, 200, 270, 340), 172, "Program", "Pagu", "Realisasi", "Serapan")
        page.row((60, 200, 270, 340), 192, "Rehabilitasi Sosial", "63.365.550", "63.239.750", "99,80")

    first, second = tables_of(tmp_path, draw)

    assert as_text(first) == EXPECTED
    assert as_text(second)[1] == "Rehabilitasi Sosial | 63.365.550 | 63.239.750 | 99,80"


def test_letters_of_a_watermark_are_left_out(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.canvas.saveState()
        page.canvas.translate(150, HEIGHT - 200)
        page.canvas.rotate(40)
        page.canvas.setFillGray(0.8)
        page.canvas.setFont("Helvetica-Bold", 40)
        page.canvas.drawString(0, 0, "SALINAN")
        page.canvas.restoreState()
        page.rules(XS, (100, 120, 140, 160))
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED
