import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import memory_core.models.sealed
from memory_core.row_security import protect


class Migration(migrations.Migration):
    dependencies = [
        ("memory_core", "0013_what_ended_and_why"),
    ]

    operations = [
        migrations.AlterField(
            model_name="job",
            name="kind",
            field=models.CharField(
                choices=[("ADD", "Add"), ("DELETE", "Delete"), ("END", "End")], default="ADD", max_length=6
            ),
        ),
        migrations.AlterField(
            model_name="memoryversion",
            name="kind",
            field=models.CharField(
                choices=[
                    ("preference", "preference"),
                    ("fact", "fact"),
                    ("event", "event"),
                    ("plan", "plan"),
                    ("temporary", "temporary"),
                    ("summary", "summary"),
                ],
                default="fact",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="EndedSession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=memory_core.models.sealed.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("owner_id", models.UUIDField()),
                ("run_mac", models.BinaryField(max_length=16)),
                ("agent_mac", models.BinaryField(default=bytes, max_length=16)),
                ("app_mac", models.BinaryField(default=bytes, max_length=16)),
                ("names", memory_core.models.sealed.SealedJSON(default=dict)),
                ("ended_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("unwanted", models.BooleanField(default=False)),
                (
                    "api_key",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="memory_core.apikey"
                    ),
                ),
                (
                    "memory",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="summarises",
                        to="memory_core.memory",
                    ),
                ),
                ("project", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="memory_core.project")),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="memory_core.subject"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)), fields=["due_at"], name="ended_session_due"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner_id", "run_mac", "agent_mac", "app_mac"), name="ended_session_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SummarySource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("owner_id", models.UUIDField()),
                ("project", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="memory_core.project")),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="summaries",
                        to="memory_core.memoryversion",
                    ),
                ),
                (
                    "summary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="memory_core.memoryversion",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["owner_id"], name="summary_source_of_owner")],
                "constraints": [models.UniqueConstraint(fields=("summary", "source"), name="summary_source_once")],
            },
        ),
        *protect(["memory_core_endedsession", "memory_core_summarysource"]),
    ]
