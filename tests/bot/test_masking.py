import pytest

from bot.masking import on_one_line, without_secrets

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"token {TOKEN}!", "token (hidden)!"),
        (f"https://api.telegram.org/bot{TOKEN}/getMe", "https://api.telegram.org/bot(hidden)/getMe"),
        ("postgresql://me:p@ss/word@db/news", "postgresql://(hidden)@db/news"),
        ("sqlite:///kentongan.db at 12:30:05", "sqlite:///kentongan.db at 12:30:05"),
        ("127.0.0.1:8080, [::1]:8080", "127.0.0.1:8080, [::1]:8080"),
    ],
)
def test_what_opens_something_is_hidden(text, shown):
    assert without_secrets(text) == shown


def test_one_line_has_no_control_characters_and_ends_in_sight():
    assert on_one_line("a\nb\x1b[31m\u202e") == "a?b?[31m?"
    assert on_one_line(f"{'a' * 1000}/config.toml").endswith("a/config.toml")
    assert len(on_one_line("a" * 1000)) == 301
