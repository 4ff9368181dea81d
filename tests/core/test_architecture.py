"""The house's own rules, read off its files."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
CODE = ("service", "tests", "bench", "migrations")

LAYER_WORDS = {
    "base",
    "common",
    "core",
    "helper",
    "helpers",
    "lib",
    "manager",
    "misc",
    "service",
    "tools",
    "util",
    "utils",
}
"""Names of files that say where code lies, but not what it knows."""

TECHNICAL = {"__init__", "__main__", "api", "models", "queries", "jobs", "shapes", "events"}
"""The only names that may repeat from slice to slice: doors, tables, reads, background work, words of the contract, and
what a slice tells the world."""

LONGEST = 400
LONG = 250
LONG_FOR_A_REASON = {
    "service/platforms/contract.py": "one tree of what a network is and how it fails, read as a whole by every network",
}

READS_THE_CLOCK = re.compile(r"service/(kit/clock|app|worker|sandbox/(meta/)?app|commands/\w+)\.py")
"""Where a process begins; all below is handed the moment."""

CALLERS_OF_OTHERS = {
    "AsyncClient",
    "AsyncTestClient",
    "ClientSession",
    "Redis",
    "TestClient",
    "aiohttp",
    "httpx2",
    "redis",
}
"""Kinds and homes of what libraries call clients; here a client is a person who is coached."""

LEFT_OVER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
WORKSHOP = re.compile(
    r"(?-i:[\"' ](/home|/root|/work|/Users)/)|\b(blue" r"print|code" r"bases|detec" r"tion|plat" r"forms|perform" r"ance|secur" r"ity|fie" r"ld)\.md\b"
    r"|\bblue" r"print\b|\b(sub-?agent|prompt|chat ?bot|LLM)s?\b|\bissue #?\d|Co-authored-by",
    re.IGNORECASE,
)  # fmt: skip
"""Words of the place where this was written, and papers that are not in this repository."""


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((HOUSE / folder).rglob("*.py"))


def texts() -> Iterator[Path]:
    kinds = {".py", ".md", ".sql", ".toml", ".yaml", ".env", ".sh", ".mako"}
    for folder in (*CODE, "deploy", ".ci"):
        yield from (
            each for each in sorted((HOUSE / folder).rglob("*")) if each.is_file() and each.suffix in {*kinds, ""}
        )
    yield from (each for each in sorted(HOUSE.iterdir()) if each.suffix in kinds or each.name == "Makefile")


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def dotted(node: ast.expr) -> str:
    """`datetime.now` of the call `datetime.now(UTC)`."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imports(module: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


class TestNames:
    def test_say_what_a_file_knows(self) -> None:
        assert [named(each) for each in python_files(*CODE) if each.stem in LAYER_WORDS] == []

    def test_repeat_from_slice_to_slice_only_when_technical(self) -> None:
        """A word of the domain may mean something in two slices; in three it names a layer. The sandbox is a world apart."""
        holders = defaultdict(set)
        for path in python_files("service"):
            where = named(path).split("/")
            if where[1] != "sandbox" and "api" not in where and path.stem not in TECHNICAL:
                holders[path.stem].add(where[1])
        assert {name: slices for name, slices in holders.items() if len(slices) > 2} == {}

    def test_of_test_modules_are_unique(self) -> None:
        names = [each.name for each in python_files("tests")]
        assert sorted({each for each in names if names.count(each) > 1}) == []


class TestLength:
    def test_stays_on_a_few_screens(self) -> None:
        """What a program has written, frozen for ever, is not read."""
        assert [named(each) for each in python_files(*CODE) if lines_of(each) > LONGEST] == []

    def test_of_the_service_stays_shorter_still(self) -> None:
        tall = {named(each) for each in python_files("service") if lines_of(each) > LONG}
        assert tall - LONG_FOR_A_REASON.keys() == set()

    def test_is_excused_only_where_it_must(self) -> None:
        assert [name for name in LONG_FOR_A_REASON if lines_of(HOUSE / name) <= LONG] == []


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


