"""Tables, constraints and row level security of this record."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import livline.office.tenancy.models
from livline.office.tenancy.security import protect


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0001_initial"),
        ("cases", "0001_initial"),
        ("matches", "0001_initial"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=livline.office.tenancy.models.new_public_id,
                        editable=False,
                        max_length=22,
                        unique=True,
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("key", models.UUIDField(editable=False)),
                ("source_id", models.CharField(blank=True, editable=False, max_length=64)),
                ("started_at", models.DateTimeField(verbose_name="When")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="Minutes")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("phone", "Phone"),
                            ("video", "Video"),
                            ("text", "Text message"),
                            ("accompanying", "Went along"),
                        ],
                        max_length=15,
                        verbose_name="Kind",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("no_show", "No-show"),
                            ("late_cancellation", "Late cancellation"),
                        ],
                        default="held",
                        max_length=20,
                        verbose_name="Outcome",
                    ),
                ),
                (
                    "shared_note",
                    models.TextField(blank=True, verbose_name="Note that the citizen reads"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, verbose_name="Note for the mentor and the caseworker"
                    ),
                ),
                ("received_late", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="cases.case",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="matches.match",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="agreements.task",
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Addendum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=livline.office.tenancy.models.new_public_id,
                        editable=False,
                        max_length=22,
                        unique=True,
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("text", models.TextField(verbose_name="Addendum")),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addenda",
                        to="contacts.contact",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ContactDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=livline.office.tenancy.models.new_public_id,
                        editable=False,
                        max_length=22,
                        unique=True,
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("content", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                (
                    "match",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="matches.match",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=livline.office.tenancy.models.new_public_id,
                        editable=False,
                        max_length=22,
                        unique=True,
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("starts_at", models.DateTimeField(verbose_name="When")),
                ("minutes", models.PositiveSmallIntegerField(default=60, verbose_name="Minutes")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("phone", "Phone"),
                            ("video", "Video"),
                            ("text", "Text message"),
                            ("accompanying", "Went along"),
                        ],
                        max_length=15,
                        verbose_name="Kind",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="Where")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="cases.case",
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appointments",
                        to="matches.match",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [models.Index(fields=["case", "starts_at"], name="appointment_of_case")],
            },
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["case", "-started_at"], name="contact_of_case"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["match", "-started_at"], name="contact_of_match"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                fields=["municipality", "-started_at", "-id"], name="contact_by_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(fields=("match", "key"), name="contact_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_id", ""), _negated=True),
                fields=("municipality", "source_id"),
                name="contact_imported_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__lte", 1440)), name="contact_within_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactdraft",
            constraint=models.UniqueConstraint(
                fields=("match", "user"), name="one_draft_per_match"
            ),
        ),
        protect(
            "contacts_contact", "contacts_addendum", "contacts_contactdraft", "contacts_appointment"
        ),
    ]
