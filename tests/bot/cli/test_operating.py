"""`db`, `chats`, `feeds`, `check`, `run`: what an operator does, and everything that can be wrong with it."""

import asyncio
import fcntl
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model import Chat, ChatId, ChatKind, ChatState, Place, RuleDraft
from bot.storage import Store
from tests.bot.cli.forking import ENVIRONMENT
from tests.botapi.server import TOKEN
from tests.feedserver.render import Entry

AT = datetime(2022, 1, 5, 8, 0, tzinfo=UTC)
CHAT = ChatId(-1001234)
SECRET = "123456:AAsecret-of-no-use"


def write_config(folder: Path, text: str) -> None:
    (folder / "config.toml").write_text(text)


# ---------------------------------------------------------------------------------------------------- in general


def test_version_and_help(kentongan):
    assert kentongan("--version").out == "0.1.0\n"
    ended = kentongan("--help")
    assert ended.code == 0
    for command in ("run", "demo", "check", "feeds", "rules", "annotate", "stories", "db", "chats"):
        assert f"  {command} " in ended.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("run", "--frob"),
        ("rules", "match", "--rules", "x"),
        ("chats", "export", "x"),
        ("demo", "--speed", "0"),
    ],
)
def test_wrong_usage_is_2(kentongan, arguments):
    ended = kentongan(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[telegram]\ntokn = 'x'\n", "tokn"),
        ("[telegram\n", "line 1"),
        ("[feeds]\nmin_interval = 'x'\n", "feeds.min_interval"),
        ("[telegram]\ntoken = 'secret-of-no-use'\n", "telegram.token"),
        (f"[telegram]\n'{SECRET}' = 1\n", "telegram"),
        ("[database]\nurl = 'mysql://u:secret-of-no-use@h/d'\n", "database.url"),
        ("[frob]\n", "frob"),
        ("telegram = 7\n", "telegram"),
    ],
)
@pytest.mark.parametrize("command", [("run",), ("check",), ("db", "info")])
def test_a_wrong_configuration_is_one_line_without_a_secret(kentongan, folder, text, said, command):
    write_config(folder, text)
    ended = kentongan(*command)
    assert (ended.code, ended.out) == (1, "")
    assert ended.line.startswith("config.toml")
    assert said in ended.line
    assert "secret-of-no-use" not in ended.line


def test_a_configuration_that_is_not_there(kentongan, folder):
    ended = kentongan("check", "--config", "other.toml")
    assert (ended.code, ended.line.partition(":")[0]) == (1, "other.toml")
    (folder / "config.toml").mkdir()
    ended = kentongan("check")
    assert ended.code == 1
    assert "is a folder" in ended.line


def test_the_environment_stands_above_the_file(kentongan):
    ended = kentongan("check", KENTONGAN_FEEDS__MIN_INTERVAL="x")
    assert ended.code == 1
    assert "KENTONGAN_FEEDS__MIN_INTERVAL" in ended.line


# --------------------------------------------------------------------------------------------------- the database


def test_a_database_is_made_described_and_copied(kentongan, folder):
    ended = kentongan("db", "info")
    assert ended.code == 1
    assert "kentongan db upgrade" in ended.line
    assert kentongan("db", "upgrade").out == "sqlite:///kentongan.db is up to date.\n"
    info = kentongan("db", "info")
    assert (info.code, info.err) == (0, "")
    assert "engine: SQLite 3" in info.out
    assert "items: 0" in info.out
    copied = kentongan("db", "backup", "copy.db")
    assert (copied.code, copied.out, copied.err) == (0, "copy.db holds a copy.\n", "")
    assert [file.name for file in folder.iterdir() if "unfinished" in file.name] == []
    assert f"last backup: {folder / 'copy.db'}" in kentongan("db", "info").out
    with closing(sqlite3.connect(folder / "copy.db")) as line:
        assert line.execute("SELECT count(*) FROM feeds").fetchone() == (0,)
    assert (folder / "copy.db").stat().st_mode & 0o777 == 0o600
    again = kentongan("db", "backup", "copy.db")
    assert again.code == 1
    assert "is there already" in again.line
    assert kentongan("db", "backup", "nowhere/copy.db").code == 1


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as line:
        line.execute("UPDATE alembic_version SET version_num = '9999'")
        line.commit()


