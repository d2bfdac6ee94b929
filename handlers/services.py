"""What the handlers are given beside the conversation at hand."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.ports import Clock
from bot.texts import Texts
from rules import Lexicon


class Access(StrEnum):
    """Who may use the bot."""

    OPEN = "open"
    INVITE = "invite"
    LIST = "list"


def new_code() -> str:
    """Make a code of twelve letters, digits, - and _."""
    return secrets.token_urlsafe(9)


@dataclass(frozen=True, slots=True)
class Services:
    """Frozen for the life of the program; ``allowed`` and ``admins`` hold chat and user ids."""

    lexicon: Lexicon
    clock: Clock
    username: str
    """The bot's own name in Telegram, without @."""
    access: Access
    allowed: frozenset[int]
    admins: frozenset[int]
    rules_per_chat: int
    feeds_per_chat: int
    """How many feeds of its own a chat may have."""
    search_hosts: tuple[str, ...]
    """Where rules' words are looked for too."""
    chats: int
    """How many open chats there may be; 0: any number."""
    draws: bool = False
    """Pictures can be drawn: the extra ``charts`` is there."""
    texts: Texts = field(default_factory=Texts)
    """For words within words: what a text is given."""
    new_code: Callable[[], str] = new_code
    """Makes codes for links that nobody can guess."""
