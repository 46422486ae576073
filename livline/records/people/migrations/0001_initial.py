"""Tables, constraints and row level security of this record."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import livline.office.tenancy.models
from livline.office.tenancy.security import protect


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Company",
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
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("cvr", models.CharField(blank=True, max_length=8, verbose_name="CVR number")),
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
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="CompanyContact",
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
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="Phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="people.company",
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
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Provider",
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
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("cvr", models.CharField(blank=True, max_length=8, verbose_name="CVR number")),
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
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Mentor",
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
                ("number", models.CharField(max_length=20, verbose_name="Mentor number")),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("sort_key", models.CharField(editable=False, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="Phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                (
                    "kind",
                    models.CharField(
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
                    "hours_per_week",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, verbose_name="Hours per week for citizens"
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("da", "Danish"),
                                ("en", "English"),
                                ("ar", "Arabic"),
                                ("bs", "Bosnian"),
                                ("fa", "Farsi"),
                                ("de", "German"),
                                ("pl", "Polish"),
                                ("ro", "Romanian"),
                                ("so", "Somali"),
                                ("ta", "Tamil"),
                                ("ti", "Tigrinya"),
                                ("tr", "Turkish"),
                                ("uk", "Ukrainian"),
                                ("ur", "Urdu"),
                                ("vi", "Vietnamese"),
                                ("sgn", "Danish sign language"),
                            ],
                            max_length=5,
                        ),
                        default=list,
                        size=None,
                        verbose_name="Languages",
                    ),
                ),
                (
                    "competences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("anxiety_depression", "Anxiety and depression"),
                                ("pain", "Pain and physical illness"),
                                ("addiction", "Alcohol and drugs"),
                                ("violence", "Violence in close relations"),
                                ("debt", "Debt and money"),
                                ("housing", "Housing"),
                                ("workplace", "Unwritten rules of a workplace"),
                                ("education", "Starting in education"),
                                ("routine", "Everyday routines"),
                                ("network", "Loneliness and network"),
                                ("language", "Danish language and culture"),
                                ("autism_adhd", "Autism and ADHD"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Competences",
                    ),
                ),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Areas",
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Other or not stated"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="Gender",
                    ),
                ),
                ("on_leave", models.BooleanField(default=False, verbose_name="On leave")),
                (
                    "qualifications",
                    models.TextField(blank=True, verbose_name="Qualifications for the tasks"),
                ),
                (
                    "confidentiality_signed_on",
                    models.DateField(blank=True, null=True, verbose_name="Confidentiality signed"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "company",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentors",
                        to="people.company",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentors",
                        to="people.provider",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Citizen",
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
                ("given_names", models.CharField(max_length=80, verbose_name="Given names")),
                ("family_name", models.CharField(max_length=80, verbose_name="Family name")),
                ("calling_name", models.CharField(max_length=40, verbose_name="Called")),
                ("sort_key", models.CharField(editable=False, max_length=200)),
                ("id_number_sealed", models.BinaryField()),
                ("id_number_hash", models.BinaryField()),
                ("id_number_masked", models.CharField(editable=False, max_length=11)),
                ("birth_date", models.DateField(verbose_name="Born")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="Phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                (
                    "protection",
                    models.CharField(
                        choices=[
                            ("none", "No protection"),
                            ("name_and_address", "Name and address protection"),
                            ("special", "Special address protection"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="Protection",
                    ),
                ),
                ("address_sealed", models.BinaryField(null=True)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("da", "Danish"),
                            ("en", "English"),
                            ("ar", "Arabic"),
                            ("bs", "Bosnian"),
                            ("fa", "Farsi"),
                            ("de", "German"),
                            ("pl", "Polish"),
                            ("ro", "Romanian"),
                            ("so", "Somali"),
                            ("ta", "Tamil"),
                            ("ti", "Tigrinya"),
                            ("tr", "Turkish"),
                            ("uk", "Ukrainian"),
                            ("ur", "Urdu"),
                            ("vi", "Vietnamese"),
                            ("sgn", "Danish sign language"),
                        ],
                        default="da",
                        max_length=5,
                        verbose_name="Language",
                    ),
                ),
                (
                    "needs_interpreter",
                    models.BooleanField(default=False, verbose_name="Needs an interpreter"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("call", "Phone call"),
                            ("text", "Text message"),
                            ("letter", "Digital Post"),
                            ("none", "Only at meetings"),
                        ],
                        default="call",
                        max_length=10,
                        verbose_name="Safe way of contact",
                    ),
                ),
                ("safe_from", models.TimeField(blank=True, null=True, verbose_name="Safe from")),
                ("safe_until", models.TimeField(blank=True, null=True, verbose_name="Safe until")),
                (
                    "safe_note",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="What else makes contact safe"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sort_key", "pk"],
                "indexes": [
                    models.Index(fields=["municipality", "sort_key"], name="citizen_by_name")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id_number_hash"), name="citizen_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("protection", "special"), _negated=True),
                            ("address_sealed__isnull", True),
                            _connector="OR",
                        ),
                        name="citizen_special_protection_keeps_no_address",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.UniqueConstraint(
                fields=("municipality", "name"), name="company_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="provider",
            constraint=models.UniqueConstraint(
                fields=("municipality", "name"), name="provider_name_once"
            ),
        ),
        migrations.AddIndex(
            model_name="mentor",
            index=models.Index(fields=["municipality", "sort_key"], name="mentor_by_name"),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.UniqueConstraint(
                fields=("municipality", "number"), name="mentor_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours_per_week__gte", 0), ("hours_per_week__lte", 60)),
                name="mentor_hours_are_of_a_week",
            ),
        ),
        protect(
            "people_company",
            "people_companycontact",
            "people_provider",
            "people_mentor",
            "people_citizen",
        ),
    ]
