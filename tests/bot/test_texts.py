"""Every word that the program says: complete in four languages, well-formed, and safe whatever it is given."""

import ast as python
import html
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from hypothesis import given
from hypothesis import strategies as st

from bot.feed_words import PACES, TROUBLES
from bot.messages import Reader, note
from bot.model import ChatState, DeliveryKind, Parameter, Phrase
from bot.texts import (
    DEFAULT_ZONES,
    LANGUAGE_NAMES,
    LANGUAGES,
    MissingTextError,
    Texts,
    clock_time,
    moment,
    nearest_language,
)
from handlers.views import unreadable
from rules import ErrorCode, Hint, Lexicon, QueryError, WarningCode, packs, parse
from tests.botapi.markup import parse_html
from tests.manual_time import START

ROOT = Path(__file__).parents[2]
COUNTS = (0, 1, 2, 5, 11, 21, 1_234)
HOSTILE = "<b>&\"'</b>{ $x }*"
NUMBERS = {
    *("count", "feeds", "rules", "families", "good", "limit", "length", "low", "high", "least", "number"),
    *("uses", "used", "sent", "total", "chats", "waiting"),
    *("minutes", "daily", "score", "days"),
}
CHOICES = {
    "level": ("info", "important", "critical"),
    "tier": ("first", "second", "other"),
    "side": ("before", "after"),
    "passes": ("yes", "no"),
    "schedule": ("always", "hourly", "daily", "weekly", "at_once"),
    "unit": ("moment", "seconds", "minutes", "hours", "days"),
    "first": ("yes", "no"),
    "alone": ("yes", "no"),
    "on": ("yes", "no"),
    "how": ("all", "any", "mixed"),
    "kind": ("region", "org", "topic", "story", "situation", "source"),
    "levels": ("all", "important", "critical", "only_info", "only_important"),
    "sound": ("by_level", "always", "never"),
    "copied": ("yes", "no"),
    "why": (*PACES, "other"),
    "standing": tuple(ChatState),
    "what": tuple(DeliveryKind),
    "cause": ("chat_closed", "refused", "message_deleted", "other"),
    "trouble": (*sorted(set(TROUBLES.values())), "other"),
}
SAID_BY_ID = re.compile(
    r"^(error|hint|warning|level|reply|figure|menu|alert-(dead|missing|injured|detained|evacuated)|score|why-reason|topic|escalator|damper)"
)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts()


def variables(node: object) -> set[str]:
    """The parameters that a message takes."""
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    if isinstance(node, ast.BaseNode):
        return set().union(*map(variables, vars(node).values()), set())
    if isinstance(node, list):
        return set().union(*map(variables, node), set())
    return set()


def messages_of(language: str) -> dict[str, set[str]]:
    files = sorted((ROOT / "bot" / "texts" / "locales" / language).iterdir())
    body = [entry for file in files for entry in FluentParser().parse(file.read_text("utf-8")).body]
    assert [entry for entry in body if isinstance(entry, ast.Junk)] == []
    found = [entry for entry in body if isinstance(entry, ast.Message)]
    assert len({entry.id.name for entry in found}) == len(found)
    return {entry.id.name: variables(entry) for entry in found}


ENGLISH = messages_of("en")


def samples(names: set[str], words: str) -> list[dict[str, Parameter]]:
    """Parameters for a message: every count, every choice; every other one is ``words``."""
    fixed: dict[str, Parameter] = {
        name: START.isoformat()
        if name.endswith("_at")
        else "https://a.example/?a=1&b=%22"
        if name.endswith("_link")
        else words
        for name in names
    }
    several = [
        fixed | dict.fromkeys(names & NUMBERS, count) for count in (COUNTS if names & NUMBERS else (0,))
    ]
    for name in names & CHOICES.keys():
        several = [one | {name: choice} for one in several for choice in CHOICES[name]]
    return several


PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


def selectors_of(language: str) -> dict[tuple[str, str], set[str]]:
    """What each message chooses by: the parameter, and the words that it knows of it."""
    found = dict[tuple[str, str], set[str]]()
    for file in sorted((ROOT / "bot" / "texts" / "locales" / language).iterdir()):
        for message in FluentParser().parse(file.read_text("utf-8")).body:
            for choice in selects(message):
                (name,) = variables(choice.selector)
                keys = {key_of(variant) for variant in choice.variants}
                found.setdefault((message.id.name, name), set()).update(keys)
    return found


