"""Counting what the gate kept from the model, and telling the sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from memory_core.models.tally import GateTally, shard_of

LETTERS_A_TOKEN = 4  # OpenAI's rule of thumb for English; other scripts have fewer, so this errs on the low side

COUNT_SQL = """
    INSERT INTO memory_core_gatetally (project_id, day, shard, turns, tokens, dropped_turns, dropped_tokens)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (project_id, day, shard) DO UPDATE SET
        turns = memory_core_gatetally.turns + excluded.turns,
        tokens = memory_core_gatetally.tokens + excluded.tokens,
        dropped_turns = memory_core_gatetally.dropped_turns + excluded.dropped_turns,
        dropped_tokens = memory_core_gatetally.dropped_tokens + excluded.dropped_tokens
"""


@dataclass(frozen=True, slots=True)
class Spared:
    """Turns and estimated tokens that came in, and those of them that no model was asked about."""

    turns: int = 0
    tokens: int = 0
    dropped_turns: int = 0
    dropped_tokens: int = 0

    @property
    def share(self) -> float:
        """Of the tokens, 0 to 1."""
        return self.dropped_tokens / self.tokens if self.tokens else 0.0


def tokens_in(contents: Iterable[str]) -> int:
    """About how many tokens these are to a model."""
    return sum(-(-len(content) // LETTERS_A_TOKEN) for content in contents)


def count(project_id: UUID, owner_id: UUID, contents: Iterable[str], kept: Iterable[str]) -> None:
    """Add one exchange to today's numbers. Last of all in its transaction, for the row stays locked until its end."""
    every, read = list(contents), list(kept)
    tokens, read_tokens = tokens_in(every), tokens_in(read)
    numbers = (len(every), tokens, len(every) - len(read), tokens - read_tokens)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_SQL, [project_id, timezone.now().date(), shard_of(owner_id), *numbers])


def spared(since: date | None = None) -> Spared:
    """The sum of the project in whose scope this is asked, from a day on or from its beginning. One query."""
    rows = GateTally.objects.since(since) if since else GateTally.objects.all()
    fields = ("turns", "tokens", "dropped_turns", "dropped_tokens")
    found = rows.aggregate(**{name: Sum(name) for name in fields})
    return Spared(**{name: int(found[name] or 0) for name in fields})
