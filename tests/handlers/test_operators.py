"""What the people who run the bot see and do; for everybody else none of it exists."""

from datetime import timedelta

import pytest

from bot.broadcast_notes import MENU, STOP
from bot.model import BroadcastId, ChatId, DeliveryKind, DeliveryState, FeedId, FeedLook, Reason, Scope
from bot.storage.schema import deliveries, revisions
from handlers.operators.operator_buttons import Go, Screen, StopBroadcast
from tests.bot.storage.samples import answer, arrival, feed_draft
from tests.handlers.people import ADMIN, GROUP, Talks

OPERATOR, BUDI = 9, 7


@pytest.fixture
def run_bot(talks_with) -> Talks:
    """A bot with one operator."""
    return talks_with(admins=frozenset({OPERATOR}))


async def said(talks: Talks, text: str, **who) -> str:
    return "\n".join(one.text for one in await talks.say(text, user=OPERATOR, language="en", **who))


async def screen(talks: Talks, to: Screen, page: int = 0):
    toast, shown = await talks.press(Go(to=to, page=page).pack(), user=OPERATOR, language="en")
    assert toast.kind == "toast"
    assert shown.kind == "edit"
    return shown


async def feed(talks: Talks, name: str, error: str | None = None):
    async with talks.store.begin() as tx:
        draft = feed_draft(f"https://{name}.example/", publisher=name, scope=Scope.SHARED)
        made = await tx.feeds.add(draft, talks.time.now())
        at = talks.time.now()
        await tx.feeds.settle(FeedLook(made.id, at, at, error, 3 if error else 0, 0, None))
        return made


def test_what_the_stage_writes_on_its_buttons_is_what_the_screens_take():
    assert Go(to=Screen.MENU).pack() == MENU
    assert StopBroadcast(broadcast=BroadcastId(7)).pack() == f"{STOP}:7"


async def test_the_menu_says_how_things_stand_and_leads_everywhere(run_bot):
    await feed(run_bot, "Satu")
    await feed(run_bot, "Dua", "timeout")
    (menu,) = await run_bot.say("/operator", user=OPERATOR, language="en")
    assert menu.text == (
        "🛠 For the people who run this bot\n"
        "Open chats: 1. Feeds that answer: 1 of 2. Messages waiting: 0.\n"
        "⚠️ Feeds in trouble: 1. Set aside: 0."
    )
    for label, data in menu.buttons.items():
        toast, shown = await run_bot.press(data, user=OPERATOR, language="en")
        assert (toast.kind, shown.kind) == ("toast", "edit"), label
        assert shown.text != menu.text, label
        _, again = await run_bot.press(shown.buttons["◀ Back"], user=OPERATOR, language="en")
        assert "For the people who run this bot" in again.text


async def test_counts(run_bot):
    await feed(run_bot, "Satu")
    await run_bot.say("/add gempa", user=BUDI)
    await run_bot.say("/add gempa", user=ADMIN, chat=GROUP)
    await run_bot.say("/start", user=8)
    await run_bot.say("/stop", user=8)
    shown = await said(run_bot, "/counts")
    assert "Open chats: people 1, groups 1, channels 0" in shown
    assert "Stopped: people 1, groups 0, channels 0" in shown
    assert "Rules: 2, different ones: 1" in shown
    assert "answering 1, failing 0" in shown


async def test_errors_name_the_newest_first_and_nobody(run_bot):
    assert "Nothing is wrong" in await said(run_bot, "/errors")
    await feed(run_bot, "Lama", "http_status 503")
    run_bot.time.move(3_600)
    await feed(run_bot, "Baru", "timeout")
    now = run_bot.time.now()
    async with run_bot.store.begin() as tx:
        await tx.deliveries.add([answer("dead", kind=DeliveryKind.NOTICE)])
        await tx.connection.run(
            deliveries.update().values(
                state=DeliveryState.DEAD, reason=Reason.CHAT_CLOSED, settled_at=now, chat_id=123_456_789
            )
        )
    run_bot.time.move(120)
    shown = await said(run_bot, "/errors")
    assert shown.index("Baru: does not answer since") < shown.index("Lama: answers with an error (503) since")
    assert "Notices: 1; the chat is closed to me, last 2 min ago" in shown
    assert "123" not in shown


