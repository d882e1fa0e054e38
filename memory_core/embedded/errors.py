"""What can go wrong on the way to a running server."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ClusterError(Exception):
    """The server cannot be started or kept. The text is one line that says what to do."""


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses inside `folder` into one line."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ClusterError(disk_full(folder)) from error
        raise ClusterError(f"{error.filename or folder} cannot be used: {error.strerror}") from error


def disk_full(folder: Path) -> str:
    """The one line for a full disk."""
    return f"The disk is full: make room for {folder}"
