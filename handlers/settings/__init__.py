"""How, when and in which language a chat is told, and what is kept of it."""
