"""Addresses written by somebody who had not read the guard."""

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.feeds.guard import Guard, GuardedResolver, Refused
from tests.bot.feeds.test_guard import FakeNames, refusal, unescaped

LINES = (Path(__file__).parents[2] / "data" / "ssrf_more.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [(unescaped(url), expected) for url, expected, _ in (line.split("\t") for line in LINES)]


def address(url: str) -> str | None:
    """The numeric address that is a link's host, plainly written."""
    try:
        return str(ip_address(urlsplit(url).hostname or ""))
    except ValueError:
        return None


NUMERIC = [(found, expected) for url, expected in CASES if (found := address(url))]


@pytest.mark.parametrize(("url", "expected"), CASES)
def test_links_are_screened(url, expected):
    assert (refusal(Guard(), url) is None) == (expected == "allow")


@pytest.mark.parametrize(("answer", "expected"), NUMERIC)
async def test_the_same_addresses_as_answers_of_a_name_server(answer, expected):
    resolver = GuardedResolver(Guard(), FakeNames({"news.fake.net": [[answer]]}))
    if expected == "allow":
        assert [one["host"] for one in await resolver.resolve("news.fake.net", 443)] == [answer]
    else:
        with pytest.raises(Refused):
            await resolver.resolve("news.fake.net", 443)
