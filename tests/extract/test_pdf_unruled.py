"""Tables without rules, or nearly: columns from white space, rows from figures and shading."""

from pathlib import Path

from tests.extract.pages import Page, as_text, tables_of

XS = (60, 90, 330, 430)
ROWS = (
    ("1", "Penyediaan gaji dan tunjangan", "1.343.662.000", "1.312.582.600"),
    ("2", "Rehabilitasi sosial dasar", "63.365.550", "63.239.750"),
    ("3", "Perlindungan dan jaminan sosial", "93.417.800", "93.379.300"),
)
EXPECTED = ["No | Program | Anggaran | Realisasi", *(" | ".join(row) for row in ROWS)]


def fill(page: Page) -> None:
    page.row(XS, 112, "No", "Program")
    page.right(400, 112, "Anggaran")
    page.right(500, 112, "Realisasi")
    for number, (no, program, budget, spent) in enumerate(ROWS):
        page.row(XS, 132 + 20 * number, no, program)
        page.right(400, 132 + 20 * number, budget)
        page.right(500, 132 + 20 * number, spent)


def test_no_rules_at_all(tmp_path: Path) -> None:
    (table,) = tables_of(tmp_path, fill)

    assert as_text(table) == EXPECTED
    assert table.engine == "rebuild"


