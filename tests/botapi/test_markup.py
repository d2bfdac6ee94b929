import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi.entities import (
    Entity,
    Formatted,
    cleaned,
    from_wire,
    is_blank,
    to_wire,
    utf16_length,
    with_found,
)
from tests.botapi.errors import ApiError
from tests.botapi.markup import MarkupError, parse_html, to_html


def spans(formatted):
    return [(entity.kind, formatted.text[entity.offset : entity.end]) for entity in formatted.entities]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("plain", "plain", []),
        ("<b>a</b><strong>b</strong>", "ab", [("bold", "a"), ("bold", "b")]),
        ("<i>a</i> <em>b</em>", "a b", [("italic", "a"), ("italic", "b")]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s><del>b</del>", "ab", [("strikethrough", "a"), ("strikethrough", "b")]),
        (
            '<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>',
            "ab",
            [("spoiler", "a"), ("spoiler", "b")],
        ),
        ("<B>caps</B>", "caps", [("bold", "caps")]),
        ("<b>x<i>y</i></b>", "xy", [("italic", "y"), ("bold", "xy")]),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;", '1 < 2 && 3 > 2 "', []),
        ("&nbsp; &copy; &#1050;&#x4B; & &#0;", "&nbsp; &copy; КK & &#0;", []),
        ("<code>f()</code>", "f()", [("code", "f()")]),
        ("<pre>x\ny</pre>", "x\ny", [("pre", "x\ny")]),
        ("<blockquote>q</blockquote>", "q", [("blockquote", "q")]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", "q")]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", "👍")]),
        ("<b></b>empty", "empty", []),
        ("<b>closed by nothing</>", "closed by nothing", [("bold", "closed by nothing")]),
        ('<a href="http://localhost/x">a host without a dot</a>', "a host without a dot", []),
        ("<tg-time unix='0'>never</tg-time>", "never", []),
    ],
)
def test_html_is_read(source, text, found):
    formatted = parse_html(source)
    assert formatted.text == text
    assert spans(formatted) == found


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        (
            '<a href="https://ya.kz/?a=1&amp;b=2">l</a>',
            Entity("text_link", 0, 1, url="https://ya.kz/?a=1&b=2"),
        ),
        ("<a href='http://127.0.0.1:80/a'>l</a>", Entity("text_link", 0, 1, url="http://127.0.0.1:80/a")),
        ("<a href=EXAMPLE.com>l</a>", Entity("text_link", 0, 1, url="http://example.com/")),
        ("<a>kaz.kz</a>", Entity("text_link", 0, 6, url="http://kaz.kz/")),
        ('<a href="tg://user?id=42">l</a>', Entity("text_mention", 0, 1, user_id=42)),
        ('<pre><code class="language-python">l</code></pre>', Entity("pre", 0, 1, language="python")),
        ('<code class="language-python"><pre>l</pre></code>', Entity("pre", 0, 1, language="python")),
        ('<code class="language-python">l</code>', Entity("code", 0, 1)),
        (
            '<tg-time unix="1641400000" format="wDT">l</tg-time>',
            Entity("date_time", 0, 1, unix_time=1641400000, date_time_format="wDT"),
        ),
        ("<tg-time unix=1641400000>l</tg-time>", Entity("date_time", 0, 1, unix_time=1641400000)),
    ],
)
def test_attributes_are_read(source, entity):
    assert parse_html(source).entities == (entity,)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<x>", 'Unsupported start tag "x" at byte offset 0'),
        ("ж<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <", "Unclosed start tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>bold", 'Can\'t find end tag corresponding to start tag "b"'),
        ("bold</b>", "Unexpected end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href ", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=a_b>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a "x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ('<tg-time unix="5" format="yMd">x</tg-time>', "Invalid date format used"),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source, message):
    with pytest.raises(MarkupError) as refused:
        parse_html(source)
    assert str(refused.value) == message


@given(st.text())
def test_escaped_text_is_never_markup(text):
    assert parse_html(html.escape(text)) == Formatted(text)


TREE = st.recursive(
    st.text(alphabet="ab жё😀 &<>\n", min_size=1, max_size=6).map(html.escape),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(["b", "i", "u", "s", "tg-spoiler", 'a href="https://a.kz/"', 'tg-time unix="7"']),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(TREE)
def test_html_written_back_reads_the_same(source):
    parsed = parse_html(source)
    kept = cleaned(parsed.text, parsed.entities)
    again = parse_html(to_html(kept))
    assert again.text == kept.text
    assert cleaned(again.text, again.entities) == kept


def test_offsets_on_the_wire_count_utf16_units():
    formatted = parse_html("😀<b>ж😀</b>")
    assert to_wire(formatted) == [{"type": "bold", "offset": 2, "length": 3}]
    assert from_wire(formatted.text, to_wire(formatted)) == list(formatted.entities)
    assert utf16_length("😀") == 2


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ({"type": "bold", "offset": 1, "length": 1}, "in a middle of a UTF-16 symbol"),
        ({"type": "bold", "offset": 0, "length": 9}, "ends after the end of the text"),
        ({"type": "glowing", "offset": 0, "length": 2}, "Unsupported type specified"),
        (
            {"type": "date_time", "offset": 0, "length": 2, "unix_time": 1, "date_time_format": "x"},
            "date-time format",
        ),
    ],
)
def test_entities_that_do_not_fit_are_refused(entity, words):
    with pytest.raises(ApiError, match=words):
        from_wire("😀", [entity])


def test_ends_are_trimmed_and_controls_vanish():
    parsed = parse_html(" \n a\tb\r<b>c \n</b> ")
    kept = cleaned(parsed.text, parsed.entities)
    assert kept == Formatted("a bc", (Entity("bold", 3, 1),))


def test_spaces_inside_the_first_entity_stay():
    parsed = parse_html("<b> a</b>")
    assert cleaned(parsed.text, parsed.entities).text == " a"


def test_code_holds_nothing_and_quotations_hold_no_quotation():
    parsed = parse_html("<pre>a<b>b</b></pre><blockquote>c<blockquote>d</blockquote></blockquote>")
    assert spans(cleaned(parsed.text, parsed.entities)) == [("pre", "ab"), ("blockquote", "cd")]


def test_only_a_hundred_entities_count():
    parsed = parse_html("<b>a</b>b" * 120)
    assert len(cleaned(parsed.text, parsed.entities).entities) == 100


def test_telegram_finds_links_commands_and_tags_itself():
    text = "/start@kentongan_bot https://kaz.kz/a?b=1. #kerusuhan @budi me@kaz.kz $KZT 1/2"
    assert spans(with_found(Formatted(text))) == [
        ("bot_command", "/start@kentongan_bot"),
        ("url", "https://kaz.kz/a?b=1"),
        ("hashtag", "#kerusuhan"),
        ("mention", "@budi"),
        ("email", "me@kaz.kz"),
        ("cashtag", "$KZT"),
    ]


def test_nothing_is_found_inside_links_and_code():
    parsed = parse_html('<code>/start</code> <a href="https://a.kz/">#x</a>')
    assert spans(with_found(parsed)) == [("code", "/start"), ("text_link", "#x")]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u2800\u200b"])
def test_blank_text_shows_nothing(text):
    assert is_blank(text)
