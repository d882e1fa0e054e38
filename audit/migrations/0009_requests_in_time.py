from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("audit", "0008_first_yes_index")]

    operations = [
        migrations.AddField(
            model_name="privacyrequest",
            name="outcome",
            field=models.CharField(blank=True, help_text="What came of it, as a code.", max_length=20),
        ),
        migrations.AddField(
            model_name="privacyrequest",
            name="export_id",
            field=models.UUIDField(blank=True, help_text="The copy that was made for it.", null=True),
        ),
        migrations.AddField(
            model_name="privacyrequest",
            name="restricts",
            field=models.BooleanField(default=False, help_text="The person is restricted while this is examined."),
        ),
        migrations.AddField(
            model_name="privacyrequest",
            name="mailed_for",
            field=models.PositiveSmallIntegerField(blank=True, help_text="Days left at the last mail.", null=True),
        ),
        migrations.AddField(
            model_name="privacyrequest",
            name="posted_for",
            field=models.PositiveSmallIntegerField(blank=True, help_text="Days left at the last webhook.", null=True),
        ),
        migrations.AddField(
            model_name="privacyrequest",
            name="alarm_tried_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="privacyrequest",
            constraint=models.CheckConstraint(
                condition=Q(seconded_by="") | ~Q(seconded_by=F("filed_by")), name="request_seconded_by_no_filer"
            ),
        ),
        migrations.AddConstraint(
            model_name="privacyrequest",
            constraint=models.CheckConstraint(
                condition=~Q(state__in=["working", "grace", "running", "fulfilled"])
                | ~Q(proof="")
                | Q(outcome="already_gone"),
                name="request_proved_before_work",
            ),
        ),
        migrations.AddConstraint(
            model_name="privacyrequest",
            constraint=models.CheckConstraint(
                condition=~Q(kind="erasure", state__in=["grace", "running", "fulfilled"])
                | ~Q(seconded_by="")
                | Q(decided_by__startswith="subject:")
                | Q(outcome="already_gone"),
                name="request_erasure_by_two_or_own",
            ),
        ),
    ]
