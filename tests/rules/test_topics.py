import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.topics import TopicMention, Topics, nearest_names
from tests.rules.labelled import Score, rows

TOPICS = Topics.load()


def found(text: str, language: str | None) -> set[str]:
    return {mention.topic for mention in TOPICS.find(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kerusuhan besar landa Kazakhstan", "id", {"unrest"}),
        ("Ratusan mahasiswa berunjuk rasa tolak kenaikan harga", "id", {"unrest"}),
        ("Israel gempur Gaza, rudal jatuh", "id", {"conflict"}),
        ("Bom bunuh diri di gereja", "id", {"terror"}),
        ("Gempa dan banjir landa Pasaman", "id", {"disaster"}),
        ("Inflasi naik, rupiah melemah", "id", {"economy"}),
        ("Wabah kolera meluas", "id", {"health"}),
        ("Protesters clash with police", "en", {"unrest"}),
        ("Airstrike hits hospital", "en", {"conflict"}),
        ("Parliament votes on impeachment", "en", {"politics"}),
        ("Ebola outbreak declared", "en", {"health"}),
        ("Массовые беспорядки в городе", "ru", {"unrest"}),
        ("Теракт в метро", "ru", {"terror"}),
        ("Землетрясение и цунами", "ru", {"disaster"}),
        ("Жаппай тәртіпсіздік басталды", "kk", {"unrest"}),
        ("Жер сілкінісі болды", "kk", {"disaster"}),
        ("Resep nasi goreng", "id", set()),
        ("Центр города украсили к празднику", "ru", set()),
        ("Perangkat baru dan perangko lama", "id", set()),
        ("", "id", set()),
        ("Kerusuhan", "fr", set()),
    ],
)
def test_topics_of_titles(text, language, expected):
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("alone", "beside", "topic", "language"),
    [
        ("Serangan jantung di usia muda", "Serangan rudal hantam kota", "conflict", "id"),
        ("Bom waktu demografi", "Bom meledak, lima orang tewas", "terror", "id"),
        ("Harga sebuah persahabatan", "Harga beras naik", "economy", "id"),
        ("Удар по репутации", "Удар беспилотника по складу", "conflict", "ru"),
        ("Rally driver wins again", "Thousands rally against government", "unrest", "en"),
    ],
)
def test_an_ambiguous_word_needs_a_second_signal(alone, beside, topic, language):
    assert topic not in found(alone, language)
    assert topic in found(beside, language)


@pytest.mark.parametrize(
    ("text", "language", "mark"),
    [
        ("BREAKING: explosion in city", "en", "breaking"),
        ("Breaking News: kerusuhan di Almaty", "id", "breaking"),
        ("Срочно: захвачен аэропорт", "ru", "breaking"),
        ("МОЛНИЯ. Взрыв в центре", "ru", "breaking"),
        ("ШҰҒЫЛ: қаза тапқандар бар", "kk", "breaking"),
        ("Puluhan orang tewas", "id", "death"),
        ("Погибли десятки человек", "ru", "death"),
        ("Curfew imposed after riots", "en", "escalator:curfew"),
        ("Presiden umumkan keadaan darurat", "id", "escalator:emergency"),
        ("Введен режим ЧП", "ru", "escalator:emergency"),
        ("Қалада төтенше жағдай жарияланды", "kk", "escalator:emergency"),
        ("Internet shutdown across country", "en", "escalator:internet-cut"),
        ("CSTO kirim pasukan penjaga perdamaian", "id", "escalator:foreign-troops"),
        ("Военный переворот", "ru", "escalator:coup"),
        ("Peringatan dini tsunami", "id", "escalator:tsunami-warning"),
        ("Годовщина трагедии", "ru", "damper:anniversary"),
        ("Opinion: what next", "en", "damper:opinion"),
        ("[HOAKS] Video lama beredar", "id", "damper:hoax-check"),
    ],
)
def test_marks(text, language, mark):
    assert mark in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "mark"),
    [
        ("Developing countries meet", "en", "breaking"),
        ("He breaks the record for breaking records", "en", "breaking"),
        ("Court to review tariffs", "en", "damper:recap"),
        ("Public opinion shifts", "en", "damper:opinion"),
        ("Жедел жәрдем келді", "kk", "breaking"),
        ("Төтенше жағдайлар министрлігі мәлімдеді", "kk", "escalator:emergency"),
    ],
)
def test_a_label_counts_only_as_a_label(text, language, mark):
    assert mark not in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "topics"),
    [
        ("Penonton Meledak Tertawa", "id", set()),
        ("Penonton Gereja Meledak Tertawa", "id", set()),
        ("Нападающий нанёс точный удар в девятку", "ru", set()),
        ("Удар по Газе", "ru", {"conflict"}),
        ("Ракеталық соққыдан екі адам қаза тапты", "kk", {"conflict"}),
        ("Теңге құнсызданды", "kk", {"economy"}),
        ("Ауруханаға 30 бала жатқызылды", "kk", {"health"}),
        ("Status Gunung Lewotobi naik ke Level IV", "id", {"disaster"}),
    ],
)
def test_topics_that_were_missed_or_borrowed(text, language, topics):
    assert {mention.topic for mention in TOPICS.find(text, language) if not mention.is_mark} == topics


def test_a_mention_lies_where_the_words_are():
    text = "Warga berunjuk rasa lagi"
    assert TOPICS.find(text, "id") == (TopicMention(6, 19, "unrest", is_mark=False),)
    assert text[6:19] == "berunjuk rasa"


