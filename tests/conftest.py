"""What every test may use."""

import pytest

pytest_plugins = ["tests.botapi.fixtures", "tests.databases", "tests.feedserver.fixtures"]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two processes for the whole suite; for the files that somebody names starting them would take longer."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else 2
