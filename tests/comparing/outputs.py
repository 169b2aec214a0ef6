"""Everything that one checkout makes of the inputs, each as a file; by doors only that stay public.

    PYTHONPATH=CHECKOUT/src:tests python -P -m comparing.outputs CHECKOUT LABEL FOLDER [PATTERN]

The working folder holds the inputs. What is raised is an output too.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from functools import partial
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from attrs import evolve, fields, has

import disclosure_schema as schema
from comparing.asking import LANGUAGES, annotated, asked, called, command, process, style_named
from disclosure_schema import rules
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out, options_named, preview, render_many, renderer_named
from renderers.document_json import document_dumps, document_loads
from renderers.docx import DocxRenderer, TemplateStyles
from renderers.fonts import Fonts, packaged_fonts
from renderers.style import GB_T_9704, Style
from renderers.testing import SPECIMENS
from renderers.typeset import typeset

FORMATS: Final = ("pdf", "svg", "docx", "html", "text", "xlsx")
STYLED: Final = ("pdf", "svg", "docx")
STYLES: Final = ("official", "large-print", "screen")

#: Values of options that have more of them than can be listed; others are tried with all that their type names.
VALUES: Final[Mapping[str, Sequence[str]]] = {
    "width": ("40", "100", "132"),
    "page": ("1", "2", "999"),
    "published": ("2025-01-24", "2025-01-24 09:30", "soon"),
}
SITE: Final = {"site_name": "某站", "site_domain": "www.example.org", "site_id_code": "3200000001"}

PUBLIC: Final = (
    *("disclosure_schema", "disclosure_schema.rules", "disclosure_schema.testing", "renderers"),
    *("renderers.document", "renderers.document_json", "renderers.testing", "renderers.typeset"),
    *("renderers.pdf", "renderers.docx", "renderers.html", "renderers.text", "renderers.svg"),
    "renderers.xlsx",
)


class Outputs:
    """The outputs of a checkout, in a folder, under names that are paths."""

    def __init__(self, checkout: Path, folder: Path, pattern: str) -> None:
        self.count = 0
        self._folder, self._pattern = folder, pattern
        self._hidden = [(str(checkout / "src"), "SOURCES"), (str(Path.cwd()), "HERE")]

    def put(self, name: str, make: Callable[[], bytes | str]) -> None:
        """Keep what `make` gives, or what it raises, unless it was not asked for."""
        name = re.sub(r"[^\w=.,+/-]+", "_", name)
        if not fnmatch(name, self._pattern):
            return
        try:
            made = make()
        except Exception as error:
            made = f"raised {type(error).__name__}: {error}\n"
        if isinstance(made, str):
            for place, word in self._hidden:
                made = made.replace(place, word)
            made = made.encode("utf-8", "backslashreplace")
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise ValueError(f"two outputs are called {name}")
        path.write_bytes(made)
        self.count += 1


def changed(style: Any) -> Iterator[tuple[str, Any]]:
    """A style, or a part of it, with each of its values changed in turn."""
    other = {"align": "center", "face": "heading", "shade": "CCEEFF"}
    for name in (each.name for each in fields(type(style))):
        old = getattr(style, name)
        parts = enumerate(old) if isinstance(old, tuple) else ((None, old),)
        for index, part in parts:
            for place, new in changed(part) if has(type(part)) else ((None, None),):
                if place is None:
                    new = other.get(name, f"{old}·") if isinstance(old, str) else old * 1.15 + 1
                whole = new if index is None else (*old[:index], new, *old[index + 1 :])
                yield ".".join(str(each) for each in (name, index, place) if each is not None), evolve(style, **{name: whole})  # fmt: skip


def choices(name: str) -> list[dict[str, str]]:
    """Every option of a format with every value that is tried, one at a time."""
    found: list[dict[str, str]] = []
    for each in options_named(name):
        if each.name in SITE or not each.from_text:
            continue
        named = re.findall(r"'([^']*)'|\b(\d+)\b", each.type)
        values = VALUES.get(each.name) or tuple(a or b for a, b in named)
        if each.type == "bool":
            values = ("true", "false")
        found += [{each.name: value} for value in values or ('某某 <&> "x"', "a,b")]
    return [*found, SITE] if any(each.name in SITE for each in options_named(name)) else found


def said(options: Mapping[str, str]) -> str:
    """Options as part of a name."""
    return ",".join(f"{key}={value}" for key, value in options.items()) or "default"


def rendering(
    format_: str, options: Mapping[str, str], **values: Any
) -> Callable[[Document], bytes]:
    """What renders documents in a format; only then is the renderer made."""
    return lambda document: renderer_named(format_, options, **values).render(document)


def pages_text(document: Document, style: Style) -> str:
    """Pages, one thing that stands on them on each line."""
    lines: list[str] = []
    for page in typeset(document, style, packaged_fonts()).pages:
        for name in (each.name for each in fields(type(page))):
            value = getattr(page, name)
            things = value if isinstance(value, tuple) else (value,)
            lines += [f"{page.number} {name} {each!r}" for each in things]
    return "\n".join(lines) + "\n"


def signatures(name: str) -> str:
    """The public names of a module, how each is called, and what a class offers."""
    module, lines = import_module(name), []
    is_format = name.rpartition(".")[2] in FORMATS
    names = [each for each in dir(module) if each.endswith("Renderer")]
    for each in names if is_format else sorted(module.__all__):
        thing = getattr(module, each)
        try:
            called = str(inspect.signature(thing)) if callable(thing) else type(thing).__name__
        except ValueError:
            called = "(…)"
        lines.append(f"{each} {called}")
        if inspect.isclass(thing):
            lines += [f"  .{part}" for part in dir(thing) if not part.startswith("_")]
    # Where a thing lies may change.
    text = re.sub(r" at 0x[0-9a-f]+", "", "\n".join(lines))
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=\w)", "", text) + "\n"


class Comparing:
    """The outputs, part by part."""

    def __init__(self, outputs: Outputs) -> None:
        self.put = outputs.put
        self.styles: dict[str, Style] = {each: style_named(each) for each in STYLES}
        self.reports = {each.stem: each for each in sorted(Path("reports").glob("*.json"))}

    def loaded(self) -> Iterator[tuple[str, schema.Report]]:
        """The reports that can be loaded."""
        for name, path in self.reports.items():
            try:
                yield name, schema.loads(path.read_bytes())
            except schema.InvalidSource as error:
                self.put(f"report/{name}/faults.txt", partial(str, error))
        for edition in schema.EDITIONS:
            yield f"numbered-{edition.id}", numbered_report(edition)
            yield f"blank-{edition.id}", schema.Report.blank("某机关", edition.first_year, edition)

    def data(self) -> None:
        """Reports and documents as data, and what stands where on their pages."""
        for edition in schema.EDITIONS:
            self.put(f"schema/{edition.id}.json", lambda e=edition: _json(schema.json_schema(e)))
        self.put("schema/findings.json", lambda: _json(rules.findings_schema()))
        self.put("rules/rules.json", lambda: _json(rules.rules_data()))
        self.put("rules/rules.txt", lambda: "\n".join(map(repr, rules.RULES)))
        for name in PUBLIC:
            self.put(f"public/{name}.txt", partial(signatures, name))
        for name, report in self.loaded():
            document = lay_out(report)
            facts = {
                "report.json": lambda r=report: schema.dumps(r),
                "data.json": lambda r=report: _json(schema.to_data(r)),
                "repr.txt": lambda r=report: repr(r),
                "cells.txt": lambda r=report: "\n".join(map(repr, r.cells())),
                "sums.txt": lambda r=report: sums(r),
                "document.json": lambda d=document: document_dumps(d),
                "bare.json": lambda r=report: document_dumps(lay_out(r, attach_data=False)),
                "findings.json": lambda r=report: findings(r, "a.json"),
                "findings.txt": lambda r=report: repr(rules.check(r)),
                "preview.txt": lambda r=report: f"{preview(r)!r}{preview(r)._repr_html_()}",
            }
            for key, make in facts.items():
                self.put(f"report/{name}/{key}", make)
            for key, style in self.styles.items():
                self.put(f"pages/{name}/{key}.txt", partial(pages_text, document, style))
        for name, document in SPECIMENS.items():
            self.put(f"pages/kit/{name}.txt", partial(pages_text, document, GB_T_9704))
            self.put(f"kit/{name}.json", partial(document_dumps, document))

    def faults(self) -> None:
        """What is said of files that are no reports and no documents, and of reports with mistakes."""
        for path in sorted(Path("wrong").glob("*.json")):
            data = path.read_bytes()
            self.put(f"faults/{path.stem}/report.txt", lambda d=data: schema.dumps(schema.loads(d)))
            self.put(
                f"faults/{path.stem}/document.txt", lambda d=data: document_dumps(document_loads(d))
            )
        for path in sorted(Path("checked").glob("*.json")):
            report = schema.loads(path.read_bytes())
            self.put(f"findings/{path.stem}.json", partial(findings, report, path.stem))
            for language in LANGUAGES:
                for width in (0, 80, 120):
                    asked = partial(command, "check", str(path), "--language", language)
                    name = f"findings/{path.stem}-{language}-{width}.txt"
                    self.put(name, partial(asked, width=width))

    def formats(self) -> None:
        """Every report in every format, each option and each style in turn."""
        documents = [
            (name, lay_out(each), lay_out(each, attach_data=False)) for name, each in self.loaded()
        ]
        for path in sorted(Path("documents").glob("*.json")):
            document = document_loads(path.read_bytes())
            documents.append((f"document-{path.stem}", document, evolve(document, attachments=())))
        ways = [(each, said(options), rendering(each, options)) for each in FORMATS for options in ({}, *choices(each))]  # fmt: skip
        ways += [
            (each, f"style={name}", rendering(each, {}, style=style))
            for each in STYLED
            for name, style in self.styles.items()
            if name != "official"
        ]
        for name, document, bare in documents:
            for format_, way, make in ways:
                self.put(f"{format_}/{name}/{way}", partial(make, document))
            for format_ in FORMATS:
                self.put(f"{format_}/{name}/bare", partial(rendering(format_, {}), bare))
            if not name.startswith("random"):
                for key in ("overview", "proactive", "requests", "disputes"):
                    for format_ in FORMATS:
                        part = lambda d=document, k=key, f=format_: rendering(f, {})(d.section(k))  # noqa: E731
                        self.put(f"{format_}/{name}/section={key}", part)
            for way, renderer in self.templates():
                self.put(
                    f"docx/{name}/template-{way}", lambda r=renderer, d=document: r().render(d)
                )
        for name, document in SPECIMENS.items():
            for format_, way, make in ways:
                if way.startswith(("default", "style", "frame", "fragment", "styling", "width")):
                    self.put(f"{format_}/kit/{name}/{way}", partial(make, document))

    def templates(self) -> Iterator[tuple[str, Callable[[], DocxRenderer]]]:
        """Renderers with a template of a user."""
        data = Path("template.docx").read_bytes()
        own = partial(TemplateStyles, body="正文公文", table="Body Text")
        yield "plain", lambda: DocxRenderer(template=data)
        yield "styles", lambda: DocxRenderer(template=data, template_styles=own())
        yield "missing", lambda: DocxRenderer(template=data, template_styles=TemplateStyles(title="没有"))  # fmt: skip
        yield "broken", lambda: DocxRenderer(template=data[:300])
        yield "large-print", lambda: DocxRenderer(template=data, style=self.styles["large-print"])

    def pairs(self) -> None:
        """One report with every two options together, every value of a style changed, and other fonts."""
        report = schema.loads(self.reports["awkward-2020"].read_bytes())
        document = lay_out(report)
        for format_ in FORMATS:
            styles = self.styles if format_ in STYLED else {"official": None}
            for first, second in combinations(({}, *choices(format_)), 2):
                if len({*first, *second}) < len(first) + len(second):
                    continue
                for name, style in styles.items():
                    made = rendering(format_, {**first, **second}, style=style)
                    way = f"{said({**first, **second})},{name}"
                    self.put(f"pairs/{format_}/{way}", partial(made, document))
        everything = lay_out(schema.loads(self.reports["everything-2021"].read_bytes()))
        for name, style in changed(GB_T_9704):
            self.put(f"styles/{name}.txt", partial(pages_text, everything, style))
            self.put(f"styles/{name}.docx", partial(rendering("docx", {}, style=style), document))
            self.put(f"styles/{name}.pdf", partial(rendering("pdf", {}, style=style), document))
        serif = packaged_fonts()
        roles = [each.name for each in fields(Fonts)]
        swapped = evolve(serif, **{each: getattr(serif, each)[::-1] for each in roles})
        alone = evolve(serif, **{each: getattr(serif, each)[:1] for each in roles})
        for name, fonts in {"swapped": swapped, "alone": alone}.items():
            for format_ in ("pdf", "svg"):
                made = rendering(format_, {}, fonts=fonts)
                self.put(f"fonts/{name}.{format_}", partial(made, document))
        many = lambda: "\n".join(f"{e.index} {e.renderer.name} {hashlib.sha256(e.data).hexdigest()}" for e in render_many([report] * 2, FORMATS))  # noqa: E731  # fmt: skip
        self.put("many/all.txt", many)

    def commands(self) -> None:
        """What the command says, and which files it makes."""
        for arguments, options in asked():
            name = called(arguments, options)
            self.put(f"command/{name}.txt", partial(command, *arguments, **options))
        suqian = Path("reports/suqian-2024.json").read_bytes()
        for arguments in (
            ("--version",),
            ("check", "reports/wrong-sums-2022.json"),
            ("check", "-", "--format", "json"),
            ("render", "-", "--to", "pdf", "-o", "-"),
            ("render", "-", "--to", "xlsx", "-o", "-"),
            ("document", "-"),
        ):
            self.put(f"process/{'_'.join(arguments).replace('/', '-')}", partial(process, *arguments, data=suqian))  # fmt: skip

    def words(self) -> None:
        """Word documents that were edited: what is found in them, and the copies with comments."""
        for path in sorted(Path("word").glob("*.docx")):
            for language in LANGUAGES:
                ask = partial(command, "check", str(path), "--language", language)
                self.put(f"word/{path.stem}/check-{language}.txt", ask)
            self.put(f"word/{path.stem}/annotated", partial(annotated, path))
            ask = partial(command, "check", str(path), "--format", "json", "--annotate")
            self.put(f"word/{path.stem}/told.txt", partial(ask, "told.docx", made="told.docx"))


def sums(report: schema.Report) -> str:
    """The totals that the parts of a report would have."""
    outcomes = report.requests.outcomes
    groups = (outcomes.refused, outcomes.unavailable, outcomes.not_processed)
    blocks = (report.reconsideration, report.litigation.direct, outcomes.granted)
    lines = [schema.expected_outcomes(outcomes), *map(schema.subtotal, groups)]
    return "\n".join(map(repr, (*lines, *map(schema.expected_total, blocks))))


def findings(report: schema.Report, name: str) -> str:
    """What is found in a report, as JSON."""
    return rules.findings_dumps([rules.CheckedReport(report, rules.check(report), name)], ["x"])


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def main(checkout: Path, label: str, folder: Path, pattern: str = "*") -> None:
    """Make everything and tell how far it is."""
    sources = (checkout / "src").resolve()
    for name in ("disclosure_schema", "renderers", "disclosure_cli"):
        if sources not in Path(str(import_module(name).__file__)).resolve().parents:
            raise SystemExit(f"{name} is not that of {sources}")
    outputs, start = Outputs(checkout, folder, pattern), time.monotonic()
    comparing = Comparing(outputs)
    for part in ("data", "faults", "commands", "words", "pairs", "formats"):
        getattr(comparing, part)()
        spent = time.monotonic() - start
        print(f"{label}: {part} made, {outputs.count} outputs, {spent:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    place, label, folder, *pattern = sys.argv[1:]
    main(Path(place), label, Path(folder), *pattern)
