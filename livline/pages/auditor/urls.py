"""Addresses of the auditor."""

from django.urls import path

from livline.pages.auditor import log, reviews, sample

app_name = "auditor"
urlpatterns = [
    path("", log.log, name="log"),
    path("stikproeve/", sample.sample, name="sample"),
    path("stikproeve/fund/", reviews.review, name="review"),
    path("gennemgang/", reviews.reviews, name="reviews"),
]