def other(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as line:
        line.execute("CREATE TABLE recipes (x)")


def no_database(file: Path) -> None:
    file.write_text("this is no database at all, but long enough to be looked at" * 10)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(newer, "newer version"), (other, "another program"), (no_database, "not a SQLite database")],
)
@pytest.mark.parametrize(
    "command",
    [("run",), ("db", "upgrade"), ("feeds", "list"), ("chats", "export", "-5"), ("check",)],
    ids=" ".join,
)
def test_a_database_that_is_not_ours(kentongan, folder, sqlite_template, spoil, said, command):
    file = folder / "kentongan.db"
    file.write_bytes(sqlite_template.read_bytes())
    spoil(file)
    ended = kentongan(
        *command, KENTONGAN_TELEGRAM__TOKEN=SECRET, KENTONGAN_TELEGRAM__API_URL="http://127.0.0.1:9"
    )
    assert ended.code == 1
    told = ended.out if command == ("check",) else ended.line
    assert said in told
    assert "secret-of-no-use" not in ended.out + ended.err


@pytest.fixture
def locked(folder, sqlite_template):
    """A database in which another program is writing and does not end."""
    file = folder / "kentongan.db"
    file.write_bytes(sqlite_template.read_bytes())
    with closing(sqlite3.connect(file, isolation_level=None)) as line:
        line.execute("BEGIN IMMEDIATE")
        yield file


@pytest.mark.usefixtures("locked")
def test_a_run_on_a_locked_database(kentongan):
    ended = kentongan("run", KENTONGAN_TELEGRAM__TOKEN=SECRET)
    assert ended.code == 1
    assert ended.line == "the database cannot be used now (database is locked); see to it and try again"


@pytest.mark.long
@pytest.mark.usefixtures("locked")
def test_other_commands_on_a_locked_database(kentongan):
    # To look needs no lock.
    ended = kentongan("check")
    assert (ended.code, ended.err) == (0, "")
    ended = kentongan("feeds", "add", "--no-look", "https://a.example.com/feed")
    assert ended.code == 1
    assert "database is locked" in ended.line


def test_a_folder_that_is_not_there_or_read_only(kentongan, folder):
    ended = kentongan("db", "upgrade", KENTONGAN_DATABASE__URL="sqlite:///nowhere/kentongan.db")
    assert ended.code == 1
    assert "nowhere" in ended.line
    if os.geteuid() == 0:
        return  # the superuser may write everywhere
    folder.chmod(0o500)
    ended = kentongan("db", "upgrade")
    folder.chmod(0o700)
    assert ended.code == 1
    assert "kentongan.db" in ended.line


