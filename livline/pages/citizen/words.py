"""My own words: what I have said, and which sentences my mentor may read."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.cases import actions
from livline.records.cases import queries as cases
from livline.records.cases.actions import NeedFacts
from livline.records.cases.models import Case, Need

CONFLICT = 409


class WordsForm(forms.Form):
    """The citizen's own words about one thing."""

    own_words = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


@own_case_screen("need", write=Verb.CHANGE)
def words(request: ViewerRequest, case: Case) -> HttpResponse:
    """Each thing with own words and its sentence; one press says yes or takes a yes back."""
    if request.method != "POST":
        return _page(request, case)
    need = cases.needs_of(case).filter(public_id=request.POST.get("need", "")).first()
    if need is None:
        messages.warning(request, _("This is no longer here."))
        return redirect("citizen:words")
    if "yes" in request.POST or "no" in request.POST:
        return _answer(request, need)
    form = _form(need, request.POST)
    if not form.is_valid():
        return _page(request, case, edited=form, current=need)
    try:
        _rewrite(request, need, form)
    except EditedMeanwhile as meanwhile:
        current = meanwhile.current
        assert isinstance(current, Need)
        posted = request.POST.copy()
        posted[f"{need.public_id}-version"] = str(current.version)
        return _page(request, case, edited=_form(current, posted), current=current)
    messages.success(request, _("Your words are kept."))
    return redirect("citizen:words")


def _answer(request: ViewerRequest, need: Need) -> HttpResponse:
    agrees = "yes" in request.POST
    if agrees:
        # A yes holds for the sentence that was read, not for one written meanwhile.
        need.good_to_know = request.POST.get("sentence", "")
    try:
        actions.answer_good_to_know(need, agrees=agrees, by=request.viewer)
    except EditedMeanwhile:
        messages.warning(request, _("The sentence has been changed. Read it again first."))
        return redirect("citizen:words")
    messages.success(
        request,
        _("Your mentor may read it.") if agrees else _("Your mentor can not read it."),
    )
    return redirect("citizen:words")


def _rewrite(request: ViewerRequest, need: Need, form: WordsForm) -> None:
    facts = NeedFacts(
        kind=need.kind,
        category=need.category,
        own_words=form.cleaned_data["own_words"],
        note=need.note,
        good_to_know=need.good_to_know,
        citizen_agrees=need.agreed_on is not None,
    )
    actions.change_need(need, facts, version=form.cleaned_data["version"], by=request.viewer)


def _form(need: Need, posted: QueryDict | None = None) -> WordsForm:
    initial = {"own_words": need.own_words, "version": need.version}
    return WordsForm(posted, prefix=need.public_id, initial=initial)


def _page(
    request: ViewerRequest,
    case: Case,
    *,
    edited: WordsForm | None = None,
    current: Need | None = None,
) -> HttpResponse:
    rows = [
        (need, edited if edited and current and need.pk == current.pk else _form(need))
        for need in cases.needs_of(case)
    ]
    context = {"rows": rows, "current": current, "edited": edited}
    return render(request, "citizen/words.html", context, status=CONFLICT if edited else 200)
