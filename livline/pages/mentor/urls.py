"""Addresses of the mentor's pages."""

from django.urls import path

from livline.pages.mentor import (
    agreement,
    appointments,
    callback,
    citizen,
    citizens,
    contact,
    ending,
    hours,
    logged,
    task,
    today,
)

app_name = "mentor"
urlpatterns = [
    path("", today.today, name="today"),
    path("borgere/", citizens.citizens, name="citizens"),
    path("borger/<str:case_id>/", citizen.citizen, name="citizen"),
    path("borger/<str:case_id>/kontakt/", contact.contact, name="contact"),
    path("borger/<str:case_id>/kontakt/kladde/", contact.keep_draft, name="contact_draft"),
    path(
        "borger/<str:case_id>/kontakt/slet-kladde/", contact.discard_draft, name="contact_discard"
    ),
    path("borger/<str:case_id>/kontakt/<str:contact_id>/", logged.logged, name="logged"),
    path("borger/<str:case_id>/aftaler/", appointments.appointments, name="appointments"),
    path(
        "borger/<str:case_id>/aftaler/<str:appointment_id>/aflys/",
        appointments.cancel,
        name="cancel_appointment",
    ),
    path("borger/<str:case_id>/ring-op/<str:callback_id>/", callback.callback, name="callback"),
    path("borger/<str:case_id>/mentoraftale/", agreement.agreement, name="agreement"),
    path("borger/<str:case_id>/opgave/<str:task_id>/", task.done, name="task_done"),
    path("borger/<str:case_id>/udslusning/", ending.ending, name="ending"),
    path("timer/", hours.hours, name="hours"),
]
