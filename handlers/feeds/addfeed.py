"""/addfeed: a chat asks for a feed; what is found at the address is read for it, or offered to be chosen from.

The network's part is done elsewhere (``concluded`` is called with what was found): a handler's transaction must not
wait for other people's servers.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from aiogram import Router
from aiogram.types import CallbackQuery, Message, User

from bot.addresses import host_of
from bot.messages import PUBLISHER_LIMIT, shortened
from bot.model import (
    AskReply,
    ChatKind,
    Discovery,
    Feed,
    FeedState,
    FoundEntry,
    FoundFeed,
    Note,
    NotFound,
    Origin,
    Phrase,
    Scope,
    Step,
    StepKind,
    Subscribed,
    WantedFeed,
)
from bot.ports import SeekTransaction, SubscribingTransaction, Talk
from handlers.access import is_operator
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.keyboards import FollowFeed, PickFeed, follow_button, pick_buttons
from handlers.making.saving import saved
from handlers.services import Services
from handlers.showing import show
from handlers.steps import Answers, ask, end
from rules import Lexicon, QueryError, parse

WAITING_MOST = 3
"""Addresses of one chat that are looked at, or wait for it."""
ADDRESS_LIMIT = 2_048
ADDRESS_SHOWN = 100
TITLE_LIMIT = 200
NAME_LIMIT = 30
"""Characters of a feed's title or path on a button."""

NOT_FOUND = {
    NotFound.NO_ADDRESS: "addfeed-no-address",
    NotFound.REFUSED: "addfeed-refused",
    NotFound.UNREACHABLE: "addfeed-unreachable",
    NotFound.STATUS: "addfeed-status",
    NotFound.NO_FEED: "addfeed-no-feed",
}
SUBSCRIBED = {
    Subscribed.BEGUN: "addfeed-begun",
    Subscribed.SHARED: "addfeed-shared",
    Subscribed.ALREADY: "addfeed-already",
}


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="addfeed")
    routes.message.register(add_feed, Says("addfeed"))
    routes.message.register(address_given, Answers(StepKind.FEED))
    routes.callback_query.register(pick, PickFeed.filter())
    routes.callback_query.register(follow, FollowFeed.filter())
    return routes


