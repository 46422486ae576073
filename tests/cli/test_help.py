"""Help in the language of the person who asks, without starting a database."""

import pytest

from tests.cli.processes import ended


@pytest.mark.parametrize(
    ("words", "more", "expected"),
    [
        ((), {}, "Serve the site on this machine"),
        ((), {"LC_ALL": "da_DK.UTF-8"}, "Vis siderne på denne maskine"),
        ((), {"LIVLINE_LANGUAGE": "da"}, "Vis siderne på denne maskine"),
        (("--language", "da"), {"LIVLINE_LANGUAGE": "en"}, "Vis siderne på denne maskine"),
        (("--language", "en"), {"LIVLINE_LANGUAGE": "da"}, "Serve the site on this machine"),
    ],
)
def test_help_speaks_the_language_asked_for(tmp_path, words, more, expected):
    shown = ended(tmp_path, *words, "--help", **more)

    assert expected in shown.stdout
    assert not (tmp_path / "postgres").exists()


def test_danish_help_has_danish_headings(tmp_path):
    shown = ended(tmp_path, "--language", "da", "serve", "--help")

    assert [word for word in ("Usage", "Options:", "Show this") if word in shown.stdout] == []
    assert "Brug: " in shown.stdout


def test_an_unknown_language_is_refused_with_the_known_ones(tmp_path):
    refused = ended(tmp_path, "--language", "sv", "serve")

    assert refused.returncode == 2
    assert "da|en" in refused.stderr


def test_a_server_without_its_keys_says_which_are_missing(tmp_path):
    refused = ended(tmp_path, "migrate", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")

    assert refused.returncode == 1
    assert "LIVLINE_SECRET_KEY" in refused.stderr
    assert "Traceback" not in refused.stderr