def test_a_database_in_use_by_a_run(kentongan, folder, sqlite_template):
    (folder / "kentongan.db").write_bytes(sqlite_template.read_bytes())
    with (folder / "kentongan.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in (("run",), ("db", "upgrade")):
            ended = kentongan(*command, KENTONGAN_TELEGRAM__TOKEN=SECRET)
            assert ended.code == 1
            assert "in use by another `kentongan run`" in ended.line
        # Every other command may run beside it.
        for command in (
            ("feeds", "list"),
            ("db", "info"),
            ("db", "backup", "copy.db"),
            ("feeds", "add", "--no-look", "https://a.example.com/f"),
        ):
            assert (kentongan(*command).code, kentongan("db", "info").err) == (0, "")


def test_a_postgresql_that_is_not_there(kentongan):
    url = "postgresql://me:secret-of-no-use@127.0.0.1:9/kentongan"
    for command in (("run",), ("db", "info"), ("feeds", "list")):
        ended = kentongan(*command, KENTONGAN_DATABASE__URL=url, KENTONGAN_TELEGRAM__TOKEN=SECRET)
        assert ended.code == 1
        assert "cannot be reached" in ended.line
        assert "secret" not in ended.line


async def test_commands_on_postgresql(kentongan, postgresql):
    url = await postgresql.new(migrated=False)
    assert kentongan("db", "upgrade", KENTONGAN_DATABASE__URL=url).code == 0
    added = kentongan(
        "feeds",
        "add",
        "--no-look",
        "https://a.example.com/feed",
        "--publisher",
        "Kabar",
        KENTONGAN_DATABASE__URL=url,
    )
    assert (added.code, added.err) == (0, "")
    assert "Kabar" in kentongan("feeds", "list", KENTONGAN_DATABASE__URL=url).out
    info = kentongan("db", "info", KENTONGAN_DATABASE__URL=url)
    assert "engine: PostgreSQL" in info.out
    assert kentongan("db", "copy", "sqlite:///moved.db", KENTONGAN_DATABASE__URL=url).out == (
        "sqlite:///moved.db holds a copy; put it into database.url.\n"
    )
    assert "Kabar" in kentongan("feeds", "list", KENTONGAN_DATABASE__URL="sqlite:///moved.db").out
    again = kentongan("db", "copy", "sqlite:///moved.db", KENTONGAN_DATABASE__URL=url)
    assert (again.code, "holds something already" in again.line) == (1, True)
    ended = kentongan("db", "backup", "copy", KENTONGAN_DATABASE__URL=url)
    assert ended.code == 1
    assert "pg_dump" in ended.line


def damage(file: Path) -> None:
    """Overwrite pages in the midst of a database."""
    content = bytearray(file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 5 * 4096] = b"\xa5" * 5 * 4096
    file.write_bytes(content)


@pytest.mark.parametrize("command", [("run",), ("check",)])
def test_a_damaged_database_is_one_line_that_names_the_last_backup(kentongan, folder, command):
    assert kentongan("db", "upgrade").code == 0
    assert kentongan("db", "backup", "copy.db").code == 0
    damage(folder / "kentongan.db")
    ended = kentongan(
        *command, KENTONGAN_TELEGRAM__TOKEN=SECRET, KENTONGAN_TELEGRAM__API_URL="http://127.0.0.1:9"
    )
    assert ended.code == 1
    told = ended.out if command == ("check",) else ended.line
    assert "is damaged" in told
    assert f"put back the last backup, {folder / 'copy.db'} of 20" in told
    (folder / "copy.db").unlink()
    ended = kentongan(*command, KENTONGAN_TELEGRAM__TOKEN=SECRET)
    assert "no backup that is known of" in ended.out + ended.err


def test_a_check_makes_no_database_and_alters_none(kentongan, folder, sqlite_template):
    ended = kentongan("check")
    assert (ended.code, ended.err) == (0, "")
    assert "kentongan.db is not there yet; the first `kentongan run` makes it" in ended.out
    assert list(folder.glob("kentongan.db*")) == []
    (folder / "kentongan.db").write_bytes(sqlite_template.read_bytes())
    with closing(sqlite3.connect(folder / "kentongan.db")) as line:
        line.execute("UPDATE alembic_version SET version_num = '0003'")
        line.commit()
    ended = kentongan("check")
    assert (ended.code, ended.err) == (0, "")
    assert "the next `kentongan run` brings it up to date" in ended.out
    assert "revision: 0003" in kentongan("db", "info").out
    ended = kentongan("check", KENTONGAN_DATABASE__URL="sqlite:///nowhere/kentongan.db")
    assert ended.code == 1
    assert "BAD database: the folder nowhere of the database is not there" in ended.out


# ------------------------------------------------------------------------------------------------------- the chats


async def keep_chat(url: str) -> None:
    async with Store.open(url) as store, store.begin() as tx:
        await tx.chats.open(Chat(CHAT, ChatKind.SUPERGROUP, ChatState.OPEN, "id", "Asia/Jakarta"), AT)
        await tx.rules.add(RuleDraft(Place(CHAT), "kerusuhan kazak", "kerusuhan kazak", "d1"), AT)


def test_a_chat_is_exported_and_erased(kentongan, folder):
    assert kentongan("db", "upgrade").code == 0
    asyncio.run(keep_chat(f"sqlite:///{folder / 'kentongan.db'}"))
    ended = kentongan("chats", "export", str(CHAT))
    assert (ended.code, ended.err) == (0, "")
    kept = json.loads(ended.out)
    assert kept["chat"]["id"] == CHAT
    assert [rule["text"] for rule in kept["rules"]] == ["kerusuhan kazak"]
    ended = kentongan("chats", "erase", str(CHAT))
    assert (ended.code, ended.out) == (0, f"Everything about chat {CHAT} is gone.\n")
    for command in ("export", "erase"):
        ended = kentongan("chats", command, str(CHAT))
        assert ended.code == 1
        assert "nothing is kept" in ended.line
    pages = b"".join(file.read_bytes() for file in folder.glob("kentongan.db*"))
    assert b"kerusuhan kazak" not in pages


# ------------------------------------------------------------------------------------------------------- the feeds


def test_feeds_are_added_listed_and_removed(kentongan):
    assert "There are no feeds yet" in kentongan("feeds", "list").out
    added = kentongan(
        "feeds",
        "add",
        "--no-look",
        "https://a.example.com/feed",
        "--publisher",
        "Kabar",
        "--tier",
        "1",
        "--language",
        "id",
    )
    assert (added.code, added.out) == (0, "https://a.example.com/feed is read from now on, as Kabar.\n")
    listed = kentongan("feeds", "list").out
    assert "https://a.example.com/feed" in listed
    assert "Kabar" in listed
    assert kentongan("feeds", "remove", "https://a.example.com/feed").code == 0
    ended = kentongan("feeds", "remove", "https://b.example.com/feed")
    assert ended.code == 1
    assert "no feed with this address" in ended.line
    assert "https://a.example.com" not in kentongan("feeds", "list").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ftp://a.example/feed",), "http"),
        (("file:///etc/passwd",), "http"),
        (("/etc/passwd",), "http"),
        (("http://127.0.0.1/feed",), ""),
        (("http://[::1]/feed",), ""),
        (("http://169.254.169.254/latest",), ""),
        (("https://a.example.com/feed", "--country", "kz"), "country"),
        (("https://a.example.com/feed", "--language", "Indonesian"), "language"),
        (("https://user:secret-of-no-use@a.example.com/feed",), ""),
    ],
)
def test_an_address_that_cannot_be_read_is_one_line(kentongan, arguments, said):
    ended = kentongan("feeds", "add", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.line
    assert "secret-of-no-use" not in ended.line


@pytest.fixture
def newsroom(feedserver, folder):
    """A good feed, and one that is none, as the configuration names them."""
    good, bad = feedserver.feed("/good.xml", title="Kabar"), feedserver.page("/bad.xml")
    good.publish(
        Entry("Kerusuhan di Almaty", link="https://k.example/1", guid="1", published=AT),
        Entry("Harga beras naik"),
    )
    bad.serve(b"<html>halo</html>", "text/html")
    sources = "".join(
        f'[[feeds.sources]]\nurl = "{page.url}"\npublisher = "{name}"\n'
        for page, name in ((good, "Baik"), (bad, "Buruk"))
    )
    write_config(folder, f'[feeds]\nallow_private = ["127.0.0.0/8"]\n{sources}')
    return feedserver


async def test_feeds_are_checked(kentongan, newsroom):
    ended = await asyncio.to_thread(kentongan, "feeds", "check")
    assert (ended.code, ended.line) == (1, "1 of 2 feeds answered with a feed.")
    assert ended.out.splitlines() == [
        f"ok  Baik: 2 entries, newest 2022-01-05 08:00 UTC  {newsroom.url('/good.xml')}",
        f"BAD Buruk: not_a_feed, {ended.out.partition('not_a_feed, ')[2].strip()}",
    ]


async def test_feeds_are_previewed_and_nothing_is_kept(kentongan, newsroom, folder):
    ended = await asyncio.to_thread(kentongan, "feeds", "preview", newsroom.url("/good.xml"))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        f"{newsroom.url('/good.xml')}: Kabar",
        "  undated  Harga beras naik",
        "  2022-01-05 08:00 UTC  Kerusuhan di Almaty",
    ]
    assert not list(folder.glob("*.db"))
    ended = await asyncio.to_thread(kentongan, "feeds", "preview", newsroom.url("/bad.xml"))
    assert ended.code == 1
    ended = kentongan("feeds", "preview", "http://10.0.0.1/feed")
    assert ended.code == 2
    assert "cannot be read" in ended.line


