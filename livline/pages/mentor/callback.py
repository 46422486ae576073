"""A citizen who wants to be rung: promise it, ring, and say what was prevented."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.mentor.citizen import person_shown
from livline.pages.mentor.contact import CONFLICT, UNPROCESSABLE
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.lifeline import actions
from livline.records.lifeline import queries as lifeline
from livline.records.lifeline.models import CallBack, CallBackState, Prevented


class CloseForm(forms.Form):
    """How the call went."""

    state = forms.ChoiceField(
        label=gettext_lazy("How did it go?"),
        choices=[
            (state.value, state.label) for state in (CallBackState.DONE, CallBackState.NOT_REACHED)
        ],
        widget=forms.RadioSelect,
    )
    prevented = forms.ChoiceField(
        label=gettext_lazy("What was it about?"),
        choices=[*Prevented.choices, ("", gettext_lazy("I do not know"))],
        required=False,
        widget=forms.RadioSelect,
    )


@case_screen("callback", write=Verb.CHANGE)
def callback(request: ViewerRequest, case: Case, callback_id: str) -> HttpResponse:
    """Take the call-back, or close it."""
    found = lifeline.visible_to(request.viewer).filter(case=case, public_id=callback_id)
    wish = found.select_related("taken_by").first()
    if wish is None:
        raise Http404
    if request.method != "POST":
        return _page(request, case, wish, CloseForm(initial={"state": CallBackState.DONE}))
    try:
        return _take(request, case, wish) if "take" in request.POST else _close(request, case, wish)
    except actions.TakenByAnother:
        messages.error(request, _("Somebody else has promised to ring."))
    except actions.NotOpen:
        messages.error(request, _("This call-back is closed already."))
    wish.refresh_from_db()
    return _page(request, case, wish, CloseForm(), status=CONFLICT)


def _take(request: ViewerRequest, case: Case, wish: CallBack) -> HttpResponse:
    actions.take(wish, by=request.viewer)
    messages.success(request, _("You have promised to ring. The citizen can see it."))
    return redirect("mentor:callback", case_id=case.public_id, callback_id=wish.public_id)


def _close(request: ViewerRequest, case: Case, wish: CallBack) -> HttpResponse:
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, case, wish, form, status=UNPROCESSABLE)
    actions.close(
        wish,
        state=CallBackState(form.cleaned_data["state"]),
        prevented=form.cleaned_data["prevented"],
        by=request.viewer,
    )
    messages.success(request, _("The call-back is closed."))
    return redirect("mentor:today")


def _page(
    request: ViewerRequest, case: Case, wish: CallBack, form: CloseForm, *, status: int = 200
) -> HttpResponse:
    fields = access.fields_shown(request.viewer, "person", case=case)
    context = {
        "case": case,
        "person": person_shown(case.citizen, fields),
        "callback": wish,
        "form": form,
        "is_open": wish.state in lifeline.OPEN_STATES,
        "is_mine": wish.taken_by_id == request.viewer.user_id,
    }
    return render(request, "mentor/callback.html", context, status=status)
