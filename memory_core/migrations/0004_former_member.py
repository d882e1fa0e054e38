import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import memory_core.models.sealed


class Migration(migrations.Migration):
    dependencies = [("memory_core", "0003_judgement")]

    operations = [
        migrations.CreateModel(
            name="FormerMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=memory_core.models.sealed.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("actor", models.CharField(max_length=60)),
                ("name", memory_core.models.sealed.SealedText()),
                ("role", models.CharField(max_length=15)),
                ("left_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "project",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="memory_core.project"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("project", "actor"), name="former_member_once_per_project")
                ],
            },
        ),
        migrations.AlterField(
            model_name="membership",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to=settings.AUTH_USER_MODEL
            ),
        ),
    ]
