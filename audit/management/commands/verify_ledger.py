"""Check the ledger: exit code 1 and the first bad entry when anything was done to it."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.timesince import timesince

from audit import ledger_check
from audit.ledger_check import Report, Verdict
from memory_core.errors import NotFound

SECONDS_SHOWN = 120


class Command(BaseCommand):
    help = "Compute every digest anew and compare the chains with the anchors that were kept outside the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", default="", metavar="SLUG", help="one project instead of all")
        parser.add_argument(
            "--anchors", type=Path, action="append", metavar="FILE",
            help="an anchor file, or a copy of one; give it again for several (default: CANDOR_ANCHOR_FILE)",
        )  # fmt: skip
        parser.add_argument(
            "--without-anchors", action="store_true", help="digests and links only, which cannot show a total rewrite"
        )
        parser.add_argument("--json", action="store_true", help="one JSON object for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        missing = [str(path) for path in options["anchors"] or [] if not path.exists()]
        if missing:
            raise CommandError(f"There is no anchor file {', '.join(missing)}.")
        try:
            report = ledger_check.verify(
                options["project"], files=options["anchors"], witnessed=not options["without_anchors"]
            )
        except NotFound as error:
            raise CommandError(error.detail) from error
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if report.all():
            sys.exit(1)


def _as_json(report: Report) -> str:
    return json.dumps({**asdict(report), "ok": not report.all()}, default=str, indent=2)


def _as_text(report: Report) -> str:
    lines = [f"{finding.kind.upper()}: {finding.explanation}" for finding in report.findings]
    for verdict in report.chains:
        lines += [_state(verdict), *(f"  {f.kind.upper()} {f.explanation}" for f in verdict.findings)]
    return "\n".join(lines or ["There is no project yet."])


def _state(verdict: Verdict) -> str:
    if verdict.findings:
        return f"{verdict.project}: something is wrong with this chain of {verdict.entries:,} entries"
    return f"{verdict.project}: {verdict.entries:,} entries, unbroken; {_witness(verdict)}"


def _witness(verdict: Verdict) -> str:
    if verdict.witnessed_at is None:
        return "no anchor yet, so a total rewrite could not be told"
    seconds = int((timezone.now() - verdict.witnessed_at).total_seconds())
    ago = f"{seconds} s" if seconds < SECONDS_SHOWN else timesince(verdict.witnessed_at, depth=1)
    left = verdict.entries - verdict.witnessed
    behind = f"; the {left:,} since then hold together and have no witness yet" if left else ""
    return f"witnessed up to {verdict.witnessed:,}, {ago} ago{behind}"
