from django.db import migrations

from memory_core.row_security import append_only, protect

TABLES = [
    "memory_core_subject",
    "memory_core_lane",
    "memory_core_job",
    "memory_core_turn",
    "memory_core_memory",
    "memory_core_memoryversion",
    "memory_core_evidence",
    "memory_core_finding",
    "memory_core_recallentry",
    "memory_core_vectorentry",
    "memory_core_posting",
    "memory_core_recall",
    "memory_core_ledgerentry",
    "memory_core_ledgerhead",
]


class Migration(migrations.Migration):
    dependencies = [("memory_core", "0001_initial")]

    operations = [*protect(TABLES), append_only("memory_core_ledgerentry")]
