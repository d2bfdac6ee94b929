"""What a rule asks, in a person's words: every part of the language, in four languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model import Place, Rule, RuleDraft, Schedule, Sound
from bot.texts import LANGUAGES
from handlers.making.understanding import understood
from handlers.rules.query_words import LONGEST, in_words
from handlers.rules.rewriting import at_level_of, of_level, titles_only, without, words_in
from handlers.services import Access, Services
from rules import Lexicon, QueryError, packs, parse
from tests.manual_time import START, ManualTime

HERE = Place(7)


def services(lexicon: Lexicon) -> Services:
    return Services(
        lexicon=lexicon,
        clock=ManualTime(),
        username="kentongan_bot",
        access=Access.OPEN,
        allowed=frozenset(),
        admins=frozenset(),
        rules_per_chat=3,
        feeds_per_chat=2,
        search_hosts=(),
        chats=0,
    )


def draft(text: str, lexicon: Lexicon) -> RuleDraft:
    return understood(text, HERE, "en", lexicon).draft


def rule(text: str, lexicon: Lexicon, pack: str | None = None) -> Rule:
    made = draft(text, lexicon)
    return Rule(
        id=1,
        number=1,
        place=HERE,
        query_id=1,
        text=made.text,
        query=made.query,
        conditions=made.conditions,
        sound=Sound.BY_LEVEL,
        schedule=Schedule.AT_ONCE,
        paused=False,
        pack=pack,
        created_at=START,
    )


WRITTEN = {
    "a place, a topic, an organisation": "topic:unrest AND (region:(KZ OR KG) OR org:CSTO)",
    "left out": "mogok AND NOT film AND NOT (drama OR konser)",
    "forms": '=mogok OR korup* OR karawang~ OR "polisi tembak" OR "polisi tembak"~3 OR ="upah buruh"',
    "nearness": "(polisi OR aparat) NEAR/4 tembak",
    "order": "polisi ONEAR/3 tembak",
    "fields": "title:mogok AND summary:upah AND url:berita AND author:sari AND category:dunia",
    "sources and languages": "mogok AND source:kompas.com AND lang:ru",
    "an expression": "title:/covid-?[0-9]+/",
    "many": " OR ".join(f"kata{number}" for number in range(9)),
}
SAID = {
    "id": snapshot(
        {
            "a place, a topic, an organisation": "kerusuhan dan (Kazakhstan, Kirgizstan atau CSTO)",
            "left out": "mogok, tetapi bukan film, drama atau konser",
            "forms": "tepat “mogok”, kata yang diawali “korup”, karawang (juga bila salah ketik), “polisi tembak”, “polisi tembak” (boleh berselang kata) atau tepat “upah buruh”",
            "nearness": "(polisi atau aparat) di dekat tembak",
            "order": "polisi tak jauh sebelum tembak",
            "fields": "mogok di judul, upah di ringkasan, berita di alamat, sari sebagai penulis dan dunia sebagai kategori",
            "sources and languages": "mogok, dari kompas.com dan dalam bahasa Rusia",
            "an expression": "pola /covid-?[0-9]+/ di judul",
            "many": "kata0, kata1, kata2, kata3, kata4, kata5 atau 3 lainnya",
        }
    ),
    "en": snapshot(
        {
            "a place, a topic, an organisation": "unrest and (Kazakhstan, Kyrgyzstan or CSTO)",
            "left out": "mogok, but not film, drama or konser",
            "forms": "exactly “mogok”, words that begin with “korup”, karawang (misspelt too), “polisi tembak”, “polisi tembak” (with words between) or exactly “upah buruh”",
            "nearness": "(polisi or aparat) near tembak",
            "order": "polisi shortly before tembak",
            "fields": "mogok in the title, upah in the summary, berita in the address, sari as the author and dunia as the category",
            "sources and languages": "mogok, from kompas.com and in Russian",
            "an expression": "the pattern /covid-?[0-9]+/ in the title",
            "many": "kata0, kata1, kata2, kata3, kata4, kata5 or 3 more",
        }
    ),
    "ru": snapshot(
        {
            "a place, a topic, an organisation": "беспорядки и (Казахстан, Киргизия или ОДКБ)",
            "left out": "mogok, но не film, drama или konser",
            "forms": "в точности «mogok», слова, которые начинаются с «korup», karawang (даже с опечаткой), «polisi tembak», «polisi tembak» (и с другими словами внутри) или в точности «upah buruh»",
            "nearness": "(polisi или aparat) рядом с tembak",
            "order": "polisi незадолго перед tembak",
            "fields": "mogok в заголовке, upah в кратком тексте, berita в адресе, автор sari и рубрика dunia",
            "sources and languages": "mogok, источник kompas.com и язык: русский",
            "an expression": "шаблон /covid-?[0-9]+/ в заголовке",
            "many": "kata0, kata1, kata2, kata3, kata4, kata5 или ещё 3",
        }
    ),
    "kk": snapshot(
        {
            "a place, a topic, an organisation": "тәртіпсіздік және (Қазақстан, Қырғызстан немесе ҰҚШҰ)",
            "left out": "mogok, бірақ film, drama немесе konser емес",
            "forms": "дәл «mogok», «korup» деп басталатын сөздер, karawang (қате жазылса да), «polisi tembak», «polisi tembak» (арасында сөз болса да) немесе дәл «upah buruh»",
            "nearness": "(polisi немесе aparat) және оған жақын tembak",
            "order": "polisi, сәл кейін tembak",
            "fields": "mogok тақырыпта, upah қысқаша мәтінде, berita мекенжайда, авторы sari және айдары dunia",
            "sources and languages": "mogok, дереккөзі kompas.com және тілі: орыс тілі",
            "an expression": "/covid-?[0-9]+/ үлгісі тақырыпта",
            "many": "kata0, kata1, kata2, kata3, kata4, kata5 немесе тағы 3",
        }
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_language_is_said(lexicon, language):
    of = services(lexicon)
    said = {name: in_words(rule(text, lexicon), language, of) for name, text in WRITTEN.items()}

    assert said == SAID[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_is_said_by_its_name(lexicon, language):
    for pack in packs():
        said = in_words(rule(pack.queries[0], lexicon, pack.slug), language, services(lexicon))
        assert pack.name(language) in said


LEAVES = st.sampled_from(
    [
        *("mogok", "=upah", "korup*", "karawang~", '"polisi tembak"', "title:banjir", "summary:gempa"),
        *("region:KZ", "org:CSTO", "topic:unrest", "source:kompas", "/covid-?[0-9]+/", "US", "СРОЧНО", "өрт"),
        *("polisi NEAR/3 tembak", "title:(polisi ONEAR/2 tembak)", "-film", "-(drama OR konser)", "url:a"),
    ]
)
RULES = st.lists(LEAVES, min_size=1, max_size=6).flatmap(
    lambda parts: st.sampled_from([" ", " OR ", " AND "]).map(lambda sign: sign.join(parts))
)


@settings(max_examples=25, deadline=None)
@given(text=RULES, level=st.sampled_from(["", " severity>=important", " severity=info", " sources>=3"]))
def test_whatever_is_asked_can_be_said_and_written_anew(lexicon, text, level):
    try:
        before = rule(f"({text}){level}", lexicon)
    except QueryError:
        return
    of = services(lexicon)
    for language in LANGUAGES:
        assert 0 < len(in_words(before, language, of)) <= LONGEST
    words_in(before, lexicon)
    for wanted in (
        without(before, "Lapangan", lexicon),
        titles_only(before, lexicon),
        *(of_level(before, one, lexicon) for one in (0, 1, 2)),
        at_level_of(draft("gempa", lexicon), before, lexicon),
    ):
        if wanted is not None:
            again = parse(wanted.text, lexicon)
            assert (again.query.text, again.query.digest) == (wanted.query, wanted.digest)
            assert draft(wanted.text, lexicon).conditions == wanted.conditions


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("mogok upah", "title:(mogok AND upah)"),
        ("mogok region:KZ -film", "title:mogok AND region:KZ AND NOT film"),
        ("polisi NEAR/3 tembak", "title:(polisi NEAR/3 tembak)"),
        ("title:mogok", None),
        ("region:KZ", None),
    ],
)
def test_titles_only_leaves_what_is_no_word_and_what_is_left_out(lexicon, text, titled):
    wanted = titles_only(rule(text, lexicon), lexicon)

    assert (None if wanted is None else wanted.text) == titled


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        (
            "id",
            ["paket “Kazakhstan”", "protes AND buruh", "protes dan Asia Tengah; yang penting dan genting"],
        ),
        ("en", ["pack “Kazakhstan”", "protes AND buruh", "protes and Central Asia; important and critical"]),
    ],
)
async def test_a_list_of_rules_has_no_codes_in_it(talks_with, language: str, listed: list[str]):
    talks = talks_with(rules_per_chat=10)
    await talks.say("/start pack_kz", language=language)
    await talks.say("/add protes buruh", language=language)
    (draft,) = await talks.say("protes di Asia Tengah", language=language)
    level = next(data for label, data in draft.buttons.items() if label.startswith("⚪"))
    _, draft = await talks.press(level, language=language)
    save = next(data for data in draft.buttons.values() if data and data.startswith("save:"))
    _, saved = await talks.press(save, language=language)
    assert listed[-1] in saved.text
    (rules,) = await talks.say("/rules", language=language)
    assert [line[3:].rstrip(" 🟠") for line in rules.text.splitlines() if line[1:2] == "."] == listed
    assert "region:" not in rules.text
