from django.db import migrations


class Migration(migrations.Migration):
    """Takes what was sampled of keys before out of the file of the catalog too, where deleted rows stay as bytes.

    Rows that a transaction beside it may still see are carried over: an upgrade is made with everything else stopped.
    """

    atomic = False

    dependencies = [
        ("keyring", "0004_no_statistics_of_keys"),
    ]

    operations = [migrations.RunSQL("VACUUM (FULL) pg_catalog.pg_statistic", migrations.RunSQL.noop)]
