from memory_core.models.index import EmbeddingSpace, Posting, RecallEntry, VectorEntry
from memory_core.models.ledger import LedgerEntry, LedgerHead
from memory_core.models.memory import Evidence, Finding, Memory, MemoryVersion, Retired, Status
from memory_core.models.principals import ApiKey, Lane, Membership, Project, Scope, SignInLink, Subject, User
from memory_core.models.recall import Recall
from memory_core.models.source import Job, Turn

__all__ = [
    "ApiKey",
    "EmbeddingSpace",
    "Evidence",
    "Finding",
    "Job",
    "Lane",
    "LedgerEntry",
    "LedgerHead",
    "Membership",
    "Memory",
    "MemoryVersion",
    "Posting",
    "Project",
    "Recall",
    "RecallEntry",
    "Retired",
    "Scope",
    "SignInLink",
    "Status",
    "Subject",
    "Turn",
    "User",
    "VectorEntry",
]
