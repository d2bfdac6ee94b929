"""What an operator can set, read from `config.toml` and the environment."""

from bot.config.addresses import ListenAddress
from bot.config.faults import ConfigurationError
from bot.config.reading import load, settings_from
from bot.config.settings import (
    DatabaseSettings,
    DeliverySettings,
    FeedSearch,
    FeedSource,
    FeedsSettings,
    LimitsSettings,
    LogSettings,
    PrivacySettings,
    Settings,
    TelegramSettings,
    WebSettings,
)

__all__ = [
    "ConfigurationError",
    "DatabaseSettings",
    "DeliverySettings",
    "FeedSearch",
    "FeedSource",
    "FeedsSettings",
    "LimitsSettings",
    "ListenAddress",
    "LogSettings",
    "PrivacySettings",
    "Settings",
    "TelegramSettings",
    "WebSettings",
    "load",
    "settings_from",
]
