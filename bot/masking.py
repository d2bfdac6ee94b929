"""What may be shown of a text that somebody else wrote: secrets hidden, one line, no control characters."""

import re

HIDDEN = "(hidden)"
LONGEST_SHOWN = 300

# A bot's token, as Telegram gives it: the bot's number, a colon, about 35 characters. No word boundary before
# it, because the Bot API's addresses say `/bot123456:…`.
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{8,}")
# What stands before the @ of an address (RFC 3986, 3.2.1); greedy, since passwords hold @ and / unescaped.
_CREDENTIALS = re.compile(r"(?<=://)\S*@")


def without_secrets(text: str) -> str:
    """Hide bot tokens and the user and password of addresses, wherever they stand in the text."""
    return _TOKEN.sub(HIDDEN, _CREDENTIALS.sub(f"{HIDDEN}@", text))


def on_one_line(text: str) -> str:
    """Make a text safe for one line of a terminal: no control characters, no secrets, the end of a long one."""
    plain = "".join(character if character.isprintable() else "?" for character in without_secrets(text))
    return plain if len(plain) <= LONGEST_SHOWN else f"…{plain[-LONGEST_SHOWN:]}"
