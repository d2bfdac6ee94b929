"""A bot by invitation: who has a link comes in, and the groups that they bring; nobody else."""

from datetime import timedelta

import pytest

from handlers import Access
from tests.handlers.people import ADMIN, GROUP, MEMBER, Answer, Talks

OPERATOR, BUDI, SARI = 9, 7, 8


@pytest.fixture
def by_invitation(talks_with) -> Talks:
    return talks_with(access=Access.INVITE, admins=frozenset({OPERATOR}))


def words(answers: list[Answer]) -> str:
    return "\n".join(f"{answer.kind}: {answer.text}" for answer in answers)


async def link(talks: Talks, uses: int = 1) -> str:
    """Make a link and give what Telegram sends when somebody opens it."""
    (made,) = await talks.say(f"/invite {uses}", user=OPERATOR, language="en")
    address = made.text.splitlines()[-1]
    assert address.startswith("https://t.me/kentongan_bot?start=i_")
    payload = address.partition("start=")[2]
    assert len(payload) <= 64
    return f"/start {payload}"


async def test_without_a_link_it_is_said_what_to_do(by_invitation):
    refused = words(await by_invitation.say("/start", language="en"))
    assert refused == (
        "message: This bot is by invitation. Ask the person who runs it for an invitation link and open it. "
        "Or give them this number: 7"
    )
    assert words(await by_invitation.press("pack:csto")) == "toast: Bot ini tertutup."
    for said in ("kerusuhan", "/add gempa", "/feeds", "/start i_", "/start i_abc", "/start pack_csto"):
        assert "ndang" in words(await by_invitation.say(said)), said
    assert await by_invitation.state() is None


async def test_a_link_lets_one_person_in_and_then_nobody(by_invitation):
    start = await link(by_invitation)
    assert "Saya Kentongan" in words(await by_invitation.say(start))
    assert "Aturan 1 aktif" in words(await by_invitation.say("/add gempa"))
    assert words(await by_invitation.say(start, user=SARI, language="en")) == (
        "message: This invitation was already used, or is no longer valid. "
        "Ask the person who gave it to you for a new one."
    )
    assert await by_invitation.state(SARI) is None
    # Who is in may open it again, now not spent by that.
    assert "undang" not in words(await by_invitation.say(start))


async def test_a_link_for_several_lasts_its_days(by_invitation):
    start = await link(by_invitation, 5)
    assert "Kentongan" in words(await by_invitation.say(start))
    by_invitation.time.move(timedelta(days=8).total_seconds())
    assert "tidak berlaku" in words(await by_invitation.say(start, user=SARI))
    # Who came in stays.
    assert "Aturan 1 aktif" in words(await by_invitation.say("/add gempa"))


async def test_a_full_bot_spends_no_link(talks_with):
    talks = talks_with(access=Access.INVITE, admins=frozenset({OPERATOR}), chats=1)
    await talks.say("/start", user=OPERATOR)
    start = await link(talks)
    assert "penuh" in words(await talks.say(start))
    await talks.say("/stop", user=OPERATOR)
    assert "Saya Kentongan" in words(await talks.say(start))


async def test_an_invited_person_brings_groups_and_their_admins(by_invitation):
    start = await link(by_invitation)
    assert "diundang" in words(await by_invitation.say("/add gempa", user=ADMIN, chat=GROUP))
    assert await by_invitation.state(GROUP) is None
    await by_invitation.say(start, user=ADMIN)
    assert "Aturan 1 aktif" in words(await by_invitation.say("/add gempa", user=ADMIN, chat=GROUP))
    await by_invitation.say("/rules", user=ADMIN, chat=GROUP)
    # The group itself is in now: its members may read, though nobody invited them.
    assert "diundang" not in words(await by_invitation.say("/help", user=MEMBER, chat=GROUP))
    assert "diundang" in words(await by_invitation.say("/start", user=MEMBER))


async def test_an_invited_member_who_adds_the_bot_lets_the_groups_admins_use_it(by_invitation):
    start = await link(by_invitation)
    await by_invitation.member("left", "member", user=MEMBER, chat=GROUP)
    assert await by_invitation.state(GROUP) is None
    await by_invitation.say(start, user=MEMBER)
    await by_invitation.member("left", "member", user=MEMBER, chat=GROUP)
    assert await by_invitation.state(GROUP) == "open"
    assert "Aturan 1 aktif" in words(await by_invitation.say("/add gempa", user=ADMIN, chat=GROUP))


async def test_where_everybody_may_enter_there_are_no_invitations(talks_with):
    talks = talks_with(admins=frozenset({OPERATOR}))
    (shown,) = await talks.say("/invite", user=OPERATOR, language="en")
    assert "it needs no invitations" in shown.text
    assert "Kentongan" in words(await talks.say("/start i_abc"))


async def test_links_are_made_listed_and_revoked_by_buttons(by_invitation):
    async def press(note: Answer, label: str) -> tuple[str, Answer]:
        (data,) = [data for name, data in note.buttons.items() if label in name]
        toast, shown = await by_invitation.press(data, user=OPERATOR, language="en")
        return toast.text, shown

    (listed,) = await by_invitation.say("/invite", user=OPERATOR, language="en")
    assert "There are no valid invitations" in listed.text
    _, chosen = await press(listed, "New invitation")
    assert "✓ 1 person" in chosen.buttons
    _, chosen = await press(chosen, "20 people")
    _, chosen = await press(chosen, "30 days")
    assert {"✓ 20 people", "✓ 30 days"} <= chosen.buttons.keys()
    _, made = await press(chosen, "Make the link")
    assert "This link lets in 20 people until 4 Feb" in made.text
    start = f"/start {made.text.partition('start=')[2]}"
    _, listed = await press(made, "Back")
    assert "1. Made just now; used 0 of 20" in listed.text
    toast, revoked = await press(listed, "Revoke 1")
    assert toast == "Revoked"
    assert "tidak berlaku" in words(await by_invitation.say(start))
    toast, listed = await press(revoked, "Undo")
    assert toast == "It is valid again"
    assert "Saya Kentongan" in words(await by_invitation.say(start))
    toast, _ = await press(revoked, "Undo")
    assert toast == "That invitation no longer exists."
