"""What every test may use."""

import pytest

pytest_plugins = ["tests.botapi.fixtures", "tests.databases", "tests.feedserver.fixtures"]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Three processes for the whole suite, as tests of whole programs wait much; for files that somebody names, none."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else 3
