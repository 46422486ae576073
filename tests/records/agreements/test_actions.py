"""The life of an agreement."""

from __future__ import annotations

from datetime import timedelta

import pytest

from livline.office.accounts.models import Role
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.agreements import actions, queries
from livline.records.agreements.actions import TaskFacts
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.grants.models import Grant
from tests.factories import agreements, contacts, grants, people
from tests.factories.cases import Scene


@pytest.fixture
def grant(scene: Scene) -> Grant:
    """A decided grant that has no agreement."""
    return grants.granted(scene.case, by=scene.by_caseworker)


@pytest.fixture
def named(scene: Scene, grant: Grant) -> Agreement:
    """An agreement that is ready and names the scene's mentor."""
    ready = agreements.ready(grant, by=scene.by_caseworker)
    return actions.name_mentor(ready, mentor=scene.mentor, by=scene.by_coordinator)


def test_an_agreement_is_made_under_a_grant_that_was_given(scene: Scene) -> None:
    only_written = grants.draft(scene.case, by=scene.by_caseworker)

    with pytest.raises(actions.NotGranted):
        agreements.draft(only_written, by=scene.by_caseworker)


def test_a_grant_has_one_agreement(scene: Scene, grant: Grant) -> None:
    first = agreements.draft(grant, by=scene.by_caseworker)

    with pytest.raises(actions.AgreementExists) as stopped:
        agreements.draft(grant, by=scene.by_caseworker)

    assert stopped.value.agreement == first


def test_an_agreement_without_tasks_is_never_ready(scene: Scene, grant: Grant) -> None:
    empty = agreements.draft(grant, by=scene.by_caseworker, tasks=())

    with pytest.raises(actions.Blocked) as stopped:
        actions.make_ready(empty, by=scene.by_caseworker)

    assert "TSK-1" in {one.rule for one in stopped.value.findings}


def test_it_is_in_force_once_citizen_mentor_and_municipality_have_signed(
    scene: Scene, named: Agreement
) -> None:
    actions.sign(named, party=Party.CITIZEN, by=scene.by_citizen)
    actions.sign(named, party=Party.MENTOR, by=scene.by_mentor)
    named.refresh_from_db()
    assert named.state == AgreementState.READY

    actions.sign(named, party=Party.MUNICIPALITY, by=scene.by_caseworker)

    named.refresh_from_db()
    assert named.state == AgreementState.SIGNED


def test_nobody_signs_before_a_mentor_is_named(scene: Scene, grant: Grant) -> None:
    ready = agreements.ready(grant, by=scene.by_caseworker)

    with pytest.raises(actions.Blocked):
        actions.sign(ready, party=Party.CITIZEN, by=scene.by_citizen)


def test_signing_twice_gives_the_first_signature_again(scene: Scene, named: Agreement) -> None:
    first = actions.sign(named, party=Party.CITIZEN, by=scene.by_citizen)

    assert actions.sign(named, party=Party.CITIZEN, by=scene.by_citizen) == first


def test_nobody_signs_for_another(scene: Scene, named: Agreement) -> None:
    with pytest.raises(actions.NotTheirSignature):
        actions.sign(named, party=Party.MUNICIPALITY, by=scene.by_citizen)


def test_a_mentor_whom_it_does_not_name_cannot_sign(scene: Scene, named: Agreement) -> None:
    other = people.account(Role.MENTOR, of=scene.municipality)

    with pytest.raises(actions.NotTheirSignature):
        actions.sign(named, party=Party.MENTOR, by=people.viewer(other))


def test_no_company_signs_unless_the_citizen_agreed_that_it_takes_part(
    scene: Scene, grant: Grant
) -> None:
    contact = people.company_contact(by=scene.by_caseworker)
    signed = agreements.signed(
        grant, mentor=scene.mentor, by=scene.by_caseworker, company_contact=contact
    )

    with pytest.raises(actions.NotTheirSignature):
        actions.sign(signed, party=Party.COMPANY, by=scene.by_caseworker)


def test_a_change_after_signing_voids_the_signatures(scene: Scene, grant: Grant) -> None:
    signed = agreements.signed(grant, mentor=scene.mentor, by=scene.by_caseworker)
    text = agreements.facts(goal="Et andet mål")

    changed = actions.change_after_signing(
        signed, facts=text, version=signed.version, by=scene.by_caseworker
    )

    assert changed.state == AgreementState.READY
    assert not changed.signatures.exists()


