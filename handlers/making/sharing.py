"""Rules behind links: whoever opens one sees the rule, and may save it."""

import re

from bot.model import Rule
from bot.ports import Talk
from handlers.services import Services

LINK = "https://t.me/{username}?start={payload}"
"""https://core.telegram.org/api/links#bot-links"""
PACK, SHARED = "pack_", "r_"
_CODE = re.compile(r"[A-Za-z0-9_-]{1,62}")
"""https://core.telegram.org/bots/features#deep-linking: 64 characters with the two before it."""


async def share_link(talk: Talk, services: Services, rule: Rule) -> str:
    """Make the link that shows a rule to whoever opens it; the same rule has the same link for a year."""
    code = await talk.tx.shared.share(rule.text, services.new_code(), services.clock.now())
    return LINK.format(username=services.username, payload=f"{SHARED}{code}")


async def shared_text(talk: Talk, payload: str) -> str | None:
    """Tell the rule behind what a link gives to /start; None when there is none (any more)."""
    code = payload.removeprefix(SHARED)
    return await talk.tx.shared.find(code) if _CODE.fullmatch(code) else None
