"""A text in both languages of the messages."""

from __future__ import annotations

from typing import Literal, TypeAlias

from disclosure_schema.frozen import frozen

#: The languages of messages, by their BCP 47 tags.
Language: TypeAlias = Literal["zh", "en"]


@frozen
class Texts:
    """One text in Chinese and in English."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """The text in a language."""
        return self.zh if language == "zh" else self.en
