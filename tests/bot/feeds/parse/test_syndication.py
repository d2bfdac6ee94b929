from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.feeds.parse.body import parse
from bot.feeds.parse.result import Enclosure, Entry, Medium, ParsedFeed, ParseFailed, ParseFailureKind

URL = "https://news.example.com/feeds/all.xml"


def feed(body: str | bytes, *, truncated: bool = False, **headers: str) -> ParsedFeed:
    raw = body.encode() if isinstance(body, str) else body
    read = parse(
        raw, URL, {name.replace("_", "-"): value for name, value in headers.items()}, truncated=truncated
    )
    assert isinstance(read, ParsedFeed), read
    return read


def failure(body: bytes, *, truncated: bool = False) -> ParseFailureKind:
    read = parse(body, URL, {}, truncated=truncated)
    assert isinstance(read, ParseFailed), read
    return read.kind


def rss(items: str, channel: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Kabar</title>{channel}{items}</channel></rss>"
    )


def test_rss_whole():
    body = rss(
        """<item><title>Kerusuhan &amp;amp; api di <![CDATA[<b>Almaty</b>]]></title>
        <link>/berita/1?utm_source=rss</link><guid isPermaLink="false">berita-1</guid>
        <description><![CDATA[<p>Gedung&nbsp;terbakar.</p><script>x()</script>]]></description>
        <dc:creator>Siti</dc:creator><category>Dunia</category><category>Dunia</category><category>Asia</category>
        <pubDate>Kamis, 6 Januari 2022 10:25 WIB</pubDate>
        <enclosure url="https://cdn.example.com/a.mp3" type="audio/mpeg" length="1"/>
        <media:thumbnail url="https://cdn.example.com/a.jpg"/></item>""",
        '<language>ID-id</language><ttl>15</ttl><atom:link rel="hub" href="https://hub.example.com/"/>'
        '<atom:link rel="self" href="https://news.example.com/feeds/all.xml"/>',
    )
    assert feed(body) == ParsedFeed(
        title="Kabar",
        language="id-id",
        ttl=900.0,
        hubs=("https://hub.example.com/",),
        self_link="https://news.example.com/feeds/all.xml",
        entries=(
            Entry(
                guid="berita-1",
                link="https://news.example.com/berita/1?utm_source=rss",
                title="Kerusuhan & api di Almaty",
                summary="Gedung terbakar.",
                published=datetime(2022, 1, 6, 3, 25, tzinfo=UTC),
                updated=None,
                authors=("Siti",),
                categories=("Dunia", "Asia"),
                enclosures=(Enclosure("https://cdn.example.com/a.mp3", "audio/mpeg", 1),),
                media=(Medium("https://cdn.example.com/a.jpg", "image"),),
            ),
        ),
        bozo=False,
        partial_last=False,
    )


def test_atom():
    read = feed(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk"><title>Жаңалықтар</title>
        <entry><title type="html">Алматы &amp;lt;b&amp;gt;</title><id>tag:news.example.com,2022:1</id>
        <link rel="alternate" href="kk/1"/><published>2022-01-06T09:25:00+06:00</published>
        <updated>2022-01-06T10:00:00+06:00</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Мәтін</p></div></content>
        <author><name>Айгүл</name></author></entry></feed>"""
    )
    (entry,) = read.entries
    assert (read.title, read.language) == ("Жаңалықтар", "kk")
    assert (entry.guid, entry.link) == ("tag:news.example.com,2022:1", "https://news.example.com/feeds/kk/1")
    assert (entry.summary, entry.author) == ("Мәтін", "Айгүл")
    assert entry.published == datetime(2022, 1, 6, 3, 25, tzinfo=UTC)
    assert entry.updated == datetime(2022, 1, 6, 4, 0, tzinfo=UTC)


def test_rdf():
    read = feed(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Wire</title></channel>
        <item rdf:about="https://news.example.com/1"><title>One</title><link>https://news.example.com/1</link>
        <dc:date>2022-01-06T03:25:00Z</dc:date></item></rdf:RDF>"""
    )
    (entry,) = read.entries
    assert (entry.guid, entry.title) == ("https://news.example.com/1", "One")
    assert entry.published == datetime(2022, 1, 6, 3, 25, tzinfo=UTC)


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_old_rss(version):
    body = (
        f'<rss version="{version}"><channel><title>K</title><item><title>Satu</title></item></channel></rss>'
    )
    assert [entry.title for entry in feed(body).entries] == ["Satu"]


