"""Which of the four languages a text is in: by script, by letters of its own, and by small words."""

import functools
import re
from collections import Counter
from collections.abc import Callable

from rules.languages import LanguageNames, indonesian, is_frequent, kazakh, russian
from rules.text import fold

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ԯ]")
_KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_KAZAKH_LATIN = re.compile(r"[äöüğñşıÄÖÜĞÑŞİ]")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.7
"""A script's share of the letters from which on it contradicts a declared language."""
_LEAST_LETTERS = 8
_KAZAKH_SHARE = 0.04
"""One Kazakh name in a Russian title makes less; a Kazakh title of three words makes more."""
_SCRIPTS = {"id": ("latin",), "en": ("latin",), "ru": ("cyrillic",), "kk": ("latin", "cyrillic")}
_OTHER_CODES = {"in": "id", "kz": "kk", "ind": "id", "eng": "en", "rus": "ru", "kaz": "kk", "ukr": "uk"}
"""What feeds declare besides the codes: Indonesian's old one, Kazakhstan's for its language, those of three letters."""
_UKRAINIAN, _NOT_UKRAINIAN = re.compile("[іїєґІЇЄҐ]"), re.compile("[ыэъёЫЭЪЁ]")
_LONG_WITHOUT_UKRAINIAN = 80
"""A Ukrainian text of so many characters without one of its own letters is one in a thousand."""
_WORDS_REMEMBERED = 30_000

# The most frequent function words of news titles and summaries; words that two of the languages share are left out.
_SMALL_WORDS = {
    "id": (
        "yang di ke dari dan untuk dengan pada ini itu akan oleh tidak dalam usai soal jadi saat ada bisa karena atas"
        " setelah tak warga orang hingga bagi juga masih sudah telah para kata sebut tewas minta lebih tahun hari"
        " polisi presiden serta antara agar jelang kembali dua tiga kepada menjadi sebagai terkait"
    ),
    "en": (
        "the of to in and for on with as at by from after over is are was were be has have had will not that this"
        " his her their its it new says said who what how why more than into amid against up out us about killed"
        " people police year years two first could would may but an"
    ),
    "ru": (
        "и в во на с со по из за не что как от до о об к для при после был была были будет это его её ее их из-за"
        " может над под или но уже еще ещё более россии году года лет заявил сообщил время"
    ),
    "kk": (
        "және мен бен пен үшін бойынша туралы деп бар жоқ бір болды бойы қалай кейін дейін осы сол оның жаңа"
        " болып болған еді екен ғана да де ал бұл не та те тағы мыңнан туралы жылы адам қатысты жылғы"
    ),
}
_INDONESIAN = re.compile(r"\b(?:(?:me[mnr]|ber|ter|pe[mnr]|di|ke)[a-z]{4,}|[a-z]{3,}(?:kan|nya|an))\b")
_ENGLISH = re.compile(r"\b[a-z]+(?:ing|tion|ed|th|ly|ness|ght|'s|[eklntdprg]s)\b")
_SURPLUS = 1
"""Without one Kazakh letter, so many endings more are not enough."""
_KAZAKH_ENDING = re.compile(
    r"\w{2,}(?:[дт][ыі]|[ғг][ае]н?|[қк][ае]|[лдт][ае]р|[ндт][ыі]ң|[дтн][ае]н?|[бмп]ен|[лдт][ыі][қк]|[сы]ы|сі|ады|еді|мақ|бейді)\b"
)
_RUSSIAN_ENDING = re.compile(
    r"\w{2,}(?:[иы]й|[ао]я|[оы]е|ую|ого|ему?|[оа]м|[аи]ми|[аи]х|[ое]в|ии|ию|[аи]л[аио]?|л[аио]сь|ть|ся|[еиюуя]т|ение|ости?|к[аи])\b"
)
_KAZAKH_SPELLING = re.compile(r"q(?!u)|[bcdfgjklmnprstz]y[bcdfgjklmnprstz]|y\b")
_ACCENTED = re.compile(r"[À-ɏ]")
_KAZAKH_LATIN_SHARE = 0.08
# What Indonesian words are not written with: th, ck, ee, a final e, y, d or ts.
_ENGLISH_SPELLING = re.compile(
    r"th|ck|ght|wh|ee|oo|ea[^n]|ou|ph|([bcdfglmnprstz])\1|sh|[^aeiou][eyd]$|[aeiou]d$|[bcdfgklmnprtw]s$|ing$|tion"
)
_MOST_WORDS = 16
_LANGUAGES_OF_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF_WORD.setdefault(_word, []).append(_language)


def language_of(text: str, declared: str | None) -> str | None:
    """The language of a text: the declared one unless its letters contradict it, else what the text looks like.

    A declared language may be any tag ("en-US", "ind", "kz"); only its first part counts. One beyond our four is
    returned as it is known here; what is no language's code counts as nothing. None when neither says.
    """
    stated = code_of(declared) if declared else None
    script = _script(text)
    if stated and (script is None or _written_in(stated, script, text)):
        return stated
    return _told(text, script)


@functools.lru_cache(maxsize=1_000)
def code_of(tag: str) -> str | None:
    """The code of a declared language tag: en of "en-US", id of the old "in", kk of "kz"; None for what is none."""
    first = tag.replace("_", "-").partition("-")[0].strip().lower()
    code = _OTHER_CODES.get(first, first)
    return code if code in _codes() else None


@functools.cache
def _codes() -> frozenset[str]:
    return frozenset(LanguageNames.load().codes.values())


