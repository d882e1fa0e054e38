from audit.models.decision import BulkRun, Decision
from audit.models.quality import Contradiction, Progress, QualitySample
from audit.models.queue import AlarmState, Claim, Note, SavedFilter

__all__ = [
    "AlarmState",
    "BulkRun",
    "Claim",
    "Contradiction",
    "Decision",
    "Note",
    "Progress",
    "QualitySample",
    "SavedFilter",
]
