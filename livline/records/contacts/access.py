"""Which contacts and appointments a viewer may reach."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.cases import access as cases
from livline.records.contacts.models import Appointment, Contact


def visible_to(viewer: Viewer, *, verb: Verb = Verb.READ) -> QuerySet[Contact]:
    """Contacts of the cases whose log the viewer may read.

    A mentor reads the contacts of own matches only: what a mentor before wrote is not passed on.
    """
    reachable = cases.visible_to(viewer, object="contact", verb=verb)
    found = Contact.objects.filter(case__in=reachable)
    return found.filter(match__mentor__user=viewer.user_id) if _is_mentor(viewer) else found


def appointments_visible_to(viewer: Viewer, *, verb: Verb = Verb.READ) -> QuerySet[Appointment]:
    """Appointments of the cases that the viewer may read; a mentor's are of own matches."""
    reachable = cases.visible_to(viewer, object="appointment", verb=verb)
    found = Appointment.objects.filter(case__in=reachable)
    return found.filter(match__mentor__user=viewer.user_id) if _is_mentor(viewer) else found


def _is_mentor(viewer: Viewer) -> bool:
    return viewer.role == Role.MENTOR
