"""Every fault is one line that names the file, the key and what is accepted, and holds no secret."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import ConfigurationError, settings_from
from bot.config.faults import KEYS, SECTIONS, is_text, variable_of

TOKEN = "987654321:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
PASSWORD_ADDRESS = "postgresql://kentongan:Tr0ub4dor@db.example.com/news"


def fault(text=None, environ=None):
    with pytest.raises(ConfigurationError) as caught:
        settings_from(text, environ or {})
    line = str(caught.value)
    assert line.isprintable()
    assert caught.value.__cause__ is None
    return line


def outcome(text=None, environ=None):
    """The line of the fault; empty where there is none."""
    try:
        settings_from(text, environ or {})
    except ConfigurationError as error:
        return str(error)
    return ""


def source(**keys):
    return {"KENTONGAN_FEEDS__SOURCES": json.dumps([{"url": "http://a.example/", "publisher": "A", **keys}])}


SECTIONS_NAMED = "[telegram], [database], [delivery], [feeds], [limits], [web], [privacy], [log]"
TELEGRAM_KEYS = "token, api_url, mode, admins, access, allowed"
SOURCE_KEYS = "url, publisher, family, tier, country, language, priority"
TOML = 'lines of the form key = value under a [section], texts in "quotes"'


@pytest.mark.parametrize(
    ("text", "problem", "accepted"),
    [
        (
            '[telegram]\ntokn = "1:abc"',
            "telegram.tokn: unknown key, did you mean telegram.token?",
            TELEGRAM_KEYS,
        ),
        (
            "[telegram]\nretention_days = 3",
            "telegram.retention_days: unknown key, did you mean privacy.retention_days?",
            TELEGRAM_KEYS,
        ),
        ("[privacy]\nnonsense = 3", "privacy.nonsense: unknown key", "retention_days"),
        ("[telegrm]", "telegrm: unknown section or key, did you mean telegram?", SECTIONS_NAMED),
        ('token = "1:abc"', "token: unknown section or key, did you mean telegram.token?", SECTIONS_NAMED),
        ("telegram = 1", "telegram: is a whole number", "a table [telegram]"),
        (
            '[telegram]\nmode = "webhok"',
            "telegram.mode: is not one of the accepted words",
            '"polling" or "webhook"',
        ),
        (
            '[telegram]\nmode = "webhook"',
            "telegram.mode: webhook needs web.public_url, which is not set",
            '"polling", or "webhook" with web.public_url = "https://…"',
        ),
        (
            '[telegram]\nmode = "webhook"\n[web]\npublic_url = "https://bot.example.com"',
            "telegram.mode: webhook needs web.listen, which is not set",
            '"polling", or "webhook" with web.listen = "127.0.0.1:8080" and a proxy before it',
        ),
        (
            "[telegram]\ntoken = 5",
            "telegram.token: is a whole number",
            "the token that @BotFather gave you: digits, a colon, letters and digits",
        ),
        (
            '[telegram]\nadmins = ["me"]',
            "telegram.admins, entry 1: is a text",
            "a list of users' numbers, such as [123456789]",
        ),
        (
            "[delivery]\nper_second = 0",
            "delivery.per_second: is too small",
            "messages a second, above 0, at most 10000",
        ),
        (
            "[delivery]\nper_second = nan",
            "delivery.per_second: is not a finite number",
            "messages a second, above 0, at most 10000",
        ),
        ("[limits]\nchats = 1.5", "limits.chats: is a number with decimals", "chats, 1 to 10000000"),
        ("[limits]\nchats = true", "limits.chats: is true or false", "chats, 1 to 10000000"),
        (
            "[log]\nlevel = 2022-01-05",
            "log.level: is not one of the accepted words",
            '"debug", "info", "warning" or "error"',
        ),
        (
            "[feeds]\nmin_interval = 60\nmax_interval = 30",
            "feeds.max_interval: is less than feeds.min_interval",
            "seconds, 1 to 86400, and no less than feeds.min_interval",
        ),
        (
            "[feeds]\nmin_interval = 3600",
            "feeds.max_interval: is less than feeds.min_interval",
            "seconds, 1 to 86400, and no less than feeds.min_interval",
        ),
        (
            "[feeds]\nsources = [3]",
            "feeds.sources, entry 1: is a whole number",
            "tables [[feeds.sources]], each with url and publisher, no url twice",
        ),
        (
            '[[feeds.sources]]\nulr = "http://a.example"\npublisher = "A"',
            "feeds.sources, entry 1, ulr: unknown key, did you mean url?",
            SOURCE_KEYS,
        ),
        (
            '[[feeds.sources]]\nurl = "http://a.example"',
            "feeds.sources, entry 1, publisher: is missing",
            "the publisher's name, 1 to 100 characters",
        ),
        (
            '[[feeds.searches]]\nurl = "https://a.example/search"',
            "feeds.searches, entry 1, url: must hold {query} once, where the words go",
            "an http:// or https:// address with {query} in it",
        ),
        ("[telegram]\ntoken = ", "line 2: a value is not understood", TOML),
        ("[telegram]\n\n[telegram]", "line 3: a section or key is given twice", TOML),
    ],
)
def test_a_fault_of_the_file(text, problem, accepted):
    assert fault(text) == f"config.toml: {problem}; accepted: {accepted}"


@pytest.mark.parametrize(
    ("environ", "beginning"),
    [
        (
            {"KENTONGAN_TELEGRAM__TOKN": "x"},
            "environment: KENTONGAN_TELEGRAM__TOKN: unknown variable, did you mean KENTONGAN_TELEGRAM__TOKEN?; ",
        ),
        (
            {"KENTONGAN_TELEGRAM_TOKEN": "x"},
            "environment: KENTONGAN_TELEGRAM_TOKEN: unknown variable, did you mean KENTONGAN_TELEGRAM__TOKEN?; ",
        ),
        (
            {"KENTONGAN_telegram__token": "x"},
            "environment: KENTONGAN_telegram__token: unknown variable, did you mean KENTONGAN_TELEGRAM__TOKEN?; ",
        ),
        (
            {"KENTONGAN_LIMITS__RETENTION_DAYS": "x"},
            "environment: KENTONGAN_LIMITS__RETENTION_DAYS: unknown variable, did you mean KENTONGAN_PRIVACY__",
        ),
        ({"KENTONGAN_": "x"}, "environment: KENTONGAN_: unknown variable; accepted: KENTONGAN_SECTION__KEY "),
        (
            {"KENTONGAN_FEEDS__ALLOW_PRIVATE": "127.0.0.0/8"},
            "environment: KENTONGAN_FEEDS__ALLOW_PRIVATE: is not JSON; accepted: a list of networks, ",
        ),
        (
            {"KENTONGAN_FEEDS__ALLOW_PRIVATE": "[" * 100_000},
            "environment: KENTONGAN_FEEDS__ALLOW_PRIVATE: is not JSON; ",
        ),
        (
            {"KENTONGAN_FEEDS__ALLOW_PRIVATE": '"127.0.0.0/8"'},
            "environment: KENTONGAN_FEEDS__ALLOW_PRIVATE: is a text; ",
        ),
        (
            {"KENTONGAN_DELIVERY__PER_SECOND": "many"},
            "environment: KENTONGAN_DELIVERY__PER_SECOND: is not a number; accepted: messages a second, ",
        ),
        (
            {"KENTONGAN_LOG__LEVEL": "loud"},
            "environment: KENTONGAN_LOG__LEVEL: is not one of the accepted words; accepted: ",
        ),
        (
            source(tier=4),
            "environment: KENTONGAN_FEEDS__SOURCES, entry 1, tier: is too large; accepted: 1 (highest",
        ),
        (
            source(country="Indonesia"),
            "environment: KENTONGAN_FEEDS__SOURCES, entry 1, country: does not have the accepted form; ",
        ),
        (
            source(priority="yes"),
            "environment: KENTONGAN_FEEDS__SOURCES, entry 1, priority: is a text; accepted: true ",
        ),
        (
            source(publisher="A\nB"),
            "environment: KENTONGAN_FEEDS__SOURCES, entry 1, publisher: is empty or has a control character; ",
        ),
    ],
)
def test_a_fault_of_the_environment(environ, beginning):
    assert fault(None, environ).startswith(beginning)


def test_a_fault_in_a_key_of_the_file_names_the_file_though_another_key_is_a_variable():
    line = fault("[limits]\nchats = 0", {"KENTONGAN_LIMITS__RULES_PER_CHAT": "5"})

    assert line == "config.toml: limits.chats: is too small; accepted: chats, 1 to 10000000"


def test_one_url_twice():
    one = {"url": "http://a.example/", "publisher": "A"}

    line = fault(None, {"KENTONGAN_FEEDS__SOURCES": json.dumps([one, one])})

    assert "names one url twice" in line


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("telegram.api_url", "api.telegram.org", "does not begin with http:// or https://"),
        ("telegram.api_url", "https://", "names no host"),
        ("telegram.api_url", "https://a.example:99999", "has a port that is not a number from 0 to 65535"),
        ("telegram.api_url", "https://me:pw@a.example", "holds a user name or password"),
        ("telegram.api_url", "https://a.example/?x=1", "has a part after ? or #"),
        ("telegram.api_url", "https://[::1", "has a host that is not a name or an address"),
        ("telegram.api_url", "https://a.example/a b", "has a space"),
        ("telegram.api_url", f"https://a.example/{'a' * 2048}", "is longer than 2,048 characters"),
        ("telegram.token", "not a token", "does not have the form of a bot's token"),
        ("telegram.token", TOKEN[:10], "does not have the form of a bot's token"),
        ("database.url", "kentongan.db", "does not begin with sqlite:// or postgresql://"),
        ("database.url", "mysql://localhost/news", "does not begin with sqlite:// or postgresql://"),
        ("database.url", "sqlite://kentongan.db", "names no file after sqlite:///"),
        ("database.url", "sqlite:///:memory:", "names no file after sqlite:///"),
        ("database.url", "sqlite:///a.db?mode=ro", "names no file after sqlite:///"),
        ("database.url", "postgresql://localhost", "names no database after the host"),
        ("database.url", "postgresql:///news", "names no host"),
        ("web.listen", "8080", "is not of the form host:port"),
        ("web.listen", "127.0.0.1:70000", "has a port that is not a number from 0 to 65535"),
        (
            "database.url",
            "postgres://localhost/news",
            "begins with postgres://, which is written postgresql://",
        ),
        ("web.public_url", "http://bot.example.com", "does not begin with https://"),
        ("web.public_url", "http://127.0.0.1/?x=1", "has a part after ?"),
    ],
)
def test_a_wrong_address(key, value, problem):
    line = fault(None, {variable_of(key): value})

    assert line.startswith(f"environment: {variable_of(key)}: {problem}")
    assert "; accepted: " in line


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("localhost", "is not a network"),
        ("10.1.2.3/8", "is not a network"),
        ("10.0.0.0/33", "is not a network"),
        ("10.0.0.0/8:0", "has a port that is not a number from 1 to 65535"),
        ("10.0.0.0/8:http", "has a port that is not a number from 1 to 65535"),
        ("[fd00::/8]:65536", "has a port that is not a number from 1 to 65535"),
        ("[fd00::/8", "is not a network"),
        ("", "is not a network"),
    ],
)
def test_a_wrong_network(entry, problem):
    line = fault(None, {"KENTONGAN_FEEDS__ALLOW_PRIVATE": json.dumps(["127.0.0.0/8", entry])})

    assert line.startswith(f"environment: KENTONGAN_FEEDS__ALLOW_PRIVATE, entry 2: {problem}")


# ------------------------------------------------------------------------------------------------------ secrets

SECRETS = [TOKEN, TOKEN.partition(":")[2], PASSWORD_ADDRESS, "s3cret-Of-The-Webhook", f"{TOKEN}\n", "hunter2"]


def pieces(secret):
    return [piece for piece in re.split(r"[:/@\n]+", secret) if re.search(r"\d|[A-Z]", piece)]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("[telegram]\n{} = 1", "telegram.(hidden)"),
        ("[telegram]\n{} = 1\n{} = 1", "line 3"),
        ("{} = 1", "(hidden)"),
        ("[{}]", "(hidden)"),
        ("[{}]\n[{}]", "line 2"),
        ("[[feeds.sources]]\n{} = 1", "feeds.sources, entry 1, (hidden)"),
    ],
)
def test_a_secret_used_as_a_key_is_masked_and_its_section_named(secret, text, section):
    line = fault(text.replace("{}", json.dumps(secret)))

    assert line.startswith(f"config.toml: {section}: ")
    assert [piece for piece in pieces(secret) if piece in line] == []


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("key", [*KEYS, "telegram.tokn", "nonsense.key"])
def test_a_secret_used_as_a_value_is_never_shown(secret, key):
    section, _, name = key.partition(".")
    lines = [
        outcome(f"[{section}]\n{name} = {json.dumps(secret)}"),
        outcome(f"[{section}]\n{name} = [{json.dumps(secret)}]"),
        outcome(f"[{section}]\n{json.dumps(secret)} = 1\n{name} = 1"),
        outcome(None, {variable_of(key): secret}),
        outcome(None, {variable_of(key): json.dumps([secret])}),
        outcome(None, {variable_of(key): json.dumps({secret: secret})}),
    ]

    assert [piece for piece in pieces(secret) if piece in " ".join(lines)] == []
    assert lines.count("") in {0, 2}, (
        "as a token or a database it is accepted, from the file and the environment"
    )


@pytest.mark.parametrize("secret", SECRETS[:5])
@pytest.mark.parametrize("name", ["KENTONGAN_{}", "KENTONGAN_TELEGRAM__{}", "KENTONGAN_{}__TOKEN"])
def test_a_secret_in_a_variables_name_is_masked(secret, name):
    line = fault(None, {name.replace("{}", secret): "x"})

    assert "(hidden)" in line
    assert [piece for piece in pieces(secret) if piece in line] == []


def test_a_secret_in_the_files_name_is_masked():
    with pytest.raises(ConfigurationError) as caught:
        settings_from("x", {}, file=f"{TOKEN}\n.toml")

    assert str(caught.value).startswith("(hidden)?.toml: line 1: ")


@pytest.mark.parametrize("line", ["{}", "token = {}", '"{}', "token = '{}", 'token = """{}\n', "[{}"])
@pytest.mark.parametrize("secret", SECRETS)
def test_a_syntax_error_repeats_nothing(line, secret):
    text = "[telegram]\n" + line.replace("{}", secret)

    assert [piece for piece in pieces(secret) if piece in fault(text)] == []


# --------------------------------------------------------------------------------------------------- anything

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(st.text())
def test_any_text_is_settings_or_one_line(text):
    line = outcome(text)

    assert not line or line.isprintable()


@given(st.sampled_from(KEYS), values)
def test_any_value_of_any_key_is_settings_or_one_line_that_names_the_key(key, value):
    section, _, name = key.partition(".")
    text = value if is_text(SECTIONS[section][name]) and isinstance(value, str) else json.dumps(value)

    line = outcome(None, {variable_of(key): text})

    assert not line or (line.isprintable() and variable_of(key) in line and "; accepted: " in line)


@given(st.text(max_size=40))
def test_any_variable_with_our_prefix_is_a_key_or_one_line(name):
    line = outcome(None, {f"KENTONGAN_{name}": ""})

    assert not line or line.isprintable()
