"""``python -m recto``."""

import sys

from recto.cli import main

if __name__ == "__main__":
    sys.exit(main())
