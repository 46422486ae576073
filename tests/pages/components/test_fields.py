"""Form fields as the parts draw them."""

from datetime import date

from django import forms
from django.template import Context, Template
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from livline.pages.components import widgets
from livline.pages.components.fields import errors_of, kind_of


class Form(forms.Form):
    """Two fields that can be wrong and one that cannot."""

    name = forms.CharField(label="Navn", help_text="Som på kortet")
    way = forms.ChoiceField(
        label="Måde", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")]
    )
    on = forms.DateField(label="Dag", widget=widgets.Date, required=False)

    def clean(self) -> None:
        """Always wrong as a whole."""
        raise forms.ValidationError("Passer ikke sammen")


def drawn(markup: str, **context: object) -> str:
    """The markup of a screen with parts in it, rendered in Danish."""
    with translation.override("da"):
        return Template(CottonCompiler().process(markup)).render(Context(context))


def test_the_control_points_at_its_hint_and_its_error() -> None:
    html = drawn('<c-form-field :field="form.name" />', form=Form({}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_a_hint_of_the_screen_is_pointed_at_too() -> None:
    html = drawn('<c-form-field :field="form.on" hint="Første dag" />', form=Form())

    assert 'aria-describedby="id_on_helptext"' in html
    assert 'id="id_on_helptext">Første dag' in html


def test_a_group_of_choices_is_a_fieldset_with_its_name() -> None:
    html = drawn('<c-form-field :field="form.way" />', form=Form({"way": "b"}))

    assert "<legend" in html
    assert html.count('type="radio"') == 2
    assert html.count(" checked") == 1


def test_what_may_be_left_empty_says_so() -> None:
    assert "(frivilligt)" in drawn('<c-form-field :field="form.on" />', form=Form())
    assert "(frivilligt)" not in drawn('<c-form-field :field="form.name" />', form=Form())


def test_the_summary_names_the_whole_form_first_and_links_to_controls_that_exist() -> None:
    form = Form({})

    found = list(errors_of(form))

    assert [error.control for error in found] == ["", "id_name", "id_way_0"]
    assert 'id="id_way_0"' in drawn('<c-form-field :field="form.way" />', form=form)


def test_a_form_without_mistakes_has_a_hidden_summary() -> None:
    html = drawn('<c-error-summary :form="form" />', form=Form())

    assert "hidden" in html
    assert "alert" not in html


def test_a_date_is_spelled_as_the_browser_wants_it_in_every_language() -> None:
    html = drawn('<c-form-field :field="form.on" />', form=Form(initial={"on": date(2026, 3, 1)}))

    assert 'type="date"' in html
    assert 'value="2026-03-01"' in html


def test_each_kind_of_field_is_known() -> None:
    form = Form()

    assert [kind_of(form[name]) for name in ("name", "way", "on")] == ["input", "radios", "input"]


def test_text_of_a_person_is_never_markup() -> None:
    html = drawn("<c-status-tag>{{ text }}</c-status-tag>", text="<script>x</script>")

    assert "<script>" not in html
