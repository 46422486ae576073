"""Addresses of the manager."""

from django.urls import path

from livline.pages.manager import figures

app_name = "manager"
urlpatterns = [
    path("", figures.figures, name="figures"),
    path("maaneder/", figures.months, name="months"),
]
