"""``python -m recto``."""

from recto.cli import command

if __name__ == "__main__":
    command()
