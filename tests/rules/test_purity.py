import ast
import subprocess
import sys
from pathlib import Path

import pytest

import rules

PACKAGE = Path(rules.__file__).parent
OUTSIDE = {"asyncio", "os", "logging", "time", "socket", "random", "pathlib", "io", "threading", "subprocess"}
ALLOWED_LIBRARIES = {"re2", "Stemmer", "Sastrawi", "pymorphy3"}


def imported(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize(
    "module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_module_imports_only_what_is_pure(module):
    names = imported(module)
    assert not names & OUTSIDE
    assert names <= sys.stdlib_module_names | {"rules"} | ALLOWED_LIBRARIES


def test_nothing_is_read_before_a_lexicon_is_made():
    program = """
import builtins, importlib.resources, sys
def refuse(*a, **k): raise AssertionError("read at import")
importlib.resources.files = refuse
import rules
assert "rules.gazetteer" not in sys.modules and "rules.topics" not in sys.modules
assert not {"asyncio", "logging", "socket", "aiogram", "sqlalchemy"} & set(sys.modules), sorted(sys.modules)
"""
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter and program
    assert finished.returncode == 0, finished.stderr


def test_the_public_names_are_there():
    assert all(hasattr(rules, name) for name in rules.__all__)
