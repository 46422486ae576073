"""Addresses of the citizen's pages; none of them says whom it is about."""

from django.urls import path

from livline.pages.citizen import (
    agreement,
    another_mentor,
    appointments,
    callback,
    contact_details,
    grant,
    lookups,
    mentor,
    more,
    plan,
    proposal,
    words,
)

app_name = "citizen"
urlpatterns = [
    path("", mentor.mentor, name="mentor"),
    path("ring-op/", callback.callback, name="callback"),
    path("ring-op/afbestil/", callback.call_off, name="call_off"),
    path("forslag/", proposal.proposal, name="proposal"),
    path("anden-mentor/", another_mentor.another_mentor, name="another_mentor"),
    path("plan/", plan.plan, name="plan"),
    path("plan/godkend/", plan.approve, name="approve_plan"),
    path("aftale/", agreement.agreement, name="agreement"),
    path("bevilling/", grant.grant, name="grant"),
    path("kalender/", appointments.appointments, name="appointments"),
    path("mine-ord/", words.words, name="words"),
    path("kontakt/", contact_details.contact_details, name="contact_details"),
    path("hvem-har-set/", lookups.lookups, name="lookups"),
    path("mere/", more.more, name="more"),
]
