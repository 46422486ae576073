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
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Grant",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Draft withdrawn"),
                            ("ended", "Ended"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "purpose_kind",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Activity"),
                            (2, "Offer"),
                            (3, "Ordinary education"),
                            (4, "Flex-job"),
                            (5, "Ordinary job"),
                        ],
                        null=True,
                        verbose_name="Purpose",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        choices=[("get", "Get"), ("keep", "Keep")],
                        max_length=5,
                        verbose_name="Get or keep",
                    ),
                ),
                (
                    "target",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="Which activity, offer, education or job",
                    ),
                ),
                (
                    "decisive_reason",
                    models.TextField(blank=True, verbose_name="Why the mentor is decisive"),
                ),
                (
                    "beyond_ordinary",
                    models.TextField(blank=True, verbose_name="What goes beyond the ordinary duty"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="From")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="Until")),
                (
                    "hours_per_week",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=4,
                        null=True,
                        verbose_name="Hours per week",
                    ),
                ),
                ("hours_reason", models.TextField(blank=True, verbose_name="Why this many hours")),
                (
                    "mentor_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("municipal", "Employed by the municipality"),
                            ("external", "External mentor under contract"),
                            ("company", "Employee of a company"),
                            ("school", "Employee of a school"),
                        ],
                        max_length=20,
                        verbose_name="Kind of mentor",
                    ),
                ),
                (
                    "assessment",
                    models.TextField(
                        blank=True, verbose_name="Concrete assessment for a new period"
                    ),
                ),
                ("refusal_reason", models.TextField(blank=True, verbose_name="Why it is refused")),
                (
                    "target_group",
                    models.PositiveSmallIntegerField(blank=True, editable=False, null=True),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="cases.case",
                    ),
                ),
                (
                    "decided_by",
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
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extension",
                        to="grants.grant",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="FindingAnswer",
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
                ("rule", models.CharField(max_length=40)),
                ("fingerprint", models.CharField(max_length=64)),
                ("answer", models.TextField(verbose_name="Reason")),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
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
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="grants.grant",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["municipality", "state", "ends_on"], name="grant_by_end"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("starts_on__isnull", True),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="grant_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["granted", "ended"]), _negated=True),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("starts_on__isnull", False),
                        ("ends_on__isnull", False),
                        ("hours_per_week__gt", 0),
                        ("purpose_kind__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="grant_granted_is_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(
                        ("decided_at__isnull", False),
                        models.Q(("refusal_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="grant_refused_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("case",),
                name="one_draft_grant_per_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="findinganswer",
            constraint=models.UniqueConstraint(
                fields=("grant", "rule", "fingerprint"), name="one_answer_per_finding"
            ),
        ),
        protect("grants_grant", "grants_findinganswer"),
    ]