def test_a_guid_never_takes_the_address_of_its_feed():
    body = rss("<item><title>a</title><guid>/berita/1</guid></item>")
    (entry,) = feed(body, content_location="https://other.example.com/", content_type="text/xml").entries
    assert (entry.guid, entry.link) == ("/berita/1", "https://news.example.com/berita/1")


def test_a_body_that_is_a_path_opens_no_file(tmp_path):
    secret = tmp_path / "feed.xml"
    secret.write_text(rss("<item><title>rahasia</title></item>"))
    assert failure(str(secret).encode()) is ParseFailureKind.NOT_A_FEED
    assert Path(secret).exists()


def test_an_external_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("rahasia")
    body = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>' + rss(
        "<item><title>a &x;</title></item>"
    ).removeprefix('<?xml version="1.0" encoding="utf-8"?>')
    assert "rahasia" not in str(feed(body))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", ParseFailureKind.EMPTY),
        (b"\xef\xbb\xbf \n\t", ParseFailureKind.EMPTY),
        (b"<!DOCTYPE html><html><head><title>Masuk</title></head></html>", ParseFailureKind.NOT_A_FEED),
        (b"\n<!-- x --><HTML lang=id><body>Just a moment...</body></HTML>", ParseFailureKind.NOT_A_FEED),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html/>', ParseFailureKind.NOT_A_FEED),
        (
            b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url/></urlset>",
            ParseFailureKind.NOT_A_FEED,
        ),
        (b"Service temporarily unavailable", ParseFailureKind.NOT_A_FEED),
        (b"\0" * 1000, ParseFailureKind.NOT_A_FEED),
    ],
)
def test_what_is_no_feed_is_a_failure_and_not_quiet_news(body, kind):
    assert failure(body) is kind


def test_a_feed_without_entries_is_quiet_news():
    assert feed(rss("")).entries == ()


def test_not_well_formed_is_read_all_the_same():
    read = feed(
        "<rss version=2.0><channel><item><title>A & B</title><link>http://n.example.com/1</link></item></channel></rss>"
    )
    assert read.bozo
    assert [entry.title for entry in read.entries] == ["A & B"]
    assert not read.partial_last


class TestTruncated:
    BODY = rss(
        "".join(f"<item><title>Berita {number}</title><guid>{number}</guid></item>" for number in range(3))
    )

    def test_the_last_entry_is_left_out(self):
        cut = self.BODY[: self.BODY.index("Berita 2") + 4]
        read = feed(cut, truncated=True)
        assert [entry.title for entry in read.entries] == ["Berita 0", "Berita 1"]
        assert read.partial_last

    def test_also_when_the_network_did_not_notice(self):
        cut = self.BODY[: self.BODY.index("Berita 2") + 4]
        read = feed(cut)
        assert [entry.title for entry in read.entries] == ["Berita 0", "Berita 1"]
        assert read.partial_last

    def test_a_feed_that_only_forgets_its_end_loses_nothing(self):
        read = feed(self.BODY.removesuffix("</channel></rss>"))
        assert len(read.entries) == 3
        assert not read.partial_last

    def test_before_the_first_entry(self):
        assert failure(b'<?xml version="1.0"?>', truncated=True) is ParseFailureKind.BROKEN

    @pytest.mark.parametrize("at", range(0, len(BODY), 7))
    def test_wherever_it_breaks_no_partial_title_comes_out(self, at):
        read = parse(self.BODY[:at].encode(), URL, {}, truncated=True)
        if isinstance(read, ParsedFeed):
            assert {entry.title for entry in read.entries} <= {"Berita 0", "Berita 1", "Berita 2"}


