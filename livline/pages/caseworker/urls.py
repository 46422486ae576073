"""Addresses of the caseworker's pages: one line per route."""

from django.urls import path

from livline.pages.caseworker import (
    agreement,
    agreement_signing,
    case_facts,
    cases,
    extension,
    grant,
    needs,
    person,
    plan_versions,
    referral,
    refusal,
    support,
    today,
    together,
)

app_name = "caseworker"
urlpatterns = [
    path("", today.today, name="today"),
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
    path("sag/<str:case_id>/sammen/", together.together, name="together"),
    path("sag/<str:case_id>/sammen/gem/", together.keep_plan, name="keep_plan"),
    path("sag/<str:case_id>/sammen/skift/", together.change_plan, name="change_plan"),
    path("sag/<str:case_id>/sammen/drop/", together.discard_plan, name="discard_plan"),
    path("sag/<str:case_id>/mindre/<int:number>/", together.smaller_step, name="smaller_step"),
    path("sag/<str:case_id>/sammen/skridt/<str:step_id>/", together.plan_step, name="plan_step"),
    path("sag/<str:case_id>/plan/", plan_versions.plan_versions, name="plan_versions"),
    path("sag/<str:case_id>/bevilling/", grant.grant, name="grant"),
    path("sag/<str:case_id>/bevilling/tjek/", grant.grant_check, name="grant_check"),
    path("sag/<str:case_id>/bevilling/afslag/", refusal.refusal, name="refusal"),
    path("sag/<str:case_id>/bevilling/forlaengelse/", extension.extension, name="extension"),
    path("sag/<str:case_id>/aftale/", agreement.agreement, name="agreement"),
    path("sag/<str:case_id>/aftale/tjek/", agreement.agreement_check, name="agreement_check"),
    path(
        "sag/<str:case_id>/aftale/underskrift/",
        agreement_signing.agreement_signing,
        name="agreement_signing",
    ),
    path(
        "sag/<str:case_id>/aftale/udskrift/",
        agreement_signing.agreement_print,
        name="agreement_print",
    ),
]
