"""Write the transcripts anew: ``python -m tests.transcripts [-k SCENE]``; what changed is then to be read in the diff."""

import os
import sys
from pathlib import Path

import pytest

from tests.transcripts.test_transcripts import REWRITE

os.environ[REWRITE] = "yes"
sys.exit(pytest.main([str(Path(__file__).parent), "-n0", "-q", *sys.argv[1:]]))
