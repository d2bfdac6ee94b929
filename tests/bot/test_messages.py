"""What a message looks like: read the snapshots as a person reads the chat."""

from dataclasses import replace
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.messages import NOTE_LIMIT, Reader, alert, follow_up, is_silent, note, shortened
from bot.model import (
    AlertContent,
    Button,
    ChatId,
    Level,
    Note,
    Phrase,
    Place,
    Reason,
    Rendered,
    RenderedButton,
    Rule,
    Sound,
    Story,
    StorySource,
    Twin,
)
from bot.stories.telling import followed
from bot.texts import DEFAULT_ZONES, LANGUAGES, Texts
from rules.item import Annotation, Evidence
from tests.bot.stories import builders
from tests.bot.stories.builders import annotation, rule, source, story
from tests.botapi.markup import parse_html

TEXTS = Texts()
ENTITIES_THAT_COUNT = 100
REASONS = (Reason.LEVEL_ROSE, Reason.NEW_ESCALATOR, Reason.TOLL_ROSE)


def content(of: Story, *rules: Rule, words: tuple[str, ...] = ("Kerusuhan", "Kazakhstan")) -> AlertContent:
    return AlertContent(builders.alert(of), of, rules or (rule(),), words, None)


def reader(language: str) -> Reader:
    return Reader(language, DEFAULT_ZONES[language])


STORMING = replace(
    story(
        source(
            "Kantor Berita Selaras",
            annotation("unrest", figures={"dead": (20, None)}),
            title="Massa serbu balai kota Almaty, kerusuhan meluas",
        ),
        source(
            "Warta Rimbun", annotation(figures={"dead": (26, 26), "injured": (1_000, None)}), number=2, at=25
        ),
        source("Halyard & Co", number=3, at=40, copy=True),
    ),
    severity=replace(story().severity, level=Level.CRITICAL),
)
RULES = (rule(2, text="kerusuhan AND (Kazakhstan OR CSTO)"), replace(rule(5), pack="kz"))


def test_an_alert_in_indonesian():
    assert alert(content(STORMING, *RULES), TEXTS, reader("id")).html == snapshot("""\
🔴 <b><a href="https://kantorberitaselaras.example/1">Massa serbu balai kota Almaty, kerusuhan meluas</a></b>
<i>Kantor Berita Selaras</i> · <tg-time unix="1641369600" format="t">15:00</tg-time>
Tewas: 20–26
Luka-luka: 1.000 atau lebih

<b>2 sumber</b>
• <a href="https://kantorberitaselaras.example/1">Kantor Berita Selaras</a> · <tg-time unix="1641369600" format="t">15:00</tg-time>
• <a href="https://wartarimbun.example/2">Warta Rimbun</a> · <tg-time unix="1641371100" format="t">15:25</tg-time>
• <a href="https://halyardco.example/3">Halyard &amp; Co (teks sama)</a> · <tg-time unix="1641372000" format="t">15:40</tg-time>

Kata: Kerusuhan, Kazakhstan
Aturan 2: <code>kerusuhan AND (Kazakhstan OR CSTO)</code>
Aturan 5: Kazakhstan\
""")


def test_an_alert_in_english():
    assert alert(content(STORMING, *RULES), TEXTS, reader("en")).html == snapshot("""\
🔴 <b><a href="https://kantorberitaselaras.example/1">Massa serbu balai kota Almaty, kerusuhan meluas</a></b>
<i>Kantor Berita Selaras</i> · <tg-time unix="1641369600" format="t">08:00</tg-time>
Dead: 20–26
Injured: 1,000 or more

<b>2 sources</b>
• <a href="https://kantorberitaselaras.example/1">Kantor Berita Selaras</a> · <tg-time unix="1641369600" format="t">08:00</tg-time>
• <a href="https://wartarimbun.example/2">Warta Rimbun</a> · <tg-time unix="1641371100" format="t">08:25</tg-time>
• <a href="https://halyardco.example/3">Halyard &amp; Co (same text)</a> · <tg-time unix="1641372000" format="t">08:40</tg-time>

Words: Kerusuhan, Kazakhstan
Rule 2: <code>kerusuhan AND (Kazakhstan OR CSTO)</code>
Rule 5: Kazakhstan\
""")


