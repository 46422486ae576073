"""Tables, constraints and row level security of this record."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from livline.office.tenancy.security import append_only, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("actor_id", models.BigIntegerField(null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("citizen", "Citizen"),
                            ("mentor", "Mentor"),
                            ("company_contact", "Company contact"),
                            ("caseworker", "Caseworker"),
                            ("coordinator", "Mentor coordinator"),
                            ("manager", "Manager"),
                            ("analyst", "Analyst"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("verb", models.CharField(max_length=20)),
                ("object", models.CharField(max_length=40)),
                ("object_id", models.CharField(blank=True, max_length=22)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("case_work", "Work on the case"),
                            ("own_data", "Looked at own data"),
                            ("mentor_support", "Mentor support"),
                            ("company_support", "Support at the company"),
                            ("coordination", "Coordination of mentors"),
                            ("management", "Management and follow-up"),
                            ("statistics", "Statistics"),
                            ("control", "Control of the use of data"),
                            ("administration", "Running the system"),
                            ("stated_reason", "Opened for a stated reason"),
                        ],
                        max_length=30,
                    ),
                ),
                ("subject", models.BigIntegerField(null=True)),
                (
                    "subjects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "-at"], name="audit_subject"),
                    models.Index(fields=["actor_id", "-at"], name="audit_actor"),
                    models.Index(fields=["municipality", "-at"], name="audit_time"),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("subjects", []), _negated=True),
                        fields=["subjects"],
                        name="audit_subjects",
                    ),
                ],
            },
        ),
        protect("audit_auditentry"),
        append_only("audit_auditentry"),
    ]
