from django.db import migrations

from memory_core.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("memory_core", "0015_what_is_learned")]

    operations = protect(["memory_core_gatetally"])
