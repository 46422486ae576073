"""What was decided in a case, as entries of its timeline."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from livline.records.agreements.models import Party, Signature
from livline.records.cases.models import Case
from livline.records.followups.models import Ending, FollowUp
from livline.records.grants.models import Grant, GrantState
from livline.records.journey.queries.timeline_entry import Shown, TimelineEntry, start_of
from livline.records.plans.models import PlanState, PlanVersion


def of_case(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """Referred, closed, opened again."""
    if "referred_on" in shown.fields:
        yield TimelineEntry(
            start_of(case.referred_on),
            "case",
            _("Referred"),
            f"case-{case.public_id}",
            shown.text("referral_reason", case.referral_reason),
            icon="flag",
            is_whole_day=True,
        )
    if case.reopened_on is not None and "status" in shown.fields:
        yield TimelineEntry(
            start_of(case.reopened_on),
            "case",
            _("Case opened again"),
            f"case-reopened-{case.public_id}",
            icon="flag",
            is_whole_day=True,
        )
    if case.closed_on is not None and "status" in shown.fields:
        anchor = f"case-closed-{case.public_id}"
        yield TimelineEntry(
            start_of(case.closed_on),
            "case",
            _("Case closed"),
            anchor,
            icon="lock",
            is_whole_day=True,
        )


def plans(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """Each plan that both approved."""
    found = PlanVersion.objects.filter(case=case).exclude(state=PlanState.DRAFT)
    if shown.is_mentor:
        found = found.filter(state=PlanState.APPROVED)
    for plan in found:
        if plan.approved_at is not None:
            yield TimelineEntry(
                plan.approved_at,
                "plan",
                format_lazy("{} {}", _("Plan approved by both, version"), plan.number),
                f"plan-{plan.public_id}",
                shown.text("goal", plan.goal),
                icon="list-check",
                tone="good",
            )


def grants(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """Granted, refused, extended."""
    if "state" not in shown.fields:
        return
    decided = Grant.objects.filter(case=case, decided_at__isnull=False)
    for grant in decided.select_related("previous"):
        refused = grant.state == GrantState.REFUSED
        heading = _("Mentor support refused") if refused else _("Mentor support granted")
        if grant.previous is not None and not refused:
            heading = _("Mentor support extended")
        assert grant.decided_at is not None
        why = (
            shown.text("refusal_reason", grant.refusal_reason)
            if refused
            else shown.text("target", grant.target)
        )
        yield TimelineEntry(
            grant.decided_at,
            "grant",
            heading,
            f"grant-{grant.public_id}",
            why,
            icon="document",
            tone="attention" if refused else "good",
        )


def signatures(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """Who signed the agreement."""
    if "signatures" not in shown.fields:
        return
    found = Signature.objects.filter(agreement__case=case)
    if shown.is_mentor:
        found = found.filter(agreement__mentor__user=shown.viewer.user_id)
    for signature in found:
        yield TimelineEntry(
            signature.signed_at,
            "agreement",
            format_lazy("{}: {}", _("Agreement signed"), Party(signature.party).label),
            f"signature-{signature.public_id}",
            icon="edit",
        )


def followups(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """The talks that were held."""
    for talk in FollowUp.objects.filter(case=case, held_on__isnull=False):
        if "held_on" in shown.fields and talk.held_on is not None:
            yield TimelineEntry(
                start_of(talk.held_on),
                "followup",
                format_lazy("{}: {}", _("Follow-up talk"), talk.get_decision_display()),
                f"followup-{talk.public_id}",
                shown.text("summary", talk.summary),
                icon="forum",
                is_whole_day=True,
            )


def endings(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """How the support ended."""
    for ending in Ending.objects.filter(case=case):
        yield TimelineEntry(
            start_of(ending.ended_on),
            "ending",
            format_lazy("{}: {}", _("Support ended"), ending.get_reason_display()),
            f"ending-{ending.public_id}",
            shown.text("summary", ending.summary),
            icon="flag-fill",
            is_whole_day=True,
        )