# --------------------------------------------------------------------------------------------------- check and run


def token_of(botapi, token: str = TOKEN) -> dict[str, str]:
    return {"KENTONGAN_TELEGRAM__TOKEN": token, "KENTONGAN_TELEGRAM__API_URL": botapi.url}


async def test_check_says_what_is_well(kentongan, botapi):
    assert kentongan("db", "upgrade").code == 0
    ended = await asyncio.to_thread(kentongan, "check", **token_of(botapi))
    assert (ended.code, ended.err) == (0, "")
    assert [line.partition(":")[0] for line in ended.out.splitlines()] == [
        "ok  configuration",
        "ok  starter feeds",
        "ok  database",
        "ok  feeds",
        "ok  set aside",
        "ok  token",
    ]
    assert "@kentongan_bot" in ended.out
    assert TOKEN not in ended.out


async def test_a_token_that_telegram_does_not_know(kentongan, botapi):
    ended = await asyncio.to_thread(kentongan, "check", **token_of(botapi, SECRET))
    assert ended.code == 1
    assert "BAD token: Telegram does not know it" in ended.out
    ended = await asyncio.to_thread(kentongan, "run", **token_of(botapi, SECRET))
    assert ended.code == 1
    assert "@BotFather" in ended.line
    assert SECRET not in ended.line