def detect(text: str) -> str | None:
    """The language that a text looks like: id, en, ru, kk, or None."""
    return _told(text, _script(text))


def _told(text: str, script: str | None) -> str | None:
    if script == "cyrillic":
        return _cyrillic(text)
    if script == "latin":
        return _latin(text)
    return None


def _script(text: str) -> str | None:
    """The script of nearly all letters; None when there are few letters or no such script."""
    sample = text[:2_000]
    latin = len(_LATIN.findall(sample))
    if sample.isascii():
        return "latin" if latin >= _LEAST_LETTERS else None
    cyrillic = len(_CYRILLIC.findall(sample))
    letters = sum(map(str.isalpha, sample))
    if letters < _LEAST_LETTERS:
        return None
    if latin >= letters * _LEAST_SHARE:
        return "latin"
    if cyrillic >= letters * _LEAST_SHARE:
        return "cyrillic"
    return "other" if latin + cyrillic < letters * (1 - _LEAST_SHARE) else None


def _written_in(language: str, script: str, text: str) -> bool:
    """Whether a language may be written with these letters; of languages beyond the four only Ukrainian is judged."""
    if language == "uk":
        return script == "cyrillic" and not _is_no_ukrainian(text)
    if language not in _SMALL_WORDS:
        return True
    if script not in _SCRIPTS[language]:
        return False
    return language != "ru" or _KAZAKH.search(text) is None or _cyrillic(text) == "ru"


def _is_no_ukrainian(text: str) -> bool:
    """Whether a text has letters that Ukrainian lacks, or is long and lacks those that it has."""
    if _UKRAINIAN.search(text):
        return False
    return _NOT_UKRAINIAN.search(text) is not None or len(text) >= _LONG_WITHOUT_UKRAINIAN


def _cyrillic(text: str) -> str:
    """Kazakh has nine letters that Russian lacks, about one letter in six; a name alone may lend one."""
    votes = _votes(text)
    kazakh_letters = len(_KAZAKH.findall(text))
    if kazakh_letters == 0 and votes["ru"] > 0:
        return "ru"
    share = kazakh_letters / max(1, len(_CYRILLIC.findall(text)))
    if votes["kk"] != votes["ru"]:
        return "kk" if votes["kk"] > votes["ru"] else "ru"
    if share > _KAZAKH_SHARE:
        return "kk"
    words = _first_words(text)
    surplus = _known(words, _knows_kazakh) - _known(words, _knows_russian)
    if surplus == 0:
        surplus = _kazakh_endings(text) - (0 if kazakh_letters else _SURPLUS)
    return "kk" if surplus > 0 else "ru"


def _first_words(text: str) -> list[str]:
    """The first folded words of a text, of three letters and more."""
    found = (fold(match.group()) for match in _WORD.finditer(text[:2_000]))
    return [word for word in found if len(word) > 2][:_MOST_WORDS]


def _known(words: list[str], knows: Callable[[str], bool]) -> int:
    return sum(map(knows, words))


def _remembered(knows: Callable[[str], bool]) -> Callable[[str], bool]:
    return functools.lru_cache(maxsize=_WORDS_REMEMBERED)(knows)


_knows_indonesian, _knows_kazakh = _remembered(indonesian.knows), _remembered(kazakh.knows)
_knows_russian = _remembered(russian.knows)


@functools.lru_cache(maxsize=_WORDS_REMEMBERED)
def _looks_english(word: str) -> bool:
    return is_frequent(word, "en") or _ENGLISH_SPELLING.search(word) is not None


def _kazakh_endings(text: str) -> int:
    """How many more words end as Kazakh ones do than as Russian ones do."""
    lower = text[:2_000].lower()
    return len(_KAZAKH_ENDING.findall(lower)) - len(_RUSSIAN_ENDING.findall(lower))


def _latin(text: str) -> str | None:
    votes = _votes(text)
    best, other = ("id", "en") if votes["id"] >= votes["en"] else ("en", "id")
    if votes[best] > votes[other]:
        return best
    words = _first_words(text)
    if votes[best] == 0 and _is_kazakh(text, words):
        return "kk"
    if _ACCENTED.search(text):
        # Neither Indonesian nor English is written so: another language, or a name of one.
        return None
    return _by_words(text, words)


def _is_kazakh(text: str, words: list[str]) -> bool:
    """Whether so much of a Latin text is Kazakh that it is no other language with such letters, nor a name."""
    strange = len(_KAZAKH_LATIN.findall(text)) + len(_KAZAKH_SPELLING.findall(text))
    if strange == 0:
        return False
    known = _known(words, _knows_kazakh)
    return known > max(1, len(words) // 3) - (strange > _KAZAKH_LATIN_SHARE * len(text))


def _votes(text: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    for word in _WORD.findall(text[:2_000]):
        # WHO and AS are no small words; in a text all in capitals nothing tells them apart.
        votes.update(() if word.isupper() and len(word) > 1 else _LANGUAGES_OF_WORD.get(word.lower(), ()))
    return votes


def _by_words(text: str, words: list[str]) -> str | None:
    """Indonesian words against English ones, where no small word says; endings where words do not either."""
    lower = text[:2_000].lower()
    surplus = _known(words, _knows_indonesian) - _known(words, _looks_english)
    if surplus == 0:
        surplus = len(_INDONESIAN.findall(lower)) - len(_ENGLISH.findall(lower))
    if surplus == 0:
        return None
    return "id" if surplus > 0 else "en"
