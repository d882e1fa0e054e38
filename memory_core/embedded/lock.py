"""One owner of a folder at a time."""

import fcntl
import os
from pathlib import Path
from typing import IO

from memory_core.embedded.errors import ClusterError, told_plainly


def hold(folder: Path) -> IO[str]:
    """Hold the lock of `folder` until the file returned is closed or we end, however we end.

    Raises ClusterError, naming the process, when somebody else holds it.
    """
    with told_plainly(folder):
        file = (folder / "lock").open("a+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        holder = file.read().strip()
        file.close()
        raise ClusterError(f"Another Candor is already running on {folder} (process {holder})") from None
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file