def test_the_signed_content_is_another_when_a_word_or_the_mentor_is_another(
    scene: Scene, named: Agreement
) -> None:
    before = queries.content_hash(named)
    text = agreements.facts(tasks=(agreements.task("Følges med toget om morgenen"),))
    saved = actions.save_draft(named, facts=text, version=named.version, by=scene.by_caseworker)
    reworded = queries.content_hash(saved)
    ready = actions.make_ready(saved, by=scene.by_caseworker)
    other = people.mentor(by=scene.by_coordinator)
    renamed = actions.name_mentor(ready, mentor=other, by=scene.by_coordinator)

    assert len({before, reworded, queries.content_hash(renamed)}) == 3


def test_editing_one_that_is_ready_makes_it_a_draft_again(scene: Scene, named: Agreement) -> None:
    actions.sign(named, party=Party.CITIZEN, by=scene.by_citizen)
    named.refresh_from_db()

    saved = actions.save_draft(
        named, facts=agreements.facts(), version=named.version, by=scene.by_caseworker
    )

    assert saved.state == AgreementState.DRAFT
    assert not saved.signatures.exists()


def test_a_task_that_is_kept_stays_the_same_task(scene: Scene, grant: Grant) -> None:
    draft = agreements.draft(
        grant, by=scene.by_caseworker, tasks=(agreements.task("A"), agreements.task("B"))
    )
    kept = draft.tasks.get(what="B")
    text = agreements.facts(tasks=(TaskFacts("B sidst", public_id=kept.public_id),))

    actions.save_draft(draft, facts=text, version=draft.version, by=scene.by_caseworker)

    assert [(row.pk, row.what) for row in draft.tasks.all()] == [(kept.pk, "B sidst")]


def test_a_task_that_is_done_stays_in_the_agreement_when_it_is_edited(
    scene: Scene, grant: Grant
) -> None:
    draft = agreements.draft(grant, by=scene.by_caseworker)
    done = actions.complete_task(draft.tasks.get(), on=people.TODAY, by=scene.by_mentor)

    text = agreements.facts(tasks=(agreements.task("Den næste opgave"),))
    actions.save_draft(draft, facts=text, version=draft.version, by=scene.by_caseworker)

    assert [row.what for row in queries.open_tasks(draft)] == ["Den næste opgave"]
    assert draft.tasks.get(pk=done.pk).done_on == people.TODAY


def test_a_task_that_contacts_point_to_is_closed_instead_of_lost(scene: Scene) -> None:
    support = contacts.support(scene)
    contacts.contact(support.match, by=scene.by_mentor, task=support.task)
    text = agreements.facts(tasks=(agreements.task("En helt anden opgave"),))

    actions.change_after_signing(
        support.agreement, facts=text, version=support.agreement.version, by=scene.by_caseworker
    )

    support.task.refresh_from_db()
    assert support.task.done_on == people.TODAY
    assert [row.what for row in queries.open_tasks(support.agreement)] == ["En helt anden opgave"]


def test_the_second_of_two_who_save_at_once_is_told(scene: Scene, grant: Grant) -> None:
    draft = agreements.draft(grant, by=scene.by_caseworker)
    seen = draft.version
    actions.save_draft(draft, facts=agreements.facts(), version=seen, by=scene.by_caseworker)

    with pytest.raises(EditedMeanwhile):
        actions.save_draft(draft, facts=agreements.facts(), version=seen, by=scene.by_colleague)


def test_the_next_period_begins_with_the_open_tasks_and_the_same_mentor(
    scene: Scene, grant: Grant
) -> None:
    by = scene.by_caseworker
    tasks = (agreements.task("Løst"), agreements.task("Åben"))
    signed = agreements.signed(grant, mentor=scene.mentor, by=by, tasks=tasks)
    actions.complete_task(signed.tasks.get(what="Løst"), on=people.TODAY, by=by)
    following = grants.actions.decide(grants.extension(grant, by=by), by=by)

    renewed = actions.renew(signed, grant=following, by=by)

    assert [task.what for task in renewed.tasks.all()] == ["Åben"]
    assert renewed.mentor == scene.mentor
    assert all(step.starts_on > grant.ends_on for step in renewed.taper.all())


def test_tapering_is_proposed_inside_the_period_and_grows_thinner() -> None:
    proposed = queries.taper_proposal(grants.STARTS_ON, grants.ENDS_ON)

    days = [step.starts_on for step in proposed]
    assert len(days) == 3
    assert days == sorted(days)
    assert days[0] > grants.STARTS_ON
    assert days[-1] == grants.ENDS_ON - timedelta(days=13)


@pytest.mark.parametrize("days", [0, 1, 5, 14, 30, 56])
def test_short_support_gets_a_proposal_inside_its_period_too(days: int) -> None:
    last = people.TODAY + timedelta(days=days)

    proposed = queries.taper_proposal(people.TODAY, last)

    assert all(people.TODAY <= step.starts_on <= last for step in proposed)
