"""The bot that one writes in an evening: fetch with feedparser, compare words, send. The measure to stand beside.

It keeps nothing but a set in memory: killed, it forgets what it sent; nobody is told twice a story, but every paper's
telling of it is sent; a rule is a list of words that must all be in the text.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlsplit

import feedparser


@dataclass(frozen=True, slots=True)
class Entry:
    """What of an entry it looks at."""

    title: str
    text: str
    link: str


@dataclass
class Naive:
    """The whole bot: ``rules`` are pairs of a chat and its words."""

    api_url: str
    token: str
    rules: list[tuple[int, tuple[str, ...]]]
    seen: set[str] = field(default_factory=set)

    def look(self, urls: Iterable[str]) -> int:
        """Look at feeds one after the other and send what is new and matches; tell how many messages."""
        sent = 0
        for url in urls:
            for entry in self.fetch(url):
                for chat in self.match(entry):
                    self.send(chat, entry)
                    sent += 1
        return sent

    def fetch(self, url: str) -> list[Entry]:
        """Fetch a feed and keep what was not seen."""
        fresh = [one for one in feedparser.parse(url).entries if one.link not in self.seen]
        self.seen.update(one.link for one in fresh)
        return [Entry(one.title, f"{one.title} {one.get('summary', '')}".lower(), one.link) for one in fresh]

    def match(self, entry: Entry) -> list[int]:
        """Name the chats with a rule all of whose words stand in the text."""
        return [chat for chat, words in self.rules if all(word in entry.text for word in words)]

    def send(self, chat: int, entry: Entry) -> None:
        """Send a message over a connection of its own, as ``requests.post`` does."""
        address = urlsplit(self.api_url)
        line = HTTPConnection(address.hostname or "", address.port)
        body = json.dumps({"chat_id": chat, "text": f"{entry.title}\n{entry.link}"})
        line.request("POST", f"/bot{self.token}/sendMessage", body, {"Content-Type": "application/json"})
        answer = line.getresponse()
        answer.read()
        line.close()


def words_of(
    rules: Iterable[tuple[int, str]], plain: Callable[[str], bool] = str.isalpha
) -> list[tuple[int, tuple[str, ...]]]:
    """Make its rules of ours: the first two plain words of each."""
    return [
        (chat, tuple([word.lower() for word in text.split() if plain(word) and not word.isupper()][:2]))
        for chat, text in rules
    ]
