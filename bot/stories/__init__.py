"""STAGE 2: from a committed item to the story it belongs to, and to who is told of it."""
