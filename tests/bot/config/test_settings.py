import pytest

from bot.config import FeedSearch, FeedSource, ListenAddress, Settings, settings_from

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


def test_without_a_file_and_without_variables_everything_has_a_default():
    settings = settings_from(None, {})

    assert settings == Settings()
    assert settings.telegram.token is None
    assert settings.database.url.get_secret_value() == "sqlite:///kentongan.db"
    assert (settings.delivery.per_second, settings.delivery.per_chat_second) == (30, 1)
    assert settings.delivery.group_per_minute == 20
    assert settings.limits.rules_per_chat == 100


def test_every_key_is_read_from_the_file():
    settings = settings_from(
        f"""
        [telegram]
        token = " {TOKEN}"
        api_url = "http://127.0.0.1:8081/"
        mode = "webhook"
        admins = [1, 2]
        access = "list"
        allowed = [3, -1001234567890]
        [database]
        url = "postgresql://kentongan:hunter2@db.example.com/news"
        synchronous = "normal"
        [delivery]
        per_second = 1000
        per_chat_second = 0.5
        group_per_minute = 60
        flood_per_hour = 5
        [feeds]
        min_interval = 1
        max_interval = 2
        concurrency = 8
        allow_private = ["127.0.0.0/8", "10.1.2.3:8080", "[fd00::/8]:8443", "::1"]
        [[feeds.sources]]
        url = "http://127.0.0.2:8000/feed"
        publisher = "Kabar"
        [[feeds.sources]]
        url = "https://example.com/rss"
        publisher = "Contoh"
        family = "Grup"
        tier = 1
        country = "ID"
        language = "id"
        priority = true
        [[feeds.searches]]
        url = "https://example.com/search?q={{query}}&hl=id"
        languages = ["id"]
        limit = 7
        [limits]
        rules_per_chat = 3
        feeds_per_chat = 0
        chats = 9
        [web]
        listen = "[::1]:8080"
        public_url = "https://bot.example.com/"
        [privacy]
        retention_days = 7
        [log]
        level = "DEBUG"
        format = "json"
        """,
        {},
    )

    assert settings.telegram.token is not None
    assert settings.telegram.token.get_secret_value() == TOKEN
    assert settings.telegram.api_url == "http://127.0.0.1:8081"
    assert (settings.telegram.admins, settings.telegram.allowed) == ((1, 2), (3, -1001234567890))
    assert settings.feeds.allow_private == ("127.0.0.0/8", "10.1.2.3:8080", "[fd00::/8]:8443", "::1")
    assert settings.feeds.sources == (
        FeedSource("http://127.0.0.2:8000/feed", "Kabar", family="Kabar", tier=3),
        FeedSource("https://example.com/rss", "Contoh", "Grup", 1, "ID", "id", priority=True),
    )
    assert settings.feeds.searches == (
        FeedSearch("https://example.com/search?q={query}&hl=id", languages=("id",), limit=7),
    )
    assert settings.web.listen == ListenAddress("::1", 8080)
    assert settings.log.level == "debug"
    assert settings.delivery.flood_per_hour == 5
    assert settings.polling().telegram.mode == "polling"


def test_the_environment_stands_above_the_file():
    settings = settings_from(
        '[telegram]\ntoken = "1:abc"\naccess = "open"\n[feeds]\nmin_interval = 90',
        {
            "KENTONGAN_TELEGRAM__TOKEN": f"{TOKEN}\n",
            "KENTONGAN_TELEGRAM__ADMINS": "[5]",
            "KENTONGAN_DELIVERY__PER_SECOND": "2.5",
            "KENTONGAN_FEEDS__ALLOW_PRIVATE": '["127.0.0.0/8"]',
            "KENTONGAN_FEEDS__SOURCES": '[{"url": "http://example.com/rss", "publisher": "Contoh"}]',
            "KENTONGAN_WEB__LISTEN": "0.0.0.0:0",
            "PATH": "/bin",
            "kentongan_nonsense": "not ours",
        },
    )

    assert settings.telegram.token is not None
    assert settings.telegram.token.get_secret_value() == TOKEN
    assert settings.telegram.access == "open"
    assert settings.telegram.admins == (5,)
    assert settings.delivery.per_second == 2.5
    assert settings.feeds.min_interval == 90
    assert settings.feeds.allow_private == ("127.0.0.0/8",)
    assert [source.publisher for source in settings.feeds.sources] == ["Contoh"]
    assert settings.web.listen == ListenAddress("0.0.0.0", 0)


def test_an_empty_variable_takes_the_token_away():
    settings = settings_from('[telegram]\ntoken = "1:abc"', {"KENTONGAN_TELEGRAM__TOKEN": ""})

    assert settings.telegram.token is None


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:///kentongan.db", "sqlite:///kentongan.db"),
        ("sqlite:////var/lib/kentongan/news.db", "sqlite:////var/lib/kentongan/news.db"),
        ("postgresql://localhost/news", "postgresql://localhost/news"),
        ("postgresql://me:hunter2@localhost:5432/news", "postgresql://(hidden)@localhost:5432/news"),
        ("postgresql://postgres:@/postgres?host=/run/postgresql", "postgresql://(hidden)@/postgres"),
        ("postgresql://localhost/news?user=me&password=hunter2", "postgresql://localhost/news"),
    ],
)
def test_a_database_is_shown_without_what_opens_it(url, shown):
    settings = settings_from(None, {"KENTONGAN_DATABASE__URL": url})

    assert settings.database.url.get_secret_value() == url
    assert settings.database.shown == shown


def test_secrets_are_in_no_repr():
    settings = settings_from(
        None,
        {
            "KENTONGAN_TELEGRAM__TOKEN": TOKEN,
            "KENTONGAN_DATABASE__URL": "postgresql://me:hunter2@localhost/news",
        },
    )

    assert TOKEN.partition(":")[2] not in f"{settings!r} {settings} {settings.model_dump()}"
    assert "hunter2" not in f"{settings!r} {settings} {settings.model_dump()}"
