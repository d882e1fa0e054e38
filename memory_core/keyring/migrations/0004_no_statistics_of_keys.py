from django.db import migrations

# What ANALYZE samples of a column stays in the catalog, and in its dead rows, after the row itself has gone. To give a
# column its own type again takes out what was sampled before.
NO_STATISTICS = """
ALTER TABLE keyring_wrappedkey ALTER COLUMN wrapped SET STATISTICS 0;
ALTER TABLE keyring_wrappedkey ALTER COLUMN wrapped TYPE bytea;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("keyring", "0003_tombstones_in_time"),
    ]

    operations = [migrations.RunSQL(NO_STATISTICS, migrations.RunSQL.noop)]
