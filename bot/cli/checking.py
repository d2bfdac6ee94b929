"""``check``: configuration, database, token and feeds, one line each: what is wrong and what to do."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from random import SystemRandom

from bot.cli.exits import FAILED, unavailable
from bot.clock import SystemClock
from bot.config import ConfigurationError, Settings
from bot.feeds.starter import starter_feeds
from bot.model import FeedHealth, FeedState, TokenRejected
from bot.ports import SetAside, StoreUnavailableError
from bot.storage import DatabaseFaultError, Store, info, is_there, require_sound


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what it is, whether it is well, and what to say of it."""

    what: str
    well: bool
    said: str


def check_all(settings: Settings) -> int:
    """Print a line for each thing that was looked at; gives the exit code."""
    findings = list(asyncio.run(_look(settings)))
    for finding in findings:
        print(f"{'ok ' if finding.well else 'BAD'} {finding.what}: {finding.said}")
    return 0 if all(finding.well for finding in findings) else FAILED


async def _look(settings: Settings) -> list[Finding]:
    findings = [Finding("configuration", True, "read")]
    findings += _starter()
    findings += await _database(settings)
    findings.append(await _token(settings))
    return findings


def _starter() -> Iterator[Finding]:
    try:
        feeds = starter_feeds()
    except ConfigurationError as error:
        yield Finding("starter feeds", False, str(error))
    else:
        yield Finding("starter feeds", True, f"{len(feeds)}; `kentongan feeds check` looks at each")


async def _database(settings: Settings) -> list[Finding]:
    """Look at a database without making or altering it."""
    url, name = settings.database.url.get_secret_value(), settings.database.shown
    try:
        if not is_there(url):
            return [Finding("database", True, f"{name} is not there yet; the first `kentongan run` makes it")]
        await require_sound(url, however_large=True)
        found = await info(url)
        if found.revision is None or found.revision < found.newest_revision:
            return [Finding("database", True, f"{name}; the next `kentongan run` brings it up to date")]
        async with Store.open(url) as store, store.look() as tx:
            health = await tx.feeds.health()
            aside = await tx.upkeep.set_aside()
    except DatabaseFaultError as error:
        return [Finding("database", False, str(error))]
    except StoreUnavailableError as error:
        return [Finding("database", False, unavailable(error))]
    return [Finding("database", True, name), _feeds(health), _aside(aside)]


def _feeds(health: tuple[FeedHealth, ...]) -> Finding:
    active = [one for one in health if one.feed.state is FeedState.ACTIVE]
    failing = [one for one in active if one.error is not None]
    if not active:
        return Finding("feeds", True, "none yet; they come with the first `kentongan run`")
    said = f"{len(active)} read, {len(failing)} of them not answering"
    return Finding(
        "feeds",
        len(failing) < len(active),
        said + ("; `kentongan feeds list` shows which" if failing else ""),
    )


def _aside(rows: tuple[SetAside, ...]) -> Finding:
    if not rows:
        return Finding("set aside", True, "nothing")
    named = ", ".join(f"{row.kind} {row.id} ({row.error})" for row in rows[:5])
    return Finding(
        "set aside", False, f"{len(rows)} rows failed three times: {named}; /aside and /retry in the chat"
    )


async def _token(settings: Settings) -> Finding:
    from bot.telegram import Limits, Telegram, bot_at

    token = settings.telegram.token
    if token is None:
        said = "none, so the chat is the terminal; @BotFather gives one: /newbot"
        return Finding("token", True, said)
    clock = SystemClock()
    telegram = Telegram(
        bot_at(token.get_secret_value(), settings.telegram.api_url), Limits(), clock, SystemRandom()
    )
    try:
        identity = await telegram.identify()
    except ConnectionError as error:
        return Finding(
            "token", False, f"Telegram cannot be asked ({error}): is the line up, is telegram.api_url right?"
        )
    finally:
        await telegram.close()
    if isinstance(identity, TokenRejected):
        return Finding(
            "token", False, "Telegram does not know it: copy it again from @BotFather, or get a new one"
        )
    return Finding("token", True, f"of @{identity.username}")