class TestBounds:
    def test_500_entries(self):
        assert len(feed(rss("<item><title>a</title></item>" * 600)).entries) == 500

    def test_lengths(self):
        (entry,) = feed(
            rss(
                f"<item><title>{'kata ' * 1000}</title><description>{'kata ' * 3000}</description>"
                f"<guid isPermaLink='false'>{'g' * 9000}</guid><link>https://n.example.com/{'x' * 9000}</link></item>"
            )
        ).entries
        assert len(entry.title) <= 1024
        assert len(entry.summary) <= 4096
        assert len(entry.guid) <= 2048
        assert entry.link == ""

    def test_only_web_links(self):
        links = [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "mailto:a@b.c",
            "http://[::1",
        ]
        body = rss("".join(f"<item><title>a</title><link>{link}</link></item>" for link in links))
        assert {entry.link for entry in feed(body).entries} == {""}

    def test_without_a_title_the_text_begins_one(self):
        (entry,) = feed(
            rss(f"<item><description>{'Gempa terasa di Cianjur. ' * 20}</description></item>")
        ).entries
        assert entry.title.startswith("Gempa terasa di Cianjur.")
        assert len(entry.title) <= 160

    def test_dates_out_of_all_reason_are_no_dates(self):
        body = rss(
            "".join(
                f"<item><title>a</title><pubDate>{date}</pubDate></item>"
                for date in ("Thu, 01 Jan 1970 00:00:00 GMT", "0001-01-01T00:00:00Z", "never", "99999-01-01")
            )
        )
        assert {entry.published for entry in feed(body).entries} == {None}


def test_all_authors_files_and_pictures():
    body = rss(
        """<item><title>a</title><author>redaksi@example.com (Siti)</author><dc:creator>Budi</dc:creator>
        <enclosure url="/a.mp3" type="audio/mpeg" length="123"/><enclosure url="/b.pdf" length="-1"/>
        <media:group><media:content url="/1.jpg" type="image/jpeg" width="640" height="480"/>
        <media:content url="/1.mp4" medium="video"/></media:group><media:thumbnail url="/1.jpg"/>
        <media:thumbnail url="/t.jpg" width="80" height="x"/><media:thumbnail url="javascript:x"/></item>"""
    )
    (entry,) = feed(body).entries
    site = "https://news.example.com"
    assert (entry.authors, entry.author) == (("Siti", "Budi"), "Siti, Budi")
    assert entry.enclosures == (
        Enclosure(f"{site}/a.mp3", "audio/mpeg", 123),
        Enclosure(f"{site}/b.pdf", "", None),
    )
    assert entry.media == (
        Medium(f"{site}/1.jpg", "image/jpeg", 640, 480),
        Medium(f"{site}/1.mp4", "video"),
        Medium(f"{site}/t.jpg", "image", 80, None),
    )


def test_when_a_feed_asks_not_to_be_read():
    read = feed(
        rss(
            "<item><title>a</title></item>",
            "<skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour><hour>99</hour></skipHours>"
            "<skipDays><day>Sunday</day><day>monday</day><day>Ahad</day></skipDays>"
            '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">hourly</sy:updatePeriod>'
            '<sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">4</sy:updateFrequency>',
        )
    )
    assert (read.skip_hours, read.skip_days, read.update_every) == ((0, 23), (0, 6), 900.0)


def test_a_zone_that_nobody_knows_makes_no_time():
    dates = (
        "Thu, 06 Jan 2022 10:25:00 XYZ",
        "Thu, 06 Jan 2022 10:25:00 IST",
        "2022",
        "Thu, 06 Jan 2022 10:25:00 MSK",
    )
    body = rss("".join(f"<item><title>a</title><pubDate>{date}</pubDate></item>" for date in dates))
    assert [entry.published for entry in feed(body).entries] == [
        None,
        None,
        datetime(2022, 1, 1, tzinfo=UTC),
        datetime(2022, 1, 6, 7, 25, tzinfo=UTC),
    ]


def test_dates_on_a_site_of_kazakhstan_are_of_kazakhstan():
    body = rss("<item><title>a</title><pubDate>6 января 2022, 09:25</pubDate></item>")
    read = parse(body.encode(), "https://tengrinews.example.kz/rss", {}, truncated=False)
    assert isinstance(read, ParsedFeed)
    assert [entry.published for entry in read.entries] == [datetime(2022, 1, 6, 3, 25, tzinfo=UTC)]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16", "koi8-r"])
def test_encodings(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><item><title>Беспорядки</title></item></channel></rss>'
    assert [entry.title for entry in feed(text.encode(encoding)).entries] == ["Беспорядки"]
