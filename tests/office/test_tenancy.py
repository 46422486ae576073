"""Municipalities are kept apart by the database, even where the code forgets to ask."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.db.utils import DatabaseError

from livline.office.tenancy import actions
from livline.office.tenancy.context import working_for
from livline.office.tenancy.models import Municipality, TenantModel
from livline.office.tenancy.municipalities import official_municipalities
from livline.records.people.models import Provider

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def two_municipalities(db: None) -> tuple[Municipality, Municipality]:
    return actions.open_municipality(265), actions.open_municipality(217)


def _provider(municipality: Municipality, name: str) -> Provider:
    with working_for(municipality.code):
        return Provider.objects.create(municipality=municipality, name=name, created_at=NOW)


def test_all_98_municipalities_ship_with_code_and_region() -> None:
    official = official_municipalities()

    assert len(official) == len({one.code for one in official}) == 98
    assert {one.region_code for one in official} == {1081, 1082, 1083, 1084, 1085}


def test_a_code_that_is_no_municipality_is_refused(db: None) -> None:
    with pytest.raises(actions.UnknownMunicipality, match="999"):
        actions.open_municipality(999)


def test_a_query_without_any_filter_sees_the_own_municipality_alone(
    two_municipalities: tuple[Municipality, Municipality],
) -> None:
    own, other = two_municipalities
    _provider(own, "Own")
    _provider(other, "Other")

    with working_for(own.code):
        assert [provider.name for provider in Provider.objects.all()] == ["Own"]


def test_without_a_municipality_no_personal_row_is_visible(
    two_municipalities: tuple[Municipality, Municipality],
) -> None:
    _provider(two_municipalities[0], "Own")

    with working_for(None):
        assert not Provider.objects.exists()


def test_a_row_cannot_be_written_into_another_municipality(
    two_municipalities: tuple[Municipality, Municipality],
) -> None:
    own, other = two_municipalities

    with working_for(own.code), pytest.raises(ProgrammingError), transaction.atomic():
        Provider.objects.create(municipality=other, name="Smuggled", created_at=NOW)


def test_nested_work_for_another_municipality_gives_the_first_one_back(
    two_municipalities: tuple[Municipality, Municipality],
) -> None:
    own, other = two_municipalities
    _provider(own, "Own")

    with working_for(own.code):
        with working_for(other.code):
            assert not Provider.objects.exists()
        assert Provider.objects.exists()


def test_every_personal_table_is_protected_also_from_its_owner(db: None) -> None:
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, TenantModel)]
    tables.append("audit_auditentry")
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        protected = {row[0] for row in cursor.fetchall()}

    assert set(tables) <= protected


def test_the_site_works_as_a_role_that_cannot_pass_by_row_level_security(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("livline_app", False, False)


def test_the_site_cannot_change_its_tables(db: None) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_provider DISABLE ROW LEVEL SECURITY")
