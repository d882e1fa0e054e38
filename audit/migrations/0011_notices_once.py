from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("audit", "0010_traces_of_an_erasure")]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="error",
            field=models.CharField(blank=True, help_text="The kind of the last failure.", max_length=60),
        ),
        migrations.AddField(
            model_name="notice",
            name="trying_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="receiver",
            constraint=models.UniqueConstraint(
                condition=Q(active=True), fields=("project", "url"), name="receiver_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("run", "receiver"), name="notice_once_a_run"),
        ),
    ]