async def add_feed(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Keep the address behind the command to be looked at, and say so at once; without one, ask for it."""
    if not command.argument and services.feeds_per_chat:
        await standing(talk, services, message.from_user)
        await ask(talk, services, message.from_user, StepKind.FEED)
        asks_reply = None if talk.kind is ChatKind.PRIVATE else AskReply(Phrase("feeds-ask-here"))
        talk.say(Note((Phrase("feeds-ask"),), keyboard=asks_reply))
        return
    await seek(talk, services, message.from_user, command.argument)


async def address_given(message: Message, talk: Talk, services: Services, step: Step) -> None:
    """Keep the address that a person was asked for; words that are none ask again."""
    shared = bool(step.data.get("shared")) and is_operator(message.from_user, services)
    if await seek(talk, services, message.from_user, message.text or "", shared=shared):
        await end(talk, message.from_user)


async def seek(talk: Talk, services: Services, user: User | None, text: str, *, shared: bool = False) -> bool:
    """Keep an address to be looked at, for every chat where an operator wants that; False when it is none."""
    address = text.strip().partition("\n")[0].strip()
    if len(address.split()) != 1 or len(address) > ADDRESS_LIMIT:
        talk.say(Note((Phrase("addfeed-usage"),)))
        return False
    if services.feeds_per_chat == 0 and not shared:
        talk.say(Note((Phrase("addfeed-not-here"),)))
        return True
    chat = await standing(talk, services, user)
    if await talk.tx.wanted.count_waiting(chat.id) >= WAITING_MOST:
        talk.say(Note((Phrase("addfeed-busy"),)))
        return True
    await talk.tx.wanted.keep(talk.place, address, services.clock.now(), shared=shared)
    talk.say(Note((Phrase("addfeed-looking", {"address": _shown(address)}),)))
    return True


async def concluded(
    tx: SeekTransaction, wanted: WantedFeed, discovery: Discovery, services: Services
) -> Note:
    """Read the one feed that was found for the chat, offer several, or say why there is none."""
    if not discovery.feeds:
        text_id = NOT_FOUND[discovery.why or NotFound.NO_FEED]
        return Note((Phrase(text_id, {"address": _shown(wanted.url)}),))
    if len(discovery.feeds) == 1:
        return await _begun(tx, wanted, discovery.feeds[0], services)
    number = await tx.wanted.offer(wanted, discovery.feeds, services.clock.now())
    return Note(
        (Phrase("addfeed-choose", {"address": _shown(wanted.url)}),),
        pick_buttons(number, names(discovery.feeds)),
    )


def names(feeds: Sequence[FoundFeed]) -> list[str]:
    """Name feeds to choose from: by their titles, and by their paths where a site calls all of them alike."""
    titles = [shortened(feed.title, NAME_LIMIT) for feed in feeds]
    return [
        title if titles.count(title) == 1 else f"{title} {shortened(urlsplit(feed.url).path, NAME_LIMIT)}"
        for title, feed in zip(titles, feeds, strict=True)
    ]


async def pick(query: CallbackQuery, callback_data: PickFeed, talk: Talk, services: Services) -> None:
    """Read the feed that was chosen; a button of another chat, or pressed twice, does nothing."""
    wanted = await talk.tx.wanted.take(talk.place, callback_data.number)
    if wanted is None or (wanted.shared and not is_operator(query.from_user, services)):
        talk.toast(query.id, Phrase("toast-offer-gone"))
        return
    if not 0 <= callback_data.choice < len(wanted.choices):
        talk.toast(query.id, Phrase("toast-cancelled"))
        show(query, talk, Note((Phrase("addfeed-cancelled"),)))
        return
    talk.toast(query.id)
    await standing(talk, services, query.from_user)
    show(query, talk, await _begun(talk.tx, wanted, wanted.choices[callback_data.choice], services))


async def follow(query: CallbackQuery, callback_data: FollowFeed, talk: Talk, services: Services) -> None:
    """Make the rule that sends everything of a feed."""
    feed = await talk.tx.subscriptions.get(talk.place.chat_id, callback_data.feed)
    if feed is None:
        talk.toast(query.id, Phrase("toast-feed-gone"))
        return
    note, done = await _followed(talk, services, feed, query.from_user)
    talk.toast(query.id, Phrase("toast-saved") if done else None)
    talk.say(note)


async def _followed(talk: Talk, services: Services, feed: Feed, user: User | None) -> tuple[Note, bool]:
    return await saved(talk, services, rule_for(feed, services.lexicon), user=user)


def rule_for(feed: Feed, lexicon: Lexicon) -> str:
    """Write the rule that a whole feed satisfies: its publisher's name, or its host where the name is no words."""
    name = " ".join(feed.publisher.replace('"', " ").replace("\\", " ").split())
    text = f'source:"{name}"'
    try:
        parse(text, lexicon)
    except QueryError:
        return f'source:"{host_of(feed.url)}"'
    return text


# ------------------------------------------------------------------------------------------------- what is said


async def _begun(
    tx: SubscribingTransaction, wanted: WantedFeed, found: FoundFeed, services: Services
) -> Note:
    if wanted.shared:
        feed, new = await tx.aliases.add(
            found.draft(Scope.SHARED, Origin.OPERATOR), found.addresses, services.clock.now()
        )
        text_id = "addfeed-for-all" if new else "addfeed-for-all-already"
    else:
        how, own = await tx.subscriptions.begin(
            wanted.place.chat_id, found, services.feeds_per_chat, services.clock.now()
        )
        if own is None:
            return Note((Phrase("addfeed-full", {"limit": services.feeds_per_chat}),))
        feed = own
        text_id = "addfeed-paused" if feed.state is FeedState.PAUSED else SUBSCRIBED[how]
    title = shortened(feed.publisher or found.title, PUBLISHER_LIMIT)
    phrases = [Phrase(text_id, {"title": title}), *map(_entry, found.entries)]
    if not found.entries:
        phrases.append(Phrase("addfeed-empty"))
    if found.a_day is not None:
        often = round(found.a_day)
        phrases.append(Phrase("addfeed-often", {"count": often}) if often else Phrase("addfeed-seldom"))
    phrases.append(Phrase("addfeed-follow"))
    return Note(tuple(phrases), follow_button(feed.id))


def _entry(entry: FoundEntry) -> Phrase:
    title = shortened(entry.title, TITLE_LIMIT) or "…"
    if entry.published_at is None:
        return Phrase("addfeed-entry-undated", {"title": title})
    return Phrase("addfeed-entry", {"title": title, "published_at": entry.published_at.isoformat()})


def _shown(address: str) -> str:
    return shortened(address, ADDRESS_SHOWN)
