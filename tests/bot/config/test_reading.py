import os
from pathlib import Path

import pytest

from bot.config import ConfigurationError, load, settings_from

EXAMPLE = Path(__file__).parents[3] / "config.example.toml"
ACCEPTED = "a readable TOML file; config.example.toml shows every key"


def fault(path):
    with pytest.raises(ConfigurationError) as caught:
        load(path, {})
    return str(caught.value)


def test_a_named_file_is_read(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_bytes(b"\xef\xbb\xbf[limits]\r\nchats = 7\r\n")

    assert load(file, {}).limits.chats == 7


def test_without_a_name_config_toml_of_the_working_directory_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load(None, {}).limits.chats == 10_000

    (tmp_path / "config.toml").write_text("[limits]\nchats = 7")
    assert load(None, {}).limits.chats == 7


def test_a_fault_of_the_default_file_names_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("[limits]\nchats = 0")

    assert fault(None) == "config.toml: limits.chats: is too small; accepted: chats, 1 to 10000000"


def test_a_default_file_that_is_a_dangling_link_is_a_fault(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").symlink_to("nowhere.toml")

    assert fault(None) == f"config.toml: there is no such file; accepted: {ACCEPTED}"


def test_a_named_file_must_be_there(tmp_path):
    assert fault(tmp_path / "no.toml") == f"{tmp_path}/no.toml: there is no such file; accepted: {ACCEPTED}"


def test_a_folder_is_no_file(tmp_path):
    assert fault(tmp_path) == f"{tmp_path}: is a folder, not a file; accepted: {ACCEPTED}"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    file = tmp_path / "config.toml"
    file.touch(mode=0o000)

    assert fault(file) == f"{file}: may not be read by this user; accepted: {ACCEPTED}"


def test_a_name_that_no_file_can_have():
    assert "cannot be read (its name has a character that no name may have)" in fault(Path("a\0b"))
    assert "cannot be read (File name too long)" in fault(Path("a" * 300))


def test_a_file_that_is_not_utf8(tmp_path):
    file = tmp_path / "config.toml"
    file.write_bytes("[log]\n# Журнал\n".encode("cp1251"))

    assert fault(file) == f"{file}: line 2: is not UTF-8; accepted: text saved as UTF-8"


def test_a_huge_file(tmp_path):
    file = tmp_path / "config.toml"
    file.write_bytes(b"#" * 1_000_001)

    assert fault(file) == f"{file}: is too large; accepted: at most 1,000,000 bytes"
    assert fault(Path("/dev/zero")) == "/dev/zero: is too large; accepted: at most 1,000,000 bytes"


def test_toml_that_would_exhaust_its_reader(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text(f"a = {'[' * 100_000}")
    assert fault(file).startswith(f"{file}: is nested too deeply; ")

    file.write_text(f"a = {'9' * 5_000}")
    assert fault(file).startswith(f"{file}: has a number that is too long; ")


def test_the_example_is_every_key_at_its_default():
    text = EXAMPLE.read_text(encoding="utf-8")

    assert settings_from(text, {}) == settings_from(None, {})


def test_the_example_leaves_out_no_key():
    text = EXAMPLE.read_text(encoding="utf-8")
    settings = settings_from(text, {})
    tables = {"sources", "searches"}

    for name, section in settings:
        assert type(section).model_fields.keys() - section.model_fields_set <= tables, name


def test_the_examples_own_feeds_are_accepted_once_uncommented():
    commented = [
        line.removeprefix("# ")
        for line in EXAMPLE.read_text(encoding="utf-8").splitlines()
        if line.startswith("# ") and (" = " in line or "[[" in line)
    ]
    text = "\n".join(
        line for line in commented if line.startswith("[[") or line.split(" = ")[0].isidentifier()
    )

    feeds = settings_from(text, {}).feeds

    assert [source.publisher for source in feeds.sources] == ["The Example"]
    assert [search.limit for search in feeds.searches] == [100]


def test_a_service_manager_s_credentials_stand_for_variables(tmp_path):
    (tmp_path / "telegram.token").write_text("123456:AAfrom-a-credential\n")
    (tmp_path / "unrelated").write_text("x")
    given = {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    (tmp_path / "config.toml").write_text('[telegram]\ntoken = "1:of-the-file"\n')
    settings = load(tmp_path / "config.toml", given)
    assert settings.telegram.token.get_secret_value() == "123456:AAfrom-a-credential"
    # A variable that says it itself stands above.
    settings = load(tmp_path / "config.toml", {**given, "KENTONGAN_TELEGRAM__TOKEN": "2:of-the-environment"})
    assert settings.telegram.token.get_secret_value() == "2:of-the-environment"
    (tmp_path / "telegram.token").write_text("no token at all")
    with pytest.raises(ConfigurationError) as raised:
        load(tmp_path / "config.toml", given)
    assert "no token at all" not in str(raised.value)
    assert "KENTONGAN_TELEGRAM__TOKEN" in str(raised.value)
