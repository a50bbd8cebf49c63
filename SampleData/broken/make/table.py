"""What a defect is: one file, what is wrong with it in both languages, and what must be found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class E:
    """One expected finding: its code, the record's number from 1, and the byte's place where it is certain."""

    code: str
    record: int | None = None
    byte: int | None = None

    def __str__(self):
        record = "" if self.record is None else f"@{self.record}"
        return f"{self.code}{record}" + ("" if self.byte is None else f"+{self.byte}")


@dataclass(frozen=True)
class Defect:
    """One broken file. `expected` names findings on the file and refused records alike, each as often as it comes."""

    name: str
    japanese: str
    english: str
    content: bytes
    verdict: str
    accepted: int
    rejected: int
    expected: tuple
