"""`python -m calfbreak`."""

import sys

from calfbreak.cli import main

if __name__ == "__main__":
    sys.exit(main())