def test_an_alert_in_russian():
    assert alert(content(STORMING, *RULES), TEXTS, reader("ru")).html == snapshot("""\
🔴 <b><a href="https://kantorberitaselaras.example/1">Massa serbu balai kota Almaty, kerusuhan meluas</a></b>
<i>Kantor Berita Selaras</i> · <tg-time unix="1641369600" format="t">11:00</tg-time>
Погибли: 20–26
Пострадали: 1\xa0000 и более

<b>2 источника</b>
• <a href="https://kantorberitaselaras.example/1">Kantor Berita Selaras</a> · <tg-time unix="1641369600" format="t">11:00</tg-time>
• <a href="https://wartarimbun.example/2">Warta Rimbun</a> · <tg-time unix="1641371100" format="t">11:25</tg-time>
• <a href="https://halyardco.example/3">Halyard &amp; Co (тот же текст)</a> · <tg-time unix="1641372000" format="t">11:40</tg-time>

Слова: Kerusuhan, Kazakhstan
Правило 2: <code>kerusuhan AND (Kazakhstan OR CSTO)</code>
Правило 5: Казахстан\
""")


def test_an_alert_in_kazakh():
    assert alert(content(STORMING, *RULES), TEXTS, reader("kk")).html == snapshot("""\
🔴 <b><a href="https://kantorberitaselaras.example/1">Massa serbu balai kota Almaty, kerusuhan meluas</a></b>
<i>Kantor Berita Selaras</i> · <tg-time unix="1641369600" format="t">14:00</tg-time>
Қаза тапқандар: 20–26
Зардап шеккендер: кемінде 1\xa0000

<b>2 дереккөз</b>
• <a href="https://kantorberitaselaras.example/1">Kantor Berita Selaras</a> · <tg-time unix="1641369600" format="t">14:00</tg-time>
• <a href="https://wartarimbun.example/2">Warta Rimbun</a> · <tg-time unix="1641371100" format="t">14:25</tg-time>
• <a href="https://halyardco.example/3">Halyard &amp; Co (сол мәтін)</a> · <tg-time unix="1641372000" format="t">14:40</tg-time>

Сөздер: Kerusuhan, Kazakhstan
2-ереже: <code>kerusuhan AND (Kazakhstan OR CSTO)</code>
5-ереже: Қазақстан\
""")


def test_a_story_of_one_source_lists_none():
    assert alert(content(story(source(title="Gempa guncang Bengkulu"))), TEXTS, reader("id")) == snapshot(
        Rendered(
            html="""\
⚪ <b><a href="https://kompas.example/1">Gempa guncang Bengkulu</a></b>
<i>Kompas</i> · <tg-time unix="1641369600" format="t">15:00</tg-time>

Kata: Kerusuhan, Kazakhstan
Aturan 1: <code>kerusuhan</code>\
""",
            buttons=(
                (
                    RenderedButton(label="Buka", url="https://kompas.example/1"),
                    RenderedButton(label="Mengapa?", data="why:1"),
                ),
                (RenderedButton(label="🔕 Senyapkan", data="mute"), RenderedButton(label="⋯", data="opts")),
            ),
        )
    )


def followed_up(before: Story, now: Story) -> dict[str, str]:
    """The reply to somebody who was told of a story as it stood before, in every language."""
    follow = followed(now, builders.alert(before), None, builders.minutes(60))
    told = replace(content(now), alert=follow.alert)
    return {
        language: parse_html(follow_up(told, follow.reasons, TEXTS, reader(language)).html).text
        for language in LANGUAGES
    }


