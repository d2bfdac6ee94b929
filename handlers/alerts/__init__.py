"""What can be done with an alert, and why it came or did not."""
