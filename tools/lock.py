"""Write `requirements.lock` and the same pins into pyproject.toml: `python tools/lock.py [--upgrade]`.

Two places, because two readers: installers check the hashes of the lock, and `uv run` in a fresh clone, where no
`uv.lock` is (it names the hosts of a package index, which differ from place to place), resolves to the same
versions by `constraint-dependencies`.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
COMPILE = ("uv", "pip", "compile", "pyproject.toml", "--universal", "--no-header", "--quiet")
# Without --no-config the constraints that this script writes would hold every package where it is.
COMPILE_LOCK = (*COMPILE, "--no-config", "--generate-hashes", "--group", "dev", "--output-file", LOCK.name)
COMPILE_RUNTIME = (*COMPILE, "--no-config", "--no-annotate", "--constraint", LOCK.name)
RUNTIME = "# ---- needed to run: the dependencies of pyproject.toml\n"
DEVELOPMENT = "# ---- needed to test and develop only: its group dev\n"


def main() -> None:
    """Resolve, then write both files; versions stay as they are unless `--upgrade` is said."""
    upgrade = [argument for argument in sys.argv[1:] if argument.startswith("--upgrade")]
    run(*COMPILE_LOCK, *upgrade)
    blocks = requirement_blocks(LOCK.read_text(encoding="utf-8"))
    runtime = {name_of(line) for line in run(*COMPILE_RUNTIME).splitlines()}
    LOCK.write_text(in_two_parts(blocks, runtime), encoding="utf-8")
    project = PROJECT.read_text(encoding="utf-8")
    PROJECT.write_text(with_constraints(project, pins(blocks)), encoding="utf-8")


def run(*command: str) -> str:
    """Run a command of uv in the project's folder and give what it prints."""
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - our own constant words


def requirement_blocks(lock: str) -> list[str]:
    """Split a lock into its requirements, each with its hashes and the comments that say who needs it."""
    return re.findall(r"^[a-z0-9].*\n(?:[ \t].*\n)*", lock, re.MULTILINE)


def name_of(requirement: str) -> str:
    """Read the name that a requirement begins with."""
    return re.split(r"[=\[ ;]", requirement, maxsplit=1)[0]


def pins(blocks: list[str]) -> list[str]:
    """Read `name==version ; marker` of each requirement."""
    return [block.splitlines()[0].removesuffix("\\").strip() for block in blocks]


def in_two_parts(blocks: list[str], runtime: set[str]) -> str:
    """Put what is needed to run before what is needed to test."""
    first = [block for block in blocks if name_of(block) in runtime]
    second = [block for block in blocks if name_of(block) not in runtime]
    return f"{RUNTIME}{''.join(first)}\n{DEVELOPMENT}{''.join(second)}"


def with_constraints(project: str, pinned: list[str]) -> str:
    """Put the pins into the project's `constraint-dependencies`."""
    lines = "".join(f'    "{pin}",\n' for pin in pinned)
    block = f"constraint-dependencies = [\n{lines}]\n"
    changed, count = re.subn(
        r"^constraint-dependencies = \[\n(?:    .*\n)*\]\n", block, project, flags=re.MULTILINE
    )
    if count != 1:
        raise SystemExit("pyproject.toml has no constraint-dependencies under [tool.uv] to write to")
    return changed


if __name__ == "__main__":
    main()
