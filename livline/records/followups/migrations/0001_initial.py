"""Tables, constraints and row level security of this record."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import livline.office.tenancy.models
from livline.office.tenancy.security import protect


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("grants", "0001_initial"),
        ("matches", "0001_initial"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ending",
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
                ("ended_on", models.DateField(verbose_name="Ended on")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("planned", "Ended as planned"),
                            ("goal_reached", "The goal is reached"),
                            ("citizen_wish", "The citizen's wish"),
                            ("mentor_left", "The mentor stopped"),
                            ("handover", "Handed over to another mentor"),
                            ("other_support", "Other help fits better"),
                            ("moved", "Moved to another municipality"),
                        ],
                        max_length=20,
                        verbose_name="Why",
                    ),
                ),
                (
                    "summary",
                    models.TextField(blank=True, verbose_name="What the citizen takes along"),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endings",
                        to="cases.case",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ending",
                        to="grants.grant",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Handover",
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
                (
                    "note",
                    models.TextField(blank=True, verbose_name="What the next mentor should know"),
                ),
                (
                    "citizen_agrees",
                    models.BooleanField(
                        default=False, verbose_name="The citizen agrees that the note is passed on"
                    ),
                ),
                ("handed_over_on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="cases.case",
                    ),
                ),
                (
                    "from_match",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("week_4", "After four weeks"),
                            ("week_13", "After thirteen weeks"),
                            ("before_end", "Four weeks before the end"),
                            ("extra", "Extra follow-up"),
                        ],
                        max_length=12,
                    ),
                ),
                ("due_on", models.DateField(verbose_name="Due")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="Held")),
                (
                    "support_delivered",
                    models.BooleanField(null=True, verbose_name="The support was given as agreed"),
                ),
                (
                    "citizen_view",
                    models.CharField(
                        choices=[
                            ("better", "Better"),
                            ("same", "The same"),
                            ("worse", "Worse"),
                            ("no_answer", "Not asked or no answer"),
                        ],
                        default="no_answer",
                        max_length=10,
                        verbose_name="The citizen's view",
                    ),
                ),
                (
                    "mentor_view",
                    models.CharField(
                        choices=[
                            ("better", "Better"),
                            ("same", "The same"),
                            ("worse", "Worse"),
                            ("no_answer", "Not asked or no answer"),
                        ],
                        default="no_answer",
                        max_length=10,
                        verbose_name="The mentor's view",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="What was said")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("continue", "Go on as agreed"),
                            ("adjust", "Adjust the tasks"),
                            ("extend", "Extend"),
                            ("other_mentor", "Find another mentor"),
                            ("end", "End the support"),
                        ],
                        max_length=15,
                        verbose_name="Decision",
                    ),
                ),
                ("cancelled_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followups",
                        to="cases.case",
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followups",
                        to="grants.grant",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("cancelled_on__isnull", True), ("held_on__isnull", True)
                        ),
                        fields=["municipality", "due_on"],
                        name="followup_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_on__isnull", True),
                            models.Q(("decision", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="followup_held_has_a_decision",
                    )
                ],
            },
        ),
        protect("followups_ending", "followups_handover", "followups_followup"),
    ]
