"""Tables, constraints and row level security of this record."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import livline.office.tenancy.models
from livline.office.tenancy.security import protect


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
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
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=10,
                        verbose_name="Status",
                    ),
                ),
                ("referred_on", models.DateField(verbose_name="Referred on")),
                (
                    "referred_by",
                    models.CharField(blank=True, max_length=120, verbose_name="Referred by"),
                ),
                ("referral_reason", models.TextField(blank=True, verbose_name="Why a mentor")),
                ("wishes", models.TextField(blank=True, verbose_name="Wishes for the mentor")),
                ("wished_gender", models.CharField(blank=True, max_length=10)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "citizen",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case",
                        to="people.citizen",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="tenancy.unit",
                        verbose_name="Unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Need",
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
                        choices=[("barrier", "Barrier"), ("resource", "Resource")],
                        max_length=10,
                        verbose_name="Kind",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("anxiety_depression", "Anxiety or depression"),
                            ("other_mental", "Other mental illness"),
                            ("pain", "Pain or physical illness"),
                            ("alcohol", "Alcohol"),
                            ("drugs", "Drugs"),
                            ("debt", "Debt"),
                            ("housing", "Housing"),
                            ("violence", "Violence"),
                            ("language", "Language"),
                            ("network", "Network"),
                            ("routine", "Everyday routines"),
                            ("workplace", "Workplace habits"),
                            ("skills", "Skills and experience"),
                            ("motivation", "Wishes and drive"),
                            ("family", "Family"),
                        ],
                        max_length=30,
                        verbose_name="Subject",
                    ),
                ),
                (
                    "own_words",
                    models.TextField(blank=True, verbose_name="In the citizen's own words"),
                ),
                ("note", models.TextField(blank=True, verbose_name="The caseworker's note")),
                (
                    "good_to_know",
                    models.CharField(blank=True, max_length=200, verbose_name="Good to know"),
                ),
                (
                    "agreed_on",
                    models.DateField(blank=True, null=True, verbose_name="The citizen agreed on"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="cases.case",
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
                "ordering": ["kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OtherSupport",
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
                    "function",
                    models.CharField(
                        choices=[
                            ("skp", "Support and contact person (§ 99)"),
                            ("home_support", "Home support (§ 85)"),
                            ("early_help", "Early preventive help (§ 82 b)"),
                            ("personal_assistance", "Personal assistance"),
                            ("job_consultant", "Company consultant"),
                            ("caseworker", "Caseworker"),
                            ("treatment", "Treatment"),
                            ("crisis_centre", "Crisis centre (§ 109)"),
                            ("family", "Family or friend"),
                            ("other", "Other help"),
                        ],
                        max_length=30,
                        verbose_name="Function",
                    ),
                ),
                ("helper", models.CharField(max_length=120, verbose_name="Who")),
                ("does", models.CharField(max_length=200, verbose_name="Helps with")),
                (
                    "boundary",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Where the line to the mentor goes"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="Phone")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_support",
                        to="cases.case",
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
                "ordering": ["function", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Participation",
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
                    "relation",
                    models.CharField(
                        choices=[
                            ("own", "own"),
                            ("match", "match"),
                            ("proposed", "proposed"),
                            ("company", "company"),
                            ("responsible", "responsible"),
                            ("opened", "opened"),
                            ("unit", "unit"),
                            ("municipality", "municipality"),
                            ("conflict", "conflict"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="cases.case",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TargetGroupPeriod",
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
                    "number",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="Target group (LAB § 6, nr.)"
                    ),
                ),
                ("since", models.DateField(verbose_name="From")),
                ("remark", models.CharField(blank=True, max_length=200, verbose_name="Remark")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="target_groups",
                        to="cases.case",
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
                "ordering": ["-since", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["municipality", "status", "-referred_on"], name="case_by_referral"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["unit", "status"], name="case_by_unit"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", True), ("status", "open")),
                    models.Q(("closed_on__isnull", False), ("status", "closed")),
                    _connector="OR",
                ),
                name="case_closed_has_a_date",
            ),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(fields=["user", "relation", "case"], name="participation_of_user"),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(fields=["case", "relation"], name="participation_in_case"),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__isnull", True),
                    (
                        "until__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("since"), "-", models.Value(1)
                        ),
                    ),
                    _connector="OR",
                ),
                name="participation_until_after_since",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetgroupperiod",
            constraint=models.UniqueConstraint(
                fields=("case", "since"), name="one_target_group_per_day"
            ),
        ),
        protect(
            "cases_case",
            "cases_need",
            "cases_othersupport",
            "cases_participation",
            "cases_targetgroupperiod",
        ),
    ]
