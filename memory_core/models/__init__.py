from memory_core.models.index import EmbeddingSpace, Mention, Posting, RecallEntry, VectorEntry
from memory_core.models.ledger import FormerMember, LedgerEntry, LedgerHead
from memory_core.models.memory import Evidence, Finding, Memory, MemoryVersion, Retired, Status
from memory_core.models.principals import ApiKey, Lane, Membership, Project, Scope, SignInLink, Subject, User
from memory_core.models.privacy import AgentPause, Removal, RotationDue, Suppression, TombstoneMark
from memory_core.models.recall import Recall
from memory_core.models.services import ModelService
from memory_core.models.source import Job, Turn
from memory_core.models.summary import EndedSession, SummarySource
from memory_core.models.tally import GateTally
from memory_core.models.tries import Tries

__all__ = [
    "AgentPause",
    "ApiKey",
    "EmbeddingSpace",
    "EndedSession",
    "Evidence",
    "Finding",
    "FormerMember",
    "GateTally",
    "Job",
    "Lane",
    "LedgerEntry",
    "LedgerHead",
    "Membership",
    "Memory",
    "MemoryVersion",
    "Mention",
    "ModelService",
    "Posting",
    "Project",
    "Recall",
    "RecallEntry",
    "Removal",
    "Retired",
    "RotationDue",
    "Scope",
    "SignInLink",
    "Status",
    "Subject",
    "SummarySource",
    "Suppression",
    "TombstoneMark",
    "Tries",
    "Turn",
    "User",
    "VectorEntry",
]
