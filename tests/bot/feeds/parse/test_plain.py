import time
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.parse.plain import clean, plain, shortened


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Gempa M 5,6 di Cianjur", "Gempa M 5,6 di Cianjur"),
        (
            "<p>Polisi &amp; <b>tentara</b>&nbsp;turun.</p><p>Warga&#8217;s</p>",
            "Polisi & tentara turun. Warga’s",
        ),
        ("satu<br/>dua<li>tiga", "satu dua • tiga"),
        ("<ul><li>Korban 3</li><li>Rumah 10</li><li></li></ul>", "Korban 3 • Rumah 10"),
        ("<table><tr><th>Kota</th><td>Almaty</td></tr><tr><td>3</td></tr></table>", "Kota | Almaty | 3"),
        ("&amp;quot;Gempa&amp;quot; &amp;amp; api", '"Gempa" & api'),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Gempa", "Gempa"),
        ("ke\u200cru\u034fsu\u2066han\U000e0041", "kerusuhan"),
        ("👩\u200d🚒 memadamkan", "👩\u200d🚒 memadamkan"),
        ("•" * 60_000, "•" * 4095 + "…"),
        ("keru<b>suhan</b>", "kerusuhan"),
        ("a<script>alert('</p>')</script>b<style>p{}</style>c", "a b c"),
        ("a<SCRIPT src=x>1</Script >b", "a b"),
        ('<a title="lebih > dari">tautan</a>', "tautan"),
        ("a<!-- b -->c<!-- tak ditutup", "ac"),
        ("<![CDATA[isi]]> ekor", "isi ekor"),
        ("5 < 6 dan 7 > 3", "5 < 6 dan 7 > 3"),
        ("&lt;p&gt;dua kali &lt;b&gt;lolos&lt;/b&gt;&lt;/p&gt;", "dua kali lolos"),
        ("&lt;3 kalian", "<3 kalian"),
        ("ke\u00adru\u200bsuhan\u202e", "kerusuhan"),
        ("  a\t\n\u00a0 b  ", "a b"),
        ("&#" + "9" * 5000 + ";x", "\ufffdx"),
        ("\ud800x\x00", "\ufffdx"),
        ("<img src=x onerror=alert(1)>Foto", "Foto"),
        ('<a href="tak ditutup>teks</a>', "teks"),
        ("Б\u0438\u0306", "Бй"),
        ("", ""),
    ],
)
def test_text_out_of_html(html, text):
    assert plain(html, 4096) == text


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!",
        "<!--",
        "<a ",
        '<a href="',
        "&#",
        "&",
        "<script>",
        "<a b='c",
        "</",
        "<p>",
        "<![",
        "<li>",
        "<td>a",
        "\x1d",
        " •",
        "&amp;lt;",
    ],
)
def test_hostile_markup_costs_little(piece):
    started = time.process_time()
    plain(piece * 500_000, 4096)
    assert time.process_time() - started < 0.5


def test_a_long_text_ends_at_a_word():
    text = "kata " * 1000
    cut = plain(text, 1024)
    assert len(cut) <= 1024
    assert cut.endswith("kata…")
    assert len(shortened("x" * 5000, 100)) == 100


@given(st.text(), st.integers(20, 100))
def test_what_comes_out_is_short_folded_and_storable(text, longest):
    out = plain(text, longest)
    assert len(out) <= longest
    assert out == " ".join(out.split())
    assert "\x00" not in out
    assert out.encode().decode() == out


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


WORDS = st.text(st.characters(whitelist_categories=("Ll", "Lu", "Nd")), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=8), st.sampled_from(["b", "i", "span", "a", "em"]))
def test_markup_within_a_line_never_changes_what_is_read(words, tag):
    text = " ".join(words)
    marked = " ".join(f'<{tag} title="x > y">{word}</{tag}>' for word in words)
    assert plain(marked, 4096) == plain(text, 4096) == clean(text)


@given(
    st.lists(WORDS, min_size=1, max_size=8),
    st.sampled_from(["\u200b", "\u00ad", "\u202e", "\u2066", "\ufeff"]),
)
def test_what_cannot_be_seen_hides_no_word(words, unseen):
    hidden = " ".join(unseen.join(word) for word in words)
    assert clean(hidden) == clean(" ".join(words))


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_escaping_once_more_changes_nothing(words):
    html = "".join(f"<p>{word} &amp; <b>{word}</b></p>" for word in words)
    assert plain(escape(html), 4096) == plain(html, 4096)
