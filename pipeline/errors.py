"""The one error for bad input: what a person gave us cannot be used, and this is what to do about it.

It is raised wherever a file is opened or its contents are judged, caught in one place (the commands), and shown as one
sentence. A mistake of our own is not bad input: let that raise what it raises.
"""

from __future__ import annotations

from os import PathLike, fspath


class LkjipError(Exception):
    """Bad input, told as one sentence: "FILE, PLACE: problem; remedy.".

    `file` is the file or folder concerned, `place` where in it ("page 12", "documents[2].sha256"; empty for the whole
    of it), `problem` what is wrong and `remedy` what to do (empty where nothing helps). No trailing full stops.
    Survives pickling, so that it can cross from a worker process.
    """

    def __init__(self, file: str | PathLike[str], place: str, problem: str, remedy: str = "") -> None:
        self.file = fspath(file)
        self.place = place
        self.problem = problem
        self.remedy = remedy
        super().__init__(self.file, place, problem, remedy)

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        what = "; ".join(part.rstrip(".") for part in (self.problem, self.remedy) if part)
        sentence = f"{where}: {what}" if where else what
        return " ".join(sentence.split()) + "."
