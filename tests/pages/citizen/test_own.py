"""My plan, my words, my contact details, my decision, and who has looked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import Role, User
from livline.office.audit import actions as audit
from livline.office.audit.models import AuditEntry
from livline.records.cases.models import Need
from livline.records.people import queries as people_queries
from livline.records.plans.models import PlanVersion
from tests.factories import cases, contacts, people, plans
from tests.factories.cases import Scene


def test_the_plan_is_approved_as_it_was_read(scene: Scene, citizen: Client) -> None:
    draft = plans.draft(scene.case, by=scene.by_caseworker)
    address = reverse("citizen:approve_plan")

    citizen.post(address, {"revision": draft.revision + 1})
    assert PlanVersion.objects.get().citizen_approved_at is None
    citizen.post(address, {"revision": draft.revision})

    assert PlanVersion.objects.get().citizen_approved_at is not None


def test_own_words_about_the_plan_are_kept(scene: Scene, citizen: Client) -> None:
    plans.draft(scene.case, by=scene.by_caseworker)

    citizen.post(reverse("citizen:plan"), {"text": "Jeg vil helst om eftermiddagen"})

    assert PlanVersion.objects.get().citizen_comment == "Jeg vil helst om eftermiddagen"


def test_a_comment_without_a_plan_has_nowhere_to_stand(scene: Scene, citizen: Client) -> None:
    assert citizen.post(reverse("citizen:plan"), {"text": "x"}).status_code == 422


def test_the_citizen_says_yes_to_the_sentence_and_takes_it_back(
    scene: Scene, citizen: Client
) -> None:
    need = cases.need(scene.case, by=scene.by_caseworker)
    address = reverse("citizen:words")
    answer = {"need": need.public_id, "sentence": need.good_to_know}

    citizen.post(address, answer | {"yes": "1"})
    assert Need.objects.get().agreed_on == people.TODAY
    citizen.post(address, answer | {"no": "1"})

    assert Need.objects.get().agreed_on is None


def test_a_yes_to_another_sentence_than_the_one_that_stands_does_not_hold(
    scene: Scene, citizen: Client
) -> None:
    need = cases.need(scene.case, by=scene.by_caseworker)

    citizen.post(
        reverse("citizen:words"),
        {"need": need.public_id, "sentence": "Noget andet", "yes": "1"},
    )

    assert Need.objects.get().agreed_on is None


def test_own_words_are_changed_and_the_loser_of_two_sees_both(
    scene: Scene, citizen: Client
) -> None:
    need = cases.need(scene.case, by=scene.by_caseworker)
    key = need.public_id
    sent = {"need": key, f"{key}-own_words": "Bedre nu", f"{key}-version": str(need.version)}
    address = reverse("citizen:words")

    first = citizen.post(address, sent)
    second = citizen.post(address, sent | {f"{key}-own_words": "Værre nu"})

    assert first.status_code == 302
    assert second.status_code == 409
    assert "Bedre" in second.content.decode()
    assert "Værre" in second.content.decode()
    assert Need.objects.get().own_words == "Bedre nu"
    assert Need.objects.get().note == need.note


def test_contact_details_are_the_citizens_own_and_the_number_stays(
    scene: Scene, citizen: Client
) -> None:
    address = reverse("citizen:contact_details")
    form = citizen.get(address).context["form"]
    number = people_queries.id_number_of(scene.citizen)
    sent = {bound.html_name: bound.value() or "" for bound in form}

    answer = citizen.post(
        address, sent | {"channel": "none", "safe_from": "10:00", "safe_note": "Ikke sms"}
    )

    assert answer.status_code == 302
    scene.citizen.refresh_from_db()
    assert (scene.citizen.channel, scene.citizen.safe_note) == ("none", "Ikke sms")
    assert people_queries.id_number_of(scene.citizen) == number
    assert citizen.post(address, sent).status_code == 409


def test_the_decision_shows_what_was_granted_and_no_draft(scene: Scene, citizen: Client) -> None:
    grant = contacts.grant(scene)
    assert grant.decisive_reason in citizen.get(reverse("citizen:grant")).content.decode()

    grant.state = "draft"
    grant.save()

    assert grant.decisive_reason not in citizen.get(reverse("citizen:grant")).content.decode()


def test_who_has_looked_is_told_by_role_and_purpose_and_never_by_name(
    scene: Scene, citizen: Client
) -> None:
    for _ in range(3):
        audit.record(scene.by_colleague, verb="read", object="plan", subject=scene.case.pk)
    audit.record(scene.by_coordinator, verb="read", object="case", subjects=[scene.case.pk])

    text = citizen.get(reverse("citizen:lookups")).content.decode()

    assert "(3 gange)" in text
    assert "Mentorkoordinator" in text
    assert [user.name for user in (scene.colleague, scene.coordinator) if user.name in text] == []


def test_who_has_looked_is_narrowed_to_a_month_and_taken_out(scene: Scene, citizen: Client) -> None:
    before = scene.by_coordinator.at(scene.by_coordinator.now - timedelta(days=30))
    audit.record(before, verb="read", object="case", subject=scene.case.pk)
    audit.record(scene.by_coordinator, verb="change", object="case", subject=scene.case.pk)
    url = reverse("citizen:lookups")

    october = citizen.get(url, {"month": "2026-10"})
    file = citizen.get(url, {"month": "2026-10", "export": "csv"}).content.decode("utf-8-sig")
    taken = AuditEntry.objects.order_by("-pk")[0]

    assert [one.on for one in october.context["lookups"]] == [date(2026, 10, 24)]
    assert [value for value, _month, _chosen in october.context["months"]] == ["2026-11", "2026-10"]
    assert [line.split(";")[0] for line in file.splitlines()] == ["Hvornår", "2026-10-24"]
    assert scene.coordinator.name not in file
    assert (taken.verb, taken.object, taken.subject) == ("export", "audit_entry", scene.case.pk)


def test_a_month_that_is_none_shows_them_all(scene: Scene, citizen: Client) -> None:
    answer = citizen.get(reverse("citizen:lookups"), {"month": "hvad som helst"})

    assert answer.status_code == 200
    assert len(answer.context["lookups"]) > 0


def test_the_own_lookups_are_left_out_of_who_has_looked(scene: Scene, citizen: Client) -> None:
    citizen.get(reverse("citizen:plan"))

    lookups = citizen.get(reverse("citizen:lookups")).context["lookups"]

    assert {one.role for one in lookups} == {Role.CASEWORKER.label}
    assert all(one.on == date(2026, 11, 23) for one in lookups)


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CASEWORKER, Role.ADMINISTRATOR])
def test_nobody_else_opens_a_citizens_page(
    scene: Scene, signed_in: Callable[[User], Client], role: Role
) -> None:
    other = signed_in(people.account(role, of=scene.municipality))

    assert other.get(reverse("citizen:mentor")).status_code == 404
    assert other.get(reverse("citizen:words")).status_code == 404


def test_each_page_leaves_one_row_in_the_log(scene: Scene, citizen: Client) -> None:
    for name in ("mentor", "plan", "words", "contact_details", "grant", "lookups"):
        before = AuditEntry.objects.count()

        citizen.get(reverse(f"citizen:{name}"))

        assert AuditEntry.objects.count() == before + 1, name