def test_a_reply_shows_what_came_last_and_why_it_comes():
    five = source("Halyard", annotation(figures={"dead": (5, 5)}))
    before = replace(STORMING, sources=(five,), severity=replace(STORMING.severity, level=Level.INFO))
    said = annotation(marks=("escalator:curfew", "escalator:coup"), figures={"dead": (26, 26)})
    newest = source("Selaras", said, number=9, title="Jam malam di Almaty")

    assert followed_up(before, replace(STORMING, sources=(five, newest))) == snapshot(
        {
            "id": """\
🔴 Jam malam di Almaty
Selaras · 15:00
Tewas: 5–26

Peristiwa ini kini genting.
Perkembangan gawat: kudeta, jam malam.
Tewas: 5–26. Sebelumnya 5.\
""",
            "en": """\
🔴 Jam malam di Almaty
Selaras · 08:00
Dead: 5–26

This has become critical.
A grave turn: coup, curfew.
Dead: 5–26. It was 5 before.\
""",
            "ru": """\
🔴 Jam malam di Almaty
Selaras · 11:00
Погибли: 5–26

Событие стало чрезвычайным.
Тревожный поворот: переворот, комендантский час.
Погибли: 5–26. Раньше сообщали о 5.\
""",
            "kk": """\
🔴 Jam malam di Almaty
Selaras · 14:00
Қаза тапқандар: 5–26

Жағдай аса қауіпті деңгейге жетті.
Жағдай ушықты: төңкеріс, коменданттық сағат.
Қаза тапқандар: 5–26. Бұрын 5 деп хабарланған.\
""",
        }
    )


def test_a_reply_that_leaves_after_its_news_are_old_still_names_the_escalators():
    curfew = story(source(said=annotation("unrest", marks=("escalator:curfew",))))

    shown = follow_up(content(curfew), (Reason.NEW_ESCALATOR,), TEXTS, reader("id")).html

    assert shown.endswith("Perkembangan gawat: jam malam.")


TOLL = source("Halyard", annotation(figures={"dead": (164, 164)}))


def test_a_correction_says_who_corrects_and_what_no_longer_stands():
    correction = annotation(marks=("correction", "death"), figures={"dead": (164, 164)})
    taken_back = story(TOLL, source("Vecherny Saksaul", correction, number=2, at=30))

    assert followed_up(story(TOLL), taken_back) == snapshot(
        {
            "id": """\
⚪ Kerusuhan di Almaty
Vecherny Saksaul · 15:30

Ralat dari Vecherny Saksaul.
Angka 164 korban tewas tidak berlaku lagi.\
""",
            "en": """\
⚪ Kerusuhan di Almaty
Vecherny Saksaul · 08:30

Correction by Vecherny Saksaul.
The toll of 164 dead no longer stands.\
""",
            "ru": """\
⚪ Kerusuhan di Almaty
Vecherny Saksaul · 11:30

Исправление: Vecherny Saksaul.
Данные о погибших (164) больше не действуют.\
""",
            "kk": """\
⚪ Kerusuhan di Almaty
Vecherny Saksaul · 14:30

Түзету: Vecherny Saksaul.
164 адам қаза тапты деген дерек енді күшінде емес.\
""",
        }
    )


def test_a_toll_that_falls_by_half_is_told_with_both_numbers():
    fallen = story(source("Halyard", annotation(figures={"dead": (62, 62)}), number=2, at=30))

    assert followed_up(story(TOLL), fallen) == snapshot(
        {
            "id": """\
⚪ Kerusuhan di Almaty
Halyard · 15:30
Tewas: 62

Jumlah korban lebih rendah: 62 tewas. Sebelumnya 164.\
""",
            "en": """\
⚪ Kerusuhan di Almaty
Halyard · 08:30
Dead: 62

The toll is lower: 62 dead. It was 164 before.\
""",
            "ru": """\
⚪ Kerusuhan di Almaty
Halyard · 11:30
Погибли: 62

Погибших меньше: 62. Раньше сообщали о 164.\
""",
            "kk": """\
⚪ Kerusuhan di Almaty
Halyard · 14:30
Қаза тапқандар: 62

Қаза тапқандар азырақ: 62. Бұрын 164 деп хабарланған.\
""",
        }
    )


def test_a_toll_that_rose_and_was_corrected_while_the_reply_waited_is_no_news():
    told = content(story(TOLL))
    told = replace(told, alert=replace(told.alert, told_marks=frozenset({"dead:164", "was:dead:164"})))

    for language in LANGUAGES:
        reply = follow_up(told, [Reason.TOLL_ROSE, Reason.CORRECTED], TEXTS, reader(language))
        assert parse_html(reply.html).text.count("164") == 1


