"""Write agreements: draft, make ready, name the mentor, sign, change, complete tasks, end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F, ProtectedError, prefetch_related_objects

from livline.engines.findings import Finding
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.agreements import queries
from livline.records.agreements.models import (
    Agreement,
    AgreementState,
    Boundary,
    Party,
    Signature,
    TaperStep,
    Task,
)
from livline.records.agreements.queries import AgreementFacts as AgreementFacts
from livline.records.agreements.queries import BoundaryFacts as BoundaryFacts
from livline.records.agreements.queries import TaperFacts as TaperFacts
from livline.records.agreements.queries import TaskFacts as TaskFacts
from livline.records.grants.models import Grant, GrantState
from livline.records.people.models import Mentor

# Citizen and mentor sign from their own account, or on paper, which the caseworker then notes.
MAY_SIGN_FOR = {
    Party.CITIZEN: {Role.CITIZEN, Role.CASEWORKER},
    Party.MENTOR: {Role.MENTOR, Role.CASEWORKER, Role.COORDINATOR},
    Party.MUNICIPALITY: {Role.CASEWORKER},
    Party.COMPANY: {Role.COMPANY_CONTACT, Role.CASEWORKER},
}
# Above any position in use, so that no two tasks share one while they are put in order.
OUT_OF_THE_WAY = 1000


class AgreementExists(Exception):
    """The grant has an agreement already; ``agreement`` is it."""

    def __init__(self, agreement: Agreement) -> None:
        super().__init__("the grant has an agreement already")
        self.agreement = agreement


class WrongState(Exception):
    """The agreement is not in a state in which this can be done; somebody may have been quicker."""

    def __init__(self, agreement: Agreement, *expected: AgreementState) -> None:
        wanted = " or ".join(one.value for one in expected)
        super().__init__(f"the agreement is {agreement.state}, expected {wanted}")
        self.agreement = agreement


class NotGranted(Exception):
    """An agreement is made under a grant that has been given, and under no other."""


class Blocked(Exception):
    """The law stops this; ``findings`` say what and how to mend it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"blocked by {', '.join(one.rule for one in findings)}")
        self.findings = tuple(findings)


class NotTheirSignature(Exception):
    """Nobody signs for another, but the caseworker may note a signature on paper."""


@transaction.atomic
def draft(grant: Grant, *, facts: AgreementFacts, by: Viewer) -> Agreement:
    """Begin the agreement under a grant; raises AgreementExists, NotGranted."""
    held = Grant.objects.select_for_update(of=("self",)).select_related("case").get(pk=grant.pk)
    existing = Agreement.objects.filter(grant=held).first()
    if existing is not None:
        raise AgreementExists(existing)
    if held.state != GrantState.GRANTED:
        raise NotGranted(f"the grant is {held.state}, expected {GrantState.GRANTED.value}")
    agreement = Agreement(**by.stamp, case=held.case, grant=held)
    _write(agreement, facts, by=by)
    return _logged(agreement, verb="create", by=by)


@transaction.atomic
def save_draft(
    agreement: Agreement, *, facts: AgreementFacts, version: int, by: Viewer
) -> Agreement:
    """Keep what is written, whatever the law says; raises EditedMeanwhile, WrongState.

    One that was ready is a draft again, and what was signed so far is void: it was another text.
    """
    current = _locked(agreement, AgreementState.DRAFT, AgreementState.READY)
    _must_be(current, version)
    current.state = AgreementState.DRAFT
    _write(current, facts, by=by)
    current.signatures.all().delete()
    return _logged(current, verb="change", by=by)


@transaction.atomic
def make_ready(agreement: Agreement, *, by: Viewer) -> Agreement:
    """The text is done: a mentor can be found for it and it can be signed; raises Blocked."""
    current = _locked(agreement, AgreementState.DRAFT)
    _must_be_lawful(queries.findings(queries.facts_of(current), grant=current.grant, on=by.on))
    current.state = AgreementState.READY
    return _saved(current, verb="change", by=by)


@transaction.atomic
def name_mentor(agreement: Agreement, *, mentor: Mentor, by: Viewer) -> Agreement:
    """Name the mentor whom the citizen has accepted; earlier signatures named another or nobody."""
    current = _locked(agreement, AgreementState.READY)
    current.mentor = mentor
    current.signatures.all().delete()
    return _saved(current, verb="change", by=by)


