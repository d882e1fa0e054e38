from django.db import migrations

from memory_core.row_security import say_again


class Migration(migrations.Migration):
    """Row-level security compares with the project of the transaction, which is now looked up once per statement."""

    dependencies = [
        ("audit", "0013_row_level_security_of_maintenance"),
        ("memory_core", "0018_merged_stays_true"),
    ]

    operations = [say_again()]
