"""Rules that stand: their list, their cards, and what they ask in a person's words."""
