"""Where things lie: one place for each, and no drawer for the rest."""

from django.apps import apps

from tests.house.sources import PACKAGE, modules, name, tracked

DRAWERS = {"utils", "helpers", "services", "managers", "signals", "misc", "common_functions"}
IN_A_RECORD = {"__init__", "models", "access", "queries", "actions", "apps", "migrations"}
STEPS = (
    *("people", "cases", "plans", "grants", "agreements", "matches"),
    *("contacts", "lifeline", "followups", "journey"),
)


def test_no_module_is_a_drawer_for_everything():
    assert [name(path) for path in modules() if path.stem in DRAWERS] == []


def test_a_record_holds_only_tables_access_questions_and_actions():
    records = PACKAGE / "records"
    parts = {path.relative_to(records).parts[1:2] for path in modules(records)}

    assert {part[0].removesuffix(".py") for part in parts if part} <= IN_A_RECORD


def test_a_foreign_key_points_to_the_same_step_or_an_earlier_one():
    order = {step: place for place, step in enumerate(STEPS)}
    late = [
        f"{model.__name__}.{field.name} -> {field.related_model._meta.app_label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and model._meta.app_label in order
        if order.get(field.related_model._meta.app_label, -1) > order[model._meta.app_label]
    ]

    assert late == []


def test_every_step_of_the_journey_is_in_the_order_of_this_test():
    labels = {app.label for app in apps.get_app_configs() if ".records." in app.name}

    assert labels <= set(STEPS)


def test_no_package_is_empty():
    packages = {path.parent for path in modules() if path.name == "__init__.py"}
    inside = [path for path in tracked() if path.is_relative_to(PACKAGE)]
    empty = [
        name(package)
        for package in packages
        if not [path for path in inside if package in path.parents and path.name != "__init__.py"]
    ]

    assert empty == []
