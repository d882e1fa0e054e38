"""Check the receipt of an erasure: exit code 1 and the reasons when it does not hold."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit import receipts
from audit.models import Receipt
from memory_core.errors import CandorError


class Command(BaseCommand):
    help = (
        "Check a receipt's signature and its entries in the ledger, and look everywhere again for what it says is gone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("receipt", metavar="NUMBER|FILE", help="its number, or the file that was handed out")
        parser.add_argument("--project", default="", metavar="SLUG", help="whose number it is, where there are several")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            receipt, problems = _checked(options["receipt"], options["project"])
        except CandorError as error:
            raise CommandError(error.detail) from error
        self.stdout.write("\n".join(problems) or _says(receipt))
        if problems:
            sys.exit(1)


def _checked(asked: str, slug: str) -> tuple[Receipt, list[str]]:
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        receipt = receipts.find(number=int(asked), slug=slug)
        return receipt, receipts.verify(receipt)
    try:
        return receipts.verify_file(Path(asked).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{asked} cannot be read: {error}") from error


def _says(receipt: Receipt) -> str:
    said = receipt.says
    return (
        f"Receipt {receipt.number} holds. Nothing could be read from {said['unreachable_at']}, the key was destroyed at"
        f" {said['key_destroyed_at']}, entry {receipt.ledger_sequence} of the ledger says so, and nothing of the person"
        " is left in any table today."
    )
