"""Questions about agreements: what they say, who has signed, what the law says about them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from livline.engines import law
from livline.engines.findings import Finding
from livline.records.agreements import access
from livline.records.agreements.models import (
    Agreement,
    AgreementAnswer,
    AgreementState,
    Party,
    Task,
)
from livline.records.cases.models import Case
from livline.records.grants.models import Grant
from livline.records.people.models import CompanyContact
from livline.records.plans import queries as plans

visible_to = access.visible_to

# Who must sign before support begins. A company contact may sign too, once let in by the match.
SIGNERS = (Party.CITIZEN, Party.MENTOR, Party.MUNICIPALITY)
SHORT_SUPPORT = timedelta(weeks=8)
PHONE_ONLY = timedelta(weeks=4)
ON_CALL_ONLY = timedelta(weeks=2)
# The mentor is named by the match, after the agreement is written: the check waits with that.
NAMED_LATER = "-"


@dataclass(frozen=True)
class TaskFacts:
    """One task; ``public_id`` names a task that is kept, "" a new one."""

    what: str
    how_often: str = ""
    where: str = ""
    until: date | None = None
    done_when: str = ""
    serves: str = ""
    at_company: bool = False
    public_id: str = ""


@dataclass(frozen=True)
class BoundaryFacts:
    """What the mentor does not do here, and who does."""

    not_this: str
    instead: str = ""


@dataclass(frozen=True)
class TaperFacts:
    """From a day the contact is this much."""

    starts_on: date
    contact: str


@dataclass(frozen=True)
class AgreementFacts:
    """What the caseworker and the citizen write down together.

    The company contact takes part only where the citizen agrees (``company_agreed``).
    """

    goal: str = ""
    contact_frequency: str = ""
    tasks: tuple[TaskFacts, ...] = ()
    boundaries: tuple[BoundaryFacts, ...] = ()
    taper: tuple[TaperFacts, ...] = ()
    written_in_plan_on: date | None = None
    company_contact: CompanyContact | None = None
    company_agreed: bool = False


def facts_of(agreement: Agreement) -> AgreementFacts:
    """What stands on an agreement, as it would be saved again; tasks that are done stay aside."""
    return AgreementFacts(
        goal=agreement.goal,
        contact_frequency=agreement.contact_frequency,
        tasks=tuple(
            TaskFacts(
                what=task.what,
                how_often=task.how_often,
                where=task.where,
                until=task.until,
                done_when=task.done_when,
                serves=task.serves,
                at_company=task.at_company,
                public_id=task.public_id,
            )
            for task in open_tasks(agreement)
        ),
        boundaries=tuple(
            BoundaryFacts(row.not_this, row.instead) for row in agreement.boundaries.all()
        ),
        taper=tuple(TaperFacts(row.starts_on, row.contact) for row in agreement.taper.all()),
        written_in_plan_on=agreement.written_in_plan_on,
        company_contact=agreement.company_contact,
        company_agreed=agreement.company_agreed,
    )


def facts_for_next(agreement: Agreement, *, grant: Grant, on: date) -> AgreementFacts:
    """What the next period begins with: the tasks not done, and tapering proposed anew."""
    facts = facts_of(agreement)
    return replace(
        facts,
        tasks=tuple(replace(task, until=grant.ends_on, public_id="") for task in facts.tasks),
        taper=taper_proposal(grant.starts_on, grant.ends_on),
        written_in_plan_on=on if facts.written_in_plan_on else None,
    )


def with_all(found: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Agreements with everything a page shows of them, in a fixed number of queries."""
    rows = found.select_related("grant", "mentor", "company_contact__company", "case__citizen")
    return rows.prefetch_related("tasks", "boundaries", "taper", "signatures__signed_by")


def of_case(case: Case) -> QuerySet[Agreement]:
    """All agreements of a case, the newest first."""
    return with_all(Agreement.objects.filter(case=case).order_by("-pk"))


def current(case: Case) -> Agreement | None:
    """The agreement that is written on, waits for signatures or is in force; the newest of them."""
    return of_case(case).exclude(state=AgreementState.ENDED).first()


def of_grant(grant: Grant) -> Agreement | None:
    """The agreement under a grant."""
    return with_all(Agreement.objects.filter(grant=grant)).first()


def contacts(municipality: int) -> QuerySet[CompanyContact]:
    """The contacts at companies who could take part, by company and name."""
    found = CompanyContact.objects.filter(municipality=municipality).select_related("company")
    return found.order_by("company__name", "name")


def open_tasks(agreement: Agreement) -> list[Task]:
    """The tasks that are not done."""
    return [task for task in agreement.tasks.all() if task.done_on is None]


