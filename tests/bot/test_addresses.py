"""Which addresses of feeds are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.addresses import address_key, host_of, link_key

FEED = "https://kabar.example/rss/Umum?page=1"


@pytest.mark.parametrize(
    "other",
    [
        "http://kabar.example/rss/Umum?page=1",
        "https://www.kabar.example/rss/Umum?page=1",
        "HTTPS://KABAR.example/rss/Umum?page=1",
        "https://kabar.example:443/rss/Umum?page=1",
        "http://kabar.example:80/rss/Umum?page=1",
        "https://kabar.example/rss/Umum/?page=1",
        "https://kabar.example/rss/Umum?page=1&utm_source=x&fbclid=y",
        "https://kabar.example/rss/Umum?utm_medium=feed&page=1#top",
        "  https://kabar.example/rss/Umum?page=1 ",
    ],
)
def test_spellings_of_one_address_are_one(other):
    assert address_key(other) == address_key(FEED)


@pytest.mark.parametrize(
    "other",
    [
        "https://kabar.example/rss/umum?page=1",
        "https://kabar.example/rss/Umum?page=2",
        "https://kabar.example/rss/Umum",
        "https://kabar.example/rss?page=1",
        "https://lain.kabar.example/rss/Umum?page=1",
        "https://kabar.example:8443/rss/Umum?page=1",
        "http://kabar.example:443/rss/Umum?page=1",
        "https://kabar.example/rss/Umum?page=1&lang=ru",
    ],
)
def test_other_addresses_are_not(other):
    assert address_key(other) != address_key(FEED)


def test_a_site_s_root_has_a_key_with_and_without_its_slash():
    assert address_key("https://kabar.example") == address_key("http://www.kabar.example/") == "kabar.example"


@given(st.text(max_size=60))
def test_any_text_has_a_key(text):
    assert isinstance(address_key(f"https://{text}"), str)
    assert isinstance(address_key(text), str)
    assert isinstance(host_of(text), str)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30))
def test_a_key_is_its_own_key(path):
    key = address_key(f"https://kabar.example/{path}")
    assert address_key(f"http://www.{key}") == key


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.kabar.example/a", "kabar.example"),
        ("kabar.example/a", "kabar.example"),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_a_host_is_named_for_people(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.kabar.example/a/", "http://kabar.example/a"),
        ("https://kabar.example/a?b=1&a=2&utm_source=x#y", "kabar.example/a?a=2&b=1"),
        (
            "https://kabar.example/%D0%B0%D0%BB%D0%BC%D0%B0%D1%82%D1%8B",
            "https://kabar.example/алматы",
        ),
    ],
)
def test_links_that_are_one_have_one_key(one, other):
    assert link_key(one) == link_key(other)


@pytest.mark.parametrize("url", ["", "   "])
def test_what_leads_nowhere_has_no_key(url):
    assert link_key(url) is None


def test_a_key_fits_into_an_index():
    assert len(link_key("https://kabar.example/" + "а" * 5_000).encode()) <= 800
