"""Stage 1: feeds become items. Keep this file empty of imports: the parser's child process loads it too."""
