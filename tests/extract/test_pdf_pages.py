"""Pages: turned, broken in the middle of a row, with banners, captions on the page before."""

import pickle
from pathlib import Path

import pytest

from pipeline.extract.pdf import assemble, page_tables
from tests.extract.pages import HEIGHT, WIDTH, Page, as_text, document, tables_of, write_pdf

XS = (60, 300, 380, 460)
HEADER = ("Indikator Kinerja", "Target", "Realisasi")
ROWS = [
    "Indikator Kinerja | Target | Realisasi",
    "Persentase PMKS tertangani | 80% | 94,78%",
    "Indeks Pembangunan Gender | 88,01 | 88,28",
]


def table(page: Page, top: float = 100) -> None:
    page.rules(XS, (top, top + 20, top + 40, top + 60))
    page.row(XS, top + 12, *HEADER)
    page.row(XS, top + 32, "Persentase PMKS tertangani", "80%", "94,78%")
    page.row(XS, top + 52, "Indeks Pembangunan Gender", "88,01", "88,28")


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_set_sideways_is_read_upright(tmp_path: Path, turn: int) -> None:
    """The page is portrait and not rotated, its text runs bottom to top (90) or top to bottom (270)."""

    def draw(page: Page) -> None:
        if turn == 90:
            page.canvas.translate(WIDTH, 0)
            page.canvas.rotate(90)
        else:
            page.canvas.translate(0, HEIGHT)
            page.canvas.rotate(-90)
        table(Page(page.canvas, WIDTH))

    (found,) = tables_of(tmp_path, draw)

    assert as_text(found) == ROWS
    assert found.rotation == turn
    assert found.box is not None
    assert (round(found.box.x0), round(found.box.top)) == (60, 100)


def test_a_page_that_is_shown_turned_needs_no_turning(tmp_path: Path) -> None:
    """With /Rotate 90 the text runs bottom to top in the file, but the reader sees it upright."""

    def draw(page: Page) -> None:
        page.canvas.setPageRotation(90)
        page.canvas.translate(HEIGHT, 0)
        page.canvas.rotate(90)
        table(Page(page.canvas, HEIGHT))

    (found,) = tables_of(tmp_path, draw, size=(HEIGHT, WIDTH))

    assert as_text(found) == ROWS
    assert found.rotation == 0


def test_a_row_cut_by_the_page_break_keeps_its_words(tmp_path: Path) -> None:
    """The last row has no lower border, and the rest of its label opens the next page without an upper one."""

    def top(page: Page) -> None:
        for y in (740, 760, 780):
            page.level(y, 60, 460)
        for x in XS:
            page.upright(x, 740, 810)
        page.row(XS, 752, *HEADER)
        page.row(XS, 772, "Persentase PMKS tertangani", "80%", "94,78%")
        page.row(XS, 792, "Prevalensi kekerasan terhadap", "5,7", "3,09")

    def rest(page: Page) -> None:
        page.level(80, 60, 460)
        page.level(100, 60, 460)
        for x in XS:
            page.upright(x, 60, 100)
        page.text(63, 72, "perempuan dan anak")
        page.row(XS, 92, "Kabupaten Layak Anak", "75", "60,9")

    first, second = tables_of(tmp_path, top, rest)

    assert as_text(first)[-1] == "Prevalensi kekerasan terhadap | 5,7 | 3,09"
    assert as_text(second) == ["perempuan dan anak |  | ", "Kabupaten Layak Anak | 75 | 60,9"]
    assert (first.closes_page, second.opens_page) == (True, True)


def test_the_rest_of_a_label_alone_is_kept(tmp_path: Path) -> None:
    def rest(page: Page) -> None:
        page.rules(XS, (60, 80))
        page.text(63, 72, "perempuan dan anak")

    (found,) = tables_of(tmp_path, rest)

    assert as_text(found) == ["perempuan dan anak |  | "]


def test_lines_around_a_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "Capaian kinerja adalah sebagai berikut.")
        page.text(180, 76, "Tabel 3.1", bold=True)
        page.text(140, 88, "Capaian Indikator Kinerja Tahun 2021", bold=True)
        table(page)
        page.text(60, 174, "Sumber: Dinas Sosial")

    (found,) = tables_of(tmp_path, draw)

    assert found.before[-2:] == ("Tabel 3.1", "Capaian Indikator Kinerja Tahun 2021")
    assert found.after == ("Sumber: Dinas Sosial",)
    assert (found.opens_page, found.closes_page) == (False, False)