class TestModules:
    def test_say_in_a_sentence_what_they_are(self) -> None:
        silent = [
            each for each in python_files("service") if each.stem != "__init__" and not ast.get_docstring(tree(each))
        ]
        assert [named(each) for each in silent] == []

    def test_import_at_their_top_and_without_tricks(self) -> None:
        hidden = []
        for path in python_files("service"):
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.If):
                    hidden += [named(path) for each in ast.walk(node) if isinstance(each, ast.Import | ast.ImportFrom)]
        assert hidden == []

    def test_compile_loops_in_kernels_alone(self) -> None:
        assert {each.name for each in python_files("service") if "numba" in imports(tree(each))} == {"kernels.py"}

    def test_that_call_themselves_pure_are_held_to_it(self) -> None:
        contracts = tomllib.loads((HOUSE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
        held = next(each for each in contracts if each["name"] == "Decisions do no input or output")["source_modules"]
        claimed = {
            named(each).removesuffix(".py").replace("/", ".")
            for each in python_files("service")
            if re.search(r"(^|\s)Pure[.:]", ast.get_docstring(tree(each)) or "") and "sandbox" not in each.parts
        }
        assert claimed - set(held) == set()


class TestTime:
    def test_is_read_where_a_process_begins_and_handed_down(self) -> None:
        readers = set()
        for path in python_files("service"):
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.Call) and re.fullmatch(
                    r"((datetime\.)?(datetime|date)\.(now|utcnow|today)|time\.time(_ns)?|utc_now|(\w+\.)*utc_now)",
                    dotted(node.func),
                ):
                    readers.add(named(path))
        assert [each for each in sorted(readers) if not READS_THE_CLOCK.fullmatch(each)] == []


class TestErrors:
    def test_of_every_kind_are_caught_only_with_a_reason_or_to_be_raised_again(self) -> None:
        swallowed = []
        for path in python_files("service", "bench"):
            source = path.read_text().splitlines()
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.ExceptHandler) and (
                    node.type is None or dotted(node.type) in {"Exception", "BaseException"}
                ):
                    raised = any(isinstance(each, ast.Raise) for each in ast.walk(node))
                    told = re.search(r"# noqa: BLE001 # \S", source[node.lineno - 1])
                    if not raised and not told:
                        swallowed.append(f"{named(path)}:{node.lineno}")
        assert swallowed == []


class TestVocabulary:
    def test_calls_only_a_coached_person_a_client(self) -> None:
        misnamed = []
        for path in python_files("service", "tests", "bench"):
            for node in ast.walk(tree(path)):
                misnamed += [
                    f"{named(path)}: {name} is {kind}"
                    for name, kind in bound(node)
                    if is_client(name) and kind in CALLERS_OF_OTHERS
                ]
        assert misnamed == []


def is_client(name: str) -> bool:
    return name == "client" or name.endswith("_client")


def bound(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Names with the kind of thing they are given or annotated with."""
    match node:
        case (
            ast.arg(arg=name, annotation=ast.expr() as kind) | ast.AnnAssign(target=ast.Name(id=name), annotation=kind)
        ):
            yield from ((name, each) for each in re.findall(r"\w+", ast.unparse(kind)))
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=kind)):
            yield from ((name, each) for each in dotted(kind).split("."))
        case ast.withitem(context_expr=ast.Call(func=kind), optional_vars=ast.Name(id=name)):
            yield from ((name, each) for each in dotted(kind).split("."))


class TestText:
    @pytest.mark.parametrize(
        "unwanted", [LEFT_OVER, WORKSHOP], ids=["marks of unfinished work", "words of the workshop"]
    )
    def test_is_free_of(self, unwanted: re.Pattern[str]) -> None:
        found = []
        for path in texts():
            for number, line in enumerate(path.read_text().splitlines(), 1):
                if (said := unwanted.search(line)) and path != Path(__file__):
                    found.append(f"{named(path)}:{number}: {said[0]}")
        assert found == []

    def test_of_the_locks_names_no_place_to_fetch_from(self) -> None:
        locks = [*HOUSE.glob("requirements*.lock"), *(HOUSE / ".ci").glob("*.lock")]
        assert locks
        assert [named(each) for each in locks if re.search(r"https?://|--(extra-)?index-url", each.read_text())] == []
