"""Nonsense from a bot ends in a refusal in words, never in a server that falls over."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.botapi.schema import load_schema
from tests.botapi.server import BotApi

SCHEMA = load_schema()
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 2000)
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(["@news", "<b>x", "HTML", "attach://x", "{}", "[1]", "-1000000000002", "http://a.kz"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["text", "callback_data", "inline_keyboard", "keyboard", "type", "message_id", "url"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
# Long polls would wait and logOut would end it all.
METHODS = sorted(SCHEMA.methods.keys() - {"getUpdates", "logOut"})


@st.composite
def calls(draw):
    method = draw(st.sampled_from(METHODS))
    names = st.sampled_from([*SCHEMA.methods[method], "nonsense"])
    params = draw(st.dictionaries(names, VALUES, max_size=5))
    if "chat_id" in SCHEMA.methods[method] and draw(st.booleans()):
        params["chat_id"] = 1001
    return method, params


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(call=calls())
async def test_every_call_gets_an_answer(call):
    api = BotApi()
    budi = api.user("Budi", started=True)
    await budi.say("halo")
    method, params = call
    answer = await api._exchange.handle(method, params, {})
    assert answer.body is not None
    assert answer.body["ok"] == (answer.status == 200)
    if not answer.body["ok"]:
        assert answer.body["description"]
        assert answer.status in {400, 403, 501}
