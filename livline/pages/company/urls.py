"""Addresses of the company contact's pages."""

from django.urls import path

from livline.pages.company import citizen, citizens

app_name = "company"
urlpatterns = [
    path("", citizens.citizens, name="citizens"),
    path("borger/<str:case_id>/", citizen.citizen, name="citizen"),
]
