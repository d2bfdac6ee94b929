"""A small newsroom on loopback that replays January 2022."""