def test_a_telegram_that_does_not_answer(kentongan):
    elsewhere = {"KENTONGAN_TELEGRAM__TOKEN": SECRET, "KENTONGAN_TELEGRAM__API_URL": "http://127.0.0.1:9"}
    ended = kentongan("check", **elsewhere)
    assert ended.code == 1
    assert "BAD token: Telegram cannot be asked" in ended.out
    assert SECRET not in ended.out + ended.err


async def test_a_port_that_is_taken(kentongan, botapi):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        ended = await asyncio.to_thread(kentongan, "run", KENTONGAN_WEB__LISTEN=address, **token_of(botapi))
    assert ended.code == 1
    assert address in ended.line
    assert "web.listen" in ended.line


# ------------------------------------------------------------------------------------------------------ broken pipes


@pytest.mark.parametrize(
    "command", ["annotate --items I.jsonl", "rules match --rules R.jsonl --items I.jsonl", "--help"]
)
def test_a_reader_that_has_enough_is_no_fault(folder, command):
    items = "".join(f'{{"id":"{number}","title":"Kerusuhan di Almaty"}}\n' for number in range(400))
    (folder / "I.jsonl").write_text(items)
    (folder / "R.jsonl").write_text('{"id":"r","query":"kerusuhan"}\n')
    ended = subprocess.run(  # noqa: S603 - our own words
        ["/bin/sh", "-c", f'"{sys.executable}" -m bot {command} | head -c 10'],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    assert (len(ended.stdout), ended.stderr) == (10, b"")


def test_annotate_answers_each_item_as_it_comes(folder):
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "annotate", "--items", "-"],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in (b"1", b"2"):
            process.stdin.write(b'{"id":"%s","title":"Gempa di Bima"}\n' % number)
            process.stdin.flush()
            assert process.stdout.readline().startswith(b'{"item":"%s"' % number)
        process.stdin.close()
    assert process.returncode == 0


@pytest.fixture
def interruptible():
    """Whoever runs the tests in the background of a shell ignores interruptions, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_command_ends_without_a_traceback(folder):
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "annotate", "--items", "-"],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(100):
            process.stdin.write(b'{"id":"%d","title":"Kerusuhan di Almaty"}\n' % number)
        process.stdin.flush()
        process.stdout.read(10)
        process.send_signal(signal.SIGINT)
        # Its input stays open until then: the end of that would end it well.
        process.wait(30)
        assert process.stderr is not None
        errors = process.stderr.read()
    assert process.returncode == 130
    assert b"Traceback" not in errors
