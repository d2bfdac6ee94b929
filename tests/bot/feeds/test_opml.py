"""Lists of feeds as other programs write them, as attackers do, and as we do."""

import io
import resource
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.opml import DEEPEST, LARGEST, Outline, read_opml, write_opml
from tests.manual_time import START


def read(text: str | bytes):
    return read_opml(io.BytesIO(text.encode() if isinstance(text, str) else text))


def opml(body: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f'{head}<opml version="1.0"><head><title>x</title></head><body>{body}</body></opml>'


def test_folders_nest_and_attributes_are_of_any_case():
    read_ = read(
        opml("""
        <outline text="Berita" title="other">
          <outline text="Nusantara"><outline type="rss" text="Kabar &amp; Kota" xmlUrl="https://k.example/a?b=1&amp;c=2"/></outline>
          <OUTLINE TEXT="Warta" XMLURL=" https://w.example/rss "/>
        </outline>
        <outline title="Judul" xmlurl="https://j.example/rss" language="id-ID"/>
        <outline type="atom" url="https://a.example/atom"/>
        <outline type="link" url="https://web.example/"/>
        <outline text="folder kosong"/>
        """)
    )
    assert read_.faults == ()
    assert [(one.folders, one.title, one.url, one.language) for one in read_.outlines] == [
        (("Berita", "Nusantara"), "Kabar & Kota", "https://k.example/a?b=1&c=2", ""),
        (("Berita",), "Warta", "https://w.example/rss", ""),
        ((), "Judul", "https://j.example/rss", "id-ID"),
        ((), "", "https://a.example/atom", ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "iso-8859-1", "koi8-r"])
def test_encodings_are_read_as_they_are_declared(encoding):
    title = "Café" if encoding == "iso-8859-1" else "Новости"
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    (one,) = read(
        opml(f'<outline text="{title}" xmlUrl="https://k.example/"/>', head).encode(encoding)
    ).outlines
    assert one.title == title


def test_a_mark_or_blanks_before_the_declaration_do_no_harm():
    text = opml('<outline xmlUrl="https://k.example/"/>')
    for before in (b"\xef\xbb\xbf", b"\n\n  ", b" " * 2_000_000):
        assert len(read(before + text.encode()).outlines) == 1


BOMB = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
GOOD = '<outline text="baik" xmlUrl="https://k.example/"/>'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (opml(GOOD, f"{BOMB}]>").replace("baik", "&i;"), "entities"),
        (
            opml(GOOD, '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace("baik", "&x;"),
            "entities",
        ),
        (opml(GOOD, '<!DOCTYPE opml [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd">%x;]>'), "entities"),
        (opml(GOOD).replace("baik", "&nbsp;"), "not_well_formed"),
        (opml(GOOD).replace("baik", "a & b"), "not_well_formed"),
        ("", "empty"),
        ("   \n", "empty"),
        ("<rss><channel/></rss>", "not_opml"),
        ("<html>", "not_opml"),
        ("no xml at all", "not_well_formed"),
        ("\0" * 1_000, "not_well_formed"),
        (b"\xff\xfe\xff", "not_well_formed"),
        (opml(GOOD, '<?xml version="1.0" encoding="no-such-thing"?>'), "unknown_encoding"),
        (opml(GOOD, '<?xml version="1.0" encoding="rot13"?>'), "unknown_encoding"),
        (opml("<outline>" * (DEEPEST + 5)), "too_deep"),
        ("<opml>" + "<x>" * 1_000_000, "too_deep"),
        (opml('<outline type="rss" text="tanpa alamat"/>'), "no_address"),
        (opml(f'<outline xmlUrl="https://{"a" * 3_000}"/>'), "long_address"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "bytes",
)
def test_what_is_wrong_is_named_with_its_line(text, code):
    found = read(text)
    assert [fault.code for fault in found.faults] == [code]
    assert all(fault.line >= 0 and fault.sentence for fault in found.faults)
    assert not any("root" in outline.title for outline in found.outlines)


def test_a_document_type_that_declares_nothing_is_let_be():
    assert len(read(opml(GOOD, '<!DOCTYPE opml SYSTEM "http://127.0.0.1:9/opml.dtd">')).outlines) == 1


def test_what_stands_before_a_fault_is_kept():
    text = opml(f"{GOOD}\n{GOOD}\n<outline text='x & y'/>\n{GOOD}")
    found = read(text)
    assert [one.line for one in found.outlines] == [1, 2]
    assert [fault.line for fault in found.faults] == [3]
    assert len(read(text[:120]).faults) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        opml("").replace("<body>", "<body>" + "<outline text='" + "a" * 50_000_000 + "'/>"),
        opml(" ".join(["<outline>"] + ["</outline><outline>"] * 500_000 + ["</outline>"])),
        "<opml " + " ".join(f"a{number}='1'" for number in range(300_000)) + "></opml>",
        opml(f"<outline xmlUrl='https://k.example/' text='{'&lt;' * 1_000_000}'/>"),
        opml("<!--" + "-" * 20_000_000),
        opml("<![CDATA[" + "]" * 20_000_000),
    ],
    ids=["one attribute", "many outlines", "many attributes", "escapes", "comment", "cdata"],
)
def test_a_huge_file_is_read_in_bounded_time_and_memory(hostile):
    body = hostile.encode()
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = read(body)
    assert time.process_time() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 8 * (LARGEST >> 10)
    assert all(len(one.title) <= 300 for one in found.outlines)


def test_many_feeds_are_read_to_the_last():
    body = "".join(
        f'<outline text="F{number}" xmlUrl="https://k.example/{number}"/>\n' for number in range(20_000)
    )
    assert len(read(opml(body)).outlines) == 20_000


XML_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufffe\uffff"), max_size=40
).map(str.strip)
OUTLINES = st.builds(
    Outline,
    url=st.text(
        st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_categories=("Cc", "Zs")),
        min_size=1,
        max_size=40,
    ).map(lambda path: f"https://k.example/{path}"),
    title=XML_TEXT,
    folders=st.lists(XML_TEXT.filter(bool), max_size=1).map(tuple),
    line=st.just(0),
    language=st.sampled_from(["", "id", "kk"]),
    family=XML_TEXT,
    tier=st.sampled_from(["", "1", "3"]),
    country=st.sampled_from(["", "KZ"]),
    priority=st.sampled_from(["", "true"]),
)


@given(st.lists(OUTLINES, max_size=8, unique_by=lambda one: one.url))
def test_what_is_written_is_read_back_as_it_was(outlines):
    found = read(write_opml(outlines, "Kentongan & <co>", START))
    assert found.faults == ()
    plain = {
        (one.url, one.title, one.folders, one.language, one.family, one.tier, one.country, one.priority)
        for one in outlines
    }
    assert {
        (one.url, one.title, one.folders, one.language, one.family, one.tier, one.country, one.priority)
        for one in found.outlines
    } == plain


def test_it_is_written_for_people_too():
    written = write_opml(
        [Outline("https://k.example/?a=1&b=2", 'Kabar "Desa"', ("id",), 0, language="id", tier="2")],
        "Feeds",
        START,
    )
    assert '<outline text="id">' in written
    assert 'xmlUrl="https://k.example/?a=1&amp;b=2"' in written
    assert "<dateCreated>Wed, 05 Jan 2022 08:00:00 +0000</dateCreated>" in written


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything(body):
    for prefix in (b"", b"<opml>", b"<?xml version='1.0'?><opml><outline "):
        read(prefix + body)
