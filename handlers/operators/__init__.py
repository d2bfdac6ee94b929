"""What only the people who run the bot see, and whom they let in."""
