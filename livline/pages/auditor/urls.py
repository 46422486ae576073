"""Addresses of the auditor."""

from django.urls import path

from livline.pages.auditor import log, sample

app_name = "auditor"
urlpatterns = [
    path("", log.log, name="log"),
    path("stikproeve/", sample.sample, name="sample"),
]
