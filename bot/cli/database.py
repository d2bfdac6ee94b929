"""``db`` and ``chats``: what an operator does to the database beside a running program."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import Progress

from bot.cli.exits import FailedError, unavailable
from bot.config import Settings
from bot.exports import export_text
from bot.masking import without_secrets
from bot.model import ChatId
from bot.ports import StoreUnavailableError
from bot.storage import (
    DatabaseFaultError,
    DatabaseInUseError,
    Store,
    backup,
    copy_into,
    hold_lock,
    info,
    upgrade,
)

T = TypeVar("T")


def done(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Do some work on the database.

    Raises:
        FailedError: the database cannot be used; one line says why and what to do.
    """
    try:
        return asyncio.run(work())
    except DatabaseFaultError as error:
        raise FailedError(str(error)) from None
    except StoreUnavailableError as error:
        raise FailedError(unavailable(error)) from None


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    """Open the database beside a program that may be running; a new one is made when none is there.

    Raises:
        DatabaseFaultError: it cannot be used.
    """
    url = settings.database.url.get_secret_value()
    # Whoever holds it has brought it up to date.
    with suppress(DatabaseInUseError):
        async with hold_lock(url):
            await upgrade(url)
    async with Store.open(
        url, synchronous=settings.database.synchronous, cache=settings.database.cache
    ) as store:
        yield store


def upgrade_database(settings: Settings) -> int:
    """Bring the database to this version; gives the exit code."""
    url = settings.database.url.get_secret_value()

    async def work() -> None:
        async with hold_lock(url):
            await upgrade(url)

    done(work)
    print(f"{settings.database.shown} is up to date.")
    return 0


def back_up(settings: Settings, file: Path) -> int:
    """Write a copy of the database; gives the exit code."""
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        copying = bar.add_task("copying", total=None)

        def tell(copied: int, whole: int) -> None:
            bar.update(copying, completed=copied, total=whole)

        done(lambda: backup(settings.database.url.get_secret_value(), file, tell))
    print(f"{file} holds a copy.")
    return 0


def copy_database(settings: Settings, to: str) -> int:
    """Copy everything into another database; gives the exit code."""
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        copying = bar.add_task("copying", total=None)

        def tell(table: str, rows: int) -> None:
            bar.update(copying, description=f"{table}: {rows:,}")

        done(lambda: copy_into(settings.database.url.get_secret_value(), to, tell))
    print(f"{without_secrets(to.partition('?')[0])} holds a copy; put it into database.url.")
    return 0


def show_info(settings: Settings) -> int:
    """Print what the database is and holds; gives the exit code."""
    found = done(lambda: info(settings.database.url.get_secret_value()))
    current = found.revision == found.newest_revision
    print(f"database: {found.name}")
    print(f"engine: {found.engine}")
    print(
        f"revision: {found.revision or 'none'}" + ("" if current else f" (newest: {found.newest_revision})")
    )
    print(f"size: {found.size:,} bytes, {found.free:,} of them free")
    print(f"last backup: {found.backup or 'none that is known of'}")
    for name, count in found.counts.items():
        print(f"{name.replace('_', ' ')}: {count:,}")
    return 0


def export_chat(settings: Settings, chat: int) -> int:
    """Print everything kept about a chat; gives the exit code."""

    async def read() -> Mapping[str, object] | None:
        async with opened(settings) as store, store.look() as tx:
            return await tx.chats.export(ChatId(chat))

    kept = done(read)
    if kept is None:
        raise FailedError(f"nothing is kept about chat {chat}")
    print(export_text(kept), end="")
    return 0


def erase_chat(settings: Settings, chat: int, *, sure: bool) -> int:
    """Remove everything kept about a chat; gives the exit code. Who sits at a terminal is asked, unless ``sure``."""
    if not sure and sys.stdin.isatty():
        asked = f"Remove everything kept about chat {chat}, for good? [y/N] "
        print(asked, end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            raise FailedError("nothing was removed")

    async def erase() -> bool:
        async with opened(settings) as store, store.begin() as tx:
            return await tx.chats.erase(ChatId(chat))

    if not done(erase):
        raise FailedError(f"nothing is kept about chat {chat}")
    print(f"Everything about chat {chat} is gone.")
    return 0
