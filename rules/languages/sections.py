"""The word lists beside this module: a head, a tab and words, line by line; `#` begins a remark."""

from collections.abc import Iterator
from importlib import resources


def read(name: str) -> Iterator[tuple[str, list[str]]]:
    """Each line's head and words, in order; a head may return."""
    text = (resources.files("rules.languages") / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        head, tab, words = line.partition("\t")
        if tab and not head.startswith("#"):
            yield head, words.split()
