"""What can stop the work, as one tree.

::

    BriefError                  anything a person can mend; exit code 1 unless said otherwise
    ├── UsageError              the command or its options are off; exit code 2
    ├── InputError              a path, a file or its content cannot be used
    ├── SettingsError           brief.toml or the environment holds something unusable
    ├── StoreError              the database or an output file cannot be read or written
    ├── LockHeld                another run works on the same folder
    ├── FetchError              a feed or an article could not be fetched
    ├── DeliveryError           a finished briefing could not be sent
    └── LLMError                no usable answer came back from a model
        ├── LLMUnavailable      nobody answered (refused, timed out, overloaded), retries included
        ├── LLMRefused          the endpoint said no and will say no again (key, model, request)
        ├── LLMInvalid          answers came, none fitted the schema
        ├── ReplyCutOff         the answer hit the token limit before it was complete
        ├── BudgetExceeded      the next call would pass --max-cost or --max-tokens
        └── ReplayMiss          the recordings hold no answer to this prompt

Messages say what was being done, to what, and the mend. A foreign exception is the ``__cause__``.
"""

__all__ = [
    "BriefError",
    "BudgetExceeded",
    "DeliveryError",
    "FetchError",
    "InputError",
    "LLMError",
    "LLMInvalid",
    "LLMRefused",
    "LLMUnavailable",
    "LockHeld",
    "ReplayMiss",
    "ReplyCutOff",
    "SettingsError",
    "StoreError",
    "UsageError",
]


class BriefError(Exception):
    """An error that a person can understand and mend; printed as one line, never as a traceback."""

    exit_code = 1


class UsageError(BriefError):
    """The command line or the arguments of a public function are off."""

    exit_code = 2


class InputError(BriefError):
    """A path, a file or its content cannot be used."""


class SettingsError(BriefError):
    """A setting has an unknown name or an impossible value."""

    exit_code = 2


class StoreError(BriefError):
    """The database or an output file cannot be read or written."""


class LockHeld(BriefError):
    """Another run works on the same folder; the message says which."""


class FetchError(BriefError):
    """A feed or an article could not be fetched, or must not be."""


class DeliveryError(BriefError):
    """A finished briefing could not be sent."""


class LLMError(BriefError):
    """No usable answer came back from a model."""


class LLMUnavailable(LLMError):
    """Nobody answered: refused, timed out or overloaded, after all retries."""


class LLMRefused(LLMError):
    """The endpoint said no and would say no again: key, model name or request."""


class LLMInvalid(LLMError):
    """Answers came, but none fitted the schema."""


class ReplyCutOff(LLMError):
    """The answer reached the token limit before it was complete; ask for less at once."""


class BudgetExceeded(LLMError):
    """The next call would pass the budget that the user set."""


class ReplayMiss(LLMError):
    """The recordings hold no answer to this prompt."""
