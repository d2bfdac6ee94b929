from rules import Document, Lexicon, evaluate, parse
from rules.also import also_matches
from rules.lexicon import Lexicon as _Lexicon

LEXICON = Lexicon()


def also(rule: str, lexicon: _Lexicon = LEXICON) -> tuple[str, ...]:
    return also_matches(parse(rule, lexicon).query, lexicon)


def test_a_word_says_what_else_it_finds():
    assert {"rusuh", "perusuh", "merusuh"} <= set(also("kerusuhan"))
    assert "fled" in also("flee")
    assert {"погиб", "погибших"} <= set(also("погибнуть"))
    assert "людей" not in also("дом")
    assert "халқына" in also("халық")


def test_the_least_alike_come_first_and_the_word_itself_never():
    found = also("kerusuhan")
    assert found.index("perusuh") < found.index("kerusuhannya") if "kerusuhannya" in found else found
    assert "kerusuhan" not in found


def test_what_drifts_in_meaning_is_not_among_them():
    assert not {"penghargaan", "menghargai"} & set(also("harga"))
    assert not {"memilukan", "pilihan"} & set(also("pemilu"))
    assert not {"relation", "relations"} & set(also("relative"))


def test_words_met_in_items_are_known_from_then_on():
    lexicon = Lexicon()
    assert "kerusuhannyalah" not in also("kerusuhan", lexicon)
    document = Document(1, {"title": "Kerusuhannyalah penyebab"}, "id")
    assert evaluate(parse("kerusuhan", lexicon).query, document, lexicon)
    assert "kerusuhannyalah" in also_matches("kerusuhan", lexicon, most=100)


def test_exact_excluded_and_quoted_words_say_nothing():
    assert also("=kerusuhan") == ()
    assert also('"kerusuhan kota"') == ()
    assert set(also("banjir -kerusuhan")) == set(also("banjir"))


def test_all_that_is_said_is_true():
    for rule in ("kerusuhan", "tangkap", "strike", "election", "суд", "война", "сайлау", "adil", "тенге"):
        query = parse(rule, LEXICON).query
        for word in also_matches(query, LEXICON, most=1000):
            assert evaluate(query, Document(1, {"title": word}), LEXICON), (rule, word)
