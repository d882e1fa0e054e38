from django.db import migrations

from memory_core.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = protect(["audit_decision"])
