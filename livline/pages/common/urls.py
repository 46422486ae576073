"""Addresses that several people share."""

from django.urls import path

from livline.pages.common import case, own_lookups

app_name = "common"
urlpatterns = [
    path("sag/<str:case_id>/", case.case, name="case"),
    path("sag/<str:case_id>/aabn/", case.open_case, name="open_case"),
    path("mine-opslag/", own_lookups.own_lookups, name="own_lookups"),
]
