"""Which story an item joins: the method of STORIES §3 on titles as newsrooms write them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import FeedId, Story, StoryId
from bot.stories.cluster import CENTROID_TERMS, Article, Clusters, is_copy, joined
from bot.stories.frequencies import Frequencies, distinct_terms, terms, without_label, without_publisher
from tests.bot.stories.builders import article, story

KZ = frozenset({"KZ"})

SAME_EVENT = [
    (
        "id",
        "Massa serbu balai kota Almaty, gedung dibakar",
        "Ribuan pengunjuk rasa menerobos masuk ke balai kota Almaty dan membakar gedung itu pada Rabu.",
        "Balai Kota Almaty Dibakar Massa",
        "Pengunjuk rasa menyerbu balai kota Almaty, Rabu, dan api terlihat di beberapa lantai gedung.",
    ),
    (
        "en",
        "Protesters storm Almaty city hall",
        "Thousands of demonstrators broke into the city hall in Almaty on Wednesday and set it on fire.",
        "Almaty city hall on fire after protesters break in",
        "Flames rose from Almaty's city hall on Wednesday after demonstrators stormed the building.",
    ),
    (
        "ru",
        "Протестующие штурмуют акимат Алматы",
        "Тысячи протестующих ворвались в здание акимата Алматы, начался пожар.",
        "Здание акимата Алматы горит после штурма",
        "Акимат Алматы загорелся в среду, после того как протестующие взяли здание штурмом.",
    ),
    (
        "kk",
        "Алматы әкімдігіне шабуыл жасалды",
        "Наразылық білдірушілер Алматы әкімдігінің ғимаратына басып кіріп, оны өртеп жіберді.",
        "Алматыда әкімдік ғимараты өртенді",
        "Сәрсенбі күні наразылық білдірушілер Алматы әкімдігіне шабуыл жасап, ғимарат өртке оранды.",
    ),
]
OTHER_EVENT = [
    (
        "id",
        "Harga LPG naik dua kali lipat di Kazakhstan barat",
        "Pemerintah mencabut batas harga gas pada tahun baru, pemilik mobil mengeluh.",
    ),
    (
        "en",
        "Tokayev dismisses government and extends curfew",
        "The president accepted the cabinet's resignation and named an acting prime minister.",
    ),
    (
        "ru",
        "Токаев отправил правительство в отставку",
        "Президент принял отставку кабинета и назначил исполняющего обязанности премьера.",
    ),
    (
        "kk",
        "Тоқаев үкіметтің отставкасын қабылдады",
        "Президент премьер-министрдің міндетін уақытша атқарушыны тағайындады.",
    ),
]
EVERYDAY = {
    "id": [
        ("Harga beras di pasar induk turun", "Pedagang di Jakarta menyebut panen raya sebagai penyebabnya."),
        ("Timnas menang tiga gol tanpa balas", "Pelatih memuji permainan para pemain muda dalam laga itu."),
        ("Warga Almaty antre air bersih", "Kota Almaty di Kazakhstan memperbaiki pipa di empat kecamatan."),
    ],
    "en": [
        ("Rice prices fall after harvest", "Traders in the capital said a good season was the reason."),
        ("Home side wins by three goals", "The coach praised his young players after the match."),
        ("Almaty opens a new metro station", "The city in Kazakhstan expects forty thousand riders a day."),
    ],
    "ru": [
        ("Цены на рис снизились после уражая", "Торговцы в столице называют причиной хороший сезон."),
        ("Хозяева выиграли с разницей в три мяча", "Тренер похвалил молодых игроков после матча."),
        ("В Алматы открыли новую станцию метро", "Город ожидает сорок тысяч пассажиров в день."),
    ],
    "kk": [
        ("Күріш бағасы түсті", "Саудагерлер мұның себебін мол өніммен түсіндіреді."),
        ("Команда үш доппен жеңіске жетті", "Бапкер жас ойыншыларды мақтады."),
        ("Алматыда жаңа метро бекеті ашылды", "Қала күніне қырық мың жолаушы күтеді."),
    ],
}


def begun(clusters: Clusters, first: Article, number: int = 1) -> Story:
    """Let an article begin a story of the live window."""
    vector = clusters.vector(first)
    new = replace(
        story(),
        id=StoryId(number),
        language=first.language,
        private_to=first.private_to,
        countries=first.countries,
        numbers=first.numbers,
        first_at=first.time,
        last_at=first.time,
        centroid=vector,
    )
    clusters.learn(first)
    clusters.remember(new)
    return new


def cold() -> Clusters:
    return Clusters(Frequencies())


def learnt(language: str) -> Clusters:
    """A window that has read a few weeks of a small newsroom."""
    frequencies = Frequencies()
    for _ in range(40):
        for title, summary in EVERYDAY[language]:
            frequencies.learn(terms(title, summary))
    return Clusters(frequencies)


def join(clusters: Clusters, item: Article) -> StoryId | None:
    return clusters.belongs(item, clusters.vector(item))


@pytest.mark.parametrize("start", ["cold", "learnt"])
@pytest.mark.parametrize(
    ("language", "title", "summary", "again", "more"), SAME_EVENT, ids=[row[0] for row in SAME_EVENT]
)
def test_two_newsrooms_on_one_event_make_one_story(start, language, title, summary, again, more):
    clusters = cold() if start == "cold" else learnt(language)
    begun(clusters, article(title, summary, language=language, countries=KZ))

    assert join(clusters, article(again, more, language=language, countries=KZ, at=20)) == StoryId(1)


@pytest.mark.parametrize("start", ["cold", "learnt"])
@pytest.mark.parametrize(("language", "title", "summary"), OTHER_EVENT, ids=[row[0] for row in OTHER_EVENT])
def test_another_event_of_the_same_days_is_a_story_of_its_own(start, language, title, summary):
    clusters = cold() if start == "cold" else learnt(language)
    same = next(row for row in SAME_EVENT if row[0] == language)
    begun(clusters, article(same[1], same[2], language=language, countries=KZ))

    assert join(clusters, article(title, summary, language=language, countries=KZ, at=20)) is None


def test_a_near_copy_about_another_country_does_not_join():
    clusters = cold()
    begun(clusters, article("Kerusuhan besar landa Kazakhstan, pendemo tewas", countries=KZ))

    sudan = article("Kerusuhan besar landa Sudan, pendemo tewas", countries=frozenset({"SD"}))

    assert join(clusters, sudan) is None
    assert join(clusters, replace(sudan, countries=frozenset())) == StoryId(1)
    assert join(clusters, replace(sudan, countries=frozenset({"SD", "KZ"}))) == StoryId(1)


def test_another_language_does_not_join():
    clusters = cold()
    begun(clusters, article("Almaty airport", language="en"))

    assert join(clusters, article("Almaty airport", language="ru")) is None


def test_a_private_feed_never_joins_what_others_read_nor_another_private_feed():
    clusters = cold()
    title = "Kerusuhan besar landa Kazakhstan"
    begun(clusters, article(title))
    begun(clusters, article(title, private_to=FeedId(5)), number=2)

    assert join(clusters, article(title)) == StoryId(1)
    assert join(clusters, article(title, private_to=FeedId(5))) == StoryId(2)
    assert join(clusters, article(title, private_to=FeedId(6))) is None


RARE = ["anggrek", "bambu", "cendana", "durian", "enau", "flamboyan", "gaharu", "jati", "kenanga", "lontar"]
OTHER = ["merpati", "nuri", "otter", "pelikan", "rajawali", "singa", "trenggiling", "unta", "walet", "zebra"]


def sharing(words: int, *, numbers: str = "", at: float = 0) -> Article:
    """Ten rare words, of which so many are of the first article's ten."""
    return article(" ".join([*RARE[:words], *OTHER[words:], numbers]), at=at)


