"""What an operator can set: one frozen model a section of `config.toml`.

A field's description says what is accepted there, in the words of the line that a wrong value gets.
"""

import re
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    Strict,
    ValidationInfo,
    field_validator,
)
from pydantic.dataclasses import dataclass

from bot.config import addresses
from bot.masking import without_secrets

DAY = 86_400

_SECTION = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)
_RECORD = ConfigDict(extra="forbid", hide_input_in_errors=True)
T = TypeVar("T")


# ---------------------------------------------------------------------------------------------- kinds of values


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _trimmed(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _none_if_empty(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _in_small_letters(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _with_family(entry: object) -> object:
    """Make a publisher without a family a family of its own."""
    return (
        {"family": entry["publisher"], **entry} if isinstance(entry, dict) and "publisher" in entry else entry
    )


def _listen(value: object) -> object:
    return addresses.ListenAddress.parse(value.strip()) if isinstance(value, str) else value


def _printable(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("is empty or has a control character")
    return text


def _token(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{3,}", secret.get_secret_value()):
        raise ValueError("does not have the form of a bot's token")
    return secret


def _database(secret: SecretStr) -> SecretStr:
    addresses.database_address(secret.get_secret_value())
    return secret


Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Name = Annotated[str, Strict(), AfterValidator(_printable), Field(max_length=100)]
Address = Annotated[str, Strict(), BeforeValidator(_trimmed)]
Country = Annotated[str, Strict(), Field(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, Strict(), Field(pattern=r"^[a-z]{2,3}$")]
Whole = Annotated[int, Strict()]
# Telegram promises that its numbers fit into 52 bits.
User = Annotated[int, Field(gt=0, lt=2**52)]
UserOrGroup = Annotated[int, Field(gt=-(2**52), lt=2**52)]
YesOrNo = Annotated[bool, Strict()]
Token = Annotated[SecretStr, BeforeValidator(_trimmed), AfterValidator(_token)]
DatabaseAddress = Annotated[SecretStr, BeforeValidator(_trimmed), AfterValidator(_database)]
Network = Annotated[Address, AfterValidator(addresses.network)]


# -------------------------------------------------------------------------------------------- feeds by file


@dataclass(frozen=True, slots=True, config=_RECORD)
class FeedSource:
    """A feed that a file names: `[[feeds.sources]]` of the configuration, or a starter feed.

    Publishers of one ``family`` count as one voice; ``tier`` is the publisher's authority, 1 (highest) to 3.
    """

    url: Annotated[
        Address,
        AfterValidator(addresses.feed_address),
        Field(description="the feed's address, http:// or https://"),
    ]
    publisher: Annotated[Name, Field(description="the publisher's name, 1 to 100 characters")]
    family: Annotated[Name, Field(description="the owner's name, 1 to 100 characters")]
    tier: Annotated[Whole, Field(ge=1, le=3, description="1 (highest authority), 2 or 3")] = 3
    country: Annotated[
        Country | None, Field(description='two capital letters of ISO 3166, such as "ID" or "KZ"')
    ] = None
    language: Annotated[Language | None, Field(description='a code such as "id", "en", "ru" or "kk"')] = None
    priority: Annotated[YesOrNo, Field(description="true (rare but urgent, such as warnings) or false")] = (
        False
    )


@dataclass(frozen=True, slots=True, config=_RECORD)
class FeedSearch:
    """A news search: its address becomes a feed for a rule's words, put where it says `{query}`."""

    url: Annotated[
        Address,
        AfterValidator(addresses.search_address),
        Field(description="an http:// or https:// address with {query} in it"),
    ]
    languages: Annotated[Many[Language], Field(description='a list of codes, such as ["id", "en"]')] = ()
    limit: Annotated[Whole, Field(ge=1, le=10_000, description="a number of feeds, 1 to 10000")] = 100


# ------------------------------------------------------------------------------------------------- the sections


class TelegramSettings(BaseModel):
    """Who the bot is and whom it serves."""

    model_config = _SECTION

    token: Annotated[
        Token | None,
        BeforeValidator(_none_if_empty),
        Field(description="the token that @BotFather gave you: digits, a colon, letters and digits"),
    ] = None
    api_url: Annotated[
        Address,
        AfterValidator(addresses.server_address),
        Field(description="the address of a Bot API server, http:// or https://"),
    ] = "https://api.telegram.org"
    mode: Annotated[Literal["polling", "webhook"], Field(description='"polling" or "webhook"')] = "polling"
    admins: Annotated[Many[User], Field(description="a list of users' numbers, such as [123456789]")] = ()
    access: Annotated[Literal["open", "invite", "list"], Field(description='"open", "invite" or "list"')] = (
        "open"
    )
    allowed: Annotated[
        Many[UserOrGroup],
        Field(description="a list of users' and groups' numbers, such as [123456789, -1001234567890]"),
    ] = ()


class DatabaseSettings(BaseModel):
    """Where everything is kept; a relative SQLite path is relative to the working directory."""

    model_config = _SECTION

    url: Annotated[
        DatabaseAddress,
        Field(description="sqlite:///file.db or postgresql://user:password@host/database"),
    ] = SecretStr("sqlite:///kentongan.db")
    synchronous: Annotated[Literal["full", "normal"], Field(description='"full" or "normal"')] = "full"
    cache: Annotated[
        Annotated[str, Field(pattern=r"^[^\x00-\x1f\[\]{}\"]+$")] | None,
        BeforeValidator(_none_if_empty),
        Field(description="a folder that is there, or nothing"),
    ] = None

    @property
    def shown(self) -> str:
        """The address without user, password and parameters, for people and logs."""
        return without_secrets(self.url.get_secret_value().partition("?")[0])


class DeliverySettings(BaseModel):
    """How fast Telegram is called; the defaults are what Telegram documents."""

    model_config = _SECTION

    per_second: Annotated[
        Number, Field(gt=0, le=10_000, description="messages a second, above 0, at most 10000")
    ] = 30
    per_chat_second: Annotated[
        Number, Field(gt=0, le=10_000, description="messages a second in one chat, above 0, at most 10000")
    ] = 1
    group_per_minute: Annotated[
        Number, Field(gt=0, le=600_000, description="messages a minute in one group, above 0, at most 600000")
    ] = 20
    flood_per_hour: Annotated[
        int, Field(ge=1, le=10_000, description="alerts an hour of one rule, 1 to 10000")
    ] = 30


class FeedsSettings(BaseModel):
    """What is polled and how often; intervals in seconds."""

    model_config = _SECTION

    min_interval: Annotated[Number, Field(ge=1, le=DAY, description="seconds, 1 to 86400")] = 60
    max_interval: Annotated[
        Number,
        Field(
            ge=1,
            le=DAY,
            validate_default=True,
            description="seconds, 1 to 86400, and no less than feeds.min_interval",
        ),
    ] = 1800
    concurrency: Annotated[int, Field(ge=1, le=1000, description="fetches at a time, 1 to 1000")] = 64
    allow_private: Annotated[
        Many[Network],
        Field(
            description='a list of networks, with or without a port, such as ["10.1.0.0/16", '
            '"127.0.0.1:8080", "[fd00::/8]:8080"]'
        ),
    ] = ()
    sources: Annotated[
        Many[Annotated[FeedSource, BeforeValidator(_with_family)]],
        Field(description="tables [[feeds.sources]], each with url and publisher, no url twice"),
    ] = ()
    searches: Annotated[Many[FeedSearch], Field(description="tables [[feeds.searches]], each with url")] = ()

    @field_validator("max_interval")
    @classmethod
    def _not_below_the_least(cls, value: float, info: ValidationInfo) -> float:
        if value < info.data.get("min_interval", 0):
            raise ValueError("is less than feeds.min_interval")
        return value

    @field_validator("sources")
    @classmethod
    def _each_once(cls, sources: tuple[FeedSource, ...]) -> tuple[FeedSource, ...]:
        if len({source.url for source in sources}) < len(sources):
            raise ValueError("names one url twice")
        return sources


class LimitsSettings(BaseModel):
    """How much one chat may ask for, and how many chats may ask."""

    model_config = _SECTION

    rules_per_chat: Annotated[int, Field(ge=1, le=10_000, description="rules, 1 to 10000")] = 100
    feeds_per_chat: Annotated[int, Field(ge=0, le=10_000, description="feeds, 0 to 10000")] = 20
    chats: Annotated[int, Field(ge=1, le=10_000_000, description="chats, 1 to 10000000")] = 10_000


class WebSettings(BaseModel):
    """The program's own web server; without ``listen`` there is none."""

    model_config = _SECTION

    listen: Annotated[
        addresses.ListenAddress | None,
        BeforeValidator(_listen),
        BeforeValidator(_none_if_empty),
        Field(description='host:port, such as "127.0.0.1:8080" or "[::1]:8080"'),
    ] = None
    public_url: Annotated[
        Annotated[Address, AfterValidator(addresses.public_address)] | None,
        BeforeValidator(_none_if_empty),
        Field(description="the https:// address under which the world reaches web.listen"),
    ] = None


class PrivacySettings(BaseModel):
    """How long what people sent and were told is kept."""

    model_config = _SECTION

    retention_days: Annotated[int, Field(ge=1, le=3650, description="days, 1 to 3650")] = 90


class LogSettings(BaseModel):
    """What is written to stderr, and how."""

    model_config = _SECTION

    level: Annotated[
        Literal["debug", "info", "warning", "error"],
        BeforeValidator(_in_small_letters),
        Field(description='"debug", "info", "warning" or "error"'),
    ] = "info"
    format: Annotated[Literal["console", "json"], Field(description='"console" or "json"')] = "console"


class Settings(BaseModel):
    """All that an operator can set, checked; a secret never appears in its repr."""

    model_config = _SECTION

    telegram: TelegramSettings = TelegramSettings()
    database: DatabaseSettings = DatabaseSettings()
    delivery: DeliverySettings = DeliverySettings()
    feeds: FeedsSettings = FeedsSettings()
    limits: LimitsSettings = LimitsSettings()
    web: WebSettings = WebSettings()
    privacy: PrivacySettings = PrivacySettings()
    log: LogSettings = LogSettings()

    def polling(self) -> "Settings":
        """Give these settings with updates asked for, as the chat in a terminal has them."""
        telegram = self.telegram.model_copy(update={"mode": "polling"})
        return self.model_copy(update={"telegram": telegram})
