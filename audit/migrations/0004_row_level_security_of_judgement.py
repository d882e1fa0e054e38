from django.db import migrations

from memory_core.row_security import protect

TABLES = [
    "audit_alarmstate",
    "audit_bulkrun",
    "audit_claim",
    "audit_contradiction",
    "audit_note",
    "audit_progress",
    "audit_qualitysample",
    "audit_savedfilter",
]


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_judgement")]

    operations = protect(TABLES)