async def test_what_was_set_aside_is_tried_again_by_a_button(run_bot):
    now = run_bot.time.now()
    async with run_bot.store.begin() as tx:
        made = await tx.feeds.add(feed_draft("https://satu.example/", publisher="Satu"), now)
    number = await set_aside_revision(run_bot, made.id)
    run_bot.aside = 1
    run_bot.time.move(300)
    (listed,) = await run_bot.say("/aside", user=OPERATOR, language="en")
    assert listed.text == f"revision {number}: ValueError, 5 min ago"
    toast, shown = await run_bot.press(listed.buttons[f"↻ revision {number}"], user=OPERATOR, language="en")
    assert toast.text == "Trying again"
    assert shown.text == "Nothing is set aside."
    toast, _ = await run_bot.press(f"opretry:revision:{number}", user=OPERATOR, language="en")
    assert toast.text == "It is not set aside any more."
    toast, _ = await run_bot.press("opretry:chats:1", user=OPERATOR, language="en")
    assert toast.text == "It is not set aside any more."


async def set_aside_revision(talks: Talks, feed_id: FeedId) -> int:
    now = talks.time.now()
    async with talks.store.begin() as tx:
        await tx.items.add(feed_id, [arrival("x")], now, first_fetch=False)
        await tx.connection.run(revisions.update().values(set_aside_at=now, error="ValueError"))
        (row,) = await tx.connection.rows(revisions.select())
    return int(row.id)


COMMANDS = ("/operator", "/counts", "/errors", "/aside", "/allfeeds", "/invite", "/broadcast Halo semua")
PRESSES = (
    *(Go(to=one).pack() for one in Screen),
    *("opretry:revision:1", "opfeed:1:0", "ophold:pause:1:0", "ophold:rm:1:0", "opnew:1:7:1", "opinv:x:1"),
    *("opbc:send:1", "opbc:drop:1", "oplang:1:id", "opkind:1:private", "opstop:1"),
)


@pytest.mark.parametrize("command", COMMANDS)
async def test_the_commands_exist_for_nobody_else_and_nowhere_else(run_bot, command):
    name = command.split()[0]
    (answered,) = await run_bot.say(command, user=BUDI)
    assert answered.text.startswith(f"Saya tidak mengenal {name}")
    await run_bot.say("/start", user=OPERATOR, chat=GROUP)
    assert await run_bot.say(command, user=OPERATOR, chat=GROUP) == []
    assert await run_bot.say(command, user=ADMIN, chat=GROUP) == []


@pytest.mark.parametrize("data", PRESSES)
async def test_a_screens_button_pressed_by_somebody_else_or_elsewhere_does_nothing(run_bot, data):
    made = await feed(run_bot, "Satu")
    assert made.id == 1
    await run_bot.say("/operator", user=OPERATOR)
    await run_bot.say("/broadcast Halo semua", user=OPERATOR)
    await run_bot.say("/start", user=BUDI)
    await run_bot.say("/start", user=ADMIN, chat=GROUP)
    for presser in ({"user": BUDI}, {"user": ADMIN, "chat": GROUP}):
        answered = await run_bot.press(data, **presser)
        assert [one.kind for one in answered] == ["toast"]
    # The operator's own button in another chat is nobody's either: there only its admins may press anything.
    assert [one.kind for one in await run_bot.press(data, user=OPERATOR, chat=GROUP)] == ["toast"]
    async with run_bot.store.begin() as tx:
        assert (await tx.feeds.get(made.id)).state == "active"
        kept = await tx.broadcasts.get(ChatId(OPERATOR), BroadcastId(1))
        assert kept is not None
        assert kept.state == "draft"
        assert await tx.invites.standing(run_bot.time.now() - timedelta(days=1)) == ()


async def test_who_is_no_operator_any_more_sees_the_screens_no_more(talks_with):
    before = talks_with(admins=frozenset({OPERATOR}))
    (menu,) = await before.say("/operator", user=OPERATOR, language="en")
    await before.press(menu.buttons["📣 Broadcast"], user=OPERATOR, language="en")
    after = talks_with()
    (toast,) = await after.press(menu.buttons["📊 Counts"], user=OPERATOR, language="en")
    assert toast.kind == "toast"
    # The question is still open, but its answer is a rule to be, as everybody's words are.
    (answered,) = await after.say("kerusuhan", user=OPERATOR, language="en")
    assert "kerusuhan" in answered.text
    async with after.store.begin() as tx:
        assert await tx.broadcasts.get(ChatId(OPERATOR), BroadcastId(1)) is None
