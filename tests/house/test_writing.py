"""Only actions write: one verb, one transaction, the log inside."""

import ast
from pathlib import Path

from tests.house.sources import PACKAGE, modules, name, tree

VERBS = {
    *("save", "create", "delete", "get_or_create", "update_or_create"),
    *("bulk_create", "bulk_update", "asave", "acreate", "adelete"),
}


def may_write(path: Path) -> bool:
    """Whether a module is one of those that change rows."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "actions" in parts or parts[0] == "demo"


def is_write(call: ast.Call) -> bool:
    """Whether a call changes rows. `update` counts with columns by name, as on a query."""
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr == "update":
        return bool(call.keywords) and not call.args
    return call.func.attr in VERBS


def test_only_actions_change_rows():
    found = [
        f"{name(path)}:{node.lineno} .{node.func.attr}()"
        for path in modules()
        if not may_write(path)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and is_write(node)
    ]

    assert found == []


def test_the_test_sees_a_write():
    call = ast.parse("Case.objects.filter(pk=1).update(name='x')").body[0].value

    assert is_write(call)


def test_no_function_asks_the_clock():
    clocks = {"today", "now", "utcnow"}
    found = [
        f"{name(path)}:{node.lineno}"
        for part in ("engines", "records")
        for path in modules(PACKAGE / part)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in clocks and not node.args
    ]

    assert found == []