def signed_by(agreement: Agreement) -> frozenset[Party]:
    """The parties that have signed the text as it stands."""
    return frozenset(Party(row.party) for row in agreement.signatures.all())


def taper_proposal(starts_on: date | None, ends_on: date | None) -> tuple[TaperFacts, ...]:
    """When contact could become less, worked out from the period: halfway, and in the last weeks.

    Support of eight weeks or less goes straight to calls in the last two weeks. Practice, not law.
    """
    if starts_on is None or ends_on is None or ends_on <= starts_on:
        return ()
    days = (ends_on - starts_on).days + 1
    last_weeks = ends_on + timedelta(days=1) - ON_CALL_ONLY
    proposed = [TaperFacts(max(last_weeks, starts_on), _("Only when you ring yourself"))]
    if timedelta(days=days) > SHORT_SUPPORT:
        halfway = starts_on + timedelta(days=days // 2)
        by_phone = ends_on + timedelta(days=1) - PHONE_ONLY
        proposed.insert(0, TaperFacts(by_phone, _("One phone call a week")))
        if halfway < by_phone:
            proposed.insert(0, TaperFacts(halfway, _("A meeting every second week")))
    return tuple(proposed)


def findings(facts: AgreementFacts, *, grant: Grant, on: date) -> tuple[Finding, ...]:
    """What the law of a day says about an agreement while it is written, most urgent first."""
    return law.check_agreement(
        _law_facts(facts, grant=grant, mentor_name=NAMED_LATER, mentor_contact=NAMED_LATER), on
    )


def answers_of(agreement: Agreement) -> dict[str, AgreementAnswer]:
    """The reasons given to findings of this agreement, by fingerprint."""
    rows = agreement.answers.select_related("answered_by").order_by("answered_at", "pk")
    return {row.fingerprint: row for row in rows}


def answered(agreement: Agreement, *, on: date) -> list[tuple[Finding, AgreementAnswer]]:
    """The findings of the text as it stands that have been answered, each with its reason."""
    given = answers_of(agreement)
    found = findings(facts_of(agreement), grant=agreement.grant, on=on) if given else ()
    return [(one, given[one.fingerprint]) for one in found if one.fingerprint in given]


def signing_findings(agreement: Agreement, *, on: date) -> tuple[Finding, ...]:
    """The same before it is signed: now the mentor must be named and within reach too."""
    mentor = agreement.mentor
    return law.check_agreement(
        _law_facts(
            facts_of(agreement),
            grant=agreement.grant,
            mentor_name=mentor.name if mentor else "",
            mentor_contact=(mentor.phone or mentor.email) if mentor else "",
        ),
        on,
    )


def content_hash(agreement: Agreement) -> str:
    """SHA-256 of everything that is signed; another word or another mentor is another content."""
    facts, grant = facts_of(agreement), agreement.grant
    content = {
        "goal": facts.goal,
        "contact_frequency": facts.contact_frequency,
        "tasks": [
            [
                task.what,
                task.how_often,
                task.where,
                str(task.until),
                task.done_when,
                task.serves,
                task.at_company,
            ]
            for task in agreement.tasks.all()
        ],
        "boundaries": [[row.not_this, row.instead] for row in facts.boundaries],
        "taper": [[str(row.starts_on), row.contact] for row in facts.taper],
        "mentor": agreement.mentor.public_id if agreement.mentor else "",
        "company": facts.company_contact.public_id if facts.company_contact else "",
        "period": [str(grant.starts_on), str(grant.ends_on)],
        "hours_per_week": f"{grant.hours_per_week:.2f}" if grant.hours_per_week else "",
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _law_facts(
    facts: AgreementFacts, *, grant: Grant, mentor_name: str, mentor_contact: str
) -> law.AgreementFacts:
    """The situation as the law engine takes it; period and hours are the grant's."""
    return law.AgreementFacts(
        goal=facts.goal,
        mentor_name=mentor_name,
        mentor_contact=mentor_contact,
        start=grant.starts_on or law.UNKNOWN,
        until=grant.ends_on or law.UNKNOWN,
        hours_per_week=grant.hours_per_week or law.UNKNOWN,
        tasks=tuple(
            law.TaskFacts(
                what=task.what,
                how_often=task.how_often,
                where=task.where,
                until=task.until or law.UNKNOWN,
                done_when=task.done_when,
            )
            for task in facts.tasks
        ),
        tapering=tuple(row.starts_on for row in facts.taper),
        has_plan=facts.written_in_plan_on is not None or plans.current(grant.case) is not None,
    )