@transaction.atomic
def release_mentor(agreement: Agreement, *, by: Viewer) -> Agreement:
    """The mentor stops and the support goes on: ready again for another mentor, signatures void."""
    current = _locked(agreement, AgreementState.READY, AgreementState.SIGNED)
    current.state, current.mentor = AgreementState.READY, None
    current.signatures.all().delete()
    return _saved(current, verb="change", by=by)


@transaction.atomic
def sign(agreement: Agreement, *, party: Party, by: Viewer) -> Signature:
    """Sign the text as it stands; with citizen, mentor and municipality it is in force.

    Signing twice gives the first signature again. Raises NotTheirSignature, Blocked (no mentor
    named, nothing to sign), WrongState. A company contact may also sign what is in force.
    """
    assert by.user_id is not None, "an agreement is signed by somebody with an account"
    current = _locked(agreement, AgreementState.READY, AgreementState.SIGNED)
    party = Party(party)
    _must_sign_for(current, party, by=by)
    given = current.signatures.filter(party=party).first()
    if given is not None:
        return given
    # Read once; the law and the hash both go through the whole text.
    prefetch_related_objects([current], "tasks", "boundaries", "taper")
    _must_be_lawful(queries.signing_findings(current, on=by.on))
    signature = Signature.objects.create(
        **by.stamp,
        agreement=current,
        party=party,
        signed_by_id=by.user_id,
        signed_at=by.now,
        content_hash=queries.content_hash(current),
    )
    parties = set(current.signatures.values_list("party", flat=True))
    if parties.issuperset(queries.SIGNERS):
        current.state = AgreementState.SIGNED
    _saved(current, verb="sign", by=by)
    return signature


@transaction.atomic
def change_after_signing(
    agreement: Agreement, *, facts: AgreementFacts, version: int, by: Viewer
) -> Agreement:
    """Change what is signed: it must be signed anew, and the mentor goes on meanwhile.

    The old signatures are void; that they were given stays in the audit log. Raises Blocked for a
    text that could not be signed, EditedMeanwhile, WrongState.
    """
    current = _locked(agreement, AgreementState.SIGNED)
    _must_be(current, version)
    _must_be_lawful(queries.findings(facts, grant=current.grant, on=by.on))
    current.state = AgreementState.READY
    _write(current, facts, by=by)
    current.signatures.all().delete()
    return _logged(current, verb="change", by=by)


@transaction.atomic
def complete_task(task: Task, *, on: date, by: Viewer) -> Task:
    """A task is solved; it stays in the agreement as done."""
    locked = Task.objects.select_for_update(of=("self",))
    current = locked.select_related("agreement").get(pk=task.pk)
    current.done_on = on
    current.save(update_fields=["done_on"])
    _logged(current.agreement, verb="change", by=by)
    return current


@transaction.atomic
def renew(agreement: Agreement, *, grant: Grant, by: Viewer) -> Agreement:
    """A draft for the next period: same mentor, the tasks not done, tapering proposed anew."""
    facts = queries.facts_for_next(agreement, grant=grant, on=by.on)
    renewed = draft(grant, facts=facts, by=by)
    renewed.mentor = agreement.mentor
    renewed.save(update_fields=["mentor"])
    return renewed


@transaction.atomic
def take_over(grant: Grant, *, mentor: Mentor, tasks: Sequence[str], by: Viewer) -> Agreement:
    """Keep an agreement that was signed on paper or in an earlier system: no signatures here."""
    ended = grant.state == GrantState.ENDED
    agreement = Agreement(
        **by.stamp,
        case_id=grant.case_id,
        grant=grant,
        mentor=mentor,
        state=AgreementState.ENDED if ended else AgreementState.SIGNED,
        ended_on=grant.ended_on,
    )
    _write(agreement, AgreementFacts(tasks=tuple(TaskFacts(what) for what in tasks)), by=by)
    return _logged(agreement, verb="create", by=by)


@transaction.atomic
def end(agreement: Agreement, *, on: date, by: Viewer) -> Agreement:
    """End an agreement, signed or not: ``on`` is the first day without it."""
    running = (AgreementState.DRAFT, AgreementState.READY, AgreementState.SIGNED)
    current = _locked(agreement, *running)
    current.state, current.ended_on = AgreementState.ENDED, on
    return _saved(current, verb="change", by=by)


