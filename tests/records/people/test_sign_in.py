"""Who is given a sign-in sees what the case and its matches say, and nothing before or after."""

from __future__ import annotations

from datetime import timedelta

import pytest

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts import actions as accounts
from livline.office.accounts.models import Role, User
from livline.office.audit.models import AuditEntry
from livline.records.cases import access
from livline.records.cases import actions as cases
from livline.records.cases.models import Case
from livline.records.matches import actions as matches
from livline.records.matches.models import Match
from livline.records.people import actions
from tests.factories import cases as case_factory
from tests.factories import matches as match_factory
from tests.factories import people
from tests.factories.cases import Scene

PERSONAL = {Relation.OWN, Relation.MATCH, Relation.PROPOSED, Relation.COMPANY}


def relations(case: Case, user: User) -> set[Relation]:
    return set(access.relations_to(case, people.viewer(user))) & PERSONAL


def without_account(match: Match, scene: Scene) -> None:
    """As an import leaves it: a match of a mentor who cannot sign in."""
    scene.case.participations.filter(user=scene.mentor_user).delete()
    scene.mentor.user = None
    scene.mentor.save(update_fields=["user"])


def opened_for_mentor(scene: Scene, by: Viewer | None = None) -> User:
    return matches.open_mentor_sign_in(
        scene.mentor, username="mona.proeve", email="", by=by or scene.by_coordinator
    ).user


def test_a_citizen_who_is_given_a_sign_in_sees_the_own_case(scene: Scene) -> None:
    case = case_factory.case(caseworker=scene.caseworker)

    opened = cases.open_citizen_sign_in(case, username="testine", email="", by=scene.by_caseworker)

    assert opened.user.role == Role.CITIZEN
    assert opened.user.check_password(opened.start_password)
    assert relations(case, opened.user) == {Relation.OWN}
    assert relations(scene.case, opened.user) == set()


def test_the_citizen_can_see_that_a_sign_in_was_given(scene: Scene) -> None:
    case = case_factory.case(caseworker=scene.caseworker)

    cases.open_citizen_sign_in(case, username="testine", email="", by=scene.by_caseworker)

    row = AuditEntry.objects.get(object="sign_in")
    assert (row.verb, row.subject, row.actor_id) == ("create", case.pk, scene.caseworker.pk)


def test_a_citizens_account_has_no_family_name_for_the_administrator_to_read(scene: Scene) -> None:
    case = case_factory.case(caseworker=scene.caseworker)

    cases.open_citizen_sign_in(case, username="testine", email="", by=scene.by_caseworker)

    assert User.objects.get(username="testine").name == case.citizen.calling_name


def test_a_mentor_who_is_given_a_sign_in_sees_the_running_match(scene: Scene) -> None:
    without_account(match_factory.running(scene), scene)

    user = opened_for_mentor(scene)

    assert relations(scene.case, user) == {Relation.MATCH}
    last = people.viewer(user, now=people.NOW + match_factory.MONTHS_5)
    assert Relation.MATCH in access.relations_to(scene.case, last)
    after = last.at(last.now + timedelta(days=1))
    assert not PERSONAL & access.relations_to(scene.case, after)


def test_a_mentor_with_an_accepted_match_reads_the_agreement_alone(scene: Scene) -> None:
    without_account(match_factory.accepted(scene), scene)

    user = opened_for_mentor(scene)

    assert relations(scene.case, user) == {Relation.PROPOSED}


def test_a_mentor_who_is_only_proposed_sees_nothing(scene: Scene) -> None:
    without_account(match_factory.proposed(scene), scene)

    user = opened_for_mentor(scene)

    assert relations(scene.case, user) == set()


def test_a_company_contact_sees_the_running_match_that_names_them(scene: Scene) -> None:
    match = match_factory.running(scene)
    contact = people.company_contact(by=scene.by_caseworker)
    agreement = match.agreement
    agreement.company_contact, agreement.company_agreed = contact, True
    agreement.save()

    opened = matches.open_contact_sign_in(
        contact, case=scene.case, username="kontakt", email="", by=scene.by_caseworker
    )

    assert relations(scene.case, opened.user) == {Relation.COMPANY}


def test_a_company_contact_sees_nothing_that_the_citizen_did_not_agree_to(scene: Scene) -> None:
    match = match_factory.running(scene)
    contact = people.company_contact(by=scene.by_caseworker)
    match.agreement.company_contact = contact
    match.agreement.save()

    opened = matches.open_contact_sign_in(
        contact, case=scene.case, username="kontakt", email="", by=scene.by_caseworker
    )

    assert relations(scene.case, opened.user) == set()


def test_nobody_is_given_two_sign_ins(scene: Scene) -> None:
    with pytest.raises(actions.SignInExists):
        opened_for_mentor(scene)


def test_a_new_start_password_takes_the_place_of_the_old_one(scene: Scene) -> None:
    scene.mentor_user.set_password("En lang sætning om tog")

    password = actions.renew_start_password(scene.mentor, by=scene.by_coordinator)

    user = User.objects.get(pk=scene.mentor_user.pk)
    assert user.check_password(password)
    assert user.start_password_until == people.NOW + accounts.START_PASSWORD_LASTS
    assert AuditEntry.objects.filter(object="mentor_sign_in", verb="change").count() == 1


@pytest.mark.parametrize("name", ["010190-1234", "x0101901234", "Ål", "to ord", "", ".punktum"])
def test_a_user_name_that_is_a_cpr_number_or_hard_to_type_is_refused(
    scene: Scene, name: str
) -> None:
    with pytest.raises(accounts.UserNameUnfit):
        accounts.open_account(
            username=name, name="Prøve", role=Role.MENTOR, municipality=scene.municipality
        )


def test_capitals_make_no_other_user_name(scene: Scene) -> None:
    with pytest.raises(accounts.UserNameTaken):
        accounts.open_account(
            username=scene.caseworker.username.upper(),
            name="Prøve",
            role=Role.MENTOR,
            municipality=scene.municipality,
        )