def test_an_end_and_a_further_country_are_told_by_name():
    def named(code: str) -> Annotation:
        return replace(
            annotation(regions=(code,)),
            evidence=(Evidence("title", 0, 5, f"region={code}", "exact: country"),),
        )

    before = story(source("A", named("TR")), source("B", annotation(marks=("escalator:curfew",)), number=2))
    over = source("B", annotation(marks=("end:curfew",)), number=3, at=9)
    further = (source("C", named("SY"), number=4, at=10), source("D", named("SY"), number=5, at=11))

    assert followed_up(before, replace(before, sources=(*before.sources, over, *further))) == snapshot(
        {
            "id": """\
⚪ Kerusuhan di Almaty
D · 15:11

Sudah sampai ke Suriah.
Tidak berlaku lagi: jam malam.\
""",
            "en": """\
⚪ Kerusuhan di Almaty
D · 08:11

It has reached Syria.
No longer in force: curfew.\
""",
            "ru": """\
⚪ Kerusuhan di Almaty
D · 11:11

География события расширилась: Сирия.
Больше не действует: комендантский час.\
""",
            "kk": """\
⚪ Kerusuhan di Almaty
D · 14:11

Енді мына елге де жетті: Сирия.
Енді күшінде емес: коменданттық сағат.\
""",
        }
    )


def test_a_time_of_another_day_has_its_date():
    days = story(source("A", title="Kerusuhan"), source("B", number=2, at=24 * 60))

    shown = parse_html(alert(content(days), TEXTS, reader("id")).html).text

    assert "A · 5 Jan, 15:00\n" in shown
    assert "• A · 5 Jan, 15:00\n• B · 15:00" in shown


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([(20, 20)], "20"),
        ([(20, None)], "20 or more"),
        ([(None, 20)], "up to 20"),
        ([(20, None), (26, 26)], "20–26"),
        ([(20, 20), (164, None)], "164 or more"),
        ([(20, 30), (25, 25)], "20–30"),
        ([(0, 0)], "0"),
        ([(None, None), (3, 3)], "3"),
    ],
)
def test_a_figure_is_a_range_where_the_sources_differ(spans, shown):
    sources = [
        source(f"P{number}", annotation(figures={"dead": span}), number=number)
        for number, span in enumerate(spans)
    ]

    lines = parse_html(alert(content(story(*sources)), TEXTS, reader("en")).html).text.splitlines()

    assert f"Dead: {shown}" in lines


def test_a_figure_that_says_nothing_is_not_shown():
    empty = story(source(said=annotation(figures={"dead": (None, None)})))

    assert "Dead" not in alert(content(empty), TEXTS, reader("en")).html


# --------------------------------------------------------------------------------------------- limits and hostility

HOSTILE_TITLES = (
    "<b>bold</b> <a href='tg://user?id=1'>x</a> & <script>",
    "\u202eevil\u202c \u200f\u2066right to left\u2069",
    "\x00\x07control\ud800",
    "😀" * 5_000,
    "word " * 2_000,
    "x" * 10_000,
    "",
    " \n\t ",
)


COUNTRIES = [f"{one}{other}" for one in ascii_uppercase for other in ascii_uppercase]


def fits(message: Rendered) -> str:
    """A message as Telegram takes it: its words."""
    said = parse_html(message.html)
    assert 0 < len(said.text) <= NOTE_LIMIT
    assert len(said.entities) <= ENTITIES_THAT_COUNT
    message.html.encode()
    return said.text


