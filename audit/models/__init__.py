from audit.models.decision import BulkRun, Decision
from audit.models.maintenance import MaintenanceAct, MaintenanceChoice, MaintenanceRun, MergeProposal
from audit.models.privacy import (
    ErasureRun,
    Export,
    ExportPart,
    LegalHold,
    Notice,
    PrivacyRequest,
    Receipt,
    Receiver,
    RequestNote,
    RetentionOverride,
)
from audit.models.quality import Contradiction, Progress, QualitySample
from audit.models.queue import AlarmState, Claim, Note, SavedFilter

__all__ = [
    "AlarmState",
    "BulkRun",
    "Claim",
    "Contradiction",
    "Decision",
    "ErasureRun",
    "Export",
    "ExportPart",
    "LegalHold",
    "MaintenanceAct",
    "MaintenanceChoice",
    "MaintenanceRun",
    "MergeProposal",
    "Note",
    "Notice",
    "PrivacyRequest",
    "Progress",
    "QualitySample",
    "Receipt",
    "Receiver",
    "RequestNote",
    "RetentionOverride",
    "SavedFilter",
]
