import socket
from ipaddress import IPv4Network, ip_address
from pathlib import Path

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.feeds.fetch import Failed, FailureKind, Fetched, Fetcher, Request
from bot.feeds.guard import AllowedNetwork, Guard, GuardedResolver, Refusal, Refused
from tests.feedserver.server import FeedServer

CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "data" / "ssrf.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
DIRECT = [(url, expected) for url, expected, why in CASES if not why.startswith(("dns", "redirect"))]
REDIRECTS = [url.removeprefix("redirect:") for url, _, why in CASES if why.startswith("redirect")]
NAMES = {
    "to-127.dns.fake.net": ["127.0.0.1"],
    "to-169.dns.fake.net": ["169.254.169.254"],
    "to-zero.dns.fake.net": ["0.0.0.0"],
    "mixed.dns.fake.net": ["1.1.1.1", "10.0.0.1"],
    "azure.dns.fake.net": ["168.63.129.16"],
    "nat64.dns.fake.net": ["64:ff9b::808:808"],
    "scoped.dns.fake.net": ["fe80::1%eth0"],
    "public.dns.fake.net": ["1.1.1.1", "2606:4700::1111"],
}


class FakeNames(AbstractResolver):
    """The domain name system, which is outside the process; each look-up takes the next of a name's answers."""

    def __init__(self, names: dict[str, list[list[str]]]) -> None:
        self._names = {host: iter(answers) for host, answers in names.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        del family
        if host not in self._names:
            raise OSError(None, "no such name")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in next(self._names[host])
        ]

    async def close(self) -> None:
        pass


def unescaped(text: str) -> str:
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")


def allowing(*entries: str) -> Guard:
    return Guard(tuple(AllowedNetwork.parse(entry) for entry in entries))


def refusal(guard: Guard, url: str) -> Refusal | None:
    try:
        guard.screen(url)
    except Refused as refused:
        return refused.reason
    return None


def fetcher(guard: Guard, names: dict[str, list[list[str]]]) -> Fetcher:
    clock = SystemClock()
    return Fetcher(guard, "kentongan-test", clock, clock, resolver=FakeNames(names))


@pytest.mark.parametrize(("url", "expected"), DIRECT)
def test_the_sample_of_inner_addresses(url, expected):
    assert (refusal(Guard(), unescaped(url)) is None) == (expected == "allow")


@pytest.mark.parametrize(("url", "expected"), [case for case in DIRECT if case[1] == "block"])
async def test_an_allow_list_for_another_network_opens_none_of_them(url, expected):
    outcome = await _fetch_with_names(allowing("127.0.0.77:8080"), unescaped(url))
    assert outcome in (FailureKind.REFUSED, FailureKind.DNS), expected


async def _fetch_with_names(guard: Guard, url: str) -> FailureKind | None:
    async with fetcher(guard, {host: [answer] for host, answer in NAMES.items()}) as client:
        answer = await client.fetch(Request(url))
    return answer.kind if isinstance(answer, Failed) else None


@pytest.mark.parametrize("host", sorted(NAMES))
async def test_a_name_is_refused_when_any_of_its_addresses_is_inner(host):
    resolver = GuardedResolver(Guard(), FakeNames({host: [NAMES[host]]}))
    if host.startswith("public"):
        assert [one["host"] for one in await resolver.resolve(host, 443)] == NAMES[host]
    else:
        with pytest.raises(Refused) as refused:
            await resolver.resolve(host, 443)
        assert refused.value.reason is Refusal.INNER_ADDRESS


@pytest.mark.parametrize("target", REDIRECTS)
async def test_a_redirect_is_judged_like_an_address(target):
    async with FeedServer("127.0.0.2") as public:
        page = public.page("/feed")
        page.redirect(target)
        names = {host: [answer] for host, answer in NAMES.items()}
        async with fetcher(allowing(f"127.0.0.2:{public.port}"), names) as client:
            answer = await client.fetch(Request(page.url))
    assert isinstance(answer, Failed)
    assert answer.kind is FailureKind.REFUSED


