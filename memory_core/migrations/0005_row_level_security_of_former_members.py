from django.db import migrations

from memory_core.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("memory_core", "0004_former_member")]

    operations = protect(["memory_core_formermember"])
