"""Tenants, and the database role that the site works as."""

import django.db.models.deletion
from django.db import migrations, models

import livline.office.tenancy.models

# Rights come by default privileges, so that tables made later are covered too; the site's role
# owns nothing and is bound by row level security.
GRANTS = """
    DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'livline_app') THEN
            CREATE ROLE livline_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
        END IF;
    END $$;
    GRANT livline_app TO CURRENT_USER;
    GRANT USAGE ON SCHEMA public TO livline_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO livline_app;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO livline_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO livline_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public
        GRANT USAGE, SELECT ON SEQUENCES TO livline_app;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                ("code", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=60)),
                ("region_code", models.PositiveSmallIntegerField()),
                ("region_name", models.CharField(max_length=60)),
                (
                    "hours_norm",
                    models.DecimalField(
                        decimal_places=2,
                        default=2,
                        help_text="Hours per week above which a grant needs a reason (own norm).",
                        max_digits=4,
                    ),
                ),
            ],
            options={"ordering": ["code"]},
        ),
        migrations.CreateModel(
            name="Unit",
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
                ("name", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("jobcentre", "Jobcentre unit"),
                            ("mentor_corps", "Mentor corps"),
                        ],
                        default="jobcentre",
                        max_length=20,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="tenancy.municipality",
                    ),
                ),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                fields=("municipality", "name"), name="unit_name_once_per_municipality"
            ),
        ),
    ]
