"""The architecture is a test: who may import whom, and what an import costs."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

HEAVY = ["docx", "lxml", "pylopdf_fonts_zh_cn", "reportlab", "uharfbuzz", "xlsxwriter"]


def python(code: str, *, cwd: Path | None = None) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=cwd
    )
    return done.stdout


def test_imports_run_one_way(root: Path):
    """The contracts of import-linter hold."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=root, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("package", ["disclosure_schema", "renderers", "disclosure_cli.command"])
def test_imports_are_light(package: str):
    """Importing a package loads no library that only a format needs."""
    loaded = python(f"import sys, json, {package}; print(json.dumps(list(sys.modules)))")

    assert set(HEAVY) & set(json.loads(loaded)) == set()


#: What the schema loads with the first report, and what with the first mistake.
WITH_A_REPORT = {"cattrs", "disclosure_schema.codec.converter"}
WITH_A_MISTAKE = {"difflib", "disclosure_schema.json.faults"}

#: What is for documents in JSON, for other sub-commands, and for very many reports.
ELSEWHERE = {
    "concurrent.futures",
    "disclosure_cli.commands.check",
    "disclosure_cli.commands.fonts",
    "disclosure_schema.rules",
    "renderers.document_json",
    "renderers.fonts.choice",
}

#: What finds the plug-ins of the renderers.
NEVER = {"importlib.metadata", "disclosure_schema.plugins"}


@pytest.mark.parametrize("name", sorted(WITH_A_REPORT | WITH_A_MISTAKE | ELSEWHERE | NEVER))
def test_what_is_not_loaded_is_there(name: str):
    """Each module named above exists. One that was moved is never loaded, and then the tests below would say nothing."""
    assert find_spec(name) is not None


ROUND_TRIP = """
from disclosure_schema import dumps, loads
dumps(loads(open({path!r}, "rb").read()))
"""


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter has after `code` and has not without it."""
    tell = "import sys; print(*sys.modules)"
    return {*python(f"{code}\n{tell}").split()} - {*python(tell).split()}


def test_an_import_loads_the_model_only():
    """Everyone pays for an import, so it loads nothing that only a report, or only a mistake, needs."""
    loaded = loaded_by("from disclosure_schema import loads")

    assert (WITH_A_REPORT | WITH_A_MISTAKE | NEVER) & loaded == set()


def test_a_sound_report_needs_no_explanation(examples: Path):
    """Reading and writing load cattrs, and nothing that tells faults."""
    loaded = loaded_by(ROUND_TRIP.format(path=str(examples / "suqian-2024.json")))

    assert loaded >= {"cattrs", "disclosure_schema.codec.converter"}
    assert (WITH_A_MISTAKE | NEVER) & loaded == set()


def loaded_by_command(*arguments: str | Path) -> set[str]:
    """The modules that a fresh interpreter has after the command."""
    told = python(
        f"import sys; from disclosure_cli.command import run\n"
        f"assert run({[*map(str, arguments)]!r}) == 0\nprint(); print(*sys.modules)"
    )
    return {*told.splitlines()[-1].split()}


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("html", {"renderers.text", "renderers.typeset", "renderers.docx", *HEAVY}),
        ("text", {"renderers.html", "renderers.typeset", "renderers.docx", *HEAVY}),
        ("pdf", {"renderers.html", "renderers.text", "renderers.docx", "docx", "lxml"}),
    ],
)
def test_a_sub_command_loads_what_it_needs(
    form: str, others: set[str], examples: Path, tmp_path: Path
):
    """Who renders one format pays neither for other formats, nor for other sub-commands, nor for mistakes."""
    report = examples / "suqian-2024.json"
    loaded = loaded_by_command("render", report, "--to", form, "-o", tmp_path)

    assert f"renderers.{form}" in loaded
    assert loaded & {*others, *WITH_A_MISTAKE, *ELSEWHERE} == set()


COUNTED = """
import collections, cattrs.gen
made = collections.Counter()
def counting(make):
    def counted(cls, *rest, **options):
        made[make.__name__, cls.__name__] += 1
        return make(cls, *rest, **options)
    return counted
for name in ("make_dict_structure_fn", "make_dict_unstructure_fn"):
    setattr(cattrs.gen, name, counting(getattr(cattrs.gen, name)))
"""


def test_the_first_report_makes_each_function_once(examples: Path):
    """A class has one function for reading it and one for writing it, however often it stands in others."""
    trip = ROUND_TRIP.format(path=str(examples / "suqian-2024.json"))
    often = python(f"{COUNTED}{trip}\nprint(*[name for name in made if made[name] > 1])")

    assert often == "\n"


WITHOUT = f"""
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {HEAVY}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
"""


def test_model_html_and_text_need_little(examples: Path):
    """With attrs and cattrs alone, reading, writing, HTML and text work."""
    code = f"""{WITHOUT}
from pathlib import Path
from disclosure_schema import dumps, loads
from renderers import render
text = Path({str(examples / "tuoli-2021.json")!r}).read_text(encoding="utf-8")
report = loads(text)
print(dumps(report) == text, len(render(report, "html")) > 9999, len(render(report, "text")) > 9999)
"""

    assert python(code) == "True True True\n"


@pytest.mark.parametrize(
    ("name", "library"),
    [("pdf", "reportlab"), ("svg", "uharfbuzz"), ("xlsx", "xlsxwriter")],
)
def test_a_missing_library_costs_its_format(name: str, library: str):
    """Without a library only the format that needs it is gone, and the message names both."""
    code = f"""{WITHOUT}
from disclosure_schema.plugins import BrokenPlugin
from renderers import renderer_named
try:
    renderer_named({name!r})
except BrokenPlugin as error:
    print(error)
"""
    message = python(code)

    assert f"{name!r} of disclosure-schema cannot be used" in message
    assert any(repr(each) in message for each in HEAVY)


def test_a_stray_module_does_no_harm(examples: Path, tmp_path: Path):
    """A file `renderers.py` in the working directory does not come before our package in the command."""
    (tmp_path / "renderers.py").write_text("raise SystemExit('stray')")
    command = Path(sys.executable).with_name("disclosure")
    done = subprocess.run(
        [command, "render", examples / "tuoli-2021.json", "--to", "text"], cwd=tmp_path, check=False
    )

    assert done.returncode == 0
    assert (tmp_path / "tuoli-2021.txt").exists()


def test_short_files(root: Path):
    """No file of the packages is longer than 300 lines."""
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (root / "src").rglob("*.py")
    }

    assert {path: length for path, length in lengths.items() if length > 300} == {}


def rooms(root: Path) -> Iterator[tuple[str, Path]]:
    """The folders of the packages that hold code, by name."""
    for folder in sorted((root / "src").rglob("*")):
        if any(folder.glob("*.py")):
            yield str(folder.relative_to(root)), folder


def test_small_rooms(root: Path):
    """No folder of the packages has more than 16 files of code, so that one look is enough to find a place."""
    counts = {name: len([*folder.glob("*.py")]) for name, folder in rooms(root)}

    assert len(counts) > 20
    assert {name: count for name, count in counts.items() if count > 16} == {}


def first_sentence(path: Path) -> str:
    """The first sentence of a file's docstring; empty if there is none."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition(".")[0]


def test_rooms_say_what_they_are(root: Path):
    """Each folder says in a sentence what it is, in the docstring of its `__init__.py`."""
    sentences = {name: first_sentence(folder / "__init__.py") for name, folder in rooms(root)}

    assert {name: each for name, each in sentences.items() if len(each.split()) < 4} == {}
