"""Which memories fit into a budget of tokens."""

from dataclasses import dataclass

from memory_core.engine.sizes import token_count

SMALLEST_MEMORY = 3  # tokens: no memory worth keeping is shorter


@dataclass(slots=True)
class Budget:
    """Room for so many tokens, given away best first. What would not fit into the whole of it is passed over; at the
    first that does not fit into what is left it is full, so nothing weaker takes the place of something better."""

    size: int
    used: int = 0
    is_full: bool = False

    def takes(self, text: str) -> bool:
        """Whether a text still fits; its tokens are then used up."""
        cost = token_count(text)
        if self.is_full or cost > self.size:
            return False
        if self.used + cost > self.size:
            self.is_full = True
            return False
        self.used += cost
        return True
