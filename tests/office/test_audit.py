"""The audit log: a closed list of purposes, append-only, one municipality's auditor."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from livline.office.access.viewer import Viewer, system_viewer
from livline.office.audit import actions, queries
from livline.office.audit.models import AuditEntry, Purpose
from livline.office.tenancy.actions import open_municipality
from livline.office.tenancy.context import working_for

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def viewer(db: None) -> Viewer:
    return system_viewer(open_municipality(265), now=NOW, purpose=Purpose.ADMINISTRATION)


def test_a_use_of_data_without_a_purpose_is_refused(viewer: Viewer) -> None:
    with working_for(265), pytest.raises(actions.PurposeMissing):
        actions.record(viewer.with_purpose("curiosity"), verb="read", object="case", subject=1)


def test_the_log_of_a_case_tells_of_openings_and_of_lists_it_stood_in(viewer: Viewer) -> None:
    with working_for(265):
        actions.record(viewer, verb="read", object="case", subject=7)
        actions.record(viewer, verb="list", object="case", subjects=[6, 7])
        actions.record(viewer, verb="read", object="case", subject=8)

        assert [entry.verb for entry in queries.concerning(7)] == ["list", "read"]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_site_can_neither_change_nor_remove_a_row(viewer: Viewer, change: str) -> None:
    with working_for(265):
        actions.record(viewer, verb="read", object="case", subject=7)
        entries = AuditEntry.objects.filter(subject=7)

        with pytest.raises(DatabaseError), transaction.atomic():
            _ = entries.update(verb="nothing") if change == "update" else entries.delete()


def test_a_row_falls_with_the_transaction_it_tells_of(viewer: Viewer) -> None:
    with working_for(265):
        with transaction.atomic():
            actions.record(viewer, verb="read", object="case", subject=7)
            transaction.set_rollback(True)

        assert not AuditEntry.objects.exists()
