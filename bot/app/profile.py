"""What the bot shows of itself: which commands it offers to whom, in each language, and what it says that it is."""

from collections.abc import Collection, Iterator, Sequence

import structlog

from bot.model import ChatId, Phrase
from bot.ports import Timer
from bot.telegram import Audience, Menu, Profile, Telegram
from bot.texts import LANGUAGES, Texts

MEMBERS = ("why", "help", "privacy")
"""What every member of a group may ask."""
ADMINISTRATORS = (
    *("rules", "add", "test", "why", "feeds", "addfeed", "quiet", "digest", "mutes", "stats"),
    *("settings", "language", "timezone", "privacy", "stop", "help"),
)
PRIVATE = (
    *("rules", "add", "test", "why", "channels", "feeds", "addfeed", "quiet", "digest", "mutes", "stats"),
    *("settings", "language", "timezone", "privacy", "export", "erase", "stop", "help"),
)
OPERATORS = ("operator", "counts", "allfeeds", "errors", "aside", "broadcast", "invite")
"""What only the people who run the bot can do, beside what everybody can."""

FALLBACK = "en"
"""In which language people read whose own we do not speak."""
FIRST_PAUSE_SECONDS = 60.0
LONGEST_PAUSE_SECONDS = 3_600.0

log = structlog.get_logger(__name__)


def profile_of(texts: Texts, operators: Collection[int]) -> Profile:
    """Say what is shown to whom; ``operators`` get their own list in their private chats."""
    languages = {"": FALLBACK} | {language: language for language in LANGUAGES}

    def described(text_id: str) -> dict[str, str]:
        return {code: texts.plain(language, Phrase(text_id)) for code, language in languages.items()}

    return Profile(
        menus=tuple(_menus(texts, languages, operators)),
        descriptions=described("profile-description"),
        short_descriptions=described("profile-short"),
    )


def _menus(texts: Texts, languages: dict[str, str], operators: Collection[int]) -> Iterator[Menu]:
    for code, language in languages.items():

        def listed(names: Sequence[str], language: str = language) -> tuple[tuple[str, str], ...]:
            return tuple((name, texts.plain(language, Phrase(f"menu-{name}"))) for name in names)

        yield Menu(listed(PRIVATE), code, Audience.PRIVATE)
        yield Menu(listed(MEMBERS), code, Audience.GROUPS)
        yield Menu(listed(ADMINISTRATORS), code, Audience.ADMINISTRATORS)
        yield Menu(listed(MEMBERS), code)
        for operator in sorted(operators):
            yield Menu(listed((*PRIVATE, *OPERATORS)), code, chat_id=ChatId(operator))


async def keep_profile(telegram: Telegram, profile: Profile, timer: Timer) -> None:
    """Have Telegram show a profile; what it refuses is tried again later, as an operator may write to us only then."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        changed, failures = await telegram.show(profile)
        if changed:
            log.info("telegram.profile_set", parts=changed)
        if not failures:
            return
        log.warning("telegram.profile_not_set", why=failures[0], parts=len(failures))
        await timer.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
