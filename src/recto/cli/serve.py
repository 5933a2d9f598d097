"""``recto serve``: show the site while it is written."""

import argparse

from recto.cli.build import how_arguments
from recto.cli.watch import folder_of, interruptible, teller, wait
from recto.errors import ConfigError

_EPILOG = """\
A page is shown again as soon as its file is saved, with its findings; the whole folder is built after that.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = _EPILOG
    how_arguments(parser)
    parser.add_argument("--port", type=int, metavar="N", help="port (default: the first free one from 8000)")
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="address (default: 127.0.0.1)")
    parser.add_argument("--open", action="store_true", help="open the site in a browser")
    parser.add_argument("--quiet", action="store_true", help="print the address and errors only")
    parser.add_argument("--json", action="store_true", help="print each event as a line of JSON")


def run(asked: argparse.Namespace) -> int:
    """Serve until it is interrupted."""
    from recto.serve import serving

    if asked.port is not None and not 0 <= asked.port <= 65535:
        raise ConfigError(f"--port {asked.port} is no port.", "Give a number from 0 to 65535, or leave it out.")
    with interruptible(), serving(folder_of(asked), asked.host, asked.port, teller(asked)) as server:
        if asked.open:
            import webbrowser

            webbrowser.open(server.address)
        wait()
    return 0
