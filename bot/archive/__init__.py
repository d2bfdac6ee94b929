"""What rules would have sent: counted over the kept stories, in a process of its own, for chats that wait for it."""