def test_an_undeclared_language_is_every_language_of_its_script():
    assert found("Riot and kerusuhan", None) == {"unrest"}
    assert found("Беспорядки", "und") == {"unrest"}


@pytest.mark.parametrize(
    "name",
    ["unrest", "kerusuhan", "Kerusuhan", "беспорядки", "тәртіпсіздік", "civil unrest", "medtop:20000065"],
)
def test_a_topic_is_known_by_its_names(name):
    assert TOPICS.topic(name) == "unrest"


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("kerusuan", "kerusuhan"),
        ("politcs", "politics"),
        ("беспорядок", "беспорядки"),
        ("наразылық акциясы", "наразылық"),
        ("Econmy", "economy"),
    ],
)
def test_an_unknown_topic_has_nearest_names(name, first):
    assert TOPICS.topic(name) is None
    assert first in nearest_names(name)


def test_nonsense_is_answered_with_every_topic():
    assert nearest_names("qqqqqq") == (
        "unrest",
        "conflict",
        "terror",
        "disaster",
        "politics",
        "economy",
        "health",
    )


def test_names_of_topics():
    assert TOPICS.topic("football") is None
    assert TOPICS.name("unrest", "kk") == "тәртіпсіздік"
    assert TOPICS.name("unrest", "fr") == "unrest"
    assert TOPICS.name("nothing", "id") == "nothing"
    assert TOPICS.slugs() == ("unrest", "conflict", "terror", "disaster", "politics", "economy", "health")


@given(st.text(max_size=300), st.sampled_from(["id", "en", "ru", "kk", None]))
def test_any_text_is_read(text, language):
    for mention in TOPICS.find(text, language):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize("text", ["kerusuhan " * 100_000, "a" * 1_000_000, "a." * 500_000])
def test_a_megabyte_is_read_in_one_pass(text):
    TOPICS.find(text, "id")


@pytest.fixture(scope="module")
def score():
    counted = Score()
    for text, language, labels in rows("topics_dev.tsv"):
        expected, _, allowed = labels.partition("|")
        topics = {mention.topic for mention in TOPICS.find(text, language) if not mention.is_mark}
        counted.add(language, topics, set(expected.split(",")) - {"-", ""}, set(allowed.split(",")))
    return counted


@pytest.mark.parametrize("language", ["id", "en", "ru", "kk"])
def test_topics_are_right_on_labelled_titles(score, language):
    assert score.precision(language) >= 0.97
    assert score.recall(language) >= 0.95


@pytest.fixture(scope="module")
def score_of_marks():
    counted = Score()
    for text, language, labels in rows("marks_dev.tsv"):
        marks = {mention.topic for mention in TOPICS.find(text, language) if mention.is_mark}
        counted.add(language, marks, set(labels.split(",")) - {"-"}, {"death", "injury"})
    return counted


@pytest.mark.parametrize("language", ["id", "en", "ru", "kk"])
def test_marks_are_right_on_labelled_titles(score_of_marks, language):
    assert score_of_marks.precision(language) >= 0.97
    assert score_of_marks.recall(language) >= 0.95


def test_an_end_takes_its_escalator_back_and_no_other():
    marks = found("Curfew lifted in Almaty, state of emergency remains", "en")
    assert {"end:curfew", "escalator:emergency"} <= marks
    assert "escalator:curfew" not in marks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Footballer dies of heart attack", "en"),
        ("Chelsea crash out of the cup", "en"),
        ("Serangan jantung renggut nyawa aktor", "id"),
        ("Timnas gempur gawang Vietnam", "id"),
        ("Солнечный удар: советы врача", "ru"),
        ("«Зенит» атаковал ворота соперника", "ru"),
        ("Соғыс туралы фильм түсірілді", "kk"),
    ],
)
def test_what_sport_film_and_sayings_borrow_is_no_topic(text, language):
    assert {mention.topic for mention in TOPICS.find(text, language) if not mention.is_mark} == set()


def test_what_costs_lives_is_a_topic_beside_sport_too():
    assert "unrest" in found("Kerusuhan suporter usai laga Arema, 125 orang tewas", "id")
    assert "disaster" in found("Football team killed in plane crash", "en")


def test_a_soft_word_yields_to_another_topic():
    assert found("President visits Warsaw", "en") == {"politics"}
    assert found("President visits earthquake zone", "en") == {"disaster"}


def test_evidence_names_its_rule():
    assert [(m.topic, m.how) for m in TOPICS.find("BREAKING: Missile attack on Kyiv", "en")] == [
        ("breaking", "label"),
        ("conflict", "word"),
        ("conflict", "word beside another"),
    ]
    assert [m.how for m in TOPICS.find("Bom meledak di gereja", "id")][-1] == "word"
    assert [m.how for m in TOPICS.find("Ledakan di gereja", "id")] == ["word beside another"]


def test_any_form_of_a_word_is_found():
    for text in (
        "Riots in Nairobi",
        "Rioters burn cars",
        "RIOTING SPREADS",
        "prote\u0301sts held",
        "proteſted",
    ):
        assert "unrest" in found(text, "en"), text
    for text in ("Беспорядками", "БЕСПОРЯДКОВ", "взры́в газа", "Наводнения"):
        assert found(text, "ru"), text
    for text in ("Наразылықтарға", "ereuılge şyqty", "су тасқынынан"):
        assert found(text, "kk"), text