async def test_a_redirect_to_an_inner_server_never_reaches_it():
    async with FeedServer("127.0.0.2") as public, FeedServer("127.0.0.1") as inner:
        page, secret = public.page("/feed"), inner.feed("/secret")
        page.redirect(secret.url)
        async with fetcher(allowing("127.0.0.2"), {}) as client:
            answer = await client.fetch(Request(page.url))
    assert isinstance(answer, Failed)
    assert (answer.kind, answer.refusal) == (FailureKind.REFUSED, Refusal.INNER_ADDRESS)
    assert inner.requests == []


async def test_a_name_that_changes_its_address_never_reaches_an_inner_server():
    async with FeedServer("127.0.0.2") as public, FeedServer("127.0.0.1") as inner:
        inner.feed("/feed")
        guard = allowing("127.0.0.2")
        url = f"http://rebind.dns.fake.net:{inner.port}/feed"
        flips = [["127.0.0.2"], ["127.0.0.1"]] * 5
        kinds = []
        for start in range(10):
            # A new session each time: no name is remembered.
            async with fetcher(guard, {"rebind.dns.fake.net": flips[start % 2 :]}) as client:
                answer = await client.fetch(Request(url))
                assert isinstance(answer, Failed)
                kinds.append(answer.kind)
        assert kinds == [FailureKind.CONNECT, FailureKind.REFUSED] * 5
        assert (public.requests, inner.requests) == ([], [])


async def test_without_the_guard_the_same_name_would_reach_it():
    async with FeedServer("127.0.0.1") as inner:
        inner.feed("/feed")
        url = f"http://rebind.dns.fake.net:{inner.port}/feed"
        async with fetcher(allowing("0.0.0.0/0"), {"rebind.dns.fake.net": [["127.0.0.1"]]}) as client:
            assert isinstance(await client.fetch(Request(url)), Fetched)
        assert len(inner.requests) == 1


@pytest.mark.parametrize("sockaddr", [("127.0.0.1", 80), ("::1", 80, 0, 0), ("fe80::1%lo", 80, 0, 1)])
def test_the_socket_is_refused_whatever_the_resolver_said(sockaddr):
    family = socket.AF_INET6 if ":" in sockaddr[0] else socket.AF_INET
    with pytest.raises(Refused):
        Guard().socket((family, socket.SOCK_STREAM, 0, "", sockaddr))


async def test_an_inner_answer_among_several_addresses_of_a_swapped_resolver_is_refused_at_the_socket():
    async with FeedServer("127.0.0.1") as inner:
        guard = allowing("127.0.0.2")
        with pytest.raises(Refused):
            guard.socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", inner.port)))
        assert inner.requests == []


