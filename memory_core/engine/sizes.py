"""How many tokens a text costs a language model, near enough to keep a budget, without any model's tokenizer.

Every model cuts text its own way. This counts as the tokenizers with some 32,000 pieces do, which cut finest, so that
a budget holds for those with larger vocabularies too. tests/engine/test_sizes.py holds it against a real one.
"""

import re

_PIECE = re.compile(r"[A-Za-z]+|[^\W_A-Za-z]|\n|[^\w\s]|_")
WHOLE_CHARS = 6  # longest ASCII word that is mostly one piece
PIECE_CHARS = 4  # of what is left of a longer word
FIRST_SIGN, FIRST_EMOJI = "\u2e80", "\U0001f000"


def token_count(text: str) -> int:
    """Tokens of a text. A word is one, a long one more; digits, marks and letters beyond ASCII one each.

    Signs of scripts written without spaces are two, emoji four.
    """
    return sum(_pieces(match.group()) for match in _PIECE.finditer(text))


def _pieces(piece: str) -> int:
    if piece >= FIRST_SIGN:
        return 4 if piece >= FIRST_EMOJI else 2
    over = len(piece) - WHOLE_CHARS
    return 1 if over <= 0 else 1 + -(-over // PIECE_CHARS)
