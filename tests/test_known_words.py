"""Words that exist are read as they are printed, in labels and in headers."""

from __future__ import annotations

import pytest

from pipeline.header_words import read_header
from pipeline.known_words import load_known_words
from pipeline.match.lexicon import Lexicon, build_lexicon
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import load_vocabulary

REAL_WORDS = """
    waria permainan terdaftar penampungan kades pasir warteg disertifikasi diversifikasi kecerdasan pelayaran
    kependidikan sarjana pemerkosaan keperawatan keturunan penanaman persediaan pendidik kejahatan perusahaan
    perumahan penangkapan pengangkatan penyerahan penempatan penyertaan pergantian sampan bulat penyidikan
    sekretaris pengurusan pencetakan urutan pertandingan perundingan penyegaran pertambahan pendaratan remisi
    ranting angkutan stabilisasi penerbangan penertiban pengamanan pencitraan komplikasi pendaftaran perbekalan
    timbal bahasa warna polisi daftar ketua musik hakim majalah kertas garam tambang kumis kerang tahanan
    pedagang pembeli perahu wadah ladang kolom persaingan pesanan masakan batuan lebah agensi perbankan
    pelantikan penyelidikan mahasiswi siswi camat daring sanggar kargo karung penyiraman penetasan penambatan
    pembetulan penyeleksian penyelarasan pengelasan pemilahan pemuliaan perendaman persandian dipulangkan
    penamaan penatagunaan penyerasian revisi penyidik pengiriman kedatangan polusi rusun kusta
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_vocabulary(), MatchSettings())


@pytest.mark.parametrize("word", REAL_WORDS.split())
def test_a_word_that_exists_is_no_misspelling_of_another(lexicon: Lexicon, word: str) -> None:
    assert lexicon.speller.corrected(word) == word
    assert not read_header(word).misspelt


@pytest.mark.parametrize(
    "header",
    [
        *("Perusahaan", "Perumahan", "Penangkapan", "Pengangkatan", "Penyerahan", "Penempatan"),
        *("Penyertaan", "Pergantian", "Sampan", "Bulat", "Penyidikan", "Sekretaris", "Remisi", "Persandian", "Ranting"),
        *("Kupang", "Lahat", "Seram"),  # regions
    ],
)
def test_a_header_of_words_that_exist_stays_unread(header: str) -> None:
    assert read_header(header).concepts == set()


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        *(("perushaan", "perusahaan"), ("pelayann", "pelayanan"), ("penduduuk", "penduduk"), ("saranna", "sarana")),
        *(("kekersan", "kekerasan"), ("pemerikasan", "pemeriksaan"), ("kepegawain", "kepegawaian")),
        # two spellings of one word
        *(("pemukiman", "permukiman"), ("ketentraman", "ketenteraman"), ("standarisasi", "standardisasi")),
    ],
)
def test_what_does_not_exist_is_still_read_as_the_word_meant(lexicon: Lexicon, printed: str, meant: str) -> None:
    assert lexicon.speller.corrected(lexicon.speller.spelled(printed)) == meant


@pytest.mark.parametrize(
    "word",
    [
        "rekomendasi",  # listed as a word
        "penatagunaan",  # of a budget item alone
        "dinsos",  # of an agency
        "purbalingga",  # a region
    ],
)
def test_words_are_known_by_the_list_and_by_the_names(word: str) -> None:
    assert word in load_known_words()
