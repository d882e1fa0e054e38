import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0009_requests_in_time")]

    operations = [
        migrations.AddField(
            model_name="erasurerun",
            name="traces",
            field=models.BinaryField(
                null=True, help_text="What to look for afterwards, sealed under a key of the run's own."
            ),
        ),
        migrations.AddField(
            model_name="erasurerun",
            name="outside",
            field=models.JSONField(default=list, help_text="What lies outside, as it was before."),
        ),
        migrations.AddField(
            model_name="erasurerun",
            name="next_try_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AlterField(
            model_name="erasurerun",
            name="error",
            field=models.CharField(blank=True, help_text="The kind of the last failure.", max_length=200),
        ),
        migrations.AddIndex(
            model_name="erasurerun",
            index=models.Index(fields=["subject_id"], name="erasure_of_subject"),
        ),
    ]
