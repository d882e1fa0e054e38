from django.db import migrations

from memory_core.row_security import protect

TABLES = [
    "audit_maintenanceact",
    "audit_maintenancechoice",
    "audit_maintenancerun",
    "audit_mergeproposal",
]


class Migration(migrations.Migration):
    dependencies = [("audit", "0012_maintenance")]

    operations = protect(TABLES)
