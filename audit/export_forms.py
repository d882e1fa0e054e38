"""How an export is written down: as one JSON document, or as one CSV file for each table in a ZIP archive.

Both are written a stretch at a time, so that neither making nor sending one needs it in memory.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audit.export_contents import SECTIONS, Row, plain

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
ABOUT = "about.txt"
# What a spreadsheet would calculate instead of show, also where it takes another character for the separator.
FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows of a section, and where in it they stand."""

    section: int
    rows: Sequence[Row]
    is_first: bool
    is_last: bool

    @property
    def name(self) -> str:
        return SECTIONS[self.section].name

    @property
    def ends_export(self) -> bool:
        return self.is_last and self.section == len(SECTIONS) - 1


class JSONForm:
    """One object: the head's values, then an array for each table, a line for each row."""

    content_type = "application/json"
    ending = "json"

    def file_of(self, section: int) -> str:
        return ""

    def head(self, head: Row) -> str:
        return _json(head, indent=1)[:-2]  # stays open

    def stretch(self, part: Stretch) -> str:
        rows = ",\n".join(_json(row) for row in part.rows)
        before = f',\n "{part.name}": [\n' if part.is_first else ",\n" if rows else ""
        return before + rows + ("\n ]" if part.is_last else "") + ("\n}\n" if part.ends_export else "")

    def sent(self, parts: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        return (text.encode() for _, text in parts)


class CSVForm:
    """A ZIP archive. Tables without rows are left out; what is a list or an object stands as JSON in its cell."""

    content_type = "application/zip"
    ending = "zip"

    def file_of(self, section: int) -> str:
        return f"{SECTIONS[section].name}.csv" if section >= 0 else ABOUT

    def head(self, head: Row) -> str:
        return "".join(f"{name}: {_cell(value)}\n" for name, value in _flat(head))

    def stretch(self, part: Stretch) -> str:
        if not part.rows:
            return ""
        text = io.StringIO()
        table = csv.writer(text, quoting=csv.QUOTE_ALL)
        if part.is_first:
            text.write(BYTE_ORDER_MARK)
            table.writerow(part.rows[0])
        table.writerows([harmless(_cell(value)) for value in row.values()] for row in part.rows)
        return text.getvalue()

    def sent(self, parts: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        return _zipped((name, text) for name, text in parts if text)


FORMS: Mapping[str, JSONForm | CSVForm] = {"json": JSONForm(), "csv": CSVForm()}


def harmless(text: str) -> str:
    """A cell that a spreadsheet shows and does not calculate: an apostrophe goes before what would begin a formula."""
    return FORMULA.sub(r"\1'", text)


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, default=plain, ensure_ascii=False, indent=indent)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list | tuple):
        return _json(value) if value else ""
    return str(value) if isinstance(value, str | int | float) else str(plain(value))


def _flat(head: Row) -> Iterator[tuple[str, Any]]:
    """The head as lines: what is nested gets a line for each value."""
    for name, value in head.items():
        if isinstance(value, dict):
            yield from ((f"{name} {inner}", each) for inner, each in value.items())
        elif isinstance(value, list):
            yield from ((name, each) for each in value)
        else:
            yield name, value


class _Outbox(io.RawIOBase):
    """Takes what a ZIP archive writes until it is sent. It cannot be wound back, and ZIP allows for that."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.waiting += data
        return len(data)

    def taken(self) -> bytes:
        taken, self.waiting = bytes(self.waiting), bytearray()
        return taken


def _zipped(parts: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """An archive of the named texts, neighbours of one name together as one file."""
    outbox = _Outbox()
    name, file = "", None
    with zipfile.ZipFile(outbox, "w", zipfile.ZIP_DEFLATED) as archive:
        for part_name, text in parts:
            if file is None or part_name != name:
                if file is not None:
                    file.close()
                name, file = part_name, archive.open(part_name, "w")
            file.write(text.encode())
            yield outbox.taken()
        if file is not None:
            file.close()
    yield outbox.taken()
