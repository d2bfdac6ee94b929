import tomllib
from collections import Counter

import pytest

from bot.config import ConfigurationError, settings_from
from bot.feeds.starter import STARTER, starter_feeds

GOOD = '[[feeds.sources]]\nurl = "https://a.example/rss"\npublisher = "A"\n'


def test_the_starter_feeds_speak_four_languages_and_hold_the_warning_services():
    feeds = starter_feeds()

    assert 40 <= len(feeds) <= 60
    assert set(Counter(feed.language for feed in feeds)) == {"id", "en", "ru", "kk"}
    assert {feed.publisher for feed in feeds if feed.priority} == {
        "BMKG early weather warnings",
        "GDACS",
        "Pacific Tsunami Warning Center",
        "USGS M4.5+",
    }


def test_no_address_is_named_twice_and_all_are_secure():
    urls = [feed.url for feed in starter_feeds()]

    assert len(set(urls)) == len(urls)
    assert all(url.startswith("https://") for url in urls)


def test_a_publisher_is_of_one_family():
    pairs = {(feed.publisher, feed.family) for feed in starter_feeds()}

    assert len(pairs) == len({publisher for publisher, _ in pairs})


def test_each_says_that_it_has_not_been_seen_and_how_sure_its_address_is():
    for entry in tomllib.loads(STARTER.read_text(encoding="utf-8"))["feeds"]["sources"]:
        assert entry["seen"] is False
        assert entry["confidence"] in {"high", "medium", "low"}


def test_a_table_may_be_copied_from_the_configuration(tmp_path):
    file = tmp_path / "starter.toml"
    file.write_text(f'{GOOD}covers = "Asia"\nseen = true\n')

    assert starter_feeds(file) == settings_from(GOOD, {}).feeds.sources


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            f"{GOOD}tier = 9",
            "feeds.sources, entry 1, tier: is too large; accepted: 1 (highest authority), 2 or 3",
        ),
        (f'{GOOD}seen = "no"', "feeds.sources, entry 1, seen: is a text; accepted: true or false"),
        (f"{GOOD}{GOOD}", "feeds.sources: names one url twice; accepted: tables [[feeds.sources]], "),
        (
            f"{GOOD}[log]\nlevel = 'info'",
            "holds something else; accepted: tables [[feeds.sources]] and nothing",
        ),
        ("", "holds something else; accepted: tables [[feeds.sources]] and nothing else"),
        ("feeds = 3", "feeds: is a whole number; accepted: a table [feeds]"),
        ("[[feeds", "line 1: is not TOML; accepted: lines of the form key = value"),
    ],
)
def test_a_fault_is_one_line(tmp_path, text, problem):
    file = tmp_path / "starter.toml"
    file.write_text(text)

    with pytest.raises(ConfigurationError) as caught:
        starter_feeds(file)

    assert str(caught.value).startswith(f"{file}: {problem}")
    assert str(caught.value).isprintable()
