"""Addresses of the mentor coordinator."""

from django.urls import path

from livline.pages.coordinator import (
    callback,
    cases,
    match,
    mentor,
    mentor_sign_in,
    mentors,
    proposals,
    today,
    waiting,
)

app_name = "coordinator"
urlpatterns = [
    path("", today.today, name="today"),
    path("sag/<str:case_id>/ring-op/<str:callback_id>/", callback.callback, name="callback"),
    path("venteliste/", waiting.waiting, name="waiting"),
    path("mentorer/", mentors.mentors, name="mentors"),
    path("mentorer/ny/", mentor.new_mentor, name="new_mentor"),
    path("mentorer/<str:mentor_id>/", mentor.mentor, name="mentor"),
    path("mentorer/<str:mentor_id>/adgang/", mentor_sign_in.mentor_sign_in, name="mentor_sign_in"),
    path("forslag/", proposals.proposals, name="proposals"),
    path("sager/", cases.cases, name="cases"),
    path("sag/<str:case_id>/match/", match.match, name="match"),
]
