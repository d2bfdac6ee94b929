"""The feeds that a chat reads."""