def _locked(agreement: Agreement, *expected: AgreementState) -> Agreement:
    current = (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("grant__case", "case", "mentor", "company_contact")
        .get(pk=agreement.pk)
    )
    if current.state not in expected:
        raise WrongState(current, *expected)
    return current


def _must_be(agreement: Agreement, version: int) -> None:
    if agreement.version != version:
        raise EditedMeanwhile(agreement)


def _must_be_lawful(found: Sequence[Finding]) -> None:
    blocking = [one for one in found if one.blocks]
    if blocking:
        raise Blocked(blocking)


def _must_sign_for(agreement: Agreement, party: Party, *, by: Viewer) -> None:
    if by.role not in MAY_SIGN_FOR[party]:
        raise NotTheirSignature(f"{by.role} cannot sign for the {party.value}")
    mentor, contact = agreement.mentor, agreement.company_contact
    if by.role == Role.MENTOR and (mentor is None or mentor.user_id != by.user_id):
        raise NotTheirSignature("another mentor is named in this agreement")
    if party == Party.COMPANY and (contact is None or not agreement.company_agreed):
        raise NotTheirSignature("no company takes part in this agreement")
    if by.role == Role.COMPANY_CONTACT and (contact is None or contact.user_id != by.user_id):
        raise NotTheirSignature("another contact is named in this agreement")


def _write(agreement: Agreement, facts: AgreementFacts, *, by: Viewer) -> None:
    """The agreement says exactly this from now on."""
    agreement.goal, agreement.contact_frequency = facts.goal, facts.contact_frequency
    agreement.written_in_plan_on = facts.written_in_plan_on
    agreement.company_contact = facts.company_contact
    agreement.company_agreed = facts.company_agreed and facts.company_contact is not None
    agreement.version += 1
    agreement.save()
    _write_tasks(agreement, facts.tasks, by=by)
    agreement.boundaries.all().delete()
    Boundary.objects.bulk_create(
        Boundary(
            **by.stamp,
            agreement=agreement,
            position=position,
            not_this=row.not_this,
            instead=row.instead,
        )
        for position, row in enumerate(facts.boundaries, start=1)
    )
    agreement.taper.all().delete()
    # Two steps of one day cannot both hold: the later written one does.
    by_day = {row.starts_on: row.contact for row in facts.taper}
    TaperStep.objects.bulk_create(
        TaperStep(**by.stamp, agreement=agreement, starts_on=day, contact=contact)
        for day, contact in sorted(by_day.items())
    )


def _write_tasks(agreement: Agreement, tasks: Sequence[TaskFacts], *, by: Viewer) -> None:
    """A kept task stays the same row, since contacts point to it.

    One taken away that has contacts, or that is done, stays in the agreement as done.
    """
    before = {task.public_id: task for task in agreement.tasks.all()}
    agreement.tasks.update(position=F("position") + OUT_OF_THE_WAY)
    for position, facts in enumerate(tasks, start=1):
        task = before.pop(facts.public_id, None) or Task(**by.stamp, agreement=agreement)
        task.position = position
        task.what, task.how_often, task.where = facts.what, facts.how_often, facts.where
        task.until, task.done_when, task.serves = facts.until, facts.done_when, facts.serves
        task.at_company = facts.at_company
        task.save()
    for position, task in enumerate(before.values(), start=len(tasks) + 1):
        if task.done_on is None and _deleted(task):
            continue
        task.position, task.done_on = position, task.done_on or by.on
        task.save(update_fields=["position", "done_on"])


def _deleted(task: Task) -> bool:
    try:
        with transaction.atomic():
            task.delete()
    except ProtectedError:
        return False
    return True


def _saved(agreement: Agreement, *, verb: str, by: Viewer) -> Agreement:
    agreement.version += 1
    agreement.save()
    return _logged(agreement, verb=verb, by=by)


def _logged(agreement: Agreement, *, verb: str, by: Viewer) -> Agreement:
    audit.record(
        by,
        verb=verb,
        object="agreement",
        subject=agreement.case_id,
        object_id=agreement.public_id,
    )
    return agreement
