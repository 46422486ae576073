"""Addresses of the analyst."""

from django.urls import path

from livline.pages.analyst import figures

app_name = "analyst"
urlpatterns = [
    path("", figures.figures, name="figures"),
    path("maaneder/", figures.months, name="months"),
]