def selects(node: object) -> list[ast.SelectExpression]:
    if isinstance(node, list):
        return [one for each in node for one in selects(each)]
    if not isinstance(node, ast.BaseNode):
        return []
    inner = [one for each in vars(node).values() for one in selects(each)]
    return [node, *inner] if isinstance(node, ast.SelectExpression) else inner


def key_of(variant: ast.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else str(variant.key.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_a_message_is_one_that_is_rendered_here(language):
    unknown = []
    for (text_id, name), keys in selectors_of(language).items():
        if all(key in PLURALS or key.isdecimal() for key in keys) and name not in CHOICES:
            unknown += [(text_id, name, "is no number here")] if name not in NUMBERS else []
        elif not keys <= {*CHOICES.get(name, ()), "other"} and name not in NUMBERS:
            unknown.append((text_id, name, f"is never {keys - {*CHOICES.get(name, ())}}"))
    assert unknown == []


def test_every_text_that_the_program_asks_for_by_name_is_written():
    asked = set[str]()
    for folder in ("bot", "handlers"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in python.walk(python.parse(path.read_text("utf-8"))):
                if isinstance(node, python.Call) and getattr(node.func, "id", "") == "Phrase" and node.args:
                    first = node.args[0]
                    if isinstance(first, python.Constant):
                        asked.add(str(first.value))
    assert asked - ENGLISH.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_the_same_with_the_same_parameters(language):
    assert messages_of(language) == ENGLISH


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_well_formed_and_leaves_what_it_is_given_as_text(texts, language):
    for text_id, names in ENGLISH.items():
        for params in samples(names, HOSTILE):
            said = parse_html(texts.html(language, Phrase(text_id, params))).text
            assert said.strip(), text_id
            assert "{" not in said.replace(HOSTILE, ""), text_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parameter_is_shown_whole_and_never_as_markup(texts, language):
    for text_id, names in ENGLISH.items():
        for name in names - NUMBERS - CHOICES.keys():
            if name.endswith(("_at", "_link")):
                continue
            params = samples(names, HOSTILE)[0]
            assert HOSTILE in parse_html(texts.html(language, Phrase(text_id, params))).text, (text_id, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_parameter_is_an_error_not_a_hole(texts, language):
    for text_id, names in ENGLISH.items():
        if names:
            with pytest.raises(MissingTextError):
                texts.html(language, Phrase(text_id))


def test_an_unknown_text_is_an_error(texts):
    with pytest.raises(MissingTextError, match="no text nonsense in en"):
        texts.html("en", Phrase("nonsense"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_hint_and_remark_of_a_rule_can_be_said(texts, language):
    wanted = {f"error-{code}" for code in ErrorCode} | {f"hint-{hint}" for hint in Hint}
    wanted |= {f"warning-{code}" for code in WarningCode if code is not WarningCode.KNOWN_NAME}

    assert {text_id for text_id in wanted if not texts.has(language, text_id)} == set()


def test_nothing_is_written_that_nobody_says():
    code = "\n".join(
        path.read_text("utf-8") for folder in ("bot", "handlers") for path in (ROOT / folder).rglob("*.py")
    )
    said = {text_id for text_id in ENGLISH if f'"{text_id}"' in code or SAID_BY_ID.match(text_id)}
    codes = {f"error-{code}" for code in ErrorCode} | {f"hint-{hint}" for hint in Hint}
    codes |= {f"warning-{code}" for code in WarningCode} | {"warning-known_names", "warning-also_matches"}
    of_rules = {text_id for text_id in ENGLISH if text_id.startswith(("error-", "hint-", "warning-"))}

    assert set(ENGLISH) - said == set()
    assert of_rules - codes == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_toasts_are_short_and_plain(texts, language):
    for text_id, names in ENGLISH.items():
        if text_id.startswith(("button-", "toast-", "menu-", "level-")):
            said = texts.plain(language, Phrase(text_id, samples(names, "Kazakhstan")[0]))
            assert len(said) <= 100, text_id
            assert "<" not in said, text_id


def test_the_buttons_that_scripts_depend_on(texts):
    assert {language: texts.plain(language, Phrase("button-save")) for language in LANGUAGES} == {
        "id": "Simpan",
        "en": "Save",
        "ru": "Сохранить",
        "kk": "Сақтау",
    }
    assert {language: texts.plain(language, Phrase("button-erase")) for language in LANGUAGES} == {
        "id": "Ya, hapus",
        "en": "Yes, erase",
        "ru": "Да, стереть",
        "kk": "Иә, жою",
    }


RULE_LIKE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "(",
                ")",
                "AND",
                "OR",
                "NOT",
                "NEAR/5",
                "NEAR/99",
                "ONEAR",
                "-",
                "=",
                '"',
                "“",
                "/",
                "*",
                "~",
                "a*",
                "ab~",
                "title:",
                "foo:",
                "region:",
                "region:Atlantis",
                "lang:ru",
                "topic:x",
                "org:x",
                "source:",
                "sources>=3",
                "sources>=x",
                "severity=critical",
                "severity>=loud",
                "/x/",
                "/(/",
                "riot",
                "СРОЧНО",
                "http://a.example/b",
                "title:(a",
                "region:KZ)",
                "-film",
                "и",
                "dan",
                "/covid",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=8,
).map(" ".join)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


@given(text=RULE_LIKE)
def test_whatever_is_wrong_with_a_rule_is_said_in_every_language(texts, lexicon, text):
    try:
        parse(text, lexicon, operators="id")
    except QueryError as error:
        for language in LANGUAGES:
            rendered = note(unreadable(text, error), texts, Reader(language, "UTC"))
            assert "^" in parse_html(rendered.html).text


@pytest.mark.parametrize(
    "text",
    ["(" * 30 + "a", "a " * 80, "x" * 5_000, "a* " * 9, "/a/ " * 4, "-a " * 20 + "b", "/" + "a" * 300 + "/"],
)
def test_limits_too_are_said_in_every_language(texts, lexicon, text):
    with pytest.raises(QueryError) as caught:
        parse(text, lexicon)

    for language in LANGUAGES:
        assert note(unreadable(text, caught.value), texts, Reader(language, "UTC")).html


def test_every_pack_has_a_name_in_every_language():
    assert all(set(LANGUAGES) <= pack.names.keys() for pack in packs())


@pytest.mark.parametrize(
    ("code", "language"),
    [
        *(
            (None, "en"),
            ("", "en"),
            ("de", "en"),
            ("pt-BR", "en"),
            ("en-GB", "en"),
            ("id", "id"),
            ("in", "id"),
        ),
        *(("ms", "id"), ("RU", "ru"), ("ru_RU", "ru"), ("uk", "ru"), ("ky", "ru"), ("kk-Cyrl-KZ", "kk")),
    ],
)
def test_who_speaks_another_language_is_spoken_to_in_the_nearest(code, language):
    assert nearest_language(code) == language


def test_numbers_and_times_are_said_the_way_of_the_language(texts):
    phrases = {
        language: texts.plain(language, Phrase("figure-from", {"low": 5_000})) for language in LANGUAGES
    }

    assert phrases == {
        "id": "5.000 atau lebih",
        "en": "5,000 or more",
        "ru": "5\xa0000 и более",
        "kk": "кемінде 5\xa0000",
    }
    assert {language: moment(START, language, DEFAULT_ZONES[language]) for language in LANGUAGES} == {
        "id": "5 Jan, 15:00",
        "en": "5 Jan, 08:00",
        "ru": "5 янв., 11:00",
        "kk": "5 қаң., 14:00",
    }
    assert clock_time(START, "id", "Asia/Makassar") == "16:00"
    assert LANGUAGE_NAMES.keys() == set(LANGUAGES)


def test_a_rules_number_is_a_name_that_can_be_typed_back(texts):
    said = texts.plain("en", Phrase("remove-unknown", {"number": 12_345}))

    assert said.startswith("There is no rule 12345 here.")


@pytest.mark.parametrize("value", ["x" * 10_000, "&" * 3_500, "\ue000names\ue000" + "<" * 3_000])
def test_a_value_may_be_of_any_length(texts: Texts, value: str):
    said = texts.html("en", Phrase("stats-silent", {"names": value}))
    assert said == f"⚠️ No answer from: {html.escape(value, quote=False)}"


@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [
        ("ru", "Europe/Moscow", "🕑 Москва"),
        ("kk", "Europe/Moscow", "🕑 Мәскеу"),
        ("id", "Asia/Jakarta", "🕑 Jakarta"),
        ("en", "America/Argentina/Salta", "🕑 Salta"),
        ("ru", "UTC+7", "🕑 UTC+7"),
        ("en", "Mars/Olympus", "🕑 Mars/Olympus"),
    ],
)
def test_a_time_zone_is_named_by_its_city_in_the_readers_language(texts, language, zone, expected):
    assert texts.plain(language, Phrase("button-zone", {"timezone": zone})) == expected
