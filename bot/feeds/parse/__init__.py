"""Bodies become entries: `pool.ParserPool` for the program, `result` for what it gives.

Everything else here runs in the child processes, which load this file too: it imports nothing.
"""
