"""Pictures, drawn by a process of its own: matplotlib (the extra ``charts``) is never in the program's memory."""
