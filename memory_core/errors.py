"""Refusals. Services raise them; the REST handler and the pages turn them into answers."""

from collections.abc import Mapping, Sequence


class CandorError(Exception):
    """A refusal with an HTTP status and, where one is at fault, the field and how to mend it."""

    status = 400
    default = "The request cannot be carried out."

    def __init__(self, detail: str = "", *, fields: Mapping[str, Sequence[str]] | None = None) -> None:
        self.detail = detail or self.default
        self.fields = dict(fields or {})
        super().__init__(self.detail)


class InvalidInput(CandorError):
    """The caller sent something that cannot be understood; `fields` says what and why."""

    default = "The request has a value that cannot be used."

    @classmethod
    def field(cls, name: str, message: str) -> "InvalidInput":
        return cls(f"{name}: {message}", fields={name: [message]})


class ScopeMissing(CandorError):
    """Nobody in particular was named, so nothing is read or changed."""


class NotPermitted(CandorError):
    status = 403
    default = "This key or account may not do that."


class NotFound(CandorError):
    status = 404
    default = "Not found."


class IllegalTransition(CandorError):
    """The row is not in a state from which the asked move is allowed."""

    status = 409


class StaleDecision(CandorError):
    """What was decided on is no longer what stands there; `changed` are codes of what differs."""

    status = 409

    def __init__(self, detail: str = "", *, changed: Sequence[str] = ()) -> None:
        super().__init__(detail)
        self.changed = list(changed)


class Conflict(CandorError):
    status = 409


class AppendOnly(CandorError):
    """The ledger is written, never changed."""

    status = 409


class TooManyTries(CandorError):
    """Somebody tries more often than anybody who means well."""

    status = 429
    default = "That was tried too often. Wait a quarter of an hour, then try again."


class QueueFull(CandorError):
    """More exchanges wait to be read than the operator lets wait; `retry_after` says when to come again, in seconds."""

    status = 429

    def __init__(self, detail: str, *, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class KeyDestroyed(CandorError):
    """The key of this owner is gone, and with it everything sealed under it."""

    status = 410
    default = "This person's data has been erased."


class NotToBeRemembered(CandorError):
    """This person does not want anything to be written down about them."""

    status = 409
    default = "This person does not want to be remembered."


class ProviderError(CandorError):
    """A model did not answer, or answered with something that cannot be used.

    `retryable` when it lies with the model's service, so that the same may succeed later; `retry_after` is when that
    service wants to be asked again, in seconds. `tokens_in` and `tokens_out` were paid for nothing.
    """

    status = 503
    default = "The model cannot be reached at the moment."

    def __init__(
        self,
        detail: str = "",
        *,
        retryable: bool = True,
        retry_after: float | None = None,
        tokens_in: int = 0,
        tokens_out: int = 0,
    ) -> None:
        super().__init__(detail)
        self.retryable, self.retry_after = retryable, retry_after
        self.tokens_in, self.tokens_out = tokens_in, tokens_out
