"""What each command is called and takes; stable, scripts depend on it."""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot import __version__
from bot.cli.exits import FAILED, INTERRUPTED, WRONG_USAGE, FailedError, WrongInputError
from bot.config import ConfigurationError, Settings, load
from bot.masking import without_secrets

Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="F", help="The configuration file; else ./config.toml, where there is one."
    ),
]

NEGATIVE = {"ignore_unknown_options": True}
"""A group's number begins with a dash and is no option."""

app = typer.Typer(
    name="kentongan",
    help="Breaking-news alerts for Telegram: one alert a story, at once.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
feeds_app = typer.Typer(help="The feeds that are read.", no_args_is_help=True)
rules_app = typer.Typer(
    help="The rule language and engine, on files and on the archive.", no_args_is_help=True
)
database_app = typer.Typer(help="The database.", no_args_is_help=True)
chats_app = typer.Typer(help="What is kept about a chat.", no_args_is_help=True)
app.add_typer(feeds_app, name="feeds")
app.add_typer(rules_app, name="rules")
app.add_typer(database_app, name="db")
app.add_typer(chats_app, name="chats")


def main() -> None:
    """Run the command line; every foreseen failure is one line on stderr and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a text stream
    try:
        app()
    except (ConfigurationError, FailedError) as error:
        _end(str(error), FAILED)
    except WrongInputError as error:
        _end(str(error), WRONG_USAGE)
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter must not complain while it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - not even what nobody foresaw may print a secret
        _end_unforeseen(error)


def _end_unforeseen(error: Exception) -> None:
    if "KeyboardInterrupt" in str(error):
        # Pydantic makes an error of its own of a Ctrl-C that strikes while models are built.
        sys.exit(INTERRUPTED)
    _end(without_secrets("".join(traceback.format_exception(error))), FAILED)


def _end(message: str, code: int) -> None:
    print(message, file=sys.stderr)
    sys.exit(code)


def _settings(config: Path | None) -> Settings:
    return load(config, os.environ)


def _exit(work: Callable[[], int]) -> None:
    raise typer.Exit(work())


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    if version:
        print(__version__)
        raise typer.Exit


@app.command()
def run(
    config: Config = None,
    console: Annotated[
        bool, typer.Option("--console", help="Chat in this terminal instead of Telegram.")
    ] = False,
) -> None:
    """Do the main job: read the feeds, match, and alert on Telegram; without a token, in this terminal."""
    from bot.cli.running import run_program

    _exit(lambda: run_program(_settings(config), console=console))


@app.command()
def demo(
    speed: Annotated[
        float, typer.Option(min=1, max=1_000_000, help="How many times as fast as it was.")
    ] = 43_200,
    once: Annotated[bool, typer.Option("--once", help="No prompt; end with the replay.")] = False,
) -> None:
    """Replay the news of January 2022 through the whole program, with the chat in this terminal."""
    from bot.cli.demo import run_demo

    _exit(lambda: run_demo(speed, once=once))


@app.command()
def check(config: Config = None) -> None:
    """Say what is wrong with configuration, database, token and feeds, and what to do about it."""
    from bot.cli.checking import check_all

    _exit(lambda: check_all(_settings(config)))


Look = Annotated[
    bool, typer.Option("--look/--no-look", help="Look at what is there first, or add it as it is.")
]


@feeds_app.command("list")
def feeds_list(config: Config = None) -> None:
    """List the feeds with their health."""
    from bot.cli.feeds import list_feeds

    _exit(lambda: list_feeds(_settings(config)))


@feeds_app.command("add")
def feeds_add(
    url: str,
    config: Config = None,
    publisher: Annotated[str, typer.Option(help="The publisher's name; else the feed's own.")] = "",
    family: Annotated[str, typer.Option(help="Its owner; publishers of one family count as one.")] = "",
    tier: Annotated[int, typer.Option(min=1, max=3, help="Its authority, 1 (highest) to 3.")] = 3,
    country: Annotated[str, typer.Option(help="Its country, as KZ.")] = "",
    language: Annotated[str, typer.Option(help="Its language, as id.")] = "",
    priority: Annotated[bool, typer.Option(help="Rare but urgent: looked at every minute.")] = False,
    look: Look = True,
) -> None:
    """Add a feed that every chat reads, by its own address or its site's."""
    from bot.cli.feeds import Wanted, add_feed

    wanted = Wanted(url, publisher, family, tier, country, language, priority)
    _exit(lambda: add_feed(_settings(config), wanted, look=look))


@feeds_app.command("remove")
def feeds_remove(url: str, config: Config = None) -> None:
    """Take a feed out; it stays out even where a file still names it."""
    from bot.cli.feeds import remove_feed

    _exit(lambda: remove_feed(_settings(config), url))


@feeds_app.command("pause")
def feeds_pause(url: str, config: Config = None) -> None:
    """Leave a feed that every chat reads alone until it is resumed, whatever a file says."""
    from bot.cli.feeds import pause_feed

    _exit(lambda: pause_feed(_settings(config), url))


@feeds_app.command("resume")
def feeds_resume(url: str, config: Config = None) -> None:
    """Read a paused feed again; what it published meanwhile is not sent."""
    from bot.cli.feeds import resume_feed

    _exit(lambda: resume_feed(_settings(config), url))


@feeds_app.command("check")
def feeds_check(config: Config = None) -> None:
    """Look at every feed once and say how each answered; exit 1 when one did not."""
    from bot.cli.feeds import check_feeds

    _exit(lambda: check_feeds(_settings(config)))


@feeds_app.command("preview")
def feeds_preview(urls: list[str], config: Config = None) -> None:
    """Find the feeds at some addresses and show what would be read of them; nothing is kept."""
    from bot.cli.feeds import preview_feeds

    _exit(lambda: preview_feeds(_settings(config), urls))


@feeds_app.command("import")
def feeds_import(
    file: Annotated[str, typer.Argument(metavar="F.opml", help="The file; - is standard input.")],
    config: Config = None,
    look: Look = True,
) -> None:
    """Add the feeds of an OPML file; say which were added, known already or failed, and why."""
    from bot.cli.feed_files import import_feeds

    _exit(lambda: import_feeds(_settings(config), file, look=look))


@feeds_app.command("export")
def feeds_export(
    config: Config = None,
    by: Annotated[
        str, typer.Option("--by", help="What folders are made of: language or publisher.")
    ] = "language",
) -> None:
    """Print the feeds that every chat reads as OPML, which imports back to the same."""
    from bot.cli.feed_files import export_feeds

    if by not in ("language", "publisher"):
        raise WrongInputError(f'--by must be language or publisher, not "{by}"')
    _exit(lambda: export_feeds(_settings(config), by))


Operators = Annotated[
    str, typer.Option("--operators", help="Whose AND, OR, NOT count besides English: id, ru or kk.")
]


@rules_app.command("parse")
def rules_parse(query: str, operators: Operators = "en") -> None:
    """Print a rule's normal form, or where it cannot be read."""
    from bot.cli.rules import parse_query

    if operators not in ("en", "id", "ru", "kk"):
        raise WrongInputError(f'--operators must be en, id, ru or kk, not "{operators}"')
    _exit(lambda: parse_query(query, operators))


@rules_app.command("test")
def rules_test(
    query: str,
    config: Config = None,
    days: Annotated[int, typer.Option(min=1, max=3_660, help="How far back.")] = 7,
    operators: Operators = "en",
    json: Annotated[bool, typer.Option("--json", help="One line of JSON, for scripts.")] = False,
) -> None:
    """Say what a rule would have sent from the archive: stories, not items."""
    from bot.cli.archive import try_rule

    if operators not in ("en", "id", "ru", "kk"):
        raise WrongInputError(f'--operators must be en, id, ru or kk, not "{operators}"')
    _exit(lambda: try_rule(_settings(config), query, days=days, operators=operators, as_json=json))


ItemsFile = Annotated[
    str, typer.Option("--items", metavar="I.jsonl", help="Items as JSON lines; - is standard input.")
]


@rules_app.command("match")
def rules_match(
    items: ItemsFile,
    rules: Annotated[
        str, typer.Option("--rules", metavar="R.jsonl", help="Rules as JSON lines; - is standard input.")
    ],
) -> None:
    """Print a line for every rule that an item satisfies."""
    from bot.cli.rules import match

    _exit(lambda: match(rules, items))


@app.command()
def annotate(items: ItemsFile) -> None:
    """Print what each item says: language, places, organisations, topics, figures, marks."""
    from bot.cli.rules import annotate_items

    _exit(lambda: annotate_items(items))


@app.command()
def stories(items: ItemsFile) -> None:
    """Print each item's story, level and score, in time order."""
    from bot.cli.stories import cluster_items

    _exit(lambda: cluster_items(items))


@database_app.command("upgrade")
def database_upgrade(config: Config = None) -> None:
    """Bring the database to this version; `run` does so by itself."""
    from bot.cli.database import upgrade_database

    _exit(lambda: upgrade_database(_settings(config)))


@database_app.command("backup")
def database_backup(file: Path, config: Config = None) -> None:
    """Write a copy of the SQLite database, also while the program runs."""
    from bot.cli.database import back_up

    _exit(lambda: back_up(_settings(config), file))


@database_app.command("copy")
def database_copy(
    to: Annotated[str, typer.Argument(metavar="URL", help="An empty database, as database.url names it.")],
    config: Config = None,
) -> None:
    """Copy everything into an empty database, while no `run` uses either."""
    from bot.cli.database import copy_database

    _exit(lambda: copy_database(_settings(config), to))


@database_app.command("info")
def database_info(config: Config = None) -> None:
    """Say what the database is and holds."""
    from bot.cli.database import show_info

    _exit(lambda: show_info(_settings(config)))


@chats_app.command("export", context_settings=NEGATIVE)
def chats_export(chat: int, config: Config = None) -> None:
    """Print everything kept about a chat as JSON."""
    from bot.cli.database import export_chat

    _exit(lambda: export_chat(_settings(config), chat))


@chats_app.command("erase", context_settings=NEGATIVE)
def chats_erase(
    chat: int,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: Config = None,
) -> None:
    """Remove everything kept about a chat, for good; at a terminal it asks first."""
    from bot.cli.database import erase_chat

    _exit(lambda: erase_chat(_settings(config), chat, sure=yes))
