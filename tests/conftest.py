"""What every test may use."""

pytest_plugins = ["tests.botapi.fixtures", "tests.feedserver.fixtures"]
