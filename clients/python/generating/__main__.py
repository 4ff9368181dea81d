"""Writes the generated half of the package anew: `python -m generating`, or `python -m generating FOLDER` for elsewhere."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generating.contract import Json, Operation, described, events, operations, refusals

HERE: Final = Path(__file__).parent
HOUSE: Final = HERE.parents[2]
PACKAGE: Final = HERE.parent / "rapport_client"
WRITTEN: Final = ("shapes.py", "operations", "refusals.py", "events.py")
_BIN: Final = Path(sys.executable).parent
_CODEGEN: Final = (
    str(_BIN / "datamodel-codegen"), "--input-file-type", "openapi", "--output-model-type", "typing.TypedDict",
    "--target-python-version", "3.11", "--enum-field-as-literal", "all", "--collapse-root-models", "--disable-timestamp",
    "--no-use-closed-typed-dict", "--use-double-quotes", "--use-schema-description", "--use-field-description",
    "--use-single-line-docstring", "--formatters", "builtin", "--custom-file-header",
    '"""What the API takes and gives. Generated from the contract by `make sdks`; changes here are lost."""\n',
)  # fmt: skip


def write(folder: Path) -> None:
    """Write everything that is generated into this folder, in place of what was."""
    contract = json.loads((HOUSE / "openapi" / "openapi.json").read_text())
    shutil.rmtree(folder / "operations", ignore_errors=True)
    (folder / "operations").mkdir(parents=True)
    _write_shapes(contract, folder / "shapes.py")
    for name, text in _modules(contract):
        (folder / name).write_text(text)
    for step in (
        ("check", "--fix-only", "--select", "F401"),
        ("format", "--config", "format.skip-magic-trailing-comma=true"),
    ):
        settings = ("--quiet", "--no-cache", "--config", str(HOUSE / "pyproject.toml"))
        _run(str(_BIN / "ruff"), *step, *settings, *(str(folder / each) for each in WRITTEN))


def _write_shapes(contract: Json, to: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "shapes.json"
        source.write_text(json.dumps(described(contract)))
        _run(*_CODEGEN, "--input", str(source), "--output", str(to))


def _modules(contract: Json) -> Iterator[tuple[str, str]]:
    templates = Environment(  # noqa: S701 # Python, no page
        loader=FileSystemLoader(HERE), trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    templates.globals.update(path=_path, pascal=_pascal, sentence=_sentence)
    tags = []
    for tag, group in groupby(sorted(operations(contract), key=lambda each: each.tag), lambda each: each.tag):
        module, name = tag.lower().replace(" ", "_"), _pascal(tag)
        tags.append({"module": module, "name": name})
        text = templates.get_template("operations.py.jinja").render(tag=tag, name=name, operations=list(group))
        yield f"operations/{module}.py", text
    yield "operations/__init__.py", templates.get_template("all_operations.py.jinja").render(tags=tags)
    told = sorted(refusals(contract).items())
    yield "refusals.py", templates.get_template("refusals.py.jinja").render(refusals=told)
    yield "events.py", templates.get_template("events.py.jinja").render(events=events(contract))


def _path(operation: Operation) -> str:
    filled = re.sub(r"{(.+?)}", r"{at(\1)}", operation.path)
    return f'f"{filled}"' if operation.within else f'"{filled}"'


def _pascal(words: str) -> str:
    return "".join(word.capitalize() for word in re.split(r"\W", words))


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?")) else f"{words}."


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 # our own tools


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGE)
