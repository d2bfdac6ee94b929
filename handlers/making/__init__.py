"""Rules in the making: from plain words to a rule that is saved, shared or tried."""
