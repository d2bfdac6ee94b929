import re
import tomllib
from pathlib import Path

from tools.lock import name_of, pins, requirement_blocks

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_lock_and_the_project_pin_the_same():
    assert sorted(pins(requirement_blocks(LOCK))) == sorted(PROJECT["tool"]["uv"]["constraint-dependencies"])


def test_every_pin_is_exact_and_has_hashes():
    for block in requirement_blocks(LOCK):
        assert re.match(r"[a-z0-9-]+==[^ ]+", block), block
        assert "--hash=sha256:" in block, block


def test_every_dependency_is_pinned():
    # Run `python tools/lock.py` after a change of the dependencies.
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    names = {re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0] for requirement in wanted}

    assert names - {name_of(block) for block in requirement_blocks(LOCK)} == set()


def test_no_host_is_named():
    assert re.findall(r"://|--(?:extra-)?index|--find-links|--trusted", LOCK) == []
    assert [
        pin for pin in PROJECT["tool"]["uv"]["constraint-dependencies"] if "://" in pin or "@" in pin
    ] == []


def test_what_is_needed_to_test_stands_apart():
    running, testing = LOCK.split("# ---- needed to test")

    assert "\naiogram==" in running
    assert "\npytest==" not in running
    assert "\npytest==" in testing