class TestAllowList:
    def test_an_entry_without_a_port_opens_every_port(self):
        assert refusal(allowing("10.1.0.0/16"), "http://10.1.2.3:9999/x") is None

    def test_an_entry_with_a_port_opens_that_one_only(self):
        guard = allowing("10.1.0.0/16:9999")
        assert refusal(guard, "http://10.1.2.3:9999/x") is None
        assert refusal(guard, "http://10.1.2.3/x") is Refusal.INNER_ADDRESS
        assert refusal(guard, "http://10.2.2.3:9999/x") is Refusal.INNER_ADDRESS

    def test_it_opens_no_port_on_public_addresses(self):
        guard = allowing("10.1.0.0/16:9999")
        assert refusal(guard, "http://1.1.1.1:9999/") is Refusal.PORT
        with pytest.raises(Refused) as refused:
            guard.judge_name("news.example.com", 9999, ["1.1.1.1"])
        assert refused.value.reason is Refusal.PORT

    def test_ipv6_in_brackets(self):
        guard = allowing("[fd00:1::/32]:8000", "[::1]")
        assert refusal(guard, "http://[fd00:1::5]:8000/") is None
        assert refusal(guard, "http://[fd00:1::5]/") is Refusal.INNER_ADDRESS
        assert refusal(guard, "http://[::1]:1234/") is None

    def test_an_ipv4_entry_does_not_open_its_address_inside_ipv6(self):
        assert refusal(allowing("127.0.0.0/8"), "http://[::ffff:127.0.0.1]/") is Refusal.INNER_ADDRESS

    async def test_localhost_is_opened_when_all_its_addresses_are(self):
        both = [["127.0.0.1", "::1"]]
        with pytest.raises(Refused) as refused:
            await GuardedResolver(allowing("127.0.0.0/8"), FakeNames({"localhost": both})).resolve(
                "localhost", 80
            )
        assert refused.value.reason is Refusal.INNER_NAME
        opened = GuardedResolver(allowing("127.0.0.0/8", "[::1]"), FakeNames({"localhost": both}))
        assert len(await opened.resolve("localhost", 80)) == 2

    async def test_a_feed_at_localhost_is_fetched_when_opened(self, feedserver):
        feedserver.feed("/feed")
        clock = SystemClock()
        guard = allowing("127.0.0.0/8", "[::1]")
        url = f"http://localhost:{feedserver.port}/feed"
        async with Fetcher(guard, "kentongan-test", clock, clock) as client:
            assert not guard.is_private_allowed(url)
            assert isinstance(await client.fetch(Request(url)), Fetched)
            assert guard.is_private_allowed(url)

    @pytest.mark.parametrize("target", ["http://10.1.2.3:9999/x", "http://[fd00:1::5]/", "http://localhost/"])
    def test_an_answer_from_outside_opens_nothing_of_it(self, target):
        guard = allowing("10.1.0.0/16", "[fd00:1::/32]", "127.0.0.0/8")
        assert refusal(guard, target) is None
        assert refusal(guard.after("http://10.1.0.1/"), target) is None
        assert refusal(guard.after("https://news.example.com/feed"), target) is not None
        assert refusal(guard.after("https://1.1.1.1/feed"), target) is not None

    def test_who_may_skip_the_spacing(self):
        guard = allowing("127.0.0.0/8:8080")
        assert guard.is_private_allowed("http://127.0.0.1:8080/feed")
        assert not guard.is_private_allowed("http://127.0.0.1:80/feed")
        assert not guard.is_private_allowed("https://news.example.com/feed")
        assert not guard.is_private_allowed("no address at all")

    @pytest.mark.parametrize(
        ("entry", "words"),
        [
            ("127.0.0.1/8", "write 127.0.0.0/8"),
            ("localhost", "not a network"),
            ("127.0.0.0/8:0", "a port that is not a number from 1 to 65535"),
            ("127.0.0.0/8:http", "a port that is not a number from 1 to 65535"),
            ("127.0.0.0/40", "not a network"),
            ("[::1]8080", "not a network"),
            ("[::1", "not a network"),
            ("", "not a network"),
        ],
    )
    def test_a_wrong_entry_is_told_in_one_sentence(self, entry, words):
        with pytest.raises(ValueError, match=words) as told:
            AllowedNetwork.parse(entry)
        assert "\n" not in str(told.value)


@given(st.ip_addresses())
def test_no_special_address_passes(address):
    """Python's own register of special addresses agrees with ours wherever it says no."""
    guard = Guard()
    try:
        guard.judge(address, 443)
    except Refused:
        return
    assert address.is_global
    assert not any((address.is_multicast, address.is_reserved, address.is_loopback, address.is_link_local))


@given(st.integers(0, 2**32 - 1), st.sampled_from(["{}", "{:#x}", "0{:o}"]))
def test_every_spelling_of_an_address_is_judged_as_the_address(number, spelling):
    address = ip_address(number)
    plain = refusal(Guard(), f"http://{address}/")
    assert refusal(Guard(), f"http://{spelling.format(number)}/") == plain
    if address in IPv4Network("127.0.0.0/8"):
        assert plain is Refusal.INNER_ADDRESS


@given(st.text(max_size=60))
def test_any_text_is_judged_without_a_crash(text):
    for url in (text, f"http://{text}", f"http://{text}/x", f"https://news.example.com/{text}"):
        refusal(Guard(), url)
        refusal(allowing("127.0.0.0/8"), url)
