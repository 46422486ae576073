"""Small pieces: what is longer than this cannot be understood at one reading."""

import ast

from tests.house.sources import PACKAGE, ROOT, functions, lines, modules, name, templates, tree

MODULE_LINES = 400
FUNCTION_LINES = 50
TEMPLATE_LINES = 150
ARGUMENTS = 6
ALL = [*modules(), *modules(ROOT / "tools"), *modules(ROOT / "tests")]


def test_no_module_is_longer_than_can_be_read():
    assert [f"{name(path)}: {lines(path)}" for path in ALL if lines(path) > MODULE_LINES] == []


def test_no_template_is_longer_than_can_be_read():
    long = [path for path in templates() if lines(path) > TEMPLATE_LINES]

    assert [f"{name(path)}: {lines(path)}" for path in long] == []


def test_no_function_is_longer_than_can_be_read():
    long = [
        f"{name(path)} {function.name}"
        for path in ALL
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= FUNCTION_LINES
    ]

    assert long == []


def test_no_function_takes_more_arguments_than_can_be_remembered():
    many = []
    for path in modules(PACKAGE):
        for function in functions(path):
            taken = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
            if len([each for each in taken if each.arg not in {"self", "cls"}]) > ARGUMENTS:
                many.append(f"{name(path)} {function.name}")

    assert many == []


def test_every_module_says_what_it_is_for():
    assert [name(path) for path in ALL if not ast.get_docstring(tree(path))] == []
