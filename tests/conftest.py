"""What every test may use."""

pytest_plugins = ["tests.botapi.fixtures", "tests.databases", "tests.feedserver.fixtures"]
