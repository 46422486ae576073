"""Addresses of the caseworker's pages: one line per route."""

from django.urls import path

from livline.pages.caseworker import case_facts, cases, needs, person, referral, support

app_name = "caseworker"
urlpatterns = [
    path("sager/", cases.cases, name="cases"),
    path("henvisning/", referral.referral, name="referral"),
    path("sag/<str:case_id>/person/", person.person, name="person"),
    path("sag/<str:case_id>/person/nummer/", person.id_number, name="id_number"),
    path("sag/<str:case_id>/person/adresse/", person.protected_address, name="protected_address"),
    path("sag/<str:case_id>/person/adresse/gem/", person.keep_address, name="keep_address"),
    path("sag/<str:case_id>/henvisning/", case_facts.case_facts, name="case_facts"),
    path("sag/<str:case_id>/henvisning/maalgruppe/", case_facts.target_group, name="target_group"),
    path("sag/<str:case_id>/henvisning/overdrag/", case_facts.hand_over, name="hand_over"),
    path("sag/<str:case_id>/behov/", needs.needs, name="needs"),
    path("sag/<str:case_id>/behov/<str:need_id>/", needs.need, name="need"),
    path("sag/<str:case_id>/hvem-hvad/", support.support, name="support"),
    path("sag/<str:case_id>/hvem-hvad/<str:support_id>/", support.end_support, name="end_support"),
]
