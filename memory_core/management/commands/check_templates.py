"""Holds the templates to what the content security policy and a browser without JavaScript ask of them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateSyntaxError, engines
from django.template.loader import get_template

TAG = re.compile(r"<(?!/|!)([a-z][\w-]*)((?:\{[{%].*?[%}]\}|\"[^\"]*\"|'[^']*'|[^>\"'])*)>", re.DOTALL)
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
FOREIGN = re.compile(r"""\s(?:src|href|action)\s*=\s*["'](?:https?:)?//""")
HANDLER = re.compile(r"\son[a-z]+\s*=")


class Command(BaseCommand):
    help = "Compile every template and refuse inline styles, inline scripts, foreign sources and dead links and forms."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        folders = [Path(folder) for engine in engines.all() for folder in engine.dirs]
        faults = [fault for folder in folders for fault in faults_below(folder)]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("The templates are in order.")


def faults_below(folder: Path) -> Iterator[str]:
    """What is wrong with the templates of a folder, one line a fault."""
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            yield f"{name}: {error}"
        yield from (f"{name}: {fault}" for fault in faults_of(path.read_text(encoding="utf-8")))


def faults_of(source: str) -> Iterator[str]:
    """What is wrong with the source of one template."""
    for tag in TAG.finditer(source):
        yield from _faults_of_tag(tag.group(1), tag.group(2), tag.group(0))
    for form in FORM.findall(source):
        if 'method="post"' in form and "csrf_token" not in form:
            yield "a form that posts needs a csrf_token"


def _faults_of_tag(name: str, attributes: str, tag: str) -> Iterator[str]:
    if name == "style" or re.search(r"\sstyle\s*=", attributes):
        yield f"inline style: {tag}"
    if HANDLER.search(attributes):
        yield f"inline handler: {tag}"
    if name == "script" and " src=" not in attributes:
        yield f"inline script: {tag}"
    if FOREIGN.search(attributes):
        yield f"comes from elsewhere: {tag}"
    if name == "a" and " href=" not in attributes:
        yield f"leads nowhere: {tag}"
    if name == "form" and " action=" not in attributes:
        yield f"posts nowhere: {tag}"
    if name in {"img", "svg"} and not re.search(r"\s(alt|aria-label|aria-hidden)=", attributes):
        yield f"says nothing to a screen reader: {tag}"