def test_banded_shading_only(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (100, 140):
            page.shade(56, y, 510, y + 20)
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED


def test_level_rules_only_with_a_group_title(tmp_path: Path) -> None:
    """A title stands over the columns that the short rule below it spans."""

    def draw(page: Page) -> None:
        for y in (80, 120, 185):
            page.level(y, 56, 510)
        page.level(100, 320, 510)
        page.text(390, 94, "Tahun 2021")
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == ["No | Program | Tahun 2021 | <", "^ | ^ | Anggaran | Realisasi", *EXPECTED[1:]]


def test_labels_of_several_lines(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.row((60, 330), 112, "Program", "Anggaran")
        page.text(63, 140, "Program Rehabilitasi dan", "Konservasi Sumber Daya Alam")
        page.text(63, 175, "Program Mitigasi", "Perubahan Iklim")
        page.text(63, 210, "Program Pengendalian", "Pencemaran")
        for y, budget in ((140, "Rp 8.468.000.000"), (175, "Rp 1.157.655.000"), (210, "Rp 42.085.425.000")):
            page.right(420, y, budget)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == [
        "Program | Anggaran",
        "Program Rehabilitasi dan Konservasi Sumber Daya Alam | Rp 8.468.000.000",
        "Program Mitigasi Perubahan Iklim | Rp 1.157.655.000",
        "Program Pengendalian Pencemaran | Rp 42.085.425.000",
    ]


def test_figures_a_space_apart_are_two_columns(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.row((60,), 112, "Uraian")
        for x, title in ((300, "Pagu"), (374, "Realisasi")):
            page.right(x, 112, title)
        for y, name, pagu, spent in (
            (130, "Gaji pokok", "2.439.251.000", "2.358.009.223"),
            (148, "Tunjangan keluarga", "2.119.886.000", "2.115.430.272"),
            (166, "Tunjangan beras", "2.076.006.000", "2.072.709.680"),
        ):
            page.text(63, y, name)
            page.right(300, y, pagu)
            page.text(304, y, spent)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[1] == "Gaji pokok | 2.439.251.000 | 2.358.009.223"


def test_the_rest_of_it_on_the_next_page(tmp_path: Path) -> None:
    """One row alone is no table, but it is the rest of one that closes the page before."""

    def rest(page: Page) -> None:
        page.row(XS, 60, "4", "Penanganan bencana")
        page.right(400, 60, "540.967.000")
        page.right(500, 60, "539.001.500")
        page.text(60, 120, "Realisasi anggaran tersebut lebih rendah daripada tahun sebelumnya.")

    first, second = tables_of(tmp_path, fill, rest)

    assert as_text(first) == EXPECTED
    assert as_text(second) == ["4 | Penanganan bencana | 540.967.000 | 539.001.500"]


def test_prose_with_amounts_and_lists_is_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for number in range(6):
            page.text(60, 100 + 30 * number, f"{number + 1}.")
            page.text(80, 100 + 30 * number, "Kegiatan dengan anggaran sebesar Rp. 369.200.000,00 dan realisasi")
            page.text(80, 111 + 30 * number, "sebesar Rp. 356.060.000,00 atau 96,44 persen dari pagu yang tersedia.")

    assert tables_of(tmp_path, draw) == []


def test_a_table_of_contents_is_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for number, title in enumerate(("Latar Belakang", "Gambaran Umum", "Perencanaan Kinerja", "Akuntabilitas")):
            page.text(60, 100 + 20 * number, f"1.{number + 1}")
            page.text(80, 100 + 20 * number, title + " " + "." * 60)
            page.right(500, 100 + 20 * number, str(3 * number + 1))

    assert tables_of(tmp_path, draw) == []


def test_leader_dots_before_several_figures_are_a_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.row((60, 330, 430), 100, "Uraian", "Anggaran", "Realisasi")
        for number, (_, program, budget, spent) in enumerate(ROWS):
            page.text(63, 120 + 20 * number, program + "." * (80 - len(program)))
            page.right(400, 120 + 20 * number, budget)
            page.right(500, 120 + 20 * number, spent)

    (table,) = tables_of(tmp_path, draw)

    assert [row.rsplit(" | ", 2)[1:] for row in as_text(table)[1:]] == [list(row[2:]) for row in ROWS]


def test_the_title_below_a_caption_is_no_header(tmp_path: Path) -> None:
    """It stands close above the header and over a column of figures, but it is centred as the caption is."""

    def draw(page: Page) -> None:
        for y, title in ((89, "Tabel 3.1"), (101, "Realisasi Anggaran")):
            page.canvas.drawCentredString(375, page.height - y, title)
        fill(page)

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == EXPECTED
    assert table.before == ("Tabel 3.1", "Realisasi Anggaran")


def test_the_last_label_behind_figures_keeps_its_second_line(tmp_path: Path) -> None:
    """Beside indicators and their figures stand programs and theirs: both labels run on below the last figures."""

    def draw(page: Page) -> None:
        page.row((60, 200, 260, 420), 112, "Indikator", "Capaian", "Program", "Pagu")
        for number in range(3):
            y = 132 + 30 * number
            page.text(63, y, f"Persentase sasaran {number}", "yang tertangani")
            page.text(203, y, f"9{number},50")
            page.text(263, y, f"Program Pelayanan {number}", "dan Rehabilitasi")
            page.right(480, y, f"1.34{number}.662.000")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[-1] == (
        "Persentase sasaran 2 yang tertangani | 92,50 | Program Pelayanan 2 dan Rehabilitasi | 1.342.662.000"
    )


def test_group_rows_across_the_columns(tmp_path: Path) -> None:
    """They part no columns and are no header; one that is too short to reach a figure begins like the others."""

    def draw(page: Page) -> None:
        page.row((60, 200, 250, 310), 112, "Indikator", "Satuan", "Target", "Realisasi")
        for number, group in enumerate(("Meningkatnya pemberdayaan perempuan dan anak", "Terkendalinya penduduk")):
            top = 132 + 60 * number
            page.text(63, top, f"Sasaran: {group}")
            for row in (1, 2):
                page.row(
                    (60, 200, 250, 310), top + 20 * row, f"Indikator {number}{row}", "persen", "80,00", f"75,3{row}"
                )

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table) == [
        "Indikator | Satuan | Target | Realisasi",
        "Sasaran: Meningkatnya pemberdayaan perempuan dan anak | < | < | <",
        "Indikator 01 | persen | 80,00 | 75,31",
        "Indikator 02 | persen | 80,00 | 75,32",
        "Sasaran: Terkendalinya penduduk | < |  | ",
        "Indikator 11 | persen | 80,00 | 75,31",
        "Indikator 12 | persen | 80,00 | 75,32",
    ]


def test_a_list_number_close_to_its_label_has_a_column_of_its_own(tmp_path: Path) -> None:
    """ "10" is wider than "9", so the gap behind it is hardly more than a space."""

    def draw(page: Page) -> None:
        for number in range(8, 13):
            page.canvas.setFont("Helvetica", 9)
            page.canvas.drawCentredString(70, page.height - 20 * number, str(number))
            page.text(82, 20 * number, f"Program Pelayanan {number}")
            page.right(400, 20 * number, f"1.34{number - 8}.662.000")
            page.right(500, 20 * number, f"1.31{number - 8}.582.600")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[-1] == "12 | Program Pelayanan 12 | 1.344.662.000 | 1.314.582.600"


def test_amounts_broken_over_two_lines_in_narrow_columns(tmp_path: Path) -> None:
    """Their second lines are no rows; and the few labels that are longer than the rest make no column at their end."""

    def draw(page: Page) -> None:
        page.row((60, 250, 310), 100, "Program", "Pagu", "Realisasi")
        for number in range(14):
            page.text(63, 120 + 30 * number, f"Rehabilitasi sosial dasar {number}" + " para lansia" * (number == 7))
            for x, amount in ((300, "4.312.890."), (360, "4.208.775.")):
                page.right(x, 120 + 30 * number, amount, f"{450 + number}")

    (table,) = tables_of(tmp_path, draw)

    assert as_text(table)[0] == "Program | Pagu | Realisasi"
    assert as_text(table)[8] == "Rehabilitasi sosial dasar 7 para lansia | 4.312.890. 457 | 4.208.775. 457"
