from django.db import migrations

from memory_core.row_security import protect

TABLES = [
    "memory_core_agentpause",
    "memory_core_removal",
    "memory_core_rotationdue",
    "memory_core_suppression",
]


class Migration(migrations.Migration):
    dependencies = [("memory_core", "0007_privacy")]

    operations = protect(TABLES)
