"""How often something was tried lately, so that guessing and flooding come to an end."""

from django.db import models


class Tries(models.Model):
    """Who tried is a keyed hash of what and by whom, which tells nobody either. The row goes when its time is over."""

    mac = models.BinaryField(primary_key=True, max_length=16)
    number = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "tries"

    def __str__(self) -> str:
        return f"{self.number} tries until {self.until}"
