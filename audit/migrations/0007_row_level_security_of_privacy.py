from django.db import migrations

from memory_core.row_security import protect

TABLES = [
    "audit_erasurerun",
    "audit_export",
    "audit_exportpart",
    "audit_legalhold",
    "audit_notice",
    "audit_privacyrequest",
    "audit_receipt",
    "audit_receiver",
    "audit_requestnote",
    "audit_retentionoverride",
]


class Migration(migrations.Migration):
    dependencies = [("audit", "0006_privacy")]

    operations = protect(TABLES)