def hostile(title: str, sources: int) -> Story:
    return story(
        *(
            replace(
                source(f"{title} {number}", number=number, title=title),
                summary=title,
                link=f"https://a.example/{number}?q=\"'><b>&{'x' * (number % 1_200)}",
            )
            for number in range(sources)
        )
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", HOSTILE_TITLES, ids=range(len(HOSTILE_TITLES)))
def test_whatever_500_sources_and_64_rules_write_telegram_takes_it(language, title):
    grave = hostile(title, 500)
    rules = [rule(number, text=f"{title} OR x") for number in range(1, 65)]
    words = tuple(f"{title}{number}" for number in range(100))

    shown = fits(alert(content(grave, *rules, words=words), TEXTS, reader(language)))
    fits(follow_up(content(grave, *rules, words=words), REASONS, TEXTS, reader(language)))
    of_all = content(grave, *rules, words=words)
    news = {
        *(f"new:correction:{number}" for number in range(500)),
        *(f"new:country:{code}" for code in COUNTRIES),
    }
    of_all = replace(of_all, alert=replace(of_all.alert, told_marks=frozenset(news)))
    fits(follow_up(of_all, REASONS, TEXTS, reader(language)))

    assert "\u202e" not in shown
    assert "490" in shown


@given(title=st.text(), publisher=st.text(), link=st.text(), word=st.text())
def test_no_text_from_outside_is_ever_markup(title, publisher, link, word):
    outside = replace(
        source(title=title), publisher=publisher, link=f"https://a.example/{link}", summary=title
    )
    calm = content(story(outside, replace(outside, publisher=f"{publisher}2")), words=(word,))

    entities = {entity.kind for entity in parse_html(alert(calm, TEXTS, reader("en")).html).entities}

    assert entities <= {"bold", "italic", "code", "text_link", "date_time"}


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "ftp://a.example/x", "https://a.example/" + "x" * 1_024]
)
def test_an_address_that_cannot_be_opened_is_no_link_and_no_button(link):
    told = alert(content(story(replace(source(), link=link))), TEXTS, reader("en"))

    assert "<a " not in told.html
    assert [button.url for row in told.buttons for button in row] == [None, None, None]


def test_other_languages_that_tell_of_it_are_counted():
    told = replace(content(STORMING), also=(("ru", 4), ("kk", 2)))

    for language, line in (
        ("id", "Juga diberitakan dalam: ru ×4, kk ×2"),
        ("en", "Also reported in: ru ×4, kk ×2"),
        ("ru", "Об этом пишут и на других языках: ru ×4, kk ×2"),
        ("kk", "Басқа тілдерде де жазылды: ru ×4, kk ×2"),
    ):
        assert line in alert(told, TEXTS, reader(language)).html.splitlines()


@pytest.mark.parametrize(
    ("chat", "address"),
    [
        (-1001234567890, '<a href="https://t.me/c/1234567890/55">Kerusuhan &lt;besar&gt;</a>'),
        (-1234, "Kerusuhan &lt;besar&gt;"),
        (7, "Kerusuhan &lt;besar&gt;"),
    ],
)
def test_a_message_of_a_merged_story_points_to_the_older_one(chat, address):
    of = content(STORMING)
    here = replace(of.alert, place=Place(ChatId(chat)))
    twin = Twin("Kerusuhan <besar>", STORMING.sources[0].title, 55)

    told = alert(replace(of, alert=here, twin=twin), TEXTS, reader("en"))

    assert told.html.splitlines() == [
        f'<b><a href="{STORMING.sources[0].link}">{STORMING.sources[0].title}</a></b>',
        "",
        "This is the same event as the message named below; updates continue there.",
        f"↑ <b>{address}</b>",
    ]
    assert [button.data for row in told.buttons for button in row] == [None, "why:1"]


def test_a_publisher_is_listed_once_by_its_newest_item():
    twice = story(source("A"), source("B", number=2, at=1), source("A", number=3, at=2))

    shown = parse_html(alert(content(twice), TEXTS, reader("en")).html).text

    assert shown.count("• A") == 1
    assert "2 sources" in shown


@pytest.mark.parametrize(
    ("text", "limit", "left"),
    [
        ("satu dua tiga", 13, "satu dua tiga"),
        ("satu dua tiga", 12, "satu dua…"),
        ("satuduatiga", 5, "satu…"),
        ("satu  \n dua", 20, "satu dua"),
        ("\u202esatu\u200b dua\ufeff", 20, "satu dua"),
        ("👩\u200d🚒 api", 20, "👩\u200d🚒 api"),
    ],
)
def test_a_text_is_shortened_at_a_word(text, limit, left):
    assert shortened(text, limit) == left


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_fits_and_stands_on_one_line(text, limit):
    short = shortened(text, limit)

    assert len(short) <= limit
    assert len(short.splitlines()) <= 1


# ------------------------------------------------------------------------------------------------- our own messages


def test_a_note_is_a_paragraph_a_phrase_with_its_buttons():
    said = Note(
        (Phrase("rules-head", {"count": 2}), Phrase("alert-rule", {"number": 1, "text": "a < b"})),
        ((Button(Phrase("button-card", {"number": 1}), data="card:1"),),),
    )

    assert note(said, TEXTS, reader("en")) == snapshot(
        Rendered(
            html="""\
<b>Your 2 rules</b>
Rule 1: <code>a &lt; b</code>\
""",
            buttons=((RenderedButton(label="⚙ 1", data="card:1"),),),
        )
    )


