"""Who asks. Every service that reads or writes for an agent starts from a caller."""

from dataclasses import dataclass
from uuid import UUID

from memory_core.errors import NotPermitted


@dataclass(frozen=True, slots=True)
class Caller:
    """An authenticated party within one project; `key_id` is set for agents."""

    project_id: UUID
    actor: str
    scopes: frozenset[str]
    key_id: UUID | None = None

    def must(self, scope: str) -> None:
        """Raise NotPermitted unless the caller holds `scope` (or is an admin)."""
        if scope not in self.scopes and "admin" not in self.scopes:
            raise NotPermitted(f"This key lacks the scope '{scope}'.")
