"""`python -m app`: hand over to the command line, or say plainly what is missing."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - started by hand, it may well be an older Python
    sys.exit('Tellapart needs Python 3.11 or newer: run "make run" (it finds one), or use .venv/bin/python -m app.')

try:
    from app.cli import main
except ModuleNotFoundError as error:
    if str(error.name).partition(".")[0] in {"app"} | sys.stdlib_module_names:
        raise
    sys.exit(
        'Tellapart\'s packages are not installed here: run "make run" first (it sets everything up), '
        "or use .venv/bin/python -m app."
    )

if __name__ == "__main__":
    sys.exit(main())