def test_a_note_too_long_for_a_message_ends_early():
    said = Note(tuple(Phrase("alert-rule", {"number": n, "text": "<" * 160}) for n in range(100)))

    shown = fits(note(said, TEXTS, reader("en")))

    assert shown.splitlines()[-1] == "…"


# ----------------------------------------------------------------------------------------------------------- sound


@pytest.mark.parametrize(
    ("level", "reasons", "sounds", "silent"),
    [
        (Level.INFO, (Reason.TOLD,), ("by_level",), True),
        (Level.IMPORTANT, (Reason.TOLD,), ("by_level",), False),
        (Level.CRITICAL, (Reason.TOLD,), ("by_level",), False),
        (Level.CRITICAL, (Reason.MILDER_THAN_SITUATION,), ("by_level",), True),
        (Level.IMPORTANT, (Reason.LEVEL_ROSE, Reason.TOLL_ROSE), ("by_level",), False),
        (Level.CRITICAL, (Reason.NEW_ESCALATOR,), ("by_level",), True),
        (Level.INFO, (Reason.TOLD,), ("by_level", "always"), False),
        (Level.INFO, (Reason.NEW_ESCALATOR,), ("always",), False),
        (Level.CRITICAL, (Reason.TOLD,), ("never",), True),
        (Level.CRITICAL, (Reason.TOLD,), ("never", "by_level"), False),
    ],
)
def test_what_makes_a_sound(level, reasons, sounds, silent):
    rules = [rule(number, sound=Sound(sound)) for number, sound in enumerate(sounds)]

    assert is_silent(content(builders.with_level(story(), level), *rules), reasons) is silent


def test_a_source_without_a_title_shows_its_summary():
    untitled: StorySource = replace(source(title=""), summary="Air naik di Demak.")

    assert "Air naik di Demak." in alert(content(story(untitled)), TEXTS, reader("id")).html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_correction_is_named_below_the_headline_that_it_corrects(language):
    told = story(
        source("Kantor Berita Selaras", annotation(figures={"dead": (738, 738)}), title="738 orang tewas"),
        source("Warta Rimbun", annotation("correction"), number=2, at=9, title="Ralat: jumlah tewas dicabut"),
    )
    told = replace(
        told,
        sources=(
            told.sources[0],
            replace(told.sources[1], annotation=Annotation(language="id", marks=("correction", "death"))),
        ),
    )
    lines = alert(content(told), TEXTS, reader(language)).html.splitlines()
    (corrected,) = [line for line in lines if "✏️" in line]
    assert "Warta Rimbun" in corrected
    assert "Ralat: jumlah tewas dicabut" in corrected
    assert lines.index(corrected) == 2
    assert not any("738" in line for line in lines[1:] if "•" not in line)


# ------------------------------------------------------------------------------------------------ what is folded away


def test_details_are_folded_away_below_the_answer():
    said = Note((Phrase("erase-ask"),), details=(Phrase("erase-rules", {"rules": 2}), Phrase("erase-stays")))
    shown = parse_html(note(said, TEXTS, reader("id")).html)
    (quote,) = [entity for entity in shown.entities if entity.kind == "expandable_blockquote"]
    folded = shown.text[quote.offset :]
    assert shown.text.startswith("🗑 Hapus semua")
    assert folded.startswith("2 aturan Anda")
    assert folded.endswith("menghapusnya.")


def test_details_that_do_not_fit_are_cut_at_a_paragraph():
    long = Phrase("stats-silent", {"names": "&" * 700})
    shown = note(Note((Phrase("erase-ask"),), details=(long, long, long)), TEXTS, reader("id")).html
    assert len(shown) <= 4_096
    assert shown.count("⚠️") == 1
    assert shown.endswith("…</blockquote>")
    alone = note(
        Note((Phrase("erase-ask"),), details=(Phrase("stats-silent", {"names": "&" * 900}),)),
        TEXTS,
        reader("id"),
    )
    assert "blockquote" not in alone.html
