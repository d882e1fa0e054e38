"""What `memory_core` leaves to judgement when something is deleted. See `memory_core.services.erasure.Conductor`."""

from audit.erasure import erase as erase
from audit.holds import must_be_free as must_be_free
from audit.notices import tell_deleted as tell_deleted
