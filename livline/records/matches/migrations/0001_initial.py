"""Tables, constraints and row level security of this record."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
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
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Match",
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
                    "purpose_kind",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Activity"),
                            (2, "Offer"),
                            (3, "Ordinary education"),
                            (4, "Flex-job"),
                            (5, "Ordinary job"),
                        ]
                    ),
                ),
                ("hours_per_week", models.DecimalField(decimal_places=2, max_digits=4)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("declined", "The citizen said no"),
                            ("withdrawn", "Withdrawn"),
                            ("accepted", "The citizen said yes"),
                            ("active", "Active"),
                            ("ended", "Ended"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField(blank=True, verbose_name="Why this mentor")),
                ("proposed_on", models.DateField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decline_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("chemistry", "It does not feel right"),
                            ("language", "Language"),
                            ("place_or_time", "Place or time does not fit"),
                            ("gender_or_age", "I wish for another gender or age"),
                            ("knows_mentor", "I know the mentor privately"),
                            ("not_now", "Not right now"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "decline_words",
                    models.CharField(blank=True, max_length=300, verbose_name="In your own words"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
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
                    ),
                ),
                ("end_note", models.TextField(blank=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="cases.case",
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="people.mentor",
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
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["municipality", "state"], name="match_by_state"),
                    models.Index(fields=["mentor", "state"], name="match_of_mentor"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            ("state__in", ["active", "ended"]), ("period__isnull", False)
                        ),
                        expressions=[
                            (
                                models.Func(
                                    models.F("case_id"),
                                    models.F("case_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                    output_field=models.Field(),
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("purpose_kind"),
                                    models.F("purpose_kind"),
                                    models.Value("[]"),
                                    function="int4range",
                                    output_field=models.Field(),
                                ),
                                "&&",
                            ),
                            ("period", "&&"),
                        ],
                        name="no_two_matches_for_one_purpose",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "accepted"])),
                        fields=("case",),
                        name="one_open_proposal_per_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["active", "ended"]), _negated=True),
                            ("period__isnull", False),
                            _connector="OR",
                        ),
                        name="match_active_has_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("decline_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="match_declined_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True),
                            models.Q(("end_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="match_ended_has_a_reason",
                    ),
                ],
            },
        ),
        protect("matches_match"),
    ]
