"""Places that hold something of a person and that only judgement knows of: words about them outside their own rows."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models

from audit.models import LegalHold, Notice, PrivacyRequest, RequestNote, SavedFilter
from memory_core.services import stores


@dataclass(frozen=True)
class WordsOfRequests:
    """What a person wrote in a request, the letters and notes, and the answer. Number, kind and dates stay."""

    key = "audit.PrivacyRequest"
    is_row = True

    def count(self, owner_id: UUID) -> int:
        words = sum(_has_words(request) for request in PrivacyRequest.objects.of_person(owner_id))
        return words + self._notes(owner_id).count()

    def delete(self, owner_id: UUID) -> None:
        for request in PrivacyRequest.objects.of_person(owner_id).select_for_update():
            request.details, request.extension_reason, request.refusal_reason = {}, "", ""
            request.save(update_fields=["details", "extension_reason", "refusal_reason"])
        self._notes(owner_id).delete()

    def _notes(self, owner_id: UUID) -> models.QuerySet[RequestNote]:
        return RequestNote.objects.filter(request__subject_id=owner_id)


@dataclass(frozen=True)
class WordsOfNotices:
    """Messages on their way to other systems name the person. That of the erasure itself is dropped once it is said."""

    key = "audit.Notice"
    is_row = True

    def count(self, owner_id: UUID) -> int:
        return self._of(owner_id).count()

    def delete(self, owner_id: UUID) -> None:
        self._of(owner_id).update(payload=None)

    def _of(self, owner_id: UUID) -> models.QuerySet[Notice]:
        return Notice.objects.filter(subject_id=owner_id, payload__isnull=False, run=None)


@dataclass(frozen=True)
class WordsOfHolds:
    """Why somebody's data had to be kept. That there was such a time stays."""

    key = "audit.LegalHold"
    is_row = True

    def count(self, owner_id: UUID) -> int:
        return sum(bool(held.reason) for held in LegalHold.objects.filter(subject_id=owner_id))

    def delete(self, owner_id: UUID) -> None:
        for held in LegalHold.objects.filter(subject_id=owner_id).select_for_update():
            held.reason = ""
            held.save(update_fields=["reason"])


@dataclass(frozen=True)
class Filters:
    """Filters of the review queue that were saved for one person."""

    key = "audit.SavedFilter"
    is_row = True

    def count(self, owner_id: UUID) -> int:
        return self._of(owner_id).count()

    def delete(self, owner_id: UUID) -> None:
        self._of(owner_id).delete()

    def _of(self, owner_id: UUID) -> models.QuerySet[SavedFilter]:
        return SavedFilter.objects.filter(query__contains=str(owner_id))


def register() -> None:
    stores.register(WordsOfRequests(), WordsOfNotices(), WordsOfHolds(), Filters())


def _has_words(request: PrivacyRequest) -> bool:
    return bool(request.details or request.extension_reason or request.refusal_reason)