def test_each_table_has_the_lines_between_it_and_the_next(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(60, 90, "Tabel 3.1")
        table(page)
        page.text(60, 190, "Tabel 3.2")
        table(page, 200)

    first, second = tables_of(tmp_path, draw)

    assert (first.before, first.after) == (("Tabel 3.1",), ("Tabel 3.2",))
    assert (second.before, second.after) == (("Tabel 3.2",), ())


def banner(page: Page, number: int) -> None:
    page.text(60, 40, "LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2021")
    page.text(280, HEIGHT - 30, f"Hal. {number}")


def test_a_caption_at_the_foot_of_the_page_before(tmp_path: Path) -> None:
    """Banners and page numbers stand between the caption and its table, and are left out."""

    def page_one(page: Page) -> None:
        banner(page, 1)
        page.text(60, 780, "Tabel 3.1 Capaian Kinerja")

    def page_two(page: Page) -> None:
        banner(page, 2)
        table(page, 60)

    def page_three(page: Page) -> None:
        banner(page, 3)
        page.text(60, 100, "Demikian capaian kinerja tahun 2021.")

    (found,) = tables_of(tmp_path, page_one, page_two, page_three)

    assert found.before == ("Tabel 3.1 Capaian Kinerja",)
    assert found.opens_page
    assert found.closes_page


def test_a_caption_at_the_foot_of_the_page_before_holds_below_a_line_of_text(tmp_path: Path) -> None:
    def page_one(page: Page) -> None:
        page.text(60, 760, "Demikian capaian sasaran 1.")
        page.text(60, 780, "Tabel 3.1 Capaian Kinerja")

    def page_two(page: Page) -> None:
        page.text(60, 80, "Capaian indikator adalah sebagai berikut:")
        table(page, 100)

    (found,) = tables_of(tmp_path, page_one, page_two)

    assert found.before == ("Tabel 3.1 Capaian Kinerja", "Capaian indikator adalah sebagai berikut:")


def test_a_banner_set_in_a_table_is_no_table(tmp_path: Path) -> None:
    def framed(number: int) -> object:
        def draw(page: Page) -> None:
            page.rules((60, 400, 460), (30, 45))
            page.row((60, 400), 41, "LKIP Dinas Sosial", str(2020 + number))
            table(page)

        return draw

    found = tables_of(tmp_path, *(framed(number) for number in range(3)))  # type: ignore[arg-type]

    assert [(part.page, len(part.rows)) for part in found] == [(1, 3), (2, 3), (3, 3)]
    assert all(part.opens_page for part in found)


def test_tables_are_numbered_in_reading_order(tmp_path: Path) -> None:
    def two(page: Page) -> None:
        table(page, 300)
        table(page, 100)

    found = tables_of(tmp_path, two, table)

    assert [(part.raw_id, part.order) for part in found] == [
        ("p001-1", 0),
        ("p001-2", 1),
        ("p002-1", 2),
    ]


def test_a_document_read_in_pieces_gives_the_same_tables(tmp_path: Path) -> None:
    """Pieces cross from worker processes, so they must survive pickling."""
    path = write_pdf(tmp_path / "report.pdf", table, table, table)
    whole = assemble(document(path, (1, 2, 3)), page_tables(path, None, (1, 2, 3)))
    pieces = [*page_tables(path, None, (1,)), *page_tables(path, None, (3,))[1:]]
    pieces.insert(1, page_tables(path, None, (2,))[1])

    assert assemble(document(path, (1, 2, 3)), pickle.loads(pickle.dumps(pieces))) == whole


def test_a_map_is_not_searched_for_tables(tmp_path: Path) -> None:
    """Its thousands of little strokes would cost minutes; the pages around it are read as ever."""

    def plan(page: Page) -> None:
        for number in range(2000):
            page.level(50 + number * 7 % 700, 50 + number * 11 % 480, 58 + number * 11 % 480, width=0.2)
            page.upright(50 + number * 11 % 480, 50 + number * 7 % 700, 58 + number * 7 % 700, width=0.2)

    found = tables_of(tmp_path, plan, table)

    assert [part.page for part in found] == [2]
