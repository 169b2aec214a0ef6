"""The rules as data say what the rules in Python say, and are where programs look for them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from string import Formatter

import jsonschema
import pytest

from disclosure_cli.command import run
from disclosure_schema import E2021, EDITIONS, Edition, Report
from disclosure_schema.codec.revisions import schema_of
from disclosure_schema.rules import RULES, rules_data
from disclosure_schema.rules.as_json.rules import PLACES
from disclosure_schema.rules.as_json.rules_schema import rules_schema


def of_edition(edition: Edition) -> dict[str, object]:
    """What the rules as data say of an edition."""
    (found,) = rules_data([edition])["editions"]  # type: ignore[misc]  # a list
    assert isinstance(found, dict)
    return dict(found)


def test_committed_and_printed(root: Path, capfd: pytest.CaptureFixture[str]):
    """docs/rules.json and `disclosure rules --format json` are `rules_data()`, to the letter."""
    committed = (root / "docs" / "rules.json").read_text(encoding="utf-8")

    assert run(["rules", "--format", "json"]) == 0
    assert capfd.readouterr().out == committed
    assert json.loads(committed) == rules_data()


def test_listed(capfd: pytest.CaptureFixture[str]):
    """`disclosure rules` lists every rule once: code, severity, titles, formula."""
    assert run(["rules"]) == 0
    listed = capfd.readouterr().out

    assert len(listed.splitlines()) == 3 * len(RULES)
    for each in RULES:
        first, title, formula = (listed.splitlines()[3 * RULES.index(each) :])[:3]
        assert first.split() == [each.code, each.severity, *each.title.zh.split()]
        assert (title.strip(), formula.strip()) == (each.title.en, each.formula)


def test_schema(root: Path, capfd: pytest.CaptureFixture[str]):
    """The rules satisfy their JSON Schema, which `disclosure schema rules` prints; without any part they do not."""
    data = rules_data()
    jsonschema.Draft202012Validator.check_schema(rules_schema())
    validator = jsonschema.Draft202012Validator(rules_schema())
    validator.validate(data)

    for key in data:
        assert not validator.is_valid({name: each for name, each in data.items() if name != key})
    assert run(["schema", "rules"]) == 0
    assert json.loads(capfd.readouterr().out) == rules_schema()


@pytest.mark.parametrize(
    ("edition", "counts"),
    [
        ("2021", {"T3-ROW": 25, "T3-SUM": 7, "T3-BAL": 7, "T4-SUM": 3}),
        ("2021-undivided", {"T3-ROW": 23, "T3-SUM": 7, "T3-BAL": 7, "T4-SUM": 3}),
        ("2019", {"T3-ROW": 23, "T3-SUM": 7, "T3-BAL": 7, "T4-SUM": 3, "T2-2019": 2}),
    ],
)
def test_as_many_identities_as_the_form_has(edition: str, counts: dict[str, int]):
    """An edition has its identities, each by its code."""
    (chosen,) = (each for each in EDITIONS if each.id == edition)
    identities = of_edition(chosen)["identities"]

    assert Counter(each["code"] for each in identities) == counts  # type: ignore[attr-defined,index]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_cells(edition: Edition):
    """Every cell of an edition has a name of its own, in the order of the page; whatever else is named is one of them."""
    found = of_edition(edition)
    cells = found["cells"]
    assert isinstance(cells, dict)
    named = {each.path: each for each in Report.blank("某局", 2021, edition).cells()}

    assert found["report"] == schema_of(edition)
    assert tuple(cells) == edition.paths
    tables = {"proactive": "/proactive", "requests": "/requests", "disputes": "/"}
    for table, prefix in tables.items():
        labels = [cells[path] for path, each in named.items() if each.section == table]
        assert len({*labels}) == len(labels), prefix
    for path, label in cells.items():
        assert label.endswith(named[path].column[-1])
    paths = [
        *found["amounts"],  # type: ignore[misc]
        *found["not_negative"]["except"],  # type: ignore[index]
        *(each["path"] for each in found["units"]),  # type: ignore[attr-defined]
        *(path for each in found["identities"] for path in each["left"] + each["right"]),  # type: ignore[attr-defined]
    ]
    assert {*paths} <= {*cells}


def test_every_code_is_a_rule():
    """A code that stands anywhere in the data is that of a rule in it, and every rule is used."""
    data = json.dumps(rules_data(), ensure_ascii=False)
    codes: set[str] = set()
    json.loads(data, object_hook=lambda each: codes.add(each.get("code", "")) or each)

    assert codes - {""} == {each.code for each in RULES}


def test_every_place_is_explained():
    """Whatever a template leaves open is explained, in both languages, and nothing else is."""
    data = rules_data()
    words = [each for name, each in data["words"].items() if name != "suggestions"]  # type: ignore[union-attr]
    messages = [each["message"] for each in data["rules"]]  # type: ignore[union-attr,index,call-overload]
    used = {
        name
        for texts in (*words, *messages)
        for text in texts.values()  # type: ignore[union-attr]
        for _, name, _, _ in Formatter().parse(text)
        if name is not None
    }

    assert used == {*PLACES}


def test_an_edition_of_someone_else():
    """The rules of other editions are to be had too."""
    assert [each["id"] for each in rules_data([E2021])["editions"]] == ["2021"]  # type: ignore[union-attr,index,call-overload]


def test_a_closed_output_is_reported():
    """Where the output cannot be written the command says so and ends with 3."""
    command = [sys.executable, "-m", "disclosure_cli", "rules"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr[:29]) == (3, "disclosure: standard output: ")
