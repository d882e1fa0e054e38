"""What is kept, for how long, and what happens then: one table, in data.

The clearing job obeys it, the privacy page prints it, an erasure is planned by it, and a column that could hold
something about a person and stands in no rule fails the tests. A rule names its columns one by one; only where the
whole row goes may it say `.*`, so that a new column of a row that stays has to be thought about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

YEAR = 365
UNDO_DAYS = 30  # how long what maintenance did can be taken back


class Then(StrEnum):
    """What happens when the time is over."""

    DELETE = "delete"
    BLANK = "blank"
    WITHDRAW = "withdraw"
    GOES_ALONG = "goes along"  # no time of its own: it goes with what it belongs to
    STAYS = "stays"  # says nothing about a person


class Erasure(StrEnum):
    """What becomes of it when a person is erased."""

    GOES = "goes"
    BLANKED = "blanked"
    STAYS = "stays"
    NOT_THEIRS = "not theirs"


@dataclass(frozen=True, slots=True)
class Rule:
    """`columns` are `app.Model.column` or `app.Model.*`. With `days` there is a time, which a project may change
    from `floor` to `ceiling` where these differ. `sentence` is for the person, with the time as `{time}`;
    `because` is for whoever decides on the time."""

    key: str
    columns: tuple[str, ...]
    then: Then
    on_erasure: Erasure
    sentence: str | Promise
    because: str | Promise
    days: int | None = None
    floor: int = 0
    ceiling: int = 0
    is_told: bool = True

    @property
    def can_change(self) -> bool:
        return self.days is not None and self.floor < self.ceiling

    def says(self, days: int | None) -> str:
        """The sentence with this time in it."""
        return str(self.sentence).format(time=span(days)) if days is not None else str(self.sentence)


def span(days: int) -> str:
    """A number of days as people say it."""
    if days and days % YEAR == 0:
        return ngettext("%(n)d year", "%(n)d years", days // YEAR) % {"n": days // YEAR}
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


RULES: tuple[Rule, ...] = (
    Rule(
        "memories",
        (
            "memory_core.Memory.*",
            "memory_core.MemoryVersion.*",
            "memory_core.Evidence.*",
            "memory_core.Finding.*",
            "memory_core.SummarySource.*",
            "memory_core.EndedSession.*",
            "audit.Decision.*",
            "audit.Note.*",
            "audit.QualitySample.*",
            "audit.Contradiction.*",
            "audit.MergeProposal.*",
        ),
        Then.GOES_ALONG,
        Erasure.GOES,
        lazy("What is remembered about you stays until you delete it, with the reason why it is there."),
        lazy("It is what the service is for, and the person can end it at any time."),
    ),
    Rule(
        "expired",
        ("memory_core.MemoryVersion.*", "memory_core.Memory.*"),
        Then.DELETE,
        Erasure.GOES,
        lazy("What was meant for a time only is no longer used when that time is over, and is deleted {time} later."),
        lazy("Agents may still ask for what has expired when they look back; that ends here."),
        30,
        1,
        YEAR,
    ),
    Rule(
        "waiting",
        ("memory_core.MemoryVersion.*",),
        Then.WITHDRAW,
        Erasure.GOES,
        lazy("What waits for a check is withdrawn when nobody has decided about it within {time}."),
        lazy("What nobody finds worth a look for so long was not needed, and the sensitive things are among it."),
        180,
        14,
        2 * YEAR,
    ),
    Rule(
        "refused",
        ("memory_core.MemoryVersion.*", "memory_core.Memory.*"),
        Then.DELETE,
        Erasure.GOES,
        lazy("What was rejected or withdrawn is read by nobody, and is deleted after {time}."),
        lazy("Long enough to take a hasty rejection back."),
        30,
        7,
        YEAR,
    ),
    Rule(
        "taken_back",
        ("memory_core.MemoryVersion.*", "memory_core.Memory.*"),
        Then.DELETE,
        Erasure.GOES,
        lazy("What ought not to have been remembered and was taken back is deleted after {time}."),
        lazy("Long enough to say who had read it, and to undo a mistake."),
        30,
        7,
        YEAR,
    ),
    Rule(
        "past",
        ("memory_core.MemoryVersion.*", "memory_core.Memory.*"),
        Then.DELETE,
        Erasure.GOES,
        lazy(
            "What has been replaced by something newer is deleted after {time}; so is what was put away or merged,"
            " after a month at the earliest, so that it can be brought back until then."
        ),
        lazy("Agents may ask what was true at an earlier time; a year covers what comes round every year."),
        YEAR,
        1,
        5 * YEAR,
    ),
    Rule(
        "turns",
        ("memory_core.Turn.*",),
        Then.DELETE,
        Erasure.GOES,
        lazy(
            "The words of your conversations are deleted after {time}. Words that a memory rests on stay as long as it."
        ),
        lazy(
            "They are kept so that what belongs together is read together, and so that a client which sends the whole"
            " conversation every time is not read twice."
        ),
        30,
        1,
        YEAR,
    ),
    Rule(
        "index",
        ("memory_core.RecallEntry.*", "memory_core.VectorEntry.*", "memory_core.Posting.*", "memory_core.Mention.*"),
        Then.GOES_ALONG,
        Erasure.GOES,
        lazy(
            "What makes your memories findable holds no words but the names in them, which are sealed as they are, and"
            " goes with them."
        ),
        lazy("It can be made again from the memories at any time."),
    ),
    Rule(
        "jobs",
        ("memory_core.Job.*",),
        Then.DELETE,
        Erasure.GOES,
        lazy(
            "The record that a conversation came in and was read (times and counts) is deleted after {time}. If it"
            " could not be read, its words are kept as long, so that it can be tried again."
        ),
        lazy("What could not be read can be tried again until then. What was read carries no words any more."),
        30,
        7,
        YEAR,
    ),
    Rule(
        "recalls",
        ("memory_core.Recall.*",),
        Then.DELETE,
        Erasure.GOES,
        lazy("The list of who has read what about you goes back {time}."),
        lazy("People may ask who was given their data; half a year answers that without becoming a diary of its own."),
        180,
        30,
        3 * YEAR,
    ),
    Rule(
        "exports",
        ("audit.Export.*", "audit.ExportPart.*"),
        Then.DELETE,
        Erasure.GOES,
        lazy("A copy that was made for you can be fetched for {time}, is sealed until then, and is deleted after."),
        lazy("Everything in one place is what nobody should leave lying about."),
        7,
        1,
        30,
    ),
    Rule(
        "links",
        ("memory_core.SignInLink.*",),
        Then.DELETE,
        Erasure.GOES,
        lazy("A sign-in link is forgotten {time} after it was used or ran out."),
        lazy("Only its fingerprint is kept. The ledger keeps that it was issued and used."),
        1,
    ),
    Rule(
        "sessions",
        ("sessions.Session.*",),
        Then.DELETE,
        Erasure.GOES,
        lazy("A visit to this page is forgotten when you leave, or after it has run out."),
        lazy("Nothing but who is signed in stands in it."),
        0,
    ),
    Rule(
        "tries",
        ("memory_core.Tries.*",),
        Then.GOES_ALONG,
        Erasure.NOT_THEIRS,
        lazy("How often somebody tried to come in is counted for two hours at most, under a mark that names nobody."),
        lazy("Without it whoever likes could guess passwords, or have mail sent, as often as they please."),
    ),
    Rule(
        "person",
        ("memory_core.Subject.*", "memory_core.Lane.*", "memory_core.RotationDue.*"),
        Then.GOES_ALONG,
        Erasure.GOES,
        lazy("How the service calls you, and your e-mail address if it was given, stay until everything is deleted."),
        lazy("Without it nobody could find, correct or delete what is held."),
    ),
    Rule(
        "keys",
        ("keyring.WrappedKey.*",),
        Then.GOES_ALONG,
        Erasure.GOES,
        lazy(
            "Everything about you is sealed with a key of your own. It changes when something is deleted, and is"
            " destroyed when everything is, so that no backup opens either."
        ),
        lazy("It lives in a database of its own, apart from what it opens."),
    ),
    Rule(
        "wishes",
        ("memory_core.AgentPause.*", "memory_core.Suppression.*"),
        Then.GOES_ALONG,
        Erasure.GOES,
        lazy(
            "What you do not want to be remembered, or by whom, is kept as long as you wish it, as a fingerprint that"
            " cannot be turned back into words."
        ),
        lazy(
            "It is what keeps something deleted from being learned again. All of it goes when the person is erased,"
            " save the one sign, if they wished for it, that they are not to be remembered."
        ),
    ),
    Rule(
        "removals",
        ("memory_core.Removal.*",),
        Then.DELETE,
        Erasure.GOES,
        lazy("That you had something deleted (how many, when) is shown to you for {time}."),
        lazy("It says how many memories went and when, and not which."),
        30,
        1,
        YEAR,
    ),
    Rule(
        "requests",
        ("audit.PrivacyRequest.*", "audit.RequestNote.*"),
        Then.DELETE,
        Erasure.BLANKED,
        lazy(
            "Your requests under data protection law, and what was answered, are kept for {time} after they are"
            " closed. When you are erased their words go at once; number, sort and dates stay."
        ),
        lazy("An authority may ask for three years whether a request was answered in time."),
        3 * YEAR,
        YEAR,
        10 * YEAR,
    ),
    Rule(
        "holds",
        ("audit.LegalHold.*",),
        Then.DELETE,
        Erasure.BLANKED,
        lazy(
            "When the law demands that something is kept, nothing of yours is deleted meanwhile, and this page says so."
            " That there was such a time is kept for {time} after it."
        ),
        lazy("It explains why a rule or a request was not followed in that time."),
        3 * YEAR,
        YEAR,
        10 * YEAR,
    ),
    Rule(
        "notice_words",
        ("audit.Notice.payload",),
        Then.BLANK,
        Erasure.GOES,
        lazy("A message that tells another system what you asked for loses your name after {time} at the latest."),
        lazy("It is dropped as soon as it was said; this is for a receiver that never answered."),
        30,
        7,
        YEAR,
    ),
    Rule(
        "notices",
        ("audit.Notice.*",),
        Then.DELETE,
        Erasure.STAYS,
        lazy("Which systems were told, and when, is kept for {time}."),
        lazy("Those who got the data have to be told, and that has to be shown, as long as the request it belongs to."),
        3 * YEAR,
        YEAR,
        10 * YEAR,
    ),
    Rule(
        "receipts",
        (
            *("audit.ErasureRun.id", "audit.ErasureRun.subject_id", "audit.ErasureRun.request"),
            *(
                "audit.ErasureRun.actor",
                "audit.ErasureRun.plan",
                "audit.ErasureRun.left",
                "audit.ErasureRun.outside",
                "audit.ErasureRun.error",
            ),
            *("audit.Receipt.id", "audit.Receipt.run", "audit.Receipt.says", "audit.Receipt.mac"),
        ),
        Then.STAYS,
        Erasure.STAYS,
        lazy("The receipt of an erasure stays: its number, times and counts, without your name or a word."),
        lazy("It is what proves that the erasure took place."),
    ),
    Rule(
        "traces",
        ("audit.ErasureRun.traces",),
        Then.GOES_ALONG,
        Erasure.GOES,
        lazy(
            "What an erasure has to look for afterwards is sealed under a key of its own, which goes when it is done."
        ),
        lazy("Without it nobody could tell whether something was left."),
        is_told=False,
    ),
    Rule(
        "ledger",
        (
            *("memory_core.LedgerEntry.actor", "memory_core.LedgerEntry.action", "memory_core.LedgerEntry.subject_id"),
            *("memory_core.LedgerEntry.memory_id", "memory_core.LedgerEntry.version_id"),
            *("memory_core.LedgerEntry.fields", "memory_core.LedgerEntry.facts"),
            *("memory_core.LedgerEntry.previous", "memory_core.LedgerEntry.digest", "memory_core.LedgerHead.digest"),
        ),
        Then.STAYS,
        Erasure.STAYS,
        lazy(
            "That something was done, when and by what sort of hand, is written down for good and without a word of"
            " what it was about. Once you are erased it points to nobody."
        ),
        lazy("Codes, counts and random ids only. What could be changed later would prove nothing."),
    ),
    Rule(
        "tombstones",
        ("keyring.DestroyedKey.owner_id", "keyring.ErasedRow.memory_id", "keyring.ErasedRow.owner_id"),
        Then.STAYS,
        Erasure.STAYS,
        lazy("A random number stays in place of what was deleted, so that it goes again should a backup come back."),
        lazy("As long as any backup may be restored, and nobody can know that of every copy."),
    ),
    Rule(
        "claims",
        ("audit.Claim.*",),
        Then.DELETE,
        Erasure.GOES,
        lazy("Who of the staff has a memory before them is forgotten {time} after they have left it."),
        lazy("A courtesy among reviewers."),
        1,
        is_told=False,
    ),
    Rule(
        "tidied",
        ("audit.MaintenanceAct.*",),
        Then.DELETE,
        Erasure.GOES,
        lazy("Which of your memories were put away or merged, and when, is listed for {time}."),
        lazy(
            "Bringing them back needs the list. What was brought back is remembered, so that it is not put away again."
        ),
        60,
        UNDO_DAYS,
        YEAR,
    ),
    Rule(
        "tidying",
        ("audit.MaintenanceRun.*",),
        Then.DELETE,
        Erasure.NOT_THEIRS,
        lazy("That there was a round of maintenance, and how much it did, is kept for {time}."),
        lazy("Counts only. It stays as long as anything on its list."),
        90,
        UNDO_DAYS,
        YEAR,
        is_told=False,
    ),
    Rule(
        "bulk_runs",
        ("audit.BulkRun.*",),
        Then.DELETE,
        Erasure.NOT_THEIRS,
        lazy("The list of what was decided on together is deleted after {time}."),
        lazy("Ids only. It is needed to take such a decision back as one; each decision stays with its memory."),
        90,
        7,
        YEAR,
        is_told=False,
    ),
    Rule(
        "staff",
        (
            *("memory_core.User.id", "memory_core.User.email", "memory_core.User.name", "memory_core.User.password"),
            *("memory_core.Membership.user", "audit.SavedFilter.*"),
            *("memory_core.User_groups.*", "memory_core.User_user_permissions.*"),
        ),
        Then.GOES_ALONG,
        Erasure.NOT_THEIRS,
        lazy("Accounts of the staff stay as long as they work here."),
        lazy("An owner removes them; what they saved for themselves goes along."),
        is_told=False,
    ),
    Rule(
        "former_staff",
        (
            "memory_core.FormerMember.id",
            "memory_core.FormerMember.actor",
            "memory_core.FormerMember.name",
            "memory_core.FormerMember.role",
        ),
        Then.STAYS,
        Erasure.NOT_THEIRS,
        lazy("The names of former staff stay, sealed, beside the ledger that names what they did."),
        lazy("A trail whose actors cannot be told any more does not hold anybody to account."),
        is_told=False,
    ),
    Rule(
        "project",
        (
            *("memory_core.Project.id", "memory_core.Project.name", "memory_core.Project.slug"),
            *("memory_core.Project.screening", "memory_core.Project.languages"),
            *("memory_core.Project.alarm_emails", "memory_core.Project.alarm_webhook", "memory_core.Project.theme"),
            *("memory_core.Project.instructions", "memory_core.Project.includes", "memory_core.Project.excludes"),
            *("memory_core.Project.categories", "memory_core.GateTally.id", "memory_core.GateTally.day"),
            *("memory_core.ApiKey.id", "memory_core.ApiKey.name", "memory_core.ApiKey.prefix"),
            *("memory_core.ApiKey.digest", "memory_core.ApiKey.scopes"),
            *("memory_core.EmbeddingSpace.provider", "memory_core.EmbeddingSpace.model"),
            *("memory_core.EmbeddingSpace.chosen_over", "memory_core.EmbeddingSpace.fault"),
            "memory_core.ModelService.reason",
            *("audit.Receiver.id", "audit.Receiver.name", "audit.Receiver.url"),
            *("audit.RetentionOverride.rule", "audit.RetentionOverride.set_by"),
            *("audit.MaintenanceChoice.name", "audit.MaintenanceChoice.set_by"),
            *("auth.Permission.name", "auth.Permission.codename", "auth.Permission.content_type", "auth.Group.name"),
            *("auth.Group_permissions.group", "auth.Group_permissions.permission"),
            *("contenttypes.ContentType.app_label", "contenttypes.ContentType.model"),
        ),
        Then.STAYS,
        Erasure.NOT_THEIRS,
        lazy("How this project is set up stays as long as it exists."),
        lazy("Settings, keys of agents and codes of the software say nothing about a person who is remembered."),
        is_told=False,
    ),
    Rule(
        "outside",
        (),
        Then.GOES_ALONG,
        Erasure.NOT_THEIRS,
        lazy("Messages between the parts of this service and its logs carry random ids and counts, never your words."),
        lazy("Read messages are gone at once; how long logs and backups are kept is for whoever runs the service."),
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}

HARMLESS: tuple[type[models.Field], ...] = (  # type: ignore[type-arg] # a tuple of classes
    models.AutoField,
    models.BooleanField,
    models.DateField,
    models.FloatField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.PositiveBigIntegerField,
    models.BigAutoField,
)


def may_be_personal(field: "models.Field[object, object]") -> bool:
    """Whether a column could say something about a person. A type that is not known here could."""
    if isinstance(field, models.ForeignKey):
        return field.related_model is not apps.get_model("memory_core", "Project")
    return not (isinstance(field, HARMLESS) or (isinstance(field, models.CharField) and field.choices))


def columns() -> Iterator[tuple[str, "models.Field[object, object]"]]:
    """Every column of every table, as rules name them."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            yield f"{model._meta.label}.{field.name}", field


def rules_of(column: str) -> list[Rule]:
    """The rules that a column is under: its own, or those of its row."""
    row = column.rpartition(".")[0] + ".*"
    return [rule for rule in RULES if column in rule.columns or row in rule.columns]


def without_rule() -> list[str]:
    """Columns that could say something about a person and stand in no rule."""
    return [name for name, field in columns() if may_be_personal(field) and not rules_of(name)]
