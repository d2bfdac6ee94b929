"""Nonsense from a bot ends in a refusal in words, never in a server that falls over."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.botapi.methods import COUNTED, EMULATED, NOT_EMULATED_PARAMETERS
from tests.botapi.schema import Field, Type, Upload, load_schema
from tests.botapi.server import BotApi

SCHEMA = load_schema()
TEXTS = [
    "",
    " ",
    "a",
    "<b>a</b>",
    "<i>",
    "HTML",
    "@news",
    "/start",
    "http://a.kz/",
    "http://localhost",
    "😀" * 40,
    "id",
]
PRIMITIVES = {
    "Integer": st.sampled_from([-1, 0, 1, 2, 3, 1001, 1002, -1_000_000_000_001, 10**13]),
    "Float": st.floats(-200, 200),
    "String": st.sampled_from(TEXTS) | st.text(max_size=10),
    "Boolean": st.booleans(),
    "True": st.just(True),
    "InputFile": st.builds(Upload, st.just("a"), st.binary(max_size=4), st.just("text/plain")),
}
# Values that lead somewhere, so that calls get past the first checks.
LIKELY = {
    "chat_id": st.sampled_from([1001, -1_000_000_000_001, "1001", "@news", 7]),
    "message_id": st.sampled_from([1, 2, 3]),
    "language_code": st.sampled_from(["id", "en", "xx-YY"]),
    "parse_mode": st.sampled_from(["HTML", "html", "None", "Markdown"]),
    "action": st.sampled_from(["typing", "yawning"]),
}
NONSENSE = st.sampled_from([5, "x", [], {}, [{}], [[{}]], {"text": 1}])
DEEPEST = 4


def values(type_: Type, depth: int = 0) -> st.SearchStrategy:
    """Values of a type, most of them right."""
    if depth > DEEPEST:
        return NONSENSE
    if type_.depth:
        return st.lists(values(type_.item, depth + 1), max_size=2)
    return st.one_of([named(name, depth) for name in type_.names])


def named(name: str, depth: int) -> st.SearchStrategy:
    if name in PRIMITIVES:
        return PRIMITIVES[name]
    if name in SCHEMA.unions:
        return st.sampled_from(SCHEMA.unions[name]).flatmap(lambda part: values(part, depth + 1))
    return st.deferred(lambda: objects(SCHEMA.types[name], depth + 1))


def objects(fields: dict[str, Field], depth: int) -> st.SearchStrategy:
    strategies = {
        key: LIKELY[key] if key in LIKELY else values(field.type, depth) for key, field in fields.items()
    }
    strategies |= {key: st.just(field.constant) for key, field in fields.items() if field.constant}
    required = {key: strategies[key] for key, field in fields.items() if field.required}
    optional = {key: strategies[key] for key in strategies.keys() - required.keys() - NOT_EMULATED_PARAMETERS}
    some = st.sets(st.sampled_from(sorted(optional)), max_size=3) if optional else st.just(set())
    return some.flatmap(
        lambda keys: st.fixed_dictionaries(required | {key: optional[key] for key in sorted(keys)})
    )


# Long polls would wait and logOut would end it all; messages are what matters most.
METHODS = sorted(EMULATED.keys() - {"getUpdates", "logOut"}) + sorted(COUNTED) * 4
CALLS = st.sampled_from(METHODS).flatmap(
    lambda method: st.tuples(
        st.just(method),
        st.integers(0, 9).flatmap(
            lambda roll: objects(SCHEMA.methods[method], 0) if roll else st.dictionaries(st.text(), NONSENSE)
        ),
    )
)


@settings(max_examples=60, deadline=None)
@given(calls=st.lists(CALLS, min_size=5, max_size=15))
async def test_every_call_gets_an_answer(calls):
    api = BotApi()
    budi = api.user("Budi", started=True)
    api.forum("news", budi)
    await budi.say("halo")
    for method, params in calls:
        answer = await api._exchange.handle(method, params, {})
        assert answer.body is not None
        assert answer.body["ok"] == (answer.status == 200)
        assert answer.status in {200, 400, 403, 501}
        assert answer.body.get("description") or answer.status == 200
