"""The one place where an error is printed and an exit code chosen."""

import contextlib
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import click

from llm_brief import __version__
from llm_brief.errors import BriefError
from llm_brief.rendering.escape import visible

__all__ = ["reporting"]


@contextmanager
def reporting() -> Iterator[None]:
    """Turn what goes wrong inside into one line on stderr and the exit code of DESIGN §2."""
    try:
        yield
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BriefError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; finished answers are kept, run the same command to go on")
        _exit_now(130)
    except BrokenPipeError:
        # The reader of our output (head, less) is gone: not an error, but stdout must not be flushed again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        what = f"{error.filename or 'system'}: {error.strerror or error}"
        _say(f"{what}; free space or mend permissions, then run again")
        sys.exit(1)
    except Exception:  # noqa: BLE001 - the last line of defence: a bug is reported, with all that is known
        traceback.print_exc()
        _say(f"this is a bug in llm-brief {__version__}; please report it with the lines above")
        sys.exit(1)


def _say(message: str) -> None:
    """One line on stderr, if anybody listens; ``print`` would turn to stdout when stderr is closed."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(f"brief: {visible(message)}", file=sys.stderr)  # noqa: T201


def _exit_now(code: int) -> None:
    """Leave without waiting for worker threads: a model call may take minutes."""
    with contextlib.suppress(OSError, AttributeError):  # a stream is gone or was never there
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
