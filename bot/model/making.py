"""Rules in the making: what a person wrote and chose, before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.chats import Place


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that a person has not yet said to save; ``number`` is good in their place only."""

    number: int
    place: Place
    text: str
    """As the person wrote them."""
    choices: Mapping[str, object]
    """What was chosen by the draft's buttons, as plain JSON values; which ones there are, the handlers know."""
    version: int
    """Of text and choices: what was counted for another version is no longer true."""
    answer_key: str | None
    """The delivery whose message shows it."""
    counted: Mapping[str, object] | None
    """What this version would have sent, as plain JSON values; None while that is not known."""
