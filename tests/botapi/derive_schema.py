"""Makes `data/schema.json` from aiogram's source distribution.

Run it from the project's root: `python -m tests.botapi.derive_schema aiogram-3.31.0.tar.gz`.
"""

import json
import re
import sys
import tarfile
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent / "data" / "schema.json"
LENGTHS = re.compile(r"(\d+)-(\d+) (characters|bytes)( after entit(?:y|ies) parsing)?")
CONSTANT = re.compile(r"(?:must be|always) ['\"“]?(\w+)['\"”]?\.?$")
ALTERNATIVES = re.compile(r"^ - (\w+)", re.MULTILINE)
DISCRIMINATORS = {"type", "status", "source"}
# What the descriptions say in prose only.
PROSE_UNIONS = {"RichText": ["String", "[RichText]"]}


def compact_type(text: str) -> str:
    """`Array of A or B` becomes `[A|B]`."""
    if text.startswith("Array of "):
        return f"[{compact_type(text.removeprefix('Array of '))}]"
    return "|".join(re.split(r", | or | and ", text))


def compact_field(annotation: dict[str, Any]) -> str:
    """One field in a word or three: `String! 1-64 bytes`, `String! =chat`, `[MessageEntity]`."""
    text = compact_type(annotation["type"])
    if annotation["required"]:
        text += "!"
    if annotation["type"] != "String":
        return text
    constant = CONSTANT.search(annotation["description"])
    if constant and annotation["name"] in DISCRIMINATORS:
        return f"{text} ={constant.group(1)}"
    lengths = LENGTHS.search(annotation["description"])
    if lengths:
        unit = "parsed" if lengths.group(4) else lengths.group(3)
        return f"{text} {lengths.group(1)}-{lengths.group(2)} {unit}"
    return text


def compact(schema: dict[str, Any]) -> dict[str, Any]:
    """The whole schema without its descriptions."""
    methods: dict[str, Any] = {}
    types: dict[str, Any] = {}
    unions: dict[str, Any] = {}
    for child in (child for group in schema["items"] for child in group["children"]):
        name = child["name"]
        fields = {annotation["name"]: compact_field(annotation) for annotation in child["annotations"]}
        alternatives = ALTERNATIVES.findall(child["description"])
        if child["category"] == "methods":
            methods[name] = fields
        elif alternatives and not fields:
            unions[name] = PROSE_UNIONS.get(name, []) + alternatives
        else:
            types[name] = fields
    return {
        "version": schema["api"]["version"],
        "released": schema["api"]["release_date"],
        "methods": methods,
        "types": types,
        "unions": unions,
    }


def written(compacted: dict[str, Any]) -> str:
    """JSON with one method or type a line, so that a change of version reads well as a difference."""
    parts = [f' "{key}": {json.dumps(compacted[key])}' for key in ("version", "released")]
    for key in ("methods", "types", "unions"):
        entries = ",\n".join(
            f"  {json.dumps(name)}: {json.dumps(compacted[key][name])}" for name in sorted(compacted[key])
        )
        parts.append(f' "{key}": {{\n{entries}\n }}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def read_distribution(archive: Path) -> dict[str, Any]:
    """The full schema inside an aiogram source distribution (`.tar.gz`)."""
    with tarfile.open(archive) as tar:
        name = next(name for name in tar.getnames() if name.endswith(".butcher/schema/schema.json"))
        file = tar.extractfile(name)
        if file is None:
            raise FileNotFoundError(name)
        schema: dict[str, Any] = json.load(file)
        return schema


if __name__ == "__main__":
    TARGET.write_text(written(compact(read_distribution(Path(sys.argv[1])))), encoding="utf-8")
