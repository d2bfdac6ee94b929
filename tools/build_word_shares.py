"""Makes bot/stories/word_shares.tsv from the word frequencies of wordfreq: how many news items hold a stem.

Run it after a change of ``terms`` or of wordfreq: `python tools/build_word_shares.py`. It reads no network and writes
the one file; the same packages give the same file. wordfreq knows no Kazakh: `bot/stories/common_words.tsv` does.
"""

import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import top_n_list, word_frequency

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from bot.stories.frequencies import terms  # noqa: E402  # needs the path above

TARGET = HERE.parent / "bot" / "stories" / "word_shares.tsv"
LANGUAGES = ("en", "id", "ru")
WORDS = 30_000
ITEM_WORDS = 25
"""So many words a title and a summary have, about."""
ITEMS = 100_000
LEAST = 30
"""Stems of fewer of 100,000 items count as unseen."""
HEAD = """\
# Of 100,000 news items so many hold a word of these stems. Made by tools/build_word_shares.py; do not edit.
# From the word lists of wordfreq by Robyn Speer (https://doi.org/10.5281/zenodo.7199437), whose data may be redistributed
# under the Creative Commons Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0,
# https://creativecommons.org/licenses/by-sa/4.0/), and so may this file. Changed: words were cut to stems, their
# frequencies added up and turned into shares of items. rules/data/NOTICE.md names what the lists are made of.
"""


def shares(language: str) -> dict[str, int]:
    """Give the items of 100,000 that hold each stem, were words strewn over them by chance."""
    frequency: defaultdict[str, float] = defaultdict(float)
    for word in top_n_list(language, WORDS):
        for stem in set(terms(word, "")):
            frequency[stem] += word_frequency(word, language)
    found = {stem: round(ITEMS * (1 - (1 - often) ** ITEM_WORDS)) for stem, often in frequency.items()}
    return {stem: _rounded(share) for stem, share in found.items() if share >= LEAST}


def _rounded(share: int) -> int:
    """Two digits are more than is known."""
    digits = len(str(share))
    return round(share, 2 - digits) if digits > 2 else share


def main() -> None:
    """Write the file."""
    lines = [HEAD.rstrip()]
    for language in LANGUAGES:
        stems: defaultdict[int, list[str]] = defaultdict(list)
        for stem, share in shares(language).items():
            stems[share].append(stem)
        lines += [f"{share}\t{' '.join(sorted(stems[share]))}" for share in sorted(stems, reverse=True)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
