"""Fields whose column holds ciphertext only.

A model with sealed fields has a `key_owner` (the subject's or the project's id) and an `id` that is
known before the row is written. The value opens on first use of the attribute.
"""

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import models
from uuid_utils.compat import uuid7

from memory_core import vault


def new_id() -> UUID:
    """A time-ordered id, known before the row is written."""
    return uuid7()


def random_id() -> UUID:
    return uuid4()


if TYPE_CHECKING:  # generic for the type checker only
    BytesColumn = models.BinaryField[Any, Any]
else:
    BytesColumn = models.BinaryField


class _Opening:
    """Reads and writes the clear value; the sealed bytes stay in the instance's dictionary."""

    def __init__(self, field: "SealedField") -> None:
        self.field = field
        self.clear = f"_{field.attname}_clear"

    def __get__(self, instance: models.Model | None, owner: type | None = None) -> Any:
        if instance is None:
            return self
        state = instance.__dict__
        if self.clear not in state and self.field.attname not in state:
            instance.refresh_from_db(fields=[self.field.attname])  # sets the clear value
        if self.clear not in state:
            state[self.clear] = self.field.unseal(instance, state[self.field.attname])
        return state[self.clear]

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__.pop(self.clear, None)
        if isinstance(value, bytes | memoryview):
            instance.__dict__[self.field.attname] = bytes(value)
        else:
            instance.__dict__[self.field.attname] = None
            instance.__dict__[self.clear] = value


class SealedField(BytesColumn):
    """Base of the sealed fields. `bytes` are taken for a sealed value, anything else for a clear one."""

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opening(self))

    def get_default(self) -> Any:
        """The clear default. BinaryField's own would make an empty text the sealed value `b""`, which never opens."""
        return models.Field.get_default(self)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        state = model_instance.__dict__
        clear = state.get(f"_{self.attname}_clear")
        if clear is None:
            return state.get(self.attname)
        sealed = vault.seal(_owner(model_instance), self.place(model_instance), self.encode(clear))
        state[self.attname] = sealed
        return sealed

    def get_prep_value(self, value: Any) -> Any:
        if value is not None and not isinstance(value, bytes | memoryview):
            raise TypeError(f"{self.name} is sealed: assign it on an instance and save that.")
        return super().get_prep_value(value)

    def unseal(self, instance: models.Model, sealed: bytes | None) -> Any:
        if sealed is None:
            return None
        return self.decode(vault.open(_owner(instance), self.place(instance), sealed))

    def place(self, instance: models.Model) -> str:
        """What binds the value to its row: `id` where a model has one beside its primary key."""
        return self.place_in(type(instance), getattr(instance, "id", instance.pk))

    def place_in(self, model: type[models.Model], row_id: object) -> str:
        return f"{model._meta.label_lower}.{self.attname}:{row_id}"

    def encode(self, value: Any) -> bytes:
        raise NotImplementedError

    def decode(self, value: bytes) -> Any:
        raise NotImplementedError


class SealedText(SealedField):
    def encode(self, value: str) -> bytes:
        return value.encode()

    def decode(self, value: bytes) -> str:
        return value.decode()


class SealedJSON(SealedField):
    def encode(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def decode(self, value: bytes) -> Any:
        return json.loads(value)


def _owner(instance: models.Model) -> UUID:
    owner: UUID = instance.key_owner  # type: ignore[attr-defined]
    return owner
