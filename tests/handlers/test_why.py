"""/why, through the deciding stage and the handlers: why something came, why something else did not, and to whom."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.model import ChatId, Level, Place, Reason, Scope, StoryConditions
from bot.storage.schema import feeds, searches
from bot.stories.severity import CRITICAL, IMPORTANT
from bot.texts import LANGUAGES
from handlers.alerts.told import HELD_BACK, LEVEL_FROM
from handlers.alerts.untold import why_not_told
from tests.bot.stories.newsdesk import Newsdesk
from tests.handlers.people import ADMIN, GROUP, MEMBER, TEXTS, Talks

RIOT = "Kerusuhan landa Almaty, Kazakhstan, puluhan tewas"
RIOT_SUMMARY = "Massa menyerbu balai kota Almaty dan membakar gedung itu pada Rabu."
RIOT_AGAIN = "Balai kota Almaty dibakar massa, kerusuhan meluas"
RIOT_AGAIN_SUMMARY = "Massa yang menyerbu balai kota Almaty, Kazakhstan, membakar gedung itu, Rabu."
LINK = "https://kompas.example/2022/almaty"
RULE = "kerusuhan AND (Kazakhstan OR CSTO)"


@pytest.fixture
async def desk(talks: Talks) -> Newsdesk:
    """The stage that decides over the database of the people who talk, on their clock."""
    desk = Newsdesk(talks.store, talks.lexicon, talks.time)
    await talks.say("/start")
    return desk


def reply_to(message_id: int, *, ours: bool = True, **content: object) -> dict[str, object]:
    """The message that somebody replies to."""
    bot = {"id": 42, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_bot"}
    person = {"id": 9, "is_bot": False, "first_name": "Sari"}
    chat = {"id": 7, "type": "private", "first_name": "Budi"}
    return {
        "reply_to_message": {
            "message_id": message_id,
            "date": 1_641_369_600,
            "chat": chat,
            "from": bot if ours else person,
            **content,
        }
    }


async def riot(desk: Newsdesk, **published):
    """Tell chat 7 of a riot by its rule."""
    await desk.rule(RULE)
    return await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK, **published)


async def test_why_an_alert_came_reads_like_an_answer(talks: Talks, desk: Newsdesk):
    await riot(desk, published=talks.time.now() - timedelta(minutes=4))
    (answer,) = await talks.say("/why", **reply_to(desk.messages))
    lines = answer.text.splitlines()
    assert lines[:3] == [
        (
            f"Aturan Anda nomor 1, {RULE}, menemukan kata-kata ini: Kerusuhan, Kazakhstan."
            f" Kata-kata itu ada di “{RIOT}” (Kompas)."
        ),
        "⏱ Sampai kepada Anda 4 mnt setelah terbit.",
        # From here on it is folded away until somebody wants to read every stage.
        "1 berita mengabarkannya, dari 1 sumber independen; yang pertama terbit 5 Jan, 14:56.",
    ]
    assert "\n\nTingkatnya 🟠 penting: 44 dari 100 poin.\n" in answer.text
    assert (
        "\n\nTerbit 5 Jan, 14:56. Saya melihatnya 4 menit kemudian, memutuskan seketika, dan mengirimnya seketika."
        "\nDatang dengan suara karena penting." in answer.text
    )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_said_in_every_language_within_a_message(talks: Talks, desk: Newsdesk, language):
    await riot(desk)
    await desk.told(await desk.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY)
    await talks.say(f"/language {language}")
    (answer,) = await talks.say("/why", **reply_to(101))
    assert RULE in answer.text
    assert len(answer.text) < 4_096


async def test_the_button_under_an_alert_says_the_same(talks: Talks, desk: Newsdesk):
    await riot(desk)
    (asked,) = await talks.say("/why", **reply_to(101))
    answers = await talks.press("why:1", message=101)
    assert {answer.kind: answer.text for answer in answers} == {"message": asked.text, "toast": ""}


async def test_what_came_after_is_told_too(talks: Talks, desk: Newsdesk):
    await riot(desk)
    tempo = await desk.feed("Tempo")
    talks.time.move(300)
    await desk.told(tempo, RIOT_AGAIN, RIOT_AGAIN_SUMMARY)
    (answer,) = await talks.say("/why", **reply_to(101))
    assert "2 berita mengabarkannya, dari 2 sumber independen" in answer.text
    assert "Sejak itu pesannya saya ubah 1 kali" in answer.text


async def test_a_rule_s_wish_for_sound_is_named(talks: Talks, desk: Newsdesk):
    await riot(desk)
    await desk.ask("UPDATE rules SET sound = 'never'")
    (answer,) = await talks.say("/why", **reply_to(101))
    assert "Datang tanpa suara karena aturannya tidak pernah bersuara." in answer.text


async def test_a_rule_that_is_gone_is_no_mystery(talks: Talks, desk: Newsdesk):
    await riot(desk)
    await talks.say("/remove 1")
    (answer,) = await talks.say("/why", **reply_to(101))
    assert answer.text.startswith("Aturan yang memintanya sudah tidak ada.")


async def digested(desk: Newsdesk, *titles: str) -> None:
    """Have stories told by a digest, whose message is 300."""
    await desk.rule("kerusuhan OR gempa")
    kompas = await desk.feed()
    for title in titles:
        await desk.told(kompas, title, name=f"https://kompas.example/{len(title)}")
    await desk.ask("DELETE FROM shown_messages")
    await desk.ask("UPDATE alerts SET message_id = NULL")
    await desk.ask(
        "INSERT INTO deliveries (key, kind, chat_id, topic, level, urgency, due_at, digest_id, story_version,"
        ' reasons, repeatable, state, attempts, "unknown", maybe_doubled, settled_at, message_id)'
        " SELECT 'digest:1', 'digest', 7, 0, 0, 20, sent_at, 1, 1, '[]', 0, 'sent', 1, 0, 0, sent_at, 300"
        " FROM alerts LIMIT 1"
    )


async def test_a_digest_asks_which_of_its_stories_is_meant(talks: Talks, desk: Newsdesk):
    await digested(desk, "Kerusuhan di Almaty", "Gempa guncang Bengkulu")
    (which,) = await talks.say("/why", **reply_to(300))
    assert which.text == "Pesan itu memuat beberapa peristiwa. Yang mana yang Anda maksud?"
    assert which.buttons == {"Gempa guncang Bengkulu": "why:2", "Kerusuhan di Almaty": "why:1"}
    answers = await talks.press("why:1", message=300)
    (said,) = [answer.text for answer in answers if answer.kind == "message"]
    assert "“Kerusuhan di Almaty” (Kompas)" in said
    assert "Datang dalam rangkuman, bersama yang lain." in said


async def test_a_digest_of_one_story_is_explained_at_once(talks: Talks, desk: Newsdesk):
    await digested(desk, "Kerusuhan di Almaty")
    (answer,) = await talks.say("/why", **reply_to(300))
    assert "“Kerusuhan di Almaty” (Kompas)" in answer.text
    (looked_up,) = await talks.say("/why kerusuhan almaty")
    assert "Sudah saya kabarkan 5 Jan, 15:00, dalam rangkuman." in looked_up.text


async def test_another_chat_s_digest_is_none(talks: Talks, desk: Newsdesk):
    await digested(desk, "Kerusuhan di Almaty")
    await talks.say("/start", user=8)
    (answer,) = await talks.say("/why", user=8, **reply_to(300))
    assert "Almaty" not in answer.text


async def test_what_only_joined_a_message_says_so(talks: Talks, desk: Newsdesk):
    await riot(desk)
    again = "https://tempo.example/almaty"
    await desk.told(await desk.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY, name=again)
    (answer,) = await talks.say(f"/why {again}")
    assert f"Ini peristiwa yang sama dengan “{RIOT}”" in answer.text


# -------------------------------------------------------------------------------------------- what did not come


async def test_nothing_has_it(talks: Talks, desk: Newsdesk):
    await desk.feed()
    for asked in ("https://lain.example/x", "banjir Jakarta"):
        (answer,) = await talks.say(f"/why {asked}")
        assert answer.text == (
            "Saya membaca 1 kanal untuk Anda, tetapi belum sempat melihatnya; beri saya beberapa menit."
            "\nKalau Anda tahu situs yang memuatnya, biar saya baca: /addfeed https://kabar.example"
        )


@pytest.mark.parametrize(
    "asked",
    [
        LINK,
        "http://www.kompas.example/2022/almaty/?utm_source=x#a",
        f"kenapa {LINK} tidak datang",
        "kerusuhan ALMATY",
        "kazakhstannya kerusuhan",
    ],
)
async def test_what_was_told_already_is_pointed_to(talks: Talks, desk: Newsdesk, asked):
    await riot(desk)
    (answer,) = await talks.say(f"/why {asked}")
    assert answer.text == (
        f"“{RIOT}” · Kompas. Terbit 5 Jan, 15:00, saya lihat 5 Jan, 15:00."
        "\nSudah saya kabarkan 5 Jan, 15:00; untuk tahu sebabnya, balas pesan itu dengan /why."
    )


async def test_a_rule_that_nearly_matched_says_which_part_failed(talks: Talks, desk: Newsdesk):
    await desk.rule(RULE)
    await desk.rule("banjir Jakarta")
    await desk.told(await desk.feed(), "Kerusuhan di Jakarta, toko dijarah", name=LINK)
    (answer,) = await talks.say(f"/why {LINK}")
    assert answer.text.splitlines()[2:] == [
        "Aturan Anda nomor 1 hampir cocok: kerusuhan ✓, (Kazakhstan OR CSTO) ✗",
        "Aturan Anda nomor 2 hampir cocok: banjir ✗, Jakarta ✓",
    ]


async def test_what_is_excluded_shows(talks: Talks, desk: Newsdesk):
    await desk.rule("kerusuhan -film")
    await desk.told(await desk.feed(), "Film tentang kerusuhan tayang", name=LINK)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "kerusuhan ✓, NOT film ✗" in answer.text


async def test_no_rule_is_near(talks: Talks, desk: Newsdesk):
    await desk.rule(RULE)
    await desk.told(await desk.feed(), "Panen raya di Bali", name=LINK)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Aturan Anda tidak meminta satu pun kata-katanya." in answer.text


async def test_without_rules_it_says_so(talks: Talks, desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, name=LINK)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Anda belum punya aturan" in answer.text


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        (StoryConditions(sources_low=3), "meminta 3 sumber independen; sejauh ini ada 1."),
        (StoryConditions(level_low=Level.CRITICAL), "meminta yang genting, mulai 70 poin; yang ini 44."),
        (StoryConditions(level_low=Level.INFO, level_high=Level.INFO), "ini sudah melewatinya"),
    ],
)
async def test_conditions_that_were_not_met_are_counted(talks: Talks, desk: Newsdesk, conditions, said):
    await desk.rule("kerusuhan", conditions=conditions)
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Aturan Anda nomor 1, kerusuhan, cocok." in answer.text
    assert said in answer.text


async def test_a_rule_made_later_looks_ahead(talks: Talks, desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    talks.time.move(600)
    await desk.rule(RULE)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Datangnya sebelum aturan dibuat" in answer.text


async def test_the_first_look_at_a_feed_tells_nothing(talks: Talks, desk: Newsdesk):
    await desk.rule(RULE)
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK, first_fetch=True)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Sudah ada ketika saya pertama kali melihat kanalnya" in answer.text


async def test_a_feed_that_is_left_out_is_named(talks: Talks, desk: Newsdesk):
    await desk.rule(RULE)
    kompas = await desk.feed()
    async with talks.store.begin() as tx:
        await tx.feeds.leave_out(ChatId(7), kompas.id)
    await desk.told(kompas, RIOT, RIOT_SUMMARY, name=LINK)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Anda memilih tidak membaca kanal ini" in answer.text


async def test_what_is_not_decided_yet_or_set_aside(talks: Talks, desk: Newsdesk):
    await desk.rule(RULE)
    await desk.publish(await desk.feed(), RIOT, name=LINK)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Saya masih mengolahnya." in answer.text
    await desk.ask("UPDATE revisions SET set_aside_at = seen_at")
    async with talks.store.begin() as tx:
        items = await tx.explanations.by_link(Place(ChatId(7)), "kompas.example/2022/almaty", 3)
    assert [phrase.id for phrase in why_not_told(items, (), talks.lexicon)] == ["why-item", "why-set-aside"]


async def test_a_message_that_waits_or_was_refused(talks: Talks, desk: Newsdesk):
    await desk.rule(RULE)
    await desk.publish(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    await desk.decide()
    await desk.ask("UPDATE deliveries SET due_at = due_at + 3600000000 WHERE kind = 'send'")
    (answer,) = await talks.say(f"/why {LINK}")
    assert "pesannya menunggu giliran" in answer.text
    await desk.ask("UPDATE deliveries SET error = 'throttled' WHERE kind = 'send'")
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Telegram tidak terjangkau, atau meminta saya menunggu" in answer.text
    await desk.ask("UPDATE deliveries SET state = 'dead', reason = 'refused' WHERE kind = 'send'")
    (answer,) = await talks.say(f"/why {LINK}")
    assert answer.text.endswith("tetapi tidak pernah sampai.\nTelegram tidak menerimanya.")


async def test_a_paused_rule_says_so(talks: Talks, desk: Newsdesk):
    await desk.rule(RULE)
    await desk.ask("UPDATE rules SET paused = 1")
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    (answer,) = await talks.say(f"/why {LINK}")
    assert "Aturannya sedang dijeda." in answer.text


async def test_three_newest_items_a_paragraph_each(talks: Talks, desk: Newsdesk):
    await desk.rule("banjir")
    kompas = await desk.feed()
    for title in ("Kerusuhan di Aktau", "Kerusuhan di Almaty", "Kerusuhan di Atirau", "Kerusuhan di Oral"):
        await desk.told(kompas, title)
        talks.time.move(60)
    (answer,) = await talks.say("/why kerusuhan")
    titles = [line for line in answer.text.splitlines() if line.startswith("“")]
    assert [title.split("”")[0][1:] for title in titles] == [
        "Kerusuhan di Oral",
        "Kerusuhan di Atirau",
        "Kerusuhan di Almaty",
    ]
    assert "\n\n“" in answer.text


# ---------------------------------------------------------------------------------------------- how it may be asked


async def test_a_forwarded_message_is_looked_up(talks: Talks, desk: Newsdesk):
    await riot(desk)
    (by_link,) = await talks.say("/why", **reply_to(55, ours=False, text=f"Baca: {LINK}"))
    hidden = {"type": "text_link", "offset": 0, "length": 4, "url": LINK}
    (by_entity,) = await talks.say("/why", **reply_to(55, ours=False, text="Baca", entities=[hidden]))
    (by_words,) = await talks.say("/why", **reply_to(55, ours=False, caption="kerusuhan almaty"))
    assert by_link == by_entity == by_words
    assert by_link.text.startswith(f"“{RIOT}”")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_asked_without_anything_it_says_how(talks: Talks, language):
    await talks.say("/start", language=language)
    (usage,) = await talks.say("/why")
    (other,) = await talks.say("/why", **reply_to(500))
    (again,) = await talks.say("/why", **reply_to(55, ours=False, text="/start"))
    assert usage == again
    assert "/why" in usage.text
    assert other != usage


@pytest.mark.parametrize(
    "asked", ["…", "%", "_", "' OR 1=1 --", "\\", "x" * 3_000, "http://", "https://[", "a " * 500]
)
async def test_whatever_is_asked_is_answered(talks: Talks, desk: Newsdesk, asked):
    await riot(desk)
    (answer,) = await talks.say(f"/why {asked}")
    assert RIOT not in answer.text


# --------------------------------------------------------------------------------------------------- what is nobody's


async def test_another_chat_s_private_feed_is_as_if_it_did_not_exist(talks: Talks, desk: Newsdesk):
    for chat in (7, 8):
        await talks.say("/start", user=chat)
        await desk.rule(RULE, chat)
    secret = "https://rahasia.example/almaty"
    await desk.told(await desk.feed("Rahasia", reader=7), RIOT, RIOT_SUMMARY, name=secret)
    (own,) = await talks.say(f"/why {secret}")
    assert own.text.startswith(f"“{RIOT}”")
    for asked in (secret, "kerusuhan almaty"):
        (answer,) = await talks.say(f"/why {asked}", user=8)
        (nothing,) = await talks.say("/why https://tiada.example/x", user=8)
        assert answer == nothing


async def test_a_search_is_known_to_the_rules_that_made_it(talks: Talks, desk: Newsdesk):
    for chat in (7, 8):
        await talks.say("/start", user=chat)
    rule = await desk.rule(RULE, 7)
    await desk.rule("banjir", 8)
    feed = await desk.feed("Cari")
    async with talks.store.begin() as tx:
        await tx.connection.run(sa.update(feeds).where(feeds.c.id == feed.id).values(scope=Scope.SEARCH))
        await tx.connection.insert_new(searches, [{"feed_id": feed.id, "query_id": rule.query_id}])
    await desk.told(feed, RIOT, RIOT_SUMMARY, name=LINK)
    (own,) = await talks.say(f"/why {LINK}")
    (other,) = await talks.say(f"/why {LINK}", user=8)
    assert own.text.startswith(f"“{RIOT}”")
    assert RIOT not in other.text


@pytest.mark.parametrize("data", ["why:1", "why:2", "why:0", "why:-1", "why:99999999999999999999", "why:x"])
async def test_a_forged_button_explains_nothing(talks: Talks, desk: Newsdesk, data):
    await riot(desk)
    await talks.say("/start", user=8)
    (answer,) = await talks.press(data, user=8)
    assert answer.kind == "toast"
    assert answer.text


async def test_a_reply_with_another_chat_s_message_number_is_no_alert_s(talks: Talks, desk: Newsdesk):
    await riot(desk)
    await talks.say("/start", user=8)
    (answer,) = await talks.say("/why", user=8, **reply_to(101))
    assert RIOT not in answer.text


@pytest.mark.parametrize("user", [ADMIN, MEMBER])
async def test_in_a_group_every_member_may_ask(talks: Talks, user: int):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.say("/why banjir", user=user, chat=GROUP)
    assert "/addfeed" in answer.text


async def test_in_a_group_every_member_may_press_the_button(talks: Talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.press("why:12", user=MEMBER, chat=GROUP)
    assert answer.text == "Peristiwa itu tidak saya simpan lagi"


async def test_two_rules_that_found_the_same_title_name_it_once(talks: Talks, desk: Newsdesk):
    await desk.rule("kerusuhan")
    await riot(desk)
    (answer,) = await talks.say("/why", **reply_to(101))
    assert answer.text.count(RIOT) == 1
    assert f"Aturan Anda nomor 2, {RULE}, menemukan di dalamnya: Kerusuhan, Kazakhstan." in answer.text


@pytest.mark.parametrize("said", ["?", "…", "<>"])
async def test_what_has_no_words_is_answered_with_how_to_ask(talks: Talks, said):
    (answer,) = await talks.say(f"/why {said}")
    assert "/why https://kabar.example/berita" in answer.text


async def test_where_no_feed_is_read_it_says_so(talks: Talks):
    (answer,) = await talks.say("/why banjir")
    assert answer.text.startswith("Belum ada kanal.")


# -------------------------------------------------------------------------------------------------------- in general


def test_levels_begin_where_the_score_says():
    assert LEVEL_FROM == {Level.INFO: 0, Level.IMPORTANT: IMPORTANT, Level.CRITICAL: CRITICAL}


TOLD = {
    *(Reason.TOLD, Reason.JOINED, Reason.MILDER_THAN_SITUATION, Reason.LEVEL_ROSE, Reason.NEW_ESCALATOR),
    *(Reason.TOLL_ROSE, Reason.NEW_COUNTRY, Reason.CORRECTED, Reason.ENDED, Reason.RELATED),
}


def test_every_reason_is_one_why_something_was_said_or_has_words_why_not():
    assert set(Reason) - {Reason.BROADCAST_STOPPED} == TOLD | HELD_BACK
    for reason in HELD_BACK:
        assert TEXTS.has("id", f"why-reason-{reason.value}"), reason