def test_a_story_takes_items_for_72_hours_around_it():
    clusters = cold()
    begun(clusters, sharing(10))

    assert join(clusters, sharing(8, at=72 * 60)) == StoryId(1)
    assert join(clusters, sharing(8, at=72 * 60 + 1)) is None
    assert join(clusters, sharing(8, at=-72 * 60)) == StoryId(1)
    assert join(clusters, sharing(8, at=-72 * 60 - 1)) is None


def test_the_older_a_story_the_more_alike_an_item_must_be():
    clusters = cold()
    begun(clusters, sharing(10))

    assert join(clusters, sharing(5, at=24 * 60)) == StoryId(1)
    assert join(clusters, sharing(5, at=48 * 60)) is None
    assert join(clusters, sharing(7, at=48 * 60)) == StoryId(1)


def test_differing_numbers_tell_events_apart_unless_all_else_is_alike():
    clusters = cold()
    begun(clusters, sharing(10, numbers="5,2"))

    assert join(clusters, sharing(5, numbers="5,2")) == StoryId(1)
    assert join(clusters, sharing(5)) == StoryId(1)
    assert join(clusters, sharing(5, numbers="6,1")) is None
    assert join(clusters, sharing(8, numbers="6,1")) == StoryId(1)


def test_two_quakes_in_short_titles_are_two_stories_and_one_quake_is_one():
    clusters = cold()
    home = frozenset({"ID"})
    begun(clusters, article("Gempa magnitudo 5,2 guncang Bengkulu", countries=home))

    nias = article("Gempa magnitudo 6,1 guncang Nias", countries=home)
    again = article("Gempa M 5,2 Guncang Bengkulu, Tidak Berpotensi Tsunami", countries=home)

    assert join(clusters, nias) is None
    assert join(clusters, again) == StoryId(1)


