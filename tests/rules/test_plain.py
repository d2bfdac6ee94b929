"""Plain words read as rules: a labelled list in four languages, and what holds of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import DEFAULT, Lexicon, parse
from rules.choices import Choices, Joining, is_field, joinings, narrowed, written
from rules.plain import TermKind, read_plain

INDONESIAN = [
    ("kerusuhan di Kazakhstan atau CSTO", "kerusuhan AND (region:KZ OR org:CSTO)"),
    ("kerusuhan Kazakhstan", "kerusuhan AND region:KZ"),
    ("kerusuhan kazakhstan", "kerusuhan AND region:KZ"),
    ("KERUSUHAN DI KAZAKHSTAN", "kerusuhan AND region:KZ"),
    ("gempa atau banjir di Indonesia", "(gempa OR banjir) AND region:ID"),
    ("gempa bumi atau banjir bandang di jepang", "((gempa AND bumi) OR (banjir AND bandang)) AND region:JP"),
    ("gempa, banjir, longsor di Filipina", "(gempa OR banjir OR longsor) AND region:PH"),
    ("unjuk rasa di Jakarta", '"unjuk rasa" AND Jakarta'),
    ("perang Rusia dan Ukraina", "perang AND region:RU AND region:UA"),
    ("berita tentang kebakaran hutan di Kalimantan", "kebakaran AND hutan AND Kalimantan"),
    ("protes di Asia Tengah", "protes AND region:143"),
    ("kudeta militer di Myanmar atau Thailand", "kudeta AND militer AND region:(MM OR TH)"),
    ("sanksi Uni Eropa", "sanksi AND org:EU"),
    ("serangan teroris di Turki kecuali film", "serangan AND teroris AND region:TR AND NOT film"),
    ("demo di AS", "demo AND region:US"),
    ("kerusuhan Kazakhstan atau gempa Turki", "(kerusuhan AND region:KZ) OR (gempa AND region:TR)"),
    ("Tokayev mundur", "Tokayev AND mundur"),
    ("kabari saya kalau ada gempa di papua nugini", "gempa AND region:PG"),
    ("darurat militer Korea Selatan", "darurat AND militer AND region:KR"),
    ("kerusuhan/unjuk rasa Kazakhstan", '(kerusuhan OR "unjuk rasa") AND region:KZ'),
    ("COVID-19 di Indonesia", "COVID-19 AND region:ID"),
    ("PBB Gaza", "org:UN AND region:PS"),
    ("inflasi", "inflasi"),
    ("demo tapi bukan di Jakarta", "demo AND NOT Jakarta"),
    ("apa yang terjadi di Kazakhstan?", "region:KZ"),
    ("saya mau tahu semua tentang kazakhstan", "region:KZ"),
    (
        "anak saya kuliah di Almaty, tolong kabari kalau ada kerusuhan atau gempa di sana",
        "Almaty AND (kerusuhan OR gempa)",
    ),
    ("Kalau ada gempa di Turki, tolong kabari saya secepatnya", "gempa AND region:TR"),
    ("gempa di almaty atau bishkek", "gempa AND (almaty OR region:KG)"),
    ("demo di Jakarta, Bandung atau Medan", "demo AND (Jakarta OR Bandung OR Medan)"),
    ("gempa di Jakarta atau banjir di Bandung", "(gempa AND Jakarta) OR (banjir AND Bandung)"),
    ("kerusuhan di Kazakhstan, gempa di Turki", "(kerusuhan AND region:KZ) OR (gempa AND region:TR)"),
    ("kerusuhan tanpa sepak bola", 'kerusuhan AND NOT "sepak bola"'),
    ("kebakaran hutan di Kalimantan Timur", "kebakaran AND hutan AND Kalimantan AND Timur"),
]
ENGLISH = [
    ("earthquake in Turkey", "earthquake AND region:TR"),
    ("earthquake in turkey", "earthquake AND region:TR"),
    ("protests in the US", "protests AND region:US"),
    ("protests in Kazakhstan or Kyrgyzstan", "protests AND region:(KZ OR KG)"),
    ("riots or protests in Kazakhstan", "(riots OR protests) AND region:KZ"),
    ("tell me about floods in South Korea", "floods AND region:KR"),
    ("nato and russia", "org:NATO AND region:RU"),
    ("European Union sanctions", "org:EU AND sanctions"),
    ("state of emergency in Sri Lanka", "state AND emergency AND region:LK"),
    ("coup in Africa", "coup AND region:002"),
    ("kazakh protests", "region:KZ AND protests"),
    ("plane crash except drill", "plane AND crash AND NOT drill"),
    ("The Who", "Who"),
    ("who", "who"),
    ("breaking news: explosion in Moscow", "explosion AND Moscow"),
    ("protests in Georgia", "protests AND region:GE"),
    ("wildfires in Greece, Spain or Portugal", "wildfires AND region:(GR OR ES OR PT)"),
    ("WHO pandemic", "org:WHO AND pandemic"),
    ("strikes in the UK", "strikes AND region:GB"),
    ("Almaty shooting", "Almaty AND shooting"),
    ("Middle East ceasefire", "region:middle-east AND ceasefire"),
    ("Russia - Ukraine", "region:(RU AND UA)"),
    ("protests in Kazakhstan but not football", "protests AND region:KZ AND NOT football"),
    (
        "my son studies in Almaty, please let me know if there are riots or an earthquake there",
        "Almaty AND (riots OR earthquake)",
    ),
    ("Notify me of riots in Almaty if the army is involved", "riots AND Almaty AND army AND involved"),
    ("what is happening in Kazakhstan?", "region:KZ"),
    ("riots without football fans", 'riots AND NOT "football fans"'),
]
RUSSIAN = [
    ("протесты в Казахстане", "протесты AND region:KZ"),
    ("протесты в казахстане", "протесты AND region:KZ"),
    ("беспорядки в Казахстане или Киргизии", "беспорядки AND region:(KZ OR KG)"),
    ("теракт в Москве", "теракт AND Москве"),
    ("землетрясение в Турции", "землетрясение AND region:TR"),
    ("пожары в США", "пожары AND region:US"),
    ("санкции Евросоюза", "санкции AND org:EU"),
    ("учения ОДКБ", "учения AND org:CSTO"),
    ("беспорядки в Центральной Азии", "беспорядки AND region:143"),
    ("новости о наводнении в Казахстане", "наводнении AND region:KZ"),
    ("война в Украине", "война AND region:UA"),
    ("взрыв или пожар в Алматы", "(взрыв OR пожар) AND Алматы"),
    ("казахстанские протесты", "region:KZ AND протесты"),
    ("отставка правительства", "отставка AND правительства"),
    ("наводнения в Южной Корее", "наводнения AND region:KR"),
    ("военное положение в Молдавии", "военное AND положение AND region:MD"),
    ("Россия — Украина", "region:(RU AND UA)"),
    ("пожары кроме учений", "пожары AND NOT учений"),
    ("протесты, но не в Москве", "протесты AND NOT Москве"),
    (
        "мой сын учится в Алматы, сообщите, если там будут беспорядки или землетрясение",
        "Алматы AND (беспорядки OR землетрясение)",
    ),
    ("что происходит в Казахстане?", "region:KZ"),
]
KAZAKH = [
    ("Қазақстандағы наразылық", "region:KZ AND наразылық"),
    ("қазақстандағы наразылық", "region:KZ AND наразылық"),
    ("Ресейдегі өрт", "region:RU AND өрт"),
    ("Қырғызстандағы сайлау", "region:KG AND сайлау"),
    ("Өзбекстанда жер сілкінісі", "region:UZ AND жер AND сілкінісі"),
    ("Орталық Азиядағы су тасқыны", "region:143 AND су AND тасқыны"),
    ("ҰҚШҰ жиыны", "org:CSTO AND жиыны"),
    ("Алматыдағы тәртіпсіздік немесе наразылық", "Алматыдағы AND (тәртіпсіздік OR наразылық)"),
    ("Украинадағы соғыс", "region:UA AND соғыс"),
    ("төтенше жағдай Қазақстан", '"төтенше жағдай" AND region:KZ'),
    ("Астанадағы митинг туралы жаңалықтар", "Астанадағы AND митинг"),
    ("Түркиядағы зілзала", "region:TR AND зілзала"),
    ("БҰҰ мен НАТО", "org:(UN AND NATO)"),
    ("Қазақстан немесе Қырғызстан", "region:(KZ OR KG)"),
    ("Қазақстандағы өрт, бірақ оқу-жаттығу емес", "region:KZ AND өрт AND NOT оқу-жаттығу"),
    ("Таяу Шығыстағы соғыс", "region:middle-east AND соғыс"),
    ("Қазақстанда не болып жатыр?", "region:KZ"),
]


@pytest.mark.parametrize(("text", "rule"), [*INDONESIAN, *ENGLISH, *RUSSIAN, *KAZAKH])
def test_a_plain_phrase_is_read_as_people_mean_it(text: str, rule: str, lexicon: Lexicon):
    plain = read_plain(text, lexicon)
    assert plain is not None
    assert written(plain, Choices()) == rule
    assert parse(rule, lexicon).echo == rule


@pytest.mark.parametrize(
    "text",
    [
        "kerusuhan AND Kazakhstan",
        '"state of emergency"',
        "region:KZ kerusuhan",
        "title: Almaty",
        "kerusuhan -film",
        "gempa - film",
        "(gempa OR banjir)",
        "protes*",
        "=kerusuhan",
        "Tokayev~",
        "/covid-?[0-9]+/",
        "gempa severity>=important",
        "https://example.com/feed",
        'kerusuhan "tanpa akhir',
        " ".join(["kata"] * 41),
        "…",
        "",
    ],
)
def test_the_rule_language_is_left_as_it_is(text: str, lexicon: Lexicon):
    assert read_plain(text, lexicon) is None


def test_a_small_word_of_two_languages_is_the_chats_own(lexicon: Lexicon):
    text = "Алматыда не болды"
    said = {
        language: written(read_plain(text, lexicon, operators=language), Choices())
        for language in ("ru", "kk")
    }
    assert said == {"ru": "Алматыда AND NOT болды", "kk": "Алматыда AND болды"}


def test_operators_of_the_chats_language_are_the_rule_language(lexicon: Lexicon):
    assert read_plain("gempa ATAU banjir", lexicon, operators="id") is None
    plain = read_plain("gempa ATAU banjir", lexicon)
    assert written(plain, Choices()) == "gempa OR banjir"


# -------------------------------------------------------------------------------------------------------- choices


def chosen(text: str, lexicon: Lexicon, **choices: object) -> str:
    plain = read_plain(text, lexicon)
    assert plain is not None
    return written(plain, Choices(**choices))


def test_each_choice_alters_the_rule_by_itself(lexicon: Lexicon):
    text = "kerusuhan di Kazakhstan atau CSTO"
    said = {
        "any": chosen(text, lexicon, joining=Joining.ANY),
        "all": chosen(text, lexicon, joining=Joining.ALL),
        "title": chosen(text, lexicon, title=True),
        "the word only": chosen(text, lexicon, turned=frozenset({1})),
        "the topic": chosen(text, lexicon, turned=frozenset({0})),
        "without": chosen(text, lexicon, without=("film", "sepak bola")),
        "grave": chosen(text, lexicon, severity="critical"),
    }
    assert said == {
        "any": "kerusuhan OR region:KZ OR org:CSTO",
        "all": "kerusuhan AND region:KZ AND org:CSTO",
        "title": "title:kerusuhan AND (region:KZ OR org:CSTO)",
        "the word only": "kerusuhan AND (Kazakhstan OR org:CSTO)",
        "the topic": "topic:unrest AND (region:KZ OR org:CSTO)",
        "without": 'kerusuhan AND (region:KZ OR org:CSTO) AND NOT film AND NOT "sepak bola"',
        "grave": "kerusuhan AND (region:KZ OR org:CSTO) severity>=critical",
    }


def test_what_can_be_joined_otherwise_is_offered(lexicon: Lexicon):
    def offered(text: str) -> tuple[Joining, ...]:
        plain = read_plain(text, lexicon)
        assert plain is not None
        return joinings(plain)

    assert offered("gempa") == (Joining.AS_WRITTEN,)
    assert offered("gempa Turki") == (Joining.AS_WRITTEN, Joining.ANY)
    assert offered("gempa atau banjir") == (Joining.AS_WRITTEN, Joining.ALL)
    assert offered("gempa di Turki atau Suriah") == (Joining.AS_WRITTEN, Joining.ALL, Joining.ANY)


def test_a_rule_in_its_language_is_narrowed_as_it_stands(lexicon: Lexicon):
    choices = Choices(without=("film",), severity="important")
    text = narrowed("gempa OR banjir", choices)
    assert parse(text, lexicon).echo == "(gempa OR banjir) AND NOT film severity>=important"
    assert narrowed("gempa OR banjir", Choices()) == "gempa OR banjir"


CHOICES = st.builds(
    Choices,
    joining=st.sampled_from(Joining),
    title=st.booleans(),
    turned=st.frozensets(st.integers(0, 5), max_size=3),
    without=st.lists(st.sampled_from(["film", "sepak bola", "AND", "кино", "12:30"]), max_size=3).map(tuple),
    severity=st.sampled_from(["", "important", "critical"]),
)
WORDS = st.lists(
    st.sampled_from(
        [
            "kerusuhan",
            "gempa",
            "Kazakhstan",
            "Turki",
            "atau",
            "or",
            "или",
            "немесе",
            ",",
            ".",
            "di",
            "in",
            "в",
            "CSTO",
            "NATO",
            "protes",
            "unrest",
            "Қазақстандағы",
            "Казахстане",
            "Asia",
            "Tengah",
            "kecuali",
            "film",
            "кроме",
            "Almaty",
            "unjuk",
            "rasa",
            "COVID-19",
            "12:30",
            "/",
            "AS",
            "US",
            "who",
            "🔥",
            "—",
            "Dan'",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(WORDS, CHOICES)
def test_the_rule_made_of_plain_words_can_always_be_read(text: str, choices: Choices):
    lexicon = Lexicon()
    plain = read_plain(text, lexicon)
    if plain is not None:
        rule = written(plain, choices)
        read = parse(rule, lexicon)
        assert parse(read.echo, lexicon).query == read.query


@given(st.text(max_size=80), CHOICES)
def test_any_text_is_plain_and_readable_or_is_not_plain(text: str, choices: Choices):
    lexicon = Lexicon()
    plain = read_plain(text, lexicon)
    if plain is not None:
        assert plain.terms
        assert parse(written(plain, choices), lexicon).query.text


@given(WORDS, CHOICES, st.integers(0, 5))
def test_a_term_that_is_turned_twice_is_where_it_was(text: str, choices: Choices, number: int):
    plain = read_plain(text, Lexicon())
    if plain is None or number >= len(plain.terms):
        return
    turned = Choices(
        choices.joining, choices.title, choices.turned ^ {number}, choices.without, choices.severity
    )
    again = Choices(turned.joining, turned.title, turned.turned ^ {number}, turned.without, turned.severity)
    assert written(plain, again) == written(plain, choices)
    term = plain.terms[number]
    assert is_field(term, number, turned) is not is_field(term, number, choices) or term.kind is TermKind.WORD


@given(CHOICES)
def test_choices_come_back_from_plain_values(choices: Choices):
    assert Choices.of(choices.values()) == choices


@given(
    st.dictionaries(
        st.sampled_from(["joining", "title", "turned", "without", "severity"]),
        st.none() | st.integers() | st.text(),
    )
)
def test_choices_of_another_version_are_read_as_far_as_they_are_understood(values):
    assert isinstance(Choices.of(values), Choices)


def test_forty_words_fit_the_limits(lexicon: Lexicon):
    plain = read_plain(" ".join(f"kata{number}" for number in range(40)), lexicon)
    assert plain is not None
    assert len(written(plain, Choices(title=True))) < DEFAULT.characters
