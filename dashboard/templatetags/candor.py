"""What the templates need beyond Django's own tags."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.contrib.messages.storage.base import Message
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from dashboard.marking import Change, Piece
from memory_core.models import Project
from memory_core.services.theme import theme_of

register = template.Library()

JUST_NOW_SECONDS = 60
UNDO = "undo-"


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The pieces of a sentence as HTML; each mark says in words what it marks."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces))


@register.filter
def theme_stamp(project: Project) -> str:
    """What is in the address of a project's stylesheet, so that a new look is fetched at once."""
    return theme_of(project).stamp


@register.filter
def ago(moment: datetime) -> SafeString:
    """How long ago, roughly, with the exact time for whoever wants it."""
    past = timezone.now() - moment
    if past.total_seconds() < JUST_NOW_SECONDS:
        words = _("just now")
    else:
        words = _("%(time)s ago") % {"time": timesince(moment, depth=1)}
    exact = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', exact.isoformat(), f"{exact:%Y-%m-%d %H:%M %Z}", words
    )


@register.filter
def percent(share: float) -> str:
    """A share of one as a percentage."""
    return f"{round(share * 100)} %"


@register.filter
def share(share: float) -> str:
    """A small share of one as a percentage, to the tenth where it is below ten."""
    return f"{share * 100:.1f} %" if 0 < share < 0.1 else f"{round(share * 100)} %"


@register.filter
def decision_to_undo(message: Message) -> str:
    """The id of the decision that a message offers to take back, or nothing."""
    tag = message.extra_tags or ""
    return tag.removeprefix(UNDO) if tag.startswith(UNDO) else ""


@register.filter
def unlocalized(number: float) -> str:
    """A coordinate as SVG wants it, with a point in every language."""
    return f"{number:g}"


def _piece(piece: Piece) -> str | SafeString:
    if piece.change is Change.ADDED:
        return format_html("<ins>{}</ins>", piece.text)
    if piece.change is Change.REMOVED:
        return format_html("<del>{}</del>", piece.text)
    if not piece.label:
        return piece.text
    words = '<mark class="tone-{}" title="{}">{}</mark><span class="visually-hidden"> ({})</span>'
    return format_html(words, piece.tone, piece.label, piece.text, piece.label)