def test_a_year_tells_no_events_apart():
    assert article("Pemilu 2024 di 26 provinsi, 38 partai dan 5G").numbers == {"26", "38"}


def test_the_newer_of_two_stories_equally_alike_is_joined_and_forgotten_ones_are_not():
    clusters = cold()
    title = "Kerusuhan besar landa Kazakhstan, puluhan pendemo tewas"
    old = begun(clusters, article(title))
    begun(clusters, article(title, at=60), number=2)

    assert join(clusters, article(title, at=120)) == StoryId(2)
    clusters.forget(old.last_at + timedelta(minutes=61))
    assert len(clusters) == 0
    assert StoryId(2) not in clusters
    assert join(clusters, article(title, at=120)) is None


def test_a_word_common_today_weighs_less_than_a_rare_one():
    frequencies = Frequencies()
    for _ in range(200):
        frequencies.learn(terms("Kazakhstan", ""))

    vector = frequencies.vector(terms("Kazakhstan Zhanaozen yang", ""))

    assert vector["zhana"] > vector["kazak"] > vector["yang"]


def test_a_wire_copy_is_told_by_its_words():
    wire = distinct_terms(
        "Dozens of attackers killed in Almaty overnight, police say", "Police said dozens died."
    )
    edited = distinct_terms(
        "Dozens of attackers killed in Almaty overnight: police", "Police said dozens died."
    )
    own = distinct_terms(
        "Dozens dead in Almaty as riots enter fifth day", "Residents heard gunfire until dawn."
    )

    assert is_copy(wire, [own, edited])
    assert not is_copy(wire, [own])
    assert not is_copy(wire, [])
    assert not is_copy(frozenset(), [frozenset()])


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Kazakhstan declares emergency - Reuters", "Kazakhstan declares emergency"),
        ("Alpha - Reuters", "Alpha - Reuters"),
        ("Kazakhstan declares emergency - and nobody knows for how long it is to last",) * 2,
        ("Kazakhstan declares emergency - ",) * 2,
    ],
)
def test_the_publisher_behind_a_title_is_no_part_of_it(title, left):
    assert without_publisher(title) == left


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("BREAKING: Protesters storm city hall", "Protesters storm city hall"),
        ("Breaking News: Kerusuhan Besar", "Kerusuhan Besar"),
        ("DARURAT: Massa serbu balai kota", "Massa serbu balai kota"),
        ("СРОЧНО! Токаев ввёл режим ЧП", "Токаев ввёл режим ЧП"),
        ("ШҰҒЫЛ: Алматы әкімдігі", "Алматы әкімдігі"),
        ("Darurat militer diumumkan",) * 2,
        ("Update on the flood",) * 2,
    ],
)
def test_the_label_before_a_title_is_no_part_of_it(title, left):
    assert without_label(title) == left
    assert terms(title, "") == terms(left, "")


@given(st.lists(st.text("abcdefgh", min_size=2, max_size=5), max_size=400))
def test_a_centroid_keeps_its_heaviest_terms(words):
    vector = Frequencies().vector(tuple(words))

    centroid = joined({"heavy": 9.0}, vector)

    assert len(centroid) <= CENTROID_TERMS
    assert centroid["heavy"] == 9.0


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=8), max_size=12), st.integers(0, 12))
def test_the_window_holds_nothing_of_a_story_forgotten(items, kept):
    clusters = cold()
    for number, words in enumerate(items):
        begun(clusters, article(" ".join(f"{word}word" for word in words), at=number), number)

    clusters.forget(article("", at=kept).time)

    assert len(clusters) == max(0, len(items) - kept)
    assert sum(len(shelf.postings) for shelf in clusters._shelves.values()) == len(clusters)
